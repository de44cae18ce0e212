"""`python -m bot.sandbox`: the Bot API server and its page alone, with a town that is kept.

An empty town gets a bot, so that there is a token to talk to.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from bot.sandbox.keeping import open_town
from bot.sandbox.page_api import add_page
from bot.sandbox.server import Door, create_app


async def serve(host: str, port: int, data: Path | None, username: str) -> None:
    """Serve until a signal comes."""
    town = open_town(data)
    if not town.bots:
        town.add_bot(username)
        town.keep()
    app = create_app(town)
    add_page(app, town)
    door = Door(app, host, port)
    await door.open()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    tokens = ", ".join(f"@{bot.username} {bot.token}" for bot in town.bots.values())
    sys.stdout.write(f"Bot API at {door.url} ({tokens})\n")
    sys.stdout.flush()
    await stop.wait()
    await door.close()
    await town.close()


def main() -> None:
    """Read the arguments, serve."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--data", type=Path, default=None, help="folder of the town; without it nothing is kept")
    parser.add_argument("--bot", default="desk_bot", help="username of the bot of an empty town")
    given = parser.parse_args()
    asyncio.run(serve(given.host, given.port, given.data, given.bot))


if __name__ == "__main__":
    main()
