"""What may go wrong with an index that lies in PostgreSQL, named as the seam names it and in words for an operator."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tracker.search.engine import EngineFault, IndexBusy, IndexDamaged, IndexKeptElsewhere
from tracker.search.postgres_tables import LOCK_NOT_AVAILABLE, NAMES
from tracker.store.database import PUBLIC_ROLE

BUSY = "the search index is being written to by somebody else"
ELSEWHERE = "this server may only read its database; the search index is kept by the one that writes it"
GONE = "the search index is damaged: its tables are gone, or are not of this release"
RIGHTS = (
    f"the database does not let this account do it ({{}}): grant SELECT on {NAMES} to {PUBLIC_ROLE}, and to the account"
    " of DATABASE_URL all rights on them and, to make them anew, CREATE on the database"
)

# By the codes of PostgreSQL; what is not named here is told in the database's own words.
FAULTS: dict[str, tuple[type[EngineFault], str]] = {
    "42P01": (IndexDamaged, GONE),  # undefined_table
    "42703": (IndexDamaged, GONE),  # undefined_column
    "42501": (EngineFault, RIGHTS),  # insufficient_privilege
    "25006": (IndexKeptElsewhere, ELSEWHERE),  # read_only_sql_transaction
    LOCK_NOT_AVAILABLE: (IndexBusy, BUSY),  # the patience is over
}


@contextmanager
def faults_named() -> Iterator[None]:
    try:
        yield
    except DBAPIError as wrong:
        kind, words = FAULTS.get(getattr(wrong.orig, "sqlstate", None) or "", (EngineFault, "the database failed ({})"))
        raise kind(words.format(str(wrong.orig).strip().partition("\n")[0])) from wrong
    except SQLAlchemyError as wrong:
        raise EngineFault(f"the database cannot be used ({str(wrong).partition(chr(10))[0]})") from wrong
