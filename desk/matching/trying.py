"""Trying a watch on a text: what it finds, or why it does not fire, for the person who makes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desk.matching.explaining import Explanation
from desk.matching.layers import SWITCHES
from desk.matching.plan import Either, Every, Plan, Without
from desk.matching.query import All, Any, Excluded, Language, Node, Required, Source, show
from desk.matching.scene import Scene
from desk.matching.watch import Match, Watch


@dataclass(frozen=True)
class Trial:
    """What came of it.

    Attributes:
        match: what was found, or None.
        reasons: why nothing was. Codes:
            not_said: `word`, a part of the query that the text does not say.
            said_excluded: `word` of the text that must not be there.
            other_language: `codes` wanted, `language` of the text, "" if it cannot be told.
            other_source: `names` wanted, `source` of the text, "" if it is not known.
            layer_off: `layer` with which it would fire, and the `words` that it would find.
    """

    match: Match | None
    reasons: tuple[Explanation, ...] = ()


def try_out(watch: Watch, text: str, *, language: str | None = None, source: str | None = None) -> Trial:
    """What a watch makes of a text; `language` and `source` as in `Watch.match`."""
    match = watch.match(text, language=language, source=source)
    if match:
        return Trial(match)
    for layer in SWITCHES:
        if layer in watch.off:
            wider = replace(watch, off=watch.off - {layer})
            if found := wider.match(text, language=language, source=source):
                reason = Explanation("layer_off", {"layer": layer.value, "words": ", ".join(found.words)})
                return Trial(None, (reason,))
    scene = watch.scene(text, language=language, source=source)
    return Trial(None, tuple(dict.fromkeys(_reasons(watch.node, watch.plan, scene))))


def _reasons(node: Node, plan: Plan, scene: Scene) -> Iterator[Explanation]:
    """Why a part of a query, which has this plan, does not hold; nothing if it does."""
    if plan.find(scene) is not None:
        return
    match node, plan:
        case (All(nodes), Every(plans)) | (Any(nodes), Either(plans)):
            for part, its_plan in zip(nodes, plans, strict=True):
                yield from _reasons(part, its_plan, scene)
        case Required(part), _:
            yield from _reasons(part, plan, scene)
        case Excluded(part), Without(inner):
            said = [one.text for one in inner.find(scene) or ()]
            yield from (Explanation("said_excluded", {"word": word}) for word in said or [show(part)])
        case Language(codes), _:
            yield Explanation("other_language", {"codes": ", ".join(codes), "language": scene.tongue})
        case Source(names), _:
            yield Explanation("other_source", {"names": ", ".join(names), "source": scene.source or ""})
        case _:
            yield Explanation("not_said", {"word": show(node)})
