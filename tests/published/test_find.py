"""The named queries: lists with filters and counts, links as of a day, names across renames; each with few queries."""

from datetime import date
from pathlib import Path

from sqlalchemy import event

from tests.builders import World, group, recommendation, says
from tracker.published import find, identities, thing
from tracker.text.dates import from_value

TODAY = date(2026, 1, 15)


def three(world: World) -> None:
    world.publish(
        group("psw", "Port Signs Working Group"),
        group("bond", "Bond Working Group"),
        recommendation("2020-12/psw/1", group="psw", subject="Signs"),
        recommendation("2020-12/psw/2", group="psw", subject=["Signs", "Docks"]),
        recommendation("2021-03/bond/1", since="2021-03", group="bond"),
    )
    world.publish(says("2020-12-16/1", "2020-12-16", {"2020-12/psw/1": {"action": "passed"}}))


def keys(world: World, on: date = TODAY, order: str = "newest", **filters: list[str]) -> list[str]:
    with world.reading() as reader:
        found, total = find.listing(reader, "recommendation", filters, on, order=order)
    assert total == len(found)
    return [one.key for one in found]


def test_the_newest_set_comes_first_in_its_printed_order(tmp_path: Path) -> None:
    world = World(tmp_path)
    three(world)
    assert keys(world) == ["2021-03/bond/1", "2020-12/psw/1", "2020-12/psw/2"]
    assert keys(world, order="oldest") == ["2020-12/psw/1", "2020-12/psw/2", "2021-03/bond/1"]


def test_filters_combine_and_several_values_of_one_add_up(tmp_path: Path) -> None:
    world = World(tmp_path)
    three(world)
    assert keys(world, group=["psw"], action=["passed"]) == ["2020-12/psw/1"]
    assert keys(world, action=["not recorded here"]) == ["2021-03/bond/1", "2020-12/psw/2"]
    assert keys(world, group=["psw", "bond"], subject=["Docks", "Signs"]) == ["2020-12/psw/1", "2020-12/psw/2"]
    assert keys(world, group=["nowhere"]) == []


def test_lists_are_as_of_the_day(tmp_path: Path) -> None:
    world = World(tmp_path)
    three(world)
    assert keys(world, on=date(2020, 12, 10)) == ["2020-12/psw/1", "2020-12/psw/2"]
    assert keys(world, on=date(2020, 12, 10), action=["passed"]) == []
    assert keys(world, on=date(2019, 1, 1)) == []


def test_every_count_is_what_its_list_has(tmp_path: Path) -> None:
    world = World(tmp_path)
    three(world)
    with world.reading() as reader:
        counts = find.counts(reader, "recommendation", {}, TODAY)
    assert counts["action"] == {"not recorded here": 2, "passed": 1}
    assert counts["year"] == {"2020": 2, "2021": 1}
    for name, values in counts.items():
        for value, number in values.items():
            assert len(keys(world, **{name: [value]})) == number, (name, value)


def test_a_facets_own_choice_does_not_narrow_its_counts(tmp_path: Path) -> None:
    world = World(tmp_path)
    three(world)
    with world.reading() as reader:
        counts = find.counts(reader, "recommendation", {"group": ["psw"]}, TODAY)
    assert counts["group"] == {"bond": 1, "psw": 2}
    assert counts["year"] == {"2020": 2}


def test_a_page_is_cut_from_a_stable_order(tmp_path: Path) -> None:
    world = World(tmp_path)
    three(world)
    with world.reading() as reader:
        pages = [find.listing(reader, "recommendation", {}, TODAY, offset=at, limit=2) for at in (0, 2, 4)]
    assert [([one.key for one in found], total) for found, total in pages] == [
        (["2021-03/bond/1", "2020-12/psw/1"], 3),
        (["2020-12/psw/2"], 3),
        ([], 3),
    ]


def renamed(world: World) -> None:
    world.publish(group("psw", "Port Signs Working Group", since="2019-05-01", acronym="PSW"))
    world.publish(group("psw", "Wayfinding Working Group", since="2022-02-10", acronym="WWG", slug="wwg"))


def test_a_group_is_named_as_of_the_day_and_found_by_every_name(tmp_path: Path) -> None:
    world = World(tmp_path)
    renamed(world)
    with world.reading() as reader:
        names = [
            find.names(reader, ["psw"], from_value(day).first)["psw"]["title"] for day in ("2020-01-01", "2023-01-01")
        ]
        held = identities.names_held(reader)
        filed = [find.filed(reader, "group", "slug", slug) for slug in ("psw", "wwg", "none")]
    assert names == ["Port Signs Working Group", "Wayfinding Working Group"]
    assert filed == [["psw"], ["psw"], []]
    assert identities.of_name(held, "port signs WG") == identities.of_acronym(held, "wwg") == {"psw"}
    assert identities.of_name(held, "Port Signs Subcommittee") == set()


def test_items_are_found_by_group_and_ordinal_newest_first(tmp_path: Path) -> None:
    world = World(tmp_path)
    three(world)
    world.publish(recommendation("2021-06/psw/2", since="2021-06", group="psw"))
    with world.reading() as reader:
        assert find.by_ordinal(reader, "psw", 2) == ["2021-06/psw/2", "2020-12/psw/2"]


def test_links_lead_back_as_of_the_day(tmp_path: Path) -> None:
    world = World(tmp_path)
    three(world)
    with world.reading() as reader:
        led = [[row.key for row in find.leading_to(reader, "psw", on, ["group"])] for on in (date(2020, 1, 1), TODAY)]
    assert led == [[], ["2020-12/psw/1", "2020-12/psw/2"]]


def test_things_take_two_queries_however_many(tmp_path: Path) -> None:
    world = World(tmp_path)
    three(world)
    asked: list[str] = []
    with world.reading() as reader:
        event.listen(
            reader, "before_cursor_execute", lambda *told: asked.append(told[2]) if "SELECT" in told[2] else None
        )
        for wanted in (["2020-12/psw/1"], ["2020-12/psw/1", "2020-12/psw/2", "2021-03/bond/1"]):
            asked.clear()
            assert list(thing.things(reader, wanted, TODAY)) == wanted
            assert len(asked) == 2
