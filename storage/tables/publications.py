"""publications (the outbox) and attempts."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, text

from storage.tables.columns import Big, Instant, key, metadata

publications = Table(
    "publications",
    metadata,
    key(),
    Column("workspace_id", Big, ForeignKey("workspaces.id"), nullable=False),
    Column("channel_id", Big, ForeignKey("channels.id"), nullable=False),
    Column("post_id", Big, ForeignKey("posts.id")),
    Column("occurrence", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("next_try_at", Instant, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("lease_until", Instant),
    Column("worker", String(64), nullable=False),
    Column("ids", Text, nullable=False),
    Column("first_id", Big),
    Column("link", Text, nullable=False),
    Column("published_at", Instant),
    Column("code", String(64), nullable=False),
    Column("title", Text, nullable=False, server_default=""),
    Column("change", String(16)),
    Column("change_revision", Integer, nullable=False),
    Column("resolved_by", Big),
    UniqueConstraint("post_id", "channel_id", "occurrence"),
    # the due query reads this index alone, however many rows wait or are history
    Index(
        "ix_publications_planned",
        "next_try_at",
        sqlite_where=text("state = 'planned'"),
        postgresql_where=text("state = 'planned'"),
    ),
    Index(
        "ix_publications_changing",
        "next_try_at",
        sqlite_where=text("change IS NOT NULL"),
        postgresql_where=text("change IS NOT NULL"),
    ),
    # no index begins with the state: SQLite would take it for what is due, and read all that is planned
    Index("ix_publications_lease_until", "lease_until"),
    Index("ix_publications_workspace_id_state", "workspace_id", "state"),
    Index("ix_publications_workspace_id_due_at", "workspace_id", "due_at"),
    Index("ix_publications_channel_id_first_id", "channel_id", "first_id"),
    Index("ix_publications_channel_id_published_at", "channel_id", "published_at"),
    sqlite_autoincrement=True,
)

attempts = Table(
    "attempts",
    metadata,
    key(),
    Column("publication_id", Big, ForeignKey("publications.id"), nullable=False),
    Column("part", Integer, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("worker", String(64), nullable=False),
    Column("outcome", String(16)),
    Column("ended_at", Instant),
    Column("ids", Text, nullable=False),
    Column("code", String(64), nullable=False),
    Column("asked_by", Big),
    Index("ix_attempts_publication_id", "publication_id"),
    sqlite_autoincrement=True,
)
