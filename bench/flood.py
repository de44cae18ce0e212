"""P10: a thousand negative comments within a minute. Everything is visible within 60 s, in at most 20 messages a chat.

The comments are taken in as fast as the desk can, on a clock that is moved to spread them over a minute. Where that
takes longer than the minute, the desk would not keep up with them. After `MOST` seconds it ends, with what it has.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from datetime import UTC, datetime, timedelta

from bench.reporting import report
from bench.scene import AUTHOR, scene
from bot.clock import run_until_quiet
from desk.alerting import in_digest
from desk.listening import Said
from desk.model.inbox import Author

COMMENTS = 1_000
OVER = timedelta(minutes=1)
MOST = 150.0
TOLD_WITHIN = timedelta(seconds=60)
GROUP = -1_000_500
ANGRY = "Third order in a row arrives late and nobody answers! Terrible service, give me my money back"
STEP = 50
"""Comments between two looks of the desk at what is due."""


class Moved:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC)

    def now(self) -> datetime:
        return self.at


async def main() -> None:
    clock = Moved()
    async with scene(clock=clock) as found:
        app = found.app
        await app.desk.listening.listen_in(AUTHOR, GROUP, "Talk")
        sent_before = len(found.session.calls)
        began = time.perf_counter()
        heard = 0
        for number in range(COMMENTS):
            if time.perf_counter() - began > MOST:
                break
            clock.at += OVER / COMMENTS
            author = Author(str(10_000 + number), f"Reader {number}")
            await app.desk.listening.hear(GROUP, "Talk", Said(str(number), author, f"{ANGRY} {number}", clock.at))
            heard += 1
            if number % STEP == STEP - 1:
                await run_until_quiet(clock, app.wakeups["alerts"], app.wakeups["alert_pushes"])
        clock.at += TOLD_WITHIN / 4
        await run_until_quiet(clock, app.wakeups["alerts"], app.wakeups["alert_pushes"])
        taken = time.perf_counter() - began
        view = await app.desk.showing.digest(AUTHOR, found.channels[0].workspace_id)
        calls = Counter((name, chat) for name, chat, _ in found.session.calls[sent_before:])
        chats = {chat for _, chat in calls}
        messages = max(calls["sendMessage", chat] for chat in chats)
        edits = max(calls["editMessageText", chat] for chat in chats)
        async with app.store.read() as unit:
            waiting = await unit.inbox.waiting_for(found.channels[0].workspace_id, None)
        own = [alert for alert in waiting if not in_digest(alert)]
    visible = sum(alert.count for alert in waiting)
    report(
        "flood",
        [
            f"P10 {heard} of {COMMENTS} negative comments in {OVER.seconds} s: {messages} messages and {edits} edits"
            f" in a chat (goal <= 20), {visible} visible",
            f"    {sum(a.count for a in own)} on {len(own)} cards of their own, {view.total} cards in the digest",
            f"    taken in and shown in {taken:.1f} s of work ({1000 * taken / heard:.1f} ms a comment;"
            f" {1000 * OVER.seconds / COMMENTS:.0f} keep up)",
        ],
        {"heard": heard, "visible": visible, "messages": messages, "edits": edits, "work_s": taken}
        | {"load": round(os.getloadavg()[0], 1)},
    )
    assert messages + edits <= 20, "more than 20 messages in a chat"
    assert visible >= heard, "something is not visible"
    assert view.total + len(own) == len(waiting), "something is neither on a card nor in the digest"
