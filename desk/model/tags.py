"""Tags of links: source, medium and campaign are added to links where they are missing, so that a web counter knows
where a visit came from. What a post says and where its entities stand stays as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote, unquote, urlsplit

from desk.model.content import Button, Content, Entity, Media
from desk.model.network import Channel

LONGEST_TAG = 64
LONGEST_LINK = 2048
"""A link that would grow beyond this stays as it is: browsers and Telegram take so many characters."""
_OWN_HOSTS = ("t.me", "telegram.me", "telegram.dog", "telegram.org")
_UNLIKE_A_WORD = re.compile(r"[\W_]+")


def tagged(content: Content, channel: Channel, label: str, title: str) -> Content:
    """The content with the channel's tags on its links. The text is the same letter by letter: an address that stands
    in it bare becomes a link of the same words, so that neither lengths nor offsets change."""
    if not channel.tags_on:
        return content
    tags = tags_of(channel, label, title)
    return replace(
        content,
        entities=_entities(content.text, content.entities, tags),
        media=tuple(_media(media, tags) for media in content.media),
        poll=content.poll
        and replace(
            content.poll,
            explanation_entities=_entities(content.poll.explanation, content.poll.explanation_entities, tags),
        ),
        buttons=tuple(tuple(Button(b.label, with_tags(b.url, tags)) for b in row) for row in content.buttons),
        preview_url=with_tags(content.preview_url, tags),
    )


def tags_of(channel: Channel, label: str, title: str) -> dict[str, str]:
    """What a link of such a post gets; a tag without a value is left out."""
    campaign = channel.tag_campaign or slug(label) or slug(title)
    found = {"utm_source": channel.tag_source, "utm_medium": channel.tag_medium, "utm_campaign": campaign}
    return {name: value for name, value in found.items() if value}


def slug(words: str) -> str:
    """Words as web counters show them: small letters and hyphens."""
    return _UNLIKE_A_WORD.sub("-", words.casefold()).strip("-")[:LONGEST_TAG].rstrip("-")


def with_tags(url: str, tags: dict[str, str]) -> str:
    """The address with the tags that it lacks; everything else in it stays letter by letter, what follows `#` last.

    Addresses that are not of the web, those of Telegram and those that cannot be read stay as they are.
    """
    before, hash_sign, fragment = url.partition("#")
    if not _of_the_web(before):
        return url
    path, _, query = before.partition("?")
    there = {unquote(pair.partition("=")[0]).strip().casefold() for pair in re.split("[&;]", query)}
    added = "&".join(f"{name}={quote(value, safe='')}" for name, value in tags.items() if name not in there)
    if not added:
        return url
    joint = "" if not query or query.endswith("&") else "&"
    made = f"{path}?{query}{joint}{added}{hash_sign}{fragment}"
    return made if len(made) <= LONGEST_LINK else url


def _of_the_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not host:
        return False
    return not any(host == own or host.endswith(f".{own}") for own in _OWN_HOSTS)


def _entities(text: str, entities: tuple[Entity, ...], tags: dict[str, str]) -> tuple[Entity, ...]:
    return tuple(_entity(text, entity, tags) for entity in entities)


def _entity(text: str, entity: Entity, tags: dict[str, str]) -> Entity:
    if entity.kind == "text_link":
        facts = tuple((n, with_tags(str(v), tags) if n == "url" else v) for n, v in entity.facts)
        return replace(entity, facts=facts)
    if entity.kind != "url":
        return entity
    units = text.encode("utf-16-le")  # offsets count its code units
    shown = units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le", "ignore")
    url = shown if "://" in shown else f"http://{shown}"  # as Telegram itself opens a bare name
    made = with_tags(url, tags)
    return entity if made == url else replace(entity, kind="text_link", facts=(("url", made),))


def _media(media: Media, tags: dict[str, str]) -> Media:
    return replace(media, entities=_entities(media.text, media.entities, tags)) if media.entities else media
