"""posts, their revisions, channels, decisions and comments; album parts that are still being gathered."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from storage.tables.columns import Big, Instant, key, metadata

posts = Table(
    "posts",
    metadata,
    key(),
    Column("workspace_id", Big, ForeignKey("workspaces.id"), nullable=False),
    Column("author_id", Big, ForeignKey("persons.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("amendment", String(16)),
    Column("revision", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("asked_at", Instant),
    Column("reminded_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("source_chat", Big),
    Column("source_message", Big),
    Column("source_group", String(64), nullable=False),
    UniqueConstraint("source_chat", "source_message"),
    Index("ix_posts_workspace_id_state", "workspace_id", "state"),
    Index("ix_posts_state_asked_at", "state", "asked_at"),
    sqlite_autoincrement=True,
)

revisions = Table(
    "revisions",
    metadata,
    Column("post_id", Big, ForeignKey("posts.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("content", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("text_key", String(64), nullable=False),
    Column("by", Big, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_revisions_text_key", "text_key"),
)

post_channels = Table(
    "post_channels",
    metadata,
    Column("post_id", Big, ForeignKey("posts.id"), primary_key=True),
    Column("channel_id", Big, ForeignKey("channels.id"), primary_key=True),
)

decisions = Table(
    "decisions",
    metadata,
    key(),
    Column("post_id", Big, ForeignKey("posts.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("by", Big, nullable=False),
    Column("at", Instant, nullable=False),
    Column("note", Text, nullable=False),
    Column("retracted_at", Instant),
    Index("ix_decisions_post_id", "post_id"),
    sqlite_autoincrement=True,
)

comments = Table(
    "post_comments",
    metadata,
    key(),
    Column("post_id", Big, ForeignKey("posts.id"), nullable=False),
    Column("by", Big, nullable=False),
    Column("at", Instant, nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_post_comments_post_id", "post_id"),
    sqlite_autoincrement=True,
)

album_parts = Table(
    "album_parts",
    metadata,
    Column("chat_id", Big, primary_key=True),
    Column("message_id", Big, primary_key=True),
    Column("group_id", String(64), nullable=False),
    Column("person_id", Big, nullable=False),
    Column("content", Text, nullable=False),
    Column("received_at", Instant, nullable=False),
    Index("ix_album_parts_received_at", "received_at"),
)
