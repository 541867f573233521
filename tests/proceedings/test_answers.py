"""Answers to the committee's advice and updates of what was done: drafted in private, cleared, published."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.builders import World
from tests.proceedings.builders_meeting import DAY, ITEMS, Meetings, at, committee, status
from tracker.proceedings import answer, answered, clearance, convened, desk, outcomes, vote
from tracker.published.entry import Edition
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, NotAllowed, NotYet, Stale
from tracker.text.dates import from_value

AGREED = {"verdict": "agreed", "text": "CBP agrees.", "signer": "Rosa Example, Office of Port Signs"}
IN_PART = AGREED | {"verdict": "agreed in part", "reasons": "Not at every port."}


OFFICES = {"signs": "Office of Port Signs", "counsel": "Chief Counsel", "field": "Field Office"}


def adopted(world: World) -> None:
    committee(world)
    world.publish(*(
        Edition(f"office/{slug}", "office", name, from_value("2019-01-01"), facts={"name": name, "slug": slug})
        for slug, name in OFFICES.items()
    ))  # fmt: skip
    for slug in OFFICES:
        world.person(f"{slug}@cbp.example", "liaison", office=slug)
    held = Meetings.within(world)
    key = held.in_session()
    with world.inside():
        when = world.when
        vote.move(held.dfo, key, None, when, ITEMS[:4], {"method": "unanimous", "outcome": "passed"})
        vote.move(held.dfo, key, None, when, ITEMS[4:], {"method": "unanimous", "outcome": "remanded to group"})
        convened.adjourn(held.dfo, key, None, when)
        numbers = {item: f"09030{place}" for place, item in enumerate(ITEMS[:4], 1)}
        outcomes.publish(held.dfo, key, None, when, numbers)
    world.at = at("2021-03-12")


class Desk(Meetings):
    """After the meeting: four items adopted, the fifth remanded; three offices with an account each."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, furnished=adopted)
        self.liaison = {slug: self.world.actor(f"{slug}@cbp.example") for slug in OFFICES}

    def drafted(self, who: Actor, items: list[str], typed: dict[str, str] = AGREED, kind: str = "response") -> str:
        with self.world.inside():
            return answer.draft(who, kind, "signs", items, self.world.when, typed).id

    def do(self, act: Any, *given: Any, **more: Any) -> Any:
        with self.world.inside():
            return act(*given, **more)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Desk]:
    yield Desk(tmp_path)


def test_what_is_owed_is_told_with_since_when(held: Desk) -> None:
    with held.world.inside(), held.world.reading() as reader:
        owed = desk.owed(reader, held.dfo, held.world.when.day, desk.waiting(reader, held.world.when.day))
    assert [(one.item.key, str(one.since), one.days) for one in owed] == [(item, DAY, 86) for item in ITEMS[:4]]


def test_an_answer_of_the_officer_is_published_at_once(held: Desk) -> None:
    id = held.drafted(held.dfo, ["090301"])
    assert status(held, ITEMS[0])["feedback"] == "awaiting"
    made = held.do(answered.publish, held.dfo, id, None, held.world.when)
    assert made == [{"key": "2021/1", "url": "/record/2021/1"}]
    assert status(held, ITEMS[0])["feedback"] == "agreed"
    assert status(held, ITEMS[0], "2021-03-11")["feedback"] == "awaiting"


