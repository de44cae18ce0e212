"""A sheet → a PNG: where each part stands, and each kind of panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from handlers.charting.brush import Brush
from handlers.charting.sheet import Headline, Panel, Scale, Sheet

LEFT, RIGHT = 54, 1026
TOP_OF_PANELS = 278
COLUMN = 456
GAP = 60
ROW = 318
SINGLE = 780
TITLE, HINT, TICK, VALUE = 24, 16.5, 17, 17
SMALLEST_TICK = 12.5
PLOT_TOP = 74
"""From the top of a panel to its plot: below title and hint."""
PLOT_BOTTOM = 46
"""From the lower end of a plot to that of its panel: the ticks."""

Box = tuple[float, float, float, float]


def draw(sheet: Sheet) -> bytes:
    """The PNG of a sheet, 1080 pixels wide; equal sheets give equal bytes."""
    rows = -(-len(sheet.panels) // 2)
    said = all(panel.kind == "words" for panel in sheet.panels)
    body = (
        rows * ROW if rows > 1 else len(sheet.panels) * ROW if said else SINGLE
    )  # a sentence alone needs no room of a chart
    start = TOP_OF_PANELS if sheet.headlines else 150
    height = int(start + body + 30 + 38 * len(sheet.peaks) + 60)
    brush = Brush(sheet.dark, sheet.rtl, height)
    _head(brush, sheet)
    for panel, box in zip(sheet.panels, _places(len(sheet.panels), start, body), strict=True):
        draw_panel(brush, panel, box)
    _foot(brush, sheet, start + body + 26)
    return brush.png()


def _places(count: int, start: float, body: float) -> list[Box]:
    if count <= 2:  # one below the other, over the whole width
        high = body / count
        return [(LEFT, start + i * high, RIGHT - LEFT, high) for i in range(count)]
    return [(LEFT + (i % 2) * (COLUMN + GAP), start + (i // 2) * ROW, COLUMN, ROW) for i in range(count)]


def _head(brush: Brush, sheet: Sheet) -> None:
    brush.text(LEFT, 56, sheet.title, 40, bold=True, room=RIGHT - LEFT)
    brush.text(LEFT, 92, sheet.subtitle, 21, brush.look.soft, room=RIGHT - LEFT)
    if not sheet.headlines:
        return
    width = (RIGHT - LEFT) / len(sheet.headlines)
    for number, headline in enumerate(sheet.headlines):
        _headline(brush, headline, LEFT + number * width, width - 18)
    brush.line([(LEFT, 248), (RIGHT, 248)], brush.look.rule, 1.6)


def _headline(brush: Brush, headline: Headline, x: float, room: float) -> None:
    look = brush.look
    brush.text(x, 142, headline.label, 18.5, look.soft, room=room)
    brush.text(x, 190, headline.value, 40, bold=True, room=room)
    if headline.note:
        brush.text(x, 222, headline.note, 17, look.soft, room=room)
        return
    if not headline.change:
        return
    color = {1: look.good, -1: look.bad}.get(headline.way, look.soft)
    arrow = {1: "▲", -1: "▼"}.get(headline.way, "")
    brush.text(x, 222, arrow, 19, color)
    shift = brush.measure(arrow, 19) + 8 if arrow else 0.0
    brush.text(x + shift, 222, headline.change, 20, color, bold=True, room=room - shift)


def _foot(brush: Brush, sheet: Sheet, y: float) -> None:
    for number, words in enumerate(sheet.peaks, 1):
        brush.badge(LEFT + 14, y + 8, number)
        brush.text(LEFT + 42, y + 15, words, 19, room=RIGHT - LEFT - 42)
        y += 38
    brush.text(LEFT, brush.height - 26, sheet.footer, 16.5, brush.look.soft, room=RIGHT - LEFT)


def draw_panel(brush: Brush, panel: Panel, box: Box) -> None:
    """Title and hint, and below them what the panel shows."""
    left, top, width, _ = box
    brush.text(left, top + 24, panel.title, TITLE, bold=True, room=width)
    brush.text(left, top + 48, panel.hint, HINT, brush.look.soft, room=width)
    _DRAWN[panel.kind](brush, panel, box)


def _plot(box: Box, axis: float = 0.0) -> Box:
    """The place of the marks: right of the axis' labels, between hint and ticks."""
    left, top, width, height = box
    return (left + axis, top + PLOT_TOP, width - axis, height - PLOT_TOP - PLOT_BOTTOM)


def _axis(brush: Brush, scale: Scale, box: Box) -> tuple[Box, Callable[[float], float]]:
    """Grid lines with their labels; the place that is left, and where a value stands in it."""
    widest = max((brush.measure(label, TICK) for _, label in scale.marks), default=0.0)
    left, top, width, height = _plot(box, widest + 12)

    def at(value: float) -> float:
        return top + height * (1 - (value - scale.low) / (scale.high - scale.low or 1))

    for value, label in scale.marks:
        brush.line([(left, at(value)), (left + width, at(value))], brush.look.rule, 1.4)
        brush.text(left - 10, at(value), label, TICK, brush.look.soft, anchor="right", up="center_baseline")
    return (left, top, width, height), at


