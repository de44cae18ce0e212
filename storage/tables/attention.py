"""Whose attention is wanted: rules, mutes, shifts, departments, cases; watches, lessons, the model's budget."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, text

from storage.tables.columns import Big, Instant, key, metadata

alert_rules = Table(
    "alert_rules",
    metadata,
    Column("workspace_id", Big, ForeignKey("workspaces.id"), primary_key=True, autoincrement=False),
    Column("rules", Text, nullable=False),
)

mutes = Table(
    "mutes",
    metadata,
    key(),
    Column("workspace_id", Big, ForeignKey("workspaces.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("value", String(256), nullable=False),
    Column("label", Text, nullable=False),
    Column("by", Big, nullable=False),
    Column("at", Instant, nullable=False),
    Column("until", Instant),
    UniqueConstraint("workspace_id", "kind", "value"),
    sqlite_autoincrement=True,
)

shifts = Table(
    "shifts",
    metadata,
    key(),
    Column("workspace_id", Big, ForeignKey("workspaces.id"), nullable=False),
    Column("person_id", Big, ForeignKey("persons.id"), nullable=False),
    Column("weekday", Integer),
    Column("day", String(10), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("instead_of", Big),  # whose duty it was before it was handed over
    Index("ix_shifts_workspace_id", "workspace_id"),
    sqlite_autoincrement=True,
)

departments = Table(
    "departments",
    metadata,
    key(),
    Column("workspace_id", Big, ForeignKey("workspaces.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("chat_id", Big),
    Column("invitation", String(64), nullable=False),
    Index("ix_departments_workspace_id", "workspace_id"),
    sqlite_autoincrement=True,
)

cases = Table(
    "cases",
    metadata,
    key(),
    Column("workspace_id", Big, ForeignKey("workspaces.id"), nullable=False),
    Column("alert_id", Big, ForeignKey("alerts.id"), nullable=False),
    Column("by", Big, nullable=False),
    Column("note", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("person_id", Big),
    Column("department_id", Big, ForeignKey("departments.id")),
    Column("next_at", Instant),
    Column("level", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("solved_at", Instant),
    Index("ix_cases_alert_id", "alert_id"),
    Index("ix_cases_department_id", "department_id"),
    Index(
        "ix_cases_next_at",
        "next_at",
        sqlite_where=text("next_at IS NOT NULL"),
        postgresql_where=text("next_at IS NOT NULL"),
    ),
    sqlite_autoincrement=True,
)

watches = Table(
    "watches",
    metadata,
    key(),
    Column("workspace_id", Big, ForeignKey("workspaces.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("by", Big, nullable=False),
    Column("layers", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("severity", Integer, nullable=False),
    Column("tell", Text, nullable=False),
    Column("on", Boolean, nullable=False),
    Index("ix_watches_workspace_id", "workspace_id"),
    sqlite_autoincrement=True,
)

lessons = Table(
    "lessons",
    metadata,
    Column("workspace_id", Big, ForeignKey("workspaces.id"), primary_key=True, autoincrement=False),
    Column("state", Text, nullable=False),
)

spent = Table(
    "spent",
    metadata,
    Column("workspace_id", Big, ForeignKey("workspaces.id"), primary_key=True, autoincrement=False),
    Column("day", String(10), primary_key=True),
    Column("reserved", Big, nullable=False),
    Column("used", Big, nullable=False),
)
