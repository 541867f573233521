"""Acts follow each other: two at once wait in one order, and neither falls over the other."""

import threading
from pathlib import Path

from tests.builders import World
from tests.papers import RECOMMENDATIONS
from tracker.exchange.intake import bring_in
from tracker.proceedings import claims, review
from tracker.store import journal
from tracker.store.database import db


def test_an_act_begins_when_the_one_before_it_is_done(tmp_path: Path) -> None:
    """On PostgreSQL one that changed a paper and then asked for the chain, and one that had the chain and then changed
    the paper, waited for each other, and the database ended one of them."""
    world = World(tmp_path)
    dfo = world.person()
    with world.inside():
        bring_in(dfo, "paper.txt", RECOMMENDATIONS.encode(), world.when)
    inside, told = threading.Event(), list[str]()

    def publishes() -> None:
        with world.app.app_context(), journal.signed(dfo, "long", world.when):
            inside.set()
            told.append("began")
            other.join(0.5)  # by then it has begun, and waits
            claims.known(dfo, "intake-1", world.when).touch()
            db.session.flush()
            told.append("done")

    def corrects() -> None:
        inside.wait(20)
        with world.app.app_context():
            review.correct(dfo, "intake-1", world.when, fields={"acronym": "P"}, blocks={}, proposals={})
            told.append("after")

    other = threading.Thread(target=corrects)
    one = threading.Thread(target=publishes)
    other.start(), one.start()
    one.join(60), other.join(60)
    assert told == ["began", "done", "after"]
