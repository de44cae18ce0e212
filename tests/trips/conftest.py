"""A day on which readers talk; days of other teams: one without reviews, one where two of three must say yes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desk.model.people import ApprovalMode, Role
from tests.day import Day, a_day
from tests.trips.acts import is_published


@pytest.fixture
async def talk(day: Day) -> Day:
    """A post is out, and the bot may read what is said under it."""
    day.owner.promote(day.group, day.account, can_delete_messages=True, can_restrict_members=True)
    await day.goes_on()
    await is_published(day, "Autumn sale: minus 20 % on everything dark")
    await day.goes_on()
    return day


@pytest.fixture
async def solo(empty_database: Path, tmp_path: Path) -> AsyncIterator[Day]:
    """A team without reviews, where *Publish now* is at once."""
    async with a_day(empty_database, tmp_path / "data", ApprovalMode.NONE) as found:
        await found.desk.staffing.set_undo(found.owner.id, 0)
        yield found


@pytest.fixture
async def board(empty_database: Path, tmp_path: Path) -> AsyncIterator[Day]:
    """Two approvals of three are wanted: owner, reviewer and client."""
    async with a_day(empty_database, tmp_path / "data", ApprovalMode.QUORUM) as found:
        found.people["client"] = found.town.add_person("Client", "client")
        found.client.start(found.account)
        await found.listens()
        token, _ = await found.desk.staffing.invite(found.owner.id, Role.CLIENT)
        await found.desk.staffing.join(found.client.id, token)
        await found.goes_on()
        yield found
