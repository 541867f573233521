"""Editions and changes of criteria drafted by an office, put out for comment and announced by the officer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kinds import CRITERIA
from tests.proceedings.test_criteria import CHANGE, KEY, Signs
from tracker.exchange import intake
from tracker.proceedings import criteria_drafts as drafts
from tracker.proceedings import publish, review
from tracker.published.entry import Edition
from tracker.records.criteria import CriteriaDraft
from tracker.rules.criteria import EXISTING, NEW
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, NotAllowed, NotYet, Stale
from tracker.store.database import db
from tracker.text.dates import on_day

OTHER = "office/trade"


class Drafted(Signs):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        trade = Edition(OTHER, "office", "Office of Trade Lanes", on_day(self.world.when.day), facts={"name": "Trade"})
        self.world.publish(trade)
        self.rosa: Actor = self.world.person("rosa@cbp.example", "liaison", office="office/dfo")
        self.tom: Actor = self.world.person("tom@cbp.example", "liaison", office=OTHER)

    def drafted(self, *, whole: bool = False) -> str:
        with self.world.inside():
            made = drafts.draft(self.rosa, KEY, "office/dfo", self.world.when, whole=whole)
            drafts.say(self.rosa, made.id, None, self.world.when, CHANGE)
            drafts.put_in(self.rosa, made.id, None, self.world.when, [{"id": "3.10", "level": "Should"}])
            return made.id

    def row(self, id: str) -> tuple[str, str | None]:
        with self.world.inside():
            held = db.session.get(CriteriaDraft, id)
            assert held is not None
            return held.state, held.key


@pytest.fixture
def signs(tmp_path: Path) -> Iterator[Drafted]:
    yield Drafted(tmp_path)


def test_a_draft_is_put_out_for_comment_and_then_announced_as_the_same(signs: Drafted) -> None:
    id, before = signs.drafted(), signs.levels("2022-10-15", NEW)
    assert signs.levels("2022-10-15", NEW) == before == {"3.2": "Must", "3.10": "Must"}
    with signs.world.inside():
        (made,) = drafts.put_out(signs.dfo, id, None, signs.world.when)
    assert (signs.levels("2022-10-15", NEW), signs.row(id)) == (before, ("out for comment", made["key"]))
    with signs.world.inside():
        (again,) = drafts.announce(signs.dfo, id, None, signs.world.when)
    assert (again["key"], made["key"]) == (f"{KEY}/change/2", f"{KEY}/change/2")
    assert signs.levels("2022-10-15", NEW)["3.10"] == "Should"
    assert signs.levels("2022-10-15", EXISTING)["3.10"] == "Must"


def test_a_liaison_drafts_and_the_officer_announces(signs: Drafted) -> None:
    id = signs.drafted()
    with signs.world.inside(), pytest.raises(NotAllowed):
        drafts.announce(signs.rosa, id, None, signs.world.when)
    assert signs.row(id) == ("proposed", None)


def test_another_office_finds_no_draft(signs: Drafted) -> None:
    id = signs.drafted()
    with signs.world.inside():
        for act in (drafts.put_out, drafts.announce):
            with pytest.raises((Missing, NotAllowed)):
                act(signs.tom, id, None, signs.world.when)
        with pytest.raises(Missing):
            drafts.say(signs.tom, id, None, signs.world.when, CHANGE)
        with pytest.raises(NotAllowed):
            drafts.draft(signs.tom, KEY, "office/dfo", signs.world.when, whole=False)


def test_what_is_announced_or_dropped_stays_as_it_is(signs: Drafted) -> None:
    first, second = signs.drafted(), signs.drafted()
    with signs.world.inside():
        drafts.announce(signs.dfo, first, None, signs.world.when)
        drafts.drop(signs.rosa, second, None, signs.world.when, "It was doubled.")
        for id in (first, second):
            with pytest.raises(NotYet, match="its words are fixed"):
                drafts.say(signs.dfo, id, None, signs.world.when, CHANGE)
    assert signs.row(second) == ("dropped", None)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(signs: Drafted) -> None:
    id = signs.drafted()
    with signs.world.inside(), pytest.raises(Stale):
        drafts.put_in(signs.dfo, id, 1, signs.world.when, [{"id": "3.2", "level": "Must"}])


def test_what_is_missing_is_asked_when_it_is_announced(signs: Drafted) -> None:
    with signs.world.inside():
        made = drafts.draft(signs.dfo, KEY, "office/dfo", signs.world.when, whole=True)
        with pytest.raises(BadInput, match="the day is missing"):
            drafts.announce(signs.dfo, made.id, None, signs.world.when)
        with pytest.raises(BadInput, match="Effective"):
            drafts.say(signs.dfo, made.id, None, signs.world.when, {"effective": "2022-02-31"})


def test_a_published_paper_fills_an_edition(signs: Drafted) -> None:
    with signs.world.inside():
        paper, _ = intake.bring_in(signs.dfo, "criteria.txt", CRITERIA.encode(), signs.world.when)
        review.accept(signs.dfo, paper.id, signs.world.when)
        key = publish.publish(signs.dfo, [paper.id], signs.world.when)[0]["key"]
        made = drafts.from_paper(signs.rosa, KEY, "office/dfo", key, signs.world.when)
        drafts.say(signs.rosa, made.id, None, signs.world.when,
                   made.typed | {"announced": "2022-05-02", "effective": "2022-05-02"})  # fmt: skip
        (edition,) = drafts.announce(signs.dfo, made.id, None, signs.world.when)
    assert signs.levels("2022-06-01") == {"3.1": "Should", "3.4": "Must", "9.2": "Must"}
    shown = signs.world.shown(edition["key"])
    assert shown is not None and shown.to("source") == [key]
    assert [one["category"] for one in shown.facts["criteria"]] == ["Business Partners"] * 2 + ["Ramps and Gangways"]


def test_a_slip_in_an_entity_type_or_an_id_is_refused_when_the_draft_is_saved(signs: Drafted) -> None:
    with signs.world.inside():
        id = drafts.draft(signs.rosa, KEY, "office/dfo", signs.world.when, whole=False).id
        for act in (lambda said: drafts.put_in(signs.rosa, id, None, signs.world.when, [said]),
                    lambda said: drafts.say(signs.rosa, id, None, signs.world.when, CHANGE, [said])):  # fmt: skip
            with pytest.raises(BadInput, match='knows no "martian"'):
                act({"id": "4.1", "text": "It is read out.", "entity_types": "martian"})
            with pytest.raises(BadInput, match="is no ID"):
                act({"id": "9.<b>9", "text": "It is read out."})
        new = CHANGE | {"new_types": "martian"}
        said = [{"id": "4.1", "text": "It is read out.", "entity_types": "martian"}]
        drafts.say(signs.rosa, id, None, signs.world.when, new, said)
        drafts.announce(signs.dfo, id, None, signs.world.when)
    assert list(signs.levels("2023-10-01", entity_type="martian")) == ["3.2", "4.1"]


@pytest.mark.parametrize(("typed", "said", "words"), [
    ({"effective": "2024-08-01", "new_from": "2024-07-01"}, {}, "New applicants from: July 1, 2024 is before"),
    ({"effective": "2024-08-01", "existing_by": "2024-07-01"}, {}, "Existing partners by: July 1, 2024 is before"),
    ({"effective": "2024-08-01", "announced": "2024-08-02"}, {}, "August 2, 2024 is after it is effective"),
    ({"announced": "2018-01-01"}, {}, "before the first day"),
    ({"existing_by": "2018-12-01"}, {"id": "3.2", "level": "Should"}, "3.2 binds an existing partner only from January 1"),
    ({}, {"id": "9.9", "level": "Must"}, "9.9 is new, and is not said whole"),
    ({"gone": "9.9"}, {}, "There is no 9.9 to take out"),
    ({"gone": "3.2"}, {"id": "3.2", "level": "Must"}, "3.2 is said twice"),
])  # fmt: skip
def test_what_cannot_be_is_refused_when_the_draft_is_saved(
    signs: Drafted, typed: dict[str, str], said: dict[str, str], words: str
) -> None:
    with signs.world.inside():
        id = drafts.draft(signs.rosa, KEY, "office/dfo", signs.world.when, whole=False).id
        with pytest.raises(BadInput, match=words):
            drafts.say(signs.rosa, id, None, signs.world.when, typed, [said] if said else [])
    with signs.world.inside():
        made = drafts.held(signs.rosa, id, signs.world.when)
        assert (made.typed, made.criteria, made.gone) == ({}, [], "")


@pytest.mark.parametrize(
    "typed", [{}, {"announced": "2024-01-05"}, {"existing_by": "2024-08-01"}, {"effective": "2024-08-01"}]
)
def test_what_is_not_filled_in_yet_stays_so_in_a_draft(signs: Drafted, typed: dict[str, str]) -> None:
    with signs.world.inside():
        id = drafts.draft(signs.rosa, KEY, "office/dfo", signs.world.when, whole=False).id
        drafts.say(signs.rosa, id, None, signs.world.when, typed)
        made = drafts.put_in(signs.rosa, id, None, signs.world.when, [{"id": "3.2", "level": "Must"}])
        assert [one["id"] for one in made.criteria] == ["3.2"]


def test_a_list_without_the_text_of_a_new_criterion_is_refused(signs: Drafted) -> None:
    with signs.world.inside():
        id = drafts.draft(signs.rosa, KEY, "office/dfo", signs.world.when, whole=True).id
        with pytest.raises(BadInput, match=r"3\.2 is new, and is not said whole"):
            drafts.put_in(signs.rosa, id, None, signs.world.when, [{"id": "3.2", "level": "Must"}])
