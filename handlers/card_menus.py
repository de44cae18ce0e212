"""Menus that take the place of a card's buttons: options and channels."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from desk.model.content import Content, MediaKind
from desk.model.network import Channel
from desk.model.people import Right
from desk.options import Option
from desk.viewing import PostView
from handlers.buttons import in_rows, named, tap
from handlers.manner import capital
from handlers.taps import HomeTap, PostTap
from handlers.words import Voice

OPTIONS = (
    Option.SILENT,
    Option.PINNED,
    Option.PROTECTED,
    Option.LINK_PREVIEW,
    Option.CAPTION_ABOVE,
    Option.SPOILER,
    Option.TWO_MESSAGES,
)
_LOOKED_AT = frozenset({MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.ANIMATION})
"""Files with a caption that can stand above, and a spoiler (Bot API, sendPhoto, sendVideo, sendAnimation)."""
Row = list[InlineKeyboardButton]


def options_rows(view: PostView, say: Voice) -> list[Row]:
    toggles = [
        named(_label(say, option, view.content), _tap(view, "tune", option.value))
        for option in OPTIONS
        if _fits(option, view.content)
    ]
    typed = [tap(say, "label", _tap(view, "label")), tap(say, "link-buttons", _tap(view, "buttons"))]
    return [*in_rows(toggles, 2), typed, [_back(view, say)]]


def channels_rows(view: PostView, say: Voice, channels: Sequence[Channel]) -> list[Row]:
    """Every channel of the workspace, those of the post with a mark."""
    marked = {c.id for c in view.channels}
    rows = [
        [named(f"{'✓ ' if c.id in marked else ''}{c.name}"[:60], _tap(view, "channel", str(c.id)))] for c in channels
    ]
    keeper = view.viewer is not None and view.viewer.may(Right.CHANNELS)
    more = [tap(say, "add-channel", HomeTap(to="channels"))] if keeper else []
    return [*rows, [*more, _back(view, say)]]


def _tap(view: PostView, do: str, arg: str = "") -> PostTap:
    return PostTap(do=do, post=view.post.id, rev=view.post.revision, arg=arg)


def _back(view: PostView, say: Voice) -> InlineKeyboardButton:
    return tap(say, "back", PostTap(do="back", post=view.post.id, rev=0))


def _fits(option: Option, content: Content) -> bool:
    """Whether the option makes a difference for such a content."""
    seen = bool({m.kind for m in content.media} & _LOOKED_AT)
    apart = content.two_messages and bool(content.media)
    match option:
        case Option.SPOILER:
            return seen
        case Option.CAPTION_ABOVE:
            return seen and bool(content.text.strip()) and not apart
        case Option.TWO_MESSAGES:
            return content.two_messages or bool(content.media and content.text.strip())
        case Option.LINK_PREVIEW:
            return bool(content.text.strip()) and (apart or not content.media)
    return True


def _label(say: Voice, option: Option, content: Content) -> str:
    if option is Option.LINK_PREVIEW:
        return say.plain(f"toggle-preview-{content.link_preview.value}")
    mark = "✓ " if getattr(content, option.value) else ""
    return mark + capital(say.plain(f"option-{option.value.replace('_', '-')}"))
