"""What may stand in a field: understood as the record keeps it, or refused in words; typed and read alike."""

import pytest

from tracker.rules import group, paper, recommendation, term
from tracker.rules.field import LINES, LONG, WORDS, Field, by_name, whole
from tracker.rules.refusal import BadInput

ITEM = by_name(recommendation.ITEM)
PAPER = by_name([*paper.fields_of(paper.ISSUE_PAPER), *paper.ABOUT])
DAY = {"printed": "2020-12-16", "value": "2020-12-16", "precision": "day"}
UNDERSTOOD = [
    (ITEM["number"], " 010457 ", "010457"),
    (ITEM["ordinal"], "3", 3),
    (ITEM["text"], " One.\r\nTwo. ", "One.\nTwo."),
    (ITEM["group"], "  In-Bond \n Working  Group", "In-Bond Working Group"),
    (PAPER["term"], "015", 15),
    (PAPER["obtained_on"], "2020-12-16", DAY),
    (PAPER["date"], "1980", {"printed": "1980", "value": "1980", "precision": "year"}),
    (PAPER["note"], "x" * 5000, "x" * 5000),
    (PAPER["group"], " ", None),
    (PAPER["obtained_from"], "https://www.example.gov/p?x=1", "https://www.example.gov/p?x=1"),
    (PAPER["obtained_from"], "Binder 3: the green one", "Binder 3: the green one"),
]
REFUSED = [
    *((ITEM["number"], typed) for typed in ("../../x", "12345", "0104571", "²²²²²²", "٠١٢٣٤٥", "9" * 5000)),
    *((ITEM["ordinal"], typed) for typed in ("0", "10000", "²", "-1", "third", "9" * 5000)),
    *((PAPER["term"], typed) for typed in ("abc", "²", "0", "100", "9" * 5000)),
    *((PAPER["date"], typed) for typed in ("0000", "0001", "9999", "1979", "January 5, 0001", "2020-02..9999-12",
                                           "2021..2020", "٢٠٢x", "9" * 5000)),
    *((PAPER["obtained_on"], typed) for typed in ("2020-12", "2020-01-01..2020-12-31", "FY2020")),
    (PAPER["group"], "x" * (group.LONGEST + 1)),
    (PAPER["kind"], "zebra"),
    *((PAPER["obtained_from"], typed) for typed in ("http://", "javascript:alert(1)", "file:///a.pdf", "C:\\a.pdf",
                                                    "https://example.gov/a b", "ftp://example.gov/a", "x" * 2001)),
]  # fmt: skip


@pytest.mark.parametrize(("field", "typed", "kept"), UNDERSTOOD)
def test_what_is_typed_is_kept_as_the_record_has_it(field: Field, typed: str, kept: object) -> None:
    assert field.understood(typed) == kept


@pytest.mark.parametrize(("field", "typed"), REFUSED, ids=lambda one: getattr(one, "name", str(one)[:20]))
def test_what_cannot_stand_in_a_field_is_refused_by_name_and_in_few_words(field: Field, typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        field.understood(typed)
    assert refused.value.field == field.name
    assert refused.value.message.startswith(f"{field.label}: ")
    assert refused.value.remedy
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("date", "Yuletide", 'is no date. Write it as printed ("November 3, 2023"), or as 2020-12-16, 2020-12, 2020, '
         "FY2022 or 2022-02-10..2023-11-03."),
        ("obtained_on", "Yuletide", 'is no date. Write it as printed ("November 3, 2023"), or as 2020-12-16.'),
        ("date", "March 20, 1824", "does not lie between 1980 and 2100. Check the year."),
        ("date", "1824-03-20", "does not lie between 1980 and 2100. Check the year."),
        ("date", "March 1824", "does not lie between 1980 and 2100. Check the year."),
        ("date", "February 30, 2020", "is no day of the calendar: February 2020 has 29 days. Check the day and the month."),
    ],
)  # fmt: skip
def test_of_a_date_that_cannot_be_it_is_said_once_why_and_what_to_write(name: str, typed: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        PAPER[name].understood(typed)
    assert str(refused.value) == f'{PAPER[name].label}: "{typed}" {said}'


@pytest.mark.parametrize("value", [None, ""])
def test_what_is_needed_is_missed(value: object) -> None:
    with pytest.raises(BadInput, match=r"Text is missing\. Type it in\."):
        ITEM["text"].confirmed(value)
    ITEM["number"].confirmed(value)


def test_what_was_read_is_asked_the_same_as_what_is_typed() -> None:
    term.FIELDS[1].confirmed({"printed": "February 10, 2022", "value": "2022-02-10", "precision": "day"})
    term.FIELDS[0].confirmed(15)
    with pytest.raises(BadInput, match="is no number from 1 to 99"):
        term.FIELDS[0].confirmed(0)


def test_a_whole_number_is_one_that_a_column_holds() -> None:
    typed = ("12", " 7 ", "²", "-1", "1.0", "", "9" * 9, "9" * 10, "9" * 5000)
    assert [whole(one) for one in typed] == [12, 7, None, None, None, None, 999999999, None, None]


@pytest.mark.parametrize("form", [WORDS, LONG, LINES])
def test_what_turns_words_around_is_refused(form: str) -> None:
    with pytest.raises(BadInput, match=r"Words: this holds a character .* \(U\+202E\)\. Take it out"):
        Field("words", "Words", form=form).understood("answer within \u202e09 days")
    assert Field("words", "Words", form=form).understood("Ñandú’s – 90\u00a0days") is not None
