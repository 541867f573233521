"""Lists and counts by bits: the same as by SQL, for every filter, on every day, after every release."""

from datetime import date
from pathlib import Path
from random import Random

from sqlalchemy import Connection, event, exists, func, select
from sqlalchemy.orm import aliased

from tests.builders import World, group, recommendation, says
from tracker.published import bitmaps, find
from tracker.published.bitmaps import Filters
from tracker.published.entry import RETRACT, Edition
from tracker.published.facets import AWAITED, LISTED
from tracker.published.standing import Standing, StandingFacet, holds
from tracker.rules.recommendation import NOT_RECORDED
from tracker.text.dates import from_value

GROUPS, SUBJECTS = ("psw", "bond", "gate"), ("Signs", "Docks", "Bonds")
DAYS = ("2019-06-01", "2020-12-16", "2021-03-01", "2021-03-02", "2025-12-31")


def by_sql(reader: Connection, filters: Filters, on: date, order: str) -> list[str]:
    query = select(Standing.key).where(Standing.kind == "recommendation", find.stands(on))
    for name, values in filters.items():
        filed = aliased(StandingFacet)
        query = query.where(
            exists().where(
                filed.key == Standing.key,
                filed.since <= Standing.since,
                filed.until > Standing.since,
                filed.name == name,
                filed.value.in_(list(values)),
            )
        )
    by_day = (func.substr(Standing.sort, 1, 10).desc(),) if order == "oldest" else ()
    return list(reader.execute(query.order_by(*by_day, Standing.sort, Standing.key)).scalars())


def counted(reader: Connection, name: str, on: date) -> dict[str, int]:
    query = (
        select(StandingFacet.value, func.count().label("number"))
        .join(Standing, holds())
        .where(StandingFacet.kind == "recommendation", StandingFacet.name == name, find.stands(on))
        .group_by(StandingFacet.value)
    )
    return {row.value: row.number for row in reader.execute(query)}


def with_rest(name: str, counts: dict[str, int], every: int) -> dict[str, int]:
    """What is filed under one value at most; what is filed under none is counted where any is."""
    rest = every - sum(counts.values())
    return {**counts, NOT_RECORDED: rest} if counts and rest and name in AWAITED["recommendation"] else counts


def same(world: World, rng: Random) -> None:
    """Asked of both, on days near and far, with filters that have hits and that have none."""
    with world.reading() as reader:
        for day in rng.sample(DAYS, 3):
            on = date.fromisoformat(day)
            filters = {"group": rng.sample(GROUPS, rng.randint(0, 2)), "subject": rng.sample(SUBJECTS, 1)}
            filters = {name: values for name, values in filters.items() if values and rng.random() < 0.7}
            order, offset = rng.choice(("newest", "oldest")), rng.randint(0, 3)
            right = by_sql(reader, filters, on, order)
            found, total = find.listing(reader, "recommendation", filters, on, order=order, offset=offset, limit=4)
            assert ([one.key for one in found], total) == (right[offset : offset + 4], len(right)), (day, filters)
            counts = find.counts(reader, "recommendation", {}, on)
            every = find.number_of(reader, "recommendation", on)
            assert counts == {name: with_rest(name, counted(reader, name, on), every) for name in LISTED}


def some(rng: Random, number: int) -> list[Edition]:
    """What a release may bring: items of any day, again with other words, decided on, gone."""
    made = []
    for ordinal in range(number):
        month = rng.choice(("2019-05", "2020-12", "2021-03"))
        key = f"{month}/{rng.choice(GROUPS)}/{rng.randint(1, 99) * 100 + ordinal}"
        more = {"group": rng.choice(GROUPS), "subject": rng.choice((*SUBJECTS, None))}
        made.append(recommendation(key, since=key[:7], **more))
    return made


