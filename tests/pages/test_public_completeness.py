"""The page of what is held and what is missing: in words, with counts that open lists, the same for the office."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import World, group, recommendation
from tests.pages.audit_public import data, opened
from tests.pages.builders_public import day
from tests.pages.record_public import kept
from tests.pages.test_office import office
from tests.pages.test_public_counts import counted
from tests.published.test_completeness import SETS, paper, term
from tracker.published.entry import Edition
from tracker.rules.completeness import MINUTES, NOTICE

PATH, WORK = "/record/completeness", "/office/completeness"


def filled(world: World, number: int = 1) -> World:
    """That many meetings, with a notice each; minutes of the first; and sets that an item names."""
    world.publish(term(15), group("signs", "Port Signs Working Group"))
    for place in range(1, number + 1):
        day = f"2020-0{place}-16"
        world.publish(
            paper(f"2020-0{place}/coac/meeting-notice", NOTICE, f"2020-0{place}-01", day, "15"),
            recommendation(f"2020-0{place}/signs/5", group="signs", references=[SETS]),
            paper(f"2020-0{place}/signs/charge", "statement-of-work", "2020-01", term="15", of="signs"),
        )
    world.publish(paper("2020-01/coac/minutes", MINUTES, "2020-01-16", term="15"))
    return world


SAID = {  # meetings, and months of papers without one -> as the page counts them
    (1, 2): "1 meeting, and 2 months for which papers name no meeting",
    (1, 0): "1 meeting",
    (0, 1): "1 month for which papers name no meeting",
    (0, 2): "2 months for which papers name no meeting",
    (0, 0): "0 meetings",
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(filled(World(tmp_path_factory.mktemp("world"))))


def test_every_cell_says_in_words_what_is_known(world: World) -> None:
    page = opened(world.client(), PATH)
    assert page.text("h2")[:2] == ["15th term", "Term not known"]
    assert "Known: 1 meeting. Of the papers that a meeting may leave: 2 held; 3 not known." in page.words
    assert "Known: 2 months for which papers name no meeting" in page.words
    row = next(one for one in page.text("tr") if one.startswith("January 16, 2020"))
    assert row == (
        "January 16, 2020 held Paper 2020-01/coac/meeting-notice not known held Paper 2020-01/coac/minutes "
        "not known not known"
    )
    missing = next(one for one in page.text("tr") if one.startswith("February 2019"))
    assert "known to exist, not held 1 paper not held, named by: Recommendation 5" in missing
    assert "Not known does not mean that there was no paper" in page.words
    assert "Port Signs Working Group Statements of work: held Paper 2020-01/signs/charge" in page.words


@pytest.mark.parametrize(
    ("query", "known"),
    [("", (1, 2)), ("?term=15", (1, 0)), ("?year=2019", (0, 1)), ("?state=missing", (0, 2)),
     ("?state=missing&year=2020", (0, 1)), ("?state=held", (1, 0)), ("?state=held&state=missing", (1, 2)),
     ("?term=not+recorded+here", (0, 2)), ("?as_of=2019-12-01", (0, 0))],
)  # fmt: skip
def test_filters_combine_and_page_and_data_agree(world: World, query: str, known: tuple[int, int]) -> None:
    total = sum(known)
    told = data(world.client(), f"{PATH}.json{query}")
    assert (told["total"], len(told["items"])) == (total, total)
    days = sum(len(one["meeting"]) == 10 for one in told["items"])
    assert (days, total - days) == known
    said = opened(world.client(), f"{PATH}{query}").words
    assert SAID[known] in said


def test_counts_open_the_lists_that_they_count(world: World) -> None:
    client = world.client()
    page = opened(client, PATH)
    links = [link for link in page.links if link.startswith(f"{PATH}?")]
    assert {f"{PATH}?state=missing", f"{PATH}?term=15&state=held"} <= set(links)
    assert [opened(client, link).text("h1") for link in links] == [page.text("h1")] * len(links)


def test_what_papers_name_and_is_not_found_is_listed_in_their_words(world: World) -> None:
    client = world.client()
    page, told = opened(client, PATH), data(client, f"{PATH}.json")
    assert "Named by papers, not found here" in page.text("h2")
    row = next(one for one in page.text("tr") if one.startswith("February 2019 and July 2020"))
    title = "Recommendation 5, Port Signs Working Group, December 1, 2020"
    assert row == f"February 2019 and July 2020 recommendation sets {title} 2 0"
    by = {"key": "2020-01/signs/5", "title": title, "url": "/recommendations/2020-01/signs/5"}
    words = {"printed": SETS["printed"], "kind": SETS["kind"], "expected": 2, "found": []}
    assert told["not_found"] == [{**words, "by": by}] and by["url"] in page.links
    rows = list(csv.DictReader(client.get(f"{PATH}.csv").get_data(as_text=True).splitlines()))
    assert [(one["title"], one["named_by"], one["expected"]) for one in rows if one["expected"]] == [
        (SETS["printed"], by["key"], "2")
    ]
    assert data(client, f"{PATH}.json?state=missing")["not_found"] == told["not_found"]
    for narrowed in ("?year=2019", "?term=15", "?state=held", "?as_of=2019-12-01"):
        assert data(client, f"{PATH}.json{narrowed}")["not_found"] == []


def test_what_is_found_is_led_to_and_leaves_the_list_when_it_is_all(tmp_path: Path) -> None:
    world = filled(World(tmp_path))

    def found_so_far(*keys: str) -> list[list[str]]:
        for key in keys:
            world.publish(
                Edition(key, "set", f"Set {key}", day(key[:7]), facts={"paper": f"{key}/r"}),
                Edition(f"link/{key}", "link", "A link", day("2020-02"), facts={"printed": key[:7]},
                        links=[{"rel": "of", "to": "2020-01/signs/5"}, {"rel": "refers to", "to": key}]),
            )  # fmt: skip
        return [[each["key"] for each in one["found"]] for one in data(world.client(), f"{PATH}.json")["not_found"]]

    assert found_so_far("2019-02/signs") == [["2019-02/signs"]]
    assert found_so_far("2020-07/signs") == []


def test_papers_are_counted_where_several_of_a_kind_are_missing(tmp_path: Path) -> None:
    world = filled(World(tmp_path), 2)
    page = opened(world.client(), PATH)
    assert "4 papers known to exist, not held" in page.words
    assert sum(one["counts"]["missing"] for one in data(world.client(), f"{PATH}.json")["terms"]) == 2


def test_what_no_filter_knows_is_refused_in_words(world: World) -> None:
    for query in ("?state=lost", "?term=99", "?year=1850"):
        assert opened(world.client(), f"{PATH}{query}", 400).text("h1") == ["This could not be understood"]


@pytest.mark.parametrize("number", [1, 3])
def test_it_asks_as_often_for_one_meeting_as_for_three(tmp_path: Path, number: int) -> None:
    world = filled(World(tmp_path), number)
    opened(world.client(), PATH)  # what is asked once for each state of the record is asked here
    with counted(world) as again:
        opened(world.client(), PATH, fresh=True)
    assert len(again) == 1


def test_an_empty_record_says_that_nothing_is_named(tmp_path: Path) -> None:
    assert "No paper that names a meeting has been published yet." in opened(World(tmp_path).client(), PATH).words


# The office -----------------------------------------------------------------------------------------------------------


def test_the_officer_says_what_is_known_where_it_is_missing(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    filled(world)
    shown = client.get(WORK).text
    assert f"{WORK}?about=2020-01-16&amp;kind=recommendations#account" in shown and "/office/#bring" in shown
    assert 'value="2020-01-16"' in client.get(f"{WORK}?about=2020-01-16&kind=minutes").text
    form = {"about": "2020-01-16", "kind": "recommendations", "state": "none", "source": "The minutes."}
    refused = world.post(client, WORK, {**form, "source": ""}, WORK)
    assert refused.status_code == 400 and "Who says so is missing" in refused.text
    assert 'value="none" required checked' in refused.text and 'value="2020-01-16"' in refused.text
    done = world.post(client, WORK, form, WORK)
    assert (done.status_code, done.headers["Location"]) == (303, f"{WORK}?said=2020-01-16/recommendations")
    assert "account/2020-01-16/recommendations" in client.get(done.headers["Location"]).text
    page = opened(world.app.test_client(), PATH)
    assert "did not exist Who says so: The minutes." in page.words
    assert opened(world.app.test_client(), "/record/account/2020-01-16/recommendations").text("h1") == [
        "Recommendations, meeting of January 16, 2020: did not exist"
    ]


def test_an_assistant_sees_the_work_and_says_nothing(tmp_path: Path) -> None:
    world, client = office(tmp_path, "assistant", office="dfo")
    filled(world)
    shown = client.get(WORK).text
    assert "Bring it in" in shown and "Say what is known" not in shown and 'id="account"' not in shown
    form = {"about": "2020-01-16", "kind": "recommendations", "state": "none", "source": "The minutes."}
    assert world.post(client, WORK, form, "/account").status_code == 403


def test_readers_see_no_way_into_the_office(world: World) -> None:
    assert [link for link in opened(world.client(), PATH).links if link.startswith("/office")] == []
