"""Check, migrate, backup, restore (S14), and one process on one folder."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot import keeping, running
from bot.config import Settings
from bot.sandbox.faults import Fault
from bot.sandbox.server import Door, create_app
from bot.sandbox.town import Town
from bot.service import AlreadyRunning, only_one
from desk.model.content import Content
from storage import schema
from storage.engine import integrity_fault
from tests.day import Day, fresh_database, labels, open_app


@pytest.fixture
async def door(town: Town) -> AsyncIterator[Door]:
    found = Door(create_app(town), "127.0.0.1", 0)
    await found.open()
    yield found
    await found.close()


@pytest.fixture
def settings(town: Town, door: Door, empty_database: Path, tmp_path: Path) -> Settings:
    """All in order."""
    account = town.add_bot("desk_bot")
    fresh_database(empty_database, tmp_path / "data" / "desk.db")
    return Settings(
        _env_file=None,
        bot_token=account.token,
        telegram_api_url=door.url,
        data_dir=tmp_path / "data",
    )


async def checked(settings: Settings) -> tuple[int, list[str]]:
    said: list[str] = []
    code = await keeping.check(settings, said.append)
    assert settings.bot_token is not None
    assert not any(settings.bot_token.get_secret_value() in line for line in said)
    return code, said


# Check


async def test_all_in_order(settings: Settings) -> None:
    code, said = await checked(settings)
    assert code == 0
    assert said[0].startswith("✓")


async def test_before_the_first_start_there_is_nothing_to_mend(settings: Settings) -> None:
    (settings.data_dir / "desk.db").unlink()
    assert (await checked(settings))[0] == 0
    assert not (settings.data_dir / "desk.db").exists()


async def test_a_token_that_telegram_does_not_know(settings: Settings, town: Town) -> None:
    for account in town.bots.values():
        account.dead = True
    code, (line,) = await checked(settings)
    assert code == 2
    assert line.startswith("✗ BOT_TOKEN: ")
    assert "@BotFather" in line


@pytest.mark.parametrize("kind", ["refused", "proxy", "half", "restart"])
async def test_no_sense_from_telegram(kind: str, settings: Settings, town: Town) -> None:
    town.faults.add(Fault(kind, method="getMe", times=None))  # type: ignore[arg-type]
    code, (line,) = await checked(settings)
    assert code == 2
    assert line.startswith("✗ TELEGRAM_API_URL: ")


async def test_a_damaged_database_names_the_newest_backup(settings: Settings) -> None:
    said: list[str] = []
    assert await keeping.backup(settings, None, said.append) == 0
    path = settings.data_dir / "desk.db"
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 8192 + path.read_bytes()[12288:])
    code, (line,) = await checked(settings)
    assert code == 2
    (copy,) = (settings.data_dir / "backups").glob("*.db")
    assert str(copy) in line
    refused: list[str] = []
    assert await running.run(settings, refused.append) == 2
    assert str(copy) in refused[0]


@pytest.mark.parametrize(("revision", "cure"), [("0000", "migrate"), ("9999", "newer")])
async def test_another_schema(revision: str, cure: str, settings: Settings) -> None:
    with closing(sqlite3.connect(settings.data_dir / "desk.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        database.commit()
    code, (line,) = await checked(settings)
    assert code == 2
    assert cure in line
    if cure == "newer":
        for verb in (running.run, keeping.migrate):
            assert await verb(settings, lambda _: None) == 2


async def test_migrate_makes_a_database_once(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, data_dir=tmp_path / "new")
    said: list[str] = []
    assert await keeping.migrate(settings, said.append) == 0
    assert schema.revision_of(tmp_path / "new" / "desk.db") == schema.newest()
    assert await keeping.migrate(settings, said.append) == 0
    assert said == [f"The database is at schema {schema.newest()}.", "The database is up to date."]


# Backup


async def test_a_backup_while_people_work_is_whole(day: Day, tmp_path: Path) -> None:
    async def work() -> None:
        for number in range(60):
            await day.desk.drafting.compose(day.editor.id, Content(text=f"Number {number}? Yes"))

    said: list[str] = []
    working = asyncio.create_task(work())
    await asyncio.sleep(0.05)
    copies = [tmp_path / "copies" / f"{n}.db" for n in range(3)]
    for copy in copies:
        assert await asyncio.to_thread(copied, day, copy, said) == 0
    await working
    for copy in copies:
        assert integrity_fault(copy) is None
        with closing(sqlite3.connect(copy)) as database:
            posts, revisions, entries = (
                database.execute(f"SELECT count(*) FROM {table} {where}").fetchone()[0]  # noqa: S608 - ours
                for table, where in (("posts", ""), ("revisions", ""), ("audit_entries", "WHERE verb = 'compose'"))
            )
        assert posts == revisions == entries
    assert not list((tmp_path / "copies").glob("*.part"))
    assert all("secret.key" in line for line in said if "key" in line)
    assert sum("not in it" in line for line in said) == 3


def copied(day: Day, to: Path, said: list[str]) -> int:
    return asyncio.run(keeping.backup(day.app.settings, to, said.append))


async def test_a_key_from_the_settings_is_named_as_such(settings: Settings) -> None:
    said: list[str] = []
    keyed = settings.model_copy(update={"secret_key": settings.bot_token})
    assert await keeping.backup(keyed, None, said.append) == 0
    assert "SECRET_KEY" in said[-1]


async def test_no_backup_of_what_is_not_there(tmp_path: Path) -> None:
    said: list[str] = []
    settings = Settings(_env_file=None, data_dir=tmp_path / "nothing")
    assert await keeping.backup(settings, None, said.append) == 2
    settings.data_dir.mkdir()
    (settings.data_dir / "desk.db").touch()
    assert await keeping.backup(settings, None, said.append) == 2
    assert all(line.startswith("✗ There is no database") for line in said)


# Restore


async def test_what_was_due_since_the_copy_is_asked_about_and_not_sent(day: Day, tmp_path: Path) -> None:
    """Telegram is ahead of the copy: one post is out, one is not due yet, one was written after it."""
    desk, editor = day.desk, day.editor.id
    await desk.staffing.set_undo(day.owner.id, 0)
    for number, after in ((1, 60), (2, 7200)):
        post = await desk.drafting.compose(editor, Content(text=f"Number {number}? Yes"))
        await desk.approving.submit(editor, post.id, 1)
        await desk.approving.approve(day.reviewer.id, post.id, 1)
        await desk.scheduling.set_time(editor, post.id, 1, day.now.replace(microsecond=0) + timedelta(seconds=after))
    said: list[str] = []
    assert await keeping.backup(day.app.settings, tmp_path / "copy.db", said.append) == 0
    await day.goes_on(61)
    await day.says(day.editor, "Written after the copy? Yes")
    assert day.texts() == ["Number 1? Yes"]

    await day.app.close()
    said.clear()
    moment = Moment(day)
    assert await keeping.restore(day.app.settings, tmp_path / "copy.db", said.append, moment) == 0
    assert any("1 that fell due" in line for line in said)
    assert list(day.folder.glob("desk-replaced-*.db"))
    day.app = open_app(day.town, day.clock, day.folder, day.account)
    await day.app.gate.open()
    await day.desk.publishing.sweep(everything=True)
    await day.goes_on(3 * 3600)
    assert day.texts() == ["Number 1? Yes"]
    assert any("frozen" in message.text.lower() for message in day.chat(day.owner).messages.values())
    card = day.find(day.editor, "It is there")
    await day.tap(day.editor, "It is there", on=card)
    assert "Unfreeze" in " ".join(labels(day.find(day.owner, "Unfreeze")))
    await day.goes_on(3600)
    assert day.texts() == ["Number 1? Yes"]


class Moment:
    """The clock of the day, for whoever restores."""

    def __init__(self, day: Day) -> None:
        self.day = day

    def now(self) -> datetime:
        return self.day.now


@pytest.mark.parametrize("what", ["nothing", "torn", "a shopping list", "another program's", "newer", "a folder"])
async def test_what_is_no_copy_of_a_desk_replaces_nothing(what: str, settings: Settings, tmp_path: Path) -> None:
    path, source = settings.data_dir / "desk.db", tmp_path / "copy.db"
    before = path.read_bytes()
    if what == "a folder":
        source.mkdir()
    elif what == "torn":
        source.write_bytes(before[:5000])
    elif what == "a shopping list":
        source.write_text("flour, salt")
    elif what in ("another program's", "newer"):
        with closing(sqlite3.connect(source)) as database:
            database.execute(
                "CREATE TABLE alembic_version (version_num TEXT)" if what == "newer" else "CREATE TABLE x (y)"
            )
            if what == "newer":
                database.execute("INSERT INTO alembic_version VALUES ('9999')")
            database.commit()
    said: list[str] = []
    assert await keeping.restore(settings, source, said.append) == 2
    assert len(said) == 1
    assert said[0].startswith("✗")
    assert path.read_bytes() == before
    assert [p.name for p in settings.data_dir.glob("desk-*")] == []


async def test_nothing_is_restored_under_a_running_desk(settings: Settings, tmp_path: Path) -> None:
    said: list[str] = []
    assert await keeping.backup(settings, tmp_path / "copy.db", said.append) == 0
    with only_one(settings.data_dir):
        assert await keeping.restore(settings, tmp_path / "copy.db", said.append) == 2
        assert await running.run(settings, said.append) == 2
    assert "stop it first" in said[-2]
    assert "Another process" in said[-1]


async def test_what_a_crash_left_in_the_log_is_put_aside_with_its_database(settings: Settings, tmp_path: Path) -> None:
    said: list[str] = []
    path = settings.data_dir / "desk.db"
    await keeping.backup(settings, tmp_path / "copy.db", said.append)
    crashed = sqlite3.connect(path)
    crashed.execute("PRAGMA journal_mode=WAL")
    crashed.execute("PRAGMA wal_autocheckpoint=0")
    crashed.execute("INSERT INTO memory (key, data) VALUES ('last words', '{}')")
    crashed.commit()
    log = path.with_name("desk.db-wal").read_bytes()
    crashed.close()
    path.with_name("desk.db-wal").write_bytes(log)
    assert await keeping.restore(settings, tmp_path / "copy.db", said.append) == 0
    (aside,) = settings.data_dir.glob("desk-replaced-*.db")
    with closing(sqlite3.connect(aside)) as database:
        assert database.execute("SELECT key FROM memory").fetchall() == [("last words",)]
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT key FROM memory").fetchall() == []


def test_one_process_on_one_folder(tmp_path: Path) -> None:
    with only_one(tmp_path), pytest.raises(AlreadyRunning), only_one(tmp_path):
        pass
    with only_one(tmp_path):
        pass
