"""The house rules that a machine can check: where words live, how large a room is, what a button carries."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from aiogram.filters.callback_data import CallbackData

from desk.matching import Layer
from desk.model.people import Role
from desk.options import Option
from handlers import front, taps
from handlers.words import languages
from tests import codes

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("bot", "handlers", "desk", "storage", "integrations")
SPEECHLESS = {
    "bot/__main__.py": "lines in a terminal",
    "bot/config.py": "lines in a terminal",
    "bot/history.py": "a story in the sandbox: what its people wrote",
    "bot/readership.py": "a story in the sandbox: links and answers",
    "bot/keeping.py": "lines in a terminal",
    "bot/running.py": "lines in a terminal",
    "bot/playing.py": "a play in the sandbox: what its people press and look for",
    "desk/deciphering.py": "the words of web counters",
    "desk/typed_times": "the words that people type",
    "desk/prompting.py": "what a language model is told",
    "desk/mood": "the words that people write",
    "desk/matching": "the words that people write",
    "handlers/charting/fonts.py": "names of fonts",
    "integrations/telegram/answers.py": "Telegram's own words, to compare with",
    "storage": "SQL",
}
"""Where literals of several words may stand, and what they are."""
LOGGING = frozenset({"debug", "info", "warning", "error", "exception", "critical", "bind"})
SHOWN = frozenset({"text", "caption", "description", "title", "input_field_placeholder", "short_description"})
"""Arguments of the Bot API that people read."""
MOST_LINES = 400
NAMELESS = {"util", "utils", "helper", "helpers", "misc", "common", "shared", "stuff"}
ROOMS_OF_WORDS = {"desk/matching/common"}
"""Lists of common words: named after what is in them."""
TEXTS = {".py", ".md", ".ftl", ".js", ".css", ".html", ".toml", ".yaml", ".yml", ".txt", ".tsv", ".mako", ""}
LARGE, PERSON = 2**31 - 1, 2**52 - 1
"""The largest id of a row, and of a person or chat on Telegram (Bot API: 52 significant bits)."""
MOMENT, TOKEN = "4102444800", "A" * 22


def _words(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_WORDS.search(_TAG.sub("", node.value)))
    )


_WORDS, _TAG = re.compile(r"[^\W\d_]\s+[^\W\d_]"), re.compile(r"<[^>]*>?")


def _spoken(node: ast.AST) -> Iterator[ast.Constant]:
    """Texts of several words that are no docstrings, no words for a log and none for a programmer's error."""
    for child in ast.iter_child_nodes(node):
        skipped = isinstance(child, ast.Raise) or (
            isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        )
        if skipped or (isinstance(child, ast.Call) and codes.name_of(child) in LOGGING):
            continue
        if isinstance(child, ast.Constant):
            if _words(child):
                yield child
            continue
        yield from _spoken(child)


def test_sentences_live_in_locales_alone() -> None:
    found = [
        f"{place}:{text.lineno}: {text.value!r}"
        for path, tree in codes.trees(*ROOMS)
        if not (place := path.relative_to(ROOT).as_posix()).startswith(tuple(SPEECHLESS))
        for text in _spoken(tree)
    ]
    assert found == []


def test_nothing_that_people_read_is_a_literal() -> None:
    """Not a single word either, where it becomes a message, a label or a menu."""
    found = []
    for path, tree in codes.trees("handlers", "integrations"):
        for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
            for keyword in call.keywords:
                if keyword.arg in SHOWN and any(re.search(r"[^\W\d_]", text) for text in codes.texts(keyword.value)):
                    speaks = any(codes.calls(keyword.value, frozenset({"say", "plain"})))
                    if not speaks:
                        found.append(f"{path.name}:{call.lineno}")
    assert found == []


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_are_small(room: str) -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path, _ in codes.trees(room)
        if (lines := len(path.read_text("utf-8").splitlines())) >= MOST_LINES
    }
    assert long == {}


