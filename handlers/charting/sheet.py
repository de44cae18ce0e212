"""A picture before it is drawn: words that are ready to be read, and numbers. Plain data, so that another process can
draw it, and so that equal data has an equal digest.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis of values: marks from `low` to `high` with their labels."""

    low: float
    high: float
    marks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Headline:
    label: str
    value: str
    change: str = ""
    way: int = 0  # 1 up, -1 down, 0 neither
    note: str = ""  # in place of the change: why there is none


@dataclass(frozen=True, slots=True)
class Panel:
    """A titled part of the picture. What it shows depends on `kind`; what it does not need stays empty.

    bars: `values` as bars, `others` as a dashed line, `numbers` are the numbered peaks.
    flow: `values` up, `others` down.
    ranks: `rows` of (name, value, what is written, pale).
    heat: `rows_of` names of rows, `ticks` of columns, `grid` of shades 0..1 (None: nothing there).
    stack: `values` negative, `others` neutral, `thirds` positive; `notes` above, `loud` which stand out.
    dots: `points` of (place 0..1 along the ticks, value, late); `line` the promised value.
    trend: `values` as a line with an area.
    words: `text` alone: why there is nothing to show.
    """

    kind: str
    title: str
    hint: str = ""
    ticks: tuple[str, ...] = ()
    scale: Scale | None = None
    values: tuple[float | None, ...] = ()
    others: tuple[float | None, ...] = ()
    thirds: tuple[float | None, ...] = ()
    notes: tuple[str, ...] = ()
    loud: tuple[int, ...] = ()
    numbers: tuple[tuple[int, int], ...] = ()  # (which bar, number of the peak)
    rows: tuple[tuple[str, float, str, bool], ...] = ()
    rows_of: tuple[str, ...] = ()
    grid: tuple[tuple[float | None, ...], ...] = ()
    points: tuple[tuple[float, float, bool], ...] = ()
    line: float | None = None
    text: str = ""
    legend: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    subtitle: str
    panels: tuple[Panel, ...]
    headlines: tuple[Headline, ...] = ()
    peaks: tuple[str, ...] = ()
    footer: str = ""
    dark: bool = False
    rtl: bool = False
    language: str = "en"
    version: int = field(default=3)  # raised when the same sheet is drawn differently

    def dump(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @property
    def digest(self) -> str:
        """64 hexadecimal digits: equal for sheets that look alike."""
        return hashlib.sha256(self.dump()).hexdigest()


def load(data: bytes) -> Sheet:
    """The inverse of `Sheet.dump`."""
    raw: dict[str, Any] = json.loads(data)
    panels = tuple(_panel(one) for one in raw.pop("panels"))
    headlines = tuple(Headline(**one) for one in raw.pop("headlines"))
    return Sheet(panels=panels, headlines=headlines, peaks=tuple(raw.pop("peaks")), **raw)


def _panel(raw: dict[str, Any]) -> Panel:
    scale = raw.pop("scale")
    made = {name: _tuples(value) for name, value in raw.items()}
    return Panel(scale=scale and Scale(scale["low"], scale["high"], _tuples(scale["marks"])), **made)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value
