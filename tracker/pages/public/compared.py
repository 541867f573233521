"""Criteria compared: as they applied on two days, or as two editions or changes left them; and what one change did."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from tracker.pages.public import asked as asking
from tracker.published.criteria import Document
from tracker.rules import criteria as rules
from tracker.rules.criteria import ANNOUNCED, Criterion, Step
from tracker.rules.refusal import BadInput
from tracker.text import redline
from tracker.text.dates import day_words
from tracker.text.redline import Run

_STEP = re.compile(r"(?:edition|change)/[0-9]{1,5}")
LABELS = {"category": "Category", "level": "Must or Should", "entity_types": "For"}
WORDS = {"text": "Text", "guidance": "Guidance"}


@dataclass(frozen=True, slots=True)
class View:
    """By whom criteria are read: all of the document, for one audience and one type of entity."""

    held: Document
    audience: str | None = None
    entity_type: str | None = None

    def on(
        self, day: str, steps: Sequence[Step] | None = None, only: Collection[str] | None = None
    ) -> dict[str, Criterion]:
        found = rules.on(self.held.steps if steps is None else steps, day, self.audience, self.entity_type, only)
        return {one.id: one for one in found}


@dataclass(frozen=True, slots=True)
class Difference:
    """A criterion on either side. `what`: it is new, taken out, or changed. `others` are what else of it differs, as
    (label, before, after); `redlines` the wordings that do, by label."""

    id: str
    what: str
    others: Sequence[tuple[str, str, str]]
    redlines: Mapping[str, Sequence[Run]]


@dataclass(frozen=True, slots=True)
class Compared:
    """`first` and `last` as they are asked for; in words; and what differs."""

    first: str
    last: str
    first_words: str
    last_words: str
    differences: Sequence[Difference]


def between(view: View, asked: asking.Args, on: date) -> Compared | None:
    """What is asked to be compared: `compare` with `with`, each a day, an edition or a change. Of a day alone: with the
    day of the page; of an edition or a change alone: what it changed."""
    first, last = asked.get("compare", "").strip(), asked.get("with", "").strip()
    if not first:
        return None
    after, last_words = _side(
        view, last or (first if _STEP.fullmatch(first) else ""), on, "with" if last else "compare"
    )
    if _STEP.fullmatch(first) and not last:
        before, first_words = _without(view, first), "what stood before"
    else:
        before, first_words = _side(view, first, on, "compare")
    return Compared(first, last, first_words, last_words, differences(before, after))


def _side(view: View, typed: str, on: date, field: str) -> tuple[dict[str, Criterion], str]:
    if not _STEP.fullmatch(typed):
        day = asking.day(on, typed, field)
        return view.on(str(day)), day_words(day)
    step = _step(view, typed, field)
    return _as_left(view, step), view.held.entries[step.key].own_title


def _step(view: View, typed: str, field: str) -> Step:
    for one in view.held.steps:
        if one.key == f"{view.held.thing.key}/{typed}":
            return one
    remedy = "Choose one of those that their page lists."
    raise BadInput(f"There is no {asking.plain(typed)} of these criteria.", remedy=remedy, field=field)


def _without(view: View, typed: str) -> dict[str, Criterion]:
    """What would stand on the day that it applies, were it not there."""
    step = _step(view, typed, "compare")
    return view.on(step.applies(view.audience), [one for one in view.held.steps if one.key != step.key])


def _as_left(view: View, step: Step, only: Collection[str] | None = None) -> dict[str, Criterion]:
    """What stands once it applies; for one that is not announced yet, as if it were."""
    steps = [replace(one, stage=ANNOUNCED) if one.key == step.key else one for one in view.held.steps]
    return view.on(step.applies(view.audience), steps, only)


def news(held: Document, step: Step) -> list[Difference]:
    """What a change did to the text that stood, in the order of the IDs; no words are compared."""
    view = View(replace(held, steps=[one for one in held.steps if one.speaks_of(step.ids)]))
    before = view.on(step.effective, [one for one in view.held.steps if one.key != step.key], step.ids)
    after = _as_left(view, step, step.ids)
    return [
        _different(id, before.get(id), after.get(id), worded=False)
        for id in sorted(step.ids, key=rules.in_order)
        if before.get(id) != after.get(id)
    ]


def differences(before: Mapping[str, Criterion], after: Mapping[str, Criterion]) -> list[Difference]:
    ids = sorted(before.keys() | after.keys(), key=rules.in_order)
    found = (_different(id, before.get(id), after.get(id)) for id in ids if before.get(id) != after.get(id))
    return [one for one in found if one.others or one.redlines]


def _different(id: str, before: Criterion | None, after: Criterion | None, *, worded: bool = True) -> Difference:
    old, new = before or Criterion(id), after or Criterion(id)
    others = [(label, _words(old, name), _words(new, name)) for name, label in LABELS.items()]
    changed = {label: (getattr(old, name), getattr(new, name)) for name, label in WORDS.items()}
    redlines = {label: _redlined(*pair) if worded else () for label, pair in changed.items() if pair[0] != pair[1]}
    what = "new" if before is None else "taken out" if after is None else "changed"
    return Difference(id, what, [one for one in others if one[1] != one[2]], redlines)


@lru_cache(1_024)  # what has been said is compared anew after each publication, and is the same
def _redlined(before: str, after: str) -> tuple[Run, ...]:
    return tuple(redline.compare(before, after))


def _words(one: Criterion, name: str) -> str:
    value = getattr(one, name)
    return ", ".join(value) if isinstance(value, tuple) else str(value)
