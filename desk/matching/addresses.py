"""Names in the hosts of links and in handles."""

from __future__ import annotations

from collections.abc import Iterator

from desk.matching.folding import composed
from desk.matching.guessing import guess
from desk.matching.layers import ADDRESSES, EXACT, FOLDING
from desk.matching.patterns import Kind, Pattern, Reading
from desk.matching.shelves import Shelves


def in_host(host: str, shelves: Shelves) -> Iterator[tuple[Pattern, Reading]]:
    """Patterns that are this host or one above it, and names that are a part of it other than its ending."""
    name = host.lower().removeprefix("www.")
    labels = [_readable(label) for label in name.split(".")]
    for depth in range(len(labels) - 1):
        for pattern in shelves.hosts.get(".".join(labels[depth:]), ()):
            yield pattern, Reading(ADDRESSES if depth else EXACT if pattern.typed in host else FOLDING)
    for label in labels[:-1]:
        yield from _spelt(label, shelves)


def _readable(label: str) -> str:
    """A part of a host as people see it: xn--80ak6aa92e is аррӏе."""
    if label.startswith("xn--"):
        try:
            return label[4:].encode("ascii").decode("punycode")
        except UnicodeError:
            return label
    return label


def in_handle(name: str, shelves: Shelves) -> Iterator[tuple[Pattern, Reading]]:
    """Patterns that are this handle, and names that it spells: "coca_cola", "Coca.Cola"."""
    for pattern in shelves.handles.get(name.lower(), ()):
        yield pattern, Reading(EXACT)
    yield from _spelt(name.partition("@")[0], shelves)


def _spelt(name: str, shelves: Shelves) -> Iterator[tuple[Pattern, Reading]]:
    """Names that an address spells; signs inside it count for nothing, signs at its ends make it another one."""
    letters = "".join(name[n] for n in range(len(name)) if name[n] not in "_.-" or n in (0, len(name) - 1))
    one = guess(composed(letters), ADDRESSES)
    for pattern in shelves.named(one.bare):
        if pattern.kind is Kind.WORD and (reading := pattern.agrees(one)):
            yield pattern, reading._replace(toneless=False)
