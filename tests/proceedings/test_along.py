"""What goes with a thing that is retracted: what speaks of it alone goes too; what speaks of others as well stays, and
tells nothing of it any more."""

from pathlib import Path

import pytest

from tests.builders import World
from tests.papers import RECOMMENDATIONS
from tests.proceedings.builders_release import SET, out, reviewed
from tracker.proceedings import amend, attest
from tracker.rules.policy import Actor

PAPER, ONE, TWO, THREE = f"{SET}/recommendations", f"{SET}/1", f"{SET}/2", f"{SET}/3"
SAID = {
    "outcome": ({"action": "passed"}, "2020-12-16/1"),
    "response": ({"feedback": "agreed", "reasons": "It is right."}, "2020/1"),
    "update": ({"implementation": "fully implemented"}, "2020-12-16/1"),
}
WHY = "Of another committee."


def published(tmp_path: Path) -> tuple[World, Actor]:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    return world, dfo


def attested(world: World, dfo: Actor, *about: str, **typed: str) -> str:
    said = {"date": "December 16, 2020", "source": "85 FR 76591"}
    with world.inside():
        (made,) = attest.attest(dfo, about, world.when, said | typed)
    world.site.catch_up()
    return made["key"]


def retract(world: World, dfo: Actor, key: str) -> list[str]:
    with world.inside():
        gone = amend.retract(dfo, key, world.when, reason=WHY, paper_stays=True)
    world.site.catch_up()
    return gone


@pytest.mark.parametrize("kind", SAID)
def test_what_speaks_of_it_alone_goes_with_a_paper_and_with_an_item(tmp_path: Path, kind: str) -> None:
    typed, key = SAID[kind]
    for place, which in enumerate((PAPER, ONE)):
        world, dfo = published(tmp_path / str(place))
        assert attested(world, dfo, ONE, **typed) == key
        assert key in retract(world, dfo, which)
        answer = world.client().get(f"/record/{key}")
        assert answer.status_code == 410 and WHY in answer.text
    assert world.keys(kind) == []


def test_what_speaks_of_several_goes_with_the_last_of_them(tmp_path: Path) -> None:
    world, dfo = published(tmp_path)
    key = attested(world, dfo, ONE, TWO, action="passed")
    assert retract(world, dfo, ONE) == [ONE]
    assert retract(world, dfo, TWO) == [TWO, key, "2020-12-16"]  # and the meeting that it alone names


def test_what_speaks_of_others_too_stays_and_shows_what_it_said_of_it_as_gone(tmp_path: Path) -> None:
    world, dfo = published(tmp_path)
    key = attested(world, dfo, ONE, TWO, action="passed")
    retract(world, dfo, ONE)
    client = world.client()
    page = client.get(f"/record/{key}").text
    assert f'Decides on <a href="/record/{ONE}">{ONE}</a>, which was retracted</li>' in page
    assert page.count("<strong>passed</strong>") == 1
    meeting = client.get("/meetings/2020-12-16").text
    assert "1 item that it decided on was retracted" in meeting
    two = world.shown(TWO)
    assert two is not None and two.status is not None and two.status["action"]["value"] == "passed"


def test_the_meeting_no_longer_lists_the_outcome_of_what_was_retracted(tmp_path: Path) -> None:
    world, dfo = published(tmp_path)
    attested(world, dfo, ONE, action="passed")
    attested(world, dfo, TWO, action="tabled")
    retract(world, dfo, ONE)
    meeting = world.client().get("/meetings/2020-12-16").text
    assert "passed" not in meeting and "December 16, 2020: tabled" in meeting


def test_the_form_lists_what_goes_along(tmp_path: Path) -> None:
    world, dfo = published(tmp_path)
    attested(world, dfo, ONE, action="passed")
    client = world.client("dfo@example.gov")
    form = client.get(f"/office/record/{PAPER}").text
    listed = form.partition('id="along"')[2].partition("</ul>")[0]
    assert "<strong>6 things</strong> go with it" in listed  # the set, three items, the outcome and its meeting
    assert '<a href="/record/2020-12-16/1">Outcome, December 16, 2020: passed</a>' in listed
    alone = client.get(f"/office/record/{TWO}").text
    assert 'id="along"' not in alone


def test_a_form_that_was_left_behind_by_the_retraction_says_so(tmp_path: Path) -> None:
    world, dfo = published(tmp_path)
    client = world.client("dfo@example.gov")
    retract(world, dfo, ONE)
    answer = client.get(f"/office/record/{ONE}")
    assert answer.status_code == 410 and WHY in answer.text
