"""What a term left open, told on its public page and as data: with why, where each stands today, and its groups."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import recommendation
from tests.pages.audit_public import data, opened
from tests.proceedings.builders_meeting import ITEMS, at
from tests.proceedings.test_answers import AGREED, Desk
from tracker.pages.public import ended
from tracker.proceedings import amend, answered, term_end, terms
from tracker.rules.term import UNANSWERED, UNDECIDED, UNDONE

Fates = dict[str, dict[str, str]]
FATES: Fates = {"psw": {"fate": "renamed", "to": "Wayfinding Working Group", "acronym": "WWG"}}


class Ended(Desk):
    """One item agreed, three not answered, one remanded when the term ended; one more is answered since."""

    def __init__(self, folder: Path, fates: Fates = FATES) -> None:
        super().__init__(folder)
        self.answer(ITEMS[:1])
        self.world.at = at("2022-02-11")
        typed = {"on": "2021-12-15", "note": "The next term begins in February."}
        self.do(term_end.end, self.dfo, 15, self.world.when, typed, fates)
        self.do(terms.publish, self.dfo, self.world.when, {"number": "16", "first_meeting": "2022-02-10"})
        self.world.at = at("2022-03-01")
        self.answer(ITEMS[1:2])
        self.world.site.catch_up()

    def answer(self, items: list[str]) -> None:
        self.do(answered.publish, self.dfo, self.drafted(self.dfo, items, AGREED), None, self.world.when)


@pytest.fixture
def held(tmp_path: Path) -> Ended:
    return Ended(tmp_path)


def shown(held: Ended, asked: str = "") -> str:
    return str(opened(held.world.client(), f"/terms/15{asked}").words)


def told(held: Ended, asked: str = "") -> Any:
    return data(held.world.client(), f"/terms/15.json{asked}")["ended"]


def test_the_terms_page_tells_what_it_left_open_and_what_came_of_it(held: Ended) -> None:
    words = shown(held)
    assert "leaving 5 recommendations open" in words
    assert "1 not decided by the committee." in words
    assert "3 not answered by CBP; 1 of them has been answered since." in words
    assert "1 not recorded as carried out." in words
    assert "Answered since. Adopted December 16, 2020. CBP agreed March 1, 2022." in words
    assert "Port Signs Working Group Renamed Wayfinding Working Group" in words


def test_of_much_the_first_is_told_in_full_and_the_rest_by_name(held: Ended, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = told(held)
    monkeypatch.setattr(ended, "IN_FULL", 1)
    page = opened(held.world.client(), "/terms/15")
    assert "leaving 5 recommendations open" in page.words and "4 more that it left open, by name" in page.words
    assert "Recommendation 090302: not answered by CBP; answered since" in page.words
    assert "Recommendation 090303: not answered by CBP; open still" in page.words
    assert {one["url"] for one in whole["left_open"]} <= set(page.links)
    held.world.publish(recommendation("2021-12/psw/9"))  # another answer than the one that is held
    assert told(held) == whole


def test_as_data_each_is_told_with_why(held: Ended) -> None:
    end = told(held)
    assert {one["key"]: (one["why"], one["since"]) for one in end["left_open"]} == {
        ITEMS[0]: (UNDONE, ""), ITEMS[1]: (UNANSWERED, "answered since"), ITEMS[2]: (UNANSWERED, ""),
        ITEMS[3]: (UNANSWERED, ""), ITEMS[4]: (UNDECIDED, ""),
    }  # fmt: skip
    assert end["counts"][UNANSWERED] == {"left_open": 3, "over": 1}
    assert end["groups"] == [
        {"key": "psw", "url": "/groups/wwg", "then": "Port Signs Working Group", "fate": "renamed",
         "title": "Wayfinding Working Group", "continued_by": []}
    ]  # fmt: skip


def test_as_of_a_day_it_is_told_as_it_was_then(held: Ended) -> None:
    assert told(held, "?as_of=2021-12-14") is None
    assert "What it left open" not in shown(held, "?as_of=2021-12-14")
    assert told(held, "?as_of=2022-02-01")["counts"][UNANSWERED] == {"left_open": 3, "over": 0}
    assert "answered since" not in shown(held, "?as_of=2022-02-01")


def test_the_next_term_left_nothing_yet(held: Ended) -> None:
    assert data(held.world.client(), "/terms/16.json")["ended"] is None


def test_an_end_that_was_wrong_is_retracted(held: Ended) -> None:
    held.do(amend.retract, held.dfo, "15/ended", held.world.when, reason="It had not ended.")
    held.world.site.catch_up()
    assert told(held) is None
    assert opened(held.world.client(), "/record/15/ended", 410)


def test_the_entry_of_the_end_tells_why_by_each_item(held: Ended) -> None:
    words = opened(held.world.client(), "/record/15/ended").words
    assert f"Recommendation 5, Port Signs Working Group, November 2020: {UNDECIDED}" in words
    assert "Wayfinding Working Group: renamed" in words


def test_who_goes_on_with_a_groups_work_is_named_beside_it(tmp_path: Path) -> None:
    to = "Lane Signs Working Group; Gate Signs Working Group"
    held = Ended(tmp_path, {"psw": {"fate": "continued by", "to": to, "since": "2022-01-20"}})
    page = opened(held.world.client(), "/terms/15")
    assert "Port Signs Working Group Continued by Lane Signs Working Group, Gate Signs Working Group" in page.words
    assert {"/groups/psw", "/groups/lane-signs", "/groups/gate-signs"} <= set(page.links)
    assert told(held)["groups"] == [
        {"key": "psw", "url": "/groups/psw", "then": "Port Signs Working Group", "fate": "continued by",
         "title": "Port Signs Working Group", "continued_by": [
             {"key": "lane-signs", "title": "Lane Signs Working Group", "url": "/groups/lane-signs"},
             {"key": "gate-signs", "title": "Gate Signs Working Group", "url": "/groups/gate-signs"}]}
    ]  # fmt: skip
    assert told(held, "?as_of=2022-01-19")["groups"][0]["continued_by"] == []
