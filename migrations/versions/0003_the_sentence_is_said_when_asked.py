"""The sentence that says where a thing stands is made when it is asked for: kept beside the record, it went on in old
words when the rules had others.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("standing") as standing:
        standing.drop_column("label")
