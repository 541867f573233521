"""A programme's page: one story across its names, linked from what bears on it, found under any name it had."""

from pathlib import Path

import pytest

from tests.builders import World, group, programme
from tests.pages.audit_public import data, opened, sent_to
from tests.pages.builders_public import WORDS, day, link, paper_of, publish
from tests.pages.test_office import PAPER, bring, form_of, office
from tests.pages.test_public_counts import counted
from tests.papers import ISSUE_PAPER
from tracker.published.entry import Edition

RENAMED = "The Inland Self Check became Rail Watch."
TOLD = ISSUE_PAPER.replace("CBP put", "The Rail Watch Pilot concluded on March 1, 2022. CBP put")


def filled(folder: Path, number: int = 1) -> World:
    world = World(folder)
    items = {place: {"programme": "Inland Self Check"} for place in range(1, number + 1)}
    publish(
        world,
        group("pswg", "Port Signs Working Group", "2018-11-01"),
        programme("isc", "Inland Self Check", "2018-01-01", acronym="ISC"),
        programme("rail-watch", "Rail Watch", "2021-06-01", key="programme/isc", event="became", printed=RENAMED),
        programme("pilot", "Rail Watch Pilot", "2021-01-01", stage="concluded"),
        Edition("programme/pilot/concluded", "event", "Rail Watch Pilot concluded", day("2021-01-01"),
                facts={"event": "concluded", "printed": "The pilot concluded."}, links=[link("of", "programme/pilot")]),
        *paper_of("2020-12/pswg", WORDS, "Port Signs Working Group", items=items),
    )  # fmt: skip
    return world


def test_its_names_are_one_story_and_old_addresses_lead_on(tmp_path: Path) -> None:
    client = filled(tmp_path).client()
    assert sent_to(client, "/programmes/isc") == (301, "/programmes/rail-watch")
    assert sent_to(client, "/record/programme/isc") == (301, "/programmes/rail-watch")
    page = opened(client, "/programmes/rail-watch")
    assert "Formerly Inland Self Check (ISC); another name since June 1, 2021." in page.words
    assert RENAMED in page.words
    assert "1 recommendation" in page.words and "/recommendations/?programme=rail-watch" in page.links
    assert data(client, "/programmes/rail-watch.json")["key"] == "programme/isc"


def test_a_concluded_pilot_says_so_in_words(tmp_path: Path) -> None:
    client = filled(tmp_path).client()
    page = opened(client, "/programmes/pilot")
    assert "Concluded on January 1, 2021." in page.words and "The pilot concluded." in page.words
    rows = opened(client, "/programmes/").text("tr")
    assert "Rail Watch Pilot Concluded" in rows and "Rail Watch Running, as far as is recorded here" in rows
    listed = data(client, "/programmes/.json")["items"]
    assert [data(client, f"{one['url']}.json") for one in listed] == listed


def test_what_bears_on_it_leads_to_it_by_whatever_name(tmp_path: Path) -> None:
    client = filled(tmp_path).client()
    assert "/programmes/rail-watch" in opened(client, "/recommendations/2020-12/pswg/1").links
    assert "/programmes/rail-watch" not in opened(client, "/recommendations/2020-12/pswg/2").links


def both(folder: Path) -> World:
    """An item under each of two names of one programme, one under both and its acronym, one under a name of none."""
    world = World(folder)
    printed = ({"programme": "Inland Self-Check"}, {"programme": "Rail Watch Program"},
               {"programme": ["Inland Self Check", "Rail Watch", "ISC"]}, {"programme": "CTPAT"})  # fmt: skip
    publish(
        world,
        group("pswg", "Port Signs Working Group", "2018-11-01"),
        *paper_of("2020-12/pswg", WORDS, "Port Signs Working Group", items=dict(enumerate(printed, 1))),
    )
    publish(
        world,
        programme("isc", "Inland Self Check", "2018-01-01", acronym="ISC"),
        programme("rail-watch", "Rail Watch", "2021-06-01", key="programme/isc", event="became"),
    )
    return world


