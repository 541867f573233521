"""References that dangle, dates in running text, and what a paper leaves open."""

import pytest

from tracker.reading.mentions import facts, references


def spoken(text: str) -> list[tuple[str, str, int | None, tuple[str, ...]]]:
    return [(each.printed, each.kind, each.expected, each.values) for each in references.find(text)]


def warned(text: str) -> list[str]:
    return [each.code for each in references.warnings(text, list(references.find(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "the two sets of recommendations submitted in May 2018 and June 2019.",
            ("May 2018 and June 2019", "recommendation sets", 2, ("2018-05", "2019-06")),
        ),
        (
            "three sets of recommendations in March, June and July 2019.",
            ("March, June and July 2019", "recommendation sets", 3, ("2019-03", "2019-06", "2019-07")),
        ),
        (
            "It presented 4 recommendations at the December 8, 2021 public meeting.",
            ("December 8, 2021", "recommendations", 4, ("2021-12-08",)),
        ),
        (
            "the new recommendations that were provided at the May 2021 meeting",
            ("May 2021", "recommendations", 1, ("2021-05",)),
        ),
    ],
)
def test_a_reference_says_how_many_and_when(text: str, found: tuple[object, ...]) -> None:
    assert spoken(text) == [found]
    assert warned(text) == []


def test_a_count_that_differs_from_the_dates_is_pointed_out() -> None:
    assert warned("the four sets of recommendations of May 2018 and June 2019.") == ["count-mismatch"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("New recommendations were made. It refines the recommendation.", ["ambiguous-reference"]),
        ("One recommendation was made. It refines the recommendation.", []),
        ("New recommendations were made. It refines the recommendation of the Bond Working Group.", []),
        ("New recommendations were made. It refines the recommendation 010457.", []),
        ("The recommendation is new.", []),
        ("Recommendations were made. This recommendation is new.", []),
    ],
)
def test_the_recommendation_is_open_after_several(text: str, codes: list[str]) -> None:
    assert warned(text) == codes


@pytest.mark.parametrize(
    ("text", "printed", "value", "precision"),
    [
        ("It was effective August 1, 2021, and", "effective August 1, 2021", "2021-08-01", "day"),
        ("due by August 1, 2023.", "by August 1, 2023", "2023-08-01", "by"),
        (
            "The group met for the first time on May 5, 2021.",
            "met for the first time on May 5, 2021",
            "2021-05-05",
            "day",
        ),
        ("a meeting in March 2023.", "in March 2023", "2023-03", "month"),
        ("new rules in Fiscal Year (FY) 2022.", "in Fiscal Year (FY) 2022", "FY2022", "fiscal year"),
    ],
)
def test_a_dated_fact_keeps_the_word_that_governs_it(text: str, printed: str, value: str, precision: str) -> None:
    assert [(each.printed, each.dated.value, each.dated.precision) for each in facts.dated(text, ())] == [
        (printed, value, precision)
    ]


def test_a_wrong_weekday_is_pointed_out_with_both_readings() -> None:
    (found,) = facts.warnings("It met on Wednesday, July 15, 2019.", ())
    assert (found.code, found.message) == (
        "weekday-mismatch",
        '"Wednesday, July 15, 2019" was a Monday; it may mean 2019-07-15 or 2020-07-15',
    )
