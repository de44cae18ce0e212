"""How a post is sent, in words: the options that are out of the ordinary, and what became of them in a revision."""

from __future__ import annotations

from desk.model.content import Content, LinkPreview
from handlers.words import Html, Voice, safe

_SWITCHES = ("silent", "pinned", "protected", "caption_above", "spoiler", "two_messages")


def options_of(content: Content, say: Voice) -> list[str]:
    """Names of the options that are on, as a card lists them."""
    names = [name for name in _SWITCHES if getattr(content, name)]
    if content.link_preview is not LinkPreview.BELOW:
        names.append(f"preview_{content.link_preview.value}")
    if content.buttons:
        names.append("buttons")
    return [say.plain(f"option-{name.replace('_', '-')}") for name in names]


def options_changed(old: Content, new: Content, say: Voice) -> Html:
    """What was switched off struck through, what was switched on underlined; "" where none was."""
    before, after = options_of(old, say), options_of(new, say)
    buttons = say.plain("option-buttons")
    if old.buttons and new.buttons and old.buttons != new.buttons:
        before.remove(buttons)  # other ones: named as new
    off = [f"<s>{safe(name)}</s>" for name in before if name not in after]
    on = [f"<u>{safe(name)}</u>" for name in after if name not in before]
    return Html(", ".join([*off, *on]))


def capital(text: str) -> str:
    """A name from the middle of a sentence as the label of a button."""
    return text[:1].upper() + text[1:]
