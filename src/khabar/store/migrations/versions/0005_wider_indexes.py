"""Indexes that answer by themselves: events by day with their article, parties by event and by name with the rest."""

from alembic import op

revision, down_revision = "0005_wider_indexes", "0004_made_items"
WIDER = (
    ("events_newest", "events", ["published", "key", "article_key"]),
    ("parties_name", "parties", ["name", "role", "event_key", "article_key", "country", "ref"]),
    ("parties_event", "parties", ["event_key", "role", "name"]),
)


def upgrade() -> None:
    """Make the indexes anew."""
    for name, table, columns in WIDER:
        op.drop_index(name, table_name=table)
        op.create_index(name, table, columns, unique=False)
