"""The check before review, scheduling and sending: pure rules over parsed text, each finding with its cure."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from desk.errors import Fact
from desk.model.content import Content, blank, utf16
from desk.model.network import Channel, ChannelState, Limits
from desk.model.people import Workspace


class Severity(StrEnum):
    ERROR = "error"  # stops
    WARNING = "warning"  # asks
    HINT = "hint"  # advises; can be silenced


class Cure(StrEnum):
    """The button that mends a finding."""

    TWO_MESSAGES = "two_messages"
    EDIT = "edit"
    BUTTONS = "buttons"
    CHANNELS = "channels"
    CHECK_CHANNEL = "check_channel"
    DROP_BUTTONS = "drop_buttons"
    SILENCE = "silence"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found; `code` is its locale key, `facts` fill the sentence, `cures` are buttons, best first."""

    severity: Severity
    code: str
    facts: dict[str, Fact] = field(default_factory=dict)
    cures: tuple[Cure, ...] = ()


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


def by_severity(finding: Finding) -> int:
    """What stops comes first, advice last."""
    return _RANKS[finding.severity]


def _error(code: str, *cures: Cure, **facts: Fact) -> Finding:
    return Finding(Severity.ERROR, code, facts, cures)


def _warning(code: str, *cures: Cure, **facts: Fact) -> Finding:
    return Finding(Severity.WARNING, code, facts, cures)


def _hint(code: str, *cures: Cure, **facts: Fact) -> Finding:
    return Finding(Severity.HINT, code, facts, (*cures, Cure.SILENCE))


def check_content(content: Content, limits: Limits) -> list[Finding]:
    """Findings of a network's limits on the content alone. Lengths are UTF-16 units of the parsed text."""
    if content.empty:
        return [_error("empty", Cure.EDIT)]
    findings = [f for part in content.parts() for f in _check_part(part, limits, content.two_messages)]
    if content.media and not content.two_messages:
        kinds = {m.kind for m in content.media}
        if content.text.strip() and not kinds & limits.captioned and len(content.media) == 1:
            findings.append(_error("no_caption", Cure.TWO_MESSAGES))
    findings += _check_buttons(content, limits)
    findings += _check_links(content)
    findings += [_lost(what) for what in content.lost]
    return findings


def _lost(what: str) -> Finding:
    """Without its answer a quiz cannot be sent at all; the rest can be done without."""
    if what == "quiz_answer":
        return _error("formatting_lost", Cure.EDIT, what=what)
    return _warning("formatting_lost", Cure.EDIT, what=what)


def _check_part(part: Content, limits: Limits, parted: bool) -> Iterable[Finding]:
    """`parted`: it is one of two messages already."""
    length = utf16(part.text.strip())
    if part.poll:
        yield from _check_poll(part, limits)
    elif part.media:
        if length > limits.caption:
            yield _error("caption_too_long", Cure.TWO_MESSAGES, Cure.EDIT, length=length, limit=limits.caption)
        longest = max(utf16(m.text) for m in part.media)
        if longest > limits.caption:
            yield _error("caption_too_long", Cure.EDIT, length=longest, limit=limits.caption)
        yield from _check_album(part, limits)
    elif length > limits.text:
        cures = (Cure.EDIT,) if parted else (Cure.TWO_MESSAGES, Cure.EDIT)
        yield _error("text_too_long", *cures, length=length, limit=limits.text)


def _check_poll(part: Content, limits: Limits) -> Iterable[Finding]:
    poll = part.poll
    if poll is None:
        return
    low, high = limits.poll_options
    if not low <= len(poll.options) <= high:
        yield _error("poll_options", Cure.EDIT, count=len(poll.options), low=low, high=high)
    if utf16(poll.question) > limits.poll_question:
        yield _error("poll_question_too_long", Cure.EDIT, length=utf16(poll.question), limit=limits.poll_question)
    longest = max((utf16(o) for o in poll.options), default=0)
    if longest > limits.poll_option:
        yield _error("poll_option_too_long", Cure.EDIT, length=longest, limit=limits.poll_option)


