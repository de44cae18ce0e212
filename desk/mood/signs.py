"""What the dictionary and the punctuation say about a comment, as some hundred numbers that every language shares."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p, sqrt
from typing import NamedTuple

from desk.mood.hashing import NEGATORS
from desk.mood.lexicon import Hit
from desk.mood.tokens import EMOJI, FACE, HAN, MARK, WORD, Token


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


CONCEPTS = _names(
    """bad anger letdown sad pity insult swear cheat slow broken missing silence rude price quality taste dirty avoid
    refund problem shame harm worry boring want
    good love thanks kind quick tasty pretty joy laugh recommend congrats
    ask promo not more less but irony frown smile"""
)
SHARED = _names(
    """against for worst best against_share for_share has_against has_for both none first last after_but
    strong_against strong_for weak_against weak_for turned_against turned_for
    before_but soured
    ends_asking asking exclaiming shouting trailing short long quoting linked addressed counting emoji ironic_for"""
)
_NAMES = [*SHARED, *CONCEPTS, *(f"turned {name}" for name in CONCEPTS)]
INDEX = {name: number for number, name in enumerate(_NAMES)}
WIDTH = len(_NAMES)
# How many tokens, in a run of Han how many characters, a negation or an intensifier reaches.
_REACH = 4
_NEVER_TURNED = frozenset({"irony", "frown", "smile"})
_HAN_NEGATORS = frozenset("不没无")
# What people say before they name the harm: "thanks for ruining my day".
_POLITE = frozenset({"thanks", "congrats", "good", "love", "kind", "recommend"})


class Polar(NamedTuple):
    """A hit that is for or against: its concept, its weight after negation and intensifiers, whether it was turned."""

    hit: Hit
    name: str
    weight: float
    turned: bool


def polarities(found: Sequence[Token], hits: Sequence[Hit]) -> list[Polar]:
    """The polar hits in their order; negation turns and weakens them, intensifiers and softeners scale them.

    A term that holds a negation of its own ("не помог") is not turned by another before it ("никто"): most languages
    say both and mean one. A term that negates and complains ("will never") only negates where a complaint follows
    ("will never disappoint").
    """
    result: list[Polar] = []
    negation = more = less = None
    own: list[int] = []
    for hit in hits:
        for name, given in hit.senses:
            if not given:
                continue
            turned = name not in _NEVER_TURNED and _reaches(found, negation, hit) and not _negates(hit.text)
            if turned:
                result = [one for number, one in enumerate(result) if given > 0 or number not in own]
                negation, own = None, []
            scale = (1.3 if _reaches(found, more, hit) else 1.0) * (0.6 if _reaches(found, less, hit) else 1.0)
            result.append(Polar(hit, name, scale * (_turned(given) if turned else given), turned))
        names = [name for name, _ in hit.senses]
        if "not" in names:
            spoke = [len(result) - 1] if result and result[-1].hit is hit else []
            negation, own = hit, (own if _reaches(found, negation, hit) else []) + spoke
        more, less = hit if "more" in names else more, hit if "less" in names else less
    return result


def _turned(weight: float) -> float:
    """What is left of a weight behind a negation: "not good" is nearly bad, "not bad" is not yet good."""
    return weight * (-0.7 if weight > 0 else -0.4)


def _reaches(found: Sequence[Token], grammar: Hit | None, hit: Hit) -> bool:
    """Whether a word of grammar governs a later hit: near it, and no mark between."""
    if grammar is None:
        return False
    if grammar.last == hit.first:
        return 0 <= hit.place - grammar.place <= _REACH
    return hit.first - grammar.last <= _REACH and all(
        token.kind != MARK for token in found[grammar.last + 1 : hit.first]
    )


def _negates(text: str) -> bool:
    """Whether a term holds a negation."""
    return not _HAN_NEGATORS.isdisjoint(text) or not NEGATORS.isdisjoint(text.split())


def signs(found: Sequence[Token], hits: Sequence[Hit], polar: Sequence[Polar]) -> dict[int, float]:
    """Numbers by their index in [0, WIDTH); what is absent is 0. Values lie in about [-3, 3]."""
    values: dict[str, float] = {}
    _add_polar(values, found, polar, hits)
    for hit in hits:
        for name, weight in hit.senses:
            if not weight:
                values[name] = min(values.get(name, 0.0) + 1.0, 2.0)
    _add_surface(values, found)
    return {INDEX[name]: value for name, value in values.items() if value}


def _add_polar(values: dict[str, float], found: Sequence[Token], polar: Sequence[Polar], hits: Sequence[Hit]) -> None:
    """Sums, extremes and order of the polar hits."""
    against = sum(-weight for _, _, weight, _ in polar if weight < 0)
    in_favour = sum(weight for _, _, weight, _ in polar if weight > 0)
    scale = sqrt(len(found) + 1)
    values["against"], values["for"] = log1p(against), log1p(in_favour)
    values["against_share"], values["for_share"] = min(against / scale, 3.0), min(in_favour / scale, 3.0)
    values["has_against"], values["has_for"] = float(against > 0), float(in_favour > 0)
    values["both"], values["none"] = float(against > 0 and in_favour > 0), float(not polar)
    if polar:
        values["worst"] = max(0.0, -min(weight for _, _, weight, _ in polar)) / 2
        values["best"] = max(0.0, *(weight for _, _, weight, _ in polar)) / 2
        values["first"] = polar[0][2] / 2
        values["last"] = polar[-1][2] / 2
    contrast = max(((hit.last, hit.place) for hit in hits if ("but", 0) in hit.senses), default=None)
    if contrast is not None:
        after = sum(weight for hit, _, weight, _ in polar if (hit.first, hit.place) > contrast)
        before = sum(weight for hit, _, weight, _ in polar if (hit.first, hit.place) < contrast)
        values["after_but"] = max(-3.0, min(3.0, after / 2))
        values["before_but"] = max(-3.0, min(3.0, before / 2))
    elif _soured(polar):
        values["soured"] = 1.0
    for _hit, name, weight, turned in polar:
        key = f"turned {name}" if turned else name
        values[key] = min(values.get(key, 0.0) + 1.0, 3.0)
        side = "against" if weight < 0 else "for"
        if turned:
            values[f"turned_{side}"] = 1.0
        if abs(weight) >= 3:
            values[f"strong_{side}"] = min(values.get(f"strong_{side}", 0.0) + 1.0, 3.0)
        elif abs(weight) <= 1:
            values[f"weak_{side}"] = min(values.get(f"weak_{side}", 0.0) + 1.0, 3.0)
    if "irony" in values and in_favour:
        values["ironic_for"] = 1.0


def _soured(polar: Sequence[Polar]) -> bool:
    """Whether a polite word comes first and a word against after it."""
    polite = next((number for number, one in enumerate(polar) if one.name in _POLITE and one.weight > 0), None)
    return polite is not None and any(one.weight < -1 for one in polar[polite + 1 :])


def _add_surface(values: dict[str, float], found: Sequence[Token]) -> None:
    """Punctuation, capitals, length, links, numbers."""
    words = [token for token in found if token.kind in (WORD, HAN)]
    size = sum(len(token.folded) if token.kind == HAN else 2 for token in words) / 2
    values["short"], values["long"] = float(size <= 3), max(0.0, min(log1p(size) / 2, 3.0))
    loud = sum(1 for token in words if len(token.raw) > 2 and token.raw.isupper() and token.raw != token.folded)
    if loud > 1 and len(words) > 2:
        values["shouting"] = loud / len(words)
    for token in found:
        text = token.folded
        if token.kind == MARK:
            if "?" in text or text in (";", "؟"):
                values["asking"] = float("?" in text or text == "؟")
            if "!" in text:
                values["exclaiming"] = min(values.get("exclaiming", 0.0) + len(text) / 2, 2.0)
            if text[:2] == ".." or text[0] == "…":
                values["trailing"] = 1.0
            if text in '"«»“”„「」『』':
                values["quoting"] = 1.0
        elif token.kind in (EMOJI, FACE):
            values["emoji"] = min(values.get("emoji", 0.0) + 0.5, 2.0)
        elif text == "http":
            values["linked"] = 1.0
        elif text == "@user":
            values["addressed"] = 1.0
        elif text[0].isdigit():
            values["counting"] = min(values.get("counting", 0.0) + 0.5, 1.5)
    if found and "?" in found[-1].folded:
        values["ends_asking"] = 1.0


__all__ = ["CONCEPTS", "INDEX", "SHARED", "WIDTH", "Polar", "polarities", "signs"]
