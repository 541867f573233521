"""Run by Alembic. The connection is given by store/migrate.py, with its transaction already begun."""

from alembic import context

from tracker.published import entry, standing  # noqa: F401
from tracker.records import (  # noqa: F401  (their tables belong to the metadata)
    answer,
    arrival,
    comment,
    content_review,
    criteria,
    listed,
    meeting,
    minutes,
    paper,
    person,
    proposal,
)
from tracker.store import files, journal  # noqa: F401
from tracker.store.database import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
