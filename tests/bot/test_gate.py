"""The gate: pace, priorities, stored retry instants (S11), and how it closes."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.methods import AnswerCallbackQuery, EditMessageText, GetChat, SendMediaGroup
from aiogram.types import InputMediaPhoto

from bot.gate import Gate, Pace
from bot.sandbox.limits import Limits
from bot.sandbox.town import Town
from desk.errors import NotSent, SlowDown
from desk.model.cards import Priority
from storage.pacing import SqlPacing
from storage.unit import SqlStore
from tests.bot.no_time import in_no_time
from tests.bot.street import EDGE, LostNotebook, Notebook, Street
from tests.day import UNHURRIED, fresh_database
from tests.town import MONDAY, TownSession

# Pace


def test_a_busy_desk_keeps_telegrams_limits_and_wastes_little() -> None:
    async def run() -> None:
        street = Street(Notebook(), people=40, groups=3)
        street.town.limits = Limits()
        work = [street.say(chat) for chat in street.people * 6] + [street.say(chat) for chat in street.groups * 25]
        times = sorted(await asyncio.gather(*work))
        assert street.town.limits.refused == 0
        assert times[29] == 0.0
        assert times[239] < 240 / 30 * 1.1 + 1
        assert max(times) < 61 + 5 * 3

    in_no_time(run())


def test_one_chat_is_written_to_about_once_a_second_after_a_short_burst() -> None:
    async def run() -> None:
        street = Street(Notebook())
        street.town.limits = Limits()
        times = sorted(await asyncio.gather(*[street.say(street.people[0]) for _ in range(12)]))
        assert times[:3] == [0.0] * 3
        assert 9 <= times[-1] <= 10
        assert street.town.limits.refused == 0

    in_no_time(run())


def test_an_album_counts_as_its_parts() -> None:
    async def run() -> None:
        street = Street(Notebook())
        street.town.limits = Limits()
        file = street.town.files.add("photo", "x.png", b"x", {}).file_id
        album = [InputMediaPhoto(media=file) for _ in range(10)]
        await street.bot(SendMediaGroup(chat_id=street.people[0], media=list(album)))
        assert await street.say(street.people[0]) > 2
        assert street.town.limits.refused == 0

    in_no_time(run())


def test_a_quiet_chat_does_not_wait_for_a_busy_one() -> None:
    async def run() -> None:
        street = Street(Notebook())
        busy = [asyncio.create_task(street.say(street.people[0])) for _ in range(20)]
        await asyncio.sleep(2)
        assert await street.say(street.people[1]) == 2
        await asyncio.gather(*busy)

    in_no_time(run())


def test_whoever_gives_up_waiting_takes_nobodys_turn() -> None:
    async def run() -> None:
        street = Street(Notebook())
        waiting = [asyncio.create_task(street.say(street.people[0])) for _ in range(8)]
        await asyncio.sleep(0.5)
        for task in waiting[3:7]:
            task.cancel()
        assert await waiting[7] < 4
        assert len(street.session.begun[street.people[0]]) == 4

    in_no_time(run())


# Priorities


def test_the_urgent_go_first_in_a_chat_and_over_all() -> None:
    async def run() -> None:
        street = Street(Notebook(), people=60)
        order: list[str] = []

        async def say(chat: int, name: str, priority: Priority) -> None:
            await street.say(chat, name, priority)
            order.append(name)

        first, *others = street.people
        work = [say(chat, "follow", Priority.FOLLOW) for chat in others]
        work += [say(first, "push", Priority.PUSH) for _ in range(5)]
        work += [say(first, "alert", Priority.ALERT), say(others[-1], "answer", Priority.ANSWER)]
        await asyncio.gather(*work)
        assert order[:2] == ["alert", "answer"]
        assert order.index("push") < order.index("follow")

    in_no_time(run())


@pytest.mark.parametrize(("priority", "begun"), [(Priority.ALERT, 3), (Priority.PUBLICATION, 3), (Priority.PUSH, 0)])
def test_what_is_urgent_waits_for_no_turn_of_the_loop(priority: Priority, begun: int) -> None:
    """Where there is room it is on its way at once, and counts as what has waited does."""

    async def run() -> None:
        street = Street(Notebook())
        chat = street.people[0]
        waiting = [asyncio.ensure_future(street.say(chat, f"{n}", priority)) for n in range(5)]
        await asyncio.sleep(0)
        assert len(street.session.begun[chat]) == begun
        assert sorted([await said for said in waiting])[:3] == [0, 0, 0]
        assert street.loop.time() > 2

    in_no_time(run())


# Slowing down


def test_a_chat_that_asks_for_a_pause_gets_it_from_every_call_and_no_other_chat_does() -> None:
    async def run() -> None:
        street = Street(Notebook())
        slow, quick = street.people[:2]
        card = (await street.bot.send_message(slow, "Card")).message_id
        street.flood(slow, 40)
        with pytest.raises(SlowDown) as told:
            await street.say(slow)
        assert told.value.after == 40
        await asyncio.sleep(10)
        with pytest.raises(SlowDown) as told:
            await street.say(slow)
        assert told.value.after == pytest.approx(30)
        with pytest.raises(SlowDown):
            await street.bot(EditMessageText(chat_id=slow, message_id=card, text="x"))
        assert await street.say(quick) == 10
        await street.bot(GetChat(chat_id=slow))
        await asyncio.sleep(30)
        assert await street.say(slow) == 40
        assert street.session.too_early == []

    in_no_time(run())


def test_whoever_waits_for_a_turn_hears_of_the_pause_too() -> None:
    async def run() -> None:
        street = Street(Notebook())
        chat = street.people[0]
        street.flood(chat, 60)
        ended = await asyncio.gather(*[street.say(chat) for _ in range(9)], return_exceptions=True)
        assert sum(isinstance(e, SlowDown) for e in ended) >= 7
        assert street.session.too_early == []
        assert len(street.session.begun[chat]) <= 3

    in_no_time(run())


def test_a_shorter_pause_does_not_shorten_a_longer_one() -> None:
    async def run() -> None:
        street = Street(Notebook())
        chat = street.people[0]
        street.flood(chat, 90)
        street.flood(chat, 5)
        await asyncio.gather(street.say(chat), street.say(chat), return_exceptions=True)
        await asyncio.sleep(80)
        with pytest.raises(SlowDown):
            await street.say(chat)

    in_no_time(run())


def test_a_pause_holds_although_it_could_not_be_written_down() -> None:
    async def run() -> None:
        street = Street(LostNotebook())
        street.flood(street.people[0], 40)
        for _ in range(2):
            with pytest.raises(SlowDown):
                await street.say(street.people[0])

    in_no_time(run())


def test_a_pause_outlives_the_process() -> None:
    async def run() -> None:
        street = Street(Notebook())
        chat = street.people[0]
        street.flood(chat, 100)
        with pytest.raises(SlowDown):
            await street.say(chat)
        street.reopen()
        await street.gate.open()
        with pytest.raises(SlowDown) as told:
            await street.say(chat)
        assert told.value.after == pytest.approx(100)
        await asyncio.sleep(100)
        street.reopen()
        await street.gate.open()
        assert await street.say(chat) == 100

    in_no_time(run())


async def test_the_database_keeps_the_newest_pause_of_each_chat(empty_database: Path, tmp_path: Path) -> None:
    fresh_database(empty_database, tmp_path / "desk.db")
    store = SqlStore(f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}")
    now = datetime.fromtimestamp(MONDAY, UTC)
    pacing = SqlPacing(store)
    await pacing.save(1, now + timedelta(seconds=5))
    await pacing.save(1, now + timedelta(seconds=50))
    await pacing.save(-2, now + timedelta(seconds=10))
    assert await pacing.load(now + timedelta(seconds=20)) == {1: now + timedelta(seconds=50)}
    await store.close()


async def test_an_answer_that_comes_too_late_is_no_failure(town: Town) -> None:
    account = town.add_bot("desk_bot")
    session = TownSession(town)
    session.middleware(Gate(Notebook(), lambda: datetime.now(UTC), UNHURRIED))
    bot = Bot(account.token, session=session)
    assert await bot(AnswerCallbackQuery(callback_query_id="4000000000001", text="Late")) is False


# Closing


def test_what_waits_at_the_end_is_known_not_to_be_sent() -> None:
    async def run() -> None:
        street = Street(Notebook())
        chat = street.people[0]
        waiting = [asyncio.create_task(street.say(chat)) for _ in range(7)]
        await asyncio.sleep(0.5)
        street.gate.close()
        ended = await asyncio.gather(*waiting, return_exceptions=True)
        assert sum(isinstance(e, NotSent) and e.code == "stopping" for e in ended) == 4
        with pytest.raises(NotSent, match="stopping"):
            await street.say(chat)
        assert len(street.session.begun[chat]) == 3

    in_no_time(run())


# S11


async def a_stormy_day(chats: int, calls: int) -> dict[str, Any]:
    """Each chat is written to again and again; almost every third call is told to slow down. What happened."""
    pace = Pace(overall=1e6, overall_burst=10**6)
    street = Street(Notebook(), pace, people=chats * 3 // 4, groups=chats - chats * 3 // 4)
    street.flood(None, (1, 60), times=None, share=0.3)
    chance = random.Random(11)
    longest = 0.0
    refused = 0

    async def write(chat: int, most_wait: float) -> None:
        nonlocal longest, refused
        for _ in range(calls // chats):
            asked = street.loop.time()
            while True:
                try:
                    sent = await street.say(chat)
                    break
                except SlowDown as slow:
                    refused += 1
                    await asyncio.sleep(slow.after)
                    asked = street.loop.time()
            waited = sent - asked
            longest = max(longest, waited)
            assert waited <= most_wait + EDGE, f"{chat} waited {waited:.1f} s for others"
            await asyncio.sleep(chance.expovariate(1.0))

    windows = 3 / 0.97, 61.0
    await asyncio.gather(
        *[write(chat, windows[0]) for chat in street.people], *[write(chat, windows[1]) for chat in street.groups]
    )
    assert street.session.too_early == []
    made = sum(map(len, street.session.begun.values()))
    return {"calls": made, "told to slow down": refused, "chats": chats, "too early": len(street.session.too_early)}


def test_no_call_before_the_stored_instant() -> None:
    facts = in_no_time(a_stormy_day(200, 3_000))
    assert facts["told to slow down"] > 600


@pytest.mark.campaign
def test_no_call_before_the_stored_instant_at_length() -> None:
    facts = in_no_time(a_stormy_day(200, 100_000))
    print("\nS11:", ", ".join(f"{value} {key}" for key, value in facts.items()))
