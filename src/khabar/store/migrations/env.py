"""Runs migrations over the connection that `open_store` gives; Alembic loads this file by its path."""

from alembic import context

from khabar.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
