"""Alembic's entry: runs on the connection that `storage.schema` hands over."""

from alembic import context

from storage.tables import metadata

connection = context.config.attributes.get("connection")
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
