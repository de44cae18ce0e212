"""Small real pictures for the tests."""

from __future__ import annotations

import struct
import zlib

from playwright.async_api import FilePayload


def png(width: int, height: int, colour: tuple[int, int, int] = (200, 120, 60)) -> bytes:
    """A PNG of one colour."""
    row = b"\0" + bytes(colour) * width
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * height)) + chunk(b"IEND", b"")
    )


def chunk(kind: bytes, data: bytes) -> bytes:
    """One part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture(name: str, width: int, height: int) -> FilePayload:
    """A picture to attach."""
    return {"name": f"{name}.png", "mimeType": "image/png", "buffer": png(width, height)}
