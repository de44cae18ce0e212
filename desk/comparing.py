"""What became of a text, and whether what is out can be made to say something else."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from desk.model.content import Content, MediaKind
from desk.model.network import Limits

_WORD = re.compile(r"\s+")
_FIXED = frozenset({MediaKind.VOICE, MediaKind.VIDEO_NOTE})
"""Files that cannot be exchanged in a message that is out (Bot API, editMessageMedia)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between two revisions: `kind` is same, added, removed."""

    kind: str
    text: str


def differences(old: str, new: str) -> list[Difference]:
    """Word by word what became of a text."""
    a, b = _WORD.split(old.strip()), _WORD.split(new.strip())
    changes: list[Difference] = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            changes.append(Difference("same", " ".join(a[a1:a2])))
            continue
        if a2 > a1 and any(a[a1:a2]):
            changes.append(Difference("removed", " ".join(a[a1:a2])))
        if b2 > b1 and any(b[b1:b2]):
            changes.append(Difference("added", " ".join(b[b1:b2])))
    return changes


def summary(old: Content, new: Content, limit: int = 60) -> str:
    """The first words that are new, for the lock screen; "" where only options or files differ."""
    added = next((c.text for c in differences(old.text, new.text) if c.kind == "added"), "")
    return added if len(added) <= limit else added[: limit - 1] + "…"


def amendable(old: Content, new: Content, limits: Limits) -> bool:
    """Whether messages that say the one can be made to say the other: as many of them, and of kinds that go."""
    before, after = old.parts(), new.parts()
    return len(before) == len(after) and all(_goes(a, b, limits) for a, b in zip(before, after, strict=True))


def _goes(old: Content, new: Content, limits: Limits) -> bool:
    if old.poll or new.poll or max(len(old.media), 1) != max(len(new.media), 1):
        return False
    if not (old.media and new.media):
        return not old.media and not {m.kind for m in new.media} & _FIXED  # a text takes a file, but keeps it then
    kinds = {m.kind for m in (*old.media, *new.media)}
    if kinds & _FIXED:
        return [m.ref for m in old.media] == [m.ref for m in new.media]
    return not new.album or any(kinds <= group for group in limits.album_groups)