def test_one_answer_to_two_after_three_offices_one_on_paper(held: Desk) -> None:
    who, when = held.liaison, held.world.when
    id = held.drafted(who["signs"], ITEMS[1:3], IN_PART)
    held.do(clearance.send, who["signs"], id, None, when, ["counsel", "field", "dfo"], in_order=True)
    with pytest.raises(NotYet, match="turn"):
        held.do(clearance.clear, who["field"], id, 2, None, when)
    held.do(clearance.clear, who["counsel"], id, 1, None, when)
    held.do(clearance.clear, who["field"], id, 2, None, when)
    with pytest.raises(NotYet, match="Not every office"):
        held.do(answered.publish, who["signs"], id, None, when)
    paper = {"cleared_by": "D. Officer, DFO", "cleared_on": "2021-03-12"}
    held.do(clearance.on_behalf, who["signs"], id, 3, None, when, paper, "signed.pdf", b"%PDF-1.4 signed")
    held.do(answered.publish, who["signs"], id, None, when)
    assert [status(held, item)["feedback"] for item in ITEMS[1:3]] == ["agreed in part"] * 2
    shown = held.world.shown("2021/1")
    assert shown and [(one["office"], one["by"], one["on"], one["how"]) for one in shown.facts["cleared"]] == [
        ("Chief Counsel", "Counsel", "2021-03-12", "by its own account"),
        ("Field Office", "Field", "2021-03-12", "by its own account"),
        ("Office of the Designated Federal Officer", "D. Officer, DFO", "2021-03-12", "on its behalf"),
    ]


@pytest.mark.parametrize(
    ("said", "name", "content", "words"),
    [
        ({"cleared_on": "2020-01-01"}, "a.pdf", b"%PDF-1.4", r"before these words were sent for clearance \(March 12"),
        ({"cleared_on": "2021-03-11"}, "a.pdf", b"%PDF-1.4", r"before these words were sent for clearance"),
        ({"cleared_on": "2021-03-16"}, "a.pdf", b"%PDF-1.4", r"lies in the future"),
        ({"cleared_by": "signs, Chief Counsel"}, "a.pdf", b"%PDF-1.4", r"drafts this answer"),
        ({"cleared_by": "signs@cbp.example"}, "a.pdf", b"%PDF-1.4", r"drafts this answer"),
        ({"cleared_by": ""}, "a.pdf", b"%PDF-1.4", r"Who signed it is missing"),
        ({}, "a.html", b"<p>Cleared.</p>", r"no PDF, PNG or JPEG file"),
        ({}, "a.pdf", b"<p>Cleared.</p>", r"holds something else"),
    ],
)
def test_another_office_clears_on_paper_by_its_own_hand_since_it_was_asked(
    held: Desk, said: dict[str, str], name: str, content: bytes, words: str
) -> None:
    who = held.liaison["signs"]
    id = held.drafted(who, ITEMS[:1])
    held.do(clearance.send, who, id, None, held.world.when, ["counsel"])
    held.world.at = at("2021-03-15")
    typed = {"cleared_by": "Cora Counsel, Chief Counsel", "cleared_on": "2021-03-12"}
    with pytest.raises(BadInput, match=words):
        held.do(clearance.on_behalf, who, id, 1, None, held.world.when, typed | said, name, content)
    held.do(clearance.on_behalf, who, id, 1, None, held.world.when, typed, "a.pdf", b"%PDF-1.4")
    assert held.do(answer.known, who, id, held.world.when).state == "cleared"
    with pytest.raises(
        NotAllowed, match=r"has cleared these words, but no second person .* what came on paper was rec"
    ):
        held.do(answered.publish, who, id, None, held.world.when)


def test_a_liaison_alone_publishes_nothing(held: Desk) -> None:
    id = held.drafted(held.liaison["signs"], ITEMS[:1])
    with pytest.raises(NotAllowed, match="second person"):
        held.do(answered.publish, held.liaison["signs"], id, None, held.world.when)


def test_other_words_are_cleared_anew(held: Desk) -> None:
    who, when = held.liaison, held.world.when
    id = held.drafted(who["signs"], ITEMS[:1])
    held.do(clearance.send, who["signs"], id, None, when, ["counsel"])
    held.do(clearance.clear, who["counsel"], id, 1, None, when)
    held.do(answer.change, who["signs"], id, None, when, {"text": "CBP agrees with all of it."})
    with pytest.raises(NotYet, match="Not every office"):
        held.do(answered.publish, who["signs"], id, None, when)


