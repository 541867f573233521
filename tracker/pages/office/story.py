"""The history of a paper in the office, in words: who did what, when. The journal tells it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.proceedings.rearrange import DID
from tracker.records import find
from tracker.records.paper import Paper
from tracker.rules.field import by_name
from tracker.rules.own_lists import OWN
from tracker.rules.paper import ABOUT, KINDS, fields_of

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    act: str
    at: str
    who: str
    what: str


def story(paper: Paper) -> list[Line]:
    """The newest first, down to how it came in."""
    told = [(line.act, line.at, line.actor, json.loads(line.facts)) for line in find.acts_on(paper)]
    lines = [Line(act, at, who, _words(paper, act, facts)) for act, at, who, facts in told]
    return [*reversed(lines), Line("import", paper.imported_at, paper.imported_by, "Brought it in")]


def _words(paper: Paper, act: str, facts: Facts) -> str:
    said = _SAID.get(act)
    return said(paper, facts) if said else act.capitalize()


def _corrected(paper: Paper, facts: Facts) -> str:
    called = by_name((*fields_of(paper.kind), *ABOUT))
    parts = [called[name].label if name in called else name for name in facts.get("fields", ())]
    parts += [_counted(facts, "blocks", "item or section", "items and sections")]
    parts += [_counted(facts, "proposals", "proposal", "proposals"), _counted(facts, "looked", "warning", "warnings")]
    parts += [_of_list(OWN[name].label, done) for name, done in facts.get("lists", {}).items()]
    return "Corrected or ticked: " + (", ".join(part for part in parts if part) or "nothing")


def _of_list(label: str, done: Mapping[str, list[int]]) -> str:
    return f"{label} ({', '.join(f'{len(numbers)} {word}' for word, numbers in done.items())})"


def _counted(facts: Facts, name: str, one: str, more: str) -> str:
    number = facts.get(name, 0)
    return f"{number} {one if number == 1 else more}" if number else ""


def rearranged(facts: Facts) -> str:
    said = DID.get(str(facts.get("did")), "the items were rearranged").format(what=facts.get("what", "An item"))
    return said[:1].upper() + said[1:]


def _reviewed(paper: Paper, facts: Facts) -> str:
    accepted = len(facts.get("accepted", ()))
    return "Confirmed every value" + (
        f" and accepted {accepted} {'warning' if accepted == 1 else 'warnings'}" if accepted else ""
    )


_SAID: dict[str, Callable[[Paper, Facts], str]] = {
    "correct": _corrected,
    "rearrange": lambda paper, facts: rearranged(facts),
    "review": _reviewed,
    "publish": lambda paper, facts: "Published it",
    "say later": lambda paper, facts: f"Decided what it says of what was recorded since: {len(facts['said'])} recorded",
    "retract": lambda paper, facts: "Retracted it from the record",
    "claim": lambda paper, facts: "Claimed it",
    "release": lambda paper, facts: "Released it to others",
    "read as": lambda paper, facts: f"Read it again as {KINDS.get(facts.get('kind', ''), 'another kind').lower()}",
    "type page": lambda paper, facts: f"Typed page {facts.get('page', '')}",
    "waive page": lambda paper, facts: f"Left out page {facts.get('page', '')}",
}
