"""/doctor: the owner asks what is wrong, mends it, and asks again."""

from __future__ import annotations

from bot.sandbox.faults import Fault
from tests.day import Day
from tests.readers import RIGHTS


async def test_what_is_lacking_and_what_is_well(day: Day) -> None:
    await day.says(day.owner, "/doctor")
    seen = day.sees(day.owner)
    assert "I cannot read the comments yet" in seen
    assert "Readers see answers from" in seen
    assert "I have no picture" in seen
    assert "Privacy mode is on" in seen
    assert "There is no duty table" in seen
    assert "No language model is set" in seen


async def test_each_cure_takes_its_line_away(day: Day) -> None:
    await day.says(day.owner, "/doctor")
    day.owner.promote(day.group, day.account, can_delete_messages=False, can_restrict_members=False)
    await day.goes_on()
    await day.says(day.owner, "/doctor")
    assert "I cannot read the comments" not in day.sees(day.owner)
    assert "I cannot delete comments under @roastery" in day.sees(day.owner)
    assert "I cannot ban or restrict readers under @roastery" in day.sees(day.owner)
    day.owner.promote(day.group, day.account, **dict.fromkeys(RIGHTS, True))
    day.account.privacy = False
    day.account.photos.append(day.town.files.add("photo", None, b"\x89PNG logo").file_id)
    day.account.texts["description|"] = "The roastery's desk"
    await day.goes_on()
    card = day.find(day.owner, "Check again").id
    await day.tap(day.owner, "Check again")
    assert day.last(day.owner).id == card
    seen = day.sees(day.owner)
    for gone in ("picture", "description", "Privacy", "delete comments", "restrict"):
        assert gone not in seen


async def test_a_lost_right_stops_and_comes_first_with_a_way_to_the_channel(day: Day) -> None:
    day.owner.promote(day.channel, day.account, can_post_messages=False)
    await day.goes_on()
    await day.says(day.owner, "/doctor")
    lines = day.sees(day.owner).splitlines()
    assert lines[2].startswith("⛔ @roastery → Open @roastery")
    await day.tap(day.owner, "@roastery")
    assert "I may not post here" in day.sees(day.owner)


async def test_one_dead_look_does_not_hide_the_others(day: Day) -> None:
    day.town.faults.add(Fault("refused", method="getChat", times=None))
    await day.says(day.owner, "/doctor")
    assert "Telegram does not say now what I may do in @roastery" in day.sees(day.owner)
    assert "I have no picture" in day.sees(day.owner)
    day.town.faults.clear()
    day.town.faults.add(Fault("refused", method="getMe", times=None))
    await day.says(day.owner, "/doctor")
    assert "Telegram does not say now how I appear" in day.sees(day.owner)


async def test_people_who_cannot_do_their_part(day: Day) -> None:
    day.reviewer.block(day.account)
    await day.desk.staffing.set_reachable(day.reviewer.id, reachable=False)
    await day.goes_on()
    await day.says(day.owner, "/doctor")
    assert "Reviewer has blocked me" in day.sees(day.owner)


async def test_it_is_for_those_who_keep_the_channels(day: Day) -> None:
    await day.says(day.editor, "/doctor")
    assert "Readers see answers from" not in day.sees(day.editor)
