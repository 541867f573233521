"""What persons change in the lists that a paper tells beside its items is kept with the paper."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("paper", sa.Column("own", sa.Text(), nullable=True))
