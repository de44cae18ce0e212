"""A run of text without spaces, cut into words, hashtags, handles and links, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from desk.matching.scripts import APOSTROPHES, ARABIC, INVISIBLE, INVISIBLE_CHARACTERS, SPACED, UNSPACED, is_unspaced

_INNER = f"(?:[{SPACED}]+(?:[{APOSTROPHES}][{SPACED}]+)*)"
_WORD = re.compile(f"(?P<word>{_INNER})|(?P<arabic>[{ARABIC}{INVISIBLE}]+)|(?P<unspaced>[{UNSPACED}{INVISIBLE}]+)")
has_words = re.compile(f"[{SPACED}{ARABIC}]").search
has_signs = re.compile(r"[@＠#＃./]").search  # of hashtags, handles, links
_LETTER = f"[{SPACED}{ARABIC}{UNSPACED}_]"
_LABEL = f"[{SPACED}-]{{1,63}}"
# Han may follow a link without a space, and so may its punctuation.
_PATH = f"[^\\s<>\"'«»()\\[\\]{UNSPACED}，。！？、；：（）「」『』]"
_DOMAINS = """com net org info biz io ai app dev me tv co cc ly gg fm shop store online site pro club world bank social
 news eu ru su by kz ua de at ch se fi dk gr tr vn cn tw hk mo sg jp kr uk us ca au nz in fr it es pt pl cz nl be br mx
 no ae sa eg ma jo kw qa lb dz tn il ir рф рус укр бел қаз онлайн москва ελ ευ"""
DOMAINS = frozenset(_DOMAINS.split())
_LINK = re.compile(
    rf"""
    (?:[a-zA-Z][a-zA-Z0-9+.-]{{1,9}}://|[wW]{{3}}\.)(?P<link>(?:[{SPACED}.:@_-])+)(?P<after>[/?\#]{_PATH}*)?
    |(?<![{SPACED}_.@+-])
     (?P<mailbox>[\w.+-]{{1,64}}@)?
     (?P<host>(?:{_LABEL}\.){{1,6}}(?P<top>[a-zA-Zа-яА-ЯёіїқЁІЇҚΆ-ώ]{{2,12}}|[xX][nN]--[a-zA-Z0-9-]{{2,30}}))(?![{SPACED}_-])
     (?P<path>(?::\d{{1,5}})?[/?\#]{_PATH}*)?
    |(?<!{_LETTER})[@＠](?P<handle>{_LETTER}+(?:[.-]{_LETTER}+)*(?:@(?:{_LABEL}\.){{1,6}}\w{{2,12}})?)
    |(?<!{_LETTER})(?<![&/])[#＃](?P<tag>(?:{_LETTER}|[{INVISIBLE}])+)
    """,
    re.VERBOSE,
)
# Sites where the first part of the path is somebody's handle.
_PROFILES = """t.me telegram.me instagram.com facebook.com vk.com vk.ru ok.ru x.com twitter.com tiktok.com youtube.com
 threads.net threads.com"""


class Kind(Enum):
    """What a piece is, which tells how names are looked for in it."""

    WORD = "word"
    ARABIC = "arabic"
    UNSPACED = "unspaced"
    TAG = "tag"
    HANDLE = "handle"
    HOST = "host"


class Piece(NamedTuple):
    """text[start:end] of the run, without the sign before it."""

    kind: Kind
    text: str
    start: int


_KINDS = {kind.value: kind for kind in Kind}


def pieces(run: str) -> Iterator[Piece]:
    """The pieces of a run in their order; what follows the host of a link, and the owner of a mailbox, are none."""
    done = 0
    if has_signs(run):
        for match in _LINK.finditer(run):
            found = list(_addresses(match))
            if not found:
                continue
            yield from words(run, done, match.start())
            yield from found
            done = match.end()
    yield from words(run, done, len(run))


def words(run: str, start: int, end: int) -> Iterator[Piece]:
    """The words of run[start:end], cut where the script changes to or from Arabic, Han and the like."""
    for match in _WORD.finditer(run, start, end):
        text = match[0]
        if not text.isascii():
            text = text.lstrip(INVISIBLE_CHARACTERS)
        if text:
            at = match.end() - len(text)
            yield Piece(_KINDS[match.lastgroup or ""], text.rstrip(INVISIBLE_CHARACTERS), at)


def _addresses(match: re.Match[str]) -> Iterator[Piece]:
    if match["tag"]:
        yield Piece(Kind.TAG, match["tag"], match.start("tag"))
    elif match["handle"]:
        yield Piece(Kind.HANDLE, _handle(match["handle"]), match.start("handle"))
    elif match["link"]:
        site = match["link"].rpartition("@")  # what stands before @ is a name, whatever it looks like
        host = site[2].partition(":")[0].rstrip(".")
        yield Piece(Kind.HOST, host, match.start("link") + len(site[0]) + len(site[1]))
        yield from _profile(host, match["after"] or "", match.start("after"))
    elif _is_host(match["host"], match["top"]):
        yield Piece(Kind.HOST, match["host"], match.start("host"))
        yield from _profile(match["host"], match["path"] or "", match.start("path"))


def _is_host(host: str, top: str) -> bool:
    """Whether it ends in a domain, and is not two sentences with the space between them forgotten ("good.In")."""
    forgotten = top[:1].isupper() and not host.isupper() and not host[:1].isupper()
    return (top.lower() in DOMAINS or top.lower().startswith("xn--")) and not forgotten


def _profile(host: str, path: str, start: int) -> Iterator[Piece]:
    """t.me/name and the like: the first part of the path is a handle."""
    if host.lower().removeprefix("www.").removeprefix("m.") in _PROFILES.split() and path[:1] == "/":
        first = re.split("[/?#]", path[1:], maxsplit=1)[0]
        name = first.removeprefix("@")
        if name:
            yield Piece(Kind.HANDLE, name, start + 1 + len(first) - len(name))


def _handle(text: str) -> str:
    """A handle without what was only written next to it: "@name-like", "@name.Next sentence"."""
    last = text.rpartition(".")[2]
    if "@" in text or last.lower() in DOMAINS:
        return text
    if text[0].isascii() and (after := is_unspaced(text)):  # Han may follow without a space
        return _handle(text[: after.start()])
    name = text.partition("-")[0]
    head, _, rest = name.partition(".")
    return head if rest and (rest[:1].isupper() or not rest.isascii()) and not head.isupper() else name
