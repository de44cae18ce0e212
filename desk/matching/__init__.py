"""Watches: is this text about us? Queries, their layers of tolerance, one index for all of them; near-duplicates."""

from desk.matching.aliases import Alias, suggest_aliases
from desk.matching.explaining import Explanation, explain
from desk.matching.index import Index
from desk.matching.layers import Layer
from desk.matching.near import NearKey, near_key
from desk.matching.query import QueryError
from desk.matching.watch import Match, Watch, parse, query_for

__all__ = [
    "Alias",
    "Explanation",
    "Index",
    "Layer",
    "Match",
    "NearKey",
    "QueryError",
    "Watch",
    "explain",
    "near_key",
    "parse",
    "query_for",
    "suggest_aliases",
]
