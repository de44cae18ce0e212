"""Where the database's schema stands, and bringing it up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def _config(connection: Connection | None = None) -> Config:
    from alembic.config import Config  # half a second, and of use only where something is to be migrated

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def newest() -> str:
    """The revision that this code works with: the migrations' files bear their numbers."""
    return max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


async def current(engine: AsyncEngine) -> str | None:
    """The revision of the database; None for an empty one."""
    async with engine.connect() as connection:
        return await connection.run_sync(_current)


def revision_of(path: Path) -> str | None:
    """The revision of a SQLite file, which is only looked at; None where it is not a desk's."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return row and str(row[0])


async def upgrade(engine: AsyncEngine) -> bool:
    """Bring the schema up to date; whether anything had to be done."""
    if await current(engine) == newest():
        return False

    from alembic import command

    def run(connection: Connection) -> None:
        command.upgrade(_config(connection), "head")

    async with engine.begin() as connection:
        await connection.run_sync(run)
    return True


def write_revision(connection: Connection, message: str, number: str) -> Any:
    """For developers: a migration from what the tables say now (`python -m tools.new_migration`)."""
    from alembic import command

    return command.revision(_config(connection), message=message, autogenerate=True, rev_id=number)
