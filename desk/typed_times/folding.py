"""One face for all ways to type the same: case, accents, digits of other scripts, invisible signs."""

import re
import unicodedata

_LETTER = r"[^\W\d_]"
_DOTTED = re.compile(rf"(?<!\w)({_LETTER})\.({_LETTER})(?!\w)\.?")  # p.m., π.μ., f.m.
_SIGNS = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "đ": "d", "ı": "i", "’": "'", "،": ",", "。": "."})


def folded(text: str) -> str:
    """Lower case without accents and with ASCII digits; words are one space apart.

    NFKD takes vowel signs, hamza, tone marks and the breve of й alike, so vocabularies are folded by the same function.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(_face(sign) for sign in plain)
    return _DOTTED.sub(r"\1\2", " ".join(kept.translate(_SIGNS).split()))


def _face(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    return "" if category in {"Mn", "Cf"} else sign