def test_an_office_returns_the_words_with_what_it_wants_changed(held: Desk) -> None:
    who, when = held.liaison, held.world.when
    id = held.drafted(who["signs"], ITEMS[:1])
    held.do(clearance.send, who["signs"], id, None, when, ["counsel", "field"])
    with pytest.raises(BadInput, match="what should change"):
        held.do(clearance.give_back, who["counsel"], id, 1, None, when, " ")
    held.do(clearance.give_back, who["counsel"], id, 1, None, when, "Say when.")
    assert held.do(answer.known, who["signs"], id, when).state == "draft"
    for act, more in ((answer.known, (id, when)), (clearance.clear, (id, 1, None, when)),
                      (clearance.give_back, (id, 1, None, when, "Say more."))):  # fmt: skip
        with pytest.raises(Missing):
            held.do(act, who["counsel"], *more)


def test_nobody_clears_by_account_what_they_drafted_or_changed_last(held: Desk) -> None:
    who, when = held.liaison["signs"], held.world.when
    other, third = (held.world.person(f"{name}@cbp.example", "liaison", office="signs") for name in ("other", "third"))
    id = held.drafted(who, ITEMS[:1])
    held.do(clearance.send, who, id, None, when, ["signs"])
    with pytest.raises(NotAllowed, match=r"Signs drafted this .* Let somebody else of that office clear it, or send"):
        held.do(clearance.clear, who, id, 1, None, when)
    held.do(answer.change, other, id, None, when, {"text": "CBP agrees with all of it."})
    held.do(clearance.send, other, id, None, when, ["signs"])
    for one in (who, other):
        with pytest.raises(NotAllowed, match="drafted this answer, or changed it last"):
            held.do(clearance.clear, one, id, 1, None, when)
    held.do(clearance.clear, third, id, 1, None, when)
    with pytest.raises(NotAllowed, match=r"their own: who cleared them .* Let somebody publish it who did not clear"):
        held.do(answered.publish, third, id, None, when)
    held.do(answered.publish, who, id, None, when)


def test_the_officer_clears_nothing_in_the_name_of_an_office(held: Desk) -> None:
    id = held.drafted(held.dfo, ITEMS[:1])
    held.do(clearance.send, held.dfo, id, None, held.world.when, ["counsel"])
    with pytest.raises(NotAllowed, match="account of that office"):
        held.do(clearance.clear, held.dfo, id, 1, None, held.world.when)


def test_nothing_reaches_the_agency_without_a_vote(held: Desk) -> None:
    with pytest.raises(NotYet, match=r"full committee only \(41 CFR 102-3\.35"):
        held.drafted(held.dfo, ITEMS[4:])


def test_a_draft_is_not_there_for_another_office(held: Desk) -> None:
    id = held.drafted(held.liaison["signs"], ITEMS[:1])
    with pytest.raises(Missing):
        held.do(answer.known, held.liaison["field"], id, held.world.when)
    with pytest.raises(NotAllowed):
        held.do(answer.draft, held.liaison["field"], "response", "signs", ITEMS[:1], held.world.when, AGREED)


def test_reasons_and_a_new_date_are_asked_where_the_verdict_needs_them(held: Desk) -> None:
    for typed, words in (
        (IN_PART | {"reasons": ""}, "says why"),
        (AGREED | {"verdict": "needs more time"}, "new date"),
    ):
        id = held.drafted(held.dfo, ITEMS[:1], typed)
        with pytest.raises(BadInput, match=words):
            held.do(answered.publish, held.dfo, id, None, held.world.when)


def test_a_note_that_asks_for_time_leaves_the_item_unanswered(held: Desk) -> None:
    more = AGREED | {"verdict": "needs more time", "next_update": "September 2021"}
    held.do(answered.publish, held.dfo, held.drafted(held.dfo, ITEMS[:1], more), None, held.world.when)
    assert status(held, ITEMS[0])["feedback"] == "awaiting"


