"""Where pictures are drawn, as a Protocol; and the drawer that works in this very process, for tests and tools."""

from __future__ import annotations

from typing import Protocol

from handlers.charting.sheet import Sheet


class Drawing(Protocol):
    async def draw(self, sheet: Sheet) -> bytes:
        """The PNG of a sheet.

        Raises:
            Refused: `picture_failed`.
        """
        ...

    async def close(self) -> None: ...


class DrawnHere:
    """`drawn` counts the pictures."""

    def __init__(self) -> None:
        self.drawn = 0

    async def draw(self, sheet: Sheet) -> bytes:
        from handlers.charting.drawing import draw

        self.drawn += 1
        return draw(sheet)

    async def close(self) -> None:
        """Nothing is held."""
