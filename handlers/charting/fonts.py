"""The fonts of the pictures: DejaVu Sans, which comes with matplotlib, and for Chinese the subset beside this file."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent / "fonts"
CHINESE = HERE / "NotoSansCJKtc-subset.otf"
FAMILIES = ("DejaVu Sans", "Noto Sans CJK TC")
INVISIBLE = frozenset("\u2066\u2067\u2068\u2069\u200e\u200f")
"""Marks of direction: they order the text and have no shape of their own."""


@cache
def only_ours() -> None:
    """Let matplotlib know these fonts alone: a machine's own would change the picture."""
    from matplotlib import font_manager, get_data_path

    manager = font_manager.fontManager
    folder = Path(get_data_path()) / "fonts" / "ttf"
    manager.ttflist.clear()
    for path in (folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf", CHINESE):
        manager.addfont(path)
    chinese = manager.ttflist[-1]
    manager.ttflist.append(replace(chinese, weight=700))  # one weight is shipped: it serves as the bold one too


@cache
def drawable() -> frozenset[int]:
    """Characters that one of the fonts has a shape for."""
    from matplotlib import font_manager, get_data_path

    regular = Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
    return frozenset().union(*(font_manager.get_font(str(path)).get_charmap() for path in (regular, CHINESE)))


@cache
def clean(text: str) -> str:
    """The text as it can be drawn: without emoji, control characters and what no font has; spaces are plain."""
    able, kept = drawable(), []
    for letter in unicodedata.normalize("NFC", text.replace("\u202f", "\u00a0")):
        code = ord(letter)
        if letter in INVISIBLE:
            kept.append(letter)
        elif letter.isspace():
            kept.append("\u00a0" if letter == "\u00a0" else " ")
        elif code in able and not _emoji(code) and unicodedata.category(letter) not in ("Cc", "Cf", "Co", "Cs"):
            kept.append(letter)
    return "".join(kept).strip(" ")


def _emoji(code: int) -> bool:
    """Those few that DejaVu draws in black and white are left out like the others."""
    return code >= 0x1F000 or 0xFE00 <= code <= 0xFE0F or code == 0x20E3
