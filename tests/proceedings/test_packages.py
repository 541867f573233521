"""A Word file goes out to be cleared and comes back: kept, read, and its words taken over or left."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders_word import Edit, edited, silent, tracked
from tests.proceedings.builders_meeting import ITEMS
from tests.proceedings.test_answers import IN_PART, Desk
from tracker.exchange import packages as outside
from tracker.exchange.check import examine
from tracker.formats import package
from tracker.formats.package import Package
from tracker.proceedings import answer, answered, clearance, packages
from tracker.proceedings.packages import ELSEWHERE, TOGETHER, UNTRACKED, Offered
from tracker.records.answer import Answer
from tracker.rules import answer as rules
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, NotAllowed, NotYet

WHAT, THEN = "CBP agrees.", "CBP agrees in the main."


class Sent(Desk):
    """A draft in clearance with two offices."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.signs, self.counsel, self.field = (self.liaison[slug] for slug in ("signs", "counsel", "field"))
        self.id = self.drafted(self.signs, ITEMS[:1], IN_PART)
        self.do(clearance.send, self.signs, self.id, None, self.world.when, ["counsel", "field"])
        self.file = self.out()

    def out(self) -> bytes:
        with self.world.inside():
            held = answer.known(self.dfo, self.id, self.world.when)
            fields = [(field.label, held.typed[field.name]) for field in rules.FIELDS[held.kind]]
            return package.word(Package(self.id, held.version, "Response", "Signs", "Counsel", [], fields, [], ""))

    def back(self, who: Actor, *edits: Edit, place: int = 1, name: str = "back.docx") -> None:
        self.do(outside.bring, who, self.id, place, None, self.world.when, name, edited(self.file, *edits))

    def offered(self, place: int = 1) -> list[Offered]:
        with self.world.inside():
            held: Answer = answer.known(self.dfo, self.id, self.world.when)
            return packages.offered(held, held.returned[place - 1])

    def take(self, *names: str, place: int = 1) -> None:
        self.do(packages.take, self.signs, self.id, place, None, self.world.when, names)

    def says(self) -> dict[str, str]:
        with self.world.inside():
            held = answer.known(self.dfo, self.id, self.world.when)
            return held.typed | {"state": held.state}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Sent]:
    yield Sent(tmp_path)


def test_the_words_are_taken_over_and_cleared_anew(held: Sent) -> None:
    held.do(clearance.clear, held.field, held.id, 2, None, held.world.when)
    held.back(held.signs, tracked("agrees", "agrees in the main", within=WHAT))
    assert held.says()["state"] == rules.CLEARING  # nothing is changed before somebody takes the words over
    assert held.offered() == [Offered("text", "Words", WHAT, THEN)]
    held.take("text")
    said = held.says()
    assert (said["text"], said["state"], said["reasons"]) == (THEN, rules.DRAFT, IN_PART["reasons"])
    assert held.offered() == []
    with held.world.inside():
        one = answer.known(held.dfo, held.id, held.world.when)
        assert [each.state for each in one.clearances] == [rules.AWAITING] * 2
        assert (one.returned[0].taken, one.returned[0].taken_by) == ("text", "Signs")
    with pytest.raises(NotYet, match="Not every office"):
        held.do(answered.publish, held.dfo, held.id, None, held.world.when)


def test_two_offices_that_changed_different_places_are_put_together(held: Sent) -> None:
    held.back(held.counsel, tracked("agrees", "agrees in the main", within=WHAT))
    held.back(held.field, tracked("CBP", "The agency", within=WHAT), place=2, name="field.docx")
    held.take("text")
    assert held.offered(2) == [Offered("text", "Words", THEN, "The agency agrees in the main.", TOGETHER)]
    held.take("text", place=2)
    assert held.says()["text"] == "The agency agrees in the main."


