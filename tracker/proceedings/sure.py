"""Confirming at once what the reader was sure of. What it was not sure of, what the paper warns of and what it proposes
wait for a person's look; a paper of which nothing is left is thereby reviewed."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.proceedings import claims, recorded, review, statements
from tracker.proceedings.act import act
from tracker.published import identities
from tracker.records.paper import GROUP, TERM, Paper, PaperProposal, PaperValue
from tracker.rules.moment import Moment
from tracker.rules.paper import INTAKE, fields_of
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput
from tracker.store.database import db


@dataclass(frozen=True, slots=True)
class Confirmed:
    """How many values were confirmed, and what is left to look at; nothing, for a paper that is reviewed by now."""

    values: int
    left: tuple[str, ...]


def confirm_sure(actor: Actor, id: str, when: Moment) -> Confirmed:
    with act(actor, "confirm sure values", when, needs="paper.review", subject=id) as door:
        paper = claims.known(actor, id, when)
        INTAKE.move("review", paper.state)
        claims.unclaimed_by_others(actor, paper, when)
        fresh = [value for value in paper.values if _sure(value) and value.confirmed_by is None]
        for value in fresh:
            value.confirmed_by, value.confirmed_at = actor.email or actor.name, when.stamp
        if fresh:
            paper.touch()
        door.facts["fields"] = sorted(value.name for value in fresh)
    left = tuple(_left(paper, when))
    if not left:
        try:
            review.accept(actor, id, when)
        except BadInput as refusal:
            left = (refusal.message,)
    return Confirmed(len(fresh), left)


def _sure(value: PaperValue) -> bool:
    return value.sure and value.candidates is None and value.value is not None


def _left(paper: Paper, when: Moment) -> Iterator[str]:
    """Each thing that a person has to look at, in words."""
    values = {value.name: value for value in paper.values}
    for field in fields_of(paper.kind):
        held = values.get(field.name)
        if held is not None and held.confirmed_by is None and (held.value is not None or held.candidates):
            yield f"{field.label}: the reader is not sure"
        elif field.required and (held is None or held.value is None):
            yield f"{field.label} is missing"
    if count := sum(warning.accepted_by is None for warning in paper.warnings):
        yield f"{count} {'warning' if count == 1 else 'warnings'}"
    known = recorded.left_out(paper, statements.today(when))
    if count := sum(one.accepted is None and one.place not in known and not _known(one) for one in paper.proposals):
        yield f"{count} {'group, term or event' if count == 1 else 'groups, terms or events'} new to the record"


def _known(proposal: PaperProposal) -> bool:
    """Whether the record says all of it already, so that publishing it again would add nothing."""
    said, reader = proposal.said, db.session.connection()
    if proposal.kind == GROUP:
        return len(identities.of_name(identities.names_held(reader), said["name"])) == 1
    if proposal.kind == TERM:
        held = identities.terms(reader).get(int(said["number"]))
        wanted = [name for name in ("first_meeting", "last_meeting", "appointed", "charter") if said.get(name)]
        return held is not None and all(held.facts.get(name) for name in wanted)
    return False
