"""What was in a case when somebody looked at it, so that the next look begins with what is new."""

import sqlalchemy as sa
from alembic import op

from counterclaim.store.columns import Blob, Moment, Words

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "looks",
        sa.Column("case", Words, primary_key=True),
        sa.Column("at", Moment, primary_key=True),
        sa.Column("documents", Blob, nullable=False),
    )