def _check_album(part: Content, limits: Limits) -> Iterable[Finding]:
    if not part.album:
        return
    low, high = limits.album
    if not low <= len(part.media) <= high:
        yield _error("album_size", Cure.EDIT, count=len(part.media), low=low, high=high)
    kinds = {m.kind for m in part.media}
    if not any(kinds <= group for group in limits.album_groups):
        yield _error("album_mixed", Cure.EDIT)
    if part.buttons:
        cures = (Cure.TWO_MESSAGES, Cure.DROP_BUTTONS) if part.text.strip() else (Cure.DROP_BUTTONS,)
        yield _error("album_buttons", *cures)


def _check_buttons(content: Content, limits: Limits) -> Iterable[Finding]:
    count = sum(len(row) for row in content.buttons)
    if count > limits.buttons:
        yield _error("too_many_buttons", Cure.BUTTONS, Cure.DROP_BUTTONS, count=count, limit=limits.buttons)
    longest = max(map(len, content.buttons), default=0)
    if longest > limits.buttons_in_row:
        yield _error("row_too_long", Cure.BUTTONS, Cure.DROP_BUTTONS, count=longest, limit=limits.buttons_in_row)
    for row in content.buttons:
        for button in row:
            if blank(button.label):
                yield _error("button_empty", Cure.BUTTONS, Cure.DROP_BUTTONS)
            elif not good_link(button.url):
                yield _error("button_link", Cure.BUTTONS, Cure.DROP_BUTTONS, label=button.label, url=button.url)


def _check_links(content: Content) -> Iterable[Finding]:
    for entity in content.entities:
        url = entity.fact("url")
        if entity.kind == "text_link" and isinstance(url, str) and not good_link(url):
            yield _warning("bad_link", Cure.EDIT, url=url)


_NOWHERE = ("local", "localhost", "internal", "lan", "home", "corp", "test", "invalid", "home.arpa")
"""Names that mean something in one network alone (RFC 6761, 6762, 8375), or that routers give."""
_LABEL = re.compile(r"\w(?:[\w-]{0,61}\w)?")


def good_link(url: str) -> bool:
    """Whether readers can open it: http(s) with a public host, or tg. Telegram refuses local addresses in buttons."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if any(c.isspace() for c in url):
        return False
    return bool(parts.netloc) if parts.scheme == "tg" else parts.scheme in ("http", "https") and _public(host)


def _public(host: str) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        labels = host.split(".")
        named = len(labels) > 1 and all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdigit()
        return named and not host.endswith(tuple(f".{name}" for name in _NOWHERE))
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_global and not address.is_multicast


def check_channels(channels: Sequence[Channel]) -> list[Finding]:
    if not channels:
        return [_error("no_channel", Cure.CHANNELS)]
    return [
        _error("channel_unreachable", Cure.CHECK_CHANNEL, Cure.CHANNELS, channel=c.name, channel_id=c.id)
        for c in channels
        if c.state is not ChannelState.CONNECTED
    ]


_CALL = re.compile(r"[?？؟;;]|https?://|@\w", re.UNICODE)  # the Greek question mark looks like a semicolon


def check_style(content: Content) -> list[Finding]:
    """Advice, never a stop."""
    findings = [_hint("forwarded", origin=content.origin)] if content.origin else []
    if content.text.strip() and not content.poll and not content.buttons:
        links = any(e.kind in ("url", "text_link", "mention") for e in content.entities)
        if not links and not _CALL.search(content.text):
            findings.append(_hint("no_call"))
    letters = [c for c in content.text if c.isalpha() and c.upper() != c.lower()]
    if len(letters) > 20 and sum(c.isupper() for c in letters) > 0.7 * len(letters):
        findings.append(_hint("all_capitals"))
    return findings


def check(content: Content, channels: Sequence[Channel], limits: Limits, workspace: Workspace) -> list[Finding]:
    """All findings that need no look into the drawers, errors first; silenced hints are left out."""
    found = check_content(content, limits) + check_channels(channels) + check_style(content)
    kept = [f for f in found if not (f.severity is Severity.HINT and f.code in workspace.silenced)]
    unique = {(f.code, tuple(sorted((k, str(v)) for k, v in f.facts.items()))): f for f in kept}
    return sorted(unique.values(), key=by_severity)


def text_key(content: Content) -> str:
    """The same for texts that a reader takes for the same: case, spaces, marks and signs do not count; "" for none."""
    source = content.text or (content.poll.question if content.poll else "")
    folded = unicodedata.normalize("NFKC", source).casefold()
    kept = "".join(c for c in folded if c.isalnum())
    return hashlib.sha256(kept.encode()).hexdigest() if len(kept) >= 12 else ""
