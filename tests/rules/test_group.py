"""When two printed names mean the same group."""

import pytest

from tracker.rules.group import level_of, same_name, short_name

SAME = [
    ("Trusted Trader Working Group", "trusted trader working group", True),
    ("ACE Modernization Working Group (formerly ACE 2.0)", "ACE Modernization Working Group", True),
    ("NEXT GENERATION FACILITATION SUBCOMITTEE", "Next Generation Facilitation Subcommittee", True),
    ("In-Bond WG", "In-Bond Working Group", True),
    ("Trusted Trader Subcommittee", "Trusted Trader Working Group", False),
    ("Bond Working Group", "In-Bond Working Group", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_level_and_short_name() -> None:
    names = ["Secure Trade Lanes Subcommittee", "In-Bond Working Group", "Bond Task Force", "Rapid Response"]
    assert [level_of(name) for name in names] == ["subcommittee", "working group", "task force", None]
    assert [short_name(name) for name in names] == ["Secure Trade Lanes", "In-Bond", "Bond", "Rapid Response"]
