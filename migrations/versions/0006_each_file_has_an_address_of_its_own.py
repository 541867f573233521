"""A batch keeps the addresses of single files, beside the one that is said for all."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("batch", sa.Column("addresses", sa.Text(), nullable=True))
