"""The many words in which papers say that a group was renamed, or that one goes on with another's work."""

import pytest

from tracker.reading import paper
from tracker.reading.mentions.named import Identities

TITLE = "Commercial Customs Operations Advisory Committee\nGovernment Issue Paper\nJune 2022\n\n"
RAIL, INLAND, CANAL = "Rail Working Group", "Inland Working Group", "Canal Subcommittee"


def of(prose: str) -> Identities:
    return paper.read(f"{TITLE}Background: {prose}\n\nDate: May 2, 2022\n".encode(), "paper.txt").identities


def told(prose: str) -> list[tuple[str, str, str]]:
    return [(each.event, each.group, each.to) for each in of(prose).events]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Rail Working Group has since been renamed the Inland Working Group (IWG).",
        "The Rail Working Group of the Canal Subcommittee was renamed the Inland Working Group.",
        "The Rail Working Group, which reports to the Canal Subcommittee, took the name Inland Working Group.",
        "The Rail Working Group changed its name from Rail Working Group to Inland Working Group.",
        "The Inland Working Group (IWG) changed its name from Rail to Inland effective March 1, 2022.",
        "The name of the Rail Working Group was changed to Inland Working Group on March 1, 2022.",
        "The Rail Working Group's name was changed to the Inland Working Group.",
        "The Rail Working Group became the Inland Working Group in January 2022.",
        "The Rail Working Group is now the Inland Working Group.",
        "The Rail Working Group (now known as the Inland Working Group) met twice.",
        "The Rail Working Group has adopted the name Inland Working Group.",
        "The Rail Working Group now operates under the name Inland Working Group.",
        "The Rail Working Group was rebranded as the Inland Working Group.",
        "The Inland Working Group was formerly known as the Rail Working Group.",
        "The Inland Working Group, which was previously called the Rail Working Group, met.",
        "The Inland Working Group, known until March 2022 as the Rail Working Group, met.",
        "Formerly the Rail Working Group, the Inland Working Group met twice.",
        "Previously known as the Rail Working Group, the Inland Working Group (IWG) met.",
        "Effective March 1, 2022, the Rail Working Group is known as the Inland Working Group.",
        "As of March 2022, the Rail Working Group is called the Inland Working Group.",
    ],
)
def test_a_renaming_is_understood_in_many_words(sentence: str) -> None:
    assert told(sentence) == [("renamed", RAIL, INLAND)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The work of the former Canal Subcommittee has been carried forward by the Rail Working Group.",
        "The Rail Working Group has carried forward the work of the former Canal Subcommittee.",
        "The Rail Working Group picked up the work of the earlier Canal Subcommittee.",
        "The Rail Working Group assumed the responsibilities of the Canal Subcommittee.",
        "The Rail Working Group replaced the Canal Subcommittee.",
        "The Rail Working Group is the successor to the Canal Subcommittee.",
        "The work of the Canal Subcommittee now continues in the Rail Working Group.",
        "The responsibilities of the Canal Subcommittee were transferred to the Rail Working Group.",
    ],
)
def test_work_that_goes_on_is_understood_in_many_words(sentence: str) -> None:
    assert told(sentence) == [("continued by", CANAL, RAIL)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Rail Working Group was transferred to the Canal Subcommittee.",
        "The work of the Rail Working Group continues under the Canal Subcommittee.",
        "The Rail Working Group is now under the Canal Subcommittee.",
        "The Rail Working Group was formerly chaired by a member of the Inland Working Group.",
        "The Rail Working Group replaced the form of the Inland Working Group.",
        "The Rail Working Group heard that the pilot was renamed Inland Pilot.",
        "The Rail Working Group discussed ISA, formerly the Importer Program, with the Inland Working Group.",
        "The Rail Working Group discussed ISA, which is now known as Trade Compliance, with CBP.",
        "Formerly a member of the Rail Working Group, Ms. Ames joined the Inland Working Group.",
        "The Rail Working Group is known as a good place to work in the Inland Working Group.",
    ],
)
def test_what_happened_to_others_is_not_taken_for_a_change_of_the_group(sentence: str) -> None:
    assert told(sentence) == []


def test_a_change_has_the_date_after_its_verb_and_the_acronym_of_the_paper() -> None:
    said = "The Inland Working Group (IWG) met. Founded in May 2019, the Rail Working Group became the Inland Working Group"
    (event,) = of(f"{said} in January 2022.").events
    assert (event.acronym, event.date.value if event.date else None) == ("IWG", "2022-01")


@pytest.mark.parametrize(
    "sentence",
    [
        "The 17th Term of the COAC convened for the first time on March 6, 2024.",
        "The 17th Term of the COAC held its inaugural meeting on Wednesday, March 6, 2024.",
        "The opening meeting of the 17th Term was held on 6 March 2024.",
        "The 16th Term ended in December 2023, and the 17th Term first met on March 6, 2024.",
        "The 17th Term, whose charter was signed on January 5, 2024, met for the first time March 6, 2024.",
        "On March 6, 2024, the 17th Term met for the first time.",
    ],
)
def test_a_terms_first_meeting_is_understood_in_many_words(sentence: str) -> None:
    met = {each.number: each.first_meeting.value for each in of(sentence).terms if each.first_meeting}
    assert met == {17: "2024-03-06"}


@pytest.mark.parametrize(
    "sentence",
    [
        "In the 17th Term the working group first met on May 5, 2024.",
        "The first meeting of the subcommittee in the 17th Term was on May 5, 2024.",
    ],
)
def test_a_groups_first_meeting_is_not_its_terms(sentence: str) -> None:
    assert [(each.number, each.first_meeting) for each in of(sentence).terms] == [(17, None)]
