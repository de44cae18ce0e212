"""Ukrainian: the endings that a name takes, by its last letters. Nouns and adjectives; no dictionary."""

from __future__ import annotations

from desk.matching.endings.paradigm import Paradigm, endings

_VOWELS = "аеиоуіїєюя"
_SOFTENED = {"к": "ц", "г": "з", "х": "с"}

_MASCULINE = endings("а у ові ом ем і е єві еві")
_MASCULINE_MANY = endings("и ів ам ами ах")
_FEMININE = endings("и і у ою ею о е")
_MANY = endings("ам ами ах")
_SOFT_MANY = endings("ів їв ям ями ях")
_ADJECTIVE = endings("ого ому им ім")
_ADJECTIVE_MANY = endings("і их ими")


def ukrainian(name: str, *, many: bool) -> Paradigm:
    """Stem → endings, for a folded name; `many`: with the plural (not for names that are common words)."""
    found = Paradigm()
    last, stem = name[-1], name[:-1]
    if last == "й":
        found.add(stem, endings("я ю єм єві ї"), _SOFT_MANY if many else ())
        if name.endswith(("ий", "ій")):
            found.add(name[:-2], _ADJECTIVE, _ADJECTIVE_MANY if many else ())
    elif last == "ь":
        found.add(stem, endings("я ю еві ем і ю"), _SOFT_MANY if many else ())
    elif last == "а":
        _feminine(found, stem, many)
    elif last == "я":
        found.add(stem, endings("і ї ю ею єю е"), endings("ь й ям ями ях") if many else ())
    elif last == "о" and stem[-1:] not in _VOWELS:
        found.add(stem, endings("а у ом і"), _MANY if many else ())
    elif last == "е" and stem[-1:] not in _VOWELS:
        found.add(stem, endings("я ю ем і ого ому им ім"))
    elif last in "иі":
        found.add(stem, endings("ів ам ям ами ями ах ях ей их им ими"))
        _many_without_ending(found, stem)
    elif last not in _VOWELS:
        _masculine(found, name, many)
    return found


def _masculine(found: Paradigm, name: str, many: bool) -> None:
    plural = _MASCULINE_MANY if many else ()
    found.add(name, _MASCULINE, plural)
    if name[-1] in _SOFTENED:  # Фейсбук, у Фейсбуці
        found.add(name[:-1] + _SOFTENED[name[-1]], endings("і"))
    if name.endswith(("ок", "ек", "ець")) and len(name) > 4:
        found.add(name[:-2] + name[-1], _MASCULINE, plural)
    if name.endswith("ів") and len(name) > 3:  # Львів, Львова; Київ, Києва
        found.add(name[:-2], endings("ова ову овом ові ева еву евом еві"))
    if name.endswith("їв"):
        found.add(name[:-2], endings("єва єву євом єві"))


def _feminine(found: Paradigm, stem: str, many: bool) -> None:
    found.add(stem, _FEMININE, endings("ої ій"), _MANY if many else ())
    if stem[-1:] in _SOFTENED:  # Розетка, Розетці
        found.add(stem[:-1] + _SOFTENED[stem[-1]], endings("і"))
    _many_without_ending(found, stem)


def _many_without_ending(found: Paradigm, stem: str) -> None:
    """Ромашка: Ромашок."""
    if stem[-1:] == "к" and stem[-2:-1] not in _VOWELS:
        found.add(stem[:-1], endings("ок"))
