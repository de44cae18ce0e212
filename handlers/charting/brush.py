"""A brush over a matplotlib figure: shapes and words at places in pixels, from the upper left corner.

No Axes: their ticks and spines cost most of the time of a picture, and their margins move with the words. For languages
from right to left the whole sheet is mirrored: places and anchors, not the letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from handlers.charting.fonts import FAMILIES, clean, only_ours
from handlers.charting.looks import DARK, LIGHT, Look

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties

WIDTH, HEIGHT = 1080, 1350
DPI = 100
COLOURS = 64
SMALLEST = 0.62
"""Times its size to which a text may shrink to fit; what is still too long is cut."""
Anchor = Literal["left", "center", "right"]
_OTHER_SIDE: dict[Anchor, Anchor] = {"left": "right", "right": "left", "center": "center"}


@lru_cache(maxsize=64)
def _font(size: float, bold: bool) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=list(FAMILIES), weight="bold" if bold else "normal", size=size * 72 / DPI)


@lru_cache(maxsize=4096)
def _width(words: str, size: float, bold: bool) -> float:
    """Pixels from the first letter to the last."""
    from matplotlib.backends.backend_agg import RendererAgg

    width, _, _ = _ruler(RendererAgg).get_text_width_height_descent(words, _font(size, bold), ismath=False)
    return float(width)


@cache
def _ruler(kind: type[RendererAgg]) -> RendererAgg:
    return kind(8, 8, DPI)


class Brush:
    """Draws one picture. Colours are those of the look, or `#rrggbb`."""

    def __init__(self, dark: bool = False, rtl: bool = False, height: int = HEIGHT) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.transforms import IdentityTransform

        only_ours()
        self.look: Look = DARK if dark else LIGHT
        self.rtl = rtl
        self.height = height
        self.figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=self.look.paper)
        self.canvas = FigureCanvasAgg(self.figure)
        self._still = IdentityTransform()
        self._layer = 0.0

    def _x(self, x: float) -> float:
        return WIDTH - x if self.rtl else x

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        color: str = "",
        *,
        bold: bool = False,
        anchor: Anchor = "left",
        up: Literal["baseline", "center_baseline"] = "baseline",
        room: float | None = None,
    ) -> None:
        """Write one line; `room` is the width it must keep to."""
        from matplotlib.text import Text

        words = self._ordered(clean(words))
        if not words:
            return
        if room:
            words, size = self._fitted(words, size, bold, room)
        made = Text(
            self._x(x),
            self.height - y,
            words,
            color=color or self.look.ink,
            fontproperties=_font(size, bold),
            horizontalalignment=_OTHER_SIDE[anchor] if self.rtl else anchor,
            verticalalignment=up,
            parse_math=False,
            transform=self._still,
        )
        self._add(made)

    def _ordered(self, words: str) -> str:
        """A line of a right-to-left language begins at the right, whatever letter comes first."""
        arabic = self.rtl and any("\u0590" <= letter <= "\u08ff" for letter in words)
        return f"\u200f{words}" if arabic else words

    def measure(self, words: str, size: float, bold: bool = False) -> float:
        """How many pixels wide the words are."""
        return _width(clean(words), size, bold)

    def _fitted(self, words: str, size: float, bold: bool, room: float) -> tuple[str, float]:
        """Smaller, and if that is not enough cut, so that it keeps to the room."""
        width = _width(words, size, bold)
        if width <= room:
            return words, size
        smallest = size * SMALLEST
        while width > room and size > smallest:
            size = round(max(smallest, size * min(0.97, room / width)), 1)
            width = _width(words, size, bold)
        kept = words
        while width > room and len(kept) > 1:
            kept = kept[: max(1, int(len(kept) * min(0.97, room / width)))].rstrip(" ,.;:·")
            width = _width(kept + "…", size, bold)
        return kept if kept == words else kept + "…", size

    def _add(self, artist: Artist) -> None:
        """What comes later lies above."""
        self._layer += 1
        artist.set_zorder(self._layer)
        self.figure.add_artist(artist)

    def boxes(self, places: Sequence[tuple[float, float, float, float]], color: str, hatch: str = "") -> None:
        """Filled rectangles: (left, top, width, height) each. `hatch` is drawn over them in the colour of the paper."""
        from matplotlib.patches import Rectangle

        for left, top, width, height in places:
            start = WIDTH - left - width if self.rtl else left
            self._add(
                Rectangle(
                    (start, self.height - top - height),
                    width,
                    height,
                    facecolor=color,
                    edgecolor=self.look.paper if hatch else "none",
                    linewidth=0,
                    hatch=hatch or None,
                    transform=self._still,
                )
            )

    def line(self, points: Sequence[tuple[float, float]], color: str, width: float = 1.0, dashed: bool = False) -> None:
        from matplotlib.lines import Line2D

        xs, ys = [self._x(x) for x, _ in points], [self.height - y for _, y in points]
        made = Line2D(xs, ys, color=color, linewidth=width * 72 / DPI, transform=self._still)
        if dashed:
            made.set_linestyle((0, (5, 3)))
        self._add(made)

    def area(self, points: Sequence[tuple[float, float]], color: str) -> None:
        from matplotlib.patches import Polygon

        corners = [(self._x(x), self.height - y) for x, y in points]
        self._add(Polygon(corners, closed=True, facecolor=color, edgecolor="none", transform=self._still))

    def dots(self, points: Sequence[tuple[float, float]], radius: float, color: str, marker: str = "o") -> None:
        from matplotlib.lines import Line2D

        if points:
            xs, ys = [self._x(x) for x, _ in points], [self.height - y for _, y in points]
            self._add(
                Line2D(
                    xs,
                    ys,
                    linestyle="none",
                    marker=marker,
                    markersize=2 * radius * 72 / DPI,
                    markerfacecolor=color,
                    markeredgewidth=0,
                    transform=self._still,
                )
            )

    def badge(self, x: float, y: float, number: int) -> None:
        """A peak's number in a disc."""
        self.dots([(x, y)], 14, self.look.peak)
        self.text(x, y, str(number), 17, self.look.on_peak, bold=True, anchor="center", up="center_baseline")

    def png(self) -> bytes:
        """The picture with a palette of 64 colours; the same strokes give the same bytes."""
        from PIL import Image

        self.canvas.draw()
        shown = Image.frombuffer("RGBA", self.canvas.get_width_height(), self.canvas.buffer_rgba(), "raw", "RGBA", 0, 1)
        small = shown.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        kept = BytesIO()
        small.save(kept, "PNG", optimize=False, compress_level=7)
        return kept.getvalue()
