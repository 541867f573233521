"""What a term leaves open is counted by its days: what it adopted is its own, whatever paper prints it."""

from pathlib import Path

import pytest

from tests.builders import recommendation, says
from tests.pages.audit_public import opened
from tests.proceedings.builders_meeting import DAY, ITEMS, at
from tests.proceedings.test_answers import AGREED, Desk
from tests.proceedings.test_term_end import ENDS, LAST
from tracker.pages.public import terms as pages
from tracker.proceedings import answer, answered, term_end
from tracker.published.entry import Edition
from tracker.rules.term import IN_PART, UNANSWERED, UNDONE, left_open, since_then
from tracker.text.dates import from_value

NAMELESS, EARLIER, EARLIEST = "2020-12/psw/9", "2018-12/psw/1", "2018-11/psw/1"
PASSED = {"action": "passed", "text": "adopted", "feedback": "awaiting"}


def of_a_paper_without_a_term(folder: Path) -> Desk:
    """One made and adopted in the term; one made before it and adopted in it; one of before it."""
    held = Desk(folder)
    made = [recommendation(key, f"COAC recommends that CBP paint {key}.", key[:7], "psw")
            for key in (NAMELESS, EARLIER, EARLIEST)]  # fmt: skip
    held.world.publish(*made, says(f"{DAY}/8", DAY, {NAMELESS: PASSED, EARLIER: PASSED}),
                       says("2018-12-05/1", "2018-12-05", {EARLIEST: PASSED}))  # fmt: skip
    held.world.at = at("2022-01-10")
    return held


def test_what_was_adopted_in_its_days_is_left_open_by_it_though_its_paper_names_no_term(tmp_path: Path) -> None:
    held = of_a_paper_without_a_term(tmp_path)
    with held.world.inside():
        found = term_end.ending(held.dfo, 15, held.world.when, LAST)
    why = {one.item.key: one.why for one in found.left}
    assert {key: why.get(key) for key in (NAMELESS, EARLIER, EARLIEST, ITEMS[0])} == {
        NAMELESS: UNANSWERED, EARLIER: UNANSWERED, EARLIEST: None, ITEMS[0]: UNANSWERED
    }  # fmt: skip


def test_its_page_has_them_before_and_after_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SHOWN", 1)
    held = of_a_paper_without_a_term(tmp_path)
    held.world.site.catch_up()
    page = opened(held.world.client(), "/terms/15")
    words, there = page.words, {f"/recommendations/{one}" for one in (NAMELESS, EARLIER)}
    assert "1 older one, by name" in words and there <= set(page.links)
    assert "2 recommendations made or adopted while it sat, in papers that name another term or none." in words
    held.do(term_end.end, held.dfo, 15, held.world.when, ENDS, {})
    held.world.site.catch_up()
    assert "leaving 7 recommendations open" in opened(held.world.client(), "/terms/15").words


def test_what_is_carried_out_in_part_is_said_so(tmp_path: Path) -> None:
    assert left_open({"feedback": "agreed", "implementation": "partially implemented"}) == IN_PART
    assert (since_then(UNDONE, IN_PART), since_then(IN_PART, None)) == ("", "carried out or closed since")
    held = Desk(tmp_path)
    for kind, typed in (("response", AGREED), ("update", {**AGREED, "verdict": "partially implemented"})):
        with held.world.inside():
            id = answer.draft(held.dfo, kind, "signs", ITEMS[:1], held.world.when, typed).id
            answered.publish(held.dfo, id, None, held.world.when)
    held.world.at = at("2022-01-10")
    held.do(term_end.end, held.dfo, 15, held.world.when, ENDS, {})
    held.world.site.catch_up()
    assert "1 carried out in part." in opened(held.world.client(), "/terms/15").words


def test_a_group_goes_on_until_the_day_of_its_new_name(tmp_path: Path) -> None:
    held = Desk(tmp_path)
    held.world.at = at("2022-02-11")
    fates = {"psw": {"fate": "renamed", "to": "Wayfinding Working Group", "since": "2022-02-10"}}
    held.do(term_end.end, held.dfo, 15, held.world.when, ENDS, fates)
    held.world.site.catch_up()
    client = held.world.client()
    assert "Port Signs Working Group Goes on Port" in opened(client, "/terms/15?as_of=2021-12-15").words
    assert "Port Signs Working Group Renamed Wayfinding" in opened(client, "/terms/15").words


def test_the_last_meeting_that_is_held_here_stands_where_none_is_told(tmp_path: Path) -> None:
    held = Desk(tmp_path)
    first = {"first_meeting": {"value": "2020-12-01", "precision": "day"}, "number": "16"}
    held.world.publish(
        Edition("16", "term", "16th term", from_value("2020-12-01"), facts=first),
        Edition("2021-03-11", "meeting", "Meeting of March 11, 2021", from_value("2021-03-11"), links=[
            {"rel": "term", "to": "16"}], facts={"date": {"value": "2021-03-11", "precision": "day"}}),
    )  # fmt: skip
    held.world.site.catch_up()
    assert "The last that stands here: March 11, 2021" in opened(held.world.client(), "/terms/16").words
    assert "No paper names this term for a recommendation" in opened(held.world.client(), "/terms/16").words
