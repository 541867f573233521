"""Migrations: from one release's schema to the next in one transaction, so that it is old or new, never between."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from tracker import paths
from tracker.rules.refusal import BadInput
from tracker.store.database import free_connection, keep_private

OLDEST_POSTGRESQL = 14  # the oldest release that its makers still mend


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(paths.MIGRATIONS))
    return config


def head() -> str:
    """The newest migration that this program knows."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def version(reader: Connection) -> str | None:
    """The same, for a connection that may look at nothing but the tables it knows."""
    found: str | None = reader.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def upgrade(url: str, to: str = "head") -> None:
    """Bring the database up. Safe to repeat, and to be killed anywhere in between. Raises BadInput for a server that
    is too old."""
    keep_private(url)
    with free_connection(url) as connection:
        _new_enough(connection)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def _new_enough(connection: Connection) -> None:
    version = connection.dialect.server_version_info or ()
    if connection.dialect.name == "postgresql" and version < (OLDEST_POSTGRESQL,):
        raise BadInput(
            f"The server at DATABASE_URL is PostgreSQL {'.'.join(map(str, version))}.",
            remedy=f"Use PostgreSQL {OLDEST_POSTGRESQL} or newer, or leave DATABASE_URL out for SQLite in the home.",
        )
