"""The real process, killed: `python -m bot run` or the same main in a forked child, talking to a town over HTTP."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
Rows = list[dict[str, Any]]


def run_bot(environment: Mapping[str, str], log: str) -> None:
    """The child's whole life."""
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(out, 1)
    os.dup2(out, 2)
    os.environ.update(environment)
    from bot.__main__ import main

    sys.exit(main(["run"]))


class Nursery:
    """Has everything imported, so that a forked process is there at once and not after seconds."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["bot.running", "tests.safety.killing"])

    def born(self, environment: Mapping[str, str], log: str) -> BaseProcess:
        child = self._context.Process(target=run_bot, args=(dict(environment), log), daemon=True)
        child.start()
        return child


class Victim:
    """One process after the other over one data folder."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        self.log = folder.parent / "bot.log"
        self._forked: BaseProcess | None = None
        self._command: asyncio.subprocess.Process | None = None

    async def start(self, nursery: Nursery | None) -> None:
        """From the nursery, or by the command."""
        if nursery is not None:
            self._forked = nursery.born(self.environment, str(self.log))
            return
        with self.log.open("ab") as log:
            self._command = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=ROOT, env={**os.environ, **self.environment},
                stdout=log, stderr=log,
            )  # fmt: skip

    async def kill(self) -> None:
        """SIGKILL, and wait until it is gone. Raises AssertionError if it had ended by itself."""
        if self._forked is not None:
            assert self._forked.is_alive(), self.last_words()
            self._forked.kill()
            await asyncio.to_thread(self._forked.join)
            self._forked.close()
            self._forked = None
        elif self._command is not None:
            assert self._command.returncode is None, self.last_words()
            self._command.kill()
            await self._command.wait()
            self._command = None

    def last_words(self) -> str:
        return self.log.read_text("utf-8")[-2000:] if self.log.exists() else ""

    def rows(self, statement: str, *values: object) -> Rows:
        """Read past the process, as it stands committed now."""
        with closing(sqlite3.connect(self.folder / "desk.db", timeout=30)) as look:
            look.row_factory = sqlite3.Row
            return [dict(row) for row in look.execute(statement, values)]

    def sound(self) -> bool:
        """Whether SQLite finds the file whole."""
        return self.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
