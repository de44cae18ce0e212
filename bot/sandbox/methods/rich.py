"""sendRichMessage, and drafts that are streamed."""

from __future__ import annotations

from typing import Any

from bot.sandbox.access import chat_for
from bot.sandbox.calling import Request
from bot.sandbox.entities import format_text
from bot.sandbox.errors import bad
from bot.sandbox.methods.register import plays
from bot.sandbox.methods.sending import place, send
from bot.sandbox.rich import rich_content

Json = dict[str, Any]


@plays("sendRichMessage")
def send_rich_message(request: Request) -> Json:
    """Headings, tables, lists."""
    chat = place(request, "text")
    return send(request, chat, rich_content(request.p["rich_message"])).show()


@plays("sendMessageDraft", "sendRichMessageDraft")
def send_draft(request: Request) -> bool:
    """A draft is seen for half a minute and never kept: only an event tells of it."""
    p = request.p
    chat = chat_for(request.town, request.bot, p["chat_id"])
    if not chat.is_private:
        raise bad("drafts can be sent to private chats only")
    if p["draft_id"] == 0:
        raise bad("draft_id must be non-zero")
    if request.method == "sendMessageDraft":
        text, entities = format_text(p.get("text", ""), p.get("parse_mode"), p.get("entities"))
        content: Json = {"text": text, "entities": entities}
    else:
        content = rich_content(p["rich_message"])
    request.town.tell("draft", chat, draft=p["draft_id"], content=content)
    return True
