"""What `tracker check` sees of the workspace: every change that contradicts what the journal tells."""

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.builders import CHEAP, PASSWORD, World
from tests.papers import RECOMMENDATIONS
from tracker.exchange.check import examine
from tracker.exchange.intake import bring_in
from tracker.proceedings import amend, people, publish, review, sign_in_links
from tracker.proceedings.appointments import Appointment
from tracker.rules.policy import OPERATOR
from tracker.store.database import free_connection

ADA, BOB, CY = "ada@example.gov", "bob@example.gov", "cy@example.gov"


def office(folder: Path) -> World:
    """Ada, once assistant, is the DFO; Bob's desk went to Cy; a paper is out, one was reviewed, one waits."""
    world = World(folder)
    ada = world.person(ADA)
    world.person(ADA, "assistant", office="office/dfo")
    world.person(BOB, "assistant", office="office/dfo")
    with world.inside():
        people.end(OPERATOR, ADA, Appointment("assistant"), world.when)
        people.hand_over(OPERATOR, BOB, CY, world.when, name="Cy Dow")
        sign_in_links.redeem(sign_in_links.invite(OPERATOR, ADA, world.when), PASSWORD, CHEAP, world.when)
        sign_in_links.give_token(OPERATOR, BOB, world.when)
        sign_in_links.revoke_tokens(OPERATOR, BOB, world.when)
        for month in ("May", "June", "July"):
            paper = RECOMMENDATIONS.replace("December 2020", f"{month} 2021")
            bring_in(ada, f"{month}.txt", paper.encode(), world.when)
        review.accept(ada, "intake-1", world.when)
        publish.publish(ada, ["intake-1"], world.when)
        review.accept(ada, "intake-2", world.when)
    return world


def faults(world: World) -> list[str]:
    return [fault for part in examine(world.url, world.site.engine).parts.values() for fault in part]


def test_what_acts_did_holds(tmp_path: Path) -> None:
    world = office(tmp_path)
    with world.inside():
        ada = people.person_with(ADA).actor
        amend.retract(ada, "2021-05/pswg/recommendations", world.when, reason="Another committee's.")
        review.correct(ada, "intake-2", world.when, fields={"acronym": "PSWG"}, blocks={}, proposals={})
        bring_in(ada, "again.md", RECOMMENDATIONS.replace("December 2020", "June 2021").encode(), world.when)
    world.site.catch_up()
    assert faults(world) == []


TAMPERED = {
    "UPDATE role SET until = NULL WHERE id = 2": "The role 2 is not what the acts made it: until.",
    "UPDATE role SET until = '2099-12-31' WHERE id = 3": "The role 3 is not what the acts made it: until.",
    "UPDATE role SET name = 'dfo' WHERE id = 4": "The role 4 is not what the acts made it: name.",
    "UPDATE role SET person_id = 2 WHERE id = 1": "The role 1 is not what the acts made it: person.",
    "INSERT INTO role (id, person_id, name, since) VALUES (9, 2, 'dfo', '2020-01-01')": "The role 9 was written by no act.",
    "DELETE FROM role WHERE id = 2": "The role 2 is gone, by no act.",
    "UPDATE person SET email = 'eve@example.com' WHERE id = 3": "The person 3 is not what the acts made it: email.",
    "UPDATE person SET password_hash = 'x' WHERE id = 2": "The person 2 is not what the acts made it: password_hash.",
    "INSERT INTO person (id, email, name, created) VALUES (9, 'e@example.com', 'E', '2026-01-15T15:00:00Z')":
        "The person 9 was written by no act.",
    "UPDATE paper SET state = 'reviewed' WHERE id = 'intake-3'": "The paper intake-3 is not what the acts made it: state.",
    "UPDATE paper SET state = 'published' WHERE id = 'intake-2'":
        "The paper intake-2 is not what the acts made it: state.",
    "UPDATE paper SET text = 'COAC recommends nothing.' WHERE id = 'intake-3'":
        "The paper intake-3 is not what the acts made it: text.",
    "UPDATE paper SET reading = replace(reading, 'COAC', 'KOAK'), text = replace(text, 'COAC', 'KOAK') "
    "WHERE id = 'intake-3'": "The paper intake-3 is not what the acts made it: reading, text.",
    "UPDATE paper SET key = NULL WHERE id = 'intake-1'": "The paper intake-1 is not what the acts made it: key.",
    "UPDATE paper SET reviewed_by = 'bob@example.gov' WHERE id = 'intake-2'":
        "The paper intake-2 is not what the acts made it: reviewed_by.",
    "DELETE FROM paper_block WHERE id = 1": "The paper_block 1 is gone, by no act.",
}  # fmt: skip


@pytest.mark.parametrize("statement", TAMPERED)
def test_what_no_act_did_is_found(tmp_path: Path, statement: str) -> None:
    world = office(tmp_path)
    world.site.catch_up()
    with free_connection(world.url) as connection:
        connection.execute(text(statement))
    assert TAMPERED[statement] in faults(world)


def test_a_token_that_was_revoked_is_not_alive_again(tmp_path: Path) -> None:
    world = office(tmp_path)
    world.site.catch_up()
    with free_connection(world.url) as connection:
        ended = connection.execute(text("SELECT token_hash FROM token WHERE purpose = 'api'")).scalar_one()
        connection.execute(text("UPDATE token SET ended = NULL WHERE purpose = 'api'"))
    assert faults(world) == [f"The token {ended[:40]} is not what the acts made it: ended."]


def test_against_a_broken_journal_nothing_is_compared(tmp_path: Path) -> None:
    world = office(tmp_path)
    with free_connection(world.url) as connection:
        connection.execute(text("DROP TRIGGER journal_is_never_changed" + (
            " ON journal" if connection.dialect.name == "postgresql" else "")))  # fmt: skip
        connection.execute(text("UPDATE journal SET actor = 'eve' WHERE id = 2"))
    assert examine(world.url, world.site.engine).parts["workspace"] == ["Not compared: the journal does not hold."]
