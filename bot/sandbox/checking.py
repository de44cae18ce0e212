"""Checks a request against the table of the Bot API, and turns its values into Python's.

Form fields arrive as strings, JSON bodies as values: both are accepted, as Telegram does. What Telegram would silently
ignore (unknown parameters and fields) is a complaint, and in strict mode a refusal: it is nearly always a mistake.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bot.sandbox.errors import bad
from bot.sandbox.values import BASIC, Complaints, Convert, Wrong, chat_id

Json = dict[str, Any]


@cache
def table() -> Json:
    """The Bot API as data."""
    loaded: Json = json.loads((Path(__file__).parent / "bot_api.json").read_text(encoding="utf-8"))
    return loaded


@cache
def method_names() -> dict[str, str]:
    """Lower-case name to the real one: Telegram's method names are case-insensitive."""
    return {name.lower(): name for name in table()["methods"]}


def list_of(item: Convert, kind: str) -> Convert:
    """A converter of lists."""

    def convert(value: Any, complaints: Complaints) -> list[Any]:
        if not isinstance(value, list):
            raise Wrong(f"an Array of {kind}")
        return [item(one, complaints) for one in value]

    return convert


def any_of(choices: list[tuple[str, Convert]]) -> Convert:
    """The first type that fits; among objects, the one that leaves the fewest complaints."""
    names = " or ".join(name for name, _ in choices)

    def convert(value: Any, complaints: Complaints) -> Any:
        best: tuple[Any, Complaints] | None = None
        closest: Wrong | None = None
        for name, choice in choices:
            mine: Complaints = []
            try:
                made = choice(value, mine)
            except Wrong as wrong:
                if isinstance(value, dict) and all(key in value for key in required_of(name)):
                    closest = wrong
                continue
            if not mine:
                return made
            if best is None or len(mine) < len(best[1]):
                best = made, mine
        if best is None:
            raise closest or Wrong(names)
        complaints.extend(best[1])
        return best[0]

    return convert


def required_of(name: str) -> list[str]:
    """The fields that an object of this type must have; none for what is no object."""
    return [key for key, row in table()["types"].get(name, {"fields": {}})["fields"].items() if row[1]]


def object_of(name: str) -> Convert:
    """A converter of one object type; looked up when first used, for types that hold themselves."""

    def convert(value: Any, complaints: Complaints) -> Json:
        if not isinstance(value, dict):
            raise Wrong(name)
        fields, required = fields_of(name)
        made: Json = {}
        for key, one in value.items():
            if one is None:
                continue
            field = fields.get(key)
            if field is None:
                complaints.append(f"{name} has no field {key}")
                made[key] = one
                continue
            made[key] = field(one, complaints)
        for key in required:
            if key not in made:
                raise Wrong(f"{name} with {key}")
        return made

    return convert


@cache
def converter(kind: str) -> Convert:
    """The converter of one type of the table."""
    if kind in BASIC:
        return BASIC[kind]
    if kind.startswith("Array of "):
        inner = kind.removeprefix("Array of ")
        return list_of(converter(inner), inner)
    subtypes = table()["types"][kind].get("subtypes")
    if kind == "RichText":
        return rich_text()
    if subtypes:
        return one_of(kind, subtypes)
    return object_of(kind)


def one_of(kind: str, subtypes: list[str]) -> Convert:
    """A converter of a family of objects, told apart by their `type`, `status` or `source`."""
    by_mark: dict[str, list[tuple[str, Convert]]] = {}
    mark = ""
    for name in subtypes:
        fields = table()["types"][name]["fields"]
        marks = {key: row[2]["const"] for key, row in fields.items() if len(row) > 2 and "const" in row[2]}
        if not marks:
            return any_of([(name, converter(name)) for name in subtypes])
        mark, value = next(iter(marks.items()))
        by_mark.setdefault(value, []).append((name, object_of(name)))

    def convert(value: Any, complaints: Complaints) -> Any:
        if not isinstance(value, dict) or value.get(mark) not in by_mark:
            raise Wrong(f"{kind} with {mark} one of {', '.join(by_mark)}")
        fitting = by_mark[value[mark]]
        return (fitting[0][1] if len(fitting) == 1 else any_of(fitting))(value, complaints)

    return convert


