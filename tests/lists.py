"""A small list in our own words, as a spreadsheet and as CSV: four right rows and three wrong ones."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import openpyxl

HEADERS = ("Rec No.", "Group", "Item", "Meeting date", "Recommendation", "Committee action", "CBP response",
           "Response date", "Response remarks")  # fmt: skip
GROUP, MET = "Port Signs Working Group", "December 16, 2020"
TEXTS = {place: f"COAC recommends that CBP put sign {place} where drivers can read it." for place in range(1, 8)}
SEVEN = (
    ("10457", GROUP, 1, MET, TEXTS[1], "passed", "agreed", "2021-03-12", "Signs help."),
    ("10458.0", GROUP, 2, MET, TEXTS[2], "Passed", "", "", ""),
    ("1O459", GROUP, 3, MET, TEXTS[3], "passed", "", "", ""),  # a letter in the number
    ("010460", GROUP, 4, MET, TEXTS[4], "passed", "Concur", "2021-03-12", ""),  # no word of the record
    ("010461", GROUP, 5, MET, TEXTS[5], "tabled", "", "", ""),
    ("010462", GROUP, 6, "Yuletide 2020", TEXTS[6], "passed", "", "", ""),  # no date
    ("010463", GROUP, 7, "2020-12", TEXTS[7], "", "", "", ""),
)
Rows = Sequence[Sequence[Any]]


def as_csv(
    rows: Rows = SEVEN, headers: Sequence[str] = HEADERS, *, parted: str = ",", encoding: str = "utf-8"
) -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=parted).writerows([headers, *rows])
    return written.getvalue().encode(encoding)


def as_xlsx(rows: Rows = SEVEN, headers: Sequence[str] = HEADERS) -> bytes:
    """As a spreadsheet program would have it: numbers as numbers."""
    book = openpyxl.Workbook()
    for row in [headers, *rows]:
        book.active.append([_cell(value) for value in row])
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _cell(value: Any) -> Any:
    return (
        float(value) if str(value).replace(".", "", 1).isdecimal() and not str(value).startswith("0") else value or None
    )


FORMS = {"csv": as_csv, "xlsx": as_xlsx}
