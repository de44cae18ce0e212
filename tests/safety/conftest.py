"""Fixtures of the safety tests."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.safety.disk import Disk

MEMORY = Path("/dev/shm")
"""Crashes in process are about what is committed, not about what a disk keeps: the real kills use a real disk."""


@pytest.fixture
async def disk() -> AsyncIterator[Disk]:
    """Where a desk lives from crash to crash."""
    folder = Path(tempfile.mkdtemp(prefix="desk-", dir=MEMORY if MEMORY.is_dir() else None))
    opened = Disk(folder)
    await opened.warm_up()
    yield opened
    await opened.close()
    shutil.rmtree(folder)
