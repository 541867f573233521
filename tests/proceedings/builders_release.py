"""Papers brought in, reviewed and published in a test's world."""

from tests.builders import World
from tracker.exchange.intake import bring_in
from tracker.proceedings import publish, review
from tracker.rules.policy import Actor

SET = "2020-12/pswg"


def reviewed(world: World, actor: Actor, *texts: str) -> list[str]:
    ids = []
    with world.inside():
        for place, text in enumerate(texts):
            paper, _ = bring_in(actor, f"paper-{place}.txt", text.encode(), world.when)
            review.accept(actor, paper.id, world.when)
            ids.append(paper.id)
    return ids


def out(world: World, actor: Actor, *ids: str, attested: bool = True) -> list[str]:
    with world.inside():
        return [one["key"] for one in publish.publish(actor, ids, world.when, attested=attested)]
