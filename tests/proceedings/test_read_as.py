"""A person says of what kind a paper is, and it is read anew as that."""

from pathlib import Path

import pytest

from tests.builders import World
from tracker.exchange.check import examine
from tracker.exchange.intake import bring_in
from tracker.exchange.rereading import read_as_called
from tracker.proceedings import review
from tracker.records import find
from tracker.records.paper import STATEMENT, Paper
from tracker.rules.policy import Actor
from tracker.rules.refusal import Missing, NotAllowed

ID = "intake-1"
NAMELESS = """Commercial Customs Operations Advisory Committee
December 16, 2020

Secure Trade Lanes Subcommittee

Ms. Ames moved to adopt the first recommendation; Mr. Boyd seconded. The motion carried unanimously.

The meeting ended late in the evening, and everybody went home after what had been a very long day.
"""


def brought(folder: Path) -> tuple[World, Actor]:
    world = World(folder)
    dfo = world.person()
    with world.inside():
        bring_in(dfo, "nameless.txt", NAMELESS.encode(), world.when)
    return world, dfo


def called(world: World, actor: Actor, kind: str, **more: str) -> Paper:
    review.correct(actor, ID, world.when, fields={"kind": kind, **more}, blocks={}, proposals={})
    assert read_as_called(actor, ID, world.when)
    paper = find.paper(actor, world.when.day, ID)
    assert paper is not None
    return paper


def test_it_is_read_as_what_it_is_called_and_what_was_typed_stays(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        before = find.paper(dfo, world.when.day, ID)
        assert before is not None
        assert (before.kind, [one for one in before.proposals if one.kind == STATEMENT]) == ("unknown", [])
        paper = called(world, dfo, "minutes", term="17")
        said = [one.said for one in paper.proposals if one.kind == STATEMENT]
        assert [(one["told"], one["action"], one["mover"]) for one in said] == [("motion", "passed", "Ms. Ames")]
        title = "Minutes, Secure Trade Lanes Subcommittee, December 16, 2020"
        assert (paper.kind, paper.title, paper.value("term")) == ("minutes", title, 17)
        assert not read_as_called(dfo, ID, world.when)
        paper = called(world, dfo, "unknown")
        assert (paper.kind, [one for one in paper.proposals if one.kind == STATEMENT]) == ("unknown", [])
    assert examine(world.url, world.site.engine).parts["workspace"] == []


def test_only_who_reviews_may(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    liaison = world.person("liaison@example.gov", "liaison", office="dfo")
    with world.inside():
        review.correct(dfo, ID, world.when, fields={"kind": "minutes"}, blocks={}, proposals={})
        with pytest.raises((Missing, NotAllowed)):
            read_as_called(liaison, ID, world.when)
