"""What follows from an outcome: each of these was found by a crash, and is kept here by its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.sandbox.faults import Fault
from desk.errors import DeskError
from tests.safety.casting import Case
from tests.safety.disk import Disk
from tests.safety.onlooker import Onlooker
from tests.safety.process import Death, Process
from tests.safety.scenes import Scene, prepared, seen
from tests.safety.verdict import Tally


async def opened(disk: Disk, kind: str, crowd: bool = False, witness: bool = False) -> tuple[Scene, Process]:
    scene, process = (await prepared(kind, crowd, witness)).open(disk)
    scene.clock.at = scene.due.timestamp()
    return scene, process


def texts(scene: Scene) -> list[str]:
    return [seen(m) for m in scene.channels[0].messages.values()]


async def test_a_lost_login_is_told_once_and_mended_from_the_card(disk: Disk) -> None:
    scene, process = await opened(disk, "text")
    owner = scene.people["owner"].chat_with(scene.account)
    before = set(owner.messages)
    scene.town.faults.add(Fault("unauthorized", method="sendMessage", chat_id=scene.channels[0].id))
    await process.goes_on()
    told = [m for m in owner.messages.values() if m.id not in before and "Check again" in m.labels]
    assert len(told) == 1
    onlooker = Onlooker(scene, disk)
    assert onlooker.answer()
    assert not onlooker.unseen


async def test_a_pin_survives_the_crash_between_sending_and_pinning(disk: Disk) -> None:
    tally = Tally()
    boundaries = await Case("pinned").play(disk, tally)
    at = boundaries.index("before pinChatMessage") + 1
    for boundary in (at - 1, at):
        await Case("pinned", deaths=(Death(boundary),)).play(disk, tally)
    assert not tally.faults


async def test_what_a_witness_saw_is_pinned(disk: Disk) -> None:
    tally = Tally()
    await Case("pinned", "silence", witness=True).play(disk, tally)
    assert not tally.faults


async def test_a_post_left_half_out_is_owned_up_to_and_never_continued_with_other_words(disk: Disk) -> None:
    scene, process = await opened(disk, "two_messages")
    scene.town.faults.add(Fault("silence", method="sendMessage", chat_id=scene.channels[0].id))
    await process.goes_on()
    number = scene.expected[0].publication
    editor = scene.people["editor"].id
    await process.app.desk.resolving.leave_it(editor, number)
    row = disk.rows("SELECT state, code, post_id FROM publications WHERE id = ?", number)[0]
    assert (row["state"], row["code"]) == ("published", "partly")
    assert disk.rows("SELECT state FROM posts WHERE id = ?", row["post_id"])[0]["state"] == "closed"


async def test_a_late_forward_of_another_post_is_no_witness(disk: Disk) -> None:
    """Two posts say the same; the first one's forward comes when the second is in doubt."""
    scene, process = await opened(disk, "text", witness=True)
    desk, editor = process.app.desk, scene.people["editor"].id
    twin = await desk.drafting.repeat(editor, 1)
    await desk.scheduling.publish_now(editor, twin.id, twin.revision, accepted=True)
    scene.clock.forward(11)
    scene.town.faults.add(Fault("proxy", method="sendMessage", chat_id=scene.channels[0].id, applied=False, times=1))
    await desk.publishing.run_once()
    await process.goes_on()
    states = [row["state"] for row in disk.rows("SELECT state FROM publications WHERE post_id IS NOT NULL ORDER BY id")]
    assert sorted(states) == ["published", "unconfirmed"]


async def test_a_post_of_which_a_part_is_out_is_neither_unscheduled_nor_unapproved(disk: Disk) -> None:
    scene, process = await opened(disk, "two_messages")
    scene.town.faults.add(Fault("flood", method="sendMessage", chat_id=scene.channels[0].id, retry_after=20_000))
    await process.goes_on()
    editor = scene.people["editor"].id
    with pytest.raises(DeskError, match="already_out"):
        await process.app.desk.scheduling.unschedule(editor, 1, 2)
    with pytest.raises(DeskError, match="partly_out"):
        await process.app.desk.drafting.cancel(editor, 1, 2)


async def test_where_the_author_has_left_somebody_else_is_asked(disk: Disk) -> None:
    """The author's chat was closed before, or is found closed when the card comes."""
    for told in (True, False):
        scene, process = await opened(disk, "text")
        scene.people["editor"].block(scene.account)
        if not told:
            scene.town.mailbox(scene.account).waiting.clear()
        scene.town.faults.add(Fault("silence", method="sendMessage", chat_id=scene.channels[0].id))
        await process.goes_on()
        onlooker = Onlooker(scene, disk)
        assert onlooker.answer(), onlooker.unseen
        await disk.let_go()


async def test_a_card_outlives_a_day_without_telegram(disk: Disk) -> None:
    scene, process = await opened(disk, "text")
    scene.town.faults.add(Fault("silence", method="sendMessage", chat_id=scene.channels[0].id))
    away = [Fault("refused", method=method, times=None) for method in ("sendMessage", "editMessageText")]
    for person in scene.people.values():
        away += [replace(fault, chat_id=person.id) for fault in away[:2]]
    for fault in away[2:]:
        scene.town.faults.add(fault)
    for _ in range(24):
        await process.goes_on()
        scene.clock.forward(3600)
    for fault in away[2:]:
        scene.town.faults.remove(fault)
    await process.goes_on()
    onlooker = Onlooker(scene, disk)
    assert onlooker.answer(), onlooker.unseen


async def test_a_lease_from_a_clock_that_was_wrong_is_swept_at_the_start(disk: Disk) -> None:
    dry = await Case("text").play(disk, Tally())
    _, process = await opened(disk, "text")
    await process.goes_on([Death(dry.index("after sendMessage") + 1, downtime=-3 * 86400.0)])
    assert disk.rows("SELECT state FROM publications")[0]["state"] == "unconfirmed"
