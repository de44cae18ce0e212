"""Names typed with the keyboard in the wrong layout."""

from __future__ import annotations

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
# What the same keys write in other layouts, key by key.
_LAYOUTS = {
    "ru": "йцукенгшщзхъфывапролджэячсмитьбю",
    "uk": "йцукенгшщзхїфівапролджєячсмитьбю",
    "el": ";ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,.",
    "ar": "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرلىةوز",
}


def slips(name: str, language: str) -> list[str]:
    """The name as it comes out when the layout of the language was on instead of Latin, or the other way round."""
    layout = _LAYOUTS.get(language)
    if layout is None:
        return []
    lower = name.lower()
    letters = [letter for letter in lower if letter.isalpha()]
    for source, target in ((_LATIN, layout), (layout, _LATIN)):
        if all(letter in source for letter in letters):
            typed = lower.translate(str.maketrans(source, target))
            return [typed] if all(letter.isalpha() or letter in " -" for letter in typed) else []
    return []
