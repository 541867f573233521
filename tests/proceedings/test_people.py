"""Adding people, ending roles, handing a desk over."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.account.builders_account import World
from tracker.proceedings import people
from tracker.proceedings.appointments import Appointment
from tracker.records import find
from tracker.rules import policy
from tracker.rules.policy import ANYBODY, OPERATOR, Role
from tracker.rules.refusal import NotAllowed, Refusal
from tracker.store.database import db

TODAY = date(2026, 3, 2)
DFO = "office/dfo"
LEAD = Appointment(policy.LEAD, group="ttwg", term=15)


def roles(world: World, email: str) -> list[Role]:
    with world.inside():
        person = find.person(email)
        return [held.role for held in person.roles] if person else []


def refusal(world: World, act: Callable[[], Any]) -> str:
    with world.inside(), pytest.raises(Refusal) as refused:
        act()
    return str(refused.value)


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        (Appointment("dfo"), Role("dfo", TODAY, office=DFO)),
        (Appointment("alternate-dfo", office="trade"), Role("alternate-dfo", TODAY, office="office/trade")),
        (Appointment("liaison", office="office/trade"), Role("liaison", TODAY, office="office/trade")),
        (Appointment("assistant", office="Office of Trade"), Role("assistant", TODAY, office="office/trade")),
        (Appointment("chair", term=15), Role("chair", TODAY, term=15)),
        (Appointment("member", group="TTWG", term=15), Role("member", TODAY, group="ttwg", term=15)),
        (Appointment("lead", group="bond-working-group", term=15), Role("lead", TODAY, group="bond", term=15)),
        (Appointment("expert", group="BWG", term=15), Role("expert", TODAY, group="bond", term=15)),
        (
            Appointment("dfo", since=date(2020, 1, 1), until=date(2021, 1, 1)),
            Role("dfo", date(2020, 1, 1), date(2021, 1, 1), office=DFO),
        ),
    ],
)
def test_a_role_is_bound_to_what_the_record_knows(tmp_path: Path, wanted: Appointment, held: Role) -> None:
    world = World(tmp_path)
    world.add("ada@example.gov", wanted)
    assert roles(world, "ada@example.gov") == [held]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Appointment("leed", group="ttwg", term=15), 'There is no role "leed". Did you mean lead?'),
        (
            Appointment("lead", group="ttwg"),
            "The role lead belongs to a group and a term. Give its term, one of: 15.",
        ),
        (
            Appointment("member"),
            "a term. Give its group, one of: bond-working-group, coac, ttwg. Give its term, one of: 15.",
        ),
        (Appointment("chair"), "The role chair belongs to a term. Give its term, one of: 15."),
        (
            Appointment("liaison"),
            "The role liaison belongs to an office. Give its office, one of: dfo, office/trade.",
        ),
        (Appointment("chair", group="ttwg", term=15), "The role chair has no group. Leave the group out."),
        (Appointment("dfo", term=15), "The role dfo has no term. Leave the term out."),
        (Appointment("lead", group="ttvg", term=15), 'There is no group "ttvg" in the public record. Known here: ttwg'),
        (Appointment("lead", group="ttwg", term=16), 'There is no term "16" in the public record. Known here: 15'),
        (Appointment("liaison", office="trad"), "Known here: office/trade (Office of Trade)"),
        (
            Appointment("dfo", until=date(2020, 1, 1)),
            "would end on 2020-01-01, before it begins on 2026-03-02.",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_words(tmp_path: Path, wanted: Appointment, words: str) -> None:
    world = World(tmp_path)
    said = refusal(world, lambda: people.add(OPERATOR, "ada@example.gov", "Ada Bell", wanted, world.when))
    assert words in said
    assert roles(world, "ada@example.gov") == []


@pytest.mark.parametrize(
    "email",
    ["", "ada", "ada@", "@example.gov", "ada@example", "a da@example.gov", "ada@exa_mple.gov", "ada@-example.gov",
     "a..b@example.gov", ".a@example.gov", "a.@example.gov", "ada@example.gov\n.x", "ada@ex\u00e4mple.gov",
     "a" * 65 + "@example.gov", "a@" + "b." * 130 + "gov", "a@b@example.gov", "<ada@example.gov>"],
)  # fmt: skip
def test_what_is_no_address_is_refused(tmp_path: Path, email: str) -> None:
    world = World(tmp_path)
    said = refusal(world, lambda: people.add(OPERATOR, email, "Ada Bell", Appointment("dfo"), world.when))
    assert said == f'"{email}" is no e-mail address. Give one like name@example.gov.'


def test_a_known_address_gets_a_further_role_but_neither_a_new_name_nor_the_same_role(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add("Ada@Example.gov", LEAD)
    world.add("ada@example.gov", Appointment("chair", term=15), name=None)
    assert [role.name for role in roles(world, "ada@example.gov")] == ["lead", "chair"]
    named = refusal(world, lambda: people.add(OPERATOR, "ada@example.gov", "Eve Fox", Appointment("dfo"), world.when))
    assert named == "ada@example.gov is already known here as Ada Bell. Leave the name out, or give it so."
    twice = refusal(world, lambda: people.add(OPERATOR, "ada@example.gov", None, LEAD, world.when))
    assert twice == "Ada Bell already holds this role, from March 2, 2026. End that one first."


@pytest.mark.parametrize("name", [None, "", "  ", "x" * 201, "A\x07da"])
def test_a_new_person_needs_a_name(tmp_path: Path, name: str | None) -> None:
    world = World(tmp_path)
    said = refusal(world, lambda: people.add(OPERATOR, "ada@example.gov", name, Appointment("dfo"), world.when))
    assert said.startswith("A person needs a name")


def test_only_the_officer_and_the_terminal_manage_people(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo, lead = world.person("dfo@example.gov"), world.person("lead@example.gov", "lead", group="ttwg", term=15)
    world.add("ada@example.gov", LEAD)
    acts: list[Callable[[policy.Actor], Any]] = [
        lambda who: people.add(who, "bob@example.gov", "Bob Orr", LEAD, world.when),
        lambda who: people.end(who, "ada@example.gov", Appointment("lead"), world.when),
        lambda who: people.hand_over(who, "dfo@example.gov", "ada@example.gov", world.when),
    ]
    for act in acts:
        for who in (ANYBODY, lead):
            with world.inside(), pytest.raises(NotAllowed):
                act(who)
        with world.inside():
            act(dfo)


def test_a_role_ends_on_its_day_and_was_held_until_the_eve(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add("ada@example.gov", Appointment("dfo", since=date(2025, 1, 1)))
    world.end("ada@example.gov", "dfo")
    (role,) = roles(world, "ada@example.gov")
    assert (role.until, role.held(date(2026, 3, 1)), role.held(TODAY)) == (date(2026, 3, 1), True, False)
    again = refusal(world, lambda: people.end(OPERATOR, "ada@example.gov", Appointment("dfo"), world.when))
    assert again.startswith("Ada Bell holds no such role on March 2, 2026. Roles: dfo, from January 1, 2025")


def test_a_role_can_end_on_the_day_it_began_and_not_before(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add("ada@example.gov")
    early = refusal(
        world, lambda: people.end(OPERATOR, "ada@example.gov", Appointment("dfo"), world.when, date(2026, 3, 1))
    )
    assert early == "The role began on March 2, 2026. Give that day or a later one."
    world.end("ada@example.gov", "dfo")
    (role,) = roles(world, "ada@example.gov")
    assert (role.held(TODAY), people.days(role)) == (False, "ended on March 2, 2026, the day it began")
    world.add("ada@example.gov", name=None)
    assert [role.held(TODAY) for role in roles(world, "ada@example.gov")] == [False, True]


def test_of_several_the_one_that_is_named_ends(tmp_path: Path) -> None:
    world = World(tmp_path)
    for group in ("ttwg", "bond"):
        world.add("ada@example.gov", Appointment("lead", group=group, term=15))
    which = refusal(world, lambda: people.end(OPERATOR, "ada@example.gov", Appointment("lead"), world.when))
    assert which == "Ada Bell holds the role lead 2 times. Say which, by its group, term or office."
    with world.inside():
        people.end(OPERATOR, "ada@example.gov", Appointment("lead", group="BWG"), world.when)
    assert [role.held(TODAY) for role in roles(world, "ada@example.gov")] == [True, False]


def test_a_desk_is_handed_over_in_one_act(tmp_path: Path) -> None:
    world = World(tmp_path)
    day, last = date(2026, 4, 1), date(2027, 1, 1)
    world.add("ada@example.gov", Appointment("dfo", since=date(2025, 1, 1)))
    world.add("ada@example.gov", Appointment("liaison", office="trade", until=last), name=None)
    world.add("ada@example.gov", Appointment("assistant", office="trade", since=date(2026, 5, 1)), name=None)
    world.add("ada@example.gov", LEAD, name=None)
    world.add("bob@example.gov", Appointment("dfo"), name="Bob Orr")
    with world.inside():
        people.hand_over(OPERATOR, "ada@example.gov", "bob@example.gov", world.when, day)
        (line,) = db.session.execute(text("SELECT act, subject FROM journal ORDER BY id DESC LIMIT 1")).all()
    assert tuple(line) == ("hand over desk", "ada@example.gov")
    assert roles(world, "bob@example.gov") == [
        Role("dfo", TODAY, office=DFO),  # held already
        Role("liaison", day, last, office="office/trade"),
        Role("assistant", date(2026, 5, 1), office="office/trade"),
    ]
    held = [(role.name, role.held(date(2026, 3, 31)), role.held(day)) for role in roles(world, "ada@example.gov")]
    assert held == [
        ("dfo", True, False), ("liaison", True, False), ("assistant", False, False), ("lead", True, True),
    ]  # fmt: skip


def test_a_desk_goes_to_somebody_known_or_named(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add("ada@example.gov")
    said = refusal(world, lambda: people.hand_over(OPERATOR, "ada@example.gov", "bob@example.gov", world.when))
    assert said.startswith("Nobody here has the address bob@example.gov.")
    assert [role.held(TODAY) for role in roles(world, "ada@example.gov")] == [True]
    with world.inside():
        people.hand_over(OPERATOR, "ada@example.gov", "bob@example.gov", world.when, name="Bob Orr")
    assert [role.held(TODAY) for email in ("ada", "bob") for role in roles(world, f"{email}@example.gov")] == [
        False,
        True,
    ]
    twice = refusal(world, lambda: people.hand_over(OPERATOR, "ada@example.gov", "bob@example.gov", world.when))
    assert twice.startswith("Ada Bell holds no office role on March 2, 2026.")
