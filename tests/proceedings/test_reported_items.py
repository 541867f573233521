"""Papers that make no recommendations but report on some: which of the record they mean, by the same account."""

from pathlib import Path
from typing import Any

from tests.builders import World, group, recommendation
from tracker.exchange.intake import bring_in
from tracker.proceedings import decide, publish, review
from tracker.proceedings.matching import Decision
from tracker.records import find
from tracker.rules.policy import Actor

REPORT = """Air Cargo Subcommittee

Office of Field Operations
February 8, 2012

Issue: Report where the recommendations on air cargo stand.

Current Status of COAC Recommendations:

1) Take one form for all airports, which should be short and in plain words and open to every carrier that asks
Status: The form is at the printer.

2) Weigh every pallet once, at the airport where it is loaded, and send the weight ahead with the manifest
Status: Done in three ports.

3) Paint the floor of every hall in two colours
Status: Nothing was done.

Submitted by: Pat Example
Date: January 31, 2012
"""
FORM = "Take one form for all airports, which should be short and in plain words and open to every carrier that asks."
WEIGHT = "Weigh each pallet once, at the airport where it is loaded, and send its weight ahead with the manifest."


def test_it_is_enough_to_know_which_one_is_meant(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    world.publish(group("air", "Air Cargo Subcommittee", "2011-01-01", level="subcommittee"))
    world.publish(*(recommendation(f"2011-11/air/{place}", text, "2011-11", "air")
                    for place, text in enumerate((FORM, WEIGHT), 1)))  # fmt: skip
    with world.inside():
        paper, _ = bring_in(dfo, "report.txt", REPORT.encode(), world.when)
        one = decide.account(paper)
        said = [(line.outcome and line.outcome.verdict, line.outcome and line.outcome.key) for line in one.lines]
        assert said == [("same", "2011-11/air/1"), (None, None), ("new", None)]
        assert (
            decide.summary(one)[0]
            == "3 items: 1 is in the record already; 1 is not in the record; 1 waits for a decision."
        )
        one = decide.decide(dfo, paper.id, world.when, {2: Decision("version", "2011-11/air/2")})
        assert [line.outcome for line in one.lines if line.place == 2] == [Decision("same", "2011-11/air/2")]
    page = world.client("dfo@example.gov").get("/office/papers/intake-1/items?show=all").text
    assert "It is none that is held" in page and "misprints" not in page


SAID = REPORT.replace("The form is at the printer", "CBP concurs").replace("Done in", "CBP does not concur on")
AIR = (
    group("air", "Air Cargo Subcommittee", "2011-01-01", level="subcommittee"),
    *(recommendation(f"2011-11/air/{place}", text, "2011-11", "air") for place, text in enumerate((FORM, WEIGHT), 1)),
)


def statements(world: World, dfo: Actor) -> list[tuple[Any, ...]]:
    paper = find.paper(dfo, world.when.day, "intake-1")
    assert paper is not None
    told = [(one.said["about"], one.said["feedback"], one.accepted) for one in paper.proposals if "told" in one.said]
    return told[:2]


def feedback(world: World, place: int) -> str | None:
    shown = world.shown(f"2011-11/air/{place}")
    assert shown is not None and shown.status is not None
    return shown.status["feedback"] and shown.status["feedback"]["value"]


def test_a_status_is_of_what_its_item_is(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    world.publish(*AIR)
    with world.inside():
        bring_in(dfo, "report.txt", SAID.encode(), world.when)
        assert statements(world, dfo) == [("2011-11/air/1", "agreed", None), (None, "not agreed", False)]
        decide.decide(dfo, "intake-1", world.when, {2: Decision("same", "2011-11/air/2")})
        assert statements(world, dfo)[1] == ("2011-11/air/2", "not agreed", None)
        decide.decide(dfo, "intake-1", world.when, {2: Decision("new")})
        assert statements(world, dfo)[1] == (None, "not agreed", False)
        decide.decide(dfo, "intake-1", world.when, {2: Decision("same", "2011-11/air/2")})
        review.accept(dfo, "intake-1", world.when)
        publish.publish(dfo, ["intake-1"], world.when)
    assert (feedback(world, 1), feedback(world, 2)) == ("agreed", "not agreed")


def test_what_the_record_holds_by_now_is_shown_and_taken(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    with world.inside():
        bring_in(dfo, "report.txt", SAID.encode(), world.when)
        assert statements(world, dfo)[0] == (None, "agreed", False)
    world.publish(*AIR)
    page = world.client("dfo@example.gov").get("/office/papers/intake-1").text
    assert "As the record stands, 2011-11/air/1 is meant; the box left empty takes it" in page
    with world.inside():
        paper = find.paper(dfo, world.when.day, "intake-1")
        place = next(one.place for one in paper.proposals if "told" in one.said) if paper else 0
        yes = {place: {"accepted": "yes"}}
        review.correct(dfo, "intake-1", world.when, fields={}, blocks={}, proposals=yes)
        review.accept(dfo, "intake-1", world.when)
        publish.publish(dfo, ["intake-1"], world.when)
    assert (feedback(world, 1), feedback(world, 2)) == ("agreed", None)
