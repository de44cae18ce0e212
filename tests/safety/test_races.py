"""S5: edit, cancel, freeze, unschedule, move, disconnect and delete race with publishing at every await of either: the
old or the new is out, never a mixture; a cancel that was accepted always wins."""

from __future__ import annotations

import itertools
import sys
from collections import Counter
from collections.abc import Awaitable, Callable

import pytest

from tests.safety.disk import Disk
from tests.safety.racing import DONE, HOUR, Post, Stage, a_post, race, whole

IN_TEST = 240
IN_CAMPAIGN = 1_000
KINDS = ("text", "two_messages", "album_and_text")


async def edit(post: Post) -> object:
    return await post.desk.drafting.revise(post.editor, post.id, post.new, post.revision)


async def cancel(post: Post) -> object:
    return await post.desk.drafting.cancel(post.editor, post.id, post.revision)


async def freeze(post: Post) -> object:
    return await post.desk.freezing.freeze(post.owner)


async def freeze_channel(post: Post) -> object:
    return await post.desk.freezing.freeze(post.owner, post.scene.channel_ids[0])


async def unschedule(post: Post) -> object:
    return await post.desk.scheduling.unschedule(post.editor, post.id, post.revision)


async def move(post: Post) -> object:
    instant = post.scene.due.fromtimestamp(post.scene.clock.at + HOUR, post.scene.due.tzinfo)
    return await post.desk.scheduling.set_time(post.editor, post.id, post.revision, instant)


async def disconnect(post: Post) -> object:
    return await post.desk.connecting.disconnect(post.owner, post.scene.channel_ids[0])


async def remove(post: Post) -> object:
    return await post.desk.changing.remove(post.editor, post.id, post.revision)


async def change_again(post: Post) -> object:
    await post.desk.drafting.revise(post.editor, post.id, post.new, post.revision)
    return await post.desk.scheduling.publish_now(post.editor, post.id, post.revision + 1, accepted=True)


async def after_edit(post: Post, accepted: bool) -> None:
    old, new = whole(post.old), whole(post.new)
    state = post.row()
    if not accepted or state["amendment"]:
        assert post.out() == old
    else:
        assert (state["state"], post.out()) == ("draft", [])
    if accepted:
        await post.desk.scheduling.publish_now(post.editor, post.id, state["revision"], accepted=True)
        await post.process.goes_on()
        assert post.out() == new


async def after_taking_back(post: Post, accepted: bool) -> None:
    assert post.out() == ([] if accepted else whole(post.old))
    assert post.row()["state"] in (("closed", "draft", "approved") if accepted else ("closed",))


async def after_freeze(post: Post, accepted: bool) -> None:
    assert accepted
    assert post.out() in ([], whole(post.old))
    await post.desk.freezing.unfreeze(post.owner)
    await post.process.goes_on()
    assert post.out() == whole(post.old)


async def after_move(post: Post, accepted: bool) -> None:
    assert post.out() == whole(post.old)
    first = min(m.date for m in post.scene.channels[0].messages.values() if m.author_id == post.scene.account.id)
    assert (first >= post.scene.due.timestamp() + HOUR) is accepted


async def after_disconnect(post: Post, accepted: bool) -> None:
    assert accepted
    assert post.out() in ([], whole(post.old))


async def after_remove(post: Post, accepted: bool) -> None:
    assert accepted
    assert post.out() == []
    assert post.process.disk.rows("SELECT state, change FROM publications")[0] == {"state": "removed", "change": None}


async def after_change(post: Post, accepted: bool) -> None:
    assert accepted
    assert post.out() == whole(post.new)


async def after_late_change(post: Post, accepted: bool) -> None:
    """Somebody had asked to delete it: that is not undone by words."""
    await after_remove(post, True)


Verb = Callable[[Post], Awaitable[object]]
After = Callable[[Post, bool], Awaitable[None]]
RACES: list[tuple[Stage, Verb, After]] = [
    (Stage.DUE, edit, after_edit),
    (Stage.DUE, cancel, after_taking_back),
    (Stage.DUE, freeze, after_freeze),
    (Stage.DUE, freeze_channel, after_freeze),
    (Stage.DUE, unschedule, after_taking_back),
    (Stage.DUE, move, after_move),
    (Stage.DUE, disconnect, after_disconnect),
    (Stage.CHANGING, remove, after_remove),
    (Stage.CHANGING, change_again, after_change),
    (Stage.DELETING, change_again, after_late_change),
]


async def run_one(disk: Disk, kind: str, number: int, at: int, verb_first: bool, counts: Counter[str]) -> int:
    """One race; how many awaits there are where the other one can come between."""
    stage, verb, after = RACES[number]
    post = await a_post(disk, kind, stage)
    try:
        ended, awaits = await race(post, verb, at, verb_first)
        await post.process.goes_on()
        await after(post, ended == DONE)
        counts[f"{verb.__name__} {ended}"] += 1
        assert not post.process.wire.unmeant
    except AssertionError as error:
        raise AssertionError(f"{verb.__name__} while {stage} on {kind} at {at}, {verb_first=}: {error}") from error
    finally:
        await disk.let_go()
    return awaits


async def run_many(disk: Disk, kind: str, count: int) -> None:
    counts: Counter[str] = Counter()
    contests = list(itertools.product(range(len(RACES)), (False, True)))
    each = max(2, count // len(contests))
    for number, verb_first in contests:
        awaits = await run_one(disk, kind, number, 10_000, verb_first, counts)
        step = max(1, awaits // each)
        for at in range(1 + number % step, awaits + 1, step):
            await run_one(disk, kind, number, at, verb_first, counts)
    told = ", ".join(f"{what} {count}" for what, count in sorted(counts.items()))
    print(f"\nS5 {kind}: {counts.total()} races, 0 mixed, 0 accepted and yet out; {told}", file=sys.stderr)


@pytest.mark.parametrize("kind", KINDS)
async def test_old_or_new_never_mixed(kind: str, disk: Disk) -> None:
    await run_many(disk, kind, IN_TEST // len(KINDS))


@pytest.mark.campaign
@pytest.mark.parametrize("kind", KINDS)
async def test_old_or_new_never_mixed_at_length(kind: str, disk: Disk) -> None:
    await run_many(disk, kind, IN_CAMPAIGN)
