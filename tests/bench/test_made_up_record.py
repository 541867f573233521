"""The record that the bench measures on: the same from the same seed, sound in itself, and like a real one in shape."""

import re
from collections import Counter
from pathlib import Path

from sqlalchemy import func, select

from tests.bench.fill import fill
from tests.bench.record import releases
from tests.bench.vocabulary import vocabulary
from tests.builders import World
from tracker.exchange.check import examine
from tracker.published import find
from tracker.published.entry import Entry
from tracker.search import sync

SEED, SIZE = 7, 40
EVERY_SIZE_HAS = ("group", "term", "office", "programme", "meeting", "notice")


def filled(folder: Path, seed: int = SEED, size: int = SIZE) -> World:
    world = World(folder, founded=False)
    with world.inside():
        fill(seed, size, world.when)
    return world


def head(world: World) -> str:
    with world.reading() as reader:
        return find.head(reader).sha256


def test_the_same_seed_gives_the_same_record(tmp_path: Path) -> None:
    one, same, other = (
        filled(tmp_path / name, seed) for name, seed in (("one", SEED), ("same", SEED), ("other", SEED + 1))
    )
    assert head(one) == head(same)
    assert head(one) != head(other)


def test_the_record_holds_under_the_check_of_a_home(tmp_path: Path) -> None:
    world = filled(tmp_path)
    with world.reading() as reader:
        sync.rebuild(world.site.engine, reader)
    assert {part: faults for part, faults in examine(world.url, world.site.engine).parts.items() if faults} == {}


def test_some_twenty_entries_are_about_each_recommendation(tmp_path: Path) -> None:
    world = filled(tmp_path)
    with world.reading() as reader:
        entries = find.head(reader).id
        kinds = dict(reader.execute(select(Entry.kind, func.count(Entry.key.distinct())).group_by(Entry.kind)).all())
        acts = set(reader.execute(select(Entry.act)).scalars())
        renamed = reader.execute(
            select(func.count()).where(Entry.kind == "group", Entry.edition > 1).select_from(Entry)
        ).scalar()
    assert kinds["recommendation"] == SIZE
    assert 18 < (entries - sum(kinds[kind] for kind in EVERY_SIZE_HAS)) / SIZE < 24
    assert {"outcome", "response", "update", "link", "paper", "set", "notice", "erratum", "comment", "event"} < set(
        kinds
    )
    assert {"criteria", "criteria edition", "criteria change"} < set(kinds)
    assert acts == {"publish", "correct"}
    assert renamed and renamed > 10


def test_searches_have_hits_of_all_sizes() -> None:
    texts = [one.text for some in releases(SEED, SIZE, 1) for one in some if one.text]
    found = Counter(word for text in texts for word in {*re.findall(r"[a-z]+", text.lower())})
    language = vocabulary(SEED)
    shares = [found[word] / len(texts) for word in language.words if found[word]]
    assert max(shares) > 0.4
    assert sum(1 for share in shares if share > 0.05) > 20
    assert sum(1 for word in language.words if found[word] == 1) > 1000
    assert sum(1 for phrase in language.phrases if any(phrase in text for text in texts)) > 20


def test_a_larger_record_has_more_things_and_no_more_to_choose_from() -> None:
    small, large = ({one.key for some in releases(SEED, size, 1) for one in some} for size in (SIZE, 4 * SIZE))
    things = re.compile(r"\d+|[a-z-]+(?:-group|-subcommittee)|office/.*|programme/.*")
    assert {key for key in small if things.fullmatch(key)} == {key for key in large if things.fullmatch(key)}
