"""The machine with its drawers open."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.safety.machine import Machine
from tests.safety.office import drawers


@pytest.fixture
def machine() -> Iterator[type[Machine]]:
    memory = Path("/dev/shm")  # nothing here is about the disk
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    with asyncio.Runner() as runner, drawers(runner, folder) as opened:
        Machine.runner, Machine.drawers, Machine.counts = runner, opened, Counter()
        yield Machine
    shutil.rmtree(folder)
