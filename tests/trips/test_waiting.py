"""Who waits for a file sees that it is being made; the sign goes when the file comes, or when it cannot be made."""

from __future__ import annotations

import asyncio

import pytest

from bot.sandbox.faults import Fault
from desk.errors import Refused
from handlers.charting.pictures import DrawnHere
from handlers.charting.sheet import Sheet
from handlers.waiting import while_waiting
from handlers.who import Who
from handlers.words import Voice
from tests.day import Day
from tests.trips.test_reports import WornOut

SIGN = "I am putting the file together"
WORKING = Voice()("export-working")


async def waiting(day: Day) -> Who:
    member = await day.desk.staffing.member(day.owner.id)
    return Who(member.person, member, Voice(), day.desk, day.app.bot, day.app.intake.context["asking"], day.now)


def signs(day: Day) -> int:
    return sum(SIGN in message.text for message in day.chat(day.owner).messages.values())


async def test_a_long_work_is_told_of_and_a_short_one_is_not(day: Day) -> None:
    who = await waiting(day)
    seen: list[int] = []

    async def work(seconds: float) -> str:
        await asyncio.sleep(seconds)
        seen.append(signs(day))
        return "file"

    assert await while_waiting(who, work(0.0), WORKING, patience=1.0) == "file"
    assert await while_waiting(who, work(0.3), WORKING, patience=0.01) == "file"
    assert seen == [0, 1]
    assert signs(day) == 0
    assert [call.method for call in day.town.calls].count("sendChatAction") == 1


async def test_a_sign_that_cannot_be_sent_disturbs_nothing(day: Day) -> None:
    day.town.faults.add(Fault(kind="bad", method="sendMessage"))
    assert await while_waiting(await waiting(day), asyncio.sleep(0.2, "file"), WORKING, patience=0.01) == "file"


async def test_what_fails_leaves_no_sign(day: Day) -> None:
    async def work() -> None:
        await asyncio.sleep(0.2)
        raise Refused("picture_failed")

    with pytest.raises(Refused):
        await while_waiting(await waiting(day), work(), WORKING, patience=0.01)
    assert signs(day) == 0


class OnePage(DrawnHere):
    async def draw(self, sheet: Sheet) -> bytes:
        if self.drawn:
            raise Refused("picture_failed")
        return await super().draw(sheet)


async def test_pages_that_cannot_be_drawn_leave_no_counter(day: Day) -> None:
    day.app.intake.context["drawing"] = OnePage()
    await day.says(day.owner, "/report")
    await day.tap(day.owner, "PDF")
    assert "could not be drawn" in day.sees(day.owner)
    day.app.intake.context["drawing"] = WornOut(1)
    await day.says(day.owner, "/stats")
    assert "could not be drawn" in day.sees(day.owner)
    await day.says(day.owner, "/stats")
    day.app.intake.context["drawing"] = WornOut(1)
    await day.tap(day.owner, "Growth")
    assert "could not be drawn" in day.sees(day.owner)
    assert not any("Page" in m.text for m in day.chat(day.owner).messages.values())
