"""Make `bot/sandbox/bot_api.json`: the Bot API's methods and types without their prose.

    python -m tools.make_bot_api_table bot-api-spec.json [bot/sandbox/bot_api.json]

The input is a description of the shape `{version, methods{name: {returns, fields[{name, types, required,
description}]}}, types{...}}`. A field becomes `[types, required]` or `[types, required, limits]`, where limits may hold
`min`, `max` and `unit` (characters or bytes), `items` (least and most of a list), `const` or `enum` (allowed values).
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

Json = dict[str, Any]
TARGET = Path(__file__).parent.parent / "bot" / "sandbox" / "bot_api.json"
LENGTH = re.compile(r"(\d+)-(\d+) (characters|bytes)( after entit(?:y|ies) parsing)?")
ITEMS = re.compile(r"must include (\d+)-(\d+) items")
CONST = re.compile(r"(?:always|must be) '?([a-z][a-z_0-9]*)'?$")
ENUM = re.compile(r"(?:[Mm]ust be one of|can be either|currently can be|currently one of|[Cc]urrently, can be) (.*)")
QUOTED = re.compile(r"'([^']+)'")
DISCRIMINATORS = ("type", "status", "source")
FREE_EMOJI = ("ReactionTypeEmoji", "sendDice")  # their lists of emoji are lost in the description


def limits(owner: str, field: Json) -> Json:
    """What the prose says about the values of one field, as data."""
    told = field["description"]
    found: Json = {}
    if field["types"] == ["String"]:
        if match := LENGTH.search(told):
            found = {"min": int(match[1]), "max": int(match[2]), "unit": match[3]}
            if match[4]:
                found["parsed"] = True
        if field["name"] in DISCRIMINATORS and (match := CONST.search(told)):
            found["const"] = match[1]
        elif (match := ENUM.search(told)) and owner not in FREE_EMOJI:
            values = QUOTED.findall(match[1])
            if len(values) > 1:
                found["enum"] = values
    elif match := ITEMS.search(told):
        found = {"items": [int(match[1]), int(match[2])]}
    return found


def compact(owner: str, fields: list[Json]) -> Json:
    """Fields by name: `[types, required]`, with limits as the third item where there are any."""
    table: Json = {}
    for field in fields:
        row: list[Any] = [field["types"], bool(field["required"])]
        if found := limits(owner, field):
            row.append(found)
        table[field["name"]] = row
    return table


def make(spec: Json) -> Json:
    """The whole table."""
    methods = {
        name: {"returns": method["returns"], "fields": compact(name, method["fields"])}
        for name, method in spec["methods"].items()
    }
    types: Json = {}
    for name, kind in spec["types"].items():
        types[name] = {"fields": compact(name, kind["fields"])}
        if kind.get("subtypes"):
            types[name]["subtypes"] = kind["subtypes"]
    return {"version": spec["version"], "methods": methods, "types": types}


def lines(table: Json) -> str:
    """JSON with one method or type a line: small, and readable in a difference."""
    parts = [f'{{"version": {json.dumps(table["version"])}']
    for room in ("methods", "types"):
        rows = [f"{json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in table[room].items()]
        parts.append(f'"{room}": {{\n' + ",\n".join(rows) + "\n}")
    return ",\n".join(parts) + "}\n"


def main(arguments: list[str]) -> None:
    """Read the description, write the table."""
    source = Path(arguments[0])
    target = Path(arguments[1]) if len(arguments) > 1 else TARGET
    table = make(json.loads(source.read_text(encoding="utf-8")))
    target.write_text(lines(table), encoding="utf-8")
    print(f"{target}: {len(table['methods'])} methods, {len(table['types'])} types")


if __name__ == "__main__":
    main(sys.argv[1:])
