"""Criteria that the agency asks of those in a programme, as CTPAT's Minimum Security Criteria: documents, editions, and
changes with four dates. What applied on a day depends on who asks: a new applicant, or an existing partner."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from tracker.rules.field import CHOICE, DAY, LINES, LONG, SOURCE, Field
from tracker.rules.workflow import Move, Word, Workflow

MUST, SHOULD = "Must", "Should"
LEVELS = (MUST, SHOULD)
NEW, EXISTING = "new", "existing"
APPLIES = {NEW: "new_from", EXISTING: "existing_by"}  # by which of the four dates
AUDIENCES = {NEW: "a new applicant", EXISTING: "an existing partner"}
PROPOSED, FOR_COMMENT, ANNOUNCED, DROPPED = "proposed", "out for comment", "announced", "dropped"
STAGES = (FOR_COMMENT, ANNOUNCED)  # that the public meets
STRENGTHS = ("adopted", "adopted in part", "prompted", "related", "contrary to")
TAKEN_OVER = STRENGTHS[:2]  # these say that it is advice of the committee, and that CBP took it over
CAUSES = STRENGTHS[:3]  # these led to it, and so came before it; what is related may have come after
DOCUMENT, EDITION, CHANGE, LED = "criteria", "criteria edition", "criteria change", "link"
STEPS = (EDITION, CHANGE)
OF, LED_TO = "of", "led to"

DATES = (
    Field("announced", "Announced", "The day that it was made public; empty: today.", DAY),
    Field("effective", "Effective", "From which day on the new text stands.", DAY),
    Field("new_from", "New applicants from", "Empty: from the day that it is effective.", DAY),
    Field("existing_by", "Existing partners by", "Empty: from the day that it is effective.", DAY),
)
ID = re.compile(r"[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*")
WORDED = ("category", "level", "text", "guidance")
CRITERION = (
    Field("id", "ID", "As printed, of letters, digits, dots and hyphens: 7.37.", longest=30, required=True),
    Field("category", "Category", "The heading that it stands under.", longest=300),
    Field("level", "Must or Should", "", CHOICE, LEVELS),
    Field("text", "Text", "", LONG, longest=20_000),
    Field("guidance", "Guidance", "", LONG, longest=20_000),
    Field("entity_types", "Entity types", "One a line; empty: all of the document.", LINES),
)
FOUNDED = (
    Field("name", "Name", "As it is cited: CTPAT Minimum Security Criteria.", longest=200, required=True),
    Field("since", "Since", "The day of its first edition here; what was announced before cannot be added.", DAY,
          required=True),
    Field("programme", "Programme", "Its name, where the record has it.", longest=200),
    Field("office", "Office", "Whose criteria they are; its liaisons confirm what led to a change.", longest=300),
    Field("entity_types", "Entity types", "Whom it asks, one a line: importer, highway carrier.", LINES),
)  # fmt: skip
SAID = (  # of an edition or a change
    Field("title", "Title", "Empty: the name of the document, with the day.", longest=200),
    *DATES,
    Field("source", "Source", "Where it is published: an address, or a citation.", SOURCE, longest=2_000),
    Field("notes", "In words", "What it is about.", LONG, longest=20_000),
    Field("new_types", "New entity types", "Whom the document did not ask before, one a line. They are its own from "
          "this announcement on; a type neither known nor named here is refused as a slip.", LINES),
)  # fmt: skip
STAGE = Field("stage", "Stage", "Empty: announced.", CHOICE, STAGES)
LED_BY = (
    Field("about", "Recommendation", "Its key or number.", longest=200, required=True),
    Field("strength", "Strength", "How strongly it led to the change.", CHOICE, STRENGTHS, required=True),
    Field("criteria", "Criteria", "The IDs that it led to, one a line; empty: all of the change.", LINES),
    Field("evidence", "Evidence", "What shows it: words of a paper, an address.", LONG, longest=10_000, required=True),
    Field("asserted_by", "Asserted by", "Who says so: name and office.", longest=300, required=True),
)
CONFIRMED = (
    Field("confirmed_by", "Confirmed for CBP by", "Name and office.", longest=300, required=True),
    Field("confirmed_on", "Confirmed on", "Empty: today.", DAY),
)
COURSE = Workflow(
    "criteria draft",
    PROPOSED,
    (
        Word(PROPOSED, "Its office writes it; nobody else reads it."),
        Word(FOR_COMMENT, "It stands in the public record for comment, and applies to nobody."),
        Word(
            ANNOUNCED, "It stands in the public record; whether it is in force, and for whom, follows from its dates."
        ),
        Word(DROPPED, "It was given up; its words are kept here."),
    ),
    (
        Move("put out", "put out for comment", frozenset({PROPOSED}), FOR_COMMENT, "criteria.publish"),
        Move(
            "announce", "announced", frozenset({PROPOSED, FOR_COMMENT}), ANNOUNCED, "criteria.publish", ("effective",)
        ),
        Move("drop", "dropped", frozenset({PROPOSED}), DROPPED, "criteria.draft", ("reason",)),
    ),
)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One requirement as it stands. `by` is the key of the entry whose words it has; `since` the day from which on."""

    id: str
    category: str = ""
    level: str = ""
    text: str = ""
    guidance: str = ""
    entity_types: tuple[str, ...] = ()
    by: str = ""
    since: str = ""

    def of(self, entity_type: str | None) -> bool:
        return not self.entity_types or entity_type in (None, *self.entity_types)


