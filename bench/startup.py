"""P11: from start to the first answer, and memory idle and after 10,000 updates, of the real process over HTTP.

Anchor, in the same run: `import aiogram` alone, its time and its memory. Goal: at most 1.6 times each, and flat.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.reporting import middle, report
from bot.sandbox.accounts import BotAccount
from bot.sandbox.people import Person
from bot.sandbox.server import Door, create_app
from bot.sandbox.town import Town

ROUNDS = 3
UPDATES = 10_000
BATCH = 200
PATIENCE = 300.0
ROOT = Path(__file__).parent.parent
_ANCHOR = "import aiogram, time; print(open('/proc/self/status').read().split('VmRSS:')[1].split()[0])"


def _anchor() -> tuple[float, float]:
    """Seconds and MiB of importing aiogram."""
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", _ANCHOR], capture_output=True, check=True, cwd=ROOT)
    return time.perf_counter() - begun, int(done.stdout) / 1024


def _memory(process: subprocess.Popen[bytes]) -> float:
    """Resident MiB of a process."""
    status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def _answers(town: Town) -> int:
    return sum(call.method == "sendMessage" for call in town.calls)


async def _until(town: Town, count: int) -> None:
    end = time.perf_counter() + PATIENCE
    while _answers(town) < count:
        if time.perf_counter() > end:
            raise TimeoutError(f"{_answers(town)} of {count} answers")
        await asyncio.sleep(0.005)


async def _run(updates: int) -> tuple[float, float, float]:
    """Seconds to the first answer; MiB idle; MiB after so many updates."""
    town = Town(calls_kept=updates * 4 + 1000)
    account = town.add_bot("desk_bot", "Desk")
    people = [town.add_person(f"Person {n}", f"person{n}") for n in range(20)]
    for person in people:
        person.start(account)
    door = Door(create_app(town), "127.0.0.1", 0)
    await door.open()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "BOT_TOKEN": account.token, "TELEGRAM_API_URL": door.url, "DATA_DIR": folder}
        environment["TELEGRAM_WEB_URL"] = "http://127.0.0.1:9"  # nothing but the town is asked
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
        )
        try:
            await _until(town, 1)
            first = time.perf_counter() - begun
            await _until(town, len(people))
            await asyncio.sleep(1)
            idle = _memory(process)
            await _talk(town, account, people, updates)
            after = _memory(process)
        finally:
            process.terminate()
            await asyncio.to_thread(process.wait, 10)
    await door.close()
    await town.close()
    return first, idle, after


async def _talk(town: Town, account: BotAccount, people: list[Person], updates: int) -> None:
    before = _answers(town)
    for start in range(0, updates, BATCH):
        for number in range(BATCH):
            person = people[number % len(people)]
            person.say(person.chat_with(account), "/help")
        await _until(town, before + start + BATCH)


async def main() -> None:
    anchors = [_anchor() for _ in range(ROUNDS)]
    runs = [await _run(UPDATES if number == 0 else 0) for number in range(ROUNDS)]
    seconds, mebibytes = (middle([a[i] for a in anchors]) for i in (0, 1))
    first, idle = (middle([r[i] for r in runs]) for i in (0, 1))
    after = runs[0][2]
    lines = [
        f"P11 start to first answer {first:.2f} s = {first / seconds:.2f} of importing aiogram ({seconds:.2f} s;"
        f" goal <= 1.6)",
        f"    memory idle {idle:.0f} MiB = {idle / mebibytes:.2f} of it ({mebibytes:.0f} MiB; goal <= 1.6);"
        f" after {UPDATES:,} updates {after:.0f} MiB ({after - runs[0][1]:+.0f})",
    ]
    figures = {
        "first_answer_s": first,
        "anchor_s": seconds,
        "idle_mib": idle,
        "anchor_mib": mebibytes,
        "after_mib": after,
        "grown_mib": after - runs[0][1],
    }
    report("startup", lines, figures)


if __name__ == "__main__":
    asyncio.run(main())
