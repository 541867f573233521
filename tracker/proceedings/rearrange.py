"""Items and sections put right by a person: split, joined, moved, made an item or no longer one. Each act is one line
of the journal, leaves no word out, and can be taken back as long as nothing it touched was changed since."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from tracker.proceedings import added_words, arranged
from tracker.proceedings.act import act
from tracker.proceedings.review import opened
from tracker.records.paper import ITEM, SECTION, Paper, PaperBlock
from tracker.rules.moment import Moment
from tracker.rules.paper import INTAKE
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotYet
from tracker.store.database import db
from tracker.text import aligned

_KEPT = [column.name for column in PaperBlock.__table__.c if column.name not in ("id", "paper_id", "place")]
_ATTRIBUTES = {"group_name": "group"}
DID = {
    "split": "{what} was split in two",
    "join": "{what} was joined with the one after it",
    "up": "{what} was moved up",
    "down": "{what} was moved down",
    "unlist": "{what} is no item any more; its words stay in the paper's text",
    "add": "{what} was added from the source",
    "renumber": "the items were numbered anew",
    "undo": "the last rearrangement was taken back",
}


# The acts -------------------------------------------------------------------------------------------------------------


def split(actor: Actor, id: str, block: int, at: int, when: Moment, version: int | None = None) -> PaperBlock:
    """Part an item or section in two before text[at:]. Returns the second, which has no ordinal unless one is
    printed there."""
    with _rearranged(actor, id, when, version, "split", block) as (paper, blocks, one):
        first, second = one.text[:at].rstrip(), one.text[at:].lstrip()
        if not first or not second:
            raise BadInput("There are no words on one side of the cut.", remedy="Cut between two words.")
        middle = arranged.in_source(paper, one, at)
        made = arranged.like(
            paper, one, text=second, start=middle, end=one.end, page=arranged.page(paper, middle, one.page)
        )
        made.points = json.dumps(
            [point for point in one.point_list if arranged.said(point, second)], ensure_ascii=False
        )
        one.points = json.dumps(
            [point for point in one.point_list if not arranged.said(point, second)], ensure_ascii=False
        )
        if one.role == ITEM:
            arranged.take_label(made)
        one.text, one.decided = first, None
        if middle is not None and one.start is not None:
            one.end = aligned.before(paper.text, middle, one.start)
        blocks.insert(blocks.index(one) + 1, made)
    return made


def join(actor: Actor, id: str, block: int, when: Moment, version: int | None = None) -> PaperBlock:
    """Join an item or section with the one after it. Their words follow each other, the second one's heading between
    them; the first one's marks stay."""
    with _rearranged(actor, id, when, version, "join", block) as (paper, blocks, one):
        other = arranged.neighbour(paper, one, 1)
        for name in ("number", "level"):
            _not_two(name, one, other)
        one.text = arranged.joined_text(one, other)
        one.points = json.dumps([*one.point_list, *other.point_list], ensure_ascii=False)
        for name in ("status", "guidance"):
            both = [words for words in (getattr(one, name), getattr(other, name)) if words]
            setattr(one, name, arranged.one_text(*both) if len(both) > 1 else next(iter(both), None))
        for name in ("number", "ordinal", "level", "listed_as"):
            setattr(one, name, getattr(one, name) or getattr(other, name))
        one.joined, one.decided = True, None
        one.start, one.end = arranged.hull(one, other)
        blocks.remove(other)
    return one


def _not_two(name: str, one: PaperBlock, other: PaperBlock) -> None:
    """One item bears one of these: a person says which."""
    mine, its = getattr(one, name), getattr(other, name)
    if mine and its and mine != its:
        raise BadInput(
            f"Each of the two bears a {name}: {mine} and {its}.",
            remedy=f"If they are one item, empty the {name} that is wrong and save, then join them.",
            field=f"block-{other.id}-{name}",
        )


def move(actor: Actor, id: str, block: int, by: int, when: Moment, version: int | None = None) -> PaperBlock:
    """Move it past its neighbour: up with -1, down with 1."""
    with _rearranged(actor, id, when, version, "up" if by < 0 else "down", block) as (paper, blocks, one):
        here, there = blocks.index(one), blocks.index(arranged.neighbour(paper, one, by))
        blocks[here], blocks[there] = blocks[there], blocks[here]
    return one


def unlist(actor: Actor, id: str, block: int, when: Moment, version: int | None = None) -> None:
    """An item is none: it goes, and its words stay in the section that holds them, or become one, with what stood
    beside them: its number, its guidance, its status."""
    with _rearranged(actor, id, when, version, "unlist", block) as (paper, blocks, one):
        if one.role != ITEM:
            raise BadInput("A section is no item already.", remedy="Join it with another section, if it is none.")
        holds = next((section for section in paper.sections if arranged.said(one.text, section.text)), None)
        if holds is not None:
            holds.text = arranged.with_marks(holds.text, one)
            blocks.remove(one)
        else:
            one.text = arranged.with_marks(one.text, one)
            one.number = one.level = one.guidance = one.status = None
            one.role, one.decided = SECTION, None
            blocks.remove(one)
            blocks.insert(arranged.by_source(paper.sections, one, blocks, 0), one)


