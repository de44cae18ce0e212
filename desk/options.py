"""How a post is sent and what stands under it: options that switch, buttons as people type them, and what a new text
or picture keeps of the content before it."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from desk.errors import Refused
from desk.model.content import Button, Content, LinkPreview, Media


class Option(StrEnum):
    SILENT = "silent"
    PINNED = "pinned"
    PROTECTED = "protected"
    LINK_PREVIEW = "link_preview"
    CAPTION_ABOVE = "caption_above"
    SPOILER = "spoiler"
    TWO_MESSAGES = "two_messages"


def turned(content: Content, option: Option) -> Content:
    """The content with that option switched; the link preview goes round below, above, off."""
    match option:
        case Option.SILENT:
            return replace(content, silent=not content.silent)
        case Option.PINNED:
            return replace(content, pinned=not content.pinned)
        case Option.PROTECTED:
            return replace(content, protected=not content.protected)
        case Option.CAPTION_ABOVE:
            return replace(content, caption_above=not content.caption_above)
        case Option.SPOILER:
            return replace(content, spoiler=not content.spoiler)
        case Option.TWO_MESSAGES:
            return replace(content, two_messages=not content.two_messages)
        case Option.LINK_PREVIEW:
            order = list(LinkPreview)
            return replace(content, link_preview=order[(order.index(content.link_preview) + 1) % len(order)])


def read_buttons(text: str) -> tuple[tuple[Button, ...], ...]:
    """Buttons as people type them: a row a line, `label - link`, several in a row parted by `|`; `-` alone: none.

    Raises:
        Refused: `buttons_unread` with the line that has no link, or where there is nothing to read.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        raise Refused("buttons_unread", line="")
    rows = []
    for line in lines:
        if line in ("-", "—", "–"):
            continue
        row = []
        for piece in line.split("|"):
            label, _, url = piece.strip().rpartition(" ")
            label = label.rstrip(" -—–:")
            if not label or "." not in url:
                raise Refused("buttons_unread", line=piece.strip())
            row.append(Button(label, url if "://" in url else f"https://{url}"))
        rows.append(tuple(row))
    return tuple(rows)


def kept_options(old: Content, new: Content) -> Content:
    """A new text or picture keeps the options of the one before it."""
    own_preview = new.link_preview is not LinkPreview.BELOW or new.preview_url
    preview = new if own_preview else old
    return replace(
        new,
        buttons=new.buttons or old.buttons,
        link_preview=preview.link_preview,
        preview_url=preview.preview_url if preview.preview_url in new.text else "",
        preview_size=preview.preview_size,
        silent=old.silent,
        pinned=old.pinned,
        protected=old.protected,
        caption_above=new.caption_above or old.caption_above,
        spoiler=new.spoiler or old.spoiler,
        two_messages=old.two_messages and bool(new.text.strip()),
    )


_OF_TEXT = frozenset({"custom_emoji", "text_mention"})
"""Losses that go with a text; the others go with a file or poll."""


def answered(old: Content, new: Content) -> Content:
    """What the author sent in answer to *Edit*: what was not sent stays. A text goes under the files that are there,
    files without a text get the text that is there; a poll takes the place of everything."""
    if new.poll or (new.media and new.text.strip()) or (not new.media and not old.media):
        return kept_options(old, new)
    text_of, media_of = (old, new) if new.media else (new, old)
    lost = [w for w in text_of.lost if w in _OF_TEXT] + [w for w in media_of.lost if w not in _OF_TEXT]
    merged = replace(
        new,
        text=text_of.text,
        entities=text_of.entities,
        media=media_of.media,
        lost=tuple(lost),
        origin=media_of.origin,
    )
    return kept_options(old, merged)


def joined(contents: list[Content]) -> Content:
    """Parts of an album as one content. One caption is that of all; of several, each stays under its own file."""
    captioned = [c for c in contents if c.text]
    first = captioned[0] if len(captioned) == 1 else contents[0]
    media: list[Media] = []
    for number, content in enumerate(contents):
        own = len(captioned) > 1 and number > 0 and content.text
        media += [replace(m, text=content.text, entities=content.entities) if own else m for m in content.media]
    return replace(
        first,
        media=tuple(media),
        caption_above=any(c.caption_above for c in contents),
        spoiler=any(c.spoiler for c in contents),
        lost=tuple(dict.fromkeys(what for c in contents for what in c.lost)),
    )


def part_changed(old: Content, new: Content, place: int) -> Content:
    """One message of an album was edited: its file and what is said under it. `place` counts from 0; a file that is
    known already is where it was."""
    part = new.media[0]
    known = next((i for i, m in enumerate(old.media) if m.unique and m.unique == part.unique), None)
    place = min(max(place, 0), len(old.media) - 1) if known is None else known
    apart = place > 0 and any(m.text for m in old.media)
    own = replace(part, text=new.text, entities=new.entities) if apart else part
    media = (*old.media[:place], own, *old.media[place + 1 :])
    if apart or (not new.text and known is None and place > 0):
        return replace(new, text=old.text, entities=old.entities, media=media)
    return replace(new, media=media)
