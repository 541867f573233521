"""How well search answers the judged queries over the demonstration: nDCG of the first ten, by engine; and how well the
engine does by itself, which says how hard the queries are. `python -m tests.search.judged` prints both."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path

from tests.builders import DATABASE, World
from tracker.exchange import content
from tracker.rules.policy import OPERATOR
from tracker.search import sync
from tracker.search.engine import Engine, key_of
from tracker.search.language import read
from tracker.search.look import look
from tracker.search.query import any_of
from tracker.search.standing import in_force
from tracker.search.synonyms import Synonyms
from tracker.search.whoosh_engine import WhooshEngine

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"
QUERIES = json.loads((HERE / "judged.json").read_text(encoding="utf-8"))["queries"]
SHOWN = 10
DEEP = 50  # of an engine's own order


@dataclass(frozen=True, slots=True)
class Worth:
    """Query -> nDCG, of search and of the engine's own order: of what has all words, then of what has any."""

    search: Mapping[str, float]
    own: Mapping[str, float]

    @property
    def left(self) -> float:
        """Of what the engine's own order lacks, the share that search lacks still."""
        return (1 - mean(self.search)) / (1 - mean(self.own))


@cache
def measured() -> Mapping[str, Worth]:
    """By engine. Whoosh's is measured everywhere, PostgreSQL's where the record lies there."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder) / "home", at="2026-11-20T15:00:00+00:00")
        public = shutil.copytree(CONTENT, Path(folder) / "tree", ignore=shutil.ignore_patterns("workspace"))
        with world.inside():
            content.load(public, OPERATOR, world.when, lambda _: None)
        world.site.catch_up()
        engines = {DATABASE: world.site.engine}
        if DATABASE != "sqlite":
            engines["sqlite"] = _rebuilt(world, Path(folder) / "whoosh")
        return {name: Worth(_answered(world, engine), _own(world, engine)) for name, engine in engines.items()}


def _rebuilt(world: World, folder: Path) -> Engine:
    engine = WhooshEngine(folder)
    with world.reading() as reader:
        sync.rebuild(engine, reader)
    return engine


def _answered(world: World, engine: Engine) -> dict[str, float]:
    with world.reading() as reader:
        answers = {one["q"]: look(reader, engine, one["q"], on=world.when.day) for one in QUERIES}
    return {
        one["q"]: ndcg([hit.key for hit in answers[one["q"]].hits], answers[one["q"]].jump, one["judged"])
        for one in QUERIES
    }


def _own(world: World, engine: Engine) -> dict[str, float]:
    with world.reading() as reader:
        stands = in_force(reader, world.when.day)
    found: dict[str, float] = {}
    for one in QUERIES:
        query = read(one["q"], Synonyms.of((), {}))
        ranked = engine.find(query, limit=DEEP, facets=()).ranked
        if query.concepts:
            ranked = (*ranked, *engine.find(query.of(any_of(query.concepts)), limit=DEEP, facets=()).ranked)
        found[one["q"]] = ndcg([key_of(name) for name, _ in ranked if name in stands.kinds], (), one["judged"])
    return found


def ndcg(found: list[str], jump: tuple[str, ...], judged: Mapping[str, int]) -> float:
    """What the first ten are worth beside the best ten there could be."""
    shown = list(dict.fromkeys([*jump, *found]))[:SHOWN]
    best = sorted(judged.values(), reverse=True)[:SHOWN]
    return _worth([judged.get(key, 0) for key in shown]) / _worth(best)


def _worth(grades: list[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


def mean(worth: Mapping[str, float]) -> float:
    return sum(worth.values()) / len(worth)


if __name__ == "__main__":
    print(json.dumps({name: {"search": mean(told.search), "own": mean(told.own)} for name, told in measured().items()}))
