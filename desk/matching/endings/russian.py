"""Russian: the endings that a name takes, by its last letters. Nouns and adjectives; no dictionary."""

from __future__ import annotations

from desk.matching.endings.paradigm import Paradigm, endings

_HISSING = "жшщчц"
_VELAR = "гкх"
_VOWELS = "аеиоуыэюя"

_MASCULINE = endings("а у ом е")
_MASCULINE_MANY = endings("ов ам ами ах ы и")
_HISSING_MORE = endings("ем ей")
_FEMININE = endings("е у ой ою ы и")
_FEMININE_MANY = endings("ам ами ах")
_SOFT_MANY = endings("ей ев ям ями ях")
_ADJECTIVE = endings("ого его ому ему ым им ом ем")
_ADJECTIVE_MANY = endings("ые ие ых их ыми ими")


def russian(name: str, *, many: bool) -> Paradigm:
    """Stem → endings, for a folded name; `many`: with the plural (not for names that are common words)."""
    found = Paradigm()
    last, stem = name[-1], name[:-1]
    if last == "й":
        _short_i(found, name, many)
    elif last == "ь":
        found.add(stem, endings("я ю ем е и ью"), _SOFT_MANY if many else ())
    elif name.endswith(("ая", "яя")):
        found.add(name[:-2], endings("ой ей ую юю ою ею"), endings("ые ие ых их ым им ыми ими") if many else ())
    elif last == "а":
        _feminine(found, stem, many)
    elif last == "я":
        found.add(stem, endings("и е ю ей ею"), endings("й ям ями ях") if many else ())
    elif name.endswith(("ое", "ее")):
        found.add(name[:-2], _ADJECTIVE)
    elif name.endswith(("ые", "ие")):
        found.add(name[:-2], endings("ых их ым им ыми ими"))
        found.add(stem, endings("я ю ем и"))
    elif last == "о" and stem[-1:] not in _VOWELS:
        found.add(stem, _MASCULINE, _FEMININE_MANY if many else ())
    elif last == "е" and stem[-1:] not in _VOWELS:
        found.add(stem, endings("я ю ем а у"))
    elif last in "ыи":
        _plural(found, stem)
    elif last not in _VOWELS:
        _masculine(found, name, many)
    return found


def _masculine(found: Paradigm, name: str, many: bool) -> None:
    more = _HISSING_MORE if name[-1] in _HISSING else ()
    plural = (*_MASCULINE_MANY, *more) if many else ()
    found.add(name, _MASCULINE, more, plural)
    if name.endswith(("ок", "ек", "ец")) and len(name) > 4:  # Перекрёсток, Перекрёстка; Огонёк, Огонька
        found.add(name[:-2] + name[-1], _MASCULINE, more, plural)
        found.add(name[:-2] + "ь" + name[-1], _MASCULINE, more, plural)
    if name.endswith(("ов", "ев", "ин", "ын")):
        found.add(name, endings("ым"))


def _feminine(found: Paradigm, stem: str, many: bool) -> None:
    more = endings("ей ею") if stem[-1:] in _HISSING else ()
    found.add(stem, _FEMININE - endings("ы") if stem[-1:] in _VELAR + _HISSING[:-1] else _FEMININE, more)
    if many:
        found.add(stem, _FEMININE_MANY)
    _many_without_ending(found, stem)


def _many_without_ending(found: Paradigm, stem: str) -> None:
    """Пятёрочка: Пятёрочек; Ромашка: Ромашек; Белка: Белок."""
    if stem[-1:] == "к" and stem[-2:-1] not in _VOWELS:
        found.add(stem[:-2] if stem[-2:-1] in "ьй" else stem[:-1], endings("ек ок"))


def _plural(found: Paradigm, stem: str) -> None:
    found.add(stem, endings("ов ев ей ам ям ами ями ах ях"))
    _many_without_ending(found, stem)


def _short_i(found: Paradigm, name: str, many: bool) -> None:
    found.add(name[:-1], endings("я ю ем е и"), _SOFT_MANY if many else ())
    if name.endswith(("ый", "ий", "ой")):
        found.add(name[:-2], _ADJECTIVE, _ADJECTIVE_MANY if many else ())
