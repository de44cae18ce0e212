"""Chotam gathers comments of several networks: it posts them to us, answers and removals go back through it.

As its documentation says (support pages, read in November 2026): events come with `X-Auth-Token` and {channel_id,
dialog_id, project, context}; `POST <base>/api/v1/message` with the same token answers, or removes where
`context.action` is "remove". It gives no way to read again what it has sent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desk.errors import Refused, Rejected
from desk.model.content import Content
from desk.model.inbox import Author, Comment, Source
from desk.model.source import Abilities, Answered, Item
from integrations.http import WebClient
from integrations.plain import tidy

ABILITIES = Abilities(reply=True, remove=True, text=2000)
"""Which network a comment comes from is not known here: the length is one that all of them take."""
REPLIABLE, REMOVABLE = "a", "r"
_LONGEST_ID = 255


def item_of(event: object) -> Item:
    """The comment or message that an event brings.

    Its id holds what an answer needs: [channel, dialog, project, comment, author, what it takes, project's title].

    Raises:
        ValueError: not an event of Chotam's.
    """
    if not isinstance(event, dict) or not isinstance(context := event.get("context"), dict):
        raise ValueError("context")
    project = event.get("project")
    project = project if isinstance(project, dict) else {}
    numbers = [
        _number(event, "channel_id"),
        _number(event, "dialog_id"),
        _number(project, "id"),
        _number(context, "id"),
        _number(context, "author_id"),
    ]
    network = _text(context, "social_media")
    can_reply, can_remove = _yes(context, "repliable"), _yes(context, "removable")
    may = REPLIABLE * can_reply + REMOVABLE * can_remove
    return Item(
        _identity([*numbers, may], _text(project, "title")),
        tidy(_text(context, "text")),
        author=(_text(context, "author_name") or _text(context, "author_realname"))[:100],
        author_id=f"{network}:{_text(context, 'author_social_id') or numbers[-1]}"[:_LONGEST_ID],
        link=link if (link := _text(context, "comment_url")).startswith(("https://", "http://")) else "",
        can_reply=can_reply,
        can_remove=can_remove,
    )


def _identity(parts: list[int | str], title: str) -> str:
    def packed(title: str) -> str:
        return json.dumps([*parts, title], ensure_ascii=False, separators=(",", ":"))

    while len(packed(title)) > _LONGEST_ID:
        title = title[:-1]
    return packed(title)


def _number(one: Mapping[str, Any], name: str) -> int:
    value = one.get(name)
    if isinstance(value, bool) or not isinstance(value, int | str) or not str(value).isdecimal():
        raise ValueError(name)
    if len(str(value)) > 20:
        raise ValueError(name)
    return int(value)


def _text(one: Mapping[str, Any], name: str) -> str:
    value = one.get(name)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _yes(one: Mapping[str, Any], name: str) -> bool:
    return one.get(name) in (1, "1", True)


@dataclass(frozen=True, slots=True)
class ChotamAnswering:
    """The desk's way back through Chotam."""

    client: WebClient
    base: str
    token: str

    @property
    def abilities(self) -> Abilities:
        return ABILITIES

    async def allowed(self, source: Source) -> Abilities:
        """Chotam tells it of each comment; its id holds what it told."""
        return ABILITIES

    async def reply(self, comment: Comment, source: Source, part: Content) -> Answered:
        """Chotam tells no id of the answer."""
        if part.media or part.poll:
            raise Rejected("cannot_do")
        await self._send(comment.external_id, REPLIABLE, {"text": part.text})
        return Answered()

    async def remove(self, source: Source, comment: Comment) -> None:
        await self._send(comment.external_id, REMOVABLE, {"text": "", "action": "remove"})

    async def amend(self, source: Source, ids: Sequence[str], part: Content) -> None:
        raise Refused("cannot_do")

    async def take_back(self, source: Source, ids: Sequence[str]) -> None:
        raise Refused("cannot_do")

    async def ban(self, source: Source, author: Author) -> None:
        raise Refused("cannot_do")

    async def unban(self, source: Source, author: Author) -> None:
        raise Refused("cannot_do")

    async def restrict(self, source: Source, author: Author, until: datetime) -> None:
        raise Refused("cannot_do")

    async def lift(self, source: Source, author: Author) -> None:
        raise Refused("cannot_do")

    async def _send(self, external_id: str, wanted: str, said: dict[str, str]) -> None:
        """One call. Raises Rejected `comment_gone`, or `cannot_do` where Chotam said that it takes no such thing."""
        try:
            channel, dialog, project, comment, author, may, title = json.loads(external_id)
            able = wanted in may
        except (ValueError, TypeError) as error:
            raise Rejected("comment_gone") from error
        if not able:
            raise Rejected("cannot_do")
        body = {
            "channelId": channel,
            "dialogId": dialog,
            "project": {"id": project, "title": title},
            "context": {"id": comment, "authorId": author, "attachments": [], **said},
        }
        try:
            await self.client.post(f"{self.base}/api/v1/message", body, {"X-Auth-Token": self.token})
        except Rejected as error:
            raise Rejected("comment_gone") if error.code == "message_gone" else error from error
