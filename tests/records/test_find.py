"""The workspace's named queries: each starts from what its reader may read."""

from datetime import date
from pathlib import Path

from tests.builders import World
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS
from tracker.exchange.intake import bring_in
from tracker.records import find
from tracker.rules.policy import ANYBODY, OPERATOR, Actor, Role

DAY = date(2026, 1, 15)


def two_papers(world: World) -> None:
    dfo = world.person()
    with world.inside():
        for name, text in (("one.txt", RECOMMENDATIONS), ("two.txt", ISSUE_PAPER)):
            bring_in(dfo, name, text.encode(), world.when)


def ids(actor: Actor, on: date = DAY) -> list[str]:
    return [paper.id for paper in find.papers(actor, on)]


def test_the_office_reads_all_papers_and_nobody_else_any(tmp_path: Path) -> None:
    world = World(tmp_path)
    two_papers(world)
    readers = {
        name: Actor(name, 1, roles=(Role(name, date(2026, 1, 1)),)) for name in ("dfo", "alternate-dfo", "assistant")
    }
    others = {
        name: Actor(name, 1, roles=(Role(name, date(2026, 1, 1)),)) for name in ("member", "lead", "chair", "liaison")
    }
    with world.inside():
        assert {name: ids(actor) for name, actor in readers.items()} == {
            key: ["intake-2", "intake-1"] for key in readers
        }
        assert [ids(actor) for actor in (*others.values(), ANYBODY, OPERATOR)] == [[]] * 6


def test_a_role_reads_from_its_first_day_to_its_last(tmp_path: Path) -> None:
    world = World(tmp_path)
    two_papers(world)
    actor = Actor("a", 1, roles=(Role("dfo", date(2026, 1, 10), date(2026, 1, 20)),))
    with world.inside():
        read = [len(ids(actor, date(2026, 1, day))) for day in (9, 10, 20, 21)]
        one = [find.paper(actor, date(2026, 1, day), "intake-1") is not None for day in (9, 10, 20, 21)]
    assert (read, one) == ([0, 2, 2, 0], [False, True, True, False])


def test_papers_can_be_asked_for_by_their_state(tmp_path: Path) -> None:
    world = World(tmp_path)
    two_papers(world)
    actor = Actor("a", 1, roles=(Role("dfo", date(2026, 1, 1)),))
    with world.inside():
        states = [len(find.papers(actor, DAY, states)) for states in (["awaiting review"], ["reviewed"], [])]
    assert states == [2, 0, 2]


def test_people_are_found_whatever_the_case_of_their_address(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.person("dfo@example.gov")
    with world.inside():
        assert [find.person(typed) is not None for typed in (" DFO@Example.gov ", "other@example.gov")] == [True, False]
