"""The items of decided readings as the program made them: for the queues of reviewers who are blind to each other."""

import sqlalchemy as sa
from alembic import op

from khabar.store.made import keep_all

revision, down_revision = "0004_made_items", "0003_users"
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table and fill it from what was decided so far."""
    op.create_table(
        "made_items",
        sa.Column("reading_key", KEY, autoincrement=False, nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("reading_key", "item"),
    )
    keep_all(op.get_bind())
