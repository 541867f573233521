"""Issue papers: labelled sections, points, fields, in bold and in plain."""

import pytest

from tests.builders_pdf import Printed, block, centred, pdf
from tests.shared import papers
from tracker.reading import paper
from tracker.reading.result import Reading

PLAIN = """Commercial Customs Operations Advisory Committee
Government Issue Paper
Rapid Response Subcommittee
Broker Working Group

June 2022

Pub. No. 2211-0622

Office of Trade

ACTION REQUIRED: For Information

BACKGROUND

The group met. It asked for a report and
went on.

CURRENT STATUS

The group will

  {0} finish its paper, which covers
     low-value entries;

  {0} report.

SUBMITTED BY: Lee Roe, Branch Chief        DATE: May 2, 2022
"""
MARKED = """**Commercial Customs Operations Advisory Committee
Government Issue Paper
Rapid Response Subcommittee
Broker Working Group**

**June 2022**

Pub# 2211-0622

**Office of Trade**

**Action Required:** For Information

**Background:** The group met. It asked for a report and went on.

**Current Status:** The group will

- finish its paper, which covers low-value entries;
- report.

**Submitted by:** Lee Roe, Branch Chief

**Date:** May 2, 2022
"""


def of(text: str) -> Reading:
    return paper.read(text.encode(), "paper.txt")


@pytest.mark.parametrize("text", [PLAIN.format(bullet) for bullet in "-•*o–"] + [MARKED])
def test_every_field_and_point_is_read(text: str) -> None:
    shown = of(text).to_json()
    assert {name: shown[name] for name in ("kind", "committee", "subcommittee", "group", "office")} == {
        "kind": "issue-paper",
        "committee": "Commercial Customs Operations Advisory Committee",
        "subcommittee": "Rapid Response Subcommittee",
        "group": "Broker Working Group",
        "office": "Office of Trade",
    }
    assert (shown["pub_number"], shown["action_required"], shown["submitted_by"]) == (
        "2211-0622",
        "For Information",
        "Lee Roe, Branch Chief",
    )
    assert (shown["date"]["value"], shown["signed_on"]["value"]) == ("2022-06", "2022-05-02")
    points = [section["points"] for section in shown["sections"] if section["points"]]
    assert points == [["finish its paper, which covers low-value entries;", "report."]]
    assert [section["heading"].lower() for section in shown["sections"]][:4] == [
        "",
        "action required",
        "background",
        "current status",
    ]
    assert shown["warnings"] == []


def test_each_field_says_what_is_printed_and_where() -> None:
    reading = of(MARKED)
    for field in reading.fields.values():
        assert field.span is not None
        assert reading.text[slice(*field.span)] == field.printed


def test_what_the_paper_does_not_print_is_missed_aloud() -> None:
    reading = of("Government Issue Paper\n\nBackground: It began.\n")
    assert [warned.code for warned in reading.warnings] == ["missing-field"] * 5


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_real_paper_has_the_same_sections_in_each_form(form: str) -> None:
    def squeezed(suffix: str) -> list[tuple[str, tuple[str, ...]]]:
        file = papers() / f"2023-12-tpe-issue-paper.{suffix}"
        return [(each.heading, each.points) for each in paper.read(file.read_bytes(), file.name).sections]

    assert squeezed(form) == squeezed("txt")


def test_an_office_and_the_body_under_it_stay_two_lines_in_wrapped_text() -> None:
    office = "Office of Trade/Trade Remedy Law Enforcement Directorate"
    reading = of(PLAIN.format("-").replace("Office of Trade\n", f"{office}\nRapid Response Subcommittee\n"))
    assert (reading.value("office"), reading.value("subcommittee")) == (office, "Rapid Response Subcommittee")


@pytest.mark.parametrize(
    ("line", "subcommittee"),
    [
        ("Future of the Harbor Subcommittee", "Future of the Harbor Subcommittee"),
        ("Future of the Harbor and Canal Subcommittee (FHS)", "Future of the Harbor and Canal Subcommittee"),
        ("Report of the Harbor Subcommittee", "Harbor Subcommittee"),
    ],
)
def test_a_line_of_its_own_may_name_a_body_with_an_article_inside(line: str, subcommittee: str) -> None:
    shown = of(
        f"{line}\nOffice of Gates (OG)\n15 August 2012\n\nIssue: How it stands.\n\nCurrent Status: Fine.\n"
    ).to_json()
    assert (shown["kind"], shown["subcommittee"], shown["office"]) == (
        "issue-paper",
        subcommittee,
        "Office of Gates (OG)",
    )


@pytest.mark.parametrize("bold", [True, False])
def test_a_date_below_a_branch_in_bold_is_the_papers(bold: bool) -> None:
    titles = ("Harbor Subcommittee", "Office of Gates (OG)", "Gate Keeping Branch")
    lines = [*(centred(text, 40 + 16 * place, bold=True) for place, text in enumerate(titles))]
    lines += [centred("15 August 2012", 88, bold=bold), *block("Issue: Whether the gates of the harbor close.", 130)]
    lines += [
        Printed("Current Status:", 160, bold=True),
        *block("The gates of the harbor were found to close well.", 180),
    ]
    shown = paper.read(pdf(lines), "paper.pdf").to_json()
    assert (shown["kind"], shown["date"] and shown["date"]["value"]) == ("issue-paper", "2012-08-15")
    assert [section["heading"] for section in shown["sections"]] == ["", "Issue", "Current Status"]


def test_a_heading_above_a_dated_sentence_ends_the_title_block() -> None:
    shown = of(
        MARKED.replace("**Action Required:**", "**Gate Keeping**\n\nIt began in May 2021.\n\n**Action Required:**")
    ).to_json()
    assert [section["heading"] for section in shown["sections"]][:2] == ["", "Gate Keeping"]
