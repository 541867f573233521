"""From what an officer types of something published to its office page."""

from pathlib import Path

import pytest

from tests.builders import World, programme, recommendation
from tests.pages.audit_public import Page
from tests.pages.builders_public import term
from tests.papers import RECOMMENDATIONS
from tests.proceedings.builders_release import out, reviewed
from tracker.proceedings import amend

SEEK, ONE = "/office/record", "2020-12/pswg/1"


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    dfo = made.person()
    out(made, dfo, *reviewed(made, dfo, RECOMMENDATIONS))
    made.publish(recommendation("2021-03/way/1", number="090026"), recommendation("2021-03/way/2", number="080015"),
                 programme("isa", "Importer Self-Assessment"), term("15", "2018-11-01"))  # fmt: skip
    return made


def shown(world: World, path: str, status: int = 200) -> Page:
    answer = world.client("dfo@example.gov").get(path)
    page = Page(answer.text)
    assert (answer.status_code, page.faults()) == (status, [])
    return page


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        (ONE, ONE),
        (f" {ONE} ", ONE),
        ("26", "2021-03/way/1"),
        ("rec 26", "2021-03/way/1"),
        ("090026", "2021-03/way/1"),
        ("https://record.example.gov/recommendations/090026@v1?as_of=2026-01-01", "2021-03/way/1"),
        ("/r/26", "2021-03/way/1"),
        (f"http://localhost/recommendations/{ONE}", ONE),
        ("/papers/2020-12-pswg-recommendations", "2020-12/pswg/recommendations"),
        ("/papers/2020-12-pswg-recommendations#2020-12/pswg", "2020-12/pswg"),
        ("/groups/pswg", "pswg"),
        ("/programmes/isa", "programme/isa"),
        ("/terms/15", "15"),
        ("/record/office/dfo", "office/dfo"),
        (f"/office/record/{ONE}/attest", ONE),
    ],
)
def test_what_the_search_takes_for_a_number_a_key_and_an_address_lead_to_the_office_page(
    world: World, typed: str, key: str
) -> None:
    answer = world.client("dfo@example.gov").get(SEEK, query_string={"key": typed})
    assert (answer.status_code, answer.location) == (303, f"{SEEK}/{key}")


def test_of_a_term_and_a_number_that_are_called_alike_one_is_chosen(world: World) -> None:
    page = shown(world, f"{SEEK}?key=15")
    assert "15 names 2 things. Which do you mean?" in page.words
    assert "15th term (15)" in page.words and "(2021-03/way/2)" in page.words


@pytest.mark.parametrize(
    ("typed", "said"), [("019999", "019999 does not stand in the record."), ("", "Type a key or a number.")]
)
def test_what_leads_nowhere_is_refused_beside_the_box(world: World, typed: str, said: str) -> None:
    page = shown(world, f"{SEEK}?key={typed}", 400)
    assert said in page.words and "Open its office page" in page.words
    assert "/office/" in page.links and "key" in page.ids


def test_a_public_page_leads_whoever_is_signed_in_to_the_office_page_of_its_thing(world: World) -> None:
    client = world.client("dfo@example.gov")
    for path, key in (("/recommendations/090026", "2021-03/way/1"), ("/groups/pswg", "pswg")):
        (way,) = [link for link in Page(client.get(path).text).links if link.startswith("/sign-in")]
        assert way in Page(world.client().get(path).text).links  # the same for everybody
        seeking = client.get(way).location
        assert client.get(seeking).location == f"{SEEK}/{key}"


def test_what_was_retracted_says_so(world: World) -> None:
    with world.inside():
        amend.retract(world.person("other@example.gov"), "2021-03/way/1", world.when, reason="It was never made.")
    assert "It was never made." in shown(world, f"{SEEK}?key=2021-03/way/1", 410).words


def test_whoever_may_correct_nothing_goes_on_to_their_own_desk(world: World) -> None:
    world.person("assistant@example.gov", "assistant", office="dfo")
    world.person("lia@example.gov", "liaison", office="dfo")
    for email, desk in (("assistant@example.gov", "/office/"), ("lia@example.gov", "/account")):
        client = world.client(email)
        assert [client.get(f"{SEEK}?key={key}").location for key in (ONE, "nothing")] == [desk, desk]
