"""Two pages for what needs a choice: where an item is cut in two, and which stretch of the source is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from flask import redirect, request, url_for

from tracker.pages.form import tried
from tracker.pages.office import boxes
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.proceedings import arranged, rearrange
from tracker.records import find
from tracker.records.paper import Paper, PaperBlock
from tracker.rules.field import whole
from tracker.rules.refusal import Missing, Refusal
from tracker.text import aligned

AT_ONCE = 60  # lines of the source to choose from


@pages.page("/office/papers/<id>/blocks/<block>/split", needs="paper.review", of=find.paper, methods=["GET", "POST"])
def split(record: Paper, block: str) -> Any:
    """The text of an item or section, cut at its sentences and lines; a button before each."""
    one = next((each for each in record.blocks if str(each.id) == block), None)
    if one is None:
        raise Missing("There is no such item any more.", remedy="Go back to the paper and look at its items.")
    name = arranged.named(record, one)
    done = tried(lambda: _split(record, one.id)) if request.method == "POST" else None
    if done is not None and not isinstance(done, Refusal):
        return redirect(_back(record, done), 303)
    held = find.paper(actor(), now().day, record.id)
    cuts = [0, *aligned.cuts(one.text), len(one.text)]
    parts = [(start, one.text[start:end]) for start, end in pairwise(cuts)]
    return {"paper": held, "block": one, "name": name, "parts": parts, "refusal": done,
            "status": done.status if done else 200}  # fmt: skip


def _split(record: Paper, block: int) -> PaperBlock:
    typed = request.form.to_dict()
    at = whole(typed.get("at", "")) or 0
    return rearrange.split(actor(), record.id, block, at, now(), boxes.version(typed))


def _back(record: Paper, made: PaperBlock) -> str:
    return url_for("office.paper", id=record.id, block=made.id, done="rearrange", _anchor=f"block-{made.id}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence or line of the source; `item` names the item that it is in already."""

    start: int
    end: int
    text: str
    item: str | None


@pages.page("/office/papers/<id>/add", needs="paper.review", of=find.paper, methods=["GET", "POST"])
def add(record: Paper) -> Any:
    """The source by its sentences and lines: where the item begins, and where it ends."""
    typed = request.form.to_dict() if request.method == "POST" else {}
    done = tried(lambda: _add(record, typed)) if typed else None
    if done is not None and not isinstance(done, Refusal):
        return redirect(_back(record, done), 303)
    held = find.paper(actor(), now().day, record.id) or record
    stretches = aligned.stretches(held.text)
    since = whole(request.args.get("since", "")) or 0
    first = next((place for place, (_, end) in enumerate(stretches) if end > since), 0)
    shown = [_stretch(held, *one) for one in stretches[first : first + AT_ONCE]]
    around = (stretches[max(first - AT_ONCE, 0)][0] if first else None, _after(stretches, first + AT_ONCE))
    return {"paper": held, "stretches": shown, "around": around, "typed": typed, "refusal": done,
            "status": done.status if done else 200}  # fmt: skip


def _add(record: Paper, typed: dict[str, str]) -> PaperBlock:
    start, end = (whole(typed.get(name, "")) for name in ("start", "end"))
    return rearrange.add(actor(), record.id, start or 0, end or 0, now(), boxes.version(typed))


def _stretch(paper: Paper, start: int, end: int) -> Stretch:
    item = next((one for one in paper.items if arranged.overlaps(one, start, end)), None)
    return Stretch(start, end, paper.text[start:end], arranged.named(paper, item) if item else None)


def _after(stretches: Sequence[tuple[int, int]], place: int) -> int | None:
    return stretches[place][0] if place < len(stretches) else None
