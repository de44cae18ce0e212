"""The desk as everybody starts it: `python -m bot run` in a process of its own, with its data folder and port."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 180.0
STOPS_WITHIN = 60.0
"""On a machine that has other work; tests/bot/test_process.py measures how fast it stops."""


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class RunningDesk:
    """No token, so it is the sandbox. It can be stopped and started again: everything is kept in its folder."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self.process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @classmethod
    @asynccontextmanager
    async def open(cls, folder: Path) -> AsyncIterator[Self]:
        desk = cls(folder, free_port())
        await desk.start()
        try:
            yield desk
        finally:
            if desk.process is not None:
                desk.process.kill()
                await desk.process.wait()

    async def start(self) -> None:
        """Start it and wait for the line that says what to open. Raises AssertionError where another one comes."""
        own = {"DATA_DIR": str(self.folder), "SANDBOX_PORT": str(self.port), "LOG_LEVEL": "WARNING"}
        without = {"BOT_TOKEN", "OWNER_ID", "DATABASE_URL", "TELEGRAM_API_URL", "SECRET_KEY"}
        environment = {name: value for name, value in os.environ.items() if name not in without} | own
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
        )
        assert self.process.stdout
        said = []
        async with asyncio.timeout(STARTS_WITHIN):
            while line := (await self.process.stdout.readline()).decode():
                said.append(line)
                if line.startswith("Open "):
                    assert line.split() == ["Open", self.url]
                    return
        raise AssertionError("".join(said))

    async def stop(self) -> int:
        """Ask it to end, as `make` or a container does; its exit code."""
        assert self.process
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(STOPS_WITHIN):
            await self.process.communicate()
        code, self.process = self.process.returncode, None
        return -1 if code is None else code