@dataclass(frozen=True, slots=True)
class Step:
    """An edition, which says all criteria anew, or a change of some of them. Days are ISO; a day in the future is a
    fact like any other. `gone` are the IDs that a change takes out."""

    key: str
    whole: bool
    announced: str
    effective: str
    new_from: str | None = None
    existing_by: str | None = None
    stage: str = ANNOUNCED
    says: Sequence[Mapping[str, Any]] = ()
    gone: Sequence[str] = field(default=())
    ids: frozenset[str] = field(init=False)  # of all that it says something of, what it takes out too

    def __post_init__(self) -> None:
        object.__setattr__(self, "ids", frozenset((*(str(one["id"]) for one in self.says), *self.gone)))

    def speaks_of(self, ids: frozenset[str]) -> bool:
        """Whether it says anything of one of these; an edition does, for it ends what it leaves out."""
        return self.whole or not ids.isdisjoint(self.ids)

    def applies(self, audience: str | None) -> str:
        """From which day on: for a new applicant, an existing partner, or (None) as the text that stands."""
        of = {NEW: self.new_from, EXISTING: self.existing_by}.get(audience or "")
        return of or self.effective


def on(
    steps: Iterable[Step],
    day: str,
    audience: str | None = None,
    entity_type: str | None = None,
    only: Collection[str] | None = None,
) -> list[Criterion]:
    """What applied on that day, in the order of the IDs; `only` of these. What was not announced applies to nobody; of
    two that speak of the same, the one that took effect later counts, by whatever day its audience had to comply."""
    held: dict[str, dict[str, Any]] = {}
    due = [one for one in steps if one.stage == ANNOUNCED and one.applies(audience) <= day]
    for step in sorted(due, key=_in_effect):
        if step.whole:
            held = {}
        _told(held, step, audience, only)
    found = (_criterion(one) for one in held.values())
    return sorted((one for one in found if one.of(entity_type)), key=lambda one: in_order(one.id))


def _told(held: dict[str, dict[str, Any]], step: Step, audience: str | None, only: Collection[str] | None) -> None:
    """A change says what is new; the rest of a criterion stays as it was."""
    stamp = {"by": step.key, "since": step.applies(audience)}
    for said in step.says:
        id = said["id"]
        if only is not None and id not in only:
            continue
        if said.get("text") or id in held:  # else it alters what is not asked of this audience yet
            held[id] = {**held.get(id, {}), **said, **stamp}
    for id in step.gone:
        held.pop(id, None)


def binds_from(steps: Collection[Step], id: str, audience: str) -> str:
    """The last day from which a criterion that stands after these steps is asked of this audience, and was not before;
    it is asked once all of them apply."""
    days = sorted({one.applies(audience) for one in steps}, reverse=True)
    asked = takewhile(lambda day: on(steps, day, audience, only=(id,)), days)
    return list(asked)[-1]


def _criterion(told: Mapping[str, Any]) -> Criterion:
    words = {name: str(told.get(name) or "") for name in ("id", *WORDED, "by", "since")}
    return Criterion(**words, entity_types=tuple(told.get("entity_types") or ()))


def _in_effect(one: Step) -> tuple[str, str, bool, int]:
    number = one.key.rpartition("/")[2]
    return one.effective, one.announced, not one.whole, int(number) if number.isdecimal() else 0


def in_order(id: str) -> tuple[tuple[int, str], ...]:
    """7.9 before 7.37."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in id.split("."))


def phase(step: Step, day: str, steps: Iterable[Step] = ()) -> str:
    """Where a change stands on a day, in words; it follows from its dates, and from those of the document's `steps`."""
    if step.stage != ANNOUNCED:
        return step.stage
    first, last = _days(step)
    if day < first:
        return "announced, not in force yet"
    anew = (one for one in steps if one.whole and one.stage == ANNOUNCED and _days(one)[1] <= day)
    if any(_in_effect(one) > _in_effect(step) for one in anew):
        return "replaced by a later edition"
    return "in force for all" if day >= last else "in force, with time for some to comply"


def _days(step: Step) -> tuple[str, str]:
    """The first and the last on which it begins to count for somebody."""
    days = (step.applies(NEW), step.applies(EXISTING), step.effective)
    return min(days), max(days)


def news(said: Mapping[str, Any], before: Criterion) -> dict[str, Any]:
    """Of what a change says of a criterion, that which was not so before."""
    held = {**{name: getattr(before, name) for name in WORDED}, "entity_types": list(before.entity_types)}
    return {name: value for name, value in said.items() if name == "id" or held[name] != value}