def add(actor: Actor, id: str, start: int, end: int, when: Moment, version: int | None = None) -> PaperBlock:
    """Make an item of a stretch of the source, text[start:end)."""
    with _rearranged(actor, id, when, version, "add") as (paper, blocks, _):
        start, end = arranged.bare(paper.text, start, end)
        other = next((item for item in paper.items if arranged.overlaps(item, start, end)), None)
        if other is not None:
            raise BadInput(
                f"A part of this is in {arranged.named(paper, other).lower()} already.",
                remedy="Split that item where the new one begins, or choose other words.",
            )
        made = PaperBlock(role=ITEM, text=arranged.unwrapped(paper.text[start:end]), start=start, end=end, points="[]",
                          page=arranged.page(paper, start, None), joined=False)  # fmt: skip
        before = [item for item in paper.items if item.start is not None and item.start < start]
        made.group = before[-1].group if before else paper.value("group")
        made.subcommittee = before[-1].subcommittee if before else paper.value("subcommittee")
        arranged.take_label(made)
        paper.blocks.append(made)
        blocks.insert(arranged.by_source(paper.items, made, blocks, len(blocks)), made)
    return made


def renumber(actor: Actor, id: str, when: Moment, version: int | None = None) -> None:
    """Give the items the ordinals that numbering() proposes."""
    with _rearranged(actor, id, when, version, "renumber") as (paper, _, __):
        for item, ordinal in arranged.numbering_of(paper):
            item.ordinal = ordinal


def undo(actor: Actor, id: str, when: Moment, version: int | None = None) -> None:
    """Take the last rearrangement back. Refused once what it touched was changed again."""
    with act(actor, "rearrange", when, needs="paper.review", subject=id, did="undo"):
        paper = opened(actor, id, when, version)
        INTAKE.move("correct", paper.state)
        kept = json.loads(paper.undo or "{}")
        held = {block.id for block in paper.blocks} | {int(id) for id in kept.get("before", ())}
        if not kept or not held.issuperset(kept["order"]):  # nothing to take back, or read anew since
            raise NotYet(
                "The last rearrangement cannot be taken back: what it touched was changed since.",
                remedy="Split, join or move the items by their own buttons instead.",
            )
        _take_back(paper, kept)
        added_words.warn(paper)
        paper.undo = None
        paper.touch()


# What one act leaves for undoing --------------------------------------------------------------------------------------


@contextmanager
def _rearranged(
    actor: Actor, id: str, when: Moment, version: int | None, did: str, block: int | None = None
) -> Iterator[tuple[Paper, list[PaperBlock], PaperBlock]]:
    """The paper, its blocks as a list to be put in order, and the block in hand."""
    with act(actor, "rearrange", when, needs="paper.review", subject=id, did=did) as door:
        paper = opened(actor, id, when, version)
        paper.state = INTAKE.move("correct", paper.state).target
        one = arranged.block(paper, block) if block is not None else PaperBlock()
        if block is not None:
            door.facts["what"] = arranged.named(paper, one)
        before = {each.id: _columns(each) for each in paper.blocks}
        blocks = list(paper.blocks)
        yield paper, blocks, one
        _lay_out(paper, blocks)
        paper.touch()
        db.session.flush()
        if did == "add":
            door.facts["what"] = arranged.named(paper, next(each for each in blocks if each.id not in before))
        paper.undo = json.dumps(_difference(before, blocks), ensure_ascii=False)
        added_words.warn(paper)


def _columns(block: PaperBlock) -> dict[str, Any]:
    return {name: getattr(block, _ATTRIBUTES.get(name, name)) for name in _KEPT}


def _difference(before: dict[int, dict[str, Any]], blocks: Sequence[PaperBlock]) -> dict[str, Any]:
    now = {block.id: _columns(block) for block in blocks}
    return {
        "order": list(before),
        "before": {id: columns for id, columns in before.items() if now.get(id) != columns},
        "made": [id for id in now if id not in before],
    }


def _take_back(paper: Paper, kept: dict[str, Any]) -> None:
    held = {block.id: block for block in paper.blocks if block.id not in kept["made"]}
    for id, columns in kept["before"].items():
        block = held.setdefault(int(id), PaperBlock(id=int(id)))
        for name, value in columns.items():
            setattr(block, _ATTRIBUTES.get(name, name), value)
    order = [*kept["order"], *(id for id in held if id not in kept["order"])]
    _lay_out(paper, [held[id] for id in order])


def _lay_out(paper: Paper, blocks: Sequence[PaperBlock]) -> None:
    """These are the paper's blocks, in this order. What goes is deleted by name: the journal lists it."""
    for place, each in enumerate(blocks, 1):
        each.place = place
    for gone in [block for block in paper.blocks if block not in blocks]:
        db.session.delete(gone)
    paper.blocks[:] = blocks
