"""Whether a decision was made in sight of another's: it settles a disagreement, but is no agreement."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0006_seeing", "0005_wider_indexes"


def upgrade() -> None:
    """Add the column; of older decisions it is not known, and they count as they did."""
    op.add_column("decisions", sa.Column("seeing", sa.Boolean(), server_default=sa.false(), nullable=False))
