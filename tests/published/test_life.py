"""A thing with all that was said of it, by one query: the same thing on every day as the derived tables have it."""

from datetime import date
from pathlib import Path

from tests.builders import World
from tests.pages.record_public import whole
from tracker.published import thing
from tracker.published.life import life
from tracker.published.standing import Standing

DAYS = tuple(date(year, month, 14) for year in range(2018, 2027) for month in (1, 4, 7, 10))


def test_a_thing_is_the_same_by_its_life_on_every_day(tmp_path: Path) -> None:
    world = whole(World(tmp_path))
    with world.reading() as reader:
        keys = {row.key for row in reader.execute(Standing.__table__.select())}
        assert len(keys) > 20
        for key in sorted(keys):
            held = life(reader, key)
            for day in DAYS:
                assert held.on(day) == thing.one(reader, key, day), (key, day)


def test_a_life_knows_the_newest_number_and_the_tombstone(tmp_path: Path) -> None:
    world = whole(World(tmp_path))
    with world.reading() as reader:
        assert life(reader, "2020-12/pswg/1").newest("number") == "090101"
        gone = life(reader, "2023-06/pswg/6")
        assert (gone.on(DAYS[-1]), gone.tombstone is not None) == (None, True)
        assert (life(reader, "nothing").on(DAYS[-1]), life(reader, "nothing").tombstone) == (None, None)
