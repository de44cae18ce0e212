"""What the clock tells: a deadline that comes near, and the digest of what came without a push."""

from __future__ import annotations

from datetime import datetime

from desk.showing import AlertView, DigestView
from handlers.alert_cards import button, place
from handlers.buttons import keyboard, tap
from handlers.cards import Card
from handlers.quoting import cleaned, name
from handlers.taps import ListTap
from handlers.words import Html, Voice

SHOWN = 60
"""Characters of a comment in a line of the digest."""


def warning_card(view: AlertView, say: Voice, now: datetime) -> Card | None:
    """None: nothing is left to warn of."""
    alert = view.alert
    if not alert.waiting or alert.deadline is None:
        return None
    author = name(view.comment.author.name) if view.comment else place(view, say)
    key = "warning-late" if alert.deadline <= now else "warning-soon"
    text = say(key, author=author, when=say.reader_time(alert.deadline, now))
    free = view.able and alert.assignee is None
    return Card(text, keyboard([button(say, "alert-take", alert, "take", "success")] if free else []))


def digest_card(view: DigestView, say: Voice) -> Card:
    """How many, and the worst of them."""
    if not view.total:
        return Card(say("digest-empty"), keyboard([tap(say, "inbox", ListTap(name="inbox"))]))
    lines = [say("digest-head", count=view.comments, late=view.late)]
    lines += [_line(each, say) for each in view.worst]
    rest = view.total - len(view.worst)
    if rest:
        lines.append(say("digest-more", count=rest))
    return Card("\n".join(lines), keyboard([tap(say, "inbox", ListTap(name="inbox"))]))


def _line(view: AlertView, say: Voice) -> Html:
    alert = view.alert
    sign = say.plain(f"alert-sign-{alert.kind.value}")
    if view.comment is None:
        return say("digest-line", sign=sign, author=place(view, say), text="")
    words = cleaned(view.comment.text, SHOWN, 1) or say.plain(f"alert-media-{view.comment.media or 'other'}")
    author = name(view.comment.author.name)
    if alert.count > 1:
        return say("digest-line-many", sign=sign, author=author, count=alert.count, text=words)
    return say("digest-line", sign=sign, author=author, text=words)
