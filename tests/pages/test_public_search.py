"""The search page: a way on from every question, however odd, and the same answer for readers and programs."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import World
from tests.pages.audit_public import data, opened, sent_to
from tests.pages.record_public import kept, plain, whole


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(whole(World(tmp_path_factory.mktemp("world"))))


def test_words_are_found_and_marked(world: World) -> None:
    client = world.client()
    page = opened(client, "/search?q=audits")
    found = data(client, "/search.json?q=audits")
    assert f"{found['total']} results" in page.words
    assert "audits" in page.text("mark")
    assert {hit["url"] for hit in found["hits"]} <= set(page.links)
    assert set(found) >= {"query", "total", "hits", "facets", "suggestion", "next"}


def test_each_kind_gives_its_count(world: World) -> None:
    client = world.client()
    for kind, count in data(client, "/search.json?q=sign")["facets"]["kind"].items():
        assert data(client, f"/search.json?q=sign&kind={kind}")["total"] == count


def test_a_former_name_finds_the_group_and_says_so(world: World) -> None:
    hit, *_ = data(world.client(), "/search.json?q=Port+Signs&kind=group")["hits"]
    assert (hit["url"], hit["title"], hit["found_in"]) == ("/groups/wayfinding", "Wayfinding", "former name")
    assert "Port Signs Working Group" in hit["why"]


def test_nothing_found_is_no_dead_end(world: World) -> None:
    page = opened(world.client(), "/search?q=zeppelin")
    assert "0 results" in page.words
    assert {"/recommendations/", "/papers/"} <= set(page.links)
    nearly = opened(world.client(), "/search?q=drivres")
    assert "Did you mean" in nearly.words


def test_what_fills_a_list_up_says_so_in_its_place(world: World) -> None:
    client = world.client()
    page, told = opened(client, "/search?q=drivers+audits"), data(client, "/search.json?q=drivers+audits")
    full = [hit["url"] for hit in told["hits"] if hit["match"] == "all"]
    others = told["total"] - len(full)
    assert 0 < len(full) < others and told["next"] is None
    in_order = [hit["url"] for hit in told["hits"]]
    assert [link for link in page.links if link in in_order] == in_order
    assert page.words.count("Not all of your words") == others
    assert "/search?q=drivers+audits&match=all" in page.links
    assert f"Take all {told['total']} results, the {others} without all of your words among them" in page.words
    assert "Quotation marks search a phrase" in page.words and "/search?q=%22drivers+audits%22" in page.links
    assert "Quotation marks" not in opened(client, "/search?q=drivers").words


def test_only_what_has_all_words_leaves_alike_in_every_form(world: World) -> None:
    client = world.client()
    for more in ("", "&kind=recommendation", "&kind=paper&as_of=2023-01-01", "&from=2021"):
        filled = data(client, f"/search.json?q=drivers+audits{more}")
        short = data(client, f"/search.json?q=drivers+audits&match=all{more}")
        full = [hit["key"] for hit in filled["hits"] if hit["match"] == "all"]
        assert ([hit["key"] for hit in short["hits"]], short["total"]) == (full, len(full))
        assert sum(short["facets"]["kind"].values()) >= short["total"]
        rows = list(csv.DictReader(client.get(f"/search.csv?q=drivers+audits&match=all{more}").text.splitlines()))
        assert [(row["key"], row["match"]) for row in rows] == [(key, "all") for key in full]
        assert client.get(f"/search.atom?q=drivers+audits&match=all{more}").text.count("<entry>") == len(full)
    page = opened(client, "/search?q=drivers+audits&match=all")
    assert "Words: all of them" in page.words and "/search?q=drivers+audits" in page.links
    assert '<input type="hidden" name="match" value="all">' in client.get("/search?q=drivers+audits&match=all").text
    none = opened(client, "/search?q=drivers+zeppelin&match=all")
    assert "has all of these words" in none.words and "/search?q=drivers+zeppelin" in none.links
    opened(client, "/search?q=drivers&match=most", 400)


def test_an_item_is_headed_by_its_short_title_as_on_its_page(world: World) -> None:
    headings = opened(world.client(), "/search?q=audits+kind&kind=recommendation").text("h2")
    assert "One table of all audits (Recommendation 090103)" in headings


def test_what_was_retracted_is_found_no_more(world: World) -> None:
    assert "/recommendations/2023-06/pswg/6" not in [
        hit["url"] for hit in data(world.client(), "/search.json?q=light+sign&kind=recommendation")["hits"]
    ]


@pytest.mark.parametrize(
    ("query", "status"),
    [("q=%22", 400), ("q=*", 400), ("q=NOT", 400), ("q=sign&kind=zebra", 400), ("q=sign&page=0", 400),
     ("q=sign&page=9", 400), ("q=%22unclosed", 200), ("q=%27+or+1%3D1+--", 200), ("q=" + "x" * 5000, 200),
     ("q=(((sign", 200), ("q=%E2%80%AEsign", 200), ("q=sign%00", 400)],
)  # fmt: skip
def test_junk_is_answered(world: World, query: str, status: int) -> None:
    client = world.client()
    opened(client, f"/search?{query}", status)
    data(client, f"/search.json?{query}", status)


def test_help_names_a_number_that_is_there_and_leads_to_its_page(world: World) -> None:
    client = world.client()
    assert "A number such as 090110 or 110 goes straight to its page." in opened(client, "/").words
    assert (
        "110 goes to the recommendation with that number; so does 090110 or rec 110." in opened(client, "/search").words
    )
    for typed in ("110", "090110", "rec+110"):
        assert sent_to(client, f"/search?q={typed}") == (302, "/recommendations/090110")
    assert "A number such as 090103 or 103" in opened(client, "/?as_of=2021-01-01").words


def test_a_short_number_of_two_is_not_offered(tmp_path: Path) -> None:
    world = plain(World(tmp_path), 2)  # 010001, 010002, 020001, 020002
    assert "A number such as 020002 goes straight to its page." in opened(world.client(), "/").words
    assert (
        "020002 goes to the recommendation with that number; so does rec 020002."
        in opened(world.client(), "/search").words
    )


def test_help_says_nothing_of_numbers_where_there_is_none(tmp_path: Path) -> None:
    client = World(tmp_path).client()
    assert "A number" not in opened(client, "/").words
    assert "with that number" not in opened(client, "/search").words


@pytest.mark.parametrize(("typed", "path"), [("completion rate", "/figures/faca"), ("FACA", "/figures/faca"),
                                             ("percentages", "/figures/faca"), ("API", "/api/")])  # fmt: skip
def test_words_for_a_page_of_figures_or_data_lead_there(world: World, typed: str, path: str) -> None:
    assert path in opened(world.client(), f"/search?q={typed}").links
    assert "See also" not in opened(world.client(), "/search?q=sign").words
