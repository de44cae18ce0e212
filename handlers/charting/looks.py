"""Colours of the pictures, light and dark.

Told apart with every common colour blindness: blue, bluish green and vermilion after Okabe and Ito, each with another
lightness; and never by colour alone: negative is hatched, "before" is dashed, peaks carry numbers.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    paper: str
    ink: str
    soft: str  # secondary words
    rule: str  # grid lines
    main: str  # the bars that count
    pale: str  # all other bars
    good: str
    bad: str
    calm: str  # neutral comments
    peak: str
    on_peak: str
    cold: str  # empty cells of the heat map
    heat: tuple[str, ...]  # from few to many


LIGHT = Look(
    paper="#ffffff",
    ink="#14202b",
    soft="#5b6b7b",
    rule="#e3e8ed",
    main="#1f6fb8",
    pale="#b4d2ee",
    good="#0e8a6b",
    bad="#c2402c",
    calm="#c3cad2",
    peak="#b8680f",
    on_peak="#ffffff",
    cold="#eef1f4",
    heat=("#e1edf8", "#c3dbf1", "#9cc4e8", "#6ea8da", "#3f87c6", "#1a5fa0"),
)
DARK = Look(
    paper="#14191f",
    ink="#f2f5f8",
    soft="#9dadbb",
    rule="#2b343d",
    main="#58a9f0",
    pale="#2c5680",
    good="#2bb48d",
    bad="#ef7a63",
    calm="#5a6672",
    peak="#f0a442",
    on_peak="#14191f",
    cold="#1c232b",
    heat=("#1d3247", "#22486b", "#2b618f", "#3b7fb8", "#5ea3dc", "#a5d0f7"),
)
