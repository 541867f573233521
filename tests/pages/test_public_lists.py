"""Lists: the address is the state. Counts, facets, filters in force and pages agree, for readers and for programs."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.builders import World
from tests.pages.audit_public import data, opened, sent_to
from tests.pages.builders_public import paper_of, publish
from tests.pages.record_public import kept, whole


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(whole(World(tmp_path_factory.mktemp("world"))))


def test_the_count_is_a_sentence_with_digits(world: World) -> None:
    client = world.client()
    assert "10 recommendations ." in opened(client, "/recommendations/").words.replace(
        "recommendations.", "recommendations ."
    )
    assert "3 papers" in opened(client, "/papers/").words
    assert "5 groups" in opened(client, "/groups/").words
    assert "2 terms" in opened(client, "/terms/").words


def test_each_facet_key_is_a_value_that_gives_its_count(world: World) -> None:
    client = world.client()
    for path in ("/recommendations/.json", "/papers/.json"):
        facets = data(client, path)["facets"]
        for name, counts in facets.items():
            for value, count in counts.items():
                assert data(client, f"{path}?{name}={quote(value)}")["total"] == count, (name, value)
    assert facets["kind"] == {"issue-paper": 1, "recommendations": 2}


def test_null_is_counted_as_not_recorded_here(world: World) -> None:
    facets = data(world.client(), "/recommendations/.json")["facets"]
    assert facets["feedback"] == {"awaiting": 2, "agreed": 1, "agreed in part": 1, "not recorded here": 6}
    assert facets["group"] == {"wayfinding": 10}


def test_what_a_facet_leaves_over_is_offered_as_not_recorded_here(world: World) -> None:
    client, unsaid = world.client(), "not+recorded+here"
    facets = data(client, "/recommendations/.json")["facets"]
    assert (facets["subject"], facets["programme"]) == (
        {"Audits": 1, "not recorded here": 9},
        {"trusted-trader": 1, "not recorded here": 9},
    )
    assert facets["office"] == {}  # nothing is filed under one: there is nothing to choose from
    assert data(client, "/recommendations/.json?subject=Audits")["facets"]["subject"] == facets["subject"]
    listed = data(client, f"/recommendations/.json?subject={unsaid}&term=15")
    assert (listed["total"], listed["facets"]["term"]) == (4, {"15": 4, "16": 5})
    page = client.get("/recommendations/").text
    assert page.index('name="subject" value="Audits"') < page.index('name="subject" value="not recorded here"')
    assert "Subject: not recorded here" in opened(client, f"/recommendations/?subject={unsaid}").words
    assert client.get(f"/recommendations/.csv?subject={unsaid}").text.count("\r\n") >= 10
    found = data(client, "/search.json?q=sign")["facets"]
    assert found["subject"]["not recorded here"] == found["kind"]["recommendation"] - found["subject"].get("Audits", 0)
    for name in ("subject", "term"):
        for value, count in found.get(name, {}).items():
            assert data(client, f"/search.json?q=sign&{name}={quote(value)}")["total"] == count, (name, value)


def test_a_group_is_found_by_any_slug_it_ever_had(world: World) -> None:
    client = world.client()
    now, then = (data(client, f"/recommendations/.json?group={slug}") for slug in ("wayfinding", "pswg"))
    assert now["items"] == then["items"] != []
    page = opened(client, "/recommendations/?group=pswg")
    assert "/recommendations/" in page.links  # the filter's chip takes it away again


def test_filters_narrow_together_and_values_of_one_widen(world: World) -> None:
    client = world.client()
    assert data(client, "/recommendations/.json?feedback=agreed&feedback=awaiting")["total"] == 3
    assert data(client, "/recommendations/.json?feedback=agreed&feedback=awaiting&term=15")["total"] == 2
    assert data(client, "/recommendations/.json?subject=Audits&programme=trusted-trader")["total"] == 1


def test_a_chosen_value_is_shown_in_words_with_a_way_to_let_go_of_it(world: World) -> None:
    page = opened(world.client(), "/papers/?kind=issue-paper&year=2023")
    assert "Remove filter Kind of paper: Government issue paper" in page.words
    assert {"/papers/?year=2023", "/papers/?kind=issue-paper", "/papers/"} <= set(page.links)


def test_a_list_says_by_whose_date_it_is_narrowed_and_ordered(world: World) -> None:
    client = world.client()
    for path, dated in (("/recommendations/", "paper"), ("/papers/", "paper"), ("/meetings/", "meeting")):
        page = opened(client, f"{path}?from=2020&to=2023-12")
        assert f"Date of the {dated}" in page.text("legend")
        assert f"Remove filter Date of the {dated} from: 2020" in page.words
        assert f"Remove filter Date of the {dated} up to: December 2023" in page.words
        assert f"Newest {dated} first · Oldest {dated} first" in page.words
    page = opened(client, "/search?q=sign&from=2020")
    assert "Date; of a recommendation, that of its paper" in page.text("legend")
    assert "Remove filter Date from: 2020" in page.words


def test_a_list_without_a_match_says_why_and_what_next(world: World) -> None:
    page = opened(world.client(), "/recommendations/?feedback=under+review&term=15")
    assert "No recommendation has all of these filters." in page.words
    assert "0 recommendations with these filters" in page.words
    assert "/recommendations/" in page.links


def test_as_of_shows_the_list_of_that_day(world: World) -> None:
    client = world.client()
    early = data(client, "/recommendations/.json?as_of=2020-12-10")
    assert (early["total"], early["facets"]["action"]) == (5, {"not recorded here": 5})
    assert data(client, "/recommendations/.json?as_of=2020-11-30")["total"] == 0
    assert "On that day no recommendation stood" in opened(client, "/recommendations/?as_of=2020-11-30").words


def test_the_three_fields_of_a_day_become_one(world: World) -> None:
    moved = sent_to(world.client(), "/recommendations/?term=15&on_month=1&on_day=9&on_year=2021")
    assert moved == (302, "/recommendations/?term=15&as_of=2021-01-09")


def test_the_form_of_another_day_asks_either_question_of_a_single_thing(world: World) -> None:
    client = world.client()
    path, fields = "/recommendations/2023-06/pswg/4", "on_month=3&on_day=5&on_year=2026"
    form = client.get(path).text.partition('<form class="day"')[2]
    assert form.count('name="on_question"') == 2 and "what this site said then, mistakes included" in form
    for typed, asks in (("&on_question=published_on", "published_on"), ("&on_question=as_of", "as_of"), ("", "as_of")):
        assert sent_to(client, f"{path}?{fields}{typed}") == (302, f"{path}?{asks}=2026-03-05")
    assert sent_to(client, f"{path}?as_of=2026-03-01&{fields}&on_question=published_on")[1] == (
        f"{path}?published_on=2026-03-05"
    )
    refused = client.get(f"{path}?on_month=2&on_day=30&on_year=2026&on_question=published_on").text
    assert 'value="published_on" checked' in refused
    assert 'name="on_question"' not in client.get("/recommendations/").text
    listed = sent_to(client, f"/recommendations/?{fields}&on_question=published_on")
    assert listed == (302, "/recommendations/?as_of=2026-03-05")


ALL_THREE = "Give a month, a day and a year, all three, as March, 5 and 2023."


@pytest.mark.parametrize(
    ("query", "said", "shown"),
    [
        ("on_month=&on_day=&on_year=2023", f"The month and the day are missing. {ALL_THREE}", ("", "", "2023")),
        ("on_month=3&on_day=&on_year=2023", f"The day is missing. {ALL_THREE}", ("3", "", "2023")),
        ("on_month=3&on_day=x&on_year=2023", f'"March x, 2023" is no day of the calendar. {ALL_THREE}',
         ("3", "x", "2023")),
        ("on_month=2&on_day=30&on_year=2021", f'"February 30, 2021" is no day of the calendar. {ALL_THREE}',
         ("2", "30", "2021")),
        ("as_of=2022-12", '"2022-12" is more than one day. For the end of December 2022 write 2022-12-31.',
         ("12", "", "2022")),
        ("as_of=2023", '"2023" is more than one day. For the end of 2023 write 2023-12-31.', ("", "", "2023")),
        ("as_of=2026", '"2026" is more than one day. For the beginning of 2026 write 2026-01-01.', ("", "", "2026")),
        ("as_of=2020-01..2020-03",
         '"2020-01..2020-03" is more than one day. For the end of it write 2020-03-31.', ("", "", "2020")),
        ("as_of=2099-01-02", "January 2, 2099 lies in the future. Choose a day up to today.", ("1", "2", "2099")),
    ],
)  # fmt: skip
def test_what_is_no_day_is_said_above_the_fields_as_they_were_filled(
    world: World, query: str, said: str, shown: tuple[str, str, str]
) -> None:
    client = world.client()
    path = f"/recommendations/?term=15&page=2&{query}"
    page = opened(client, path, 400)
    assert said in page.words
    html = client.get(path).get_data(as_text=True)
    form = html[html.index('<form class="day" action="/recommendations/"') :]
    form = form[: form.index("</form>")]
    month = re.findall(r'<option value="(\d+)" selected>', form)
    assert (*(month or [""]), *re.findall(r'name="on_(?:day|year)"[^>]*value="(.*?)"', form)) == shown
    assert re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', form) == [("term", "15")]


def test_a_page_of_no_day_takes_none_of_its_fields(world: World) -> None:
    assert sent_to(world.client(), "/api/?on_year=x") == (302, "/api/")


def test_unknown_and_empty_parameters_are_dropped(world: World) -> None:
    moved = sent_to(world.client(), "/recommendations/?utm=1&term=&group=pswg")
    assert moved == (302, "/recommendations/?group=pswg")
    assert sent_to(world.client(), "/about/status-words?x=1") == (302, "/about/status-words")


@pytest.mark.parametrize(
    "query",
    ["feedback=maybe", "group=nobody", "term=99", "year=%01", "sort=best", "page=0", "page=-1", "page=2", "page=x",
     "page=99999999999999999999", "as_of=yesterday", "as_of=2021-02-30", "as_of=2021-02", "as_of=2099-01-01",
     "office=x", "subject=" + "x" * 300],
)  # fmt: skip
def test_bad_values_are_answered_in_plain_words(world: World, query: str) -> None:
    client = world.client()
    problem = data(client, f"/recommendations/.json?{query}", 400)
    assert (problem["status"], problem["field"]) == (400, query.partition("=")[0])
    assert problem["detail"] in opened(client, f"/recommendations/?{query}", 400).words


def test_sorting_turns_the_sets_round_and_keeps_their_order(world: World) -> None:
    client = world.client()
    newest = [one["key"] for one in data(client, "/recommendations/.json")["items"]]
    oldest = [one["key"] for one in data(client, "/recommendations/.json?sort=oldest")["items"]]
    assert newest == oldest[5:] + oldest[:5]
    assert oldest[:2] == ["2020-12/pswg/1", "2020-12/pswg/2"]


def test_the_pages_of_a_list_hold_each_thing_once(tmp_path: Path) -> None:
    world = World(tmp_path)
    publish(world, *paper_of("2020-12/coac", [f"COAC recommends thing {n}." for n in range(1, 104)], "The committee"))
    client, path, seen = world.client(), "/recommendations/.json?year=2020", []
    while path:
        shown = data(client, path)
        seen += [one["key"] for one in shown["items"]]
        path = shown["next"]
    assert seen == [f"2020-12/coac/{n}" for n in range(1, 104)]
    page = opened(client, "/recommendations/?year=2020&page=2")
    assert "103 recommendations with these filters, 51 to 100 shown" in page.words
    assert {"/recommendations/?year=2020&page=1", "/recommendations/?year=2020&page=3"} <= set(page.links)
