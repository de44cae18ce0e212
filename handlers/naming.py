"""What a post is called in questions, lists and on its card: its first words; of one without any, what it is."""

from __future__ import annotations

from desk.model.content import Content
from desk.viewing import PlanLine, PostLine, PostView
from handlers.words import Voice


def name_of(title: str, content: Content | None, say: Voice) -> str:
    """`content` is looked at where there is no title; None: nobody knows what was in it."""
    if title:
        return title
    media = content.media if content else ()
    if len(media) > 1:
        return say.plain("untitled-album", count=len(media))
    return say.plain(f"untitled-{media[0].kind.replace('_', '-')}") if media else say.plain("untitled")


def title(of: PostView | PostLine, say: Voice) -> str:
    return name_of(of.post.title, of.content, say)


def line_title(line: PlanLine, say: Voice) -> str:
    return name_of(line.title, line.content, say)
