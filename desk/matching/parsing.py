"""Reading a query as a person typed it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desk.matching.folding import plain
from desk.matching.query import (
    Beginning,
    Excluded,
    Handle,
    Language,
    Name,
    Node,
    QueryError,
    Quoted,
    Required,
    Source,
    Tag,
    either,
    every,
    has_something_to_find,
    holds_for_all,
)

LONGEST = 1000  # characters
MOST_WORDS = 100
DEEPEST = 10  # brackets in brackets
_SHORTEST_BEGINNING = 2  # letters before a star; one of Han would do, but a star says nothing there

_CLOSING = {'"': '"＂', "＂": '"＂', "“": '”“"', "”": '”"', "„": '“”"', "«": "»"}
_MINUS, _PLUS = "-−–—", "+＋"
_PART = re.compile(r'[^\s()|"＂“”„«»]+')
_QUOTES = re.compile('["＂“”„«»]')
_ADDRESS = re.compile(r"[#@][\w.@-]+")
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,4})?")


@dataclass
class _Reader:
    """The query and how far it has been read; positions are counted from 0 here."""

    text: str
    at: int = 0
    words: int = 0

    def space(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def here(self) -> str:
        """The character that comes next, "" at the end."""
        return self.text[self.at : self.at + 1]

    def operator(self) -> str:
        """OR, AND or NOT if the next word is one."""
        if self.here() == "|":
            return "OR"
        part = _PART.match(self.text, self.at)
        return part[0] if part and part[0] in ("OR", "AND", "NOT") else ""

    def skip(self, operator: str) -> None:
        self.at += 1 if self.here() == "|" else len(operator)
        self.space()

    def refuse(self, code: str, at: int | None = None, **facts: str | int) -> QueryError:
        return QueryError(code, (self.at if at is None else at) + 1, **facts)


def read(query: str) -> Node:
    """What a query says.

    Raises:
        QueryError: it cannot be read; the code says why.
    """
    reader = _Reader(query)
    reader.space()
    if not reader.here():
        raise reader.refuse("empty_query", 0)
    if len(query) > LONGEST:
        raise reader.refuse("too_long", LONGEST, limit=LONGEST)
    node = _alternatives(reader, 0)
    if reader.here():
        raise reader.refuse("unopened_bracket")
    if not has_something_to_find(node):
        raise reader.refuse("only_excluded", 0)
    return node


def _alternatives(reader: _Reader, depth: int) -> Node:
    """Up to the closing bracket or the end: groups with OR between them; + and - and filters hold for all."""
    start = reader.at - 1 if depth else reader.at
    reader.space()
    groups: list[Node] = []
    signed: list[Node] = []
    while True:
        before = reader.at
        found = _group(reader, depth, signed)
        if found:
            groups.append(every(found))
        if reader.operator() != "OR":
            break
        at = reader.at
        reader.skip("OR")
        if at == before or reader.here() in ("", ")"):
            raise reader.refuse("missing_word", at, word="OR")
    if not groups and not signed:
        raise reader.refuse("empty_brackets" if depth else "unopened_bracket", start)
    return every([*([either(groups)] if groups else []), *signed])


def _group(reader: _Reader, depth: int, signed: list[Node]) -> list[Node]:
    """Words beside one another, up to OR, a closing bracket or the end; those that hold for all go to `signed`."""
    found: list[Node] = []
    while reader.here() not in ("", ")") and (operator := reader.operator()) != "OR":
        if operator == "AND":
            at = reader.at
            reader.skip(operator)
            if not (found or signed) or reader.here() in ("", ")") or reader.operator() in ("AND", "OR"):
                raise reader.refuse("missing_word", at, word=operator)
            continue
        node = _signed(reader, depth)
        (signed if holds_for_all(node) else found).append(node)
        reader.space()
    return found


def _signed(reader: _Reader, depth: int) -> Node:
    """A word with its + or - or NOT."""
    at = reader.at
    sign, operator = reader.here(), reader.operator()
    if operator == "NOT":
        reader.skip(operator)
    elif sign in _MINUS or sign in _PLUS:
        reader.at += 1
    else:
        return _word(reader, depth)
    if reader.here() in ("", ")", "|") or reader.here().isspace() or reader.operator() in ("OR", "AND"):
        raise reader.refuse("missing_word", at, word=operator or sign)
    part = _word(reader, depth)
    return Required(part) if sign in _PLUS and not operator else Excluded(part)


def _word(reader: _Reader, depth: int) -> Node:
    reader.words += 1
    if reader.words > MOST_WORDS:
        raise reader.refuse("too_many_words", limit=MOST_WORDS)
    if reader.here() == "(":
        return _brackets(reader, depth + 1)
    if reader.here() == "~" and reader.text[reader.at + 1 : reader.at + 2] in _CLOSING:
        reader.at += 1
        return Name(_quotation(reader))
    if reader.here() in _CLOSING:
        text = _quotation(reader)
        return _address(reader, text, reader.at) if _ADDRESS.fullmatch(text) else Quoted(text)
    return _bare_word(reader)


def _brackets(reader: _Reader, depth: int) -> Node:
    at = reader.at
    if depth > DEEPEST:
        raise reader.refuse("too_deep", limit=DEEPEST)
    reader.at += 1
    node = _alternatives(reader, depth)
    if reader.here() != ")":
        raise reader.refuse("unclosed_bracket", at)
    reader.at += 1
    return node.part if isinstance(node, Required) else node


def _quotation(reader: _Reader) -> str:
    at = reader.at
    closing = _CLOSING[reader.here()]
    end = next((n for n in range(at + 1, len(reader.text)) if reader.text[n] in closing), None)
    if end is None:
        raise reader.refuse("unclosed_quotation", at)
    text = " ".join(_QUOTES.sub("", reader.text[at + 1 : end]).split())
    if not text:
        raise reader.refuse("empty_quotation", at)
    if not plain(re.sub(r"[\W_]", "", text)):
        raise reader.refuse("no_letters", at, word=text)
    reader.at = end + 1
    return text


def _bare_word(reader: _Reader) -> Node:
    at = reader.at
    part = _PART.match(reader.text, at)
    if part is None:  # a closing quotation mark with nothing open, a lone sign
        raise reader.refuse("no_letters", at, word=reader.here())
    reader.at = part.end()
    text = part[0]
    field, _, value = text.partition(":")
    if field.lower() == "lang" and value:
        return _languages(reader, value, at)
    if field.lower() == "source" and value:
        return Source(tuple(dict.fromkeys(filter(None, value.casefold().split(",")))) or (value,))
    return _name(reader, text, at)


def _languages(reader: _Reader, value: str, at: int) -> Language:
    codes = tuple(dict.fromkeys(value.lower().split(",")))
    for code in codes:
        if not _CODE.fullmatch(code):
            raise reader.refuse("unread_language", at, word=code)
    return Language(codes)


def _name(reader: _Reader, text: str, at: int) -> Node:
    if not plain(re.sub(r"[\W_]", "", text)):
        raise reader.refuse("no_letters", at, word=text)
    if "*" in text.rstrip("*") or (text[0] in "#＃@＠" and "*" in text):
        raise reader.refuse("star_inside", at + text.index("*"), word=text)
    if text[0] in "#＃@＠":
        return _address(reader, text, at)
    if text.endswith("*"):
        text = text.rstrip("*")
        if len(plain(text)) < _SHORTEST_BEGINNING:
            raise reader.refuse("short_beginning", at, word=text, limit=_SHORTEST_BEGINNING)
        return Beginning(text)
    return Name(text.rstrip(",;"))


def _address(reader: _Reader, text: str, at: int) -> Node:
    """A hashtag, without what cannot be in one, or a handle."""
    if text[0] in "#＃":
        name = re.sub(r"[^\w].*", "", text.lstrip("#＃"))
    else:
        name = text.lstrip("@＠").rstrip(".,;:!?").lower()
    if not plain(name):
        raise reader.refuse("no_letters", at, word=text)
    return Tag(name) if text[0] in "#＃" else Handle(name)
