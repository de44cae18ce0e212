"""How English reads the letters of a name; enough for "Nike", "Google", "Subway"."""

from __future__ import annotations

import re

from desk.matching.aliases.sounds import Sound, spoken, table
from desk.matching.common import listed

_LETTERS = table(
    "a:a b:b c:k d:d e:e f:f g:g h:h i:i j:j k:k l:l m:m n:n o:o p:p q:k r:r s:s t:t u:u/a v:v w:w x:ks y:i z:z"
    " tion:sh+n igh:ai oo:u ee:i ea:i/e+ya/e+a ou:au/u ow:ou oa:ou ai:ei/ai ei:ei/ai ey:i/ei au:o/au aw:o/a+w"
    " ew:yu/u eu:yu oi:oi oy:oi ie:i ph:f sh:sh ch:ch/k/sh th:t ck:k qu:k+v tch:ch dge:j ce:s+e ci:s+i cy:s+i"
    " fy:f+ai/f+i ge:j+e/g+e gi:g+i/j+i wh:w sch:sh ya:ya yu:yu yo:y+o ye:ye bb:b/b+b cc:k dd:d/d+d ff:f/f+f gg:g/g+g"
    " ild:ai+l+d/i+l+d micro:m+ai+k+r+o/m+i+k+r+o you:yu xi:s+i/k+s+i xia:s+ya/k+s+ya ß:z/s ay:ei/ai"
    " ll:l+l/l mm:m+m/m nn:n+n/n pp:p+p/p rr:r+r/r ss:s+s/s tt:t+t/t zz:ts+ts/z"
)
_LONG = {"a": "ei", "e": "i", "i": "ai", "o": "ou", "u": "yu", "y": "ai"}
_VOICED = re.compile("(?<=[aeiou])s(?=[aeiouy])|(?<=ie)s$")
_SILENT_E = re.compile("(.*)([aeiouy])([bcdfgklmnprstvzß])e")


def english(name: str) -> list[Sound]:
    """The sounds of a name in Latin letters as English reads them."""
    if re.match("[ie][A-Z]", name):  # iPhone, eBay
        return [("ai",) if name[0] == "i" else ("i",), *english(name[1:])]
    word = name.lower()
    for n in range(3, len(word) - 2):
        if word[:n] in listed("en") and word[n:] in listed("en"):  # face book
            return [*_simple(word[:n]), *_simple(word[n:])]
    return _simple(word)


def _simple(word: str) -> list[Sound]:
    """The sounds of one word."""
    word = _VOICED.sub("ß", word)
    if silent := _SILENT_E.fullmatch(word):  # the e makes the vowel long: Nike
        start, vowel, consonant = silent.groups()
        end = {"c": "s", "g": "j"}.get(consonant, consonant)
        return [*spoken(start, _LETTERS), (_LONG[vowel], vowel), (end,), ("", "i", "e")]
    if re.search("[^aeiou]le$", word):
        word = word[:-1]
    elif re.search("[aeiouy].*[^aeiou]e$", word):
        return [*spoken(word[:-1], _LETTERS), ("", "e", "i")]
    sounds = spoken(word, _LETTERS)
    if re.match("u[^aeiouy][aeiou]", word):
        return [("u", "yu"), *sounds[1:]]  # Unilever
    return [("ae", "a"), *sounds[1:]] if re.match("a[^aeiouyr]{2}", word) else sounds  # apple
