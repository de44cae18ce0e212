"""persons, workspaces, members, invitations, channels."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, false

from storage.tables.columns import Big, Instant, key, metadata

workspaces = Table(
    "workspaces",
    metadata,
    key(),
    Column("name", Text, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("mode", String(16), nullable=False),
    Column("quorum", Integer, nullable=False),
    Column("self_approval", Boolean, nullable=False),
    Column("undo_seconds", Integer, nullable=False),
    Column("team_chat_id", Big),
    Column("team_topic_id", Big),
    Column("frozen_at", Instant),
    Column("silenced", Text, nullable=False),
    sqlite_autoincrement=True,
)

persons = Table(
    "persons",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("username", String(64), nullable=False),
    Column("language", String(16), nullable=False),
    Column("language_chosen", Boolean, nullable=False),
    Column("reachable", Boolean, nullable=False),
    Column("workspace_id", Big, ForeignKey("workspaces.id")),
)

members = Table(
    "members",
    metadata,
    Column("workspace_id", Big, ForeignKey("workspaces.id"), primary_key=True),
    Column("person_id", Big, ForeignKey("persons.id"), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("joined_at", Instant, nullable=False),
    Index("ix_members_person_id", "person_id"),
)

invitations = Table(
    "invitations",
    metadata,
    key(),
    Column("hash", String(64), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("workspace_id", Big, ForeignKey("workspaces.id")),
    Column("invited_by", Big),
    Column("used_by", Big),
    Column("used_at", Instant),
    Column("revoked", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

channels = Table(
    "channels",
    metadata,
    key(),
    Column("workspace_id", Big, ForeignKey("workspaces.id"), nullable=False),
    Column("network", String(32), nullable=False),
    Column("external_id", Big, nullable=False),
    Column("title", Text, nullable=False),
    Column("username", String(64), nullable=False),
    Column("linked_id", Big),
    Column("state", String(16), nullable=False),
    Column("lacks", Text, nullable=False),
    Column("frozen_at", Instant),
    Column("late_publish", Integer, nullable=False),
    Column("late_ask", Integer, nullable=False),
    Column("highest_id", Big, nullable=False),
    Column("tags_on", Boolean, nullable=False, server_default=false()),
    Column("tag_source", String(64), nullable=False, server_default="telegram"),
    Column("tag_medium", String(64), nullable=False, server_default="social"),
    Column("tag_campaign", String(64), nullable=False, server_default=""),
    UniqueConstraint("workspace_id", "network", "external_id"),
    Index("ix_channels_external_id", "external_id"),
    Index("ix_channels_linked_id", "linked_id"),
    sqlite_autoincrement=True,
)
