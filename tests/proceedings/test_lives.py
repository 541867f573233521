"""What papers tell of groups and programmes, published: stages, parents and names from the day on that is told."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import World, group, programme
from tests.proceedings.builders_release import out, reviewed
from tracker.exchange.intake import bring_in
from tracker.proceedings import amend, review
from tracker.published import standing
from tracker.published.life import life
from tracker.rules.refusal import BadInput

TITLE = """Commercial Customs Operations Advisory Committee (COAC)
Government Issue Paper
Safe Roads Subcommittee
{month}

Background: {said}

Date: {day}
"""
SUMMARY = """Safe Roads Subcommittee

Executive Summary

Co-chairs: Pat Example and Sam Sample
{day}

Ongoing work includes:
{said}
"""


def paper(said: str, day: str = "March 9, 2022", month: str = "March 2022") -> str:
    return TITLE.format(said=said, day=day, month=month)


def summary(said: str, day: str = "March 9, 2022") -> str:
    return SUMMARY.format(said=said, day=day)


def told(world: World, *texts: str) -> None:
    dfo = world.person(f"dfo{len(world.keys('paper'))}@example.gov")
    for text in texts:
        out(world, dfo, *reviewed(world, dfo, text))
    with world.reading() as reader:
        assert standing.compare(reader) == []


def facts(world: World, key: str, on: str | None = None) -> Any:
    one = world.shown(key, on)
    return (
        None if one is None else {"name": one.facts["name"], "stage": one.facts.get("stage"), "since": one.since.value}
    )


def test_a_group_that_rests_has_a_stage_from_that_day_on(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(group("rail", "Rail Working Group"))
    told(world, summary("The Rail Working Group was placed on hiatus effective February 1, 2022."))
    assert facts(world, "rail", "2022-01-31")["stage"] is None
    assert facts(world, "rail")["stage"] == "on hiatus"
    event = world.shown("rail/on-hiatus")
    assert event is not None
    assert (event.title, event.since.value, event.to("of")) == (
        "Rail Working Group put on hiatus",
        "2022-02-01",
        ["rail"],
    )
    assert event.facts["attested"]["source"] == "2022-03/safe-roads/executive-summary"


def test_what_the_record_knows_is_not_said_twice(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(group("rail", "Rail Working Group"))
    told(world, summary("The Rail Working Group is on hiatus."),
         summary("The Rail Working Group is on hiatus.", "June 8, 2022"))  # fmt: skip
    assert world.keys("event") == ["rail/on-hiatus"]
    event = world.shown("rail/on-hiatus")
    assert event is not None and (event.since.value, event.since.precision) == ("2022-03-09", "by")


def test_a_group_that_only_a_standing_names_is_founded_with_what_is_known(tmp_path: Path) -> None:
    world = World(tmp_path)
    told(world, summary("The Rail Working Group (RWG) was formed in January 2022."))
    rail = world.shown("rwg")
    assert rail is not None and (rail.title, rail.since.value) == ("Rail Working Group", "2022-01")
    assert world.keys("event") == ["rwg/formed"]


def test_a_group_that_was_moved_has_another_parent_since(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(group("canal", "Canal Subcommittee", level="subcommittee"), group("rail", "Rail Working Group"))
    told(world, summary("The Rail Working Group was transferred to the Canal Subcommittee on February 1, 2022."))
    before, after = world.shown("rail", "2022-01-31"), world.shown("rail")
    assert before is not None and after is not None
    assert (before.to("parent"), after.to("parent")) == (["coac"], ["canal"])


def test_what_a_retracted_paper_alone_told_of_a_group_goes_and_comes_back_with_it(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    world.publish(group("rail", "Rail Working Group", parent="canal"), group("canal", "Canal Subcommittee"))
    said = "The Rail Working Group is on hiatus. The Rail Working Group was transferred to the Dam Subcommittee."
    ids = reviewed(world, dfo, summary(said), summary("The Rail Working Group is winding down.", "June 8, 2022"))
    paper, *_ = [out(world, dfo, id)[0] for id in ids]
    with world.inside():
        gone = amend.retract(dfo, paper, world.when, reason="Another committee's it was.")
    assert gone == [paper, "rail/on-hiatus", "rail/transferred"]
    assert (facts(world, "rail", "2022-05-01")["stage"], facts(world, "rail")["stage"]) == (None, "winding down")
    then = world.shown("rail", "2022-05-01")
    assert then is not None and then.to("parent") == ["canal"]
    assert world.keys("event") == ["rail/winding-down"]
    with world.inside():
        review.accept(dfo, ids[0], world.when)
    out(world, dfo, ids[0])
    assert sorted(world.keys("event")) == ["rail/on-hiatus-2", "rail/transferred-2", "rail/winding-down"]
    assert facts(world, "rail", "2022-05-01")["stage"] == "on hiatus"
    with world.reading() as reader:
        assert standing.compare(reader) == []


def test_an_event_that_a_person_rejects_is_not_published(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    world.publish(group("rail", "Rail Working Group"))
    with world.inside():
        held, _ = bring_in(dfo, "a.txt", summary("The Rail Working Group is on hiatus.").encode(), world.when)
        (place,) = [one.place for one in held.proposals if one.kind == "event"]
        with pytest.raises(BadInput, match="Group is missing"):
            event = next(one for one in held.proposals if one.kind == "event")
            review.correct(dfo, held.id, world.when, fields={}, blocks={}, proposals={event.place: {"group": ""}})
    with world.inside():
        review.accept(dfo, "intake-1", world.when, rejected=[place])
    out(world, dfo, "intake-1")
    assert (world.keys("event"), facts(world, "rail")["stage"]) == ([], None)


# Programmes -----------------------------------------------------------------------------------------------------------

ISC = "The Inland Self Check (ISC) program was voluntary. The transition from ISC to Rail Watch has been completed."


def test_a_programme_and_its_later_name_are_one(tmp_path: Path) -> None:
    world = World(tmp_path)
    told(world, paper(ISC))
    assert facts(world, "programme/isc", "2022-03-08")["name"] == "Inland Self Check"
    assert facts(world, "programme/isc") == {"name": "Rail Watch", "stage": None, "since": "2022-03-09"}
    one = world.shown("programme/isc")
    assert one is not None and (one.since.precision, one.url) == ("by", "/programmes/rail-watch")
    assert one.facts["attested"]["source"] == "2022-03/safe-roads/issue-paper"
    told(world, paper(ISC, "June 8, 2022", "June 2022"))
    with world.reading() as reader:
        assert len(life(reader, "programme/isc").rows) == 2


@pytest.mark.parametrize("order", [1, -1])
def test_the_papers_may_come_in_any_order(tmp_path: Path, order: int) -> None:
    world = World(tmp_path)
    later = paper("The Rail Watch Program (RWP) met.", "June 8, 2022", "June 2022")
    told(world, *[paper(ISC), later][::order])
    (key,) = world.keys("programme")
    assert facts(world, key, "2022-03-08")["name"] == "Inland Self Check"
    assert facts(world, key)["name"] == "Rail Watch"


def test_a_pilot_concluded_has_its_stage_since_then(tmp_path: Path) -> None:
    world = World(tmp_path)
    told(world, paper("The Rail Watch pilot began in May 2021. The Rail Watch pilot concluded on February 1, 2022."))
    key = "programme/rail-watch-pilot"
    assert facts(world, key, "2021-06-01") == {"name": "Rail Watch Pilot", "stage": None, "since": "2021-05"}
    assert facts(world, key) == {"name": "Rail Watch Pilot", "stage": "concluded", "since": "2022-02-01"}
    assert sorted(world.keys("event")) == [f"{key}/concluded", f"{key}/launched"]


def test_two_programmes_that_the_record_tells_apart_stay_two(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(programme("isc", "Inland Self Check", acronym="ISC"), programme("rail-watch", "Rail Watch"))
    told(world, paper(ISC))
    event = world.shown("programme/rail-watch/continues/isc")
    assert event is not None and event.to("continues") == ["programme/isc"]
    assert facts(world, "programme/isc")["name"] == "Inland Self Check"
