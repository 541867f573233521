"""The office's lists ask as many questions for many as for one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.builders import World
from tests.proceedings.builders_meeting import PLAN, Meetings
from tracker.pages.office.meetings import LATEST
from tracker.proceedings import called_off, convene
from tracker.records.minutes import MinutesVersion
from tracker.store import journal
from tracker.store.database import db


@contextmanager
def statements(world: World) -> Iterator[list[str]]:
    """Of the workspace and of the public record."""
    made: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        made.append(statement)

    with world.app.app_context():
        engines = (db.engine, world.site.reader)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield made
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)


def plan(held: Meetings, *days: date) -> None:
    with held.world.inside():
        for day in days:
            convene.plan(held.dfo, held.world.when, PLAN | {"day": str(day)})


def cancel(held: Meetings, *days: date) -> None:
    with held.world.inside():
        for day in days:
            called_off.cancel(held.dfo, str(day), None, held.world.when, {"reason": "No room."})


FIRST = date(2021, 3, 1)
MANY = [FIRST + timedelta(days=place) for place in range(1, 5)]


@pytest.mark.parametrize("path", ["/office/meetings/", "/office/duties", "/office/minutes"])
def test_a_list_asks_as_much_for_one_as_for_several(tmp_path: Path, path: str) -> None:
    held = Meetings(tmp_path)
    client = held.world.client("dfo@example.gov")
    asked = []
    for days in ([FIRST], MANY):
        plan(held, *days)
        with held.world.inside(), journal.signed(held.dfo, "draft minutes", held.world.when):
            db.session.add_all(
                MinutesVersion(
                    meeting_key=str(day), number=1, words="They met.", author="Ada", at=held.world.when.stamp
                )
                for day in days
            )
        client.get(path)
        with statements(held.world) as made:
            assert client.get(path).get_data(as_text=True).count("2021") >= len(days)
        asked.append(len(made))
    assert asked[0] == asked[1]


def test_what_is_over_is_cut_short_and_what_is_open_is_not(tmp_path: Path) -> None:
    held = Meetings(tmp_path)
    over = [FIRST + timedelta(days=place) for place in range(LATEST + 2)]
    plan(held, *over)
    cancel(held, *over)
    plan(held, date(2020, 12, 30))
    client = held.world.client("dfo@example.gov")
    page = client.get("/office/meetings/").get_data(as_text=True)
    shown = [f'/office/meetings/{day}"' in page for day in (over[0], over[-1], date(2020, 12, 30))]
    assert (shown, f"See all {LATEST + 3}" in page) == ([False, True, True], True)
    assert f'/office/meetings/{over[0]}"' in client.get("/office/meetings/?all=1").get_data(as_text=True)