@cache
def kept() -> tuple[Path, ...]:
    """The files of the repository, new ones too."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs git")
    return tuple(path for name in listed if (path := ROOT / name).is_file())


def _texts() -> Iterator[tuple[str, str]]:
    for path in kept():
        if path.suffix in TEXTS:
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


def test_files_are_named_after_what_they_do() -> None:
    named = (path.relative_to(ROOT) for path in kept())
    places = {p.as_posix() for path in named if path.suffix == ".py" for p in (path.with_suffix(""), path.parent)}
    assert {p for p in places if p.rpartition("/")[2] in NAMELESS} == ROOMS_OF_WORDS


def test_nothing_is_put_off() -> None:
    marks = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    assert [name for name, text in _texts() if marks.search(text) and not name.endswith(".tsv")] == []


def test_the_repository_speaks_of_the_product_alone() -> None:
    places = ("/wo" + "rk/", "../sha" + "red")
    assert [name for name, text in _texts() if any(place in text for place in places)] == []


def test_no_requirement_names_an_index() -> None:
    for path in ROOT.glob("requirements*.txt"):
        assert not re.search(r"^\s*--(index|extra-index|find-links|trusted)|https?://", path.read_text(), re.MULTILINE)


def test_fakes_behave_and_nothing_is_patched() -> None:
    """A test may set the environment and the folder of a process; it may not change what code is."""
    patching = "monkey" + r"patch\.(setattr|delattr|setitem|delitem|syspath|context)"
    forbidden = re.compile(f"assert_{'called'}|unittest.mo{'ck'}|Magic{'Mock'}|{patching}")
    assert [name for name, text in _texts() if name.startswith("tests/") and forbidden.search(text)] == []


# What buttons carry: 64 bytes (Bot API, InlineKeyboardButton.callback_data)


def _here(value: object) -> str:
    return f"{LARGE}.{value}"


LONGEST: dict[type[CallbackData], tuple[str, ...]] = {
    taps.PostTap: (MOMENT, str(LARGE), *Option, *codes.of_findings()),
    taps.PublicationTap: (MOMENT,),
    taps.CaseTap: (),
    taps.AlertTap: (f"{LARGE}.{'f' * 8}",),
    taps.SavedTap: (str(LARGE),),
    taps.WatchTap: (str(PERSON), *Layer),
    taps.ListTap: (),
    taps.TeamTap: (_here(LARGE), *map(_here, Role)),
    taps.ChannelTap: (),
    taps.SettingTap: (*map(_here, available_timezones()), _here(LARGE)),
    taps.StatsTap: (),
    taps.ReportTap: (),
    taps.SourceTap: (),
    taps.HomeTap: (
        f"negative.mine.{LARGE}.1000000",
        TOKEN,
        str(LARGE),
        *(f"{language}.{TOKEN}" for language in (*languages(), "zh-Hant")),
    ),
}
"""What the buttons of each kind can carry as `arg`."""
_NUMBERS = {
    "post": LARGE,
    "source": LARGE,
    "rev": 99_999,
    "publication": LARGE,
    "page": 1_000_000,
    "person": PERSON,
    "channel": LARGE,
    "alert": LARGE,
    "case": LARGE,
    "ws": LARGE,
    "back": 520,
    "saved": LARGE,
    "item": LARGE,
    "day": 6,
    "hour": 23,
    "watch": LARGE,
}
_CHOICES = {"view": "answers", "span": "quarter"}


def actions() -> dict[type[CallbackData], list[str]]:
    for module in front.MODULES:
        importlib.import_module(f"handlers.{module}")
    return {kind: sorted(table.table) for kind, table, _ in front._TABLES}


def test_every_kind_of_button_is_measured() -> None:
    kinds = {k for k in vars(taps).values() if isinstance(k, type) and issubclass(k, CallbackData)} - {CallbackData}
    assert kinds == set(LONGEST) == set(actions())
    assert len({kind.__prefix__ for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("kind", LONGEST, ids=lambda kind: kind.__name__)
def test_buttons_carry_64_bytes_at_most(kind: type[CallbackData]) -> None:
    action = max(actions()[kind], key=len)
    argument = max(LONGEST[kind], key=len, default="")
    facts: dict[str, object] = {}
    for name, field in kind.model_fields.items():
        usual = True if field.annotation is bool else argument if name == "arg" else action
        facts[name] = _NUMBERS.get(name) or _CHOICES.get(name) or usual
    packed = kind(**facts).pack()
    assert len(packed.encode()) <= 64, packed
    assert kind.unpack(packed) == kind(**facts)


def test_every_action_speaks_ascii() -> None:
    for names in actions().values():
        assert all(re.fullmatch(r"[a-z0-9_-]+", name) for name in names)


# The papers


def test_the_house_page_names_every_room() -> None:
    page = (ROOT / "docs" / "house.md").read_text("utf-8")
    folders = {path.relative_to(ROOT).parent for path in kept() if path.suffix == ".py"}
    rooms = {folder.parts for folder in folders if folder.parts and folder.parts[0] != "tests"}
    missing = ["/".join(parts) for parts in rooms if not re.search(rf"(?<![\w-]){re.escape(parts[-1])}/", page)]
    assert sorted(missing) == []


def test_the_house_page_names_no_room_that_is_gone() -> None:
    page = (ROOT / "docs" / "house.md").read_text("utf-8")
    named = set(re.findall(r"`((?:bot|handlers|desk|storage|integrations|tools|bench|tests|locales)/[\w./-]*)`", page))
    assert sorted(place for place in named if not (ROOT / place.rstrip("/")).exists()) == []
