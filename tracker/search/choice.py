"""Which engine a site has: that of the database in which its record lies. Only the one that is chosen is loaded."""

from sqlalchemy import Engine as Database

from tracker.search.engine import Engine
from tracker.settings import Settings


def engine_for(settings: Settings, reader: Database) -> Engine:
    """`reader` is where it is searched."""
    if settings.sqlite:
        from tracker.search.whoosh_engine import WhooshEngine  # noqa: PLC0415 (not loaded beside PostgreSQL)

        return WhooshEngine(settings.index)
    from tracker.search.postgres_engine import PostgresEngine  # noqa: PLC0415 (not loaded beside SQLite)

    return PostgresEngine(reader, settings.database_url)
