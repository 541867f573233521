"""A committee with five members, its working group for port signs, and five items that it brings to a meeting."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Self

from tests.builders import Furnish, World, group, recommendation
from tracker.proceedings import agenda, announce, convene, convened, minutes, vote
from tracker.published.entry import Edition
from tracker.records import calendar
from tracker.rules.policy import Actor
from tracker.text.dates import from_value

DAY = "2020-12-16"
ITEMS = [f"2020-12/psw/{place}" for place in range(1, 6)]
MEMBERS = ("Able", "Baker", "Clark", "Davis", "Evans")
PLAN = {
    "day": DAY, "starts": "1:00 p.m. to 5:00 p.m. Eastern", "place": "The Old Custom House, room 3",
    "purpose": "To hear the subcommittees and vote on what they recommend.",
    "public_comments": "In writing by December 14, or at the meeting.", "contact": "Ada Officer, dfo@example.gov",
}  # fmt: skip


def at(day: str, hour: int = 15) -> str:
    return f"{day}T{hour:02d}:00:00+00:00"


def _of_term(one: Edition) -> Edition:
    return replace(one, links=[*one.links, {"rel": "term", "to": "15"}])


def committee(world: World) -> None:
    facts = {"number": "15", "first_meeting": {"value": "2019-02-27", "precision": "day"},
             "last_meeting": {"value": "2021-12-15", "precision": "day"}}  # fmt: skip
    world.publish(
        Edition("15", "term", "15th term", from_value("2019-01-01"), facts=facts),
        group("stl", "Secure Trade Lanes Subcommittee", level="subcommittee"),
        group("psw", "Port Signs Working Group", parent="stl", acronym="PSW"),
        *(_of_term(recommendation(key, f"COAC recommends that CBP post sign {place}.", "2020-11", "psw"))
          for place, key in enumerate(ITEMS, 1)),
    )  # fmt: skip
    world.person()
    for name in MEMBERS:
        world.person(f"{name.lower()}@example.com", "member", group="coac", term=15)


class Meetings:
    """The world, its officer, and what the tests do at its meetings."""

    def __init__(self, folder: Path, today: str = "2020-11-20", furnished: Furnish = committee) -> None:
        self._within(World(folder, at=at(today), furnished=furnished))

    @classmethod
    def within(cls, world: World) -> Self:
        made = cls.__new__(cls)
        made._within(world)
        return made

    def _within(self, world: World) -> None:
        self.world, self.dfo = world, world.actor()

    def id_of(self, *names: str) -> list[int]:
        """Of members, by the beginning of their address."""
        with self.world.inside():
            seated = {one.email.split("@")[0]: one.id for one in calendar.seated(self.world.when.day)}
        return [seated[name.lower()] for name in names]

    def planned(self, typed: Mapping[str, str] = PLAN, items: list[str] | None = None) -> str:
        with self.world.inside():
            key = convene.plan(self.dfo, self.world.when, typed).key
            for item in ITEMS if items is None else items:
                agenda.put_on(self.dfo, key, None, self.world.when, {"item": item})
        return key

    def noticed(self, on: str = "2020-12-01", items: list[str] | None = None, **more: str) -> str:
        key = self.planned(items=items)
        self.world.at = at(on)
        with self.world.inside():
            announce.notice(self.dfo, key, None, self.world.when, {"noticed_on": on, **more})
        return key

    def in_session(self, absent: tuple[str, ...] = (), items: list[str] | None = None) -> str:
        key = self.noticed(items=items)
        self.world.at = at(DAY, 19)
        here = self.id_of(*(name for name in MEMBERS if name not in absent))
        with self.world.inside():
            convened.call_to_order(self.dfo, key, None, self.world.when, "dfo@example.gov")
            convened.attend(self.dfo, key, None, self.world.when, here)
        return key


def status(held: Meetings, item: str, on: str | None = None) -> dict[str, str]:
    shown = held.world.shown(item, on)
    assert shown is not None and shown.status is not None
    return {axis: said["value"] for axis, said in shown.status.items() if said}


def drafted_yesterday(world: World, officer: Actor) -> str:
    """A meeting of the day before, adjourned, with minutes that await the chair; an officer and a member of that day
    were there."""
    day, when = world.when.day - timedelta(days=1), world.when
    present = str(world.person("earlier@example.gov", "dfo", since=day).email)
    world.person("earlier@example.com", "member", group="coac", term=16, since=day)
    with world.inside():
        key = convene.plan(officer, when, PLAN | {"day": str(day)}).key
        agenda.put_on(officer, key, None, when, {"words": "Reports"})
        announce.notice(officer, key, None, when, {"noticed_on": str(day - timedelta(days=15))})
        convened.call_to_order(officer, key, None, when, present)
        convened.attend(officer, key, None, when, [one.id for one in calendar.seated(day)])
        convened.adjourn(officer, key, None, when)
        minutes.draft(officer, key, None, when, {"words": "They met."})
    return key


def in_session_today(world: World, officer: Actor, item: str) -> str:
    """The meeting of this day: its notice is out, one member is there, and a motion on this item is open."""
    day = world.when.day
    with world.inside():
        here = {person.email: person.id for person in calendar.seated(day)}
        key = convene.plan(officer, world.when, PLAN | {"day": str(day)}).key
        agenda.put_on(officer, key, None, world.when, {"item": item})
        announce.notice(officer, key, None, world.when, {"noticed_on": str(day - timedelta(days=14))})
        convened.call_to_order(officer, key, None, world.when, str(officer.email))
        convened.attend(officer, key, None, world.when, here.values())
        vote.move(officer, key, None, world.when, [item], {})
    return key
