"""Permanent keys, and the addresses made of them."""

import pytest

from tracker.rules import keys

ADDRESSES = [
    ("recommendation", "2020-12/ttwg/5", {}, "/recommendations/2020-12/ttwg/5"),
    ("recommendation", "2020-12/ttwg/5", {"number": "090101"}, "/recommendations/090101"),
    ("group", "ttwg", {"slug": "tpe"}, "/groups/tpe"),
    ("term", "15", {}, "/terms/15"),
    ("paper", "2020-12/ttwg/recommendations", {}, "/papers/2020-12-ttwg-recommendations"),
    (
        "set",
        "2020-12/ttwg",
        {"paper": "2020-12/ttwg/recommendations"},
        "/papers/2020-12-ttwg-recommendations#2020-12/ttwg",
    ),
    ("office", "office/dfo", {}, "/record/office/dfo"),
]


@pytest.mark.parametrize(("kind", "key", "facts", "path"), ADDRESSES)
def test_address(kind: str, key: str, facts: dict[str, str], path: str) -> None:
    assert keys.address(kind, key, facts) == path


def test_slugs_are_plain() -> None:
    assert keys.slug("Trade & Sécurity  Group's (WG)") == "trade-security-groups-wg"


def test_a_long_name_makes_a_short_slug_of_whole_words() -> None:
    assert keys.slug("Harbour " * 40) == "-".join(["harbour"] * 10)
    assert keys.slug("x" * 300 + " Group") == "x" * 80


def test_drafts_are_counted_within_their_office() -> None:
    given = ["answer-signs-1", "answer-signs-10", "answer-counsel-3", "answer-7"]
    assert keys.drafted_by_office("answer", "office/signs", given) == "answer-signs-11"
    assert keys.drafted_by_office("answer", "office/field", given) == "answer-field-1"
    assert len(keys.drafted_by_office("criteria", f"office/{'long-name-' * 9}", given)) <= 40
