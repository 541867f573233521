"""`python -m tests.proofs.cumulative [ITEMS]`: a cumulative list is read, matched against two lists of meetings that are
held, decided on and published; prints what it took of time and memory, and of decisions."""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from tests.builders import World
from tests.builders_lists import Lists, lists, paper
from tracker.exchange.intake import bring_in
from tracker.proceedings import decide, publish, review
from tracker.proceedings.matching import Account, Decision
from tracker.records import find
from tracker.rules.policy import Actor

Done = TypeVar("Done")
MONTHS = ("December 2020", "June 2021", "March 2022")


def taken_in(world: World, actor: Actor, content: bytes, name: str) -> str:
    with world.inside():
        held, _ = bring_in(actor, name, content, world.when)
        review.accept(actor, held.id, world.when)
        return held.id


def published(world: World, actor: Actor, id: str) -> list[str]:
    with world.inside():
        return [one["key"] for one in publish.publish(actor, [id], world.when)]


def matched(world: World, actor: Actor, id: str) -> Account:
    held = find.paper(actor, world.when.day, id)
    assert held is not None
    return decide.account(held)


def decided(world: World, actor: Actor, id: str, drawn: Lists) -> int:
    """Take those of which one alone comes into question, and say of the rest what was drawn; returns how many clicks
    that were: one for all of the first, one for each of the rest."""
    with world.inside():
        decide.decide(actor, id, world.when, {}, easy=True)
        rest = matched(world, actor, id).open
        known = [*drawn.first, *drawn.second]
        choices = {line.place: Decision("misprint", known[line.place - 1].number) for line in rest}
        decide.decide(actor, id, world.when, choices)
        return 1 + len(rest)


def main(items: int) -> None:
    drawn = lists(items, changed=items // 50, misprinted=items // 200, new=max(1, items // 120))
    world = World(Path(tempfile.mkdtemp()))
    actor = world.person()
    for some, month in zip((drawn.first, drawn.second), MONTHS, strict=False):
        published(world, actor, taken_in(world, actor, paper(some, month), f"{month}.pdf"))
    content = paper(drawn.all, MONTHS[2])
    print(f"{content.count(b'/Type/Page/')} pages, {len(drawn.all)} items; {_memory()} MB before it is read")
    id = _timed("read and reviewed", lambda: taken_in(world, actor, content, "cumulative.pdf"))
    with world.inside():
        account = _timed("matched", lambda: matched(world, actor, id))
        print(" ".join(decide.summary(account)))
    client = world.client("dfo@example.gov")
    _timed("its page", lambda: client.get(f"/office/papers/{id}/items"))
    clicks = _timed("decided", lambda: decided(world, actor, id, drawn))
    keys = _timed("published", lambda: published(world, actor, id))
    fresh = len(world.keys("recommendation")) - len(drawn.first) - len(drawn.second)
    print(f"{clicks} decisions of a person; {fresh} new recommendations, {len(set(keys))} keys; {_memory()} MB at most")


def _timed(what: str, done: Callable[[], Done]) -> Done:
    begun = time.monotonic()
    result: Any = done()
    print(f"{what}: {time.monotonic() - begun:.1f} s, {_memory()} MB at most so far")
    return result  # type: ignore[no-any-return]


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 600)
