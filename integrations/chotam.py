"""Chotam gathers comments of several networks: it posts them to us, answers and removals go back through it.

As its documentation says (support pages, read in November 2026): events come with `X-Auth-Token` and {channel_id,
dialog_id, project, context}; `POST <base>/api/v1/message` with the same token answers, or removes where
`context.action` is "remove". It gives no way to read again what it has sent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desk.errors import Rejected
from desk.model.source import Abilities, Item
from integrations.http import WebClient
from integrations.plain import tidy

ABILITIES = Abilities(reply=True, remove=True)
_LONGEST_ID = 255


def item_of(event: object) -> Item:
    """The comment or message that an event brings.

    Its id holds what an answer needs: [channel, dialog, project, comment, author, project's title].

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
    return Item(
        _identity(numbers, _text(project, "title")),
        tidy(_text(context, "text")),
        author=(_text(context, "author_name") or _text(context, "author_realname"))[:100],
        author_id=f"{network}:{_text(context, 'author_social_id') or numbers[-1]}"[:_LONGEST_ID],
        link=link if (link := _text(context, "comment_url")).startswith(("https://", "http://")) else "",
        can_reply=_yes(context, "repliable"),
        can_remove=_yes(context, "removable"),
    )


def _identity(numbers: list[int], title: str) -> str:
    def packed(title: str) -> str:
        return json.dumps([*numbers, title], ensure_ascii=False, separators=(",", ":"))

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
class Chotam:
    """The desk's Answering through Chotam."""

    client: WebClient
    base: str
    token: str

    async def reply(self, external_id: str, text: str) -> str:
        """Chotam tells no id of the answer."""
        await self._send(external_id, {"text": text})
        return ""

    async def remove(self, external_id: str) -> None:
        try:
            await self._send(external_id, {"text": "", "action": "remove"})
        except Rejected as error:
            if error.code != "message_gone":
                raise

    async def _send(self, external_id: str, said: dict[str, str]) -> None:
        try:
            channel, dialog, project, comment, author, title = json.loads(external_id)
        except (ValueError, TypeError) as error:
            raise Rejected("message_gone") from error
        body = {
            "channelId": channel,
            "dialogId": dialog,
            "project": {"id": project, "title": title},
            "context": {"id": comment, "authorId": author, "attachments": [], **said},
        }
        await self.client.post(f"{self.base}/api/v1/message", body, {"X-Auth-Token": self.token})
