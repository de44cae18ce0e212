"""python -m tools.draw_golden: the small pictures that tests/handlers/test_pictures.py holds new ones against, and
those of the page docs/numbers.md. Look at each before you keep it.
"""

from __future__ import annotations

from pathlib import Path

from handlers.charting.drawing import draw
from tests.handlers.test_pictures import GOLDEN, thumbnail, weeks
from tests.handlers.weeks import LANGUAGES, rich, sheet

IMAGES = Path("docs/images")


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for language in LANGUAGES:
        for week, report in weeks(language).items():
            path = GOLDEN / f"{week}-{language}.png"
            thumbnail(draw(sheet(report, language))).quantize(16).save(path, optimize=True)
            print(f"{path.name}: {path.stat().st_size / 1024:.0f} KiB")
        drawn = thumbnail(draw(sheet(rich(language), language, "voice")))
        drawn.quantize(16).save(GOLDEN / f"voice-{language}.png", optimize=True)
    for name, view, dark in (("numbers-week", "week", False), ("numbers-posts", "posts", True)):
        (IMAGES / f"{name}.png").write_bytes(draw(sheet(rich("en"), "en", view, dark)))


if __name__ == "__main__":
    main()
