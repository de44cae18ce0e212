"""python -m handlers.charting.worker: draws sheets that come in at one end as pictures that go out at the other.

A process of its own, since a thread would hold up every update while it draws. It gives way to everything else (nice),
and ends by itself when nothing came for a while or when nobody is at the other end any more.

Each message is its length (4 bytes, big-endian) and the bytes: a sheet in, a PNG out; no bytes mean that the sheet
could not be drawn, and why is said on standard error.
"""

from __future__ import annotations

import os
import select
import sys
import traceback
from typing import IO

IDLE_SECONDS = float(os.environ.get("DRAWING_IDLE_SECONDS", "120"))
NICE = 10


def main() -> None:
    os.nice(NICE)
    from handlers.charting.drawing import draw
    from handlers.charting.sheet import load

    incoming, outgoing = os.fdopen(sys.stdin.fileno(), "rb", buffering=0), sys.stdout.buffer
    while select.select([incoming], [], [], IDLE_SECONDS)[0]:
        asked = _read(incoming, 4)
        if asked is None:
            return
        data = _read(incoming, int.from_bytes(asked, "big"))
        if data is None:
            return
        try:
            drawn = draw(load(data))
        except Exception:  # noqa: BLE001 - one sheet that cannot be drawn is no reason to end
            traceback.print_exc()
            drawn = b""
        outgoing.write(len(drawn).to_bytes(4, "big") + drawn)
        outgoing.flush()


def _read(source: IO[bytes], count: int) -> bytes | None:
    """So many bytes; None where the other end is gone."""
    got = bytearray()
    while len(got) < count:
        part = source.read(count - len(got))
        if not part:
            return None
        got += part
    return bytes(got)


if __name__ == "__main__":
    main()
