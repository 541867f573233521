"""What a meeting held here recorded is corrected, and not attested otherwise; an answer is attested of what was adopted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import recommendation
from tests.proceedings.builders_meeting import DAY, ITEMS, status
from tests.proceedings.test_answers import Desk
from tracker.proceedings import attest
from tracker.rules.refusal import BadInput, NotYet

ADOPTED, REMANDED, SOURCE = ITEMS[0], ITEMS[4], "86 FR 12345"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Desk]:
    yield Desk(tmp_path)


def attested(held: Desk, item: str, date: str, **said: str) -> None:
    with held.world.inside():
        attest.attest(held.dfo, [item], held.world.when, {"date": date, "source": SOURCE, **said})


@pytest.mark.parametrize(
    ("item", "date", "said"),
    [(REMANDED, DAY, {"action": "passed"}), (REMANDED, "2020-12", {"action": "passed"}),
     (REMANDED, "2020-09-01", {"text": "adopted"}), (ADOPTED, DAY, {"text": "refining"}),
     (ADOPTED, "2021-03-01", {"action": "not passed"}), (ADOPTED, "2021-03-01", {"text": "withdrawn"})],
)  # fmt: skip
def test_a_vote_recorded_here_is_corrected_and_not_attested_otherwise(
    held: Desk, item: str, date: str, said: dict[str, str]
) -> None:
    before = held.world.keys("outcome")
    with pytest.raises(BadInput, match=rf"recorded here \({DAY}/\d\)") as refused:
        attested(held, item, date, **said)
    assert refused.value.field in said and "correct or retract" in refused.value.remedy
    assert held.world.keys("outcome") == before


def test_what_came_of_a_returning_item_at_a_later_meeting_elsewhere_is_attested(held: Desk) -> None:
    attested(held, REMANDED, "2021-03-01", action="passed", feedback="agreed")
    assert status(held, REMANDED) == {"text": "adopted", "action": "passed", "feedback": "agreed"}


@pytest.mark.parametrize(
    ("item", "date", "said"),
    [(REMANDED, "2021-03-01", {"feedback": "agreed"}), (ADOPTED, "2020-12-10", {"feedback": "agreed"}),
     (REMANDED, "2021-03-01", {"implementation": "fully implemented"})],
)  # fmt: skip
def test_no_answer_is_attested_to_what_was_not_adopted_by_that_day(
    held: Desk, item: str, date: str, said: dict[str, str]
) -> None:
    with pytest.raises(NotYet, match=r"was not adopted by the committee by .* \(41 CFR"):
        attested(held, item, date, **said)


def test_an_answer_is_attested_to_what_was_adopted_and_to_what_no_vote_is_recorded_of(held: Desk) -> None:
    attested(held, ADOPTED, "2021-02-01", feedback="agreed", implementation="will be implemented")
    assert status(held, ADOPTED)["feedback"] == "agreed"
    held.world.publish(recommendation("2020-12/psw/9", "COAC recommends that CBP paint one.", "2020-11", "psw"))
    attested(held, "2020-12/psw/9", "2021-02-01", feedback="not agreed", reasons="Too dear.")
    assert status(held, "2020-12/psw/9")["feedback"] == "not agreed"
