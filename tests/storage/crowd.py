"""A database with 100,000 of what is asked for most, and a good many of the rest: a busy desk after years."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, LargeBinary, String, Text

from desk.model.content import dump
from desk.model.inbox import Judgement
from storage.tables import metadata
from tests.storage.calling import CHANNEL, CONTENT, EDITOR, GROUP, NOW

MANY = 100_000
SOME = 10_000
CHANNELS = 40
PEOPLE = 30
WAITING = 5_000
DUE = 20
_AT = int(NOW.timestamp() * 1_000_000)
_HOUR = 3_600_000_000
_DAY = NOW.date().toordinal()
JUDGEMENT = json.dumps(asdict(Judgement("negative", 0.9, 0.8, True)))
Row = dict[str, Any]
WATCHED: Row = {"layers": "[]", "aliases": "{}", "tell": "[]", "severity": 1, "on": 1}


def row(**facts: Any) -> Row:
    return facts


def _publication(i: int) -> Row:
    """Half of them are history, half are planned, DUE of them due now."""
    found = row(channel_id=1 + i % CHANNELS, post_id=i, revision=1, hash=CONTENT.hash)
    if i % 2:
        at = _AT - i * _HOUR // 20
        return found | row(state="published", due_at=at, next_try_at=at, published_at=at, first_id=i, ids=f"[[{i}]]")
    at = _AT if i <= 2 * DUE else _AT + i * _HOUR // 20
    return found | row(state="planned", due_at=at, next_try_at=at, ids="[]")


def _post(i: int) -> Row:
    source = row(source_chat=EDITOR + i % PEOPLE, source_message=i, source_group=str(i))
    state = "closed" if i % 2 else "scheduled"
    return row(author_id=EDITOR + i % PEOPLE, state=state, revision=1, updated_at=_AT - i) | source


def _revision(i: int) -> Row:
    return row(post_id=i, number=1, content=dump(CONTENT), hash=CONTENT.hash, text_key=f"{i:064}")


def _copy(i: int) -> Row:
    return row(chat_id=EDITOR + i % PEOPLE, message_id=i, kind="post", subject_id=i, preview_ids="[]", live=i % 2)


def _push(i: int) -> Row:
    return row(chat_id=EDITOR + i % PEOPLE, kind="post", subject_id=i, facts="{}", next_try_at=_AT + i * _HOUR)


def _comment(i: int) -> Row:
    said = row(source_id=1 + i % CHANNELS, external_id=str(i), author_id=str(i % SOME), said_at=_AT - i * _HOUR // 20)
    return said | row(kind="negative", label="negative", judgement=JUDGEMENT, publication_id=i)


def _alert(i: int) -> Row:
    """One in fifty still waits."""
    state = "closed" if i % 50 else "open"
    at = _AT - i * _HOUR
    found = row(kind="negative", severity=2, state=state, opened_at=at, comment_id=i, source_id=1 + i % CHANNELS)
    return found | row(told="[]", facts="{}", due_at=at, next_at=None if i % 50 else at + _HOUR)


def _reply(i: int) -> Row:
    """Nearly all are history, a few are due, a few are to be changed."""
    found = row(alert_id=1 + i % SOME, comment_id=i, by=EDITOR, content=dump(CONTENT), external_ids=f'["{i}"]')
    found |= row(source_chat=EDITOR, source_message=i, due_at=_AT, state="sent" if i > DUE else "planned")
    return found | row(next_try_at=_AT, change=None if i % 5_000 else "edit")


def _answer(i: int) -> Row:
    there = row(source_id=1 + i % CHANNELS, message=str(i), at=_AT - i * _HOUR // 20)
    return there | row(alert_id=1 + i % SOME, reply_id=i)


TABLES: dict[str, tuple[int, Callable[[int], Row]]] = {
    "workspaces": (1, lambda i: row(zone="UTC", mode="required")),
    "persons": (PEOPLE, lambda i: row(id=EDITOR + i - 1, language="en", workspace_id=1)),
    "members": (PEOPLE, lambda i: row(person_id=EDITOR + i - 1, role="editor")),
    "channels": (
        CHANNELS,
        lambda i: row(network="telegram", external_id=CHANNEL - i + 1, linked_id=GROUP - i + 1, state="connected"),
    ),
    "posts": (MANY, _post),
    "revisions": (MANY, _revision),
    "post_channels": (SOME, lambda i: row(post_id=i, channel_id=1 + i % CHANNELS)),
    "decisions": (SOME, lambda i: row(post_id=i, revision=1, hash=CONTENT.hash, verdict="approved")),
    "post_comments": (SOME, lambda i: row(post_id=i, by=EDITOR)),
    "publications": (MANY, _publication),
    "attempts": (SOME, lambda i: row(publication_id=i, outcome="confirmed", ids="[9]")),
    "card_copies": (MANY, _copy),
    "pushes": (WAITING, _push),
    "sources": (CHANNELS, lambda i: row(kind="group", address=str(GROUP - i), state="active", channel_id=i)),
    "threads": (SOME, lambda i: row(chat_id=GROUP, message_id=i, channel_chat=CHANNEL, channel_message=i)),
    "comments": (MANY, _comment),
    "likenesses": (SOME, lambda i: row(lookup=i % 500, comment_id=i, at=_AT - i)),
    "alerts": (SOME, _alert),
    "departments": (PEOPLE, lambda i: row(name="Couriers", chat_id=-i)),
    "cases": (SOME, lambda i: row(alert_id=i, by=EDITOR, state="solved", department_id=1 + i % PEOPLE)),
    "publication_numbers": (
        MANY,
        lambda i: (
            row(
                publication_id=i,
                channel_id=1 + i % CHANNELS,
                at=_AT - i * _HOUR // 4,  # a hundred a day
                kind="photo",
                title="Autumn sale",
            )
            | row(views=1000 + i % 700, next_age_at=_AT + i * _HOUR)
        ),
    ),
    "publication_snapshots": (SOME, lambda i: row(publication_id=i, age="1h", at=_AT - i, views=i)),
    "reaction_counts": (SOME, lambda i: row(publication_id=i, emoji="👍", count=i)),
    "channel_counts": (MANY, lambda i: row(channel_id=1 + i % CHANNELS, at=_AT - i * _HOUR // 40, followers=i)),
    "countings": (CHANNELS, lambda i: row(channel_id=i, next_at=_AT + i * _HOUR)),
    "hour_tallies": (
        MANY,
        lambda i: row(channel_id=1 + i % CHANNELS, day=_DAY - i // 960, hour=i // 40 % 24, comments=i % 9),
    ),
    "day_tallies": (
        SOME,
        lambda i: row(channel_id=1 + i % CHANNELS, day=_DAY - i // 40, followers=9000 - i % 700, comments=i % 90),
    ),
    "visits": (
        MANY,
        lambda i: row(day=_DAY - i // 50, source="telegram", medium="social", campaign=f"c{i % 50}", visits=i % 90),
    ),
    "polls": (SOME, lambda i: row(poll_id=str(i), publication_id=i, options='[["Light", 3], ["Dark", 5]]', voters=8)),
    "poll_snapshots": (SOME, lambda i: row(poll_id=str(i), age="1h", votes="[1, 2]", voters=3)),
    "link_joins": (
        MANY,
        lambda i: row(channel_id=1 + i % CHANNELS, day=_DAY - i // 400, kind="named", name=f"n{i // 40 % 10}", joins=3),
    ),
    "reactions": (
        MANY,
        lambda i: row(source_id=1 + i % CHANNELS, message=str(i), actor=str(i % SOME), emoji="👎", count=1, at=_AT - i),
    ),
    "competitors": (CHANNELS, lambda i: row(source_id=i, next_at=_AT + i * _HOUR)),
    "competitor_posts": (MANY, lambda i: row(source_id=1 + i % CHANNELS, number=i, at=_AT - i * _HOUR // 20, views=i)),
    "pictures": (SOME, lambda i: row(digest=f"{i:064}", bot_id=42, file_id=f"f{i}", at=_AT - i * _HOUR)),
    "replies": (MANY, _reply),
    "answers": (MANY, _answer),
    "reply_attempts": (SOME, lambda i: row(reply_id=i, outcome="confirmed")),
    "watches": (SOME, lambda i: row(workspace_id=1 + (i - 1) % 1_000, name=f"N{i}", query=f"N{i}") | WATCHED),
    "saved_replies": (PEOPLE, lambda i: row(name="Sorry", language="en", text="Sorry, {author}")),
    "audit_entries": (SOME, lambda i: row(verb="edit", kind="post", subject_id=i)),
    "updates": (MANY, lambda i: row(bot_id=42, update_id=i + 10, seq=i, state="handled", received_at=_AT - i)),
}


def fill(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN")
    for name, (count, make) in TABLES.items():
        _insert(connection, name, map(make, range(1, count + 1)))
    connection.execute("COMMIT")
    connection.close()


def _insert(connection: sqlite3.Connection, name: str, rows: Iterable[Row]) -> None:
    """What a row does not say is of no account here: nothing, zero, the first workspace, the present."""
    columns = [c for c in metadata.tables[name].columns if c.name != "id" or name == "persons"]
    usual = {c.name: _usual(c) for c in columns}
    names = ", ".join(f'"{c.name}"' for c in columns)
    connection.executemany(
        f"INSERT INTO {name} ({names}) VALUES ({', '.join('?' for _ in columns)})",  # noqa: S608 - our own tables
        ([found.get(c.name, usual[c.name]) for c in columns] for found in rows),
    )


def _usual(column: Column[Any]) -> Any:
    if column.nullable:
        return None
    if column.name == "workspace_id":
        return 1
    if isinstance(column.type, (Text, String)):
        return ""
    if isinstance(column.type, LargeBinary):
        return b"{}"
    return _AT if column.name.endswith("at") and not isinstance(column.type, Boolean) else 0