def test_lists_and_counts_are_what_sql_finds_after_every_release(tmp_path: Path) -> None:
    rng = Random(20210)
    world = World(tmp_path)
    world.publish(*(group(key, f"{key} Working Group") for key in GROUPS))
    held: list[Edition] = []
    for place in range(30):
        fresh = some(rng, rng.choice((1, 2, 5, 90)))  # some releases are beyond what is patched
        world.publish(*fresh)
        held += fresh
        one = rng.choice(held)
        if rng.random() < 0.5:
            world.publish(says(f"2021-03-01/{place}", "2021-03-01", {one.key: {"action": "passed"}}))
        if rng.random() < 0.3:
            gone = held.pop(rng.randrange(len(held)))
            world.publish(Edition(gone.key, gone.kind, gone.title, from_value("2021-04"), act=RETRACT))
        same(world, rng)


def test_a_release_is_taken_up_without_reading_all_anew(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(group("psw", "Signs"), *(recommendation(f"2020-12/psw/{n}", group="psw") for n in range(1, 40)))
    rows = []
    with world.reading() as reader:
        bitmaps.of(reader, "recommendation", date(2025, 1, 1))
    world.publish(recommendation("2021-03/psw/1", since="2021-03", group="psw"))
    with world.reading() as reader:
        event.listen(reader.engine, "before_cursor_execute", lambda *told: rows.append(told[2]))
        found = bitmaps.of(reader, "recommendation", date(2025, 1, 1))
    assert found.page(found.everything, "newest", 0, 2) == ["2021-03/psw/1", "2020-12/psw/1"]
    assert [sql for sql in rows if "FROM standing" in sql and "IN (" not in sql.split("WHERE")[1]] == []


def test_what_began_within_some_days_is_a_stretch_of_the_list(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(
        *(recommendation(f"{month}/psw/1", since=f"{month}-05") for month in ("2019-05", "2020-12", "2021-03"))
    )
    with world.reading() as reader:
        found = bitmaps.of(reader, "recommendation", date(2025, 1, 1))

    def between(first: str | None, last: str | None) -> list[str]:
        days = [date.fromisoformat(day) if day else None for day in (first, last)]
        return found.page(found.between(*days), "newest", 0, 9)

    assert between(None, None) == ["2021-03/psw/1", "2020-12/psw/1", "2019-05/psw/1"]
    assert between("2020-12-05", None) == ["2021-03/psw/1", "2020-12/psw/1"]
    assert between("2020-12-06", "2021-03-05") == ["2021-03/psw/1"]
    assert between(None, "2021-03-04") == ["2020-12/psw/1", "2019-05/psw/1"]
    assert between("2022-01-01", "2021-01-01") == []


def test_what_is_not_recorded_is_counted_where_it_is_awaited() -> None:
    places = [("", key) for key in "abc"]
    filed = bitmaps.Bitmaps(places, {("term", "15"): 0b001, ("office", "x"): 0b010}, ("term", "subject"))
    names = ("term", "office", "subject")
    assert filed.counts({}, names) == {"term": {"15": 1, NOT_RECORDED: 2}, "office": {"x": 1}, "subject": {}}
    assert filed.counts({"subject": [NOT_RECORDED]}, ["subject"]) == {"subject": {NOT_RECORDED: 3}}
    asked = [{name: [NOT_RECORDED]} for name in names] + [{"term": [NOT_RECORDED, "15"]}]
    assert [filed.within(one) for one in asked] == [0b110, 0, 0b111, 0b111]


def test_a_mask_and_its_keys_are_the_same_whether_few_or_many() -> None:
    chance = Random(7)
    for size in (0, 1, 7, 8, 9, 64, 300):
        keys = [f"k{n}" for n in range(size)]
        filed = bitmaps.Bitmaps([("", key) for key in keys], {})
        for wanted in (set(), set(keys), {"other"}, {"other", *chance.sample(keys, size // 2)}, set(keys[:1])):
            mask = sum(1 << place for place, key in enumerate(keys) if key in wanted)
            assert filed.of(wanted) == filed.of(sorted(wanted)) == filed.of(dict.fromkeys(wanted).keys()) == mask
            assert filed.keys_of(mask) == wanted & set(keys)
