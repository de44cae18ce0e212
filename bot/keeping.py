"""Keeping the desk's data: check, migrate, backup, restore."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.config import Settings
from bot.service import AlreadyRunning, only_one
from bot.wiring import build, make_bot
from desk.errors import IntegrationError, NeedsLogin
from desk.ports import Clock
from integrations.telegram.answers import understood
from storage import schema
from storage.engine import copy_sqlite, integrity_fault, sqlite_path
from storage.unit import SqlStore

Say = Callable[[str], None]
FAULT = 2


async def check(settings: Settings, say: Say) -> int:
    """A line per fault with its cure, exit code 2; nothing secret is shown."""
    faults = [*(await unusable(settings) or await _behind(settings)), *await _token_faults(settings)]
    if not faults:
        say("✓ Settings, token, database and schema are in order.")
    return tell(faults, say)


def tell(faults: Sequence[str], say: Say) -> int:
    """A line each, and the exit code."""
    for fault in faults:
        say(f"✗ {fault}")
    return FAULT if faults else 0


async def _token_faults(settings: Settings) -> list[str]:
    if settings.bot_token is None:
        return ["BOT_TOKEN: not set. Get one from @BotFather and put it into .env (without it the sandbox runs)."]
    bot = make_bot(settings)
    try:
        async with understood():
            await bot.me()
    except NeedsLogin:
        return ["BOT_TOKEN: Telegram does not know this token. Copy it again from @BotFather, or make a new one."]
    except IntegrationError as error:
        host = settings.telegram_api_url
        return [f"TELEGRAM_API_URL: no answer from {host} ({error.code}). Check the network, the address and a proxy."]
    finally:
        await bot.session.close()
    return []


async def unusable(settings: Settings) -> list[str]:
    """Why the desk cannot work on this folder and this database, with the cure; empty where it can."""
    return _folder_faults(settings) or _file_faults(settings) or await _database_faults(settings)


def _folder_faults(settings: Settings) -> list[str]:
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        return [f"DATA_DIR: cannot write to {folder} ({error.strerror}). Give another folder or the right to write."]
    return []


def _file_faults(settings: Settings) -> list[str]:
    path = sqlite_path(settings.database)
    if path is None or not path.exists() or not (fault := integrity_fault(path)):
        return []
    newest = newest_backup(settings)
    cure = f"python -m bot restore {newest}" if newest else "put a backup back with python -m bot restore FILE"
    return [f"DATABASE_URL: the database is damaged ({fault[:60]}). Cure: {cure}"]


def _to_be_made(settings: Settings) -> bool:
    """There is no database yet, and the first start can make it: nothing to look into, and looking would make it."""
    path = sqlite_path(settings.database)
    return path is not None and not path.exists() and os.access(path.parent, os.W_OK)


async def _database_faults(settings: Settings) -> list[str]:
    if _to_be_made(settings):
        return []
    try:
        store = SqlStore(settings.database)
    except ModuleNotFoundError as error:
        return [f"DATABASE_URL: {error.name} is not installed. Give it to pip, or leave this out and SQLite is used."]
    except Exception as error:  # noqa: BLE001 - whatever a driver says about an address
        return [f"DATABASE_URL: cannot be used ({type(error).__name__}). Example: sqlite+aiosqlite:///data/desk.db"]
    try:
        current = await schema.current(store.reader)
    except Exception as error:  # noqa: BLE001
        return [f"DATABASE_URL: cannot be opened ({type(error).__name__}). Is the server up, the password right?"]
    finally:
        await store.close()
    if current is not None and current > schema.newest():
        return [f"Schema {current} is newer than this program ({schema.newest()}): run the newer version."]
    return []


async def _behind(settings: Settings) -> list[str]:
    if _to_be_made(settings):
        return []
    store = SqlStore(settings.database)
    try:
        current = await schema.current(store.reader)
    finally:
        await store.close()
    return [] if current == schema.newest() else ["Schema is not up to date. Cure: python -m bot migrate"]


async def migrate(settings: Settings, say: Say) -> int:
    """Bring the schema up to date; an existing SQLite database is copied first."""
    if faults := await unusable(settings):
        return tell(faults, say)
    path = sqlite_path(settings.database)
    store = SqlStore(settings.database)
    try:
        current = await schema.current(store.reader)
        if current == schema.newest():
            say("The database is up to date.")
            return 0
        if current is not None and path is not None:
            copy = path.with_name(f"{path.stem}-before-{schema.newest()}.db")
            copy_sqlite(path, copy)
            say(f"Copied the database to {copy} first.")
        await schema.upgrade(store.writer)
    finally:
        await store.close()
    say(f"The database is at schema {schema.newest()}.")
    return 0


def backups(settings: Settings) -> Path:
    return settings.data_dir / "backups"


def newest_backup(settings: Settings) -> Path | None:
    found = sorted(backups(settings).glob("*.db"), key=lambda p: p.stat().st_mtime)
    return found[-1] if found else None


async def backup(settings: Settings, to: Path | None, say: Say) -> int:
    """A consistent copy while the bot runs. The secret key is not in it: it is a file of its own."""
    path = sqlite_path(settings.database)
    if path is None:
        say("✗ This copies SQLite. For PostgreSQL use pg_dump.")
        return FAULT
    if not path.exists() or schema.revision_of(path) is None:
        say(f"✗ There is no database at {path} yet.")
        return FAULT
    if to is None:
        to = backups(settings) / f"desk-{datetime.now(UTC):%Y%m%d-%H%M%S}.db"
    to.parent.mkdir(parents=True, exist_ok=True)
    unfinished = to.with_suffix(".part")
    try:
        copy_sqlite(path, unfinished)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        say(f"✗ No copy was made: {error}. Is there room on the disk?")
        return FAULT
    unfinished.replace(to)
    say(f"Copied to {to}.")
    if settings.secret_key is None:
        say(f"The secret key is not in it: keep {settings.data_dir / 'secret.key'} too, somewhere else.")
    else:
        say("The secret key is not in it: it is in your SECRET_KEY setting.")
    return 0


async def restore(settings: Settings, source: Path, say: Say, clock: Clock | None = None) -> int:
    """Put a copy back. What fell due since it was made is asked about; nothing is sent again unasked."""
    path = sqlite_path(settings.database)
    if path is None:
        say("✗ This restores SQLite. For PostgreSQL use pg_restore.")
        return FAULT
    if faults := _folder_faults(settings) or _source_faults(source):
        return tell(faults, say)
    try:
        with only_one(settings.data_dir):
            return await _put_back(settings, source, path, say, clock)
    except AlreadyRunning:
        say("✗ The bot is running: stop it first.")
    except (OSError, sqlite3.Error) as error:
        say(f"✗ Nothing was restored: {error}. Is there room on the disk?")
    return FAULT


def _source_faults(source: Path) -> list[str]:
    if not source.is_file() or integrity_fault(source):
        return [f"{source} is not a sound copy of a database."]
    revision = schema.revision_of(source)
    if revision is None:
        return [f"{source} is not a copy of a desk's database."]
    if revision > schema.newest():
        return [f"{source} was made by a newer version ({revision}): run that one."]
    return []


async def _put_back(settings: Settings, source: Path, path: Path, say: Say, clock: Clock | None) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.stem}-restoring.db")
    fresh.unlink(missing_ok=True)
    copy_sqlite(source, fresh)
    if path.exists():
        aside = path.with_name(f"{path.stem}-replaced-{datetime.now(UTC):%Y%m%d-%H%M%S}.db")
        for end in ("", "-wal"):  # what a crash left in the log belongs to it
            if (part := path.with_name(path.name + end)).exists():
                part.replace(aside.with_name(aside.name + end))
        say(f"The database that was there is now {aside}.")
    path.with_name(path.name + "-shm").unlink(missing_ok=True)
    path.with_name(path.name + "-wal").unlink(missing_ok=True)
    fresh.replace(path)
    store = SqlStore(settings.database)
    try:
        await schema.upgrade(store.writer)
    finally:
        await store.close()
    app = build(settings.model_copy(update={"bot_token": settings.bot_token or _no_token()}), clock=clock)
    try:
        asked = await app.desk.freezing.mark_restored()
    finally:
        await app.close()
    say(f"Restored {source}. {asked} that fell due since then are asked about, not sent.")
    say("Publishing is frozen where something was planned: look at the plan, then send /unfreeze.")
    return 0


def _no_token() -> object:
    from pydantic import SecretStr

    return SecretStr("1:restore")
