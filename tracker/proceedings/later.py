"""What a published paper says of recommendations that came into the record after it: minutes that are held before the
list that their motions name. A person confirms it, corrects it or leaves it out, and it is published as the paper's
word, as if both had been there."""

from collections.abc import Collection, Mapping

from tracker.proceedings import claims, proposed, recorded, statements
from tracker.proceedings.act import act
from tracker.proceedings.named import Record
from tracker.proceedings.publish import Published, release
from tracker.proceedings.said import Keys
from tracker.published import thing
from tracker.records.paper import Paper, PaperProposal
from tracker.rules import keys
from tracker.rules.moment import Moment
from tracker.rules.paper import PUBLISHED
from tracker.rules.policy import Actor
from tracker.rules.refusal import NotYet, Stale
from tracker.store.database import db


def waiting(paper: Paper) -> list[PaperProposal]:
    return statements.waiting(paper) if paper.state == PUBLISHED else []


def say(actor: Actor, id: str, when: Moment, typed: Mapping[int, Mapping[str, str]], version: int) -> Published:
    """Decide everything that waits: `typed` are the corrections by place; what is not taken out is published. Returns
    [{"key", "url"}] of what was said."""
    with act(actor, "say later", when, needs="record.attest", subject=id) as door:
        paper = claims.known(actor, id, when)
        if paper.version != version:
            raise Stale(f"{id} has changed since you opened this page.", remedy="Look at it again.", field="form")
        found = waiting(paper)
        if not found or paper.key is None:
            raise NotYet(f"{id} says nothing that waits.", remedy="Nothing more needs to be done.")
        record = statements.today(when)
        known = recorded.left_out(paper, record)
        confirmed = [one for one in found if _confirmed(one, paper, typed.get(one.place), record, known)]
        paper.touch()
        reader = db.session.connection()
        public = thing.one(reader, paper.key, when.day)
        attested = public is None or "attested" in public.facts  # by the paper, unless that was an act of ours
        made = statements.of(confirmed, paper, paper.key, Keys(reader), when, attested=attested)
        release(made, when)
        door.facts["said"] = [one.key for one in made]
    return [{"key": one.key, "url": keys.address(one.kind, one.key, one.facts)} for one in made]


def _confirmed(
    proposal: PaperProposal, paper: Paper, typed: Mapping[str, str] | None, record: Record, known: Collection[int]
) -> bool:
    """`known`: the places of those that say nothing new, which nobody has asked to record all the same."""
    proposed.reconsider(proposal, typed)
    proposal.accepted = proposal.accepted or (proposal.accepted is None and proposal.place not in known)
    if proposal.accepted:
        with proposed.within(f"Proposal {proposal.place}", f"proposal-{proposal.place}"):
            for field in proposed.fields_of(proposal):
                field.confirmed(proposal.said.get(field.name))
            statements.settle(proposal, paper, record)
    return proposal.accepted
