"""The second look: somebody who did not review a paper looks at it again before it is published. Where the settings ask
for it, publishing is refused without."""

from tracker.proceedings import claims
from tracker.proceedings.act import act
from tracker.records.paper import Paper
from tracker.records.queue import Queued
from tracker.rules.moment import Moment
from tracker.rules.paper import INTAKE
from tracker.rules.policy import Actor
from tracker.rules.refusal import NotYet


def look_again(actor: Actor, id: str, when: Moment) -> Paper:
    """Say that one has compared the reviewed paper with its source, and found it right."""
    with act(actor, "look again", when, needs="paper.review", subject=id):
        paper = claims.known(actor, id, when)
        move = INTAKE.move("look again", paper.state)
        claims.unclaimed_by_others(actor, paper, when)
        name = actor.email or actor.name
        if paper.reviewed_by == name:
            raise NotYet(f"You reviewed {id} yourself.", remedy="The second look is somebody else's.")
        if paper.second_by is not None:
            raise NotYet(f"{paper.second_by} has looked at {id} again already.", remedy="It can be published.")
        paper.state = move.target
        paper.second_by, paper.second_at = name, when.stamp
    return paper


def asked_for(paper: Paper | Queued) -> None:
    """Raises NotYet for a paper that was looked at once only."""
    if paper.second_by is None:
        raise NotYet(
            f"{paper.id} awaits a second look, by somebody other than {paper.reviewed_by}.",
            remedy="They look at it on its page; then it can be published.",
        )
