"""Criteria leave as a tree of files and come back as they were."""

from pathlib import Path

from tests.builders import World, recommendation
from tests.builders_criteria import SIGNS, criteria_of
from tests.exchange.trees import AT, entries, loaded, written
from tracker.exchange.check import examine
from tracker.published import criteria
from tracker.rules import criteria as rules


def test_criteria_come_back_with_their_changes_and_what_led_to_them(tmp_path: Path) -> None:
    world = World(tmp_path / "first", at=AT)
    world.publish(recommendation("2020-12/psw/1"), *criteria_of("2020-12/psw/1"))
    written(world, tmp_path / "tree")
    again = loaded(tmp_path / "tree", tmp_path / "second")
    assert entries(again) == entries(world)
    with again.reading() as reader:
        held = criteria.document(reader, SIGNS, again.when.day)
    assert held is not None and held.led[f"{SIGNS}/change/1"][0].item == "2020-12/psw/1"
    assert [one.level for one in rules.on(held.steps, "2022-10-15", rules.NEW)] == ["Must", "Must"]
    again.site.catch_up()
    assert [fault for part in examine(again.url, again.site.engine).parts.values() for fault in part] == []
