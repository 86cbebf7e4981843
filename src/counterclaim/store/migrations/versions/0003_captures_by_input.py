"""What an input gave before is looked up, so that a run need not know every document of the casebook."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_index("captures_by_input", "captures", ["input_key"])
