"""A site loads the engine of its database, and nothing of the other's."""

import os
import subprocess
import sys
from pathlib import Path

from tests.builders import DATABASE, World, recommendation

SERVED = """
import sys
from tracker import create_app
app = create_app()
found = app.test_client().get("/search.json?q=post+sign*").get_json()
engine = app.extensions["tracker"].engine
rooms = {"whoosh", "psycopg", "tracker.search.whoosh_engine", "tracker.search.postgres_engine"}
print(found["total"], type(engine).__name__, *sorted(rooms & sys.modules.keys()))
"""
LOADED = {
    "sqlite": "1 WhooshEngine tracker.search.whoosh_engine whoosh",
    "postgresql": "1 PostgresEngine psycopg tracker.search.postgres_engine",
}


def test_a_search_is_served_without_the_other_engine(tmp_path: Path) -> None:
    """In a process of its own, as a site is served."""
    world = World(tmp_path)
    world.publish(recommendation("2020-12/pswg/1"))
    environment = {**os.environ, "TRACKER_HOME": str(tmp_path), "DATABASE_URL": world.url, "PUBLIC_DATABASE_URL": ""}
    done = subprocess.run([sys.executable, "-c", SERVED], env=environment, capture_output=True, text=True, check=False)
    assert (done.stderr, done.stdout.strip()) == ("", LOADED[DATABASE])
