"""All watches of all workspaces, compiled into one index: what does a text say to those of one workspace?"""

from __future__ import annotations

from collections.abc import Mapping

from desk.matching.index import Index
from desk.matching.watch import Match, Watch


class Lookout:
    """Watches by the ids of their workspace and their own; in memory, made anew from storage at the start.

    Putting one in takes about a millisecond and hearing a text some ten microseconds, however many there are.
    """

    def __init__(self) -> None:
        self._index: Index[tuple[int, int]] = Index()
        self._kept: dict[int, dict[int, Watch]] = {}

    def __len__(self) -> int:
        return len(self._index)

    def keep(self, workspace_id: int, watch_id: int, watch: Watch) -> None:
        """Put a watch in, or in the place of the one with these ids; nothing is done if it is the same."""
        kept = self._kept.setdefault(workspace_id, {})
        if kept.get(watch_id) != watch:
            kept[watch_id] = watch
            self._index.add((workspace_id, watch_id), watch)

    def drop(self, workspace_id: int, watch_id: int) -> None:
        """Take a watch out; nothing is done if there is none."""
        kept = self._kept.get(workspace_id, {})
        if kept.pop(watch_id, None) is None:
            return
        self._index.remove((workspace_id, watch_id))
        if not kept:
            del self._kept[workspace_id]

    def hold(self, workspace_id: int, watches: Mapping[int, Watch]) -> None:
        """Keep exactly these watches of a workspace."""
        for watch_id in set(self._kept.get(workspace_id, ())) - set(watches):
            self.drop(workspace_id, watch_id)
        for watch_id, watch in watches.items():
            self.keep(workspace_id, watch_id, watch)

    def hear(
        self, workspace_id: int, text: str, *, language: str | None = None, source: str | None = None
    ) -> dict[int, Match]:
        """The workspace's watches that a text concerns: id → what was found.

        `language` and `source` as in `Watch.match`.
        """
        if workspace_id not in self._kept:
            return {}
        found = self._index.match(text, language=language, source=source, among=lambda key: key[0] == workspace_id)
        return {watch_id: match for (_, watch_id), match in found}
