"""What the repository tells its readers is true: settings, commands, links, what goes into the container."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.config import Settings
from handlers.menu import COMMANDS, IN_GROUPS

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)")


def test_every_setting_is_in_the_example() -> None:
    written = set(dotenv_values(ROOT / ".env.example"))
    assert written == {name.upper() for name in Settings.model_fields}


def test_every_setting_of_the_example_has_a_comment() -> None:
    blocks = (ROOT / ".env.example").read_text("utf-8").strip().split("\n\n")[1:]
    for block in blocks:
        assert re.match(r"(#.+\n)+([A-Z_]+=.*\n?)+$", block), block


def test_the_example_as_it_is_changes_nothing(tmp_path: Path) -> None:
    example = Settings(_env_file=ROOT / ".env.example")
    assert example == Settings(_env_file=None)


def test_the_readme_shows_every_command() -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| /")]
    shown = {name for row in rows for name in re.findall(r"/(\w+)", row)}
    assert shown == {name for name, _ in COMMANDS} | set(IN_GROUPS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    assert [to for to in _LINK.findall(text) if not (page.parent / to).exists()] == []


def test_the_container_holds_every_room() -> None:
    copied = set(re.findall(r"^COPY (\w+) \1$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE))
    kept = set(re.findall(r"^!(\w+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE))
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"bench", "tools"}
    assert copied == kept == rooms | {"locales"}


def test_decisions_are_numbered_without_a_gap() -> None:
    pages = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert [name[:4] for name in pages] == [f"{n:04}" for n in range(1, len(pages) + 1)]
