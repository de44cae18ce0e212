"""Make `desk/mood/han.txt`, the table of traditional Chinese characters and their simplified forms.

    python -m tools.mood.han PATH/TO/TSCharacters.txt

The source is `data/dictionary/TSCharacters.txt` of OpenCC (https://github.com/BYVoid/OpenCC, Apache-2.0); where it
names several simplified characters the first is taken, and pairs outside the Basic Multilingual Plane or marked as
missing from common fonts are left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).parents[2] / "desk" / "mood" / "han.txt"


def pairs(lines: list[str]) -> dict[str, str]:
    """Traditional character → simplified character, one each."""
    found = {}
    for line in lines:
        if line.startswith("#") or "\t" not in line:
            continue
        old, new = line.split("\t")[0], line.split("\t")[1].split()[0]
        if old != new and len(old) == len(new) == 1 and max(ord(old), ord(new)) < 0x10000:
            found[old] = new
    return found


def main() -> None:
    """Write two lines of equal length: the traditional characters, then their simplified forms."""
    found = pairs(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    TARGET.write_text("".join(found) + "\n" + "".join(found.values()) + "\n", encoding="utf-8")
    print(f"{len(found)} pairs in {TARGET.name}")


if __name__ == "__main__":
    main()
