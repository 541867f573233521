"""One thing's page: as true on a day, as said on a day, as an edition; corrected, retracted, renamed, moved."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import World, recommendation, says
from tests.pages.audit_public import data, opened, sent_to
from tests.pages.builders_public import PDF, WORDS, day, group, link, paper_of, publish
from tests.pages.record_public import kept, plain, retracted, whole
from tracker.published.entry import Edition
from tracker.store.files import digest


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(whole(World(tmp_path_factory.mktemp("world"))))


@pytest.mark.parametrize(
    ("asked", "status", "wanted"),
    [
        ("/recommendations/2020-12/pswg/1", 301, "/recommendations/090101"),
        ("/recommendations/2020-12/pswg/1@v1", 301, "/recommendations/090101@v1"),
        ("/recommendations/2020-12/pswg/1.json?as_of=2021-01-01", 301, "/recommendations/090101.json?as_of=2021-01-01"),
        ("/r/090101", 301, "/recommendations/090101"),
        ("/recommendations/102", 302, "/recommendations/090102"),
        ("/recommendations/102@v1?as_of=2021-01-01", 302, "/recommendations/090102@v1?as_of=2021-01-01"),
        ("/recommendations/90102.json", 302, "/recommendations/090102.json"),
        ("/r/102", 302, "/recommendations/090102"),
        ("/groups/pswg", 301, "/groups/wayfinding"),
        ("/groups/pswg.json", 301, "/groups/wayfinding.json"),
        ("/record/2020-12/pswg", 301, "/papers/2020-12-pswg-recommendations#2020-12/pswg"),
        ("/record/15", 301, "/terms/15"),
        ("/search?q=90101", 302, "/recommendations/090101"),
        ("/search?q=PSWG+5&as_of=2021-01-01", 302, "/recommendations/2020-12/pswg/5?as_of=2021-01-01"),
    ],
)
def test_an_old_or_short_address_leads_to_todays(world: World, asked: str, status: int, wanted: str) -> None:
    assert sent_to(world.client(), asked) == (status, wanted)


@pytest.mark.parametrize(
    "path",
    ["/recommendations/999999", "/r/999999", "/r/5", "/recommendations/1999-01/none/1", "/papers/none", "/groups/none",
     "/terms/99", "/record/none", "/recommendations/090101@v9", "/recommendations/090101?as_of=2020-11-30",
     "/recommendations/2023-06/pswg/4?published_on=2026-03-03", "/recommendations/pswg", "/files/00/x.pdf", "/nowhere"],
)  # fmt: skip
def test_what_is_not_there_is_said_with_a_way_on(world: World, path: str) -> None:
    page = opened(world.client(), path, 404)
    assert page.text("h1") == ["Not found"]
    assert {"/recommendations/", "/papers/", "/groups/"} <= set(page.links)


@pytest.mark.parametrize("asked", ["", "@v2", "?as_of=2024-05-01", "?published_on=2026-03-03"])
def test_of_an_entry_that_never_was_no_later_day_is_advised(world: World, asked: str) -> None:
    words = opened(world.client(), f"/record/2024-03/coac/minutes{asked}", 404).words
    assert 'There is no entry "2024-03/coac/minutes" in the public record. Search the record for it' in words
    early = opened(world.client(), "/record/2020-12-16/1?as_of=2020-01-01", 404).words
    assert "there was no such entry yet: 2020-12-16/1. It begins: December 16, 2020. Choose a later day" in early


def test_a_number_of_none_or_of_several_is_looked_for_by_the_search(tmp_path: Path) -> None:
    client = plain(World(tmp_path), 2).client()  # 010001, 010002, 020001, 020002
    for path in ("/recommendations/2", "/recommendations/77", "/recommendations/999999", "/r/2"):
        page = opened(client, path, 404)
        assert f"/search?q={path.rpartition('/')[2]}" in page.links
    assert "2 things bear this number" in opened(client, "/search?q=2").words
    assert not [link for link in opened(client, "/papers/2", 404).links if link.startswith("/search?")]


@pytest.mark.parametrize("path", ["/recommendations/2023-06/pswg/6", "/recommendations/2023-06/pswg/6@v1"])
def test_what_was_retracted_says_when_and_why(world: World, path: str) -> None:
    page = opened(world.client(), path, 410)
    assert "2023-06/pswg/6" in page.words
    assert "retracted on March 1, 2026 (recorded here on March 10, 2026, 11:00 a.m. Eastern time)" in page.words
    assert "The reason given: The paper has five items." in page.words
    assert "sign 6" not in page.words
    assert data(world.client(), f"{path}.json", 410)["title"] == "Retracted"


def test_what_was_retracted_and_has_no_other_name_is_called_by_its_key_once(tmp_path: Path) -> None:
    world = World(tmp_path)
    key = "2023-06/pswg/2"
    publish(world, Edition(key, "recommendation", key, day("2023-06"), text="COAC recommends it."))
    publish(world, retracted(key, "recommendation", key, "It was read twice."))
    assert f"{key} was published here" in opened(world.client(), f"/recommendations/{key}", 410).words
    assert f"({key})" not in opened(world.client(), f"/recommendations/{key}", 410).words


def test_a_set_is_on_its_papers_page_and_has_data_of_its_own(world: World) -> None:
    assert data(world.client(), "/record/2020-12/pswg.json")["facts"]["items"][0] == "2020-12/pswg/1"
    assert "2020-12/pswg" in opened(world.client(), "/papers/2020-12-pswg-recommendations").ids


def test_the_status_is_of_the_day_asked_about(world: World) -> None:
    client = world.client()
    path = "/recommendations/090102"
    assert data(client, f"{path}.json?as_of=2020-12-10")["label"] == (
        "Committee action, CBP response and implementation: not recorded here."
    )
    assert data(client, f"{path}.json?as_of=2021-01-01")["label"] == (
        "Adopted December 16, 2020. No response published; 16 days since adoption. Implementation: not recorded here."
    )
    page = opened(client, path)
    assert "CBP agreed in part March 12, 2021. Partially implemented September 2021." in page.words
    assert "CBP will ask for a change." in page.words


def test_what_began_in_some_month_is_not_said_to_have_begun_on_a_day(world: World) -> None:
    words = opened(world.client(), "/recommendations/2020-12/pswg/5?as_of=2020-11-30", 404).words
    assert "It begins: December 2020." in words
    assert "December 1" not in words


def test_notes_begin_with_a_capital(world: World) -> None:
    page = opened(world.client(), "/papers/2020-12-pswg-recommendations")
    assert "A table is set as a picture." in page.text("li")


def test_list_and_item_agree(world: World) -> None:
    client = world.client()
    for one in data(client, "/recommendations/.json")["items"]:
        assert data(client, f"{one['url']}.json").items() >= one.items()


def test_words_are_shown_as_printed_and_each_paragraph_has_its_address(world: World) -> None:
    page = opened(world.client(), "/recommendations/2020-12/pswg/5")
    assert "test *every* sign with drivers who do not read English <before> it is put up." in page.words
    assert {"p1", "p2"} <= set(opened(world.client(), "/recommendations/090102").ids)


def test_a_short_title_stands_first_and_is_said_to_be_ours(world: World) -> None:
    page = opened(world.client(), "/recommendations/090103")
    assert page.text("h1") == ["One table of all audits (Recommendation 090103)"]
    assert "the committee's paper prints none" in page.words


def test_what_this_site_said_on_a_day_is_told_mistakes_included(world: World) -> None:
    client = world.client()
    said = opened(client, "/recommendations/2023-06/pswg/4?published_on=2026-03-05")
    assert "what this site said on March 5, 2026" in said.words
    assert "north gate" in said.words
    both = "/recommendations/2023-06/pswg/4?published_on=2026-03-05&as_of=2026-03-05"
    assert "both were given" in opened(client, both, 400).words


def test_what_was_said_in_the_evening_was_said_on_that_day_of_the_committee(tmp_path: Path) -> None:
    world = World(tmp_path, at="2026-01-16T02:24:00+00:00")  # January 15, 9:24 p.m. Eastern time
    world.publish(recommendation("2020-12/psw/1", "COAC recommends a sing."))
    world.at = "2026-01-17T02:24:00+00:00"
    client = world.client()
    before, said = (f"/recommendations/2020-12/psw/1?published_on=2026-01-{day}" for day in (14, 15))
    assert "recorded January 15, 2026, 9:24 p.m. Eastern time" in opened(client, said).words
    assert "had not yet published" in opened(client, before, 404).words


def test_the_history_strikes_what_no_longer_counts(world: World) -> None:
    page = opened(world.client(), "/recommendations/090110")
    struck = " ".join(page.text("s"))
    assert "Motion 1 of June 14, 2023" in struck
    assert "(recorded here on March 9, 2026, 11:00 a.m. Eastern time): It answered another paper." in page.words
    (tombstone,) = (link for link in page.links if link.startswith("/record/2023/"))
    assert world.client().get(tombstone).status_code == 410
    assert "A response in error" not in page.words  # nothing of a retracted thing is told again
    assert page.text("li").count("16th term") == 1  # the rest in the history


def test_a_note_that_only_says_when_more_is_to_come_shows_that_day(tmp_path: Path) -> None:
    world = World(tmp_path)
    facts = {"next_update": {"printed": "September 2024", "value": "2024-09", "precision": "month"}}
    publish(world, *paper_of("2020-12/pswg", WORDS[:1], "Port Signs Working Group"),
            group("pswg", "Port Signs Working Group", "2018-11-01", "coac"),
            Edition("2024/2", "response", "A note", day("2024-02-20"), text="CBP needs more time.", facts=facts,
                    links=[link("answers", "2020-12/pswg/1")]))  # fmt: skip
    happened = opened(world.client(), "/recommendations/2020-12/pswg/1").text("li")
    assert [text for text in happened if "A note" in text] == [
        "February 20, 2024 CBP response: A note Next update: September 2024. Entry 8, recorded June 3, 2026"
    ]


def test_a_retracted_item_leaves_its_set_and_the_others_keep_their_place(tmp_path: Path) -> None:
    world = World(tmp_path)
    key = "2023-06/pswg"
    publish(world, group("pswg", "Port Signs Working Group", "2018-11-01", "coac"))
    publish(world, *paper_of(key, WORDS[:3], "pswg"))
    publish(world, retracted(f"{key}/2", "recommendation", "Recommendation 2", "It was read twice."))
    page = opened(world.client(), f"/recommendations/{key}/3")
    assert "Item 3 of 3 in its set, 1 of them retracted." in page.words
    assert f"/recommendations/{key}/1" in page.links
    assert f"/recommendations/{key}/2" not in page.links
    assert "2 recommendations in this paper." in opened(world.client(), "/papers/2023-06-pswg-recommendations").words


def test_a_title_that_begins_with_its_kind_is_not_called_so_twice(tmp_path: Path) -> None:
    world = World(tmp_path)
    key = "2023-06/pswg"
    publish(world, group("pswg", "Port Signs Working Group", "2018-11-01", "coac"), *paper_of(key, WORDS[:1], "pswg"))
    attested = {"citation": "Minutes of April 2024, items 5 to 7."}
    for place, title in enumerate(("Outcome, April 30, 2024", "Outcomes of April", "Motion 2"), 1):
        links = [link("decides", f"{key}/1", sets={"action": "passed"})]
        publish(world, Edition(f"2024-04-30/{place}", "outcome", title, day("2024-04-30"), links=links,
                               facts={"attested": attested}))  # fmt: skip
    page = opened(world.client(), f"/recommendations/{key}/1")
    told = [text for text in page.text("span") if text.startswith("Outcome")]
    assert told == ["Outcome: Motion 2", "Outcome: Outcomes of April", "Outcome, April 30, 2024"]
    assert "items 5 to 7." in page.words
    assert ".." not in page.words
    feed = world.client().get(f"/recommendations/{key}/1.atom").text
    assert (
        "<summary>April 30, 2024; recorded June 3, 2026. Outcome, April 30, 2024. Committee action: passed.</" in feed
    )
    assert "<summary>April 30, 2024; recorded June 3, 2026. Outcome: Motion 2. Committee action: passed.</" in feed


def test_a_reference_stays_open_until_it_is_resolved(world: World) -> None:
    page = opened(world.client(), "/recommendations/2020-12/pswg/5")
    assert "2 expected, 0 found here. not resolved" in page.words


def test_a_group_is_named_as_of_its_papers_and_as_of_today(world: World) -> None:
    client = world.client()
    assert "Port Signs Working Group, now Wayfinding" in opened(client, "/recommendations/090101").words
    page = opened(client, "/groups/wayfinding")
    assert "Formerly Port Signs Working Group (PSWG); renamed on February 10, 2022." in page.words
    assert "goes on under the name Wayfinding" in page.words
    then = opened(client, "/groups/wayfinding?as_of=2021-06-01")
    assert then.text("h1") == ["Port Signs Working Group"]
    assert "Part of Safe Port Lanes Subcommittee" in then.words
    assert "Wayfinding" not in then.words


def test_open_work_comes_first(world: World) -> None:
    headings = opened(world.client(), "/groups/wayfinding").text("h2")
    assert headings[:2] == ["Open work", "Recommendations"]
    page = opened(world.client(), "/groups/manifest")
    assert "Open work" not in page.text("h2")


def test_the_four_facts_of_a_term_are_apart(world: World) -> None:
    words = opened(world.client(), "/terms/16").words
    assert "Last meeting December 2023" in words
    assert "First meeting February 10, 2022" in words
    assert "Members appointed not recorded here" in words


def test_a_paper_prints_its_points_once_where_they_stand(world: World) -> None:
    page = opened(world.client(), "/papers/2023-12-pswg-issue-paper")
    assert page.words.count("a table of audits") == 1
    assert page.words.index("a table of audits") < page.words.index("More later.")
    assert "Signed on November 3, 2023" in page.words


def test_a_papers_file_is_given_to_be_saved_only(world: World) -> None:
    answer = world.client().get(f"/files/{digest(PDF)}/signs%202020.pdf")
    assert answer.get_data() == PDF
    assert answer.headers["Content-Disposition"] == "attachment; filename=signs-2020.pdf"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_an_entry_without_a_page_of_its_own_has_one(world: World) -> None:
    page = opened(world.client(), "/record/2023-06-14/1")
    assert "Corrected on March 6, 2026: Item 2 was sent back, not tabled." in page.words
    assert "Decides on Recommendation 090110: Committee action: passed; Text: adopted" in page.words
    assert opened(world.client(), "/record/2023/9", 410).text("h1") == ["Retracted"]


def test_a_list_of_rows_is_a_table_on_the_page_of_its_entry(world: World) -> None:
    opened(world.client(), "/record/vocabulary/synonyms")
    html = world.client().get("/record/vocabulary/synonyms").get_data(as_text=True)
    names = "C-TPAT; Customs Trade Partnership Against Terrorism"
    assert (
        f'<tr><th scope="row">CTPAT</th><td data-label="Names">{names}</td><td data-label="Related"></td></tr>' in html
    )
    assert "<dt>Entries</dt>" not in html


def test_votes_are_told_as_they_are_called_out(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(recommendation("2020-12/pswg/1"), says("2020-12-16/1", "2020-12-16", {"2020-12/pswg/1": {"action": "passed"}},
                  facts={"counts": {"abstained": 1, "against": 2, "for": 11}}))  # fmt: skip
    words = opened(world.client(), "/record/2020-12-16/1").words
    assert words.index("For 11") < words.index("Against 2") < words.index("Abstained 1")


def test_what_an_item_is_filed_under_opens_the_list_of_it(world: World) -> None:
    client = world.client()
    page = opened(client, "/recommendations/090103")
    assert {"/recommendations/?subject=Audits", "/recommendations/?addressee=CBP"} <= set(page.links)
    held = data(client, "/recommendations/.json?subject=Audits")["items"]
    assert "/recommendations/090103" in [one["url"] for one in held]
    assert "/recommendations/?subject=Audits" not in opened(client, "/recommendations/090103@v1").links


def test_a_file_is_told_with_the_whole_of_its_hash(world: World) -> None:
    assert digest(PDF) in opened(world.client(), "/papers/2020-12-pswg-recommendations").words
