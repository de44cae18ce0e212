"""replies (the outbox of answers to readers), their attempts, the messages that answers are, saved replies."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, text

from storage.tables.columns import Big, Instant, key, metadata

replies = Table(
    "replies",
    metadata,
    key(),
    Column("workspace_id", Big, ForeignKey("workspaces.id"), nullable=False),
    Column("alert_id", Big, ForeignKey("alerts.id")),
    Column("comment_id", Big, ForeignKey("comments.id"), nullable=False),
    Column("by", Big, nullable=False),
    Column("content", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("next_try_at", Instant, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("lease_until", Instant),
    Column("worker", String(64), nullable=False),
    Column("external_ids", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("sent_at", Instant),
    Column("code", String(64), nullable=False),
    Column("change", String(16)),
    Column("source_chat", Big),
    Column("source_message", Big),
    Index(
        "ix_replies_planned",
        "next_try_at",
        sqlite_where=text("state = 'planned'"),
        postgresql_where=text("state = 'planned'"),
    ),
    Index(
        "ix_replies_changing",
        "next_try_at",
        sqlite_where=text("change IS NOT NULL"),
        postgresql_where=text("change IS NOT NULL"),
    ),
    Index("ix_replies_lease_until", "lease_until"),
    Index("ix_replies_alert_id", "alert_id"),
    Index("ix_replies_comment_id", "comment_id"),
    Index("ix_replies_source", "source_chat", "source_message"),
    sqlite_autoincrement=True,
)

reply_attempts = Table(
    "reply_attempts",
    metadata,
    key(),
    Column("reply_id", Big, ForeignKey("replies.id"), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("worker", String(64), nullable=False),
    Column("outcome", String(16)),
    Column("ended_at", Instant),
    Column("code", String(64), nullable=False),
    Index("ix_reply_attempts_reply_id", "reply_id"),
    sqlite_autoincrement=True,
)

# by what an answer is found when readers react to it
answers = Table(
    "answers",
    metadata,
    Column("source_id", Big, ForeignKey("sources.id"), primary_key=True),
    Column("message", String(256), primary_key=True),  # the source's own id
    Column("workspace_id", Big, nullable=False),
    Column("alert_id", Big, ForeignKey("alerts.id"), nullable=False),
    Column("reply_id", Big, ForeignKey("replies.id")),  # none: a teammate wrote it in the group
    Column("at", Instant, nullable=False),
    Index("ix_answers_alert_id", "alert_id"),
    Index("ix_answers_workspace_id_at", "workspace_id", "at"),
)

saved_replies = Table(
    "saved_replies",
    metadata,
    key(),
    Column("workspace_id", Big, ForeignKey("workspaces.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("used", Integer, nullable=False),
    Index("ix_saved_replies_workspace_id", "workspace_id"),
    sqlite_autoincrement=True,
)
