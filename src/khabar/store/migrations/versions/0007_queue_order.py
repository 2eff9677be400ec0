"""Indexes in the very order of a reviewer's queue: the least sure first, then article by article."""

from alembic import op

revision, down_revision = "0007_queue_order", "0006_seeing"


def upgrade() -> None:
    """Make the indexes anew."""
    for table in ("events", "attributions"):
        op.drop_index(f"{table}_sure", table_name=table)
        op.create_index(f"{table}_sure", table, ["confidence", "article_key", "id"], unique=False)
