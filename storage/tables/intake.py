"""updates as they came from Telegram, the polling offset, and what a person was asked (memory)."""

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text, text

from storage.tables.columns import Big, Instant, metadata

updates = Table(
    "updates",
    metadata,
    Column("bot_id", Big, primary_key=True, autoincrement=False),
    Column("update_id", Big, primary_key=True, autoincrement=False),
    Column("seq", Big, nullable=False),
    Column("lane", Big, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),  # waiting · handled · parked
    Column("handled_at", Instant),
    Column("tries", Integer, nullable=False),
    Column("code", String(64), nullable=False),
    Index(
        "ix_updates_waiting", "seq", sqlite_where=text("state = 'waiting'"), postgresql_where=text("state = 'waiting'")
    ),
    Index("ix_updates_received_at", "received_at"),
)

offsets = Table(
    "offsets",
    metadata,
    Column("bot_id", Big, primary_key=True, autoincrement=False),
    Column("next_id", Big, nullable=False),
    Column("at", Instant, nullable=False),
)

memory = Table(
    "memory",
    metadata,
    Column("key", String(128), primary_key=True),
    Column("state", Text),
    Column("data", Text, nullable=False),
)
