"""Fixtures that all tests may use."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.day import Day, a_day, migrated
from tests.town import clock, town

__all__ = ["clock", "town"]


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database at the newest schema, to be copied."""
    return asyncio.run(migrated(tmp_path_factory.mktemp("schema")))


@pytest.fixture
async def day(empty_database: Path, tmp_path: Path) -> AsyncIterator[Day]:
    """A day of a team whose posts need one approval."""
    async with a_day(empty_database, tmp_path / "data") as found:
        yield found