def _ticks(brush: Brush, ticks: Sequence[str], plot: Box) -> None:
    """Names under the bars; of many, as many as there is room for."""
    left, top, width, height = plot
    named = [i for i, tick in enumerate(ticks) if tick]
    if not named:
        return
    step, size = width / len(ticks), float(TICK)
    widest = max(brush.measure(ticks[i], size) for i in named)
    spread = min((b - a for a, b in pairwise(named)), default=len(ticks)) * step
    while len(named) <= 7 and widest + 8 > spread and size > SMALLEST_TICK:
        # the days of a week are named in full, if somewhat smaller; letters do not shrink evenly
        size = max(SMALLEST_TICK, size - 0.5)
        widest = max(brush.measure(ticks[i], size) for i in named)
    every = max(1, -(-int(widest + 8) // max(1, round(spread))))
    for i in named[::every]:
        brush.text(left + (i + 0.5) * step, top + height + 24, ticks[i], size, brush.look.soft, anchor="center")


def _bars(brush: Brush, panel: Panel, box: Box) -> None:
    assert panel.scale is not None  # noqa: S101 - composed with one
    plot, at = _axis(brush, panel.scale, box)
    step, wide = _widths(plot, len(panel.values))
    main = {i for i, _ in panel.numbers}
    for chosen, color in ((False, brush.look.pale), (True, brush.look.main)):
        places = [
            (_left(plot, i, step, wide), at(v), wide, at(0) - at(v))
            for i, v in enumerate(panel.values)
            if v and (i in main) is chosen
        ]
        brush.boxes(places, color)
    _dashed(brush, panel.others, plot, step, at)
    _badges(brush, panel, plot, step, at)
    _ticks(brush, panel.ticks, plot)


def _widths(plot: Box, count: int) -> tuple[float, float]:
    step = plot[2] / max(count, 1)
    return step, step * (0.64 if count <= 14 else 0.78)


def _left(plot: Box, number: int, step: float, wide: float) -> float:
    return plot[0] + number * step + (step - wide) / 2


def _dashed(brush: Brush, values: Sequence[float | None], plot: Box, step: float, at: Callable[[float], float]) -> None:
    """The period before; it is broken where nothing is known."""
    run: list[tuple[float, float]] = []
    dots: list[tuple[float, float]] = []
    for i, value in enumerate([*values, None]):
        if value is not None:
            run.append((plot[0] + (i + 0.5) * step, at(value)))
            continue
        if len(run) > 1:
            brush.line(run, brush.look.ink, 2, dashed=True)
        dots += run
        run = []
    if len(values) <= 14:
        brush.dots(dots, 3.6, brush.look.ink)


def _badges(brush: Brush, panel: Panel, plot: Box, step: float, at: Callable[[float], float]) -> None:
    for i, number in panel.numbers:
        tops = [v for v in (panel.values[i], panel.others[i] if panel.others else None) if v]
        height = at(max(tops, default=0))
        brush.badge(plot[0] + (i + 0.5) * step, height - 18, number)


def _flow(brush: Brush, panel: Panel, box: Box) -> None:
    assert panel.scale is not None  # noqa: S101
    plot, at = _axis(brush, panel.scale, box)
    step, wide = _widths(plot, len(panel.values))
    places = [(_left(plot, i, step, wide), at(v), wide, at(0) - at(v)) for i, v in enumerate(panel.values) if v]
    brush.boxes(places, brush.look.good)
    down = [(_left(plot, i, step, wide), at(0), wide, at(-v) - at(0)) for i, v in enumerate(panel.others) if v]
    brush.boxes(down, brush.look.bad, hatch="////")
    brush.line([(plot[0], at(0)), (plot[0] + plot[2], at(0))], brush.look.soft, 1.2)
    _ticks(brush, panel.ticks, plot)


def _trend(brush: Brush, panel: Panel, box: Box) -> None:
    assert panel.scale is not None  # noqa: S101
    plot, at = _axis(brush, panel.scale, box)
    step = plot[2] / max(len(panel.values), 1)
    points = [(plot[0] + (i + 0.5) * step, at(v)) for i, v in enumerate(panel.values) if v is not None]
    if len(points) > 1:
        base = plot[1] + plot[3]
        brush.area([(points[0][0], base), *points, (points[-1][0], base)], brush.look.heat[0])
        brush.line(points, brush.look.main, 3)
    if len(points) <= 14:
        brush.dots(points, 5, brush.look.main)
    _ticks(brush, panel.ticks, plot)


def _ranks(brush: Brush, panel: Panel, box: Box) -> None:
    left, top, width, height = _plot(box)
    height += PLOT_BOTTOM - 16
    rows = panel.rows
    step = min(height / max(len(rows), 1), 36 if box[3] == ROW else 54)
    names = min(max((brush.measure(name, VALUE) for name, *_ in rows), default=0), width * 0.42) + 12
    written = min(max((brush.measure(text, VALUE) for _, _, text, _ in rows), default=0), width * 0.44) + 10
    most = max((value for _, value, _, _ in rows), default=0) or 1
    for i, (name, value, text, pale) in enumerate(rows):
        y = top + i * step + step / 2
        long = max(2.0, (width - names - written) * value / most)
        brush.text(left + names - 12, y, name, VALUE, anchor="right", up="center_baseline", room=names - 12)
        place = (left + names, y - step * 0.32, long, step * 0.64)
        brush.boxes([place], brush.look.calm if pale else brush.look.main, hatch=".." if pale else "")
        brush.text(left + names + long + 8, y, text, VALUE, up="center_baseline", room=written)


def _heat(brush: Brush, panel: Panel, box: Box) -> None:
    widest = max((brush.measure(name, TICK) for name in panel.rows_of), default=0.0)
    plot = left, top, width, height = _plot(box, widest + 12)
    wide, high = width / max(len(panel.ticks), 1), height / max(len(panel.rows_of), 1)
    shades: dict[str, list[Box]] = {}
    for row, values in enumerate(panel.grid):
        for column, value in enumerate(values):
            place = (left + column * wide + 1.5, top + row * high + 1.5, wide - 3, high - 3)
            shades.setdefault(_shade(brush, value), []).append(place)
    for color, places in shades.items():
        brush.boxes(places, color)
    for row, name in enumerate(panel.rows_of):
        y = top + (row + 0.5) * high
        brush.text(left - 10, y, name, TICK, brush.look.soft, anchor="right", up="center_baseline")
    _ticks(brush, panel.ticks, plot)


def _shade(brush: Brush, value: float | None) -> str:
    if value is None:
        return brush.look.cold
    steps = brush.look.heat
    return steps[min(len(steps) - 1, int(value * len(steps)))]


def _stack(brush: Brush, panel: Panel, box: Box) -> None:
    assert panel.scale is not None  # noqa: S101
    plot, at = _axis(brush, panel.scale, box)
    step, wide = _widths(plot, len(panel.values))
    parts: dict[str, list[Box]] = {"bad": [], "calm": [], "good": []}
    tops = []
    for i, values in enumerate(zip(panel.values, panel.others, panel.thirds, strict=True)):
        low = 0.0
        for name, value in zip(parts, values, strict=True):
            if value:
                place = (_left(plot, i, step, wide), at(low + value), wide, at(low) - at(low + value))
                parts[name].append(place)
                low += value
        tops.append(low)
    brush.boxes(parts["bad"], brush.look.bad, hatch="////")
    brush.boxes(parts["calm"], brush.look.calm)
    brush.boxes(parts["good"], brush.look.good)
    numbers = dict(panel.numbers)
    for i, note in enumerate(panel.notes):
        x, y = plot[0] + (i + 0.5) * step, at(tops[i]) - 7
        loud = i in panel.loud
        brush.text(x, y, note, 15.5, brush.look.bad if loud else brush.look.soft, bold=loud, anchor="center")
        if i in numbers:
            brush.badge(x, y - 32, numbers[i])
    _ticks(brush, panel.ticks, plot)


def _dots(brush: Brush, panel: Panel, box: Box) -> None:
    assert panel.scale is not None  # noqa: S101
    plot, at = _axis(brush, panel.scale, box)
    left, _, width, _ = plot
    if panel.line is not None:
        brush.line([(left, at(panel.line)), (left + width, at(panel.line))], brush.look.peak, 2.4, dashed=True)
    radius = 4.2 if len(panel.points) <= 150 else 3.0
    top = panel.scale.high
    for late, color, marker in ((False, brush.look.main, "o"), (True, brush.look.bad, "D")):
        places = [(left + x * width, at(min(v, top))) for x, v, is_late in panel.points if is_late is late]
        brush.dots(places, radius, color, marker)
    _ticks(brush, panel.ticks, plot)


def _words(brush: Brush, panel: Panel, box: Box) -> None:
    left, top, width, height = _plot(box)
    brush.boxes([(left, top + 8, width, height - 4)], brush.look.cold)
    rows = panel.text.split("\n")
    for number, words in enumerate(rows):
        y = top + height / 2 + (number - (len(rows) - 1) / 2) * 28
        brush.text(
            left + width / 2, y, words, 18, brush.look.soft, anchor="center", up="center_baseline", room=width - 24
        )


_DRAWN: dict[str, Callable[[Brush, Panel, Box], None]] = {
    "bars": _bars,
    "flow": _flow,
    "trend": _trend,
    "ranks": _ranks,
    "heat": _heat,
    "stack": _stack,
    "dots": _dots,
    "words": _words,
}