NONE = "not recorded here"


def test_a_list_counts_a_programme_once_under_the_name_of_the_day(tmp_path: Path) -> None:
    client = both(tmp_path).client()
    listed = data(client, "/recommendations/.json")
    assert listed["facets"]["programme"] == {"rail-watch": 3, "ctpat": 1, NONE: 1}
    assert "Rail Watch3" in opened(client, "/recommendations/").words
    before = opened(client, "/recommendations/?as_of=2021-01-01").words
    assert ("Inland Self Check3" in before, "Rail Watch3" in before) == (True, False)


@pytest.mark.parametrize("name", ["rail-watch", "isc", "inland-self-check", "Inland Self-Check", "rail-watch-program"])
def test_every_name_of_a_programme_is_the_same_filter(tmp_path: Path, name: str) -> None:
    client = both(tmp_path).client()
    listed = data(client, f"/recommendations/.json?programme={name}")
    assert (listed["total"], listed["facets"]["programme"]) == (3, {"rail-watch": 3, "ctpat": 1, NONE: 1})
    assert data(client, f"/search.json?q=COAC&programme={name}&kind=recommendation")["total"] == 3
    assert "Programme: Rail Watch" in opened(client, f"/recommendations/?programme={name}").words


def test_a_printed_programme_that_the_record_has_not_is_told_apart(tmp_path: Path) -> None:
    world = both(tmp_path)
    client = world.client()
    assert "CTPAT (as printed only)" in opened(client, "/recommendations/").words
    page = opened(client, "/programmes/")
    assert "CTPAT: 1 recommendation" in page.words
    assert "/recommendations/?programme=ctpat" in page.links
    assert data(client, "/recommendations/.json?programme=ctpat")["total"] == 1
    publish(world, programme("ctpat", "CTPAT", "2001-01-01"))  # from now on it is one
    assert "as printed only" not in opened(client, "/recommendations/").words
    assert "Printed, with no page of their own" not in opened(client, "/programmes/").words


def test_the_page_of_a_programme_has_what_is_filed_under_any_of_its_names(tmp_path: Path) -> None:
    page = opened(both(tmp_path).client(), "/programmes/rail-watch")
    assert "3 recommendations" in page.words


def test_a_former_name_finds_it(tmp_path: Path) -> None:
    [hit] = data(filled(tmp_path).client(), "/search.json?q=%22inland+self+check%22&kind=programme")["hits"]
    assert (hit["key"], hit["why"]) == ("programme/isc", "Found by a former name: Inland Self Check.")


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("path", "asked"), [("/programmes/", 2), ("/programmes/rail-watch", 8)])
def test_it_asks_as_often_for_one_as_for_three(tmp_path: Path, number: int, path: str, asked: int) -> None:
    world = filled(tmp_path, number)
    client = world.client()
    opened(client, path)
    with counted(world) as queries:
        opened(client, path, fresh=True)
    assert len(queries) == asked


def test_the_review_shows_what_is_proposed_and_a_person_mends_it(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, TOLD)
    shown = client.get(PAPER).text
    assert "<b>Rail Watch Pilot</b>, programme: concluded, March 1, 2022" in shown
    form = form_of(shown)
    (name,) = [one for one in form if one.endswith("-name") and form[one] == "Rail Watch Pilot"]
    event = name.replace("-name", "-event")
    wrong = world.post(client, PAPER, form | {event: "ended", "do": "save"}, PAPER)
    assert wrong.status_code == 400 and "is none of the choices" in wrong.text
    sent = form | {event: "launched", "do": "accept"}
    assert world.post(client, PAPER, sent, PAPER).status_code == 303
    assert "<b>Rail Watch Pilot</b>, programme: launched, March 1, 2022" in client.get(PAPER).text
