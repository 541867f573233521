"""One list of recommendations as draft, as numbered list and in later ones; and who its items are, decided."""

from pathlib import Path

from tests.builders import World
from tests.papers import RECOMMENDATIONS
from tests.proceedings.builders_release import SET
from tracker.proceedings import decide
from tracker.proceedings.matching import Decision
from tracker.published.thing import Thing
from tracker.rules.policy import Actor

DRAFT = RECOMMENDATIONS
FIRST, SECOND, THIRD = f"{SET}/1", f"{SET}/2", f"{SET}/3"


def numbered(text: str, *numbers: str) -> str:
    """The same list with a number above each item, as the committee's list after its meeting has it."""
    for place, number in enumerate(numbers, 1):
        text = text.replace(f"\n{place}. COAC", f"\n{number}\n{place}. COAC")
    return text


LIST = numbered(DRAFT, "010457", "010458", "010459")
AMENDED = LIST.replace("one sign", "two signs")
CUMULATIVE = AMENDED.replace("December 2020", "March 2022")


def office(tmp_path: Path) -> tuple[World, Actor]:
    world = World(tmp_path)
    return world, world.person()


def shown(world: World, key: str, on: str | None = None) -> Thing:
    found = world.shown(key, on)
    assert found is not None
    return found


def choose(world: World, actor: Actor, id: str, verdict: str, key: str | None = None, place: int = 1) -> None:
    with world.inside():
        decide.decide(actor, id, world.when, {place: Decision(verdict, key)})
