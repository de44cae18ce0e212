"""A store on a database of its own, and an ear for what it says to SQLite."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.unit import SqlStore
from tests.day import fresh_database
from tests.storage.hearing import Ear


@pytest.fixture
async def store(empty_database: Path, tmp_path: Path) -> AsyncIterator[SqlStore]:
    path = tmp_path / "desk.db"
    fresh_database(empty_database, path)
    made = SqlStore(f"sqlite+aiosqlite:///{path}")
    yield made
    await made.close()


@pytest.fixture
def ear(store: SqlStore) -> Ear:
    """Hears every statement of the store from now on."""
    return Ear.on(store)
