"""When a text was adopted and first answered, and how soon half are."""

import random
from datetime import date
from itertools import pairwise
from statistics import median

import pytest

from tracker.rules.adoption import GIVEN, LONGER, OPEN, TIMES, Adoption, adoptions, half, time_of
from tracker.rules.faca import filed_under
from tracker.rules.fold import Said, spans
from tracker.rules.recommendation import NOT_RECORDED


def after(*said: tuple[str, dict[str, str | None]]) -> list[Adoption | None]:
    """Of each span of an item printed in 2020, of which this was said on these days."""
    told = [Said("2020-01-01", 1, 1), *(Said(day, place, None, sets) for place, (day, sets) in enumerate(said, 2))]
    return list(adoptions(spans(told)))


ADOPTED = {"text": "adopted"}


def test_the_first_verdict_stays_the_first() -> None:
    told = after(("2020-12-16", {**ADOPTED, "feedback": "awaiting"}), ("2021-02-01", {"feedback": "under review"}),
                 ("2021-03-12", {"feedback": "agreed"}), ("2022-01-01", {"feedback": "agreed in part"}))  # fmt: skip
    one, two = Adoption("2020-12-16"), Adoption("2020-12-16", "2021-03-12")
    assert told == [None, one, one, two, two]
    assert two.days == 86


def test_what_was_said_again_was_adopted_on_the_first_day() -> None:
    assert after(("2020-12-16", ADOPTED), ("2021-06-01", ADOPTED))[-1] == Adoption("2020-12-16")


def test_what_was_sent_back_counts_from_its_last_adoption() -> None:
    told = after(("2020-12-16", ADOPTED), ("2021-01-01", {"text": "refining"}), ("2021-06-01", ADOPTED))
    assert told == [None, Adoption("2020-12-16"), None, Adoption("2021-06-01")]


def test_what_was_said_for_a_day_before_the_paper_keeps_that_day() -> None:
    told = list(adoptions(spans([Said("2019-12-16", 2, None, ADOPTED), Said("2020-01-01", 1, 1)])))
    assert told == [Adoption("2019-12-16")]


@pytest.mark.parametrize(("answered", "words"), [
    ("2021-01-01", GIVEN[0]), ("2021-04-01", GIVEN[0]), ("2021-04-02", GIVEN[1]), ("2021-06-30", GIVEN[1]),
    ("2021-07-01", GIVEN[2]), ("2022-01-01", GIVEN[2]), ("2022-01-02", LONGER),
])  # fmt: skip
def test_how_soon_in_words(answered: str, words: str) -> None:
    assert time_of(Adoption("2021-01-01", answered), "agreed") == words
    assert words in TIMES


def test_without_a_verdict_it_is_open_only_where_something_is_recorded() -> None:
    assert time_of(Adoption("2021-01-01"), "awaiting") == OPEN
    assert time_of(Adoption("2021-01-01"), None) == NOT_RECORDED


def test_half_counts_those_that_wait() -> None:
    assert half([10, 20, 30], []) == 20
    assert half([10, 20, 30], [40, 40, 40]) == 30
    assert half([10, 20, 30], [40, 40, 40, 40]) is None
    assert half([10, 30], [20]) == 30
    assert half([], []) is half([], [5]) is None


def test_where_none_waits_half_is_the_lower_median() -> None:
    chance = random.Random(4)
    for _ in range(200):
        days = [chance.randrange(400) for _ in range(chance.randrange(1, 12))]
        found = half(days, [])
        assert found is not None and found <= median(days)
        assert 2 * sum(one <= found for one in days) >= len(days) > 2 * sum(one < found for one in days)


def test_longer_waits_never_make_half_sooner() -> None:
    chance = random.Random(5)
    for _ in range(200):
        days = [chance.randrange(400) for _ in range(6)]
        told = [half(days, [500] * waiting) for waiting in range(8)]
        assert all(more is None or (less is not None and less <= more) for less, more in pairwise(told))


def test_an_adoption_counts_for_its_fiscal_year_and_the_life_of_the_committee() -> None:
    assert filed_under(date(2016, 4, 26)) == ("earlier",)
    assert filed_under(date(2016, 4, 27)) == ("2016", "life")
    assert filed_under(date(2023, 9, 30)) == ("2023", "life")
    assert filed_under(date(2023, 10, 1)) == ("2024", "life")
