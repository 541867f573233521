"""An office drafts an edition or a change of criteria; the officer puts it out for comment, and announces it."""

from collections.abc import Mapping, Sequence
from typing import Any

from tracker.proceedings.act import act, allowed, as_seen
from tracker.proceedings.criteria import (
    PUBLISH,
    Said,
    known,
    named_criterion,
    possible,
    said_days,
    step,
    with_types,
)
from tracker.proceedings.named import office
from tracker.proceedings.publish import Published, released
from tracker.published import thing
from tracker.records import drafted
from tracker.records.criteria import CriteriaDraft
from tracker.rules import criteria as rules
from tracker.rules.field import Typed, understood
from tracker.rules.keys import drafted_by_office
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, NotYet
from tracker.store.database import db

ENTER, DRAFT = "criteria.enter", "criteria.draft"
OPEN = (rules.PROPOSED, rules.FOR_COMMENT)
LAST_DAY = "9999-12-31"  # a draft that is not dated yet changes what stands once all that is announced is effective


def held(actor: Actor, id: str, when: Moment) -> CriteriaDraft:
    found = drafted.draft(actor, when.day, id)
    if found is None:
        raise Missing(f"There is no draft {id}.", remedy="Those that you may read are listed under criteria.")
    return found


def _opened(actor: Actor, id: str, version: int | None, when: Moment) -> CriteriaDraft:
    """For an act that changes it. Raises Stale when somebody else changed it since that version."""
    found = held(actor, id, when)
    as_seen(found, version, "draft")
    allowed(actor, DRAFT, when, found)
    if found.state not in OPEN:
        raise NotYet(f"The draft is {found.state}; its words are fixed.", remedy="Draft another change.")
    return found


def draft(actor: Actor, document: str, of: str, when: Moment, *, whole: bool) -> CriteriaDraft:
    """An edition (`whole`) or a change of this document, drafted by the office `of`."""
    with act(actor, "draft criteria", when, needs=ENTER, subject=document, office=of):
        key = known(document, when).thing.key
        made = _new(actor, key, of, when, whole=whole)
        allowed(actor, DRAFT, when, made)
        db.session.add(made)
        db.session.flush()
    return made


def _new(actor: Actor, document: str, of: str, when: Moment, *, whole: bool) -> CriteriaDraft:
    writes = office(db.session.connection(), of)
    return CriteriaDraft(id=drafted_by_office("criteria", writes, drafted.draft_ids()), document=document, whole=whole,
                         office_key=writes, drafted_by=actor.person, drafted_at=when.stamp)  # fmt: skip


def from_paper(actor: Actor, document: str, of: str, paper: str, when: Moment) -> CriteriaDraft:
    """An edition with the criteria of a published paper, which is its source. Its dates are to be looked at."""
    with act(actor, "draft criteria from paper", when, needs=ENTER, subject=document, office=of, paper=paper):
        printed = thing.one(db.session.connection(), paper, when.day)
        if printed is None or printed.facts.get("paper_kind") != "criteria":
            raise Missing(f"{paper} is no paper of criteria.", remedy="Choose one of those that are listed.")
        made = _new(actor, known(document, when).thing.key, of, when, whole=True)
        allowed(actor, DRAFT, when, made)
        dated = printed.facts.get("date") or {}
        day = str(dated["value"]) if dated.get("precision") == "day" else ""
        made.say({"announced": day, "effective": day, "source": printed.key})
        made.hold(_printed(printed.facts))
        db.session.add(made)
        db.session.flush()
    return made


def _printed(facts: Mapping[str, Any]) -> list[dict[str, str]]:
    """A criterion that is printed twice, as for two types of entity, stands here once, as it is printed first."""
    under = {str(id): str(one.get("category") or "") for one in facts.get("categories", ()) for id in one["items"]}
    found: dict[str, dict[str, str]] = {}
    for one in facts.get("items", ()):
        id = str(one.get("number") or "").strip()
        told = {name: str(one[name]) for name in ("level", "text", "guidance") if one.get(name)}
        if id:
            found.setdefault(id, {"id": id, "category": under.get(id, ""), **told})
    return list(found.values())


def say(actor: Actor, id: str, version: int | None, when: Moment, typed: Typed, said: Said = ()) -> CriteriaDraft:
    """Its title, its dates, what it takes out (`gone`: IDs, one a line), and some of its criteria. What is missing is
    asked when it is announced; what cannot be, whatever is filled in later, is refused here."""
    with act(actor, "change criteria draft", when, needs=ENTER, subject=id):
        found = _opened(actor, id, version, when)
        found.say({field.name: typed.get(field.name, "").replace("\r\n", "\n").strip() for field in rules.SAID})
        found.gone = "\n".join(line.strip() for line in typed.get("gone", "").splitlines() if line.strip())
        _put(found, said, when)
    return found


def put_in(actor: Actor, id: str, version: int | None, when: Moment, said: Said) -> CriteriaDraft:
    """These criteria, each in the place of what was said of the same ID."""
    with act(actor, "put criteria in draft", when, needs=ENTER, subject=id):
        found = _opened(actor, id, version, when)
        if not said:
            raise BadInput("No criterion is said.", remedy="Give at least one with its ID.", field="id")
        _put(found, said, when)
    return found


def _put(found: CriteriaDraft, said: Said, when: Moment) -> None:
    rows = {one["id"]: one for one in found.criteria}
    for one in said:
        told = named_criterion(one)
        rows[str(told["id"])] = {name: _as_typed(value) for name, value in told.items()}
    found.hold(list(rows.values()))
    values = understood(rules.SAID, found.typed)
    days = said_days(values)
    possible(known(found.document, when), values, days, found.criteria, found.taken_out, found.key, whole=found.whole,
             on=days["effective"] or LAST_DAY)  # fmt: skip


def _as_typed(value: Any) -> str:
    return "\n".join(value) if isinstance(value, list) else str(value)


def take_from(actor: Actor, id: str, criteria: Sequence[str], version: int | None, when: Moment) -> CriteriaDraft:
    """These are said nothing of any more."""
    with act(actor, "take criteria from draft", when, needs=ENTER, subject=id):
        found = _opened(actor, id, version, when)
        found.hold([one for one in found.criteria if one["id"] not in criteria])
    return found


def put_out(actor: Actor, id: str, version: int | None, when: Moment) -> Published:
    """Public, for comment; it applies to nobody."""
    return _published(actor, id, "put out", version, when)


def announce(actor: Actor, id: str, version: int | None, when: Moment) -> Published:
    return _published(actor, id, "announce", version, when)


def _published(actor: Actor, id: str, deed: str, version: int | None, when: Moment) -> Published:
    with act(actor, f"{deed} criteria", when, needs=PUBLISH, subject=id):
        found = _opened(actor, id, version, when)
        target = rules.COURSE.move(deed, found.state).target
        typed = {**found.typed, "stage": target}
        document = known(found.document, when)
        made = step(document, typed, found.criteria, found.taken_out, when, whole=found.whole, key=found.key)
        found.state, found.key = target, made.key
        return released(with_types(document, made, typed), when)


def drop(actor: Actor, id: str, version: int | None, when: Moment, reason: str) -> CriteriaDraft:
    with act(actor, "drop criteria draft", when, needs=ENTER, subject=id, reason=reason):
        found = _opened(actor, id, version, when)
        target = rules.COURSE.move("drop", found.state).target
        if not reason.strip():
            raise BadInput("It is not said why.", remedy="Give the reason: it stays with the draft.", field="reason")
        found.state, found.reason = target, reason.strip()
    return found
