"""Typed times: "fri 18:30", "завтра в 10", "in an hour and a half" → a local time and its instant, or a question.

Our own small grammar, because general date parsers fail silently on plain phrases: "завтра в 10" became the hour of
now. Words of a language are data (`en.py`, `ru.py`); how words stand together (`rules.py`, `waits.py`) and what they
mean from now (`days.py`, `answering.py`) is the same for all. An unknown word leaves the text unread; no hour, a past,
doubled or skipped time, and words with two meanings become a question.

To add a language: a module with a `Vocabulary`, its entry in `LANGUAGES`, and a table of phrases in the tests.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from .answering import answer
from .en import ENGLISH
from .folding import folded
from .grammar import wishes
from .moment import Moment
from .reading import Ask, Found, Reading, Unread, Why
from .ru import RUSSIAN
from .scanning import tokens
from .spelling import corrected
from .vocabulary import Vocabulary

__all__ = ["LANGUAGES", "LONGEST", "Ask", "Found", "Reading", "Unread", "Why", "read_time"]

LANGUAGES: Final = {language.code: language for language in (ENGLISH, RUSSIAN)}
LONGEST: Final = 120
"""Characters; a longer text is no time."""


def read_time(text: str, now: datetime, zone: ZoneInfo, languages: Sequence[str]) -> Reading:
    """Read a typed time as said at `now` (aware) in `zone`; all languages are tried, `languages` (codes) first.

    What is found, or offered as a candidate, is later than `now`. Raises ValueError for a naive `now`.
    """
    if now.tzinfo is None:
        raise ValueError("now is an aware instant")
    plain = folded(text[: LONGEST + 1])
    if len(text) > LONGEST or not plain:
        return Unread()
    moment = Moment(now, zone)
    order = list(_in_order(languages))
    if not any(sign.isalpha() for sign in plain):
        order = order[:1]  # signs between numbers mean what they mean in the person's own language
    for language in order:
        if said := wishes(tokens(plain, language)):
            return answer(said, moment)
    return _near_miss(text, order, moment) or Unread(tuple(_typed(text, word) for word in _unknown(plain, order)))


def _in_order(languages: Sequence[str]) -> Iterator[Vocabulary]:
    """The person's languages by their longest known code ("pt-br" → "pt"), then the others."""
    codes = [code.lower().replace("_", "-") for code in languages]
    mine = [known for code in codes for known in (code, code.split("-")[0]) if known in LANGUAGES]
    yield from (LANGUAGES[code] for code in dict.fromkeys((*mine, *LANGUAGES)))


def _near_miss(text: str, order: Sequence[Vocabulary], moment: Moment) -> Ask | None:
    for language in order:
        meant = corrected(folded(text), language)
        if meant and (said := wishes(tokens(meant.text, language))):
            found = answer(said, moment)
            candidates = (found,) if isinstance(found, Found) else found.candidates
            if candidates:
                return Ask(Why.SPELLING, {"typed": _typed(text, meant.unknown), "meant": meant.word}, candidates)
    return None


def _typed(text: str, word: str) -> str:
    """A folded word as the person typed it."""
    return next((typed for typed in re.findall(r"\w+", text) if folded(typed) == word), word)


def _unknown(plain: str, order: Sequence[Vocabulary]) -> tuple[str, ...]:
    """Words that no language knows."""
    unknown = [[token.text for token in tokens(plain, language) if not token.meanings] for language in order]
    return tuple(word for word in dict.fromkeys(unknown[0]) if all(word in words for words in unknown))
