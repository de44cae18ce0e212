"""The Chinese font of the pictures: a subset of Noto Sans CJK TC, written to handlers/charting/fonts/.

    python -m tools.make_chart_font [PATH/TO/NotoSansCJK-Regular.ttc]

The source is in Debian's package fonts-noto-cjk (SIL Open Font License 1.1). Kept are the characters of everyday
Chinese, traditional (Big5, level 1) and simplified (GB 2312, level 1), with their punctuation. Two runs write the same
bytes.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

SOURCE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
TARGET = Path(__file__).parents[1] / "handlers" / "charting" / "fonts" / "NotoSansCJKtc-subset.otf"
FACE = "Noto Sans CJK TC"


def characters() -> set[int]:
    """Big5 from A440 to C67E and GB 2312 rows 16 to 55; CJK punctuation and full-width forms."""
    found = set(range(0x3000, 0x3040)) | set(range(0xFF01, 0xFF60))
    tails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    for head in range(0xA4, 0xC7):
        found |= _decoded((bytes((head, tail)) for tail in tails if (head, tail) <= (0xC6, 0x7E)), "big5")
    for head in range(0xB0, 0xD8):
        found |= _decoded((bytes((head, tail)) for tail in range(0xA1, 0xFF)), "gb2312")
    return found


def _decoded(pairs: Iterable[bytes], codec: str) -> set[int]:
    found = set()
    for pair in pairs:
        try:
            found.add(ord(pair.decode(codec)))
        except UnicodeDecodeError:
            continue
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("source", type=Path, nargs="?", default=SOURCE)
    source = arguments.parse_args().source
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    face = next(font for font in TTCollection(source).fonts if font["name"].getDebugName(4) == FACE)
    face.recalcTimestamp = False
    options = Options(layout_features=[], hinting=False, desubroutinize=False, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(face)
    face.save(TARGET)
    print(f"{TARGET.name}: {len(face.getBestCmap())} characters, {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
