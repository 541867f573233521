"""Dates keep the precision they were printed in, and a wrong weekday gives two readings."""

from datetime import date

import pytest

from tracker.text import dates


@pytest.mark.parametrize(
    ("printed", "value", "precision"),
    [
        ("December 2020", "2020-12", "month"),
        ("December 16, 2020", "2020-12-16", "day"),
        ("16 December 2020", "2020-12-16", "day"),
        ("Dec. 16, 2020", "2020-12-16", "day"),
        ("16th of December, 2020", "2020-12-16", "day"),
        ("16 Dec 2020", "2020-12-16", "day"),
        ("16-Dec-2020", "2020-12-16", "day"),
        ("12/16/20", "2020-12-16", "day"),
        ("2020", "2020", "year"),
        ("FY 2022", "FY2022", "fiscal year"),
        ("Fiscal Year (FY) 2022", "FY2022", "fiscal year"),
        ("by August 1, 2023", "2023-08-01", "by"),
        ("December 14-16, 2020", "2020-12-14..2020-12-16", "range"),
    ],
)
def test_a_printed_date_is_understood(printed: str, value: str, precision: str) -> None:
    found = dates.parse(printed)
    assert found is not None
    assert (found.value, found.precision, found.printed) == (value, precision, printed)


@pytest.mark.parametrize("printed", ["February 30, 2020", "soon", "December", "on December 16, 2020 at noon"])
def test_what_no_calendar_has_is_no_date(printed: str) -> None:
    assert dates.parse(printed) is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2022-02-31", "February 2022 has 28 days"),
        ("31 February 2022", "February 2022 has 28 days"),
        ("February 30, 2020", "February 2020 has 29 days"),
        ("November 29-31, 2023", "November 2023 has 30 days"),
        ("2/31/2022", "February 2022 has 28 days"),
        ("0 March 2022", "March 2022 has 31 days"),
        ("2022-13-01", "a year has 12 months"),
        ("2022-13", "a year has 12 months"),
    ],
)
def test_of_what_no_calendar_has_it_is_said_what_the_calendar_has(typed: str, said: str) -> None:
    assert dates.parse(typed) is None
    with pytest.raises(ValueError, match="is no day of the calendar") as wrong:
        dates.from_value(typed)
    assert str(wrong.value) == f'"{typed}" is no day of the calendar: {said}'


def test_a_wrong_weekday_gives_the_day_as_printed_and_the_nearest_that_fits() -> None:
    (found,) = dates.find("Wednesday, July 15, 2019")
    assert found.dated.wrong_weekday == "Monday"
    assert [each.value for each in dates.readings(found.dated)] == ["2019-07-15", "2020-07-15"]


def test_a_right_weekday_has_one_reading() -> None:
    (found,) = dates.find("Wednesday, July 15, 2020")
    assert dates.readings(found.dated) == (found.dated,)


def test_a_fiscal_year_is_the_federal_one() -> None:
    assert (dates.in_fiscal_year(2022).first, dates.in_fiscal_year(2022).last) == (date(2021, 10, 1), date(2022, 9, 30))


@pytest.mark.parametrize("value", ["2020-12-16", "2020-12", "2020", "FY2022", "2022-02-10..2023-11-03"])
def test_the_data_form_reads_back(value: str) -> None:
    assert dates.from_value(value).value == value


@pytest.mark.parametrize("printed", ["January 1, 0001", "0000", "1979", "March 2101", "FY 9999", "12/31/9999"])
def test_a_year_that_no_paper_has_is_no_date(printed: str) -> None:
    assert dates.parse(printed) is None
    assert list(dates.find(printed)) == []


def test_a_law_may_be_older_than_the_committee() -> None:
    text = "the Tariff Act of June 17, 1930, not of June 17, 0930"
    found = dates.find(text, since=dates.FIRST_OF_LAWS)
    assert [each.dated.value for each in found] == ["1930-06-17"]


def test_the_date_of_a_field_is_as_printed_where_that_alone_says_it() -> None:
    day = {"value": "2020-12-16", "precision": "by"}
    printed = dates.of_field({**day, "printed": "Tuesday, December 16, 2020"})
    assert (printed.precision, printed.wrong_weekday) == (dates.DAY, "Wednesday")
    understood = dates.of_field({**day, "printed": "the week before Christmas"})
    assert (understood.words, understood.wrong_weekday) == ("by December 16, 2020", "")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-11-23", "2026-11-24", "November 23-24, 2026"),
        ("2026-11-30", "2026-12-01", "November 30 to December 1, 2026"),
        ("2026-12-31", "2027-01-01", "December 31, 2026 to January 1, 2027"),
    ],
)
def test_days_that_something_lasted_are_told_from_the_first_to_the_last(first: str, last: str, words: str) -> None:
    assert dates.days_words(date.fromisoformat(first), date.fromisoformat(last)) == words
