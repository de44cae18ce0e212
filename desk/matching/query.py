"""The query language: what a query says, and how it is written in its normal form.

    query     = any of: alternatives with OR between them; words beside one another must all be there
    word      = name · ~"name of several words" · "exactly this" · begin* · #tag · @handle · lang:ru,uk · source:vk
    -word     must not be there, +word must be there
    Excluded and required words and filters hold for the whole bracket in which they stand, OR or not.
    ( )       brackets

AND and NOT may be written, too; | is OR.
"""

from __future__ import annotations

from dataclasses import dataclass

from desk.errors import Refused


class QueryError(Refused):
    """A query that cannot be read; `code` says why, `position` where (the first character is 1).

    Codes: empty_query, too_long, too_many_words, too_deep, unclosed_quotation, empty_quotation, unclosed_bracket,
    unopened_bracket, empty_brackets, missing_word, star_inside, short_beginning, no_letters, unread_language,
    only_excluded. Facts beside the position: `word` (what stands there) and `limit`, where there is one.
    """

    def __init__(self, code: str, position: int, **facts: str | int) -> None:
        super().__init__(code, position=position, **facts)
        self.position = position

    def __str__(self) -> str:
        """For developers; people read the sentence of the code in their language."""
        return f"{self.code.replace('_', ' ')} at {self.position}"


@dataclass(frozen=True)
class Name:
    """A name, with every layer."""

    text: str


@dataclass(frozen=True)
class Quoted:
    """Exactly these words. Capitals must agree if there are any."""

    text: str


@dataclass(frozen=True)
class Beginning:
    """The beginning of a word."""

    text: str


@dataclass(frozen=True)
class Tag:
    """A hashtag, without its sign."""

    text: str


@dataclass(frozen=True)
class Handle:
    """A handle, without its sign; "name@host" for federated networks."""

    text: str


@dataclass(frozen=True)
class Language:
    """Texts in one of these languages."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """Texts from one of these sources."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class All:
    """All of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Any:
    """At least one of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Required:
    """A word beside the name that must be there."""

    part: Node


@dataclass(frozen=True)
class Excluded:
    """What must not be there."""

    part: Node


Node = Name | Quoted | Beginning | Tag | Handle | Language | Source | All | Any | Required | Excluded


def show(node: Node, *, inside: bool = False) -> str:
    """A query in its normal form, which reads back as the same query; `inside` puts brackets around several parts."""
    match node:
        case Name(text):
            return f'~"{text}"' if needs_quotes(text) else text
        case Quoted(text):
            return f'"{text}"'
        case Beginning(text):
            return f"{text}*"
        case Tag(text):
            return f"#{text}"
        case Handle(text):
            return f"@{text}"
        case Language(codes):
            return f"lang:{','.join(codes)}"
        case Source(names):
            return f"source:{','.join(names)}"
        case Required(part):
            return "+" + show(part, inside=True)
        case Excluded(part):
            return "-" + show(part, inside=True)
        case Any(parts):
            shown = " OR ".join(show(part, inside=_is_bound(part)) for part in parts)
        case All(parts):
            shown = " ".join(show(part, inside=isinstance(part, Any)) for part in parts)
    return f"({shown})" if inside else shown


def _is_bound(part: Node) -> bool:
    """Whether an alternative needs brackets: + and - would hold for the others, too."""
    inside = part.parts if isinstance(part, All) else (part,)
    return isinstance(part, Any) or any(holds_for_all(inner) for inner in inside)


def holds_for_all(node: Node) -> bool:
    """Whether a word holds for the whole bracket in which it stands, whatever alternatives there are."""
    return isinstance(node, Required | Excluded | Language | Source)


def every(parts: list[Node]) -> Node:
    """All of the parts, with those of inner brackets among them, what holds for all of it last."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, All) else (part,))]
    flat.sort(key=holds_for_all)
    return flat[0] if len(flat) == 1 else All(tuple(flat))


def either(parts: list[Node]) -> Node:
    """Any of the parts, with those of inner brackets among them."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Any) else (part,))]
    return flat[0] if len(flat) == 1 else Any(tuple(flat))


def needs_quotes(text: str) -> bool:
    """Whether a name would be read as something else without quotation marks around it."""
    signs = any(letter.isspace() or letter in '()|*"“”„«»＂' for letter in text)
    return (
        signs
        or text in ("OR", "AND", "NOT")
        or text[:1] in "#@+-−–—~＃＠＋"
        or text.lower().startswith(("lang:", "source:"))
    )


def has_something_to_find(node: Node) -> bool:
    """Whether a text must say something for the query to hold, rather than only not say it."""
    match node:
        case All(parts):
            return any(map(has_something_to_find, parts))
        case Any(parts):
            return all(map(has_something_to_find, parts))
        case Required(part):
            return has_something_to_find(part)
        case Excluded() | Language() | Source():
            return False
    return True


def names_in(node: Node) -> tuple[str, ...]:
    """The names that a query looks for, in their order; not those that it excludes."""
    match node:
        case Name(text):
            return (text,)
        case Required(part):
            return names_in(part)
        case All(parts) | Any(parts):
            return tuple(dict.fromkeys(name for part in parts for name in names_in(part)))
    return ()