def rich_text() -> Convert:
    """Text, a list of rich texts, or one of the formats."""
    formats = one_of("RichText", table()["types"]["RichText"]["subtypes"])

    def convert(value: Any, complaints: Complaints) -> Any:
        if isinstance(value, str):
            return value
        if isinstance(value, list):
            return [convert(one, complaints) for one in value]
        return formats(value, complaints)

    return convert


def field_converter(name: str, row: list[Any]) -> Convert:
    """The converter of a field, with the constants of its type."""
    kinds: list[str] = row[0]
    if kinds == ["Integer", "String"]:
        return chat_id
    if len(kinds) > 1 and all(kind.startswith("Array of ") for kind in kinds):  # their items may be mixed
        return list_of(one_of(name, [kind.removeprefix("Array of ") for kind in kinds]), name)
    if len(kinds) > 1:
        return any_of([(kind, converter(kind)) for kind in kinds])
    base = converter(kinds[0])
    told: Json = row[2] if len(row) > 2 else {}
    allowed = [told["const"]] if "const" in told else told.get("enum")
    if allowed is None:
        return base

    def convert(value: Any, complaints: Complaints) -> Any:
        made = base(value, complaints)
        if made not in allowed:
            raise Wrong(f"one of {', '.join(allowed)}")
        return made

    return convert


@cache
def fields_of(name: str) -> tuple[dict[str, Convert], list[str]]:
    """Converters of an object's fields, and the required ones."""
    fields = table()["types"][name]["fields"]
    return {key: field_converter(key, row) for key, row in fields.items()}, required_of(name)


@cache
def parameters_of(method: str) -> tuple[dict[str, tuple[Convert, bool]], list[str]]:
    """Converters of a method's parameters, each with "is written as JSON in a form", and the required ones."""
    fields = table()["methods"][method]["fields"]
    made = {}
    for key, row in fields.items():
        as_json = any(kind not in BASIC for kind in row[0])
        made[key] = (field_converter(key, row), as_json)
    return made, [key for key, row in fields.items() if row[1]]


def check(method: str, params: Mapping[str, Any], files: Mapping[str, Any]) -> tuple[Json, Complaints]:
    """Typed parameters, and complaints about what Telegram would ignore. Raises ApiError 400 for what it refuses."""
    known, required = parameters_of(method)
    complaints: Complaints = []
    made: Json = {}
    for key, raw in params.items():
        if raw is None:
            continue
        entry = known.get(key)
        if entry is None:
            complaints.append(f"{method} has no parameter {key}")
            continue
        convert, as_json = entry
        value = raw
        if as_json and isinstance(raw, str) and raw[:1] in ("{", "["):
            try:
                value = json.loads(raw)
            except ValueError:
                raise bad(f"can't parse {key} JSON object") from None
        try:
            made[key] = convert(value, complaints)
        except Wrong as wrong:
            raise bad(f"wrong parameter {key} in {method}: expected {wrong}") from None
    for key in files:
        if key in known and key not in made:
            made[key] = f"attach://{key}"
    for key in required:
        if key not in made:
            raise bad(MISSING.get(key) or f"{key} is not specified")
    return made, complaints


MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "user_id": "invalid user_id specified",
    "photo": "there is no photo in the request",
    "video": "there is no video in the request",
    "document": "there is no document in the request",
    "animation": "there is no animation in the request",
    "audio": "there is no audio in the request",
    "voice": "there is no voice in the request",
    "sticker": "there is no sticker in the request",
    "file_id": "file_id not specified",
}
