"""What readers do beside reading: votes in our polls as they stand and at ages, reactions to messages of groups, and by
which link people joined.

Days are ordinals of the workspace's local calendar, as in storage/tables/stats.py.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, text

from storage.tables.columns import Big, Instant, metadata

polls = Table(
    "polls",
    metadata,
    Column("poll_id", String(64), primary_key=True),  # the network's
    Column("publication_id", Big, ForeignKey("publications.id"), nullable=False),
    Column("workspace_id", Big, nullable=False),
    Column("question", Text, nullable=False),
    Column("options", Text, nullable=False),  # JSON: [[text, votes], …]
    Column("voters", Big, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("at", Instant, nullable=False),  # when it stood so
    Index("ix_polls_publication_id", "publication_id"),
)

poll_snapshots = Table(
    "poll_snapshots",
    metadata,
    Column("poll_id", String(64), ForeignKey("polls.poll_id"), primary_key=True),
    Column("age", String(8), primary_key=True),  # 1h · 24h · 7d
    Column("at", Instant, nullable=False),
    Column("votes", Text, nullable=False),  # JSON: [votes, …] in the order of the options
    Column("voters", Big, nullable=False),
    Column("closed", Boolean, nullable=False),
)

link_joins = Table(
    "link_joins",
    metadata,
    Column("channel_id", Big, ForeignKey("channels.id"), primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("kind", String(16), primary_key=True),  # as desk/model/joins.py names them
    Column("name", String(64), primary_key=True),  # the link's name or its last characters, never the whole of it
    Column("workspace_id", Big, nullable=False),
    Column("joins", Integer, nullable=False),
    Index("ix_link_joins_workspace_id_day", "workspace_id", "day"),
)

reactions = Table(
    "reactions",
    metadata,
    Column("source_id", Big, ForeignKey("sources.id"), primary_key=True),
    Column("message", String(256), primary_key=True),  # the source's own id
    Column("actor", String(64), primary_key=True),  # a person or a chat; empty: counted without names
    Column("emoji", String(64), primary_key=True),  # of an actor all at once, with blanks between; empty: none any more
    Column("workspace_id", Big, nullable=False),
    Column("count", Big, nullable=False),
    Column("ours", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    Column("publication_id", Big, ForeignKey("publications.id")),  # the message is the copy of that post
    Index("ix_reactions_workspace_id_actor", "workspace_id", "actor"),
    Index(
        "ix_reactions_publication_id",
        "publication_id",
        sqlite_where=text("publication_id IS NOT NULL"),
        postgresql_where=text("publication_id IS NOT NULL"),
    ),
)
