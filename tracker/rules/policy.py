"""Who may do what: one page. A grant names an action; a page, a command and an act each ask for one by name.

Roles and their bounds: members' and leads' roles belong to a person, a group and a term; the agency's belong to an
office and carry their own dates. After a role's end the next request is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

MEMBER, LEAD, CHAIR, EXPERT = "member", "lead", "chair", "expert"
SEATED = (MEMBER, LEAD, CHAIR)  # the committee's own
LIAISON, ASSISTANT, DFO, ALTERNATE = "liaison", "assistant", "dfo", "alternate-dfo"
GROUP_ROLES, COMMITTEE_ROLES, OFFICE_ROLES = (MEMBER, LEAD, EXPERT), (CHAIR,), (LIAISON, ASSISTANT, DFO, ALTERNATE)
ROLES = {
    MEMBER: "Working group member",
    LEAD: "Working group lead",
    CHAIR: "Chair of the committee",
    EXPERT: "Non-member expert in a group",
    LIAISON: "CBP liaison",
    ASSISTANT: "Records assistant",
    DFO: "Designated Federal Officer",
    ALTERNATE: "Alternate Designated Federal Officer",
}


@dataclass(frozen=True, slots=True)
class Role:
    """A role that a person holds from `since` up to and including `until` (None: open)."""

    name: str
    since: date
    until: date | None = None
    group: str | None = None
    term: int | None = None
    office: str | None = None

    def held(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. `person` is None for somebody not signed in and for the terminal's operator."""

    name: str
    person: int | None = None
    email: str = ""
    roles: tuple[Role, ...] = ()
    operator: bool = False

    def holds(self, on: date, *names: str) -> bool:
        return any(role.name in names and role.held(on) for role in self.roles)


ANYBODY = Actor("anybody")
OPERATOR = Actor("operator", operator=True)  # whoever has the terminal has the database; the journal says so

Who = Callable[[Actor, Any, date], bool]


def anybody(actor: Actor, record: Any, on: date) -> bool:
    return True


def signed_in(actor: Actor, record: Any, on: date) -> bool:
    return actor.person is not None


def oneself(actor: Actor, record: Any, on: date) -> bool:
    return actor.person is not None and actor.person == getattr(record, "person_id", None)


def operator(actor: Actor, record: Any, on: date) -> bool:
    return actor.operator


def dfo(actor: Actor, record: Any, on: date) -> bool:
    return actor.holds(on, DFO, ALTERNATE)


def assistant(actor: Actor, record: Any, on: date) -> bool:
    return actor.holds(on, ASSISTANT)


def chair(actor: Actor, record: Any, on: date) -> bool:
    return actor.holds(on, CHAIR)


def seated(actor: Actor, record: Any, on: date) -> bool:
    """A member of the committee, of whatever group."""
    return actor.holds(on, *SEATED)


def proposer(actor: Actor, record: Any, on: date) -> bool:
    return actor.person is not None and actor.person == getattr(record, "proposed_by", None)


def liaison(actor: Actor, record: Any, on: date) -> bool:
    return actor.holds(on, LIAISON)


def own_office(actor: Actor, record: Any, on: date) -> bool:
    """A liaison of the office that the record is of."""
    mine = {role.office for role in actor.roles if role.name == LIAISON and role.held(on)}
    return getattr(record, "office_key", None) in mine


def office_asked(actor: Actor, record: Any, on: date) -> bool:
    """A liaison of one of the offices that the record is shown to, its own included."""
    mine = {role.office for role in actor.roles if role.name == LIAISON and role.held(on)}
    return bool(mine & getattr(record, "readers", set()))


def either(*who: Who) -> Who:
    return lambda actor, record, on: any(one(actor, record, on) for one in who)


GRANTS: dict[str, Who] = {
    "public.read": anybody,
    "account.enter": anybody,  # sign in, redeem a one-time link
    "account.own": signed_in,  # sign out, own page
    "session.end": oneself,
    "office.enter": either(dfo, assistant),
    "paper.read": either(dfo, assistant),
    "paper.import": either(dfo, assistant),
    "paper.review": either(dfo, assistant),
    "paper.publish": dfo,
    "claim.lift": dfo,  # release what somebody else has claimed
    "record.found": operator,  # the first entries: the committee, its office, its words
    "record.correct": dfo,
    "record.account": dfo,
    "record.retract": dfo,
    "record.attest": dfo,
    "record.relate": dfo,  # how one recommendation follows on another
    "meeting.read": dfo,  # before its notice nothing of it is public
    "meeting.run": dfo,  # plan, notice, agenda, attendance
    "meeting.vote": dfo,  # motions, votes, outcomes and their numbers
    "setting.change": dfo,  # rules that no law sets, each from a day on
    "minutes.read": either(dfo, chair),
    "minutes.certify": chair,  # by own account; a page that the chair signed is recorded by the officer
    "duty.read": dfo,  # what the officer owes, with its due dates
    "content.review": dfo,  # each quarter: what is public was looked through
    "desk.enter": either(dfo, liaison),  # what is owed, and to send it on
    "answer.read": either(dfo, office_asked),
    "answer.draft": either(dfo, own_office),
    "answer.clear": either(dfo, own_office),  # of the clearance's office; on its behalf the officer or who drafts
    "answer.publish": either(dfo, own_office),  # a liaison's only once a second person has cleared it
    "bodies.edit": dfo,  # groups and offices
    "term.publish": dfo,
    "term.end": dfo,
    "criteria.enter": either(dfo, liaison),
    "criteria.draft": either(dfo, own_office),  # read and write an edition or a change that is not public
    "criteria.publish": dfo,  # found a document; put its drafts out, and announce them
    "criteria.link": dfo,  # say which recommendation led to a change
    "criteria.confirm": either(dfo, own_office),  # for CBP: a liaison of the document's office
    "proposal.make": seated,  # what the record should say: a link of criteria, a relation
    "proposal.read": either(dfo, own_office, proposer),
    "proposal.decide": either(dfo, own_office),  # the office whose criteria it is about, or the officer
    "proposal.withdraw": proposer,
    "vocabulary.edit": dfo,  # the words that search takes for one
    "people.manage": either(dfo, operator),
}


def may(actor: Actor, action: str, record: Any, on: date) -> bool:
    """Whether GRANTS lets this actor do this to this record on this day. An unknown action raises KeyError."""
    return GRANTS[action](actor, record, on)
