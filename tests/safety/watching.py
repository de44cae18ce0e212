"""Every call to a channel and every verb of a person, held against the ledger."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Coroutine
from typing import Any, TypeVar

from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods.base import TelegramMethod
from aiohttp import ClientConnectorError

from desk.errors import NotFound, Refused, Stale
from desk.model.content import load
from desk.model.people import Right
from desk.model.post import Post, PostState
from integrations.telegram.calls import amend_calls, send_call
from tests.safety.ledger import Broken, Ledger, Place, Said, Truth, hold
from tests.safety.office import TEAM, Office, Row

T = TypeVar("T")
KNOWN = (TelegramRetryAfter, TelegramForbiddenError, TelegramBadRequest, TelegramUnauthorizedError)
"""Answers that say for sure that nothing was sent."""
NOT_AGAIN = ("unconfirmed", "sending", "published", "removed")
"""Setting a time for the post does not ask for these to be sent again."""


class Nothing(Exception):
    """What was asked for was so already."""


def in_doubt(error: BaseException | None) -> bool:
    """Whether this end of a call leaves open what became of it."""
    if error is None or isinstance(error, KNOWN):
        return False
    return not (isinstance(error, TelegramNetworkError) and isinstance(error.__cause__, ClientConnectorError))


class Watch:
    """One office, and beside it what should be true."""

    def __init__(self, office: Office, counts: Counter[str]) -> None:
        self.office = office
        self.counts = counts
        self.ledger = Ledger(dict(TEAM))
        self.truth = Truth()
        self.numbers = itertools.count(1)
        self.call: tuple[Place, int] | None = None
        self.broken: list[Exception] = []
        self.chats = {
            r["external_id"]: r["id"] for r in office.rows("SELECT id, external_id FROM channels ORDER BY id")
        }
        self.channels = sorted(self.chats.values())
        office.watch(self.called, self.answered)

    def called(self, method: TelegramMethod[Any]) -> None:
        """Right before a call leaves. The desk would take what is raised here for an answer: it is kept for later."""
        self.call = None
        try:
            self._check(method)
        except Exception as broken:  # noqa: BLE001 - a fault of ours must not pass for an answer either
            self.broken.append(broken)

    def unbroken(self) -> None:
        """Raises what was found in a call since."""
        if self.broken:
            raise self.broken.pop(0)

    def _check(self, method: TelegramMethod[Any]) -> None:
        channel = self.chats.get(getattr(method, "chat_id", 0))
        if channel is None:
            return
        if method.__api_method__.startswith("send"):
            said, part = self._sender(method, channel)
            self.ledger.check_send(said, channel, part)
            self.truth.check_once((said[0], channel), part)
            self.call = (said[0], channel), part
            self.counts["calls that send"] += 1
        elif method.__api_method__.startswith("edit"):
            self.ledger.check_edit(self._editor(method, channel))
            self.counts["edits"] += 1
        else:
            ids = set(getattr(method, "message_ids", ()))
            for row in self._rows(channel, "change = 'remove'"):
                if ids & {i for part in json.loads(row["ids"]) for i in part}:
                    hold(self.ledger.family[row["post_id"]] in self.ledger.removed, "deleted, and nobody asked for it")
            self.counts["deletions"] += 1

    def answered(self, method: TelegramMethod[Any], error: BaseException | None, applied: bool) -> None:
        """Right after it, however it ended."""
        if self.call is None:
            return
        place, part = self.call
        if applied:
            self.truth.applied(place, part)
            self.counts["messages"] += 1
        if in_doubt(error):
            self.truth.asked.discard(place)
            self.truth.doubt.add(place)

    def _rows(self, channel: int, where: str) -> list[Row]:
        return self.office.rows(f"SELECT * FROM publications WHERE channel_id = ? AND {where}", channel)  # noqa: S608 - ours

    def _sender(self, method: TelegramMethod[Any], channel: int) -> tuple[Said, int]:
        """Which revision's which part this call is: to the last parameter."""
        for row in self._rows(channel, "state = 'sending'"):
            said = self.ledger.family[row["post_id"]], row["revision"]
            part = len(json.loads(row["ids"]))
            parts = self.ledger.words[said].parts()
            if part < len(parts) and method == send_call(parts[part], method.chat_id):  # type: ignore[attr-defined]
                return said, part
        raise Broken(f"a message that nobody wrote so: {method!r}")

    def _editor(self, method: TelegramMethod[Any], channel: int) -> Said:
        for row in self._rows(channel, "change = 'edit'"):
            said = self.ledger.family[row["post_id"]], row["change_revision"]
            for part, ids in zip(self.ledger.words[said].parts(), json.loads(row["ids"]), strict=False):
                if ids and method in amend_calls(part, method.chat_id, ids):  # type: ignore[attr-defined]
                    return said
        raise Broken(f"an edit that nobody wrote so: {method!r}")

    def do(self, person: int, right: Right, verb: str, act: Coroutine[Any, Any, T]) -> T | None:
        """Let somebody try. A refusal changes nothing; what is done was theirs to do, and is in the audit."""
        before = self.office.version()
        last = self.office.rows("SELECT coalesce(max(id), 0) AS id FROM audit_entries")[0]["id"]
        try:
            done = self.office.run(act)
        except Nothing:
            return None
        except (Refused, NotFound, Stale) as no:
            hold(self.office.version() == before, f"refused ({no}), and yet something was changed")
            self.counts["refusals"] += 1
            return None
        self.ledger.must(person, right)
        noted = self.office.rows('SELECT verb FROM audit_entries WHERE id > ? AND "by" = ?', last, person)
        hold(verb in {row["verb"] for row in noted}, f"{verb} is not in the audit: {noted}")
        self.counts[verb] += 1
        return done

    def learn(self, post: Post) -> None:
        """What the person has before them now."""
        family = self.ledger.family[post.id]
        row = self.office.rows("SELECT content FROM revisions WHERE post_id = ? AND number = ?", post.id, post.revision)
        self.ledger.revision[family] = post.revision
        self.ledger.words[family, post.revision] = load(row[0]["content"])
        chosen = self.office.rows("SELECT channel_id FROM post_channels WHERE post_id = ?", post.id)
        self.ledger.channels[family] = frozenset(r["channel_id"] for r in chosen)

    def states(self, post: int) -> dict[int, str]:
        rows = self.office.rows("SELECT channel_id, state FROM publications WHERE post_id = ?", post)
        return {row["channel_id"]: row["state"] for row in rows}

    def planned(self, post: Post | None, before: dict[int, str]) -> None:
        """Somebody set a time: where it is known not to be out, that asks for it."""
        if post is None:
            return
        family = self.ledger.family[post.id]
        if post.state is PostState.SCHEDULED or (post.state is PostState.CLOSED and post.amendment is None):
            self.ledger.agreed.add(self.ledger.current(family))
            for channel in self.ledger.channels[family]:
                if before.get(channel) not in NOT_AGAIN:
                    self.truth.ask((family, channel))

    def frozen(self, channel: int | None, frozen: bool) -> None:
        """The red button was pressed, or let go: for everything, that lets every channel go."""
        ledger = self.ledger
        if channel is not None:
            (ledger.frozen_channels.add if frozen else ledger.frozen_channels.discard)(channel)
            return
        ledger.frozen = frozen
        if not frozen:
            ledger.frozen_channels.clear()
            self.truth.ask(*ledger.after_unfreezing)
            ledger.after_unfreezing.clear()

    def remembers(self, ledger: Ledger) -> None:
        """A copy was put back: the desk forgets what came after it, the world does not. What was not due yet goes on
        once a person has looked at the plan and resumed."""
        self.ledger = ledger
        ledger.frozen = bool(self.office.rows("SELECT frozen_at FROM workspaces")[0]["frozen_at"])
        now = int(self.office.clock.at * 1_000_000)
        held = self.office.rows("SELECT post_id, channel_id FROM publications WHERE state = 'held' AND due_at > ?", now)
        ledger.after_unfreezing = {(ledger.family[r["post_id"]], r["channel_id"]) for r in held}
        self.truth.asked.clear()
