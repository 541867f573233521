"""One recommendation that several papers print in words that change and come back: whose words stand on a day, whichever
paper came first and whichever was retracted."""

from itertools import permutations
from pathlib import Path

import pytest

from tests.proceedings.builders_release import out, reviewed
from tests.proceedings.builders_reprints import AMENDED, CUMULATIVE, DRAFT, FIRST, LIST, SECOND, choose, office, shown
from tracker.proceedings import amend, decide
from tracker.published import standing
from tracker.published.find import by_number

JULY = LIST.replace("December 2020", "July 15, 2020")
BETWEEN = LIST.replace("December 2020", "September 16, 2020").replace("one sign", "two signs")
LATER = LIST.replace("December 2020", "December 16, 2020")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_words_that_a_later_paper_prints_stand_from_it_on(tmp_path: Path, order: tuple[int, ...]) -> None:
    world, dfo = office(tmp_path)
    papers = (JULY, BETWEEN, LATER)
    keys = {}
    for place in order:
        (id,) = reviewed(world, dfo, papers[place])
        with world.inside():
            decide.decide(dfo, id, world.when, {}, easy=True)
        keys[place] = out(world, dfo, id)[0]
    with world.reading() as reader:
        key = by_number(reader, "010457") or ""
        assert standing.compare(reader) == []
    days = ("2020-07-15", "2020-09-15", "2020-09-16", "2020-12-15", "2020-12-16", "2026-01-01")
    assert ["two signs" in shown(world, key, day).text for day in days] == [False, False, True, True, False, False]
    assert {shown(world, key, day).number for day in days} == {"010457"}
    assert shown(world, key).to("paper") == [keys[2]]
    with world.inside():
        amend.retract(dfo, keys[2], world.when, reason="It was not the final list.")
    assert "two signs" in shown(world, key).text


def test_a_list_is_retracted_and_a_later_one_prints_its_words(tmp_path: Path) -> None:
    world, dfo = office(tmp_path)
    draft, after, cumulative = reviewed(world, dfo, DRAFT, AMENDED.replace("December 2020", "March 2021"), CUMULATIVE)
    out(world, dfo, draft)
    choose(world, dfo, after, "version", FIRST)
    gone = out(world, dfo, after)[0]
    out(world, dfo, cumulative)
    with world.inside():
        assert FIRST not in amend.retract(dfo, gone, world.when, reason="It was not the final list.")
    one, before = shown(world, FIRST), shown(world, FIRST, "2021-12-31")
    assert ("two signs" in one.text, one.number, one.since.value) == (True, "010457", "2022-03")
    assert (one.to("paper"), one.to("set")) == (["2022-03/pswg/recommendations"], ["2022-03/pswg"])
    assert ("two signs" in before.text, before.number) == (False, None)
    assert shown(world, SECOND).number == "010458"
    world.site.catch_up()
    page = world.client().get("/papers/2022-03-pswg-recommendations").text
    assert ("post two signs" in page, "010457" in page) == (True, True)
    with world.reading() as reader:
        assert standing.compare(reader) == []


def test_a_number_once_given_stays_with_words_that_come_back(tmp_path: Path) -> None:
    world, dfo = office(tmp_path)
    draft, again, numbers = reviewed(
        world,
        dfo,
        DRAFT.replace("December 2020", "July 15, 2020"),
        DRAFT,
        AMENDED.replace("December 2020", "August 2020"),
    )
    out(world, dfo, draft)
    out(world, dfo, again)
    choose(world, dfo, numbers, "version", "2020-07/pswg/1")
    paper = out(world, dfo, numbers)[0]
    one = shown(world, "2020-07/pswg/1")
    assert ("two signs" in one.text, one.day, one.to("set")) == (False, "2020-12-01", ["2020-12/pswg"])
    assert (one.number, one.facts["number_from"]) == ("010457", paper)
