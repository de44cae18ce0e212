"""Watches: is this text about us? Queries, their layers of tolerance, one index for all of them; near-duplicates.

    >>> from desk.matching import parse
    >>> parse("Ромашка -чай").match("Опять в Ромашке очередь").words
    ('Ромашке',)

A watch is made by `parse`, said in words by `explain`, tried by `try_out`, and told other names by `suggest_aliases`.
All watches of all workspaces are in one `Lookout`, which hears every text once.
"""

from desk.matching.aliases import Alias, Reason, suggest_aliases
from desk.matching.explaining import Explanation, explain
from desk.matching.index import Index
from desk.matching.layers import SWITCHES, Layer
from desk.matching.lookout import Lookout
from desk.matching.near import NearKey, near_key
from desk.matching.query import QueryError
from desk.matching.trying import Trial, try_out
from desk.matching.watch import Match, Watch, parse, query_for

__all__ = [
    "SWITCHES",
    "Alias",
    "Explanation",
    "Index",
    "Layer",
    "Lookout",
    "Match",
    "NearKey",
    "QueryError",
    "Reason",
    "Trial",
    "Watch",
    "explain",
    "near_key",
    "parse",
    "query_for",
    "suggest_aliases",
    "try_out",
]
