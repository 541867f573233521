"""A small draw of proof S8, and what else is promised of migrations."""

import ast
from pathlib import Path

import pytest
from alembic import autogenerate
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, Table, create_engine, inspect, select, text

from tests.builders import DATABASE, World
from tests.proofs.full_world import close, full_world
from tests.proofs.migration import PROOF
from tests.proofs.proof import small
from tests.proofs.schema import empty_databases, rows, schema, shape
from tracker import paths
from tracker.exchange.check import examine
from tracker.search import postgres_tables
from tracker.store import migrate
from tracker.store.database import Base, free_connection

REVISIONS = [script.revision for script in ScriptDirectory(str(paths.MIGRATIONS)).walk_revisions()][::-1]


@pytest.mark.proof
def test_a_killed_upgrade_is_old_or_new(tmp_path: Path) -> None:
    assert small(PROOF, tmp_path, each=20).faults == []


def test_upgrading_twice_changes_nothing(tmp_path: Path) -> None:
    world = full_world(tmp_path)
    close(world)
    before = schema(world.url), _rows(world.url)
    migrate.upgrade(world.url)
    assert (schema(world.url), _rows(world.url)) == before


def test_the_head_is_what_the_models_say(tmp_path: Path) -> None:
    """By Alembic's comparison, and by ours of what that one passes over: checks, keys and their names."""
    migrated, modelled = (create_engine(url) for url in empty_databases(tmp_path, 2))
    migrate.upgrade(migrated.url.render_as_string(hide_password=False))
    of_the_index = [postgres_tables.METADATA] if DATABASE == "postgresql" else []
    for metadata in (models := [Base.metadata, *of_the_index]):
        metadata.create_all(modelled)
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert autogenerate.compare_metadata(context, models) == []
    assert shape(migrated) == shape(modelled)
    migrated.dispose()
    modelled.dispose()


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_the_rows_of_every_earlier_revision_are_carried_to_the_head(tmp_path: Path, revision: str) -> None:
    world = full_world(tmp_path)
    (older,) = empty_databases(tmp_path / "older", 1)
    migrate.upgrade(older, revision)
    carried = _carry(world, older)
    migrate.upgrade(older)
    assert _rows(older) == carried
    found = examine(older, world.site.engine)
    assert found.parts == {part: [] for part in found.parts}


def _carry(world: World, older: str) -> dict[str, list[tuple[object, ...]]]:
    """Copy what a world holds into an older schema, as far as that has tables and columns for it; its further columns
    held words. What came later is empty in this world, or has its default."""
    with free_connection(world.url, writes=False) as source, free_connection(older) as target:
        known = inspect(target).get_table_names()
        for table in (one for one in Base.metadata.sorted_tables if one.name in known):
            there = Table(table.name, MetaData(), autoload_with=target)
            more = dict.fromkeys((column.name for column in there.c if column.name not in table.c), "words")
            both = [column for column in table.c if column.name in there.c]
            held = [dict(row._mapping) | more for row in source.execute(select(*both).order_by(*table.primary_key))]
            if held:
                target.execute(there.insert(), held)
        return rows(source)


def _rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    with free_connection(url, writes=False) as connection:
        return rows(connection)


def test_no_migration_goes_down() -> None:
    """Going back is a restore of the backup; a guarded table is never taken away."""
    defined = {
        node.name
        for path in (paths.MIGRATIONS / "versions").glob("0*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    }
    assert defined == {"upgrade"}


def test_the_full_world_holds(tmp_path: Path) -> None:
    """The data that these proofs begin with is whole itself, and holds a redaction."""
    world = full_world(tmp_path)
    found = examine(world.url, world.site.engine)
    assert found.parts == {part: [] for part in found.parts}
    with free_connection(world.url, writes=False) as connection:
        assert connection.execute(text("SELECT count(*) FROM content WHERE salt IS NULL")).scalar() == 1
