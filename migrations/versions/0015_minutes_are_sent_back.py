"""The chair sends drafted minutes back with a reason."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

STAMP = sa.String(length=20).with_variant(sa.String(length=20, collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("minutes_version", sa.Column("back_by", sa.String(length=200)))
    op.add_column("minutes_version", sa.Column("back_at", STAMP))
    op.add_column("minutes_version", sa.Column("back_why", sa.Text()))
