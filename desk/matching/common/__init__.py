"""Words that everybody uses, by language: what a typo must not turn a name into, and what a hashtag is made of.

The lists (`*.txt`, one or more words a line) were written for the project. They hold dictionary forms mostly; a form
counts as common when it shares the stem of a listed word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from desk.matching.folding import bare, plain

LANGUAGES = ("en", "ru", "uk", "vi", "ar", "zh", "sv", "el", "de", "tr")
_SHORTEST_STEM = 4  # letters; shorter ones are shared by unrelated words
_ENDINGS = {
    "en": "s es d ed ing er ers or r rs ly y ies ied e",
    "ru": "а я о е ы и у ю ь й ой ей ом ем ам ям ах ях ами ями ов ев ый ий ая яя ое ее ые ие ого его ому ему ым им"
    " ых их ую юю ыми ими ть ать ить еть ять ти л ла ло ли ал ала али ил ила или ел ела ели ет ит ут ют ат ят ешь ишь"
    " ете ите ться тся лся лась лись ю у ка ок ек но на ны ен ена ены ан ана аны",
    "uk": "а я о е и і ї у ю ь й ою ею ої ій ом ем єм ам ям ах ях ами ями ів їв ий ого ому им ім их ими ова ові еві ти"
    " ати ити іти в ла ло ли ав ала али ив ила или є ить уть ють ать ять еш иш емо имо ться ка ок",
    "el": "α η ο ι ε ος οσ ης ησ ας ασ ες εσ ου ων ους ουσ οι ον ω εις εισ ει ουμε ετε ουν ουνε α αμε ατε αν ησα ησε"
    " ισα ισε ματα ματος ματοσ ματων ματων ια ιου ιων ικό ικη ικο ικα ικοι ικες ικων",
    "de": "e en er em es s n st t te ten tes ung ungen in innen lich ig isch",
    "sv": "a en et ar or er na n s t r de te d arna erna orna ens ets are ande ing ingar ligt lig",
    "tr": "i u a e ya ye yi yu in un nin nun da de ta te dan den tan ten lar ler lari leri lik luk li lu ci cu mek mak"
    " yor iyor uyor di du ti tu dim dum ecek acak mis mus im um iz uz si su",
    "ar": "ه ها هم ي ك نا ون ين ات ان وا ت",
    "vi": "",
    "zh": "",
}
# Too short to be told from a part of a name, and yet often beside one.
_SHORT = "i a я мы не на в и за от по с у о το η ο με i på är de la le el no my we in at on of to is me us vs go"
_NOT_ALONE = frozenset(_SHORT.split())


@cache
def listed(language: str) -> frozenset[str]:
    """The list of a language, plain (without case, with accents)."""
    text = files(__package__).joinpath(f"{language}.txt").read_text(encoding="utf-8")
    return frozenset(plain(word) for word in text.split())


@cache
def _without_accents() -> frozenset[str]:
    return frozenset(bare(word) for language in LANGUAGES for word in listed(language))


@cache
def _endings(language: str) -> tuple[str, ...]:
    return ("", *_ENDINGS[language].split())


@cache
def _by_stem(language: str) -> dict[str, tuple[str, ...]]:
    """Bare stem → the listed words that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for word in listed(language):
        for stem in _stems(bare(word), language):
            found[stem] = (*found.get(stem, ()), word)
    return found


def _stems(word: str, language: str) -> Iterator[str]:
    for ending in _endings(language):
        if len(word) - len(ending) >= _SHORTEST_STEM and word.endswith(ending):
            yield word[: len(word) - len(ending)]


@lru_cache(maxsize=4096)
def languages_of(word: str) -> frozenset[str]:
    """Languages in which a plain word, as it stands, is listed."""
    return frozenset(language for language in LANGUAGES if word in listed(language))


@lru_cache(maxsize=4096)
def owned(form: str, name: str) -> bool:
    """Whether a plain form is a listed word, or a form of one, that is not the name itself (bare)."""
    for language in LANGUAGES:
        if form in listed(language) and bare(form) != name:
            return True
        by_stem = _by_stem(language)
        if any(bare(word) != name for stem in _stems(bare(form), language) for word in by_stem.get(stem, ())):
            return True
    return False


def in_hashtags(word: str) -> bool:
    """Whether a bare word may stand beside a name in a hashtag that is written together."""
    return word.isdigit() or (len(word) > 2 and word in _without_accents()) or word in _NOT_ALONE


def is_whole(word: str) -> bool:
    """Whether a bare word is listed in some language, so that nothing is looked for inside it."""
    return word in _without_accents()


def crosses(run: str, start: int, end: int) -> bool:
    """Whether run[start:end] in simplified Han is part of a longer word, or begins in the middle of one.

    京东 in 北京东路 begins inside 北京; 豆瓣 in 豆瓣酱 is part of a word.
    """
    words = listed("zh")
    for left in range(max(0, start - 3), start + 1):
        for right in range(start + 1, min(len(run), left + 4) + 1):
            inside = left < start and right <= end
            around = left <= start and right >= end and right - left > end - start
            if (inside or around) and run[left:right] in words:
                return True
    return False
