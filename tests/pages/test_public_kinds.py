"""The public page of each kind of paper: its fields by their names, what it lists, and no word of it left out."""

import html
import re
from pathlib import Path
from typing import Any

import pytest

from tests.builders import World
from tests.kinds import KINDS
from tracker.exchange.intake import bring_in
from tracker.pages.public import printed
from tracker.proceedings import publish, review


def published(tmp_path: Path, text: str) -> tuple[str, list[str]]:
    """Its public page, and the texts of its parts."""
    world = World(tmp_path)
    dfo = world.person()
    with world.inside():
        paper, _ = bring_in(dfo, "paper.txt", text.encode(), world.when)
        review.accept(dfo, paper.id, world.when)
        url = publish.publish(dfo, [paper.id], world.when)[0]["url"]
        words = [block.text for block in paper.blocks] + [block.heading or "" for block in paper.blocks]
    world.site.catch_up()
    page = world.client().get(url)
    assert page.status_code == 200
    return page.text, words


def shown(page: str) -> str:
    bare = re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition("<footer")[0])
    return " ".join(html.unescape(bare).split())


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_a_paper_is_on_its_page(tmp_path: Path, kind: str) -> None:
    page, texts = published(tmp_path, KINDS[kind])
    there = set(re.findall(r"[^\W\d]+", shown(page)))
    lost = {word for text in texts for word in re.findall(r"[^\W\d]+", text)} - there
    assert (
        lost - {"ID", "Criteria", "Implementation", "Guidance"} == set()
    )  # heads of lost columns: the table has its own


FACTS = {
    "minutes": ("Certified by Ada Ames", "Certified on August 3, 2020", "Present (4)", "Ada Ames printed as Ms. Ada Ames",
                "Absent (2)", "passed Rail Working Group", "Moved by Ms. Ames, seconded by Dora Dunn."),
    "meeting-notice": ("Docket USCBP-2025-0071", "FR document 2025-02621", "FR citation 90 FR 9629", "Meeting March 5, 2025",
                       "Comments by by February 28, 2025", "Place "),
    "criteria": ("Entity type Ferry Operators", "Criteria by category Corporate Security: 3. Business Partners",
                 "Criterion ID Must or Should Text", "3.4 Must"),
    "executive-summary": ("Co-chairs Lee Roe and Kim Doe", "Previous Recommendations include Take one form. Weigh once."),
    "statement-of-work": ("Version Version 3", "2 objectives", "Review the exam. Asked for nothing yet Delivered by nothing yet Ask brokers."),
    "issue-paper": ("Current Status of COAC Recommendations Item Text Status, as printed", "2 Weigh once Done."),
}  # fmt: skip


@pytest.mark.parametrize("kind", FACTS)
def test_its_fields_and_lists_stand_under_their_names(tmp_path: Path, kind: str) -> None:
    page, _ = published(tmp_path, KINDS[kind])
    assert [said for said in FACTS[kind] if said not in shown(page)] == []


@pytest.mark.parametrize(
    ("name", "said", "address"),
    [
        ("fr_citation", "90 FR 9629", "https://www.federalregister.gov/citation/90-FR-9629"),
        ("fr_citation", "79 FRN 13992", None),
        ("fr_citation", '90 FR 9629" onclick="x', None),
        ("fr_doc", "2025-02621", "https://www.federalregister.gov/d/2025-02621"),
        ("fr_doc", "none", None),
        ("docket", "USCBP-2025-0071", "https://www.regulations.gov/docket/USCBP-2025-0071"),
        ("docket", "../USCBP-2025-0071", None),
    ],
)
def test_only_what_is_sound_leads_anywhere(name: str, said: str, address: str | None) -> None:
    (found,) = printed.printed("meeting-notice", {name: said})
    assert (found.value, found.address) == (said, address)


def test_a_section_that_says_more_than_its_list_stays_whole() -> None:
    items = {"items": [{"text": "Review the exam."}, {"text": "Ask brokers."}]}
    only = {"heading": "Tasks", "text": "1. Review the exam.\n2. Ask brokers."}
    more = {"heading": "Tasks", "text": f"{only['text']} The group reports to the subcommittee in every quarter."}
    assert beside({"sections": [only, more], **items}) == ([more], "Tasks")
    assert beside({"sections": [only, more]}) == ([only, more], "Objectives")
    assert beside({"sections": [more], **items}) == ([more], "Objectives")


def beside(facts: dict[str, Any]) -> tuple[list[Any], str]:
    covers = printed.covers(facts)
    return printed.unlisted(facts, covers), printed.listed_as("statement-of-work", covers)


def test_each_part_of_criteria_lists_its_own_though_the_numbers_are_the_same() -> None:
    rows = [
        {"number": "3.1", "text": "Ask."},
        {"number": "3.1", "text": "Look."},
        {"number": "3.1", "text": "Ask twice."},
        {"number": "9.9", "text": "Go."},
    ]
    categories = [{"category": "Partners", "items": ["3.1"]}, {"category": "Partners", "items": ["3.1", "3.1"]}]
    listed = printed.listed({"items": rows, "categories": categories})
    assert [list(each.items) for each in listed] == [rows[:1], rows[1:3], rows[3:]]
