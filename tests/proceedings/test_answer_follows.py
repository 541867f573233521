"""Which answer follows on which, and which word on what was done: the tables of rules/progress.py, kept by the acts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import recommendation, says
from tests.proceedings.builders_meeting import ITEMS, at, status
from tests.proceedings.test_answers import AGREED, IN_PART, Desk
from tracker.proceedings import answer, answered, clearance
from tracker.rules.refusal import BadInput, NotYet

DONE = {"text": "Signs at three ports.", "signer": "Rosa Example", "evidence": "A walk through the ports"}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Desk]:
    yield Desk(tmp_path)


def published(
    held: Desk, typed: dict[str, str], *items: str, kind: str = "response", revises: str | None = None
) -> str:
    with held.world.inside():
        when = held.world.when
        id = answer.draft(held.dfo, kind, "signs", items or ITEMS[:1], when, typed, revises=revises).id
        return answered.publish(held.dfo, id, None, when)[0]["key"]


def updated(held: Desk, word: str, date: str, **more: str) -> str:
    return published(held, {**DONE, "verdict": word, "date": date, **more}, kind="update")


def test_a_verdict_is_revised_by_a_later_entry_that_names_it(held: Desk) -> None:
    first = published(held, AGREED)
    held.world.at = at("2021-06-01")
    with pytest.raises(NotYet, match=rf'is answered: "agreed" \({first}\)'):
        published(held, IN_PART)
    with pytest.raises(NotYet, match=r"2021/9 is none of it"):
        published(held, IN_PART, ITEMS[1], revises="2021/9")
    published(held, IN_PART, revises=first)
    assert status(held, ITEMS[0])["feedback"] == "agreed in part"
    assert status(held, ITEMS[0], "2021-05-31")["feedback"] == "agreed"


def test_a_revised_response_says_so_at_its_top(held: Desk) -> None:
    first = published(held, AGREED)
    held.world.at = at("2021-06-01")
    second = published(held, IN_PART, revises=first)
    held.world.site.catch_up()
    page = held.world.client().get(f"/record/{first}").get_data(as_text=True)
    assert "<strong>Revised on June 1, 2021</strong>" in page and f"/record/{second}" in page


def test_after_a_verdict_nothing_is_under_review_again(held: Desk) -> None:
    first = published(held, AGREED)
    with pytest.raises(BadInput, match=r'"under review" does not follow'):
        published(held, AGREED | {"verdict": "under review"}, revises=first)
    with pytest.raises(BadInput, match=r'"needs more time" does not follow'):
        published(held, AGREED | {"verdict": "needs more time", "next_update": "May 2022"}, revises=first)


def test_under_review_comes_before_the_verdict(held: Desk) -> None:
    published(held, AGREED | {"verdict": "under review"})
    assert status(held, ITEMS[0])["feedback"] == "under review"
    with pytest.raises(BadInput, match=r'is before "under review" was said'):
        published(held, AGREED | {"date": "2021-03-01"})
    published(held, AGREED)
    assert status(held, ITEMS[0])["feedback"] == "agreed"


def test_what_cannot_follow_is_refused_before_anybody_clears_it(held: Desk) -> None:
    published(held, AGREED | {"verdict": "under review"})
    id = held.drafted(held.liaison["signs"], ITEMS[:1], AGREED | {"verdict": "under review"})
    with pytest.raises(BadInput, match="does not follow"):
        held.do(clearance.send, held.liaison["signs"], id, None, held.world.when, ["counsel"])


def test_a_draft_that_was_overtaken_comes_to_revise_the_answer_and_is_cleared_anew(held: Desk) -> None:
    who, when = held.liaison, held.world.when
    id = held.drafted(who["signs"], ITEMS[:1], IN_PART)
    held.do(clearance.send, who["signs"], id, None, when, ["counsel"])
    held.do(clearance.clear, who["counsel"], id, 1, None, when)
    first = published(held, AGREED)
    with pytest.raises(NotYet, match="Revise that response"):
        held.do(answered.publish, who["signs"], id, None, when)
    held.do(answer.revise, who["signs"], id, None, when)
    with pytest.raises(NotYet, match="Not every office"):
        held.do(answered.publish, who["signs"], id, None, when)
    held.do(clearance.send, who["signs"], id, None, when, ["counsel"])
    held.do(clearance.clear, who["counsel"], id, 1, None, when)
    held.do(answered.publish, who["signs"], id, None, when)
    shown = held.world.shown("2021/2")
    assert shown and shown.to("revises") == [first]


def test_what_was_done_goes_on_and_back_only_with_reasons(held: Desk) -> None:
    held.world.at = at("2022-01-01")
    updated(held, "fully implemented", "2021-06-01")
    with pytest.raises(BadInput, match=r'"will be implemented" does not follow on that.*What follows is: partially'):
        updated(held, "will be implemented", "2021-07-01")
    with pytest.raises(BadInput, match=r'"partially implemented" goes against "fully implemented"'):
        updated(held, "partially implemented", "2021-07-01")
    updated(held, "partially implemented", "2021-07-01", reasons="Two ports were left out.")
    assert status(held, ITEMS[0])["implementation"] == "partially implemented"


def test_a_late_report_fits_between_what_was_said_before_and_after(held: Desk) -> None:
    held.world.at = at("2022-01-01")
    updated(held, "partially implemented", "2021-09-01")
    with pytest.raises(BadInput, match=r'"partially implemented" is published as of September 1, 2021'):
        updated(held, "fully implemented", "2021-08-31", reasons="")
    updated(held, "not started", "2021-05-01")
    assert status(held, ITEMS[0], "2021-08-31")["implementation"] == "not started"
    assert status(held, ITEMS[0])["implementation"] == "partially implemented"


def test_carrying_out_what_was_not_agreed_is_explained(held: Desk) -> None:
    published(held, AGREED | {"verdict": "not agreed", "reasons": "Too dear."})
    held.world.at = at("2021-09-01")
    with pytest.raises(BadInput, match='goes against the answer "not agreed"'):
        updated(held, "will be implemented", "2021-09-01")
    updated(held, "will be implemented", "2021-09-01", reasons="Congress funded it.")


def test_what_supersedes_is_another_one_and_not_older(held: Desk) -> None:
    older, later = (recommendation(f"{month}/psw/1", f"COAC recommends a gate in {month}.", month, "psw")
                    for month in ("2019-05", "2021-02"))  # fmt: skip
    held.world.publish(older, later)
    held.world.publish(says("2021-02-20/1", "2021-02-20", {later.key: {"action": "passed"}}))
    closed = {"verdict": "closed: superseded", "text": "Another took its place.", "signer": "Rosa Example"}
    for successor, words in (("090301", "cannot take its own place"), (older.key, "was made before")):
        with pytest.raises(BadInput, match=words) as wrong:
            published(held, closed | {"successor": successor}, kind="update")
        assert wrong.value.field == "successor"
    published(held, closed | {"successor": ITEMS[1]}, kind="update")
    published(held, closed | {"successor": later.key}, ITEMS[2], kind="update")
    assert status(held, ITEMS[2])["implementation"] == "closed: superseded"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "no adoption of it is recorded here"),
        ({"action": "not passed", "text": "proposed"}, 'last word on it is "not passed"'),
    ],
)
def test_what_the_committee_did_not_adopt_takes_no_place(held: Desk, said: dict[str, str], told: str) -> None:
    later = recommendation("2021-02/psw/1", "COAC recommends a gate.", "2021-02", "psw")
    held.world.publish(later, *([says("2021-02-20/1", "2021-02-20", {"2021-02/psw/1": said})] if said else []))
    closed = DONE | {"verdict": "closed: superseded", "successor": later.key}
    with pytest.raises(BadInput, match=rf"not adopted by the committee by March 12, 2021 \(.*{told}") as wrong:
        published(held, closed, kind="update")
    assert wrong.value.field == "successor"
    id = held.drafted(held.dfo, ITEMS[:1], closed, "update")
    with pytest.raises(BadInput, match=told):
        held.do(clearance.send, held.dfo, id, None, held.world.when, ["field"])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"next_update": "2021-03-11"}, r"Next update: March 11, 2021 is before this is said \(March 12, 2021\)"),
        ({"next_update": "by February 2021"}, r"Next update: February 2021 is before this is said"),
        ({"next_update": "2021-03-01", "date": "2021-03-10"}, r"is before this is said \(March 10, 2021\)"),
    ],
)
def test_more_is_announced_for_a_day_to_come(held: Desk, said: dict[str, str], told: str) -> None:
    with pytest.raises(BadInput, match=told) as wrong:
        published(held, AGREED | said)
    assert wrong.value.field == "next_update"
    with pytest.raises(BadInput, match=told):
        held.do(
            clearance.send, held.dfo, held.drafted(held.dfo, ITEMS[:1], AGREED | said), None, held.world.when, ["field"]
        )
    published(held, AGREED | said | {"next_update": "March 2021"})
