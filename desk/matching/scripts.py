"""Which characters make words: ranges of scripts, for the patterns that cut a text."""

from __future__ import annotations

import re

# Written without spaces: Han, kana, and the scripts of Thailand, Laos, Burma and Cambodia.
HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
UNSPACED = (
    HAN + "\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u0e01-\u0eff\u1000-\u109f\u1780-\u17d3"
)

# Letters and vowel signs of Arabic; its digits and punctuation are not letters.
ARABIC = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ed\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff"
    "\ufb50-\ufdfb\ufe70-\ufefc"
)

# Not seen: soft hyphens, joiners, marks of direction, variation selectors.
INVISIBLE = "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"

INVISIBLE_CHARACTERS = "".join(re.findall(f"[{INVISIBLE}]", "".join(map(chr, range(0x10000)))))

# Signs that stand on a letter, which Python does not count as letters: ornaments, and the vowels of Devanagari.
MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
VOWEL_SIGNS = "\u0900-\u0903\u093a-\u094f"
# Letters in circles and squares.
ENCLOSED = "\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"

APOSTROPHES = "'\u2019\u2018\u02bc\u02b9`\u00b4\uff07"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d\u00b7\u2022\u30fb"

is_han = re.compile(f"[{HAN}]").search
is_unspaced = re.compile(f"[{UNSPACED}]").search
is_arabic = re.compile(f"[{ARABIC}]").search
is_cyrillic = re.compile("[\u0400-\u052f]").search
is_greek = re.compile("[\u0370-\u03ff\u1f00-\u1fff]").search
is_latin = re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff\uff21-\uff5a]").search


# Blocks of the scripts with spaces; Hangul is added whole.
_BLOCKS = (
    range(0x0600), range(0x0700, 0x0750), range(0x0780, 0x08A0), range(0x0900, 0x0E00), range(0x0F00, 0x1000),
    range(0x10A0, 0x1780), range(0x17E0, 0x2E80), range(0xA000, 0xABFF), range(0xFF10, 0xFFDD), range(0x1D400, 0x1D800),
)  # fmt: skip


def _spaced_letters() -> str:
    """Ranges of all letters and digits of these blocks, for a character class."""
    codes = [code for block in _BLOCKS for code in block if chr(code).isalnum()]
    first, ranges = codes[0], []
    for code, following in zip(codes, [*codes[1:], -1], strict=True):
        if following != code + 1:
            ranges.append(f"{re.escape(chr(first))}-{re.escape(chr(code))}")
            first = following
    return "".join(ranges) + "\uac00-\ud7a3\u0660-\u0669\u06f0-\u06f9"


SPACED = _spaced_letters() + MARKS + VOWEL_SIGNS + INVISIBLE + ENCLOSED
