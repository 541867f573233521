"""An index that was made when documents or words were something else is noticed, and made anew without being asked."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.builders import DATABASE, World, recommendation
from tests.search.engines import ask
from tracker.published import searched
from tracker.search.choice import engine_for
from tracker.search.engine import FORMAT, IndexDamaged
from tracker.search.look import BROKEN, look
from tracker.search.words import placed, surfaces, telling
from tracker.store.database import free_connection

# Words of every sort that an index treats in a way of its own, and a thing with most of what is told of things.
TEXT = """Fourteen of the C-TPAT importers' QRAs, seized at 7.37 a.m. on Dec 7, 2022: the harbour authority's catalogue of
self-assessments (Pub# 3477-1123) was written anew by draymen who'd organised it, e.g. in Sept or May. Naïve co\u00adoperation of officers."""
FACTS = {"subject": ["gates", "bonds"], "addressee": "CBP", "date": {"printed": "May 2022"}, "method": "voice",
         "paper_kind": "minutes", "group_printed": "Gate Group", "note": "kept out", "printed": "As printed.", "evidence": ["A list", {"words": "A count", "file": {"name": "count.pdf"}}],
         "actions": [{"what": "Ask.", "who": "An office"}], "noticed": {"citation": "85 FR 77000", "days": 15},
         "votes": [{"name": "Ms. Ames", "vote": "for"}], "recused": [{"name": "Mr. Boyd", "item": "a"}, "Ms. Cole"],
         "quorum": {"met": False}, "certified_by": "Ms. Dow"}  # fmt: skip
LINKS = [{"rel": "group", "to": "office/gates"}, {"rel": "decides", "to": "a", "sets": {"action": "passed"}}]
KINDS = ("recommendation", "erratum", "update", "event", "account", "outcome", "meeting", "comment", "link")

# By format, what came of them. When this fails, raise FORMAT and say here what comes of them now.
MADE = {8: "889265ea390397b9"}


def test_what_is_indexed_is_what_its_format_says() -> None:
    said = [searched.words(kind, "Title", TEXT, FACTS, LINKS) for kind in KINDS]
    told = json.dumps([sorted(placed((telling(TEXT),))), sorted(surfaces(TEXT)), said])
    assert {FORMAT: sha256(told.encode()).hexdigest()[:16]} == MADE


def as_of_another_release(world: World) -> None:
    if DATABASE == "postgresql":
        with free_connection(world.url) as connection:
            connection.execute(text("UPDATE search_state SET id = id - 1"))
        return
    for seal in world.site.settings.index.rglob("seal_*.json"):
        told = json.loads(seal.read_text("utf-8"))
        assert told.pop("format") == FORMAT
        seal.write_text(json.dumps(told), "utf-8")


def test_an_index_of_another_release_is_noticed_and_made_anew(tmp_path: Path) -> None:
    world = World(tmp_path / "home")
    world.record(recommendation("2020-12/ttwg/1", "COAC recommends gates."))
    world.site.catch_up()
    as_of_another_release(world)
    engine = engine_for(world.site.settings, world.site.reader)  # as a process meets it that starts now
    for use in (engine.position, lambda: ask(engine, "gates"), engine.words, lambda: engine.apply([], 99)):
        with pytest.raises(IndexDamaged, match="another release"):
            use()
    with world.reading() as reader:
        answer = look(reader, engine, "gates", on=world.when.day)
        assert (answer.total, answer.banner) == (0, BROKEN)
    world.site.keeper = world.site.engine = engine
    world.site.catch_up(anew=False)  # as before the site is served
    with pytest.raises(IndexDamaged):
        engine.position()
    world.site.catch_up()
    with world.reading() as reader:
        answer = look(reader, engine, "gates", on=world.when.day)
        assert ([hit.key for hit in answer.hits], answer.banner) == (["2020-12/ttwg/1"], None)
