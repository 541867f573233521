"""How a recommendation follows on an earlier one: said by the office's page and at the terminal, told on both pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.terminal import DFO, SET, Terminal
from tests.pages.audit_public import data, opened
from tests.pages.test_liaison import Pages
from tests.proceedings.builders_meeting import ITEMS

OLD, NEW = ITEMS[0], ITEMS[4]
HERE = f"/office/record/{NEW}/relate"
SAID = {"relation": "refines", "older": "090301", "word": "Rosa Example, Office of Port Signs", "note": "As agreed."}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Pages]:
    pages = Pages(tmp_path)
    pages.world.sign_in(pages.world.app.test_client(), "dfo@example.gov")
    yield pages


def test_it_is_told_on_both_pages_in_the_thread_and_as_data(held: Pages) -> None:
    assert held.sent("dfo", HERE, **SAID) == f"/recommendations/{NEW}#thread"
    client = held.world.client()
    newer, older = (opened(client, f"/recommendations/{name}") for name in (NEW, "090301"))
    assert (
        "Refines Recommendation 090301, as recorded on the word of Rosa Example, Office of Port Signs." in newer.words
    )
    assert "Is refined by Recommendation 5, Port Signs Working Group, November 2020, as recorded" in older.words
    ties = [{"newer": NEW, "relation": "refines", "older": OLD, "by": f"{NEW}/refines"}]
    for name in (NEW, "090301"):
        thread = data(client, f"/recommendations/{name}.json")["thread"]
        assert thread == {"url": "/threads/2020-12-psw-1", "ties": ties}
    assert data(client, "/threads/2020-12-psw-1.json")["ties"] == ties
    assert "As agreed." in opened(client, f"/record/{NEW}/refines").words


def test_it_is_taken_back_by_retracting_its_entry(held: Pages) -> None:
    held.sent("dfo", HERE, **SAID)
    entry = f"{NEW}/refines"
    held.sent("dfo", f"/office/record/{entry}", do="retract", reason="It does not.", confirmed=entry)
    client = held.world.client()
    assert data(client, f"/recommendations/{NEW}.json")["thread"] is None
    assert opened(client, "/threads/2020-12-psw-1", 404)


def test_an_answer_to_an_earlier_one_is_no_response_of_the_agency(held: Pages) -> None:
    before = data(held.world.client(), "/recommendations/090301.json")
    held.sent("dfo", HERE, **SAID | {"relation": "answers"})
    after = data(held.world.client(), "/recommendations/090301.json")
    assert (after["label"], after["history"]) == (before["label"], before["history"])
    assert after["thread"]["ties"][0]["relation"] == "answers"


def test_what_is_refused_keeps_what_was_typed(held: Pages) -> None:
    html = held.sent("dfo", HERE, 400, **SAID | {"word": ""})
    assert "no source either" in html and "As agreed." in html and ">090301</textarea>" in html


def test_others_find_no_such_page(held: Pages) -> None:
    assert held.clients["signs"].get(HERE).status_code == 404
    for key in ("15", "psw", "2020-12/none/1"):
        assert held.clients["dfo"].get(f"/office/record/{key}/relate").status_code == 404


def test_at_the_terminal(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path).founded()
    terminal.published()
    said = ["--relation", "continues", "--to", f"{SET}/1", *DFO]
    done = terminal.run("relate", f"{SET}/2", *said, "--word", "The chair of the group")
    assert done.stdout.strip() == f"Recorded as {SET}/2/continues at /record/{SET}/2/continues"
    done = terminal.run("relate", f"{SET}/3", *said)
    assert (done.exit_code, "no source either" in done.stderr) == (2, True)
    assert terminal.run("check").exit_code == 0
