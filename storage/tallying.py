"""Statements that put numbers beside those that are there already: the same words on SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import bindparam, text

from storage.tables.stats import countings, pictures, publication_numbers, rollups

DAY_FOLLOWERS = text(
    "INSERT INTO day_tallies (channel_id, day, workspace_id, followers) VALUES (:channel, :day, :workspace, :followers)"
    " ON CONFLICT (channel_id, day) DO UPDATE SET followers = excluded.followers"
)
DAY_MOVED = text(
    "INSERT INTO day_tallies (channel_id, day, workspace_id, joins, leaves)"
    " VALUES (:channel, :day, :workspace, :joins, :leaves) ON CONFLICT (channel_id, day) DO UPDATE SET"
    " joins = COALESCE(day_tallies.joins, 0) + excluded.joins,"
    " leaves = COALESCE(day_tallies.leaves, 0) + excluded.leaves"
)
HOUR_MOVED = text(
    "INSERT INTO hour_tallies (channel_id, day, hour, workspace_id, joins, leaves)"
    " VALUES (:channel, :day, :hour, :workspace, :joins, :leaves) ON CONFLICT (channel_id, day, hour) DO UPDATE SET"
    " joins = COALESCE(hour_tallies.joins, 0) + excluded.joins,"
    " leaves = COALESCE(hour_tallies.leaves, 0) + excluded.leaves"
)
HOUR_SAID = text(
    "INSERT INTO hour_tallies (channel_id, day, hour, workspace_id, comments, positive, negative)"
    " VALUES (:channel, :day, :hour, :workspace, :comments, :positive, :negative)"
    " ON CONFLICT (channel_id, day, hour) DO UPDATE SET"
    " comments = excluded.comments, positive = excluded.positive, negative = excluded.negative"
)
DAY_SAID = text(
    "INSERT INTO day_tallies (channel_id, day, workspace_id, comments, positive, negative)"
    " VALUES (:channel, :day, :workspace, :comments, :positive, :negative)"
    " ON CONFLICT (channel_id, day) DO UPDATE SET"
    " comments = excluded.comments, positive = excluded.positive, negative = excluded.negative"
)
DAY_PROMISED = text(
    "INSERT INTO day_tallies (channel_id, day, workspace_id, wanted, kept)"
    " VALUES (:channel, :day, :workspace, :wanted, :kept)"
    " ON CONFLICT (channel_id, day) DO UPDATE SET wanted = excluded.wanted, kept = excluded.kept"
)
CLEARED = tuple(
    text(f"UPDATE {table} SET {names} WHERE workspace_id = :workspace AND day >= :day")  # noqa: S608 - our own names
    for table, names in (
        ("hour_tallies", "comments = NULL, positive = NULL, negative = NULL"),
        ("day_tallies", "comments = NULL, positive = NULL, negative = NULL, wanted = NULL, kept = NULL"),
    )
)
COUNTING = text(
    "INSERT INTO countings (channel_id, next_at, counted_at, code) VALUES (:channel, :next_at, :counted_at, '')"
    " ON CONFLICT (channel_id) DO UPDATE SET next_at = excluded.next_at, counted_at = excluded.counted_at"
).bindparams(
    bindparam("next_at", type_=countings.c.next_at.type), bindparam("counted_at", type_=countings.c.counted_at.type)
)
OPEN = text(
    "INSERT INTO publication_numbers"
    " (publication_id, workspace_id, channel_id, at, kind, title, link, label, comments, next_age_at)"
    " VALUES (:publication_id, :workspace_id, :channel_id, :at, :kind, :title, :link, :label, :comments, :next_age_at)"
    " ON CONFLICT (publication_id) DO NOTHING"
).bindparams(
    bindparam("at", type_=publication_numbers.c.at.type),
    bindparam("next_age_at", type_=publication_numbers.c.next_age_at.type),
)
SAID = text(
    "SELECT s.channel_id AS channel, c.said_at / :quarter AS quarter, COUNT(*) AS comments,"
    " SUM(CASE WHEN c.label = 'positive' THEN 1 ELSE 0 END) AS positive,"
    " SUM(CASE WHEN c.label = 'negative' THEN 1 ELSE 0 END) AS negative"
    " FROM comments c JOIN sources s ON s.id = c.source_id"
    " WHERE c.workspace_id = :workspace AND c.said_at >= :since AND s.channel_id IS NOT NULL AND NOT c.ours"
    " GROUP BY s.channel_id, c.said_at / :quarter"
)
PROMISES = text(
    "SELECT s.channel_id AS channel, a.opened_at / :quarter AS quarter, COUNT(*) AS wanted,"
    " SUM(CASE WHEN a.answered_at <= a.due_at THEN 1 ELSE 0 END) AS kept"
    " FROM alerts a JOIN sources s ON s.id = a.source_id"
    " WHERE a.workspace_id = :workspace AND a.opened_at >= :since AND s.channel_id IS NOT NULL"
    " AND a.comment_id IS NOT NULL AND a.due_at IS NOT NULL AND a.kind IN ('negative', 'question', 'mention')"
    " AND (a.answered_at IS NOT NULL OR (a.due_at < :now AND a.state IN ('open', 'assigned', 'escalated')))"
    " GROUP BY s.channel_id, a.opened_at / :quarter"
)
RECOUNT = text(
    "UPDATE publication_numbers SET comments ="
    " (SELECT COUNT(*) FROM comments c WHERE c.publication_id = publication_numbers.publication_id AND NOT c.ours)"
    " WHERE publication_id IN (SELECT DISTINCT publication_id FROM comments"
    " WHERE workspace_id = :workspace AND said_at >= :since AND publication_id IS NOT NULL)"
)
ROLLED = text(
    "INSERT INTO rollups (workspace_id, at) VALUES (:workspace, :at)"
    " ON CONFLICT (workspace_id) DO UPDATE SET at = excluded.at"
).bindparams(bindparam("at", type_=rollups.c.at.type))
PICTURE = text(
    "INSERT INTO pictures (digest, bot_id, file_id, at) VALUES (:digest, :bot, :file, :at)"
    " ON CONFLICT (digest, bot_id) DO UPDATE SET file_id = excluded.file_id, at = excluded.at"
).bindparams(bindparam("at", type_=pictures.c.at.type))
