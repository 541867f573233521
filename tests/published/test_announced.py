"""What CBP announced for a day that has passed: found of old entries and of new ones, each looked at once."""

from pathlib import Path

from sqlalchemy import event

from tests.builders import World, recommendation, says
from tracker.published import announced
from tracker.published.entry import Edition

ITEMS = [f"2020-12/psw/{place}" for place in (1, 2)]


def promise(key: str, item: str) -> Edition:
    told = {"next_update": {"value": "2021-06-01", "precision": "day", "printed": "June 1, 2021"}}
    return says(key, "2021-03-01", {item: {"feedback": "under review"}}, "response", facts=told)


def passed(world: World) -> list[tuple[str, str]]:
    with world.reading() as reader:
        return [(one.key, one.by) for one in announced.passed(reader, world.when.day)]


def test_what_is_published_between_two_questions_is_found_and_what_was_known_stays(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(*map(recommendation, ITEMS), promise("2021/1", ITEMS[0]))
    assert passed(world) == [(ITEMS[0], "2021/1")]
    world.publish(promise("2021/2", ITEMS[1]))
    assert sorted(passed(world)) == [(ITEMS[0], "2021/1"), (ITEMS[1], "2021/2")]


def test_what_one_record_says_is_not_said_of_another(tmp_path: Path) -> None:
    one, other = (World(tmp_path / name) for name in ("one", "other"))
    one.publish(recommendation(ITEMS[0]), promise("2021/1", ITEMS[0]))
    other.publish(
        recommendation(ITEMS[0]), says("2021/1", "2021-03-01", {ITEMS[0]: {"feedback": "agreed"}}, "response")
    )
    assert [len(passed(world)) for world in (one, other)] == [1, 0]


def test_what_was_looked_through_is_not_looked_through_again(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(recommendation(ITEMS[0]), promise("2021/1", ITEMS[0]))
    passed(world)
    world.publish(recommendation(ITEMS[1]))
    after: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, given: object, *_: object) -> None:
        if "next_update" in str(given) and "LIKE" in statement:
            after.append(statement)

    event.listen(world.site.reader, "before_cursor_execute", note)
    passed(world)
    assert ['entry."key" IN' in one or "entry.key IN" in one for one in after] == [True]
