"""python -m bench [NAME ...]: all figures, or those named."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import sys
from pathlib import Path

HERE = Path(__file__).parent


def names() -> list[str]:
    """Every module here that has a `main`."""
    found = [path.stem for path in sorted(HERE.glob("*.py")) if "def main(" in path.read_text("utf-8")]
    return [name for name in found if name != "__main__"]


def main() -> None:
    for name in sys.argv[1:] or names():
        measure = importlib.import_module(f"bench.{name}").main
        sys.argv = sys.argv[:1]
        if inspect.iscoroutinefunction(measure):
            asyncio.run(measure())
        else:
            measure()


if __name__ == "__main__":
    main()
