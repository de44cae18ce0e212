"""The pictures themselves: like those that somebody looked at, every letter with a shape, small, the same again."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.text import Text
from PIL import Image

from desk.model.stats import Report, Span
from handlers.charting.brush import Brush
from handlers.charting.composing import VIEWS
from handlers.charting.drawing import COLUMN, ROW, draw, draw_panel
from handlers.charting.fonts import INVISIBLE, clean, drawable
from handlers.charting.sheet import Sheet, load
from tests.handlers.weeks import LANGUAGES, empty, one_post, rich, sheet

GOLDEN = Path(__file__).parent / "golden"
SMALL = 360
"""Pixels: the width in which pictures are kept and held against each other."""
ALIKE, APART = 1.5, 40.0
"""Grey levels of 255: most that pictures may differ on the average, and in any square of 10 pixels."""
LARGEST = 60 * 1024


def thumbnail(png: bytes) -> Image.Image:
    drawn = Image.open(BytesIO(png)).convert("L")
    return drawn.resize((SMALL, round(drawn.height * SMALL / drawn.width)), Image.Resampling.BOX)


def weeks(language: str) -> dict[str, Report]:
    return {"rich": rich(language), "empty": empty()}


def words(thing: Any) -> Iterator[str]:
    for value in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, (list, tuple)) else ():
        if isinstance(value, str):
            yield value
        else:
            yield from words(value)


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Mean, and the most in any square of 10 pixels."""
    gap = np.abs(np.asarray(one, dtype=np.float64) - np.asarray(other, dtype=np.float64))
    high, wide = gap.shape[0] // 10 * 10, gap.shape[1] // 10 * 10
    squares = gap[:high, :wide].reshape(high // 10, 10, wide // 10, 10).mean(axis=(1, 3))
    return float(gap.mean()), float(squares.max())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("week", ["rich", "empty"])
def test_pictures_look_as_they_did(language: str, week: str) -> None:
    """Made anew by `python -m tools.draw_golden`, and then looked at."""
    png = draw(sheet(weeks(language)[week], language))
    known = Image.open(GOLDEN / f"{week}-{language}.png")
    drawn = thumbnail(png)
    assert drawn.size == known.size
    mean, most = difference(drawn, known.convert("L"))
    assert mean <= ALIKE
    assert most <= APART
    assert len(png) <= LARGEST


def test_the_comparison_sees_a_missing_part() -> None:
    whole = sheet(rich("en"), "en")
    drawn = thumbnail(draw(whole))
    other = Sheet(**{**{k: getattr(whole, k) for k in whole.__slots__}, "peaks": (whole.peaks[0], "other words here")})
    assert difference(drawn, thumbnail(draw(other)))[1] > APART / 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_has_a_shape(language: str) -> None:
    for view in VIEWS:
        made = sheet(rich(language), language, view)
        for text in words(asdict(made)):
            kept = clean(text)
            lost = {letter for letter in kept if ord(letter) not in drawable() and letter not in INVISIBLE}
            assert not lost, text
            assert len(kept) >= len(text.replace("☕", "").strip()) - 1 or "☕" in text, text
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of a glyph that no font has
        draw(sheet(rich(language), language))


def test_emoji_and_control_signs_are_dropped() -> None:
    assert clean("Sale 🔥🔥 now\u0007") == "Sale  now"
    assert clean("12\u202f480") == "12\u00a0480"
    assert clean("\u2068@roastery\u2069") == "\u2068@roastery\u2069"


@pytest.mark.parametrize("view", VIEWS)
def test_single_charts_are_drawn_light_and_dark(view: str) -> None:
    light, dark = (draw(sheet(rich("en"), "en", view, dark)) for dark in (False, True))
    assert np.asarray(thumbnail(light)).mean() > 200
    assert np.asarray(thumbnail(dark)).mean() < 80
    assert max(len(light), len(dark)) <= LARGEST


def test_equal_sheets_give_equal_bytes_and_go_through_a_pipe() -> None:
    made = sheet(rich("ar"), "ar")
    assert load(made.dump()) == made
    assert load(made.dump()).digest == made.digest
    assert draw(made) == draw(load(made.dump()))
    assert sheet(rich("ar"), "ar", dark=True).digest != made.digest


@pytest.mark.parametrize(
    "report",
    [one_post("en"), rich("en", Span.QUARTER, 11), rich("en", Span.MONTH), empty()],
    ids=["one post", "a thousand posts", "a month", "nothing"],
)
def test_few_and_many_are_drawn(report: Report) -> None:
    png = draw(sheet(report, "en"))
    assert Image.open(BytesIO(png)).width == 1080
    assert len(png) <= LARGEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_competitors_look_as_they_did(language: str) -> None:
    known = Image.open(GOLDEN / f"voice-{language}.png")
    drawn = thumbnail(draw(sheet(rich(language), language, "voice")))
    assert drawn.size == known.size
    mean, most = difference(drawn, known.convert("L"))
    assert (mean <= ALIKE, most <= APART) == (True, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_day_of_a_week_is_named_under_its_bar(language: str) -> None:
    """Also where the names are long, as the Arabic ones are."""
    timed = [panel for panel in sheet(rich(language), language).panels if panel.scale is not None]
    assert len(timed) == 4
    for panel in timed:
        brush = Brush()
        draw_panel(brush, panel, (0, 0, COLUMN, ROW))
        shown = {text.get_text() for text in brush.figure.findobj(Text)}
        assert set(panel.ticks) <= shown, panel.title


def test_growth_without_joins_says_nothing_twice() -> None:
    assert len(sheet(empty(), "en", "growth").panels) == 1
    assert len(sheet(rich("en"), "en", "growth").panels) == 2


def test_who_watches_no_competitor_is_told_how() -> None:
    [panel] = sheet(empty(), "en", "voice").panels
    assert (panel.kind, panel.text) == ("words", "No competitor is watched. Add one: /sources")
