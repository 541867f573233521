"""Errata: of a person, and of a review that met a paper contradicting itself. The print stays as it is."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import World
from tests.papers import RECOMMENDATIONS
from tests.proceedings.builders_release import SET, out, reviewed
from tracker.exchange.intake import bring_in
from tracker.proceedings import amend, errata, publish, review
from tracker.published import errata as published
from tracker.published import standing
from tracker.rules.refusal import BadInput, Missing, NotAllowed

MINUTES = """Commercial Customs Operations Advisory Committee (COAC)
Minutes of the Public Meeting

Thursday, March 4, 2020

Roll Call
The following members were present: Ms. Ada Ames, Mr. Ben Berg.

Discussion
Ms. Ames reported on port signs. The meeting closed at 4:00 p.m.
"""
SIGN = {"printed": "the lane, the hours", "corrected": "the lane and the hours", "source": "A letter of the chair."}


def held(world: World, key: str, on: str | None = None) -> list[published.Erratum]:
    one = world.shown(key, on)
    assert one is not None
    with world.reading() as reader:
        return published.of(reader, [one], world.when.day)[key]


def told(one: published.Erratum) -> tuple[str, str, str]:
    return one.field, one.printed, one.corrected


def test_a_misprint_of_an_item_stands_beside_its_words_from_the_beginning(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside():
        key = errata.record(dfo, f"{SET}/1", world.when, SIGN)
    assert key == f"{SET}/1/erratum/1"
    (one,) = held(world, f"{SET}/1")
    assert (told(one), one.source) == (("", *list(SIGN.values())[:2]), "A letter of the chair.")
    shown, then = world.shown(f"{SET}/1"), world.shown(key, "2020-12-01")
    assert shown is not None and then is not None and SIGN["printed"] in shown.text
    with world.reading() as reader:
        assert standing.compare(reader) == []


def test_a_misprint_of_a_paper_is_one_of_the_item_whose_words_it_is_about(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside():
        errata.record(dfo, f"{SET}/recommendations", world.when, SIGN)
    assert [len(held(world, f"{SET}/{part}")) for part in ("recommendations", 1, 2)] == [1, 1, 0]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"printed": ""}, "As printed is missing"),
        ({"source": " "}, "Who says so is missing"),
        ({"printed": "the train"}, 'does not print "the train"'),
        ({"corrected": "the lane, the hours"}, "are the same"),
        ({"field": "colour"}, 'has no fact "colour"'),
        ({"field": "number", "printed": "the lane"}, "is not 6 digits"),
    ],
)
def test_what_is_no_erratum_is_refused_in_words(tmp_path: Path, changed: dict[str, str], said: str) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside(), pytest.raises(BadInput, match=said):
        errata.record(dfo, f"{SET}/1", world.when, {**SIGN, **changed})
    assert held(world, f"{SET}/1") == []


def test_a_misprint_is_told_once(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside():
        key = errata.record(dfo, f"{SET}/1", world.when, SIGN)
        with pytest.raises(BadInput, match=f"This is recorded already, as {key}"):
            errata.record(dfo, f"{SET}/1", world.when, SIGN | {"source": "The chair."})
        errata.record(dfo, f"{SET}/1", world.when, SIGN | {"corrected": "the lane, then the hours"})
    assert [one.corrected for one in held(world, f"{SET}/1")] == ["the lane and the hours", "the lane, then the hours"]


def test_only_the_officer_records_one_and_only_of_what_is_there(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo, assistant = world.person(), world.person("assistant@example.gov", "assistant", office="dfo")
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside(), pytest.raises(NotAllowed):
        errata.record(assistant, f"{SET}/1", world.when, SIGN)
    with world.inside(), pytest.raises(Missing):
        errata.record(dfo, f"{SET}/9", world.when, SIGN)


def test_an_erratum_goes_with_what_it_is_about_and_by_itself(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside():
        first = errata.record(dfo, f"{SET}/1", world.when, SIGN)
        amend.retract(dfo, first, world.when, reason="The letter was withdrawn.")
        second = errata.record(dfo, f"{SET}/1", world.when, SIGN)
        assert (second, [one.key for one in held(world, f"{SET}/1")]) == (f"{SET}/1/erratum/2", [second])
        gone = amend.retract(dfo, f"{SET}/recommendations", world.when, reason="Another committee's paper.")
    assert second in gone and first not in gone
    assert world.keys("erratum") == []


def minutes(world: World, dfo: Any, date: str) -> str:
    with world.inside():
        paper, _ = bring_in(dfo, "minutes.txt", MINUTES.encode(), world.when)
        review.accept(dfo, paper.id, world.when, settled={"date": date})
        return publish.publish(dfo, [paper.id], world.when)[0]["key"]


def test_a_review_that_chose_against_the_print_writes_the_erratum_by_itself(tmp_path: Path) -> None:
    world = World(tmp_path)
    key = minutes(world, world.person(), "2021-03-04")
    (one,) = held(world, key)
    assert told(one) == ("date", "Thursday, March 4, 2020", "March 4, 2021")
    assert one.source == "The paper's own weekday: it prints a Thursday, and March 4, 2020 was a Wednesday."
    shown = world.shown(one.key)
    assert shown is not None
    start, end = shown.facts["attested"]["span"]
    paper = world.shown(key)
    assert paper is not None and paper.text[start:end] == one.printed


def test_a_review_that_kept_the_print_writes_none(tmp_path: Path) -> None:
    world = World(tmp_path)
    assert held(world, minutes(world, world.person(), "2020-03-04")) == []
