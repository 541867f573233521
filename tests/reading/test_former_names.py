"""Titles that give the former name of a body beside its present one."""

import pytest

from tracker.reading import paper
from tracker.reading.result import Reading

COVER = "Commercial Customs Operations Advisory Committee\nCanal Subcommittee\nRecommendations\nMay 2021\n\n"
LIST = "\n\n1. COAC recommends that CBP count the boats.\n"
PRESENT = [
    "Inland Working Group (formerly the Rail Task Force)",
    "Inland Working Group (IWG) (formerly Rail Task Force)",
    "Inland Working Group, formerly the Rail Task Force",
    "Inland Working Group – formerly known as the Rail Task Force",
    "Inland Working Group [previously called the Rail Task Force]",
    "Inland Working Group (the former Rail Task Force)",
    "Formerly the Rail Task Force, the Inland Working Group",
    "Rail Task Force (now the Inland Working Group)",
    "Rail Task Force, now known as the Inland Working Group",
]


def of(text: str) -> Reading:
    return paper.read(text.encode(), "set.txt")


def renamed(reading: Reading) -> list[tuple[str, str, str]]:
    return [(each.event, each.group, each.to) for each in reading.identities.events]


@pytest.mark.parametrize("heading", PRESENT)
def test_the_present_name_is_the_groups_and_the_other_a_renaming(heading: str) -> None:
    for text in (
        COVER + heading + LIST,
        COVER + "These were agreed by telephone before the public meeting.\n\n" + heading + LIST,
    ):
        reading = of(text)
        assert [(item.subcommittee, item.group) for item in reading.items] == [
            ("Canal Subcommittee", "Inland Working Group")
        ]
        assert renamed(reading) == [("renamed", "Rail Task Force", "Inland Working Group")]


def test_a_former_subcommittee_is_nobodys() -> None:
    reading = of(COVER.replace("Canal", "Gate Working Group (previously the Lock Subcommittee)\nCanal") + LIST)
    assert (reading.value("group"), reading.value("subcommittee")) == ("Gate Working Group", "Canal Subcommittee")
    assert renamed(reading) == [("renamed", "Lock Subcommittee", "Gate Working Group")]
    reading = of(f"{COVER}Lock Subcommittee (formerly the Bank Subcommittee)\n\nGate Working Group{LIST}")
    assert [(item.subcommittee, item.group) for item in reading.items] == [("Lock Subcommittee", "Gate Working Group")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Inland Working Group (formerly the Rail Task Force) met.",
        "The Rail Task Force was renamed the Inland Working Group.",
        "The Rail Task Force became the Inland Working Group.",
    ],
)
def test_a_name_that_ends_with_its_level_is_complete(sentence: str) -> None:
    reading = of(f"Government Issue Paper\nMay 2022\n\nBackground: {sentence}\n\nDate: May 2, 2022\n")
    assert renamed(reading) == [("renamed", "Rail Task Force", "Inland Working Group")]
    assert {each.name for each in reading.identities.groups} == {"Inland Working Group", "Rail Task Force"}
