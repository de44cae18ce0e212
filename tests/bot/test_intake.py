"""Updates: kept before they are acknowledged, in order within a chat, many chats at once, each once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import Message

from bot.intake import lane_of
from bot.wiring import KeyedSecrets
from desk.acting import Office
from desk.errors import NeedsLogin, NotSent, Rejected, SlowDown, Unavailable, Unknown
from desk.model.people import Person
from desk.staffing import Staffing
from storage.memory import SqlMemory
from tests.bot.doors import Hall, a_hall, plain_logs, said
from tests.day import fresh_database

HOUR, DAY = 3600, 86400


@pytest.fixture(autouse=True)
def _logs() -> Iterator[None]:
    with plain_logs():
        yield


@pytest.fixture
def database(empty_database: Path, tmp_path: Path) -> Path:
    fresh_database(empty_database, tmp_path / "desk.db")
    return tmp_path / "desk.db"


async def settle(hall: Hall, *updates: dict[str, object]) -> int:
    fresh = await hall.intake.take(updates)
    await asyncio.wait_for(hall.intake.settled(), 10)
    return fresh


# Each once


async def test_an_update_that_comes_again_is_not_handled_again(database: Path) -> None:
    async with a_hall(database) as hall:
        assert await settle(hall, said(10, "one"), said(11, "two"), said(10, "one")) == 2
        assert await settle(hall, said(10, "one"), said(11, "two"), said(12, "three")) == 1
        assert hall.seen == ["one", "two", "three"]
        assert set((await hall.states()).values()) == {"handled"}


async def test_ids_far_ahead_and_far_back_are_taken_as_they_come(database: Path) -> None:
    """After a quiet week Telegram begins anywhere."""
    async with a_hall(database) as hall:
        await settle(hall, said(900_000_000, "late"), said(900_000_001, "later"))
        assert await hall.queue.offset(42, hall.clock.now()) == 900_000_002
        await settle(hall, said(5, "early"), said(6, "next"))
        assert await hall.queue.offset(42, hall.clock.now()) == 7
        assert hall.seen == ["late", "later", "early", "next"]


async def test_after_six_idle_days_polling_begins_without_an_offset(database: Path) -> None:
    async with a_hall(database) as hall:
        assert await hall.queue.offset(42, hall.clock.now()) is None
        await settle(hall, said(10, "one"))
        hall.clock.at += 6 * DAY - HOUR
        assert await hall.queue.offset(42, hall.clock.now()) == 11
        hall.clock.at += 2 * HOUR
        assert await hall.queue.offset(42, hall.clock.now()) is None
        await settle(hall, said(3, "new row of numbers"))
        assert await hall.queue.offset(42, hall.clock.now()) == 4


async def test_handled_updates_are_forgotten_after_a_week_and_waiting_ones_are_not(database: Path) -> None:
    async with a_hall(database) as hall:
        await settle(hall, said(10, "one"))
        hall.on["hang"] = lambda _: asyncio.sleep(60)
        await hall.intake.take([said(11, "hang")])
        hall.clock.at += 8 * DAY
        assert await hall.queue.forget_old(hall.clock.now()) == 1
        assert await hall.states() == {11: "waiting"}


# Unreadable


async def test_what_cannot_be_read_is_parked_and_the_rest_goes_on(database: Path) -> None:
    torn = {"update_id": 11, "message": {"message_id": "?", "chat": {"id": 1}}}
    odd = {"update_id": 12, "message": "not even an object"}
    async with a_hall(database) as hall:
        await settle(hall, said(10, "before"), torn, odd, said(14, "after"))
        assert hall.seen == ["before", "after"]
        assert await hall.states() == {10: "handled", 11: "parked", 12: "parked", 14: "handled"}
        assert await hall.queue.parked() == 2
        assert hall.sorry == []


def change(before: str, after: str) -> dict[str, object]:
    """Person 5 changes what we are in chat -7."""
    states = {"old_chat_member": {"status": before}, "new_chat_member": {"status": after}}
    return {"chat": {"id": -7}, "from": {"id": 5}, **states}


@pytest.mark.parametrize(
    ("raw", "lane"),
    [
        (said(1, "x", chat=77), 77),
        ({"update_id": 1, "callback_query": {"from": {"id": 5}, "message": {"chat": {"id": -100}}}}, -100),
        ({"update_id": 1, "callback_query": {"from": {"id": 5}, "inline_message_id": "a"}}, 5),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": -7}, "from": {"id": 5}}}, -7),
        ({"update_id": 1, "my_chat_member": change("left", "administrator")}, 5),
        ({"update_id": 1, "my_chat_member": change("administrator", "administrator")}, -7),
        ({"update_id": 1, "my_chat_member": change("administrator", "kicked")}, -7),
        ({"update_id": 1, "poll_answer": {"user": {"id": 6}}}, 6),
        ({"update_id": 1, "poll": {"id": "9"}}, 0),
        ({"update_id": 1, "message": None}, 0),
        ({"update_id": 1, "message": {"chat": {"id": "x"}}}, 0),
    ],
)
def test_the_lane_is_the_chat_else_the_person(raw: dict[str, object], lane: int) -> None:
    assert lane_of(raw) == lane


# Order


async def test_a_chat_keeps_its_order_however_the_updates_are_cut(database: Path) -> None:
    async with a_hall(database) as hall:
        hall.on = {str(n): lambda _, n=n: asyncio.sleep(0.005 * (n % 3)) for n in range(40)}  # type: ignore[misc]
        for start in range(0, 40, 7):
            await hall.intake.take([said(100 + n, str(n), chat=1 + n % 2) for n in range(start, min(start + 7, 40))])
        await hall.intake.settled()
        assert [s for s in hall.seen if int(s) % 2 == 0] == [str(n) for n in range(0, 40, 2)]
        assert [s for s in hall.seen if int(s) % 2 == 1] == [str(n) for n in range(1, 40, 2)]


async def test_a_slow_chat_delays_no_other(database: Path) -> None:
    async with a_hall(database) as hall:
        release = asyncio.Event()

        async def slow(_: Message) -> None:
            await release.wait()

        hall.on["slow"] = slow
        await hall.intake.take([said(1, "slow", chat=1), said(2, "behind it", chat=1)])
        await hall.intake.take([said(10 + chat, f"chat {chat}", chat=chat) for chat in range(2, 50)])
        await hall.until(lambda: len(hall.seen) == 49)
        assert "behind it" not in hall.seen
        release.set()
        await hall.intake.settled()
        assert hall.seen[-1] == "behind it"


# Failures


@pytest.mark.parametrize("error", [NotSent("no_connection"), SlowDown("slow_down", 0.01), Unavailable("storage")])
async def test_what_is_known_not_to_be_done_is_tried_until_it_is(database: Path, error: Exception) -> None:
    async with a_hall(database) as hall:
        tries = 0

        async def shaky(_: Message) -> None:
            nonlocal tries
            tries += 1
            if tries < 9:
                raise error

        hall.intake.retry_after = 0.0001
        hall.on["shaky"] = shaky
        await settle(hall, said(1, "shaky"), said(2, "behind it"))
        assert tries == 9
        assert hall.seen[-1] == "behind it"
        assert hall.sorry == []
        assert await hall.states() == {1: "handled", 2: "handled"}


async def test_an_answer_that_stays_unclear_is_parked_in_the_end(database: Path) -> None:
    async with a_hall(database) as hall:

        async def unclear(_: Message) -> None:
            raise Unknown("answer_unread")

        hall.intake.retry_after = 0.0001
        hall.on["unclear"] = unclear
        await settle(hall, said(1, "unclear"), said(2, "behind it"))
        assert 2 <= hall.seen.count("unclear") <= 10
        assert len(hall.sorry) == 1
        assert await hall.states() == {1: "parked", 2: "handled"}


async def test_anything_unexpected_parks_the_update_with_one_apology(database: Path) -> None:
    async with a_hall(database) as hall:

        async def broken(_: Message) -> None:
            raise ZeroDivisionError

        hall.on["broken"] = broken
        await settle(hall, said(1, "broken"), said(2, "fine"))
        assert hall.seen == ["broken", "fine"]
        ((update, code),) = hall.sorry
        assert update == 1
        async with hall.store.read() as unit:
            row = (await unit.connection.exec_driver_sql("SELECT state, code FROM updates WHERE update_id = 1")).one()
        assert tuple(row) == ("parked", f"broke_{code}")


async def test_nobody_is_told_twice_when_the_apology_fails(database: Path) -> None:
    async with a_hall(database) as hall:

        async def broken(_: Message) -> None:
            raise ZeroDivisionError

        async def mute(*_: object) -> None:
            raise NotSent("no_connection")

        hall.on["broken"] = broken
        hall.intake.apologise = mute
        await settle(hall, said(1, "broken"), said(2, "fine"))
        assert await hall.states() == {1: "parked", 2: "handled"}


async def test_a_chat_goes_on_after_the_drawers_were_shut_while_an_update_was_parked(database: Path) -> None:
    async with a_hall(database) as hall:
        shut = 3
        park = hall.queue.park

        async def stuck(*given: object) -> None:
            nonlocal shut
            shut -= 1
            if shut >= 0:
                raise Unavailable("storage")
            await park(*given)  # type: ignore[arg-type]

        class Shaky(type(hall.queue)):  # type: ignore[misc]
            park = staticmethod(stuck)

        hall.intake.queue = Shaky(hall.store)
        await settle(hall, {"update_id": 1, "message": {"chat": {"id": 1}}}, said(2, "behind it"))
        assert hall.seen == ["behind it"]
        assert await hall.states() == {1: "parked", 2: "handled"}


async def test_what_changed_nothing_is_marked_after_the_drawers_were_shut(database: Path) -> None:
    async with a_hall(database) as hall:
        shut = 2
        handled = hall.queue.handled

        async def stuck(*given: object) -> None:
            nonlocal shut
            shut -= 1
            if shut >= 0:
                raise Unavailable("storage")
            await handled(*given)  # type: ignore[arg-type]

        class Shaky(type(hall.queue)):  # type: ignore[misc]
            handled = staticmethod(stuck)

        hall.intake.queue = Shaky(hall.store)
        await settle(hall, said(1, "one"))
        await settle(hall, said(2, "two"))
        assert await hall.states() == {1: "handled", 2: "handled"}


async def test_a_person_who_cannot_be_reached_stops_nothing(database: Path) -> None:
    async with a_hall(database) as hall:

        async def blocked(_: Message) -> None:
            raise Rejected("blocked")

        async def no_login(_: Message) -> None:
            raise NeedsLogin("needs_login")

        hall.on = {"blocked": blocked, "no login": no_login}
        await settle(hall, said(1, "blocked"), said(2, "no login"), said(3, "fine"))
        assert set((await hall.states()).values()) == {"handled"}
        assert hall.sorry == []


# Death and what comes after it


async def test_a_verb_marks_its_update_in_its_own_transaction(database: Path) -> None:
    """The process dies between the commit and the answer: there is no second effect."""
    async with a_hall(database) as hall:

        async def verb(_: Message) -> None:
            await hall.write()
            hall.seen.append("written")
            await asyncio.sleep(60)

        hall.on["do it"] = verb
        await hall.intake.take([said(1, "do it"), said(2, "behind it")])
        await hall.until(lambda: "written" in hall.seen)
    async with a_hall(database) as again:
        assert await again.intake.resume() == 1
        await again.intake.settled()
        assert again.seen == ["behind it"]
        assert await again.written() == 1


async def test_to_learn_a_name_does_not_finish_what_its_bearer_asked_for(database: Path) -> None:
    async with a_hall(database) as hall:
        office = Office(hall.store, hall.clock, KeyedSecrets("k" * 32))
        shaky = iter([NotSent("no_connection"), None])

        async def verb(_: Message) -> None:
            await Staffing(office).meet(Person(1, f"Name {len(hall.seen)}"))
            await SqlMemory(hall.store).set_data(StorageKey(bot_id=42, chat_id=1, user_id=1), {"asked": "note"})
            if (error := next(shaky)) is not None:
                raise error
            await hall.write()

        hall.on["do it"] = verb
        await settle(hall, said(1, "do it"))
        assert hall.seen == ["do it", "do it"]
        assert await hall.written() == 2  # the question and what the verb keeps


async def test_what_was_not_done_when_the_process_died_is_done_once(database: Path) -> None:
    async with a_hall(database) as hall:
        hall.on["hang"] = lambda _: asyncio.sleep(60)
        await hall.intake.take([said(1, "hang", chat=1), said(2, "b", chat=1), said(3, "c", chat=2)])
        await hall.until(lambda: "c" in hall.seen)
        await hall.intake.take([said(4, "d", chat=1)])
    async with a_hall(database) as again:
        await again.intake.resume()
        await again.intake.take([said(4, "d", chat=1), said(5, "e", chat=1)])
        await again.intake.settled()
        assert [s for s in again.seen if s != "c"] == ["hang", "b", "d", "e"]
        assert set((await again.states()).values()) == {"handled"}
    async with a_hall(database) as third:
        assert await third.intake.resume() == 0


async def test_stopping_ends_what_was_begun_and_leaves_the_rest(database: Path) -> None:
    async with a_hall(database) as hall:
        release = asyncio.Event()

        async def begun(_: Message) -> None:
            await release.wait()

        hall.on["begun"] = begun
        await hall.intake.take([said(1, "begun"), said(2, "not begun")])
        await asyncio.sleep(0.05)
        stopping = asyncio.create_task(hall.intake.stop(within=2))
        await asyncio.sleep(0.05)
        release.set()
        await stopping
        assert await hall.states() == {1: "handled", 2: "waiting"}


async def test_stopping_does_not_wait_for_ever(database: Path) -> None:
    async with a_hall(database) as hall:
        hall.on["hang"] = lambda _: asyncio.sleep(60)
        await hall.intake.take([said(1, "hang")])
        await asyncio.sleep(0.05)
        async with asyncio.timeout(2):
            await hall.intake.stop(within=0.1)
        assert await hall.states() == {1: "waiting"}
