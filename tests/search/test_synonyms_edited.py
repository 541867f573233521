"""Search goes by the list of synonyms as it was last published: from the next question on, in every process, with the
index as it is."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.builders import World, recommendation
from tracker.proceedings import synonyms
from tracker.rules.keys import SYNONYMS
from tracker.rules.policy import Actor
from tracker.rules.synonyms import Row
from tracker.search.look import look
from tracker.store.database import db

EAPA = Row("EAPA", ("Enforce and Protect Act",), ("UFLPA",))
ACT, LABOR, OTHER = (f"2020-12/old/{place}" for place in range(1, 4))
SERVER = """
import sys
from pathlib import Path
from tests.builders import settings_for
from tracker import create_app
from tracker.search.look import look
app = create_app(settings_for(Path(sys.argv[1]), sys.argv[2]))
here = app.extensions["tracker"]
for words in sys.stdin:
    with app.app_context(), here.reader.connect() as reader:
        answer = look(reader, here.engine, words.strip(), on=here.clock().day)
    print(*sorted(hit.key for hit in answer.hits[:answer.total - answer.some]), flush=True)
"""


def filled(folder: Path) -> tuple[World, Actor]:
    world = World(folder)
    dfo = world.person()
    world.publish(
        recommendation(ACT, "CBP may enforce and protect acts of trade."),
        recommendation(LABOR, "The UFLPA binds importers."),
        recommendation(OTHER, "COAC recommends that CBP post a sign."),
    )
    return world, dfo


def found(world: World, words: str, on: str = "") -> list[str]:
    """What has all that was typed, or other names of it; not what the list was filled up with."""
    day = world.when.day.replace(year=int(on)) if on else world.when.day
    with world.reading() as reader:
        answer = look(reader, world.site.engine, words, on=day)
    return [hit.key for hit in answer.hits[: answer.total - answer.some]]


def edited(world: World, dfo: Actor, *more: Row, without: str = "") -> None:
    """Published, and the index not touched: it stands where it stood."""
    with world.inside():
        held = synonyms.rows(synonyms.held(db.session.connection(), world.when))
        synonyms.publish(dfo, [*(row for row in held if row.acronym != without), *more], world.when)


def test_the_next_question_is_asked_by_the_new_list_and_the_index_stays_as_it_is(tmp_path: Path) -> None:
    world, dfo = filled(tmp_path)
    assert found(world, "EAPA") == []
    position = world.site.engine.position()
    edited(world, dfo, EAPA)
    assert world.site.engine.position() == position
    assert found(world, "EAPA") == [ACT, LABOR]  # what means the same before what is near
    assert found(world, "UFLPA") == [LABOR, ACT]
    assert found(world, "EAPA", "2021") == [ACT, LABOR]  # of today, whichever day is asked about
    edited(world, dfo, without="EAPA")
    assert world.site.engine.position() == position
    assert (found(world, "EAPA"), found(world, "UFLPA")) == ([], [LABOR])


def test_the_index_made_anew_finds_the_same(tmp_path: Path) -> None:
    world, dfo = filled(tmp_path)
    edited(world, dfo, EAPA)
    before = {words: found(world, words) for words in ("EAPA", "UFLPA", "Enforce and Protect Act", "WRO")}
    world.site.catch_up()
    assert {words: found(world, words) for words in before} == before
    assert found(world, "Acronyms synonyms") == [SYNONYMS]  # the list itself, once, however many editions it has


def test_another_process_goes_by_it_too(tmp_path: Path) -> None:
    world, dfo = filled(tmp_path)
    with other_process(world, tmp_path) as other:
        assert asked(other, "EAPA") == []  # and so holds the first list in its memory
        edited(world, dfo, EAPA)
        assert asked(other, "EAPA") == [ACT, LABOR]
        edited(world, dfo, without="EAPA")
        assert asked(other, "EAPA") == []


def test_a_page_that_is_held_for_readers_is_made_anew(tmp_path: Path) -> None:
    world, dfo = filled(tmp_path)
    client = world.client()
    before = client.get("/search?q=EAPA")
    known = {"If-None-Match": before.headers["ETag"]}
    assert client.get("/search?q=EAPA", headers=known).status_code == 304
    edited(world, dfo, EAPA)
    after = client.get("/search?q=EAPA", headers=known)
    assert (after.status_code, "0 " in before.text, "Enforce and Protect Act" in before.text) == (200, True, False)
    assert "Also looked for: Enforce and Protect Act" in after.text and f"/recommendations/{ACT}" in after.text


@contextmanager
def other_process(world: World, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", SERVER, str(folder), world.url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        try:
            yield other
        finally:
            assert other.stdin is not None
            other.stdin.close()


def asked(other: "subprocess.Popen[str]", words: str) -> list[str]:
    assert other.stdin is not None and other.stdout is not None
    print(words, file=other.stdin, flush=True)
    return other.stdout.readline().split()
