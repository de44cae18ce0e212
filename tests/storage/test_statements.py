"""One set of statements for SQLite and PostgreSQL."""

from __future__ import annotations

import inspect

from sqlalchemy.dialects.postgresql import asyncpg
from sqlalchemy.dialects.sqlite import aiosqlite

from storage.attention import SqlAttention
from storage.audit import SqlAudit
from storage.cases import SqlCases
from storage.channels import SqlChannels
from storage.competitors import SqlCompetitors
from storage.inbox import SqlInbox
from storage.joins import SqlJoins
from storage.people import SqlPeople
from storage.polls import SqlPolls
from storage.posts import SqlPosts
from storage.publications import SqlPublications
from storage.pushes import SqlPushes
from storage.reactions import SqlReactions
from storage.replies import SqlReplies
from storage.stats import SqlStats
from storage.unit import SqlStore
from storage.visits import SqlVisits
from storage.watches import SqlWatches
from tests.day import Day
from tests.storage.calling import CALLS, call_everything
from tests.storage.hearing import Ear

DRAWERS = {
    "people": SqlPeople,
    "channels": SqlChannels,
    "posts": SqlPosts,
    "publications": SqlPublications,
    "pushes": SqlPushes,
    "inbox": SqlInbox,
    "attention": SqlAttention,
    "cases": SqlCases,
    "stats": SqlStats,
    "competitors": SqlCompetitors,
    "visits": SqlVisits,
    "joins": SqlJoins,
    "polls": SqlPolls,
    "reactions": SqlReactions,
    "replies": SqlReplies,
    "watches": SqlWatches,
    "audit": SqlAudit,
}
POSTGRESQL = asyncpg.dialect()
SQLITE = aiosqlite.dialect()
FOR_ONE_DATABASE = ("AUTOINCREMENT", "INSERT OR", "strftime", "datetime(", "rowid", "PRAGMA", "ILIKE", "::")


def test_every_method_of_every_drawer_is_called_here() -> None:
    methods = {
        f"{name}.{method}"
        for name, drawer in DRAWERS.items()
        for method, _ in inspect.getmembers(drawer, inspect.isfunction)
        if not method.startswith("_")
    }
    assert {call.split()[0] for call in CALLS} == methods


async def test_every_statement_compiles_for_both_databases(store: SqlStore, ear: Ear) -> None:
    await call_everything(store)
    assert len(ear.said) > 90
    for_postgresql = list(ear.compiled(POSTGRESQL))
    for_sqlite = list(ear.compiled(SQLITE))
    assert len(for_postgresql) == len(for_sqlite) == len(ear.said)
    for sql in for_sqlite:
        assert not [word for word in FOR_ONE_DATABASE if word in sql], sql


async def test_every_statement_of_a_day_compiles_for_both_databases(day: Day) -> None:
    """What the verbs say together: draft, review, publication, comment, freeze."""
    ear = Ear.on(day.app.store)
    await day.says(day.editor, "Autumn sale: minus 20 % on everything dark")
    await day.tap(day.editor, "Submit for review")
    await day.tap(day.reviewer, "Approve")
    await day.tap(day.editor, "Publish now")
    await day.goes_on(15)
    await day.says(day.editor, "/plan")
    await day.says(day.owner, "/freeze")
    await day.says(day.owner, "/unfreeze")
    await day.says(day.editor, "/drafts")
    assert day.texts()
    for dialect in (POSTGRESQL, SQLITE):
        assert all(ear.compiled(dialect))


async def test_nothing_is_put_into_a_statement_as_text(store: SqlStore, ear: Ear) -> None:
    """Bound parameters alone: what people write never stands in SQL."""
    await call_everything(store)
    for sql, _ in ear.sent:
        assert "Autumn" not in sql
        assert "Roastery" not in sql
