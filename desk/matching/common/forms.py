"""Whether a word is a form of a listed one: words that share a stem and have endings of one kind are taken for one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from desk.matching.common import first_names, listed
from desk.matching.endings.arabic import without_particles
from desk.matching.endings.greek import accented
from desk.matching.folding import bare
from desk.matching.scripts import is_arabic, is_cyrillic, is_greek

_SHORTEST_STEM = 4  # letters; shorter ones are shared by unrelated words where endings are many
_SHORTEST_ENGLISH = 3

# Bare endings; nouns and adjectives before the stroke, verbs behind it.
_ENDINGS = {
    "en": "s es ies y | s es ed ied ing er ers ly",
    "ru": "а я о е ы и у ю ь й ой ей ом ем ам ям ах ях ами ями ов ев ый ий ая яя ое ее ые ие ого его ому ему ым им ых"
    " их ую юю ыми ими | ть ать ить еть ять ти л ла ло ли ал ала али ил ила или ел ела ели ет ит ут ют ат ят ешь ишь"
    " ете ите ться тся лся лась лись",
    "uk": "а я о е и і ї у ю ь й ою ею ої ій ом ем єм ам ям ах ях ами ями ів їв ий ого ому им ім их ими ова ові еві |"
    " ти ати ити іти в ла ло ли ав ала али ив ила или є ить уть ють ать ять еш иш емо имо ться",
    "el": "α η ο ι ε οσ ησ ασ εσ ου ων ουσ οι ον ω εισ ει ματα ματοσ ματων μα ια ιου ιων ικο ικη ικα ικοι ικεσ ικων |"
    " ω ει εισ ουμε ετε ουν ουνε α ε αμε ατε αν ησα ησε ισα ισε αω",
    "de": "e en er em es n s ungen ung in innen lich | en n e st t te ten tet",
    "sv": "a en et ar or er n na s t arna erna orna ens ets | a ar er r de t te at it ande",
    "tr": "i u a e ya ye yi yu in un nin nun da de ta te dan den tan ten lar ler lari leri lik luk li lu im um su si |"
    " mek mak yor iyor uyor di du ti tu dim dum ecek acak mis mus",
    "ar": "ه ها هم ي ك نا ون ين ات ان ت | وا ت",
    "es": "s es a o as os | o as a amos an ar er ir ando iendo ado ada ados adas ido ida aba aron",
    "pt": "s es a o as os | o as a amos am ar er ir ando endo ado ada ido ida ava aram ou",
    "fr": "s es e x aux | e es ent ons ez er é ée és ées ait aient ant",
    "it": "a o e i | o i a iamo ate ano are ere ire ando endo ato ata ati ate uto uta uti",
    "id": "nya ku mu lah kah | kan i an nya",
    "pl": "a i y u e o ę ą em ie ów om ami ach ego emu ym ej ych ymi | ć ł ła ło li ły am asz a amy ają ę esz e emy ą",
    "vi": "|",
    "zh": "|",
}  # fmt: skip


@lru_cache(maxsize=4096)
def is_common(form: str) -> bool:
    """Whether a plain word is listed or is a form of a listed one, in any language, or is somebody's first name."""
    return form in first_names() or any(
        form in listed(language) or _lemmas(form, language) for language in _languages(form)
    )


def owned(form: str, own: frozenset[str], name: str = "") -> bool:
    """Whether a plain form, which may be one of a name, is rather one of another listed word.

    `own` are the name and its forms, bare: a listed word that is one of them is the name itself. `name` is the plain
    name: a Greek form that is accented like it belongs to no word that is accented elsewhere (Γρηγόρη, γρήγορος).
    """
    at = accented(form) if name and is_greek(form) else None
    alike = at is not None and at == accented(name)
    return any(
        bare(word) not in own and not (alike and accented(word) != at)
        for language in _languages(form)
        for word in (*_lemmas(form, language), *((form,) if form in listed(language) else ()))
    )


def _languages(form: str) -> tuple[str, ...]:
    """Languages whose alphabet a word is written in."""
    if is_cyrillic(form):
        return ("ru", "uk")
    if is_greek(form):
        return ("el",)
    return ("ar",) if is_arabic(form) else ("en", "sv", "de", "tr", "vi", "es", "pt", "fr", "it", "id", "pl")


def _lemmas(form: str, language: str) -> frozenset[str]:
    """The listed words of which a plain word may be a form."""
    known = _by_stem(language)
    forms = [bare(form), *(without_particles(form) if language == "ar" else ())]
    return frozenset(word for one in forms for stem in _stems(one, language) for word in known.get(stem, ()))


@cache
def _by_stem(language: str) -> dict[tuple[int, str], tuple[str, ...]]:
    """Kind of endings and bare stem → the listed words."""
    found: dict[tuple[int, str], tuple[str, ...]] = {}
    for word in sorted(listed(language)):
        stems = set(_stems(bare(word), language))
        if language == "en" and word.endswith("e"):
            stems.add((1, word[:-1]))  # cause, causing
        for stem in stems:
            found[stem] = (*found.get(stem, ()), word)
    return found


@cache
def _endings(language: str) -> tuple[dict[str, tuple[int, ...]], int]:
    """Ending → its kinds; and the length of the longest."""
    found: dict[str, tuple[int, ...]] = {"": (0, 1)}
    for kind, endings in enumerate(_ENDINGS[language].split("|")):
        for ending in endings.split():
            found[ending] = (*found.get(ending, ()), kind)
    return found, max(map(len, found))


def _stems(word: str, language: str) -> Iterator[tuple[int, str]]:
    shortest = _SHORTEST_ENGLISH if language == "en" else _SHORTEST_STEM
    endings, longest = _endings(language)
    for size in range(min(longest, len(word) - shortest) + 1):
        for kind in endings.get(word[len(word) - size :], ()):
            yield kind, word[: len(word) - size]
