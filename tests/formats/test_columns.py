"""The tables of things: their columns, and what stands in them."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import World, says
from tests.pages.record_public import FIRST, SECOND, kept, whole
from tracker.formats import columns, dictionary
from tracker.formats.answers import COMPLETENESS, HISTORY, HITS, expected
from tracker.formats.cells import Row, named
from tracker.formats.table import RELATIVE
from tracker.pages.public import history
from tracker.published import completeness, errata, find
from tracker.published.life import life

TABLES = [*(columns.of(kind) for kind in columns.OF_KIND), columns.of("thread"), HITS, HISTORY, COMPLETENESS]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(whole(World(tmp_path_factory.mktemp("columns"), at="2026-04-01T15:00:00+00:00")))


def row(world: World, key: str, on: str | None = None, site: str = "") -> dict[str, str]:
    """What the table of its kind says of a thing."""
    one = world.shown(key, on)
    assert one is not None
    with world.reading() as reader:
        called = find.names(reader, named([one]), world.when.day)
        wrong = errata.of(reader, [one], world.when.day)[key]
    table = columns.of(one.kind)
    return dict(zip(table.header, next(table.rows([Row(one, called, wrong)], site)), strict=True))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_key_comes_first_and_every_column_says_what_it_means(table: columns.Table[Row]) -> None:
    assert table.header[0] == "key"
    assert len(set(table.header)) == len(table.header)
    assert [one.name for one in table.columns if not one.means.endswith(".") or len(one.means) < 6] == []


@pytest.mark.parametrize("kind", [*columns.OF_KIND, "thread"])
def test_of_a_thing_the_address_and_the_title_follow(kind: str) -> None:
    header = columns.of(kind).header
    assert header[:4] == ["key", "url", "title", "label"]
    assert header[-6:] == ["act", "since", "since_precision", "recorded", "sha256", "text"]


def test_a_recommendation_in_its_columns(world: World) -> None:
    told, one = row(world, f"{FIRST}/3"), world.shown(f"{FIRST}/3")
    assert one is not None
    assert {name: told[name] for name in told if told[name] and name not in ("label", "text", "recorded")} == {
        "key": f"{FIRST}/3",
        "url": "/recommendations/090103",
        "title": "Recommendation 090103",
        "number": "090103",
        "ordinal": "3",
        "short_title": "One table of all audits",
        "group": "pswg",
        "group_name": "Wayfinding",
        "group_printed": "Port Signs Working Group",
        "term": "15",
        "date": "2020-12",
        "date_precision": "month",
        "date_printed": "December 2020",
        "subject": "Audits",
        "addressee": "CBP",
        "programme": "Trusted Trader",
        "status_text": "adopted",
        "status_text_since": "2020-12-16",
        "status_text_by": "2020-12-16/1",
        "status_action": "passed",
        "status_action_since": "2020-12-16",
        "status_action_by": "2020-12-16/1",
        "status_feedback": "awaiting",
        "status_feedback_since": "2020-12-16",
        "status_feedback_by": "2020-12-16/1",
        "status_implementation": "not recorded here",
        "set": FIRST,
        "paper": f"{FIRST}/recommendations",
        "page": "1",
        "attested_from": f"{FIRST}/recommendations",
        "links": f"group pswg; set {FIRST}; paper {FIRST}/recommendations; term 15",
        "edition": "1",
        "act": "publish",
        "since": "2020-12",
        "since_precision": "month",
        "sha256": one.sha256,
    }
    assert (told["label"], told["text"]) == (one.label, one.text)


def test_what_nobody_said_is_not_recorded_here(world: World) -> None:
    told = row(world, f"{SECOND}/5")
    axes = [told[f"status_{name}"] for name in ("text", "action", "feedback", "implementation")]
    assert axes == ["not recorded here"] * 4
    assert (told["number"], told["ordinal"]) == ("", "5")


def test_an_act_says_of_each_what_it_sets(world: World) -> None:
    told = row(world, "2020-12-16/1")
    assert told["about"] == "; ".join(f"{FIRST}/{n}" for n in (1, 2, 3))
    assert told["sets"].split("; ")[1] == f"{FIRST}/2: action=passed, feedback=awaiting, number=090102, text=adopted"


def test_an_outcome_tells_the_vote_in_columns(tmp_path: Path) -> None:
    world = World(tmp_path)
    counts, votes = {"for": 2, "against": 0}, [{"name": "Ms. Ames", "vote": "for"}, {"name": "Mr. Roe", "vote": "for"}]
    recused = [{"name": "Mr. Dunn", "item": "a/1"}, {"name": "Ms. Doe", "what": "the first"}, "Ms. Cole"]
    facts = {"motion": 3, "mover": "Mr. Roe", "seconder": "Ms. Ames", "method": "voice", "counts": counts}
    world.publish(says("2020-12-16/3", "2020-12-16", {}, facts={**facts, "votes": votes, "recused": recused}))
    told = row(world, "2020-12-16/3")
    names = ("motion", "mover", "seconder", "method", "for", "against", "abstained", "votes", "recused")
    assert [told[name] for name in names] == [
        *("3", "Mr. Roe", "Ms. Ames", "voice vote", "2", "0", ""),
        *("Ms. Ames: for; Mr. Roe: for", "Mr. Dunn (a/1); Ms. Doe (the first); Ms. Cole"),
    ]


def test_a_correction_bears_its_notice_and_a_site_stands_before_the_address(world: World) -> None:
    told = row(world, f"{SECOND}/4", site="https://record.example.gov")
    assert (told["act"], told["edition"], told["notice"]) == (
        "correct",
        "2",
        "The paper says south gate, not north gate.",
    )
    assert told["url"] == f"https://record.example.gov/recommendations/{SECOND}/4"


def test_a_paper_has_the_fields_of_its_kind(world: World) -> None:
    told = row(world, "2023-12/pswg/issue-paper")
    names = ("paper_kind", "pub_number", "office_printed", "signed_on", "signed_on_printed", "obtained_from")
    assert [told[name] for name in names] == [
        "issue-paper",
        "4411-0909",
        "Office of Quays",
        "2023-11-03",
        "November 3, 2023",
        "https://www.example.gov/papers/4411-0909",
    ]


def test_a_kind_without_columns_of_its_own_shows_its_facts(world: World) -> None:
    one = world.shown("pswg")
    assert one is not None
    table = columns.of("thread")
    told = dict(zip(table.header, next(table.rows([Row(one)])), strict=True))
    assert (table.name, '"slug": "wayfinding"' in told["facts"]) == ("threads", True)


def test_the_history_tells_what_no_longer_counts_without_its_words(world: World) -> None:
    with world.inside(), world.reading() as reader:
        past = history.told(reader, life(reader, f"{SECOND}/1"))
    told = [dict(zip(HISTORY.header, line, strict=True)) for line in HISTORY.rows(past)]
    retracted = next(one for one in told if one["key"] == "2023/9")
    assert (retracted["title"], retracted["text"]) == ("", "")
    said = "Retracted on March 1, 2026 (recorded here on March 9, 2026, 11:00 a.m. Eastern time)"
    assert retracted["struck"] == f"{said}: It answered another paper."
    assert [one["sets"] for one in told if one["key"] == "2023-06-14/1" and not one["struck"]] == [
        "action=passed; text=adopted; feedback=awaiting; number=090110"
    ]


def test_the_account_of_what_is_held_has_a_row_for_each_kind_of_paper(world: World) -> None:
    with world.reading() as reader:
        shown = completeness.told(reader, world.when.day)
    told = [dict(zip(COMPLETENESS.header, line, strict=True)) for line in COMPLETENESS.rows(expected(shown))]
    assert len(told) == sum(len(one.cells) for term in shown for one in term.meetings)
    open_ones = [(one["key"], one["paper_kind"], one["named_by"]) for one in told if one["state"] == "missing"]
    assert open_ones == [(month, "recommendations", f"{FIRST}/5") for month in ("2019-08", "2019-02")]


def test_a_meeting_tells_its_day_and_what_it_is_named_by(world: World) -> None:
    told = row(world, "2020-12-16")
    assert {name: told[name] for name in ("url", "title", "date", "term", "stage", "links", "attested_from")} == {
        "url": "/meetings/2020-12-16",
        "title": "Meeting of December 16, 2020",
        "date": "2020-12-16",
        "term": "",
        "stage": "",
        "links": "source 2020-12-16/1",
        "attested_from": "2020-12-16/1",
    }


def test_every_table_has_whole_addresses_where_the_site_is_known(world: World) -> None:
    client = world.client()
    for address in ("/recommendations/.csv", "/recommendations/090102.csv", "/figures.csv", "/search.csv?q=sign",
                    "/record/completeness.csv", "/papers/.csv"):  # fmt: skip
        rows = list(csv.DictReader(io.StringIO(client.get(address).get_data(as_text=True))))
        held = [one for row in rows for one in row.get("url", row.get("held_urls", "")).split("; ") if one]
        assert held and [one for one in held if not one.startswith("http://localhost/")] == [], address


def test_the_dictionary_says_what_an_address_is_relative_to() -> None:
    told = {column: means for table, column, means in dictionary.lines(TABLES) if "url" in column}
    assert [means for means in told.values() if not means.endswith(RELATIVE)] == []
    assert "a path from the root of the site" in RELATIVE


def test_a_hit_is_what_the_search_says() -> None:
    hit = {
        "key": "k",
        "kind": "paper",
        "url": "/papers/k",
        "title": "T",
        "label": "",
        "snippet": "a b",
        "found_in": "text",
        "why": "",
        "match": "all",
    }
    assert list(HITS.rows([hit])) == [[hit[name] for name in HITS.header]]


def test_the_dictionary_names_every_column(tmp_path: Path) -> None:
    lines = list(dictionary.lines(TABLES))
    assert [(table, column) for table, column, _ in lines] == [
        (one.name, name) for one in TABLES for name in one.header
    ]
    text = dictionary.markdown(TABLES)
    assert next(line for line in text.splitlines() if line.startswith("| `number`")) == (
        "| `number` | The six figures issued on adoption, with their zeros; empty before. |"
    )
    assert text.count("\n## ") == len(TABLES)
