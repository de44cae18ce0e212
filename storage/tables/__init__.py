"""The tables, a file per room of the desk. Importing this package fills the metadata."""

from storage.tables import attention, audience, audit, cards, inbox, intake, people, posts, publications, replies, stats
from storage.tables.columns import metadata

__all__ = [
    "attention",
    "audience",
    "audit",
    "cards",
    "inbox",
    "intake",
    "metadata",
    "people",
    "posts",
    "publications",
    "replies",
    "stats",
]
