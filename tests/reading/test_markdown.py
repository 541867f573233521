"""Markdown: numbered headings, notes that an asterisk calls, links as they would be printed."""

import pytest

from tracker.reading import paper
from tracker.reading.result import Reading

CHARGE = """# Commercial Customs Operations Advisory Committee

## Statement of Work

**Group:** Hatch Working Group

March 2022

### 1. Why the group exists

The hatch was opened by hand in every port.

### 2. Objectives

1. Write a table of the keys \\*.
2. Review [the form](https://example.org/form_(a)_b) and
[its
annex](/annex).
3. Post a sign.

\\* A wish of the ports
since 2019.

### 3. What is left to others

- Locks.
"""


def of(text: str) -> Reading:
    return paper.read(text.encode(), "paper.md")


def test_a_numbered_heading_of_any_words_is_a_heading_with_its_number() -> None:
    reading = of(CHARGE)
    headings = [each.heading for each in reading.sections]
    assert headings == ["", "1. Why the group exists", "2. Objectives", "3. What is left to others", ""]
    assert [each.points for each in reading.sections[3:]] == [("Locks.",), ()]
    assert reading.words.missing == 0


def test_a_link_is_read_as_its_words_and_its_address() -> None:
    assert [item.text for item in of(CHARGE).items] == [
        "Write a table of the keys *.",
        "Review the form (https://example.org/form_(a)_b) and its annex (/annex).",
        "Post a sign.",
    ]


def test_an_address_that_is_its_own_words_is_said_once_and_law_is_no_link() -> None:
    text = "See [https://example.org](https://example.org) and 19 U.S.C. 1509[a](2), \\[sic](/no).\n"
    assert of(text).text == "See https://example.org and 19 U.S.C. 1509[a](2), [sic](/no)."


def test_a_note_that_an_asterisk_calls_is_no_bullet() -> None:
    assert of(CHARGE).sections[-1].text == "* A wish of the ports since 2019."


def test_asterisks_that_nothing_calls_are_bullets() -> None:
    assert of("Points\n\n\\* One thing.\n\n\\* Another thing.\n").text == "Points\n\n* One thing.\n\n* Another thing."


@pytest.mark.parametrize("number", ["1.", "1)", "(1)"])
def test_minutes_and_issue_papers_have_numbered_headings_too(number: str) -> None:
    title = "# Government Issue Paper\n\nHatch Working Group\n\nMarch 2022\n\n"
    reading = of(f"{title}## {number} Action Required\n\nFor information.\n\n## {number} Words apart\n\nNone.\n")
    assert reading.value("action_required") == "For information."
    assert [each.heading for each in reading.sections[1:]] == [f"{number} Action Required", f"{number} Words apart"]


def test_a_recommendation_may_have_a_numbered_title() -> None:
    title = "# Commercial Customs Operations Advisory Committee\n\n## Recommendations\n\nMarch 2022\n\n"
    reading = of(f"{title}### 1. Signs\n\nCOAC recommends signs.\n\n### 2. Keys\n\nCOAC recommends keys.\n")
    assert [(item.ordinal, item.text) for item in reading.items] == [
        (1, "Signs\nCOAC recommends signs."),
        (2, "Keys\nCOAC recommends keys."),
    ]
