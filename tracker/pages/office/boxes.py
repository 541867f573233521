"""What stands in the boxes of the review's form, under the names that they are sent by, and what of it a person
changed. A box that was left alone changes nothing, whoever saved the paper meanwhile."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tracker.pages.page import now as this_moment
from tracker.proceedings import own_lists, recorded, statements
from tracker.proceedings.proposed import fields_of as proposed_fields
from tracker.proceedings.review import box_fields
from tracker.records.paper import EVENT, GROUP, Paper, PaperBlock
from tracker.rules.field import whole
from tracker.rules.own_lists import OWN, told_by
from tracker.rules.own_lists import typed as typed_in
from tracker.rules.paper import ABOUT, fields_of
from tracker.rules.refusal import BadInput
from tracker.text import dates
from tracker.text.words import letters

Typed = dict[str, str]
IN_FORM = {
    GROUP: ("name", "acronym", "parent"),
    EVENT: ("group", "to", "date"),
}
TICKS = {
    "proposal": "accepted",
    "warning": "looked",
    "row": own_lists.OUT,
}  # a box left unticked sends nothing: `-shown` is sent beside it
OTHER = "other"
_NAME = re.compile(r"(field|block|proposal|warning)-(?:(\d{1,9})-)?(\w+)")
_ROW = re.compile(r"row-([a-z]+)-(\d{1,9}|new\d{1,2})-([\w.]+)")


def shown(paper: Paper) -> Typed:
    """name -> what its box holds as the paper stands."""
    boxes = {f"field-{field.name}": words(paper.value(field.name)) for field in fields_of(paper.kind)}
    boxes |= {f"field-{field.name}": words(getattr(paper, field.name)) for field in ABOUT}
    for block in paper.blocks:
        boxes |= {
            f"block-{block.id}-{field.name}": _of_block(block, field.name) for field in box_fields(paper.kind, block)
        }
    known = recorded.left_out(paper, statements.today(this_moment()))
    for one in paper.proposals:
        fields = IN_FORM.get(one.kind, tuple(field.name for field in proposed_fields(one)))
        boxes |= {f"proposal-{one.place}-{name}": words(one.said.get(name)) for name in fields}
        boxes[f"proposal-{one.place}-accepted"] = "no" if one.accepted is False or one.place in known else "yes"
    for name, rows in own_lists.lists(paper).items():
        boxes |= {box: said for row in rows for box, said in _of_row(name, row)}
    return boxes | {f"warning-{one.place}-looked": "yes" if one.accepted_by else "no" for one in paper.warnings}


def words(value: Any) -> str:
    """A value as it is typed: a date as printed, or plainly where the print was found to mean another."""
    if isinstance(value, Mapping):
        printed, meant = str(value.get("printed") or ""), str(value.get("value") or "")
        return printed if printed and _means(printed, meant) else meant
    return "" if value is None else str(value)


def _means(printed: str, value: str) -> bool:
    try:
        understood = dates.parse(printed)
    except ValueError:
        return False
    return understood is not None and understood.value == value


def _of_block(block: PaperBlock, name: str) -> str:
    return "\n".join(block.point_list) if name == "points" else words(getattr(block, name))


def _of_row(name: str, row: own_lists.Row) -> Iterator[tuple[str, str]]:
    for column in OWN[name].columns:
        yield f"row-{name}-{row.number}-{column.name}", typed_in(row.now, column)
    yield f"row-{name}-{row.number}-{own_lists.OUT}", "yes" if row.out else "no"


def changed(paper: Paper, typed: Mapping[str, str]) -> dict[str, Any]:
    """What correct() is to be given: the boxes that hold something else than shown(). Empty where none does."""
    now = shown(paper)
    fields: Typed = {}
    numbered: dict[str, dict[int, Typed]] = {"block": {}, "proposal": {}, "warning": {}}
    for name, said in _all(typed).items():
        match = _NAME.fullmatch(name)
        if match is None or _plain(said) == _plain(now.get(name, "")):
            continue
        what, place, field = match.groups()
        if what == "field":
            fields[field] = said
        elif place is not None:
            numbered[what].setdefault(int(place), {})[field] = said
    there = {block.id for block in paper.blocks}
    blocks = {id: boxes for id, boxes in numbered["block"].items() if id in there}
    proposals = {place: _whole_proposal(place, now, boxes) for place, boxes in numbered["proposal"].items()}
    own = _rows(paper, typed, now)
    looked = {place: boxes.get("looked") == "yes" for place, boxes in numbered["warning"].items()}
    found = {"fields": fields, "blocks": blocks, "proposals": proposals, "looked": looked, "own": own}
    return found if any(found.values()) else {}


def _rows(paper: Paper, typed: Mapping[str, str], now: Typed) -> dict[str, dict[str, Typed]]:
    """By list and number; an empty row has none yet."""
    found: dict[str, dict[str, Typed]] = {}
    for name, said in _all(typed).items():
        match = _ROW.fullmatch(name)
        if not match or _plain(said) == _plain(now.get(name, "")):
            continue
        if name in now or (match[2].startswith(own_lists.NEW) and match[1] in told_by(paper.kind)):
            found.setdefault(match[1], {}).setdefault(match[2], {})[match[3]] = said
    return found


def typed_rows(now: Typed, typed: Mapping[str, str]) -> set[str]:
    """The rows, as "row-motions-2", in which something else was typed than stands there."""
    other = (name for name, said in _all(typed).items() if _plain(said) != _plain(now.get(name, "")))
    return {name.rpartition("-")[0] for name in other if _ROW.fullmatch(name)}


def without_place(paper: Paper, typed: Mapping[str, str]) -> list[str]:
    """What was typed into items, sections and rows that are no more: joined, split or taken away by somebody meanwhile.
    What the paper says in the same words is not lost."""
    there, held, now = {block.id for block in paper.blocks}, letters(paper.text), shown(paper)
    gone = [said for name, said in typed.items() if (match := _NAME.fullmatch(name)) and match[1] == "block"
            and match[2] and int(match[2]) not in there]  # fmt: skip
    gone += [said for name, said in typed.items() if (match := _ROW.fullmatch(name)) and name not in now
             and match[2].isdigit() and match[3] != own_lists.OUT]  # fmt: skip
    return [said for said in gone if letters(said) not in held]


def _all(typed: Mapping[str, str]) -> Typed:
    """With the readings chosen between in place of their boxes, and the ticks that were taken away."""
    boxes = dict(typed)
    for name, said in typed.items():
        if name.startswith("pick-") and said != OTHER:
            boxes[name.replace("pick-", "field-", 1)] = said
        elif name.endswith("-shown"):
            tick = TICKS.get(name.partition("-")[0], "")
            boxes.setdefault(name.replace("-shown", f"-{tick}"), "no")
            del boxes[name]
    return boxes


def _whole_proposal(place: int, now: Typed, boxes: Typed) -> Typed:
    """Whether it is accepted is said with every change of it."""
    return {"accepted": now.get(f"proposal-{place}-accepted", "yes"), **boxes}


def _plain(said: str) -> str:
    return said.replace("\r\n", "\n").strip()


def version(typed: Mapping[str, str]) -> int:
    """Of the paper as it was when the form was made."""
    made_from = whole(typed.get("version", ""))
    if made_from is None:
        raise BadInput(
            "The form did not say which version of the paper it was made from.",
            remedy="Compare it with the paper in another window, then send it again.",
            field="form",
        )
    return made_from
