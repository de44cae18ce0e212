"""The one order in which Telegram keeps entities.

Formats (bold, italic, underline, strikethrough, spoiler) may be cut into pieces; everything else is whole and never
crosses another. Quotations may hold anything; code holds nothing. Clean nesting is left as it is, unless Telegram found
links or mentions by itself: then formats are cut at their borders.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from bot.sandbox.entities.units import length

Json = dict[str, Any]
SPLIT = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
CODE = ("code", "pre")
ORDER = {"blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "date_time": 30, "text_link": 49,
         "text_mention": 49, "bold": 90, "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94,
         "custom_emoji": 99}  # fmt: skip
DROPPED = re.compile(r"[\r\u2028-\u202e\u0333\u033f\u030a]")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


def begin(entity: Json) -> int:
    """Where it begins."""
    return int(entity["offset"])


def end(entity: Json) -> int:
    """Where it ends."""
    return int(entity["offset"] + entity["length"])


def order(entity: Json) -> tuple[int, int, int]:
    """Earlier, longer, outer ones first."""
    return entity["offset"], -entity["length"], ORDER.get(entity["type"], 50)


def cleaned(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without characters that Telegram drops (line feeds of other systems, marks of direction, strokes)."""
    if DROPPED.search(text):
        gone = [length(text[: match.start()]) for match in DROPPED.finditer(text)]
        entities = [shifted(one, gone) for one in entities]
        text = DROPPED.sub("", text)
    return CONTROL.sub(" ", text), [one for one in entities if one["length"] > 0]


def shifted(entity: Json, gone: list[int]) -> Json:
    """The entity after units at these places have gone."""
    before = sum(place < begin(entity) for place in gone)
    inside = sum(begin(entity) <= place < end(entity) for place in gone)
    return entity | {"offset": begin(entity) - before, "length": entity["length"] - inside}


def tidied(entities: list[Json], found: list[Json]) -> list[Json]:
    """Given entities and those that Telegram found, in Telegram's order."""
    entities = sorted(entities, key=order)
    if not found and clean(entities):
        return entities
    formats = [one for one in entities if one["type"] in SPLIT]
    quotes = apart([one for one in entities if one["type"] in QUOTES])
    whole = apart([one for one in entities if one["type"] not in SPLIT and one["type"] not in QUOTES])
    whole += [one for one in found if not any(meet(one, other) for other in whole)]
    whole = [one for one in whole if all(not meet(one, quote) or within(one, quote) for quote in quotes)]
    kept = whole + quotes
    return sorted(kept + cut(formats, kept), key=order)


def meet(one: Json, other: Json) -> bool:
    """Do they share a unit?"""
    return begin(one) < end(other) and begin(other) < end(one)


def within(one: Json, other: Json) -> bool:
    """Does the second hold the first?"""
    return begin(other) <= begin(one) and end(one) <= end(other)


def clean(entities: list[Json]) -> bool:
    """Are they nested as Telegram likes it?"""
    open_: list[Json] = []
    last: dict[str, int] = {}
    for one in entities:
        kind = one["type"]
        while open_ and begin(one) >= end(open_[-1]):
            open_.pop()
        if open_ and (end(one) > end(open_[-1]) or not fits(kind, [other["type"] for other in open_])):
            return False
        if kind in SPLIT:
            if last.get(kind, -1) >= begin(one):
                return False
            last[kind] = end(one)
        open_.append(one)
    return True


def fits(kind: str, around: list[str]) -> bool:
    """May an entity stand inside of these?"""
    if kind in around or around[-1] in CODE:
        return False
    if kind in CODE:
        return all(other in QUOTES for other in around)
    if kind not in SPLIT:
        in_whole = any(other not in SPLIT and other not in QUOTES for other in around)
        return not in_whole and not (kind in QUOTES and any(other in QUOTES for other in around))
    return True


def apart(entities: list[Json]) -> list[Json]:
    """Of those that meet, the first one stays."""
    kept: list[Json] = []
    for one in entities:
        if not kept or begin(one) >= end(kept[-1]):
            kept.append(one)
    return kept


def cut(formats: list[Json], others: list[Json]) -> list[Json]:
    """Formats: joined where they touch, cut at the borders of other entities and where another format begins."""
    joined = [piece for kind in SPLIT for piece in join([one for one in formats if one["type"] == kind])]
    borders = {begin(one) for one in (*joined, *others)} | {end(one) for one in others}
    code = [one for one in others if one["type"] in CODE]
    pieces: list[Json] = []
    for one in joined:
        places = [begin(one), *sorted(border for border in borders if begin(one) < border < end(one)), end(one)]
        for start, stop in pairwise(places):
            piece = one | {"offset": start, "length": stop - start}
            if not any(meet(piece, other) for other in code):
                pieces.append(piece)
    return pieces


def join(entities: list[Json]) -> list[Json]:
    """Entities of one kind; those that touch become one."""
    kept: list[Json] = []
    for one in entities:
        if kept and begin(one) <= end(kept[-1]):
            kept[-1] = kept[-1] | {"length": max(end(kept[-1]), end(one)) - begin(kept[-1])}
        else:
            kept.append(one)
    return kept
