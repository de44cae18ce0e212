"""The drawing process: started when the first picture is wanted, asked one sheet at a time, started anew if it died."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path

import structlog

from desk.errors import Refused
from handlers.charting.sheet import Sheet

log = structlog.get_logger("drawing")
ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30.0
"""Seconds for one picture, the start of the process among them."""
TRIES = 2


class Drawer:
    """Pictures from another process; `cache` is where it may keep what it knows about fonts."""

    def __init__(self, cache: Path, idle_seconds: float = 120.0) -> None:
        self.cache = cache
        self.idle_seconds = idle_seconds
        self.process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def draw(self, sheet: Sheet) -> bytes:
        """The PNG of a sheet.

        Raises:
            Refused: `picture_failed`.
        """
        data = sheet.dump()
        async with self._turn:
            for _ in range(TRIES):
                try:
                    async with asyncio.timeout(PATIENCE):
                        drawn = await self._ask(data)
                except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
                    log.warning("the drawing process is gone", why=type(error).__name__)
                    await self._end()
                    continue
                if drawn:
                    return drawn
                break
        raise Refused("picture_failed")

    async def _ask(self, data: bytes) -> bytes:
        process = await self._running()
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        process.stdin.write(len(data).to_bytes(4, "big") + data)
        await process.stdin.drain()
        size = int.from_bytes(await process.stdout.readexactly(4), "big")
        return await process.stdout.readexactly(size)

    async def _running(self) -> asyncio.subprocess.Process:
        if self.process is None or self.process.returncode is not None:
            self.cache.mkdir(parents=True, exist_ok=True)
            known = {name: os.environ[name] for name in ("PATH", "LANG", "HOME", "VIRTUAL_ENV") if name in os.environ}
            own = {"MPLCONFIGDIR": str(self.cache.resolve()), "DRAWING_IDLE_SECONDS": str(self.idle_seconds)}
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "handlers.charting.worker",
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                cwd=ROOT,
                env=known | own,
            )
        return self.process

    async def _end(self) -> None:
        process, self.process = self.process, None
        if process is not None and process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def close(self) -> None:
        await self._end()
