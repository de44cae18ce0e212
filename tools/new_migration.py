"""python -m tools.new_migration 0002 "What changes": a migration from the difference between tables and migrations."""

from __future__ import annotations

import asyncio
import sys
import tempfile

from storage import schema
from storage.engine import writer_engine


async def main(number: str, message: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine = writer_engine(f"sqlite+aiosqlite:///{folder}/empty.db")
        await schema.upgrade(engine)
        async with engine.begin() as connection:
            await connection.run_sync(schema.write_revision, message, number)
        await engine.dispose()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
