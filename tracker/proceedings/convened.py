"""A meeting is held: called to order before an officer, attended by those who are seated on the day, adjourned."""

from collections.abc import Collection

from tracker.proceedings.act import act
from tracker.proceedings.announce import as_noticed
from tracker.proceedings.convene import RUN, opened
from tracker.proceedings.meeting_entry import quorum
from tracker.proceedings.vote import no_more_than_present
from tracker.records import calendar
from tracker.records.meeting import Attendance, Meeting
from tracker.rules import law
from tracker.rules import motion as motions
from tracker.rules.meeting import COURSE
from tracker.rules.moment import Moment
from tracker.rules.policy import ALTERNATE, DFO, ROLES, Actor
from tracker.rules.refusal import BadInput, NotYet
from tracker.store.database import db


def call_to_order(actor: Actor, key: str, version: int | None, when: Moment, officer: str) -> Meeting:
    """`officer`: the e-mail address of who is present for the agency. The law lets no meeting go ahead without the
    Designated Federal Officer or an alternate."""
    with act(actor, "open meeting", when, needs=RUN, subject=key, officer=officer):
        held = opened(actor, key, version, when)
        target = COURSE.move("open", held.state).target
        if when.day < held.first:
            raise NotYet(f"The meeting is on {held.day}.", remedy="Call it to order on its day.")
        as_noticed(db.session.connection(), held)
        here = [one for one in calendar.officers(held.first) if one.email == officer.strip().lower()]
        if not here:
            raise BadInput(
                f"Neither the Designated Federal Officer nor an alternate is named as present ({law.OFFICER}).",
                remedy="Name which of them is there; if nobody is, the committee may not meet: cancel it, or move it.",
                field="officer",
            )
        role = next(one.name for one in here[0].actor.roles if one.name in (DFO, ALTERNATE) and one.held(held.first))
        held.officer, held.officer_role, held.state = here[0].name, ROLES[role], target
    return held


def attend(
    actor: Actor, key: str, version: int | None, when: Moment, present: Collection[int], others: str = ""
) -> Meeting:
    """Who of those seated on the day is there (`present`: their ids); everybody else who is seated is absent. `others`:
    who has no seat, one a line."""
    with act(actor, "record attendance", when, needs=RUN, subject=key, present=sorted(present)):
        held = opened(actor, key, version, when)
        if not held.being_recorded:
            remedy = "Attendance is recorded in session, and put right until what was decided is published."
            raise NotYet(f"The meeting is {held.state}.", remedy=remedy)
        seated = {one.id: one.name for one in calendar.seated(held.first)}
        if set(present) - seated.keys():
            raise BadInput("Somebody named as present has no seat on this day.", remedy="Load the page again.")
        known = {one.person_id: one for one in held.attendance}
        held.attendance = [
            known.get(id) or Attendance(person_id=id, name=name, present=False) for id, name in seated.items()
        ]
        for one in held.attendance:
            one.present = one.person_id in present
        _as_decided(held)
        guests = [line.strip() for line in others.splitlines() if line.strip()]
        seats = {name.casefold() for name in seated.values()}
        if twice := [name for name in guests if name.casefold() in seats]:
            raise BadInput(
                f"{twice[0]} has a seat.", remedy="Tick them as present; the others have none.", field="others"
            )
        held.others = "\n".join(guests) or None
        db.session.flush()
    return held


def _as_decided(held: Meeting) -> None:
    """Raises NotYet where somebody who took part would be absent, or what was decided would be so without a quorum."""
    absent = {one.person_id: one.name for one in held.attendance if not one.present}
    met = bool(quorum(held)["met"])
    for made in held.motions:
        took_part = [absent[one.person_id] for one in made.ballots if one.person_id in absent]
        took_part += [str(name) for name in (made.mover, made.seconder) if name in absent.values()]
        if took_part:
            words = f"{took_part[0]} took part in motion {made.number}."
            raise NotYet(words, remedy="Leave them present, or correct the motion first.")
        if made.outcome:
            no_more_than_present(held, made)
        if made.outcome in motions.DECIDED and not met:
            raise NotYet(
                f'Motion {made.number} is "{made.outcome}", which takes a quorum, and these are none.',
                remedy="Whoever left after the vote was there: leave them present. Else undo the decision first.",
            )


def adjourn(actor: Actor, key: str, version: int | None, when: Moment) -> Meeting:
    with act(actor, "adjourn meeting", when, needs=RUN, subject=key):
        held = opened(actor, key, version, when)
        target = COURSE.move("adjourn", held.state).target
        all_decided(held)
        if not held.attendance:
            raise NotYet("Nobody is recorded as present.", remedy="Record the attendance first.")
        held.state = target
    return held


def all_decided(held: Meeting) -> None:
    """Raises NotYet where a motion is open, BadInput where one tells of more votes than there could be."""
    if still := [one.number for one in held.motions if one.outcome is None]:
        raise NotYet(f"Motion {still[0]} is still open.", remedy="Record its outcome, or drop it.")
    for made in held.motions:
        no_more_than_present(held, made)
