"""Alembic migrations. Versions are append-only: what was released is never edited."""
