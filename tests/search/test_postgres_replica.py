"""Public pages may look at a streaming replica: it is searched there, and the index is kept where the record is
written. A real pair of servers."""

import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.builders import DATABASE, World, recommendation
from tests.replica import pair
from tests.search.engines import found_by
from tracker.published import find
from tracker.search import sync
from tracker.search.engine import IndexKeptElsewhere
from tracker.search.look import BEHIND
from tracker.search.postgres_engine import PostgresEngine
from tracker.store import migrate

pytestmark = pytest.mark.skipif(DATABASE != "postgresql", reason="replicas are PostgreSQL's")


def asked(url: str, statement: str) -> str:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        told = connection.execute(text(statement)).scalar()
    engine.dispose()
    return str(told)


def followed(source: str, replica: str) -> None:
    """Wait until the replica has all that was written."""
    written = asked(source, "SELECT pg_current_wal_lsn()")
    for _ in range(500):
        if asked(replica, f"SELECT pg_last_wal_replay_lsn() >= '{written}'") == "True":
            return
        time.sleep(0.02)
    raise TimeoutError(replica)


def test_a_replica_is_searched_and_never_written(tmp_path: Path) -> None:
    with pair() as both:
        source, replica = both.source, both.replica
        migrate.upgrade(source)
        world = World(tmp_path, founded=False, database_url=source, public_database_url=replica)
        site, client = world.site, world.client()
        world.publish(recommendation("2020-12/pswg/1"))
        followed(source, replica)
        assert client.get("/search.json?q=post+sign*").get_json()["total"] == 1
        assert client.get("/readyz").get_json()["index"] == {"ok": True, "position": 1}

        asked(replica, "SELECT pg_wal_replay_pause()")
        world.publish(recommendation("2020-12/pswg/2"))
        assert (site.keeper.position(), site.engine.position()) == (2, 1)
        found = client.get("/search.json?q=post").get_json()
        assert (found["total"], found["notes"]) == (1, [])  # as of the moment at which the replica stands
        asked(replica, "SELECT pg_wal_replay_resume()")
        followed(source, replica)
        assert client.get("/search.json?q=post").get_json()["total"] == 2

        world.record(recommendation("2020-12/pswg/3"))
        followed(source, replica)
        assert client.get("/search.json?q=sign").get_json()["notes"] == [BEHIND]
        alone = PostgresEngine(site.reader, replica)
        with site.reader.connect() as reader:
            assert (find.head(reader).id, sync.catch_up(alone, reader), alone.position()) == (3, None, 2)
            with pytest.raises(IndexKeptElsewhere):
                sync.rebuild(alone, reader)
        site.catch_up()
        followed(source, replica)
        assert len(found_by(alone, "post")) == 3
        site.let_go()
