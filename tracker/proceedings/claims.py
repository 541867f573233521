"""Who is at work on a paper. A claim keeps others from correcting and reviewing it; it holds while its holder's role
does, and the Designated Federal Officer can lift it."""

from datetime import date

from tracker.proceedings.act import act, allowed
from tracker.records import find
from tracker.records.paper import Claim, Paper
from tracker.rules.moment import Moment
from tracker.rules.paper import PUBLISHED
from tracker.rules.policy import Actor, may
from tracker.rules.refusal import Missing, NotYet
from tracker.store.database import db


def claim(actor: Actor, id: str, when: Moment) -> Paper:
    with act(actor, "claim", when, needs="paper.review", subject=id):
        paper = known(actor, id, when)
        unclaimed_by_others(actor, paper, when)
        if paper.state == PUBLISHED:
            raise NotYet(f"{id} is published; there is nothing to work on.", remedy="Choose one that awaits review.")
        held = db.session.get_one(Claim, id)
        if held.claimed_by != _name(actor):
            held.claimed_by, held.claimed_at = _name(actor), when.stamp
    return paper


def release(actor: Actor, id: str, when: Moment) -> Paper:
    """Let a paper go; another's, if the grant allows."""
    with act(actor, "release", when, needs="paper.review", subject=id):
        paper = known(actor, id, when)
        if paper.claimed_by is None:
            raise NotYet(f"Nobody has claimed {id}.", remedy="There is nothing to release.")
        if holds(paper.claimed_by, when.day) and paper.claimed_by != _name(actor):
            allowed(actor, "claim.lift", when, paper)
        held = db.session.get_one(Claim, id)
        held.claimed_by, held.claimed_at = None, None
    return paper


def known(actor: Actor, id: str, when: Moment) -> Paper:
    paper = find.paper(actor, when.day, id)
    if paper is None:
        raise Missing(f"There is no paper {id} here.", remedy="The papers held are listed on the office page.")
    return paper


def holds(email: str | None, on: date) -> bool:
    """Whether a claim of this person counts: only who may review a paper can be at work on it."""
    person = find.person(email) if email else None
    return person is not None and may(person.actor, "paper.review", None, on)


def unclaimed_by_others(actor: Actor, paper: Paper, when: Moment) -> None:
    """Refused, by name and since when, where somebody else is at work on the paper."""
    if paper.claimed_by != _name(actor) and holds(paper.claimed_by, when.day):
        since = f"{str(paper.claimed_at)[:10]}, {str(paper.claimed_at)[11:16]} UTC"
        raise NotYet(
            f"{paper.id} is claimed by {paper.claimed_by}, since {since}.",
            remedy="Ask them to release it; the Designated Federal Officer can release it too.",
        )


def _name(actor: Actor) -> str:
    return actor.email or actor.name
