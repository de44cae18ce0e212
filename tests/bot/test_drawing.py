"""The drawing process: begun when wanted, the same bytes as here, over when idle, begun anew when it died."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.drawing import Drawer
from desk.errors import Refused
from handlers.charting.drawing import draw
from handlers.charting.sheet import Panel, Sheet

SHEET = Sheet("@roastery", "16–22 November", (Panel("words", "Followers", text="not counted yet"),))


@pytest.fixture
async def drawer(tmp_path: Path) -> AsyncIterator[Drawer]:
    made = Drawer(tmp_path / "fonts", idle_seconds=1.0)
    yield made
    await made.close()


async def test_another_process_draws_the_same_picture_and_ends_when_idle(drawer: Drawer) -> None:
    assert drawer.process is None
    assert await drawer.draw(SHEET) == draw(SHEET)
    first = drawer.process
    assert first is not None
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    assert os.getpriority(os.PRIO_PROCESS, first.pid) >= min(ours + 10, 19)
    await asyncio.wait_for(first.wait(), 20)
    assert first.returncode == 0
    assert await drawer.draw(SHEET) == draw(SHEET)
    assert drawer.process is not first


async def test_a_process_that_was_killed_is_begun_anew(drawer: Drawer) -> None:
    await drawer.draw(SHEET)
    assert drawer.process is not None
    os.kill(drawer.process.pid, signal.SIGKILL)
    assert await drawer.draw(SHEET) == draw(SHEET)


async def test_what_cannot_be_drawn_is_refused_and_the_next_picture_comes(drawer: Drawer) -> None:
    broken = Sheet("@roastery", "", (Panel("unheard of", "Nothing"),))
    with pytest.raises(Refused, match="picture_failed"):
        await drawer.draw(broken)
    assert await drawer.draw(SHEET) == draw(SHEET)
