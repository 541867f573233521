"""Title blocks set as forms: a label in one cell and its value beside it, with or without a colon."""

import pytest

from tests.builders_pdf import Printed, block, pdf
from tests.builders_tables import Part, Row, read
from tracker.reading import paper
from tracker.reading.result import Reading

TOP = ("Commercial Customs Operations Advisory Committee", "Government Issue Paper", "March 2021")
FORM: list[Row] = [
    ("Pub#", "4100-0321"),
    ("Office", "Office of Locks/Gate Directorate"),
    ("Action Required", "Discussion"),
    ("Submitted by", "Ada Ames, Lock Branch"),
    ("Date", "February 9, 2021"),
]
REST = ("Background", "The gates of the canal were opened to small boats in the year that went before this one.")
WANTED = ("4100-0321", "Office of Locks/Gate Directorate", "Discussion", "Ada Ames, Lock Branch", "2021-02-09")


def told(reading: Reading) -> tuple[str | None, ...]:
    shown = reading.to_json()
    names = ("pub_number", "office", "action_required", "submitted_by")
    return (*(shown[name] for name in names), shown["signed_on"] and shown["signed_on"]["value"])


@pytest.mark.parametrize("form", ["docx", "md"])
@pytest.mark.parametrize("colon", ["", ":"])
def test_labels_in_cells_need_no_colon(form: str, colon: str) -> None:
    parts: list[Part] = [*TOP, [(label + colon, value) for label, value in FORM], *REST]
    reading = read(form, *parts)
    assert (reading.kind, told(reading)) == ("issue-paper", WANTED)
    assert (reading.to_json()["date"]["value"], reading.words.missing) == ("2021-03", 0)
    assert [reading.text[slice(*each.span)] for each in reading.fields.values() if each.span] == [
        each.printed for each in reading.fields.values() if each.span
    ]


def test_labels_and_values_that_white_parts() -> None:
    rows = "\n".join(f"{label:<20}{value}" for label, value in FORM)
    text = "\n\n".join([*TOP, rows, *REST])
    assert told(paper.read(text.encode(), "paper.txt")) == WANTED


def test_labels_in_bold_on_a_page() -> None:
    lines = [Printed(text, 60 + 20 * place) for place, text in enumerate(TOP)]
    for place, (label, value) in enumerate(FORM):
        lines += [Printed(label, 140 + 18 * place, bold=True), Printed(value, 140 + 18 * place, 220)]
    lines += [Printed(REST[0], 250, bold=True), *block(REST[1], 270)]
    assert told(paper.read(pdf(lines), "paper.pdf")) == WANTED


def test_bodies_that_a_form_names_by_its_labels() -> None:
    rows: list[Row] = [("Subcommittee", "Canal"), ("Working Group", "Locks"), *FORM]
    shown = read("docx", *TOP, rows, *REST).to_json()
    assert (shown["subcommittee"], shown["group"]) == ("Canal Subcommittee", "Locks Working Group")


@pytest.mark.parametrize("form", ["docx", "md"])
def test_the_heads_of_a_list_are_no_labels(form: str) -> None:
    contacts: list[Row] = [("Office", "Contact"), ("Gate Office", "Ada Ames"), ("Lock Office", "Ben Boyd")]
    shown = read(form, *TOP, *REST, contacts).to_json()
    assert shown["office"] is None
