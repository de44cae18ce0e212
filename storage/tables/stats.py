"""Numbers: followers as counted, the newest numbers of each publication and those at its ages, reactions, what was
tallied by hour and by day, timetables of reports, pictures that Telegram keeps, visits that were imported, and what
the public pages of competitors show.

Days are ordinals (1 is the first of January of the year 1) of the workspace's local calendar when they were counted.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, text

from storage.tables.columns import Big, Instant, key, metadata

channel_counts = Table(
    "channel_counts",
    metadata,
    Column("channel_id", Big, ForeignKey("channels.id"), primary_key=True),
    Column("at", Instant, primary_key=True),
    Column("workspace_id", Big, nullable=False),
    Column("followers", Big, nullable=False),
    Index("ix_channel_counts_workspace_id_at", "workspace_id", "at"),
    Index("ix_channel_counts_at", "at"),
)

countings = Table(
    "countings",
    metadata,
    Column("channel_id", Big, ForeignKey("channels.id"), primary_key=True, autoincrement=False),
    Column("next_at", Instant, nullable=False),  # followers are counted, the public page is read
    Column("counted_at", Instant),
    Column("page_at", Instant),  # when the public page was last read
    Column("code", String(64), nullable=False),  # why the last look at the page failed
)

publication_numbers = Table(
    "publication_numbers",
    metadata,
    Column("publication_id", Big, ForeignKey("publications.id"), primary_key=True, autoincrement=False),
    Column("workspace_id", Big, nullable=False),
    Column("channel_id", Big, nullable=False),
    Column("at", Instant, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("views", Big),
    Column("reactions", Big),
    Column("comments", Big),
    Column("forwards", Big),
    Column("clicks", Big),
    Column("measured_at", Instant),
    Column("reacted_at", Instant),  # of the newest reactions that are kept
    Column("next_age_at", Instant),  # when the next snapshot of its age is due
    Index("ix_publication_numbers_workspace_id_at", "workspace_id", "at"),
    Index("ix_publication_numbers_channel_id_at", "channel_id", "at"),
    Index(
        "ix_publication_numbers_next_age_at",
        "next_age_at",
        sqlite_where=text("next_age_at IS NOT NULL"),
        postgresql_where=text("next_age_at IS NOT NULL"),
    ),
)

publication_snapshots = Table(
    "publication_snapshots",
    metadata,
    Column("publication_id", Big, ForeignKey("publications.id"), primary_key=True),
    Column("age", String(8), primary_key=True),  # 1h · 24h · 7d
    Column("workspace_id", Big, nullable=False),
    Column("at", Instant, nullable=False),
    Column("views", Big),
    Column("reactions", Big),
    Column("comments", Big),
    Column("forwards", Big),
    Column("clicks", Big),
    Index("ix_publication_snapshots_workspace_id_at", "workspace_id", "at"),
)

reaction_counts = Table(
    "reaction_counts",
    metadata,
    Column("publication_id", Big, ForeignKey("publications.id"), primary_key=True),
    Column("emoji", String(64), primary_key=True),
    Column("count", Big, nullable=False),
)

hour_tallies = Table(
    "hour_tallies",
    metadata,
    Column("channel_id", Big, ForeignKey("channels.id"), primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("hour", Integer, primary_key=True),
    Column("workspace_id", Big, nullable=False),
    Column("joins", Integer),
    Column("leaves", Integer),
    Column("comments", Integer),
    Column("positive", Integer),
    Column("negative", Integer),
    Index("ix_hour_tallies_workspace_id_day", "workspace_id", "day"),
    Index("ix_hour_tallies_day", "day"),
)

day_tallies = Table(
    "day_tallies",
    metadata,
    Column("channel_id", Big, ForeignKey("channels.id"), primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("workspace_id", Big, nullable=False),
    Column("followers", Big),  # as counted last on that day
    Column("joins", Integer),
    Column("leaves", Integer),
    Column("comments", Integer),
    Column("positive", Integer),
    Column("negative", Integer),
    Column("wanted", Integer),  # comments that wanted an answer
    Column("kept", Integer),  # those that had it in time
    Index("ix_day_tallies_workspace_id_day", "workspace_id", "day"),
)

rollups = Table(
    "rollups",
    metadata,
    Column("workspace_id", Big, ForeignKey("workspaces.id"), primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),  # comments and answers are tallied up to here
)

pictures = Table(
    "pictures",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("bot_id", Big, primary_key=True),
    Column("file_id", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_pictures_at", "at"),
)

timetables = Table(
    "timetables",
    metadata,
    key(),
    Column("workspace_id", Big, ForeignKey("workspaces.id"), nullable=False),
    Column("chat_id", Big, nullable=False),
    Column("person_id", Big),  # None: a group
    Column("channel_id", Big),  # None: all channels together
    Column("span", String(16), nullable=False),
    Column("weekday", Integer, nullable=False),  # 0 Monday
    Column("minute", Integer, nullable=False),  # of the local day
    Column("zone", String(64), nullable=False),
    Column("by", Big, nullable=False),
    Column("next_at", Instant),  # None: switched off
    Column("sent_for", Instant),  # the instant for which it was last sent
    Index("ix_timetables_workspace_id", "workspace_id"),
    Index("ix_timetables_next_at", "next_at"),
    sqlite_autoincrement=True,
)

visits = Table(
    "visits",
    metadata,
    Column("workspace_id", Big, ForeignKey("workspaces.id"), primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("source", String(64), primary_key=True),
    Column("medium", String(64), primary_key=True),
    Column("campaign", String(128), primary_key=True),
    Column("channel_id", Big, ForeignKey("channels.id")),  # None: its tags are those of no channel
    Column("visits", Integer, nullable=False),
)

competitors = Table(
    "competitors",
    metadata,
    Column("source_id", Big, ForeignKey("sources.id"), primary_key=True, autoincrement=False),
    Column("workspace_id", Big, ForeignKey("workspaces.id"), nullable=False),
    Column("next_at", Instant, nullable=False),  # its page is read
    Column("read_at", Instant),
    Column("known_since", Instant),  # the oldest post that is known, where the page did not show them all
    Column("code", String(64), nullable=False),  # why the last look failed
    Index("ix_competitors_workspace_id", "workspace_id"),
)

competitor_posts = Table(
    "competitor_posts",
    metadata,
    Column("source_id", Big, ForeignKey("sources.id"), primary_key=True),
    Column("number", Big, primary_key=True),
    Column("workspace_id", Big, nullable=False),
    Column("at", Instant, nullable=False),
    Column("views", Big),
    Column("reactions", Big),
    Column("forwards", Big),
    Index("ix_competitor_posts_source_id_at", "source_id", "at"),
    Index("ix_competitor_posts_at", "at"),
)