def test_an_answer_is_bound_to_the_words_that_it_answers(held: Desk) -> None:
    id = held.drafted(held.dfo, ITEMS[:1])
    shown = held.world.shown(ITEMS[0])
    assert shown
    again = Edition(shown.key, shown.kind, shown.own_title, from_value("2021-03-01"), "Other words.", shown.facts,
                    shown.links)  # fmt: skip
    held.world.publish(again)
    with pytest.raises(Stale, match=r"words of .* have changed"):
        held.do(answered.publish, held.dfo, id, None, held.world.when)


def test_an_update_says_what_was_done_and_fully_needs_evidence(held: Desk) -> None:
    done = {"verdict": "partially implemented", "text": "Three ports.", "signer": "Rosa Example"}
    held.world.at = at("2021-09-01")
    held.do(answered.publish, held.dfo, held.drafted(held.dfo, ITEMS[:1], done, "update"), None, held.world.when)
    assert status(held, ITEMS[0])["implementation"] == "partially implemented"
    full = done | {"verdict": "fully implemented", "date": "2021-09-01"}
    id = held.drafted(held.dfo, ITEMS[:1], full, "update")
    with pytest.raises(BadInput, match="needs evidence"):
        held.do(answered.publish, held.dfo, id, None, held.world.when)
    evidence = {"evidence": "https://www.example.gov/list\nA walk through the ports"}
    held.do(answer.change, held.dfo, id, None, held.world.when, evidence)
    held.do(answered.publish, held.dfo, id, None, held.world.when)
    assert status(held, ITEMS[0])["implementation"] == "fully implemented"
    shown = held.world.shown("2021-09-01/2")
    assert shown and shown.facts["evidence"][0] == {"address": "https://www.example.gov/list"}


def test_an_item_is_sent_from_desk_to_desk_with_its_trail(held: Desk) -> None:
    when = held.world.when
    held.do(desk.send, held.dfo, ITEMS[:2], when, {"office": "signs"})
    held.do(desk.send, held.liaison["signs"], ITEMS[:1], when, {"office": "Field Office", "words": "Not ours."})
    with held.world.inside(), held.world.reading() as reader:
        at_ = {one.key: one.desk for one in desk.waiting(reader, when.day)}
    assert at_ == {ITEMS[0]: "office/field", ITEMS[1]: "office/signs", ITEMS[2]: None, ITEMS[3]: None}
    with pytest.raises(BadInput, match="on that desk already"):
        held.do(desk.send, held.dfo, ITEMS[:1], when, {"office": "field"})


def test_only_the_office_on_whose_desk_it_is_sends_it_on_or_the_officer(held: Desk) -> None:
    when = held.world.when
    held.do(desk.send, held.liaison["counsel"], ITEMS[:1], when, {"office": "field"})  # it was on nobody's
    with pytest.raises(NotAllowed, match="on the desk of Field Office; only that office sends it on"):
        held.do(desk.send, held.liaison["counsel"], ITEMS[:1], when, {"office": "counsel"})
    held.do(desk.send, held.dfo, ITEMS[:1], when, {"office": "signs"})
    held.do(desk.send, held.liaison["signs"], ITEMS[:1], when, {"office": "counsel"})


def test_what_awaits_no_answer_is_sent_to_no_desk(held: Desk) -> None:
    with pytest.raises(NotYet, match="awaits no answer of CBP: the committee's last word on it: remanded to group"):
        held.do(desk.send, held.dfo, ITEMS[4:], held.world.when, {"office": "signs"})
    held.do(answered.publish, held.dfo, held.drafted(held.dfo, ["090301"]), None, held.world.when)
    with pytest.raises(NotYet, match=r'is answered \("agreed"\), and waits on no desk'):
        held.do(desk.send, held.dfo, ["090301"], held.world.when, {"office": "signs"})
