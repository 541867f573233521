"""Claims: one person at a time; others are refused by name; a claim holds no longer than its holder's role."""

from datetime import date
from pathlib import Path

import pytest

from tests.builders import World
from tests.papers import RECOMMENDATIONS
from tracker.exchange.intake import bring_in
from tracker.proceedings import claims, decide, people, publish, review
from tracker.proceedings.appointments import Appointment
from tracker.proceedings.second_look import look_again
from tracker.records.queue import queue
from tracker.rules.policy import OPERATOR, Actor
from tracker.rules.refusal import NotAllowed, NotYet

ADA, BOB = "ada@example.gov", "bob@example.gov"


def office(folder: Path) -> tuple[World, Actor, Actor, Actor]:
    """A paper, two assistants, the officer."""
    world = World(folder)
    dfo = world.person()
    ada, bob = (world.person(email, "assistant", office="dfo") for email in (ADA, BOB))
    with world.inside():
        bring_in(dfo, "paper.txt", RECOMMENDATIONS.encode(), world.when)
    return world, ada, bob, dfo


def claimed_by(world: World, actor: Actor) -> str | None:
    with world.inside():
        return queue(actor, world.when.day)[0].claimed_by


def test_a_claimed_paper_is_changed_by_its_claimant_alone(tmp_path: Path) -> None:
    world, ada, bob, dfo = office(tmp_path)
    with world.inside():
        claims.claim(ada, "intake-1", world.when)
        version = claims.known(ada, "intake-1", world.when).version
        said = r"intake-1 is claimed by ada@example\.gov, since 2026-01-15, 15:00 UTC\. Ask them to release it"
        for refused in (bob, dfo):
            with pytest.raises(NotYet, match=said):
                review.accept(refused, "intake-1", world.when)
            with pytest.raises(NotYet, match=said):
                review.correct(refused, "intake-1", world.when, fields={}, blocks={}, proposals={})
            with pytest.raises(NotYet, match=said):
                claims.claim(refused, "intake-1", world.when)
            with pytest.raises(NotYet, match=said):
                decide.decide(refused, "intake-1", world.when, {}, easy=True)
        # Whoever has the form open from before the claim can still save it.
        review.correct(ada, "intake-1", world.when, fields={"acronym": "P"}, blocks={}, proposals={}, version=version)
        review.accept(ada, "intake-1", world.when)


def test_a_claim_is_no_new_version_of_the_paper(tmp_path: Path) -> None:
    world, ada, _, dfo = office(tmp_path)
    with world.inside():
        before = claims.known(ada, "intake-1", world.when).version
        claims.claim(ada, "intake-1", world.when)
        claims.release(dfo, "intake-1", world.when)
        assert claims.known(ada, "intake-1", world.when).version == before


def test_an_officer_lifts_anothers_claim_and_an_assistant_does_not(tmp_path: Path) -> None:
    world, ada, bob, dfo = office(tmp_path)
    with world.inside():
        claims.claim(ada, "intake-1", world.when)
        with pytest.raises(NotAllowed):
            claims.release(bob, "intake-1", world.when)
        claims.release(dfo, "intake-1", world.when)
        with pytest.raises(NotYet, match="Nobody has claimed intake-1"):
            claims.release(dfo, "intake-1", world.when)
        claims.claim(bob, "intake-1", world.when)
        claims.release(bob, "intake-1", world.when)
    assert claimed_by(world, dfo) is None


def test_a_claim_ends_with_its_holders_role(tmp_path: Path) -> None:
    world, ada, bob, _ = office(tmp_path)
    with world.inside():
        claims.claim(ada, "intake-1", world.when)
    assert claimed_by(world, bob) == ADA
    with world.inside():
        people.end(OPERATOR, ADA, Appointment("assistant"), world.when)
    assert claimed_by(world, bob) is None
    with world.inside():
        claims.claim(bob, "intake-1", world.when)
        review.accept(bob, "intake-1", world.when)


def test_a_published_paper_is_not_claimed(tmp_path: Path) -> None:
    world, _, bob, dfo = office(tmp_path)
    with world.inside():
        review.accept(dfo, "intake-1", world.when)
        publish.publish(dfo, ["intake-1"], world.when)
        with pytest.raises(NotYet, match="intake-1 is published"):
            claims.claim(bob, "intake-1", world.when)


def test_the_second_look_is_somebody_elses_and_can_be_asked_for(tmp_path: Path) -> None:
    world, ada, bob, dfo = office(tmp_path)
    with world.inside():
        with pytest.raises(NotYet, match='The paper is "awaiting review"'):
            look_again(bob, "intake-1", world.when)
        review.accept(ada, "intake-1", world.when)
        with pytest.raises(NotYet, match="You reviewed intake-1 yourself"):
            look_again(ada, "intake-1", world.when)
        with pytest.raises(NotYet, match=r"intake-1 awaits a second look, by somebody other than ada@example\.gov"):
            publish.publish(dfo, ["intake-1"], world.when, second_look=True)
        assert look_again(bob, "intake-1", world.when).second_by == BOB
        with pytest.raises(NotYet, match=r"bob@example\.gov has looked at intake-1 again already"):
            look_again(dfo, "intake-1", world.when)
        review.correct(ada, "intake-1", world.when, fields={"acronym": "PS"}, blocks={}, proposals={})
        review.accept(ada, "intake-1", world.when)
        assert claims.known(ada, "intake-1", world.when).second_by is None
        look_again(dfo, "intake-1", world.when)
        publish.publish(dfo, ["intake-1"], world.when, second_look=True)


def test_the_queue_is_the_offices_alone(tmp_path: Path) -> None:
    world, ada, _, dfo = office(tmp_path)
    liaison = world.person("lia@example.gov", "liaison", office="dfo")
    with world.inside():
        assert [len(queue(one, world.when.day)) for one in (ada, dfo, liaison, OPERATOR)] == [1, 1, 0, 0]
        assert queue(ada, date(2025, 1, 1)) == []


def test_a_second_look_holds_no_longer_than_what_was_looked_at(tmp_path: Path) -> None:
    world, ada, bob, dfo = office(tmp_path)
    with world.inside():
        review.accept(ada, "intake-1", world.when)
        look_again(bob, "intake-1", world.when)
        decide.decide(ada, "intake-1", world.when, {}, easy=True)
        with pytest.raises(NotYet, match="awaits a second look"):
            publish.publish(dfo, ["intake-1"], world.when, second_look=True)
