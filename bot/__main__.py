"""python -m bot run · sandbox · check · migrate · backup · restore"""

from __future__ import annotations

import argparse
import asyncio
import gc
import sys
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError

from bot import log
from bot.config import Settings, faults_of


def read_settings() -> Settings:
    """The settings, or an end with a line per fault and exit code 2."""
    try:
        settings = Settings()
    except ValidationError as error:
        for line in faults_of(error):
            say(f"✗ {line}")
        raise SystemExit(2) from None
    except UnicodeDecodeError:
        say("✗ .env: it is not written in UTF-8. Save it again as UTF-8.")
        raise SystemExit(2) from None
    for secret in (settings.bot_token, settings.secret_key, settings.openai_api_key):
        log.keep_out(secret.get_secret_value() if secret else None)
    log.keep_out(urlsplit(settings.database_url).password)
    return settings


def say(line: str) -> None:
    sys.stdout.write(log.masked(line) + "\n")
    sys.stdout.flush()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bot", description="SMM Desk")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("run", help="run the bot; without BOT_TOKEN the sandbox")
    verbs.add_parser("sandbox", help="a local Telegram to play in, with the bot in it")
    verbs.add_parser("check", help="test settings, token, database and schema")
    verbs.add_parser("migrate", help="bring the database's schema up to date")
    verbs.add_parser("backup", help="a consistent copy, while running").add_argument("to", type=Path, nargs="?")
    verbs.add_parser("restore", help="put a copy back").add_argument("source", type=Path)
    given = parser.parse_args(arguments)
    settings = read_settings()
    log.set_up(settings.log_level, settings.log_format)
    try:
        return asyncio.run(_do(given, settings))
    except KeyboardInterrupt:
        return 0


def _import_all() -> None:
    """What is imported stays for good: the collector need not look it over again and again while it comes in (a third
    of the imports' time), nor at any later full collection."""
    gc.disable()
    from bot import keeping, running  # noqa: F401
    from handlers.front import door

    door()
    gc.freeze()
    gc.enable()


async def _do(given: argparse.Namespace, settings: Settings) -> int:
    _import_all()
    from bot import keeping, running

    match given.verb:
        case "run" if settings.bot_token is not None:
            return await running.run(settings, say)
        case "run":
            say("No BOT_TOKEN is set, so this is the sandbox: a Telegram of its own on this machine.")
            return await running.sandbox(settings, say)
        case "sandbox":
            return await running.sandbox(settings, say)
        case "check":
            return await keeping.check(settings, say)
        case "migrate":
            return await keeping.migrate(settings, say)
        case "backup":
            return await keeping.backup(settings, given.to, say)
        case _:
            return await keeping.restore(settings, given.source, say)


if __name__ == "__main__":
    sys.exit(main())
