"""The officer's page of groups and offices."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import World

LIST = "/office/bodies"


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.person()
    return world


def test_groups_and_offices_by_page(world: World) -> None:
    client = world.client("dfo@example.gov")

    def sent(path: str, **form: Any) -> tuple[int, str]:
        answer = world.post(client, path, form)
        return answer.status_code, answer.headers.get("Location") or answer.get_data(as_text=True)

    assert sent(LIST, group="Port Signs Working Group", event="formed", date="2020-01-15")[0] == 303
    assert sent(f"{LIST}/new", name="Office of Trade", since="2019-01-01") == (303, LIST)
    status, html = sent(LIST, group="Nobody's Group", event="concluded", note="Kept words.")
    assert (status, "no group of the record is called Nobody" in html, "Kept words." in html) == (400, True, True)
    own = {"group": "Port Signs Working Group", "event": "continued by", "to": "Port Signs Working Group"}
    status, html = sent(LIST, **own, note="Kept words.")
    assert (status, "goes on with its own work" in html, "Kept words." in html) == (400, True, True)
    assert sent(f"{LIST}/office/office-of-trade", name="Office of Trade Signs") == (303, LIST)
    page = client.get(LIST).get_data(as_text=True)
    assert ("Port Signs Working Group" in page, "Office of Trade Signs" in page) == (True, True)
    assert client.get(f"{LIST}/office/none").status_code == 404
