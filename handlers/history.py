"""What became of a post: each revision with what it changed, each decision, comment and step, with who and when."""

from __future__ import annotations

from datetime import datetime

from aiogram.types import InlineKeyboardMarkup

from desk.comparing import differences
from desk.model.audit import AuditEntry
from desk.model.post import Revision
from desk.viewing import History
from handlers.buttons import keyboard, tap
from handlers.manner import options_changed
from handlers.naming import name_of
from handlers.taps import PostTap
from handlers.who import Who
from handlers.words import Html, safe

LINES = 12
_QUOTED = 160


def history_page(history: History, who: Who, page: int) -> tuple[str, InlineKeyboardMarkup]:
    """Newest first, a page at a time."""
    entries = [*_steps(history, who), *_comments(history, who)]
    entries = [entry for _, entry in sorted(enumerate(entries), key=lambda one: (one[1][0], one[0]), reverse=True)]
    shown = entries[page * LINES : (page + 1) * LINES]
    head = who.say("history-head", title=name_of(history.post.title, history.revisions[-1].content, who.say))
    text = "\n".join([head, *(line for _, line in shown)])
    row = []
    if page > 0:
        row.append(tap(who.say, "page-before", _turn(history, page - 1)))
    if (page + 1) * LINES < len(entries):
        row.append(tap(who.say, "page-after", _turn(history, page + 1)))
    card = tap(who.say, "open-card", PostTap(do="open", post=history.post.id, rev=0))
    return text, keyboard(row, [card])


def _turn(history: History, page: int) -> PostTap:
    return PostTap(do="history_page", post=history.post.id, rev=0, arg=str(page))


def _name(history: History, who: Who, person_id: int | None) -> str:
    person = history.people.get(person_id or 0)
    return person.name if person else who.say.plain("the-desk")


def _steps(history: History, who: Who) -> list[tuple[datetime, str]]:
    revisions = {r.number: r for r in history.revisions}
    notes = {(d.at, d.by): d.note for d in history.decisions if d.note}
    found = []
    for entry in history.audit:
        if entry.verb == "comment":
            continue
        line = _step(history, who, entry)
        if entry.verb == "edit" and entry.revision and entry.revision > 1:
            line += _changes(revisions.get(entry.revision - 1), revisions.get(entry.revision), who)
        if entry.verb == "return" and (note := notes.get((entry.at, entry.by or 0))):
            line += "\n" + who.say("history-note", note=note[:_QUOTED])
        found.append((entry.at, line))
    return found


def _step(history: History, who: Who, entry: AuditEntry) -> str:
    key = f"step-{entry.verb.replace('_', '-')}"
    what = who.say.plain(key if who.say.knows(key) else "step-other", revision=entry.revision or 0)
    when = who.say.time(entry.at, who.now)
    return who.say("history-line", when=when, who=_name(history, who, entry.by), what=what)


def _changes(old: Revision | None, new: Revision | None, who: Who) -> str:
    """Removed words struck through, added ones underlined; long unchanged stretches left out."""
    if old is None or new is None:
        return ""
    if old.content.text == new.content.text:
        if old.content.media != new.content.media:
            return "\n" + who.say("history-media")
        return "\n" + (options_changed(old.content, new.content, who.say) or who.say("history-options"))
    pieces = []
    for part in differences(old.content.text, new.content.text):
        text = part.text if len(part.text) <= _QUOTED // 2 else f"{part.text[:30]} … {part.text[-30:]}"
        marked = {"added": f"<u>{safe(text)}</u>", "removed": f"<s>{safe(text)}</s>"}.get(part.kind, safe(text))
        pieces.append(marked)
    return Html("\n" + " ".join(pieces)[:1500]) if sum(map(len, pieces)) < 1500 else "\n" + who.say("history-much")


def _comments(history: History, who: Who) -> list[tuple[datetime, str]]:
    return [
        (
            c.at,
            who.say(
                "history-comment",
                when=who.say.time(c.at, who.now),
                who=_name(history, who, c.by),
                text=c.text[:_QUOTED],
            ),
        )
        for c in history.comments
    ]
