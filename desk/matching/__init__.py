"""Watches: is this text about us? Queries, their layers of tolerance, one index for all of them; near-duplicates."""

from desk.matching.index import Index
from desk.matching.layers import Layer
from desk.matching.query import QueryError
from desk.matching.watch import Match, Watch, parse

__all__ = ["Index", "Layer", "Match", "QueryError", "Watch", "parse"]
