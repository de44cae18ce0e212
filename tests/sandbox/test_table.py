"""The table of the Bot API and the tool that makes it."""

import json
from pathlib import Path

from bot.sandbox.checking import converter, parameters_of, table
from tools.make_bot_api_table import main


def test_the_table_is_whole() -> None:
    assert len(table()["methods"]) == 185
    for method in table()["methods"]:
        parameters_of(method)
    for kind in table()["types"]:
        converter(kind)


def test_limits_are_read_from_the_prose(tmp_path: Path) -> None:
    def field(name: str, kind: str, told: str) -> dict[str, object]:
        return {"name": name, "types": [kind], "required": False, "description": told}

    fields = [
        field("text", "String", "Text of the message, 1-4096 characters after entities parsing"),
        field("type", "String", "Type of the media, must be photo"),
        field("style", "String", "Must be one of 'danger' (red), 'success' (green)"),
        field("media", "Array of X", "A JSON-serialized Array, must include 2-10 items"),
        field("plain", "Boolean", "Pass True"),
    ]
    spec = {"version": "1", "methods": {"send": {"returns": "X", "fields": fields}}, "types": {"X": {"fields": []}}}
    source, target = tmp_path / "spec.json", tmp_path / "table.json"
    source.write_text(json.dumps(spec))
    main([str(source), str(target)])
    made = json.loads(target.read_text())["methods"]["send"]["fields"]
    assert made["text"] == [["String"], False, {"min": 1, "max": 4096, "unit": "characters", "parsed": True}]
    assert made["type"][2] == {"const": "photo"}
    assert made["style"][2] == {"enum": ["danger", "success"]}
    assert made["media"][2] == {"items": [2, 10]}
    assert made["plain"] == [["Boolean"], False]
