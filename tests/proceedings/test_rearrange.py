"""Items and sections put right by hand: no word is lost, spans follow the source, the last step can be taken back."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.builders import World
from tests.kinds import CRITERIA
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS
from tracker.exchange.check import examine
from tracker.exchange.intake import bring_in
from tracker.proceedings import rearrange, review
from tracker.records import find
from tracker.records.paper import Paper
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotAllowed, NotYet
from tracker.store.database import db
from tracker.store.journal import JournalLine

ID = "intake-1"
TWO_IN_ONE = RECOMMENDATIONS.replace(
    "the office to call.\n2. COAC", "the office to call. 2. COAC"
)  # printed in one line: read as one item


class Desk:
    def __init__(self, world: World, actor: Actor) -> None:
        self.world, self.actor = world, actor

    @property
    def paper(self) -> Paper:
        paper = find.paper(self.actor, self.world.when.day, ID)
        assert paper is not None
        return paper

    def words(self) -> list[tuple[int | None, str]]:
        return [(item.ordinal, item.text.split()[-1]) for item in self.paper.items]

    def printed(self) -> list[str]:
        paper = self.paper
        return [paper.text[item.start : item.end] for item in paper.items]


@contextmanager
def desk(tmp_path: Path, text: str = RECOMMENDATIONS) -> Iterator[Desk]:
    world = World(tmp_path)
    actor = world.person("ada@example.gov", "assistant", office="dfo")
    with world.inside():
        bring_in(actor, "paper.txt", text.encode(), world.when)
        yield Desk(world, actor)
        world.site.catch_up()
        parts = examine(world.url, world.site.engine).parts
        assert [fault for part in parts.values() for fault in part] == []


def split(at: Desk, item: int, opening: str) -> None:
    block = at.paper.items[item]
    rearrange.split(at.actor, ID, block.id, block.text.index(opening), at.world.when)


def test_an_item_is_split_where_the_source_parts_it_and_takes_the_ordinal_printed_there(tmp_path: Path) -> None:
    with desk(tmp_path, TWO_IN_ONE) as at:
        assert [item.ordinal for item in at.paper.items] == [1, 3]
        split(at, 0, "2. COAC")
        assert at.words() == [(1, "call."), (2, "2020."), (3, "up.")]
        assert [(words.split()[0], words.split()[-1]) for words in at.printed()[:2]] == [
            ("1.", "call."),
            ("2.", "2020."),
        ]
        assert at.paper.items[1].text.startswith("COAC recommends that CBP publish a map")


def test_a_split_item_bears_no_ordinal_until_a_person_takes_the_proposal(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        split(at, 0, "that names")
        assert [item.ordinal for item in at.paper.items] == [1, None, 2, 3]
        assert [(item.ordinal, to) for item, to in rearrange.arranged.numbering_of(at.paper)] == [
            (None, 2),
            (2, 3),
            (3, 4),
        ]
        rearrange.renumber(at.actor, ID, at.world.when)
        assert [item.ordinal for item in at.paper.items] == [1, 2, 3, 4]
        assert rearrange.arranged.numbering_of(at.paper) == []


def test_a_paragraph_torn_apart_is_joined_and_the_span_covers_both(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        split(at, 2, "first, before")
        assert at.words()[2:] == [(3, "those"), (None, "up.")]
        rearrange.join(at.actor, ID, at.paper.items[2].id, at.world.when)
        assert at.words()[2:] == [(3, "up.")]
        assert at.paper.items[2].text.endswith("and mend those first, before new ones are put up.")
        assert at.printed()[2].startswith("3. COAC further") and at.printed()[2].endswith("put up.")


def test_two_that_bear_a_number_each_are_not_joined(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        one, other = at.paper.items[:2]
        numbers = {one.id: {"number": "010001"}, other.id: {"number": "010002"}}
        review.correct(at.actor, ID, at.world.when, fields={}, blocks=numbers, proposals={})
        with pytest.raises(BadInput, match="Each of the two bears a number: 010001 and 010002"):
            rearrange.join(at.actor, ID, at.paper.items[0].id, at.world.when)
        with pytest.raises(BadInput, match="There is no item after this one"):
            rearrange.join(at.actor, ID, at.paper.items[-1].id, at.world.when)


def test_the_heading_of_a_joined_section_stays_in_its_words(tmp_path: Path) -> None:
    with desk(tmp_path, ISSUE_PAPER) as at:
        first, second = at.paper.sections[1:3]
        said = [first.heading, *first.text.split(), *(second.heading or "").split(), *second.text.split()]
        rearrange.join(at.actor, ID, first.id, at.world.when)
        one = at.paper.sections[1]
        assert [one.heading, *one.text.split()] == said
        assert f"\n{second.heading}\n" in one.text


def marked(at: Desk, *marks: dict[str, str]) -> list[int]:
    """The criteria of the paper with these marks; their ids."""
    ids = [item.id for item in at.paper.items]
    typed = dict(zip(ids, marks, strict=False))
    review.correct(at.actor, ID, at.world.when, fields={}, blocks=typed, proposals={})
    return ids


def test_what_stands_beside_two_joined_items_is_put_together(tmp_path: Path) -> None:
    with desk(tmp_path, CRITERIA) as at:
        ids = marked(at, {"guidance": "Post it.", "level": "Must"}, {"number": "", "guidance": "Review it.",
                                                                     "level": "Should"})  # fmt: skip
        with pytest.raises(BadInput, match="Each of the two bears a level: Must and Should"):
            rearrange.join(at.actor, ID, ids[0], at.world.when)
        marked(at, {}, {"level": ""})
        joined = rearrange.join(at.actor, ID, ids[0], at.world.when)
        assert (joined.guidance, joined.level) == ("Post it.\nReview it.", "Must")


def test_what_stood_beside_the_words_of_no_item_stays_with_them(tmp_path: Path) -> None:
    with desk(tmp_path, CRITERIA) as at:
        id, *_ = marked(at, {"text": "Keep a list.", "number": "7.37", "guidance": "Post it.", "level": "Must"})
        rearrange.unlist(at.actor, ID, id, at.world.when)
        assert "7.37\nKeep a list.\nMust\nPost it." in [section.text for section in at.paper.sections]
    with desk(tmp_path / "held", RECOMMENDATIONS) as at:
        item = at.paper.items[1]
        holds = next(section for section in at.paper.sections if rearrange.arranged.said(item.text, section.text))
        marked(at, {}, {"number": "010001"})
        rearrange.unlist(at.actor, ID, item.id, at.world.when)
        assert holds.text.splitlines()[0] == "010001"
        rearrange.undo(at.actor, ID, at.world.when)
        assert "010001" not in holds.text and at.paper.items[1].number == "010001"


def test_items_are_moved_past_each_other(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        rearrange.move(at.actor, ID, at.paper.items[0].id, 1, at.world.when)
        assert [item.ordinal for item in at.paper.items] == [2, 1, 3]
        with pytest.raises(BadInput, match="There is no item before this one"):
            rearrange.move(at.actor, ID, at.paper.items[0].id, -1, at.world.when)


def test_what_is_no_item_keeps_its_words_in_the_paper(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        sections = [section.text for section in at.paper.sections]
        rearrange.unlist(at.actor, ID, at.paper.items[1].id, at.world.when)
        assert at.words() == [(1, "call."), (3, "up.")]
        assert [section.text for section in at.paper.sections] == sections
        first = at.paper.items[0]
        typed = {first.id: {"text": "Words that a person typed."}}
        review.correct(at.actor, ID, at.world.when, fields={}, blocks=typed, proposals={})
        rearrange.unlist(at.actor, ID, first.id, at.world.when)
        assert "Words that a person typed." in [section.text for section in at.paper.sections]


def test_a_stretch_of_the_source_becomes_an_item_in_its_place(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        second = at.paper.items[1]
        start, end = second.start or 0, second.end or 0
        rearrange.unlist(at.actor, ID, second.id, at.world.when)
        with pytest.raises(BadInput, match="A part of this is in item 1 already"):
            rearrange.add(at.actor, ID, start - 20, end, at.world.when)
        with pytest.raises(BadInput, match="No words were chosen"):
            rearrange.add(at.actor, ID, end, start, at.world.when)
        rearrange.add(at.actor, ID, start, end + 1, at.world.when)
        assert at.words() == [(1, "call."), (2, "2020."), (3, "up.")]
        made = at.paper.items[1]
        assert (made.start, made.end, made.group) == (start, end, at.paper.items[0].group)
        assert "that the COAC previously submitted" in made.text  # a line's end is none of the author's


def test_the_last_step_is_taken_back_whole(tmp_path: Path) -> None:
    def state(paper: Paper) -> list[tuple[object, ...]]:
        names = ("id", "role", "ordinal", "number", "text", "start", "end", "group", "joined")
        return [tuple(getattr(block, name) for name in names) for block in paper.blocks]

    with desk(tmp_path) as at:
        before = state(at.paper)
        first, second, _ = (item.id for item in at.paper.items)
        steps = (
            lambda: split(at, 0, "that names"),
            lambda: rearrange.join(at.actor, ID, first, at.world.when),
            lambda: rearrange.move(at.actor, ID, second, -1, at.world.when),
            lambda: rearrange.unlist(at.actor, ID, second, at.world.when),
        )
        for step in steps:
            step()
            assert state(at.paper) != before
            rearrange.undo(at.actor, ID, at.world.when)
            assert state(at.paper) == before
        with pytest.raises(NotYet, match="cannot be taken back"):
            rearrange.undo(at.actor, ID, at.world.when)


def test_what_was_typed_since_is_not_lost_by_taking_a_step_back(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        split(at, 0, "that names")
        other = {at.paper.items[3].id: {"text": "Beside it."}}
        review.correct(at.actor, ID, at.world.when, fields={}, blocks=other, proposals={})
        assert at.paper.undo
        typed = {at.paper.items[1].id: {"text": "Typed since."}}
        review.correct(at.actor, ID, at.world.when, fields={}, blocks=typed, proposals={})
        with pytest.raises(NotYet, match="was changed since"):
            rearrange.undo(at.actor, ID, at.world.when)
        assert [item.text for item in at.paper.items][1::2] == ["Typed since.", "Beside it."]


def test_a_section_is_split_with_its_points(tmp_path: Path) -> None:
    with desk(tmp_path, ISSUE_PAPER) as at:
        section = next(section for section in at.paper.sections if section.point_list)
        rearrange.split(at.actor, ID, section.id, section.text.index("Ask drivers"), at.world.when)
        parts = [section.point_list for section in at.paper.sections if section.point_list]
        assert parts == [["Count the signs at each gate."], ["Ask drivers what they read."]]


def test_the_journal_tells_what_was_done_and_no_words_of_the_paper(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        split(at, 0, "that names")
        rearrange.undo(at.actor, ID, at.world.when)
        lines = db.session.scalars(select(JournalLine.facts).where(JournalLine.act == "rearrange")).all()
        assert [json.loads(line) for line in lines] == [{"did": "split", "what": "Item 1"}, {"did": "undo"}]


def test_a_reviewed_paper_awaits_review_again_and_a_stranger_may_not_touch_it(tmp_path: Path) -> None:
    with desk(tmp_path) as at:
        review.accept(at.actor, ID, at.world.when)
        split(at, 0, "that names")
        assert at.paper.state == "awaiting review"
        block = at.paper.items[0].id
    with at.world.inside(), pytest.raises(NotAllowed):
        rearrange.split(at.world.person("lia@example.gov", "liaison", office="dfo"), ID, block, 5, at.world.when)