def test_what_was_changed_in_the_same_place_or_untracked_is_said(held: Sent) -> None:
    held.back(held.counsel, tracked("agrees", "concurs", within=WHAT))
    held.do(answer.change, held.signs, held.id, None, held.world.when, {"text": "CBP assents."})
    assert [(one.then, one.how) for one in held.offered()] == [("CBP concurs.", ELSEWHERE)]
    held.back(held.signs, silent("every port", "all ports"), name="silent.docx")
    found = {one.name: (one.then, one.how) for one in held.offered(2)}
    assert found["reasons"] == ("Not at all ports.", UNTRACKED)


def test_what_an_office_left_as_it_was_is_not_offered(held: Sent) -> None:
    held.back(held.counsel, tracked("every port", "all ports"))
    held.do(answer.change, held.signs, held.id, None, held.world.when, {"text": "CBP assents."})
    assert [one.name for one in held.offered()] == ["reasons"]


def test_only_who_writes_it_takes_words_over_and_others_learn_nothing(held: Sent) -> None:
    held.back(held.counsel, tracked("every port", "all ports"))
    with pytest.raises(NotAllowed):
        held.do(packages.take, held.counsel, held.id, 1, None, held.world.when, ["reasons"])
    with pytest.raises(NotAllowed):
        held.back(held.counsel, tracked("every port", "most ports"), place=2)  # in the name of another office
    stranger = held.world.person("other@cbp.example", "liaison", office="dfo")
    with pytest.raises(Missing):
        held.back(stranger)


def test_what_is_no_such_file_is_refused_and_nothing_of_it_is_kept(held: Sent) -> None:
    bring, when = outside.bring, held.world.when
    with pytest.raises(BadInput, match="no Word file"):
        held.do(bring, held.signs, held.id, 1, None, when, "a.pdf", b"%PDF-1.4 signed")
    with pytest.raises(BadInput, match="No file"):
        held.do(bring, held.signs, held.id, 1, None, when, "", b"")
    with pytest.raises(BadInput, match="not one that went out"):
        held.back(held.signs, silent(f"DRAFT {held.id}", "Dear colleagues"))
    with pytest.raises(BadInput, match="is of answer-99"):
        held.back(held.signs, silent(f"DRAFT {held.id},", "DRAFT answer-99,"))
    with pytest.raises(NotYet, match="No such office"):
        held.back(held.signs, place=9)
    same = edited(held.file)  # once: a file that is written anew names another second
    held.do(bring, held.signs, held.id, 1, None, when, "back.docx", same)
    with pytest.raises(BadInput, match="already"):
        held.do(bring, held.signs, held.id, 1, None, when, "back.docx", same)
    with pytest.raises(BadInput, match="No field"):
        held.take()
    with held.world.inside():
        one = answer.known(held.dfo, held.id, when)
        assert [(each.what, each.name) for each in one.kept] == [(rules.PACKAGE, "back.docx")]
        assert [each.place for each in one.returned] == [1]
    held.world.site.catch_up()
    parts = examine(held.world.url, held.world.site.engine).parts
    assert [fault for part in parts.values() for fault in part] == []


def test_a_day_by_which_they_are_asked(held: Sent) -> None:
    held.do(answer.change, held.signs, held.id, None, held.world.when, {"text": "CBP assents."})
    with pytest.raises(BadInput):
        held.do(clearance.send, held.signs, held.id, None, held.world.when, ["counsel"], clear_by="soon")
    with pytest.raises(BadInput, match=r"March 11, 2021 has passed\. Name a day") as wrong:
        held.do(clearance.send, held.signs, held.id, None, held.world.when, ["counsel"], clear_by="2021-03-11")
    assert wrong.value.field == "clear_by"
    held.do(clearance.send, held.signs, held.id, None, held.world.when, ["counsel"], clear_by="March 20, 2021")
    with held.world.inside():
        assert answer.known(held.dfo, held.id, held.world.when).clear_by == "2021-03-20"
