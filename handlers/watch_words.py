"""A watch in words: what it looks for, why a query cannot be read, what came of trying it on a text."""

from __future__ import annotations

from functools import reduce

from desk.errors import Fact
from desk.matching import Explanation, QueryError, Trial, Watch, explain
from handlers.words import Html, Voice

_BESIDE = frozenset({"required", "excluded", "language", "source"})


def in_words(watch: Watch, say: Voice) -> list[Html]:
    """What a watch looks for, and a line for each thing that the person should know."""
    query, *notes = explain(watch)
    return [say("watch-looks", part=_phrase(query, say)), *(_line(note, say) for note in notes)]


def unread(why: QueryError, say: Voice) -> Html:
    """Why a query cannot be read, and where."""
    return say(f"query-{_key(why.code)}", **why.facts)


def tried(trial: Trial, say: Voice) -> list[Html]:
    """What a watch found in a text, or why it found nothing."""
    if trial.match is None:
        return [_reason(reason, say) for reason in trial.reasons]
    words = ", ".join(trial.match.words)
    found = say("trial-match", layer=layer_name(trial.match.layer.value, say), words=words)
    return [found, say("trial-doubtful")] if trial.match.doubtful else [found]


def layer_name(layer: str, say: Voice) -> str:
    return say.plain(f"layer-{layer}")


def _phrase(said: Explanation, say: Voice) -> Html:
    """A part of a query, inside a sentence."""
    match said.code:
        case "all_of":
            return reduce(lambda one, other: _beside(one, other, say), said.parts[1:], _grouped(said.parts[0], say))
        case "any_of":
            parts = [_grouped(part, say) for part in said.parts]
            return reduce(lambda one, other: say("watch-or", one=one, other=other), parts)
        case "required" | "excluded":
            return say(f"watch-{said.code}", part=_grouped(said.parts[0], say))
        case "exactly" if said.facts["capitals"]:
            return say("watch-exactly-capitals", word=said.facts["word"])
    return say(f"watch-{_key(said.code)}", **said.facts)


def _beside(before: Html, part: Explanation, say: Voice) -> Html:
    phrase = _grouped(part, say)
    if part.code in _BESIDE:
        return say("watch-with", one=before, other=phrase)
    return say("watch-and", one=before, other=phrase)


def _grouped(part: Explanation, say: Voice) -> Html:
    phrase = _phrase(part, say)
    return say("watch-group", part=phrase) if part.code in ("all_of", "any_of") else phrase


def _line(note: Explanation, say: Voice) -> Html:
    return say(f"watch-{_key(note.code)}", **_named(note.facts, say))


def _reason(reason: Explanation, say: Voice) -> Html:
    facts = reason.facts
    if reason.code == "other_language" and not facts["language"]:
        return say("trial-language-unknown", codes=facts["codes"])
    if reason.code == "other_source" and not facts["source"]:
        return say("trial-source-unknown", names=facts["names"])
    return say(f"trial-{_key(reason.code)}", **_named(facts, say))


def _named(facts: dict[str, Fact], say: Voice) -> dict[str, Fact]:
    """The facts with layers by their names."""
    named = dict(facts)
    for fact in ("layer", "layers"):
        if fact in named:
            named[fact] = ", ".join(layer_name(layer, say) for layer in str(named[fact]).split(", "))
    return named


def _key(code: str) -> str:
    return code.replace("_", "-")
