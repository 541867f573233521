"""A world on its way through a sequence of deeds: who acts in it, what is there at its beginning, and what was made
secret in it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from flask.testing import FlaskClient

from tests import builders
from tests.builders import World
from tests.builders_criteria import document
from tests.proofs.canaries import Canaries
from tests.proofs.visitors import GROUP, prepared, settled, visitor
from tracker.published.entry import Edition
from tracker.records import find
from tracker.rules.policy import Actor
from tracker.text.dates import from_value

OFFICER = "dfo@example.gov"
FIELD, COUNSEL = "office/field", "office/counsel"  # offices that write and clear
ENDING = "15"  # the term that ends on the way
ITEMS = tuple(f"2021-11/{GROUP}/{place}" for place in range(1, 9))
ADOPTED, FIRST, SECOND, LATE = (
    ITEMS[:3],
    ITEMS[3:5],
    ITEMS[5:7],
    ITEMS[7],
)  # voted on before all began; on the agendas of two meetings


class Salts:
    """In place of the module `secrets` where entries are salted and sign-ins named: the same numbers in both worlds,
    drawn anew for each public deed, however many a secret one used up."""

    def __init__(self) -> None:
        self.start(0)

    def start(self, seed: int) -> None:
        self._rng = Random(seed)

    def token_hex(self, size: int) -> str:
        return self._rng.randbytes(size).hex()


@dataclass
class Run:
    """A world on its way through a sequence, and what was made secret in it."""

    world: World
    salts: Salts
    officer: Actor
    liaison: Actor  # of an office whose liaisons never come to look
    desk: FlaskClient
    words: Canaries = field(default_factory=lambda: Canaries(Random(0)))
    ids: list[str] = field(default_factory=list)  # of drafts
    texts: dict[str, str] = field(default_factory=dict)  # theirs
    hashes: list[str] = field(default_factory=list)  # of their files
    groups: list[str] = field(default_factory=list)  # slugs that they would give
    people: list[str] = field(default_factory=list)  # addresses of those added on the way
    waiting: list[str] = field(default_factory=list)  # papers brought in to be published
    items: list[str] = field(default_factory=list)  # published keys
    keys: list[str] = field(default_factory=list)  # of things that stand in the workspace alone
    done: Counter[str] = field(default_factory=Counter)  # deeds that nothing refused
    marks: Canaries | None = None  # words that what is public bears, if any
    number: int = 0

    def said(self, words: str) -> str:
        """With a word of its own, where what is public is to be known again."""
        return f"{words} {self.marks.word()}" if self.marks else words


Deed = Callable[[Run, Random], object]


def begun(folder: Path, salts: Salts, kinds: Sequence[str] = ()) -> Run:
    """A new world with an officer at a desk; people of these kinds are settled in it."""
    world = World(folder)
    salts.start(1)
    prepared(world)
    liaison = furnished(world)
    for kind in ("dfo", *kinds):
        settled(world, kind)
    with world.inside():
        held = find.person(OFFICER)
        assert held is not None
        officer = held.actor
    return Run(world, salts, officer, liaison, visitor(world, "dfo"))


def furnished(world: World) -> Actor:
    """Offices, a term that is about to end, items of it of which some were adopted, criteria, and members with a seat;
    returns who drafts for the office of the field."""
    of_term = [{"rel": "term", "to": ENDING}]
    items = [builders.recommendation(key, f"COAC recommends that CBP paint gate {key[-1]}.", "2021-11", GROUP)
             for key in ITEMS]  # fmt: skip
    sets = {key: {"action": "passed", "text": "adopted", "feedback": "awaiting", "number": f"0900{place:02}"}
            for place, key in enumerate(ADOPTED, 1)}  # fmt: skip
    world.publish(
        Edition(ENDING, "term", "15th term", from_value("2019-01-01"), facts={"number": ENDING}),
        *(Edition(key, "office", f"{name} Office", from_value("2019-01-01"), facts={"name": f"{name} Office", "slug": key[7:]})
          for key, name in ((FIELD, "Field"), (COUNSEL, "Counsel"))),
        *(replace(one, links=[*one.links, *of_term]) for one in items),
        builders.says("2021-12-15/1", "2021-12-15", sets),
        document(),
    )  # fmt: skip
    for name in ("ash", "birch", "cedar"):
        world.person(f"{name}@example.com", "member", group="coac", term=16)
    return world.person("field@example.gov", "liaison", office=FIELD)
