"""audit entries: ids and facts, append-only."""

from sqlalchemy import Column, Index, Integer, String, Table

from storage.tables.columns import Big, Instant, key, metadata

audit_entries = Table(
    "audit_entries",
    metadata,
    key(),
    Column("workspace_id", Big, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Big),
    Column("verb", String(32), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("subject_id", Big, nullable=False),
    Column("before", String(32), nullable=False),
    Column("after", String(32), nullable=False),
    Column("revision", Integer),
    Index("ix_audit_entries_workspace_id_at", "workspace_id", "at"),
    Index("ix_audit_entries_kind_subject_id", "kind", "subject_id"),
    sqlite_autoincrement=True,
)
