"""A member or lead proposes what the record should say: it is asked then what the act itself will ask, so that whoever
takes it up has nothing to mend. Taken up, it is published on the proposer's word."""

from collections.abc import Callable
from datetime import date
from secrets import token_hex

from sqlalchemy import Connection

from tracker.proceedings import criteria_links, relate
from tracker.proceedings.act import act, allowed
from tracker.proceedings.criteria import known
from tracker.proceedings.publish import Published, released
from tracker.published import find, thing
from tracker.published.entry import Edition
from tracker.records import proposal as kept
from tracker.records.proposal import Proposal
from tracker.rules import proposal as rules
from tracker.rules.criteria import OF
from tracker.rules.field import Typed, understood
from tracker.rules.moment import Moment
from tracker.rules.policy import ROLES, SEATED, Actor
from tracker.rules.proposal import COURSE, LINK, RELATION
from tracker.rules.refusal import BadInput, Missing, NotYet
from tracker.rules.term import title
from tracker.store.database import db

OWN = "account.own"


def propose(actor: Actor, kind: str, when: Moment, typed: Typed) -> Proposal:
    """`typed` has the fields of rules/proposal.py, FIELDS."""
    if kind not in rules.KINDS:
        raise BadInput("The form proposed nothing that can be.", remedy="Use one of its buttons.", field="do")
    said = {field.name: typed.get(field.name, "").replace("\r\n", "\n").strip() for field in rules.FIELDS[kind]}
    with act(actor, "propose", when, needs="proposal.make", kind=kind):
        reader = db.session.connection()
        word = _word(reader, actor, when.day)
        _edition[kind](reader, {**said, rules.WORD[kind]: word}, when)  # refused now for what would be refused then
        mine = [one for one in kept.proposals(actor, when.day) if one.proposed_by == actor.person]
        if any((one.kind, one.state, one.typed) == (kind, rules.PROPOSED, said) for one in mine):
            raise NotYet("You have proposed this, and it is not decided yet.", remedy="Your proposals list it.")
        made = Proposal(
            id=f"proposal-{token_hex(8)}", kind=kind, said=kept.as_said(said), word=word, proposed_by=actor.person,
            proposed_at=when.stamp, office_key=_office(reader, said, when) if kind == LINK else None,
        )  # fmt: skip
        db.session.add(made)
        db.session.flush()
    return made


def _word(reader: Connection, actor: Actor, on: date) -> str:
    """Who says so, and as what: Ada Able, Working group lead, Port Signs Working Group, 15th term."""
    seats = [one for one in actor.roles if one.name in SEATED and one.held(on)]
    role = max(seats, key=lambda one: (one.term or 0, one.since))  # of an earlier term that was never ended, no more
    group = find.names(reader, [role.group], on)[role.group]["title"] if role.group else ""
    told = (actor.name, ROLES[role.name], group, title(role.term) if role.term else "")
    return ", ".join(words for words in told if words)[:300]


def _office(reader: Connection, said: Typed, when: Moment) -> str | None:
    """The office whose criteria they are."""
    change = thing.one(reader, said["change"], when.day)
    return known(change.to(OF)[0], when).office_key if change else None


def _link(reader: Connection, typed: Typed, when: Moment) -> Edition:
    values = understood(rules.TAKEN_UP[LINK], typed)
    return criteria_links.edition(reader, str(values["change"]), values, when)


def _relation(reader: Connection, typed: Typed, when: Moment) -> Edition:
    values = understood(rules.TAKEN_UP[RELATION], typed)
    return relate.edition(reader, [str(values["about"])], values, when)


_edition: dict[str, Callable[[Connection, Typed, Moment], Edition]] = {LINK: _link, RELATION: _relation}


def held(actor: Actor, id: str, when: Moment) -> Proposal:
    found = kept.proposal(actor, when.day, id)
    if found is None:
        raise Missing(f"There is no proposal {id}.", remedy="Those that you may read are listed under proposals.")
    return found


# Decided --------------------------------------------------------------------------------------------------------------


def take_up(actor: Actor, id: str, when: Moment, typed: Typed) -> Published:
    """Publish what is proposed, as it is or as whoever takes it up has mended it: `typed` has the fields of
    rules/proposal.py, TAKEN_UP."""
    with act(actor, "take up proposal", when, needs=OWN, subject=id):
        one = _decided(actor, id, "take up", when)
        made = released([_edition[one.kind](db.session.connection(), typed, when)], when)
        one.key = made[0]["key"]
    return made


def rehearse(actor: Actor, id: str, when: Moment, typed: Typed) -> Edition:
    """What take_up() would publish; nothing is."""
    one = held(actor, id, when)
    allowed(actor, COURSE.move("take up", one.state).needs, when, one)
    return _edition[one.kind](db.session.connection(), typed, when)


def decline(actor: Actor, id: str, when: Moment, typed: Typed) -> Proposal:
    values = understood(rules.DECLINE, typed)
    with act(actor, "decline proposal", when, needs=OWN, subject=id):
        one = _decided(actor, id, "decline", when)
        one.reason = str(values["reason"])
    return one


def withdraw(actor: Actor, id: str, when: Moment) -> Proposal:
    with act(actor, "withdraw proposal", when, needs=OWN, subject=id):
        return _decided(actor, id, "withdraw", when)


def _decided(actor: Actor, id: str, move: str, when: Moment) -> Proposal:
    one = held(actor, id, when)
    made = COURSE.move(move, one.state)
    allowed(actor, made.needs, when, one)
    one.state, one.decided_by, one.decided_on = made.target, actor.name, str(when.dated)
    return one
