"""The scene of a day, played once and then copied: the town with everybody in it, and the desk's files."""

from __future__ import annotations

import pickle
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.day import Day


@dataclass(frozen=True)
class Morning:
    """`world`: the day without its app, pickled; `files`: what is in its folder, by name."""

    world: bytes
    files: dict[str, bytes]

    @classmethod
    def of(cls, day: Day) -> Morning:
        """As it is now; nobody may have its database open."""
        with closing(sqlite3.connect(day.folder / "desk.db")) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        files = {path.name: path.read_bytes() for path in day.folder.iterdir() if path.is_file()}
        world = pickle.dumps(replace(day, app=None))  # type: ignore[arg-type]  # processes are not copied
        return cls(world, files)

    def begin(self, folder: Path) -> Day:
        """A copy that lives in that folder, not opened yet."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            path = folder / name
            path.write_bytes(content)
            if name != "desk.db":
                path.chmod(0o600)
        day: Day = pickle.loads(self.world)  # noqa: S301 - our own bytes
        day.folder = folder
        return day
