"""Tables are what the migrations make, on an empty database and step by step; both databases can be migrated."""

from __future__ import annotations

import io
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect

from storage import schema
from storage.tables import metadata
from storage.unit import SqlStore

MIGRATIONS = Path(schema.__file__).parent / "migrations"


def _config(buffer: io.StringIO | None = None) -> Config:
    config = Config(output_buffer=buffer) if buffer else Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "target_metadata": metadata})
    return list(compare_metadata(context, metadata))


async def test_tables_equal_migrations(store: SqlStore) -> None:
    async with store.reader.connect() as connection:
        assert await connection.run_sync(_differences) == []


async def test_columns_and_indexes_equal_migrations(store: SqlStore, tmp_path: Path) -> None:
    """Defaults, nullness and the conditions of partial indexes too, which Alembic does not compare."""
    plain = create_engine(f"sqlite:///{tmp_path / 'plain.db'}")
    metadata.create_all(plain)

    def made(connection: Connection) -> set[str]:
        columns = {
            f"{table}: {tuple(column)[1:]}"
            for table in metadata.tables
            for column in connection.exec_driver_sql(f"PRAGMA table_info({table})")
        }
        rows = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        return columns | {sql.replace('"', "") for (sql,) in rows}

    with plain.connect() as connection:
        wanted = made(connection)
    plain.dispose()
    async with store.reader.connect() as migrated:
        assert await migrated.run_sync(made) == wanted


async def test_upgrading_twice_does_nothing(store: SqlStore) -> None:
    assert await schema.current(store.reader) == schema.newest()
    assert await schema.upgrade(store.writer) is False


async def test_every_step_can_be_taken_alone(tmp_path: Path) -> None:
    store = SqlStore(f"sqlite+aiosqlite:///{tmp_path / 'steps.db'}")
    steps = [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()][::-1]

    def run(connection: Connection, step: str) -> None:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, step)

    for step in steps:
        async with store.writer.begin() as connection:
            await connection.run_sync(run, step)
        assert await schema.current(store.reader) == step
    async with store.reader.connect() as connection:
        assert await connection.run_sync(_differences) == []
    await store.close()


def test_steps_stand_in_one_line() -> None:
    scripts = ScriptDirectory.from_config(_config())
    assert scripts.get_bases() and len(scripts.get_heads()) == 1
    assert all(script.doc for script in scripts.walk_revisions())
    assert scripts.get_current_head() == schema.newest()


def test_postgresql_can_be_migrated() -> None:
    """The SQL that Alembic would send there: every table and index, with 64-bit numbers for Telegram's ids."""
    buffer = io.StringIO()
    context = MigrationContext.configure(
        dialect_name="postgresql", opts={"as_sql": True, "output_buffer": buffer, "target_metadata": metadata}
    )
    scripts = ScriptDirectory.from_config(_config())
    from alembic.operations import Operations

    with Operations.context(context):
        for script in reversed(list(scripts.walk_revisions())):
            script.module.upgrade()
    sql = buffer.getvalue()
    for table in metadata.tables.values():
        assert f"CREATE TABLE {table.name} (" in sql
        for index in table.indexes:
            assert str(index.name) in sql
    assert "BIGSERIAL" in sql
    assert sql.count("WHERE state = 'planned'") == 2  # the outboxes of posts and of answers
    for column in ("chat_id", "person_id", "external_id"):
        assert f"{column} INTEGER" not in sql


def test_every_key_is_named() -> None:
    """Unnamed constraints cannot be changed later."""
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    for name in inspect(engine).get_table_names():
        for key in inspect(engine).get_foreign_keys(name):
            assert key["name"], name
    engine.dispose()
