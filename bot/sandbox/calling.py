"""The way of one request: token, faults, check against the table, method, answer."""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.sandbox.accounts import BotAccount
from bot.sandbox.checking import check, method_names
from bot.sandbox.errors import ApiError, bad
from bot.sandbox.faults import Fault, Wire

if TYPE_CHECKING:
    from bot.sandbox.town import Town

Json = dict[str, Any]
UNPLAYED = ("business_connection_id", "direct_messages_topic_id", "inline_message_id", "suggested_post_parameters")


@dataclass(slots=True)
class Reply:
    """What a caller gets: status and JSON body, or what `wire` says instead."""

    status: int
    body: Json
    wire: Wire | None = None
    delay: float = 0.0

    @property
    def ok(self) -> bool:
        """Did Telegram say yes?"""
        return bool(self.body.get("ok"))

    @property
    def result(self) -> Any:
        """The result. Raises AssertionError with the body if there is none."""
        if not self.ok:
            raise AssertionError(self.body)
        return self.body["result"]


@dataclass(slots=True)
class Call:
    """One recorded request. `applied`: was it carried out, whatever was answered?"""

    token: str
    method: str
    params: Json
    applied: bool
    time: float
    status: int = 200
    files: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Request:
    """What a method gets: `p` are the checked parameters."""

    town: Town
    bot: BotAccount
    method: str
    p: Json
    files: Mapping[str, tuple[str, bytes]]
    parts: int | None = None  # of an album, only so many may go out (fault "part")


async def answer(
    town: Town, token: str, method: str, params: Mapping[str, Any], files: Mapping[str, tuple[str, bytes]]
) -> Reply:
    """Carry out one request and record it."""
    name = method_names().get(method.lower(), method)
    fault = town.faults.pick(name, params.get("chat_id")) if town.faults.on else None
    call = Call(token, name, dict(params), False, town.now(), files=list(files))
    remember(town, call)
    if fault is None and town.limits is not None and (later := too_many(town, call)) is not None:
        reply = Reply(*Fault("flood", retry_after=later).shown())
    elif fault is not None and not fault.is_applied:
        reply = instead(fault, {"ok": True, "result": True})
    else:
        reply = await apply(town, call, files, fault)
        if fault is not None:
            reply = instead(fault, reply.body, reply.status)
    call.status = reply.status
    town.keep()
    return reply


def remember(town: Town, call: Call) -> None:
    """Record the call; forget old ones where the town was told to."""
    town.calls.append(call)
    if town.calls_kept is not None and len(town.calls) > 2 * town.calls_kept:
        del town.calls[: town.calls_kept]


def too_many(town: Town, call: Call) -> int | None:
    """`retry_after` when the town's limits, if it has any, do not allow the call."""
    if town.limits is None:
        return None
    ids = call.params.get("message_ids") or call.params.get("media") or ()
    parts = len(json.loads(ids) if isinstance(ids, str) else ids)
    return town.limits.ask(call.token, call.method, call.params.get("chat_id"), parts or 1, town.now())


def instead(fault: Fault, body: Json, status: int = 200) -> Reply:
    """What the caller sees because of the fault."""
    if fault.has_answer:
        return Reply(*fault.shown())
    if fault.kind == "newer" and body.get("ok"):
        return Reply(200, {"ok": True, "result": {"generation": 2, "payload": [body["result"]]}})
    return Reply(502 if fault.wire == "proxy" else status, body, fault.wire, fault.delay)


async def apply(town: Town, call: Call, files: Mapping[str, tuple[str, bytes]], fault: Fault | None) -> Reply:
    """Token, table, method."""
    from bot.sandbox.methods import METHODS

    try:
        account = bot_of(town, call.token)
        if call.method not in method_names().values():
            raise ApiError(404, "Not Found: method not found")
        p, complaints = check(call.method, call.params, files)
        complaints += [f"the sandbox does not play {name}" for name in UNPLAYED if name in p]
        if complaints:
            town.complaints.extend(complaints)
            if town.strict:
                raise bad(f"(strict) {'; '.join(complaints)}")
        handler = METHODS.get(call.method)
        if handler is None:
            town.complaints.append(f"{call.method} is not played by the sandbox")
            raise ApiError(501, f"Not Implemented: the sandbox does not play {call.method}")
        request = Request(town, account, call.method, p, files)
        if fault is not None and fault.kind == "part":
            request.parts = fault.parts
        result = handler(request)
        if inspect.isawaitable(result):
            result = await result
    except ApiError as error:
        call.applied = error.applied
        return Reply(error.code, error.body())
    call.applied = True
    return Reply(200, {"ok": True, "result": result})


def bot_of(town: Town, token: str) -> BotAccount:
    """The bot with this token. Raises ApiError 401 for a wrong one, 404 for what is no token at all."""
    account = town.tokens.get(token)
    if account is None or account.dead:
        head, colon, secret = token.partition(":")
        if not (head.isdigit() and colon and secret):
            raise ApiError(404, "Not Found")
        raise ApiError(401, "Unauthorized")
    return account
