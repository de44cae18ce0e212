"""The drawers: rows to nouns and back. Repositories never commit; a unit is one transaction."""
