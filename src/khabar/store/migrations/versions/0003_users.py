"""Users, sessions, tokens and failed tries to sign in; items by confidence, for the queue of reviewers."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0003_users", "0002_feeds"
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "users",
        sa.Column("key", KEY, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "sessions",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("user_key", KEY, nullable=False),
        sa.Column("csrf", sa.Text(), nullable=False),
        sa.Column("begun", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["user_key"], ["users.key"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "tokens",
        sa.Column("key", KEY, autoincrement=True, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("user_key", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["user_key"], ["users.key"]),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("digest"),
    )
    op.create_table(
        "login_tries",
        sa.Column("key", KEY, autoincrement=True, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("login_tries_who", "login_tries", ["who", "at"], unique=False)
    op.create_index("events_sure", "events", ["confidence", "key"], unique=False)
    op.create_index("attributions_sure", "attributions", ["confidence", "key"], unique=False)
