"""Homes with a made-up record, kept under build/bench and used again while the code that made them is the same. On
SQLite, or on a PostgreSQL of the bench's own."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.bench import postgres_server
from tests.bench.fill import AT, SEED, Say, fill
from tests.proofs.reliability import fingerprint
from tracker import create_app
from tracker.published import standing
from tracker.rules.moment import Moment, moment
from tracker.rules.policy import OPERATOR
from tracker.search import sync
from tracker.search.site import Site
from tracker.settings import from_environment
from tracker.store import journal, migrate
from tracker.store.database import db

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "bench"
SERVER = KEPT / "postgresql"
SQLITE, POSTGRESQL = "sqlite", "postgresql"
GENERATOR = tuple(f"tests/bench/{name}.py" for name in ("vocabulary", "world", "around", "held", "record", "fill"))
ENTERED_BY = (*GENERATOR, "tracker/published/entry.py", "tracker/store/chain.py")
DERIVED_BY = tuple(f"tracker/{name}.py" for name in ("published/standing", "published/facets", "rules/fold",
                                                     "rules/completeness"))  # fmt: skip
INDEXED_BY = ("tracker/published/find.py", *(f"tracker/search/{name}.py" for name in (
    "engine", "fields", "sync", "words", "whoosh_engine", "whoosh_files", "whoosh_runs", "whoosh_schema", "postgres_engine",
    "postgres_rows", "postgres_tables", "postgres_vector")))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Home:
    """`folder` is what TRACKER_HOME names; `database` what DATABASE_URL does, nothing for SQLite in the folder."""

    folder: Path
    size: int
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        return {"TRACKER_HOME": str(self.folder)} | ({"DATABASE_URL": self.database} if self.database else {})

    @property
    def url(self) -> str:
        return from_environment(self.environment).database_url


def home(size: int, say: Say = print, database: str = SQLITE) -> Home:
    """The kept home of this size. What other code entered is thrown away; what it derived or indexed is made anew."""
    kept = Home(KEPT / f"record-{size}", size)
    if database != SQLITE:
        kept = Home(KEPT / f"record-{size}-{database}", size, postgres_server.database(SERVER, f"record_{size}"))
    _made(kept, "entered", ENTERED_BY, lambda: entered(kept, say))
    migrate.upgrade(kept.url)
    _made(kept, "derived", DERIVED_BY, lambda: _derived(kept, say))
    _made(kept, "index", INDEXED_BY, lambda: _indexed(kept, say))
    return kept


def _made(kept: Home, what: str, by: Sequence[str], make: Callable[[], None]) -> None:
    """Make it unless this code made it."""
    mark, code = kept.folder / f"{what}.made", fingerprint(ROOT, by)
    if not (mark.is_file() and mark.read_text() == code):
        mark.unlink(missing_ok=True)
        make()
        mark.write_text(code)


@contextmanager
def copied(kept: Home) -> Iterator[Home]:
    """A copy that may be written to; gone in the end."""
    folder = KEPT / f"copy-of-{kept.size}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(kept.folder, folder, ignore=shutil.ignore_patterns("fts5.*"))
    try:
        yield Home(folder, kept.size)
    finally:
        shutil.rmtree(folder)


@contextmanager
def _opened(kept: Home) -> Iterator[tuple[Site, Moment]]:
    app = create_app(from_environment(kept.environment))
    site: Site = app.extensions["tracker"]
    with app.app_context():
        yield site, moment(datetime.fromisoformat(AT), site.settings.zone)
        db.session.remove()
        db.engine.dispose()
    site.let_go()


def entered(kept: Home, say: Say) -> None:
    shutil.rmtree(kept.folder, ignore_errors=True)
    kept.folder.mkdir(parents=True, mode=0o700)
    if kept.database:
        postgres_server.empty(SERVER, f"record_{kept.size}")
    migrate.upgrade(kept.url)
    with _opened(kept) as (_, when):
        fill(SEED, kept.size, when, lambda words: say(f"record of {kept.size}: {words}"))
    _tidied(kept)
    (kept.folder / "derived.made").write_text(fingerprint(ROOT, DERIVED_BY))


def _derived(kept: Home, say: Say) -> None:
    say(f"record of {kept.size}: what stands is derived anew")
    with _opened(kept) as (_, when), journal.signed(OPERATOR, "derive", when, subject="a made-up record"):
        standing.rebuild(db.session.connection())
    _tidied(kept)


def _tidied(kept: Home) -> None:
    """As if it had never held anything else."""
    if kept.database:
        postgres_server.tidy(kept.database)
        return
    with closing(sqlite3.connect(kept.folder / "tracker.sqlite")) as connection:
        connection.execute("VACUUM")


def _indexed(kept: Home, say: Say) -> None:
    with _opened(kept) as (site, _), site.source.connect() as reader:
        sync.rebuild(site.keeper, reader, lambda done, total: say(f"index of {kept.size}: {done} of {total} things"))
