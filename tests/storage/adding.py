"""python -m tests.storage.adding DATABASE TIMES: a process that reads and then writes, again and again."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace

from storage.unit import SqlStore


async def add(url: str, times: int) -> None:
    """Raise the workspace's quorum by one, so many times."""
    store = SqlStore(url)
    for _ in range(times):
        async with store.write() as unit:
            found = await unit.people.workspace(1)
            await unit.people.save_workspace(replace(found, quorum=found.quorum + 1))
    await store.close()


if __name__ == "__main__":
    asyncio.run(add(sys.argv[1], int(sys.argv[2])))
