"""How a meeting was convened, in words."""

from typing import Any

from tracker.rules.convened import told

NOTICE: dict[str, Any] = {"on": "2020-12-01", "days": 15, "asked": 15, "rule": "41 CFR 102-3.150"}


def test_a_notice_is_held_against_the_law_of_its_day() -> None:
    assert told({"noticed": NOTICE}) == [
        (
            "Notice",
            "December 1, 2020, 15 days before the meeting; at least 15 are required (41 CFR 102-3.150): in time.",
        )
    ]
    late = told({"noticed": NOTICE | {"days": 14, "exceptional": "A flood.", "citation": "85 FR 77000"}})
    assert [words.rpartition(": ")[2] for _, words in late] == [
        "1 day too late.",
        "A flood.",
        "Printed as 85 FR 77000.",
    ]


def test_a_quorum_is_told_with_what_it_was_counted_by() -> None:
    counted = {"rule": "more than half", "seated": 13, "needed": 7, "present": 5, "met": False}
    assert told({"quorum": counted}) == [
        ("Quorum", "5 of 13 seated members were present; 7 were needed (more than half): no quorum.")
    ]


def test_what_is_not_recorded_is_not_told() -> None:
    assert told({"date": {"value": "2020-12-16"}, "stage": "adjourned"}) == []
