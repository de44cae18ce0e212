"""pushes, card copies, and the instants before which a chat may not be written to."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text, UniqueConstraint, text

from storage.tables.columns import Big, Instant, key, metadata

pushes = Table(
    "pushes",
    metadata,
    key(),
    Column("workspace_id", Big, nullable=False),
    Column("chat_id", Big, nullable=False),
    Column("person_id", Big),
    Column("kind", String(16), nullable=False),
    Column("subject_id", Big, nullable=False),
    Column("ring", Boolean, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("facts", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_try_at", Instant, nullable=False),
    UniqueConstraint("kind", "subject_id", "chat_id"),
    Index("ix_pushes_next_try_at", "next_try_at"),
    sqlite_autoincrement=True,
)

card_copies = Table(
    "card_copies",
    metadata,
    key(),
    Column("workspace_id", Big, nullable=False),
    Column("chat_id", Big, nullable=False),
    Column("message_id", Big, nullable=False),
    Column("person_id", Big),
    Column("kind", String(16), nullable=False),
    Column("subject_id", Big, nullable=False),
    Column("preview_ids", Text, nullable=False),
    Column("preview_hash", String(64), nullable=False),
    Column("shown", String(64), nullable=False),
    Column("menu", String(16), nullable=False),
    Column("live", Boolean, nullable=False),
    UniqueConstraint("chat_id", "message_id"),
    Index(
        "ix_card_copies_live",
        "kind",
        "subject_id",
        sqlite_where=text("live = 1"),
        postgresql_where=text("live"),
    ),
    sqlite_autoincrement=True,
)

retry_instants = Table(
    "retry_instants",
    metadata,
    Column("chat_id", Big, primary_key=True, autoincrement=False),
    Column("until", Instant, nullable=False),
)
