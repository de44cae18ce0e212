"""From a request's parameters to the content of a message."""

from __future__ import annotations

from typing import Any

from bot.sandbox.calling import Request
from bot.sandbox.entities import format_text, length
from bot.sandbox.errors import bad
from bot.sandbox.town import Town

Json = dict[str, Any]
TEXT_MOST, CAPTION_MOST = 4096, 1024
CAPTION = ("caption", "caption_entities", "show_caption_above_media")


def resolved(town: Town, entities: list[Json]) -> list[Json]:
    """Mentions of users by id get the user; those of strangers go."""
    if not any(one["type"] == "text_mention" for one in entities):
        return entities
    kept = []
    for one in entities:
        if one["type"] != "text_mention":
            kept.append(one)
            continue
        account = town.account(one["user_id"] if "user_id" in one else one["user"]["id"])
        if account is not None:
            kept.append({k: v for k, v in one.items() if k != "user_id"} | {"user": account.brief()})
    return kept


def text_content(request: Request) -> Json:
    """`text`, `entities`, `link_preview_options`."""
    p = request.p
    raw: str = p.get("text", "")
    if not raw:
        raise bad("message text is empty")
    text, entities = format_text(raw, p.get("parse_mode"), p.get("entities"))
    if not text:
        raise bad("text must be non-empty")
    if length(text) > TEXT_MOST:
        raise bad("message is too long")
    content: Json = {"text": text}
    if entities:
        content["entities"] = resolved(request.town, entities)
    if p.get("link_preview_options"):
        content["link_preview_options"] = p["link_preview_options"]
    return content


def caption_content(town: Town, p: Json) -> Json:
    """`caption`, `caption_entities`, `show_caption_above_media`; empty without a caption."""
    raw: str = p.get("caption") or ""
    if not raw:
        return {}
    text, entities = format_text(raw, p.get("parse_mode"), p.get("caption_entities"))
    if length(text) > CAPTION_MOST:
        raise bad("message caption is too long")
    if not text:
        return {}
    content: Json = {"caption": text}
    if entities:
        content["caption_entities"] = resolved(town, entities)
    if p.get("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


FACTS = ("width", "height", "duration", "performer", "title", "length", "emoji")


def media_content(request: Request, kind: str, value: str, p: Json) -> Json:
    """The file under its kind, the caption, the spoiler."""
    town = request.town
    facts = {name: p[name] for name in FACTS if name in p}
    file = town.files.resolve(value, kind, request.files, facts)
    content: Json = {kind: town.files.shown(file)}
    if kind == "animation":
        content["document"] = {k: v for k, v in content[kind].items() if k not in ("width", "height", "duration")}
    if p.get("has_spoiler") and kind in ("photo", "video", "animation"):
        content["has_media_spoiler"] = True
    if kind not in ("sticker", "video_note"):
        content |= caption_content(town, p)
    return content
