"""The tables, a file per room of the desk. Importing this package fills the metadata."""

from storage.tables import audit, cards, intake, people, posts, publications
from storage.tables.columns import metadata

__all__ = ["audit", "cards", "intake", "metadata", "people", "posts", "publications"]
