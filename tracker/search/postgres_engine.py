"""The engine where the record lies in PostgreSQL: full-text search in tables beside it, written after the act in a
transaction of its own. Readers may look at a replica, or under an account that can only SELECT."""

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy import Engine as Database
from sqlalchemy.exc import SQLAlchemyError

from tracker.search import postgres_rows, postgres_tables
from tracker.search.engine import Change, Found, IndexBusy, IndexKeptElsewhere
from tracker.search.postgres_faults import BUSY, ELSEWHERE, faults_named
from tracker.search.postgres_find import find
from tracker.search.query import Query

_LOCK = 7_203_478  # any constant but that of the chains: the lock of whoever writes the index
_KEY = {"key": _LOCK}


class PostgresEngine:
    """`reader` is where it is searched: by it all that one question asks is of one state. `url` is where the record is
    written, and the index with it. `patience` is how long `apply` waits for the lock, in seconds."""

    def __init__(self, reader: Database, url: str, *, patience: float = 5.0) -> None:
        self.patience = patience
        self._reader = reader
        self._writer = create_engine(url, poolclass=NullPool)  # a connection is the lock's, and goes with it
        self._mine = threading.local()

    def apply(self, changes: Sequence[Change], upto: int) -> None:
        with self._locked(self.patience) as connection, faults_named(), connection.begin():
            postgres_rows.count(connection, postgres_rows.keep(connection, changes, upto))

    def position(self) -> int:
        with faults_named(), self._reading() as connection:
            return postgres_rows.state(connection).position

    def find(self, query: Query, *, limit: int, facets: Sequence[str]) -> Found:
        """The one facet known to the engine is `kind`; the others are the database's."""
        with faults_named(), self._reading() as connection:
            return find(connection, query, limit, facets)

    def words(self) -> Iterable[tuple[str, int]]:
        with faults_named(), self._reading() as connection:
            return postgres_rows.lexicon(connection)

    def merge(self) -> None:
        """Nothing to do: the server puts its tables in order by itself."""

    @contextmanager
    def writing(self, *, anew: bool = False) -> Iterator["PostgresEngine"]:
        with self._locked(0.0) as connection:
            if not anew:
                yield self
                return
            with self._beside(connection) as fresh:
                yield fresh

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._reader.connect() as connection:
            # Before anything is looked at: whoever waits here while tables are put in the place of others would look
            # into the new ones as they were at a moment when nothing was in them.
            connection.execute(postgres_tables.READ)
            yield connection

    @contextmanager
    def _locked(self, patience: float) -> Iterator[Connection]:
        """The connection of whoever writes; that of this thread, if it has the lock already."""
        held: Connection | None = getattr(self._mine, "connection", None)
        if held is not None:
            yield held
            return
        with faults_named():
            connection = self._writer.connect()
        with connection:
            with faults_named():
                _lock(connection, patience)
            self._mine.connection = connection
            try:
                yield connection
            finally:
                self._mine.connection = None
                _unlock(connection)

    @contextmanager
    def _beside(self, connection: Connection) -> Iterator["Fresh"]:
        """All in one transaction, which is given up with the block. What is at fault in the block is not the index."""
        with connection.begin():
            with faults_named():
                searched = postgres_tables.make_beside(connection)
                postgres_rows.stand(connection, postgres_rows.State(0, 0))
            fresh = Fresh(connection)
            yield fresh
            with faults_named():
                fresh.count()
                postgres_tables.put_in_place(connection, searched)


class Fresh(PostgresEngine):
    """An index in the making: all of it in one transaction, into which nobody else sees before the end. Words are
    counted once it is asked something or is whole: a row that is changed in each batch of one transaction leaves a
    version of itself every time, and all of them are gone through the next time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._counts: Counter[str] = Counter()

    def apply(self, changes: Sequence[Change], upto: int) -> None:
        with faults_named(), self._connection.begin_nested():
            found = postgres_rows.keep(self._connection, changes, upto)
        self._counts.update(found)

    def count(self) -> None:
        counts, self._counts = self._counts, Counter()
        postgres_rows.count(self._connection, counts)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        self.count()
        yield self._connection

    @contextmanager
    def writing(self, *, anew: bool = False) -> Iterator["PostgresEngine"]:
        yield self


def _lock(connection: Connection, patience: float) -> None:
    """The session's: it outlasts commits, and is let go of with the connection if that is lost."""
    if connection.execute(text("SELECT current_setting('transaction_read_only')")).scalar_one() == "on":
        raise IndexKeptElsewhere(ELSEWHERE)
    if patience > 0:
        wait = {"wait": f"{int(patience * 1000)}ms"}
        connection.execute(text("SELECT set_config('lock_timeout', :wait, true)"), wait)
        connection.execute(text("SELECT pg_advisory_lock(:key)"), _KEY)
    elif not connection.execute(text("SELECT pg_try_advisory_lock(:key)"), _KEY).scalar_one():
        raise IndexBusy(BUSY)
    connection.rollback()


def _unlock(connection: Connection) -> None:
    """At once: the server would do it a moment after the connection is closed. It has, where it closed it itself."""
    with suppress(SQLAlchemyError):
        connection.rollback()
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), _KEY)
