"""Who is named, under whom, in which term, and what happened to whom."""

import pytest

from tests.shared import papers
from tracker.reading import paper
from tracker.reading.mentions import bodies
from tracker.reading.mentions.named import Event, Identities
from tracker.reading.result import Reading

TITLE = "Commercial Customs Operations Advisory Committee\nGovernment Issue Paper\nJune 2022\n\n"


def of(prose: str) -> Identities:
    return paper.read(f"{TITLE}Background: {prose}\n\nDate: May 2, 2022\n".encode(), "paper.txt").identities


def told(event: Event) -> tuple[str, str, str, str | None, int | None, str | None, bool]:
    date = event.date.value if event.date else None
    return event.event, event.group, event.to, event.acronym, event.term, date, event.sure


@pytest.mark.parametrize(
    ("sentence", "happened"),
    [
        (
            "The Rail Working Group was renamed the Inland Working Group (IWG) in March 2021.",
            ("renamed", "Rail Working Group", "Inland Working Group", "IWG", None, "2021-03", True),
        ),
        (
            "The Inland Working Group (IWG), formerly known as the Rail Working Group, met.",
            ("renamed", "Rail Working Group", "Inland Working Group", "IWG", None, None, False),
        ),
        (
            "The Rail Working Group continues the work of the former Canal Subcommittee.",
            ("continued by", "Canal Subcommittee", "Rail Working Group", None, None, None, True),
        ),
        (
            "The Canal Subcommittee was succeeded by the Rail Working Group.",
            ("continued by", "Canal Subcommittee", "Rail Working Group", None, None, None, True),
        ),
        (
            "In the 12th Term the Rail Task Force was formed. The task force later changed its name to Inland (IN).",
            ("renamed", "Rail Task Force", "Inland Task Force", "IN", 12, None, False),
        ),
    ],
)
def test_a_sentence_tells_what_happened(sentence: str, happened: tuple[object, ...]) -> None:
    assert [told(event) for event in of(sentence).events] == [happened]


def test_a_rename_without_a_day_lies_between_first_meeting_and_signature() -> None:
    found = of(
        "The Rail Working Group met. In the 12th Term the working group changed its name to Inland. "
        "The committee met for the first time on January 5, 2021."
    )
    assert [(each.number, each.first_meeting.value if each.first_meeting else None) for each in found.terms] == [
        (12, "2021-01-05")
    ]
    assert [told(each)[5:] for each in found.events] == [("2021-01-05..2022-05-02", True)]


def test_groups_stand_under_the_body_that_the_paper_says() -> None:
    found = of(
        "Under the Canal Subcommittee, a Lock Working Group was formed. The Bridge Working Group under the Road "
        "Subcommittee and the Road Subcommittee's Tunnel Task Force met."
    )
    parents = {group.name: group.parent for group in found.groups if group.level in ("working group", "task force")}
    assert parents == {
        "Lock Working Group": "Canal Subcommittee",
        "Bridge Working Group": "Road Subcommittee",
        "Tunnel Task Force": "Road Subcommittee",
    }


def test_a_misprinted_committee_is_kept_with_the_committee() -> None:
    found = of("The Customs Operations Advisory Committee (COAC) met.")
    assert [(each.name, each.acronym, each.also_printed) for each in found.groups] == [
        ("Commercial Customs Operations Advisory Committee", "COAC", ("Customs Operations Advisory Committee",))
    ]


def test_sentences_without_a_change_tell_nothing() -> None:
    assert of("The Rail Working Group continued its work and the name of the paper was changed. It met.").events == ()


def real(form: str) -> Reading:
    file = papers() / f"2023-12-tpe-issue-paper.{form}"
    return paper.read(file.read_bytes(), file.name)


@pytest.mark.parametrize("form", ["txt", "pdf", "docx"])
def test_the_real_issue_paper_tells_two_changes(form: str) -> None:
    found = real(form).identities
    trader, partners = "Trusted Trader Working Group", "Trade Partnership and Engagement Working Group"
    assert [told(event) for event in found.events] == [
        ("continued by", "Trusted Trader Subcommittee", trader, None, 15, None, True),
        ("renamed", trader, partners, "TPE", 16, "2022-02-10..2023-11-03", True),
    ]
    first = [(each.number, each.first_meeting.value if each.first_meeting else None) for each in found.terms]
    assert first == [(15, None), (16, "2022-02-10")]
    parents = {group.name: group.parent for group in found.groups}
    assert parents[trader] == parents[partners] == "Secure Trade Lanes Subcommittee"
    assert parents["Forced Labor Working Group"] == "Intelligent Enforcement Subcommittee"


@pytest.mark.parametrize(
    ("prose", "name"),
    [
        ("It was in January 2022. The Latch Working Group met.", "Latch Working Group"),
        ("It was asked of CBP. The Latch Working Group met.", "Latch Working Group"),
        ("It came to the U.S. The Latch Working Group met.", "Latch Working Group"),
        ("It was asked of the U.S. Latch Working Group.", "U.S. Latch Working Group"),
        ("It was asked of the Acme Inc. Latch Working Group.", "Acme Inc. Latch Working Group"),
        ("It was asked of the Annex No. 5 Working Group.", "Annex No. 5 Working Group"),
    ],
)
def test_a_name_ends_with_its_sentence(prose: str, name: str) -> None:
    assert [body.name for body in bodies.find(prose)] == [name]
