"""Attesting: a date, a source with its place, no moves; numbers unique; shortfalls stated; what is not said stays null."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.builders import World
from tests.papers import RECOMMENDATIONS
from tests.proceedings.builders_release import SET, out, reviewed
from tracker.proceedings import amend, attest
from tracker.published import find, standing
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotAllowed

PAPER, ONE, TWO = f"{SET}/recommendations", f"{SET}/1", f"{SET}/2"
SAID = {"action": "passed", "date": "December 16, 2020", "source": "85 FR 76591"}


def published(tmp_path: Path) -> tuple[World, Actor]:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    return world, dfo


def attested(world: World, dfo: Actor, about: Sequence[str] = (ONE,), **typed: str) -> list[str]:
    with world.inside():
        return [one["key"] for one in attest.attest(dfo, about, world.when, SAID | typed)]


def status(world: World, key: str = ONE) -> dict[str, str | None]:
    shown = world.shown(key)
    assert shown is not None and shown.status is not None
    return {name: said and said["value"] for name, said in shown.status.items()}


def test_an_outcome_sets_what_it_says_and_nothing_else(tmp_path: Path) -> None:
    world, dfo = published(tmp_path)
    assert attested(world, dfo, [ONE, f"{TWO} 010458"]) == ["2020-12-16/1"]
    assert status(world) == {"text": "adopted", "action": "passed", "feedback": None, "implementation": None}
    assert status(world, TWO)["number"] == "010458"
    told = world.shown("2020-12-16/1")
    assert told is not None
    assert (told.kind, told.title, told.day) == ("outcome", "Outcome, December 16, 2020: passed", "2020-12-16")
    assert told.facts["attested"] == {"citation": "85 FR 76591", "backlog": True}
    with world.reading() as reader:
        assert (find.by_number(reader, "010458"), standing.compare(reader)) == (TWO, [])


def test_one_source_may_say_an_outcome_a_response_and_an_update(tmp_path: Path) -> None:
    world, dfo = published(tmp_path)
    said = {"feedback": "not agreed", "implementation": "fully implemented", "reasons": "Too dear.", "office": "DFO"}
    assert attested(world, dfo, date="2021", **said) == ["2021/1", "2021/2", "2021/3"]
    assert status(world) == {
        "text": "adopted", "action": "passed", "feedback": "not agreed", "implementation": "fully implemented",
    }  # fmt: skip
    response = world.shown("2021/2")
    assert response is not None
    assert (response.kind, response.text, response.to("office")) == ("response", "Too dear.", ["office/dfo"])
    assert (response.since.value, response.since.precision) == ("2021", "year")


def test_words_of_a_published_paper_are_found_in_it(tmp_path: Path) -> None:
    world, dfo = published(tmp_path)
    (key,) = attested(world, dfo, source=PAPER, quote="names the lane, the hours  and\nthe office to call")
    told, paper = world.shown(key), world.shown(PAPER)
    assert told is not None and paper is not None
    start, end = told.facts["attested"]["span"]
    assert (
        paper.text[start:end] == told.facts["attested"]["quote"] == "names the lane, the hours and the office to call"
    )
    assert told.to("source") == [PAPER]
    (other,) = attested(world, dfo, source=PAPER, span=f"{start}-{start + 5}", action="tabled")
    shown = world.shown(other)
    assert shown is not None and shown.facts["attested"]["quote"] == "names"


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"date": "January 16, 2026"}, "date", "Date: January 16, 2026 lies in the future."),
        ({"date": "Monday, December 16, 2020"}, "date", "Date: December 16, 2020 is a Wednesday."),
        ({"date": ""}, "date", "Date is missing."),
        ({"date": "Yuletide"}, "date", 'Date: "Yuletide" is no date'),
        ({"source": ""}, "source", "Source is missing."),
        ({"source": "2020-12/coac/minutes"}, "source", "no paper 2020-12/coac/minutes stands in the public record."),
        ({"source": ONE}, "source", f"no paper {ONE} stands"),
        ({"source": "http://"}, "source", '"http://" is no address of the web.'),
        ({"source": "https://a b.gov/"}, "source", '"https://a b.gov/" is no address of the web.'),
        ({"source": "javascript:alert(1)"}, "source", '"javascript:alert(1)" is no address of the web.'),
        ({"source": PAPER}, "quote", "it is not said where in the paper this stands."),
        ({"source": PAPER, "quote": "words of another"}, "quote", f"these do not stand in {PAPER}."),
        ({"source": PAPER, "span": "9-5"}, "span", f'"9-5" is no place in {PAPER}.'),
        ({"span": "99999-1", "quote": "xx"}, "span", "a published paper's text, and 85 FR 76591 is none."),
        ({"source": "https://example.gov/", "span": "1-5"}, "span", "and https://example.gov/ is none."),
        ({"source": PAPER, "quote": "post one sign", "span": "99999-1"}, "span", f'"99999-1" is no place in {PAPER}.'),
        ({"source": PAPER, "quote": "post one sign", "span": "0-9"}, "quote", f"not stand in {PAPER} from 0 to 9."),
        ({"action": "carried"}, "action", '"carried" is none of the choices.'),
        ({"action": ""}, "action", "Nothing was said of it."),
        ({"number": "10457"}, "number", '"10457" is not 6 digits.'),
        ({"office": "Nobody"}, "office", '"Nobody" is no office of the record.'),
        ({"spelling": "x"}, "", 'Nothing here is called "spelling".'),
    ],
)
def test_what_cannot_be_attested_names_its_field(tmp_path: Path, typed: dict[str, Any], field: str, said: str) -> None:
    world, dfo = published(tmp_path)
    with pytest.raises(BadInput) as refused:
        attested(world, dfo, **typed)
    assert (refused.value.field, said in refused.value.message) == (field, True)
    assert status(world)["action"] is None


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ([], "No recommendation was named."),
        ([ONE, ONE], f"{ONE} is named twice."),
        ([f"{SET}/9"], f"No recommendation {SET}/9 stands here."),
        (["010999"], "No recommendation 010999 stands here."),
        ([PAPER], f"{PAPER} is a paper, no recommendation."),
        ([f"{ONE} 010457", f"{TWO} 010457"], "010457 is given to two items."),
    ],
)
def test_of_whom_it_is_said_must_stand_in_the_record(tmp_path: Path, about: list[str], said: str) -> None:
    world, dfo = published(tmp_path)
    with pytest.raises(BadInput) as refused:
        attested(world, dfo, about)
    assert refused.value.message == said


def test_a_number_that_another_bears_is_refused_by_name(tmp_path: Path) -> None:
    world, dfo = published(tmp_path)
    attested(world, dfo, number="010457")
    with pytest.raises(BadInput, match=f"010457 is the number of {ONE}."):
        attested(world, dfo, [TWO], number="010457")
    with pytest.raises(BadInput, match=rf"{ONE} bears the number 010457.*2020-12-16/1"):
        attested(world, dfo, number="010458")
    with pytest.raises(BadInput, match="A number names one recommendation"):
        attested(world, dfo, [ONE, TWO], number="010459")
    assert attested(world, dfo, ["010457"], action="tabled", date="2020-12-17") == ["2020-12-17/1"]


def test_a_rule_not_kept_is_stated_and_bars_nothing(tmp_path: Path) -> None:
    world, dfo = published(tmp_path)
    attested(world, dfo, action="presented, not voted (no quorum)", shortfall="No quorum was present.")
    assert status(world)["text"] == "proposed"
    html = world.client().get(f"/recommendations/{ONE}").get_data(as_text=True)
    assert "Attested from 85 FR 76591. <strong>Shortfall stated:</strong> No quorum was present." in html


@pytest.mark.parametrize("source", ["https://www.example.gov/a/b.pdf?page=2#top", "HTTP://example.gov:8080"])
def test_an_address_is_kept_as_one(tmp_path: Path, source: str) -> None:
    world, dfo = published(tmp_path)
    (key,) = attested(world, dfo, source=source)
    told = world.shown(key)
    assert told is not None and told.facts["attested"] == {"address": source, "backlog": True}


def test_the_page_shows_the_source_with_its_words(tmp_path: Path) -> None:
    world, dfo = published(tmp_path)
    attested(world, dfo, source=PAPER, quote="post one sign at each gate")
    page = world.client().get(f"/recommendations/{ONE}").get_data(as_text=True)
    entry = world.client().get("/record/2020-12-16/1").get_data(as_text=True)
    for html in (page, entry):
        assert '<a href="/papers/2020-12-pswg-recommendations">' in html
        assert "<q>post one sign at each gate</q>" in html


def test_the_same_is_not_recorded_twice_and_can_be_said_again_once_retracted(tmp_path: Path) -> None:
    world, dfo = published(tmp_path)
    (key,) = attested(world, dfo)
    with pytest.raises(BadInput, match=f"This is recorded already, as {key}."):
        attested(world, dfo)
    with world.inside():
        amend.retract(dfo, key, world.when, reason="Of another meeting.")
    assert status(world)["action"] is None
    assert attested(world, dfo) == ["2020-12-16/2"]


def test_only_the_officer_attests(tmp_path: Path) -> None:
    world, _ = published(tmp_path)
    assistant = world.person("assistant@example.gov", "assistant", office="dfo")
    with pytest.raises(NotAllowed):
        attested(world, assistant)
