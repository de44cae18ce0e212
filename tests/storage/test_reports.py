"""What the database sums and leaves out for a report tells the very same as every row, read one by one."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest

from desk.model.network import Channel
from desk.model.people import Person, Workspace
from desk.model.stats import Asked, Kind, Metric, Numbers, Period, Piece, Span, Tally, Why
from desk.reporting import asked_for, compose
from desk.tracing import causes
from storage.engine import sqlite_path
from storage.unit import SqlStore
from tests.storage.calling import DAY, EDITOR, NOW

ZONES = ("UTC", "Europe/Athens", "America/Havana", "Asia/Kathmandu")
CHANNELS, STRANGER = (1, 2, 3), 4
HIT = 7
"""A post that was seen by a million, ten days ago."""
MICRO = timedelta(microseconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBERS = ("views", "reactions", "comments", "forwards", "clicks")
_COUNTED = ("joins", "leaves", "comments", "positive", "negative", "wanted", "kept")


def _write(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    marks = ", ".join("?" for _ in row)
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))  # noqa: S608


def fill(path: str, dice: random.Random) -> None:
    """Half a year of three channels, one of which was lost on the way, and of another workspace's."""
    measured = dice.random() < 0.7
    with sqlite3.connect(path) as connection:
        for number in range(1, 400):
            at = (NOW - dice.random() * timedelta(days=200) - EPOCH) // MICRO
            numbers = {n: None if dice.random() < 0.2 else dice.randrange(1000, 1600) for n in _NUMBERS}
            if number == HIT:
                at, numbers["views"] = (NOW - timedelta(days=10) - EPOCH) // MICRO, 10**6
            words = {"kind": dice.choice(list(Kind)).value, "title": f"Post {number}", "link": f"t.me/p/{number}"}
            channel = CHANNELS[0] if number == HIT else dice.choice((*CHANNELS, STRANGER))
            known = {"workspace_id": 2 if channel == STRANGER else 1, "label": dice.choice(("", "sale")), "at": at}
            last = at + dice.randrange(9**9) if measured and dice.random() < 0.8 else None
            row = {"publication_id": number, "channel_id": channel, "measured_at": last}
            _write(connection, "publication_numbers", row | words | known | numbers)
        for channel in (*CHANNELS, STRANGER):
            first, last = sorted((dice.randrange(220), dice.randrange(-20, 60)), reverse=True)
            for back in range(first, max(last, 0), -1):
                if dice.random() < 0.8:
                    counted = {n: None if dice.random() < 0.2 else dice.randrange(60) for n in _COUNTED}
                    followers = None if dice.random() < 0.3 else 9000 + dice.randrange(900)
                    key = {"channel_id": channel, "day": DAY.toordinal() - back, "followers": followers}
                    _write(connection, "day_tallies", key | {"workspace_id": 2 if channel == 4 else 1} | counted)


def row_by_row(path: str, asked: Asked) -> Numbers:
    """The same numbers by reading everything and leaving nothing to the database."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    where = f"channel_id = {asked.channel.id}" if asked.channel else "workspace_id = 1"
    posts = connection.execute(f"SELECT * FROM publication_numbers WHERE {where} ORDER BY at").fetchall()  # noqa: S608
    days = connection.execute(f"SELECT * FROM day_tallies WHERE {where}").fetchall()  # noqa: S608
    connection.close()
    pieces, measured = [], []
    for row in posts:
        at = EPOCH + row["at"] * MICRO
        if asked.since <= at < asked.until:
            local = at.astimezone(asked.zone).replace(tzinfo=None, microsecond=0, fold=0)
            words = (Kind(row["kind"]), row["title"], row["link"], row["label"])
            pieces.append(Piece(row["publication_id"], row["channel_id"], local, *words, *(row[n] for n in _NUMBERS)))
            measured.append(row["measured_at"])
    period, oldest = asked.period, asked.period.before.first - timedelta(days=7)
    tallies, followers, known = [], {}, dict[int, int]()
    last_counted = None
    for day in (oldest + timedelta(days=n) for n in range((period.last - oldest).days + 1)):
        here = [row for row in days if row["day"] == day.toordinal()]
        known |= {row["channel_id"]: row["followers"] for row in here if row["followers"] is not None}
        if any(row["followers"] is not None for row in here):
            followers[day], last_counted = sum(known.values()), day
        if here and period.holds(day):
            tallies.append(Tally(day, *(_sum([row[name] for row in here]) for name in _COUNTED[:5])))
    newest = max((m for m in measured if m is not None), default=None)
    return Numbers(
        pieces=tuple(p for p in pieces if period.holds(p.at.date())),
        tallies=tuple(tallies),
        followers=followers,
        in_time=_in_time(days, period),
        in_time_before=_in_time(days, period.before),
        discussion=False,
        measured_at=_end_of(last_counted, asked) if newest is None else EPOCH + newest * MICRO,
        earlier=tuple(p for p in pieces if not period.holds(p.at.date())),
    )


def _sum(values: list[int | None]) -> int | None:
    known = [v for v in values if v is not None]
    return sum(known) if known else None


def _in_time(days: list[sqlite3.Row], period: Period) -> Metric:
    inside = [row for row in days if period.holds(date.fromordinal(row["day"]))]
    wanted, kept = (sum(row[name] or 0 for row in inside) for name in ("wanted", "kept"))
    return Metric(kept / wanted, None, wanted) if wanted else Metric(None, Why.NO_ANSWERS)


def _end_of(day: date | None, asked: Asked) -> datetime | None:
    if day is None:
        return None
    end = datetime(day.year, day.month, day.day, tzinfo=asked.zone) + timedelta(days=1)
    return min(end.astimezone(UTC), asked.now)


@pytest.mark.parametrize("seed", range(len(ZONES)))
async def test_what_is_summed_tells_the_same_as_row_by_row(store: SqlStore, seed: int) -> None:
    dice = random.Random(seed)
    path, workspace = str(sqlite_path(store.url)), Workspace(1, "Roastery", ZONES[seed])
    async with store.write() as unit:
        await unit.people.add_workspace(workspace)
        await unit.people.add_workspace(replace(workspace, id=2))
        await unit.people.save_person(Person(EDITOR, "Editor"))
        channels = [
            await unit.channels.add(Channel(0, 2 if number == STRANGER else 1, "telegram", -number, f"C{number}"))
            for number in (*CHANNELS, STRANGER)
        ][:-1]
    fill(path, dice)
    named: list[str] = []
    for span, channel, back in product(Span, (None, *channels), (0, 7)):
        period = Period.ending(DAY - timedelta(days=back), span)
        asked = asked_for(workspace, channels, channel, period, NOW, timedelta(minutes=10))
        async with store.read() as unit:
            found = await unit.stats.numbers(asked)
        wanted = row_by_row(path, asked)
        report, expected = (compose("Roastery", span, period, numbers) for numbers in (found, wanted))
        assert report == expected
        why, expected_why = (
            causes(n.pieces, [p for p in n.earlier if period.before.holds(p.at.date())]) for n in (found, wanted)
        )
        assert why == expected_why
        named += [cause.piece.title for cause in why if cause.piece in wanted.earlier and cause.piece]
    assert f"Post {HIT}" in named  # with its words, though it lies before the period
