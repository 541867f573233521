"""A small world with something of everything that a record can hold: papers and their files, published and not,
outcomes, a correction, a retraction, a redaction, people, and acts that publish nothing."""

from pathlib import Path

from sqlalchemy import text

from tests.builders import World, group, recommendation, says
from tests.papers import SIGNS
from tracker.exchange import intake
from tracker.proceedings import amend, publish, review
from tracker.published import entry, standing
from tracker.published.entry import REDACT, Edition
from tracker.rules.policy import OPERATOR, Actor
from tracker.store import journal
from tracker.store.database import db
from tracker.text.dates import from_value

LATER = SIGNS.replace("March 2021", "June 2021").replace("at dusk", "in the rain")
SPILLED = "2020-12/bbwg/3"


def full_world(folder: Path) -> World:
    world = World(folder, at="2024-01-10T15:00:00+00:00")
    officer = world.person()
    world.publish(group("bbwg", "Bollards and Barriers Working Group"))
    world.publish(*(recommendation(f"2020-12/bbwg/{place}", group="bbwg") for place in (1, 2, 3, 4)))
    world.publish(
        says("2020-12-16/1", "2020-12-16", {f"2020-12/bbwg/{place}": {"action": "passed"} for place in (1, 2)})
    )
    world.publish(says("2021/1", "2021-05", {"2020-12/bbwg/1": {"feedback": "agreed", "number": "021001"}}, "response"))
    world.at = "2024-02-20T15:00:00+00:00"
    _papers(world, officer)
    _amended(world, officer)
    world.person("late@example.gov", "assistant", office="office/dfo")  # the journal goes on after the record
    return world


def _papers(world: World, officer: Actor) -> None:
    """One published, one that waits."""
    with world.inside():
        paper, _ = intake.bring_in(officer, "signs.txt", SIGNS.encode(), world.when, source="https://example.gov/signs")
        review.accept(officer, paper.id, world.when)
        publish.publish(officer, [paper.id], world.when)
        intake.bring_in(officer, "later.md", LATER.encode(), world.when)
    world.site.catch_up()


def _amended(world: World, officer: Actor) -> None:
    with world.inside():
        amend.correct(officer, "2020-12/bbwg/1", world.when, reason="A word was missing.", text="COAC recommends more.")
        amend.retract(officer, "2020-12/bbwg/4", world.when, reason="It was never made.")
        _redact(world)
    world.site.catch_up()


def _redact(world: World) -> None:
    """Empty the words of an entry, as a purge does: first the entry that says so."""
    spilled = world.shown(SPILLED)
    assert spilled is not None
    bare = Edition(SPILLED, "recommendation", "Recommendation 3", from_value("2020-12-01"), act=REDACT,
                   facts={"reason": "It held a person's address."}, replaces=spilled.entry)  # fmt: skip
    with journal.signed(OPERATOR, "redact", world.when, subject=SPILLED):
        connection = db.session.connection()
        entry.append(connection, [bare], world.when)
        connection.execute(
            text(
                "UPDATE content SET salt = NULL, title = NULL, text = NULL, facts = NULL, links = NULL WHERE hash = :of"
            ),
            {"of": spilled.content},
        )
        standing.refresh(connection, {SPILLED})


def close(world: World) -> None:
    """Let go of its connections."""
    world.site.reader.dispose()
    with world.inside():
        db.engine.dispose()
