"""Rules that the office sets for itself: each from a day on, never for what was judged already; by act, page and
command."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.terminal import DFO, Terminal
from tests.pages.test_office_meetings import Held
from tests.proceedings.builders_meeting import DAY, Meetings, at
from tracker.proceedings import settings
from tracker.proceedings.meeting_entry import quorum
from tracker.records import calendar
from tracker.rules.refusal import BadInput, NotAllowed, NotYet


def changed(held: Meetings, name: str, value: str, since: str = "") -> None:
    with held.world.inside():
        settings.change(held.dfo, held.world.when, name, value, since)


def value(held: Meetings, name: str, on: str) -> str | None:
    with held.world.inside():
        return calendar.settings(date.fromisoformat(on)).get(name)


def test_a_setting_counts_from_its_day_on_and_an_empty_value_ends_it(tmp_path: Path) -> None:
    held = Meetings(tmp_path)
    changed(held, "response", "60")
    changed(held, "response", "", "2021-02-01")
    changed(held, "minutes", "75", "2021-01-01")
    told = [value(held, "response", on) for on in ("2020-11-19", "2020-11-20", "2021-01-31", "2021-02-01")]
    assert told == [None, "60", "60", None]
    assert [value(held, "minutes", on) for on in ("2020-12-31", "2021-01-01")] == ["90", "75"]


@pytest.mark.parametrize(
    ("name", "value", "since", "said"),
    [
        ("minutes", "60", "2020-11-19", "stays judged by the rule of its day"),
        ("minutes", "none", "", "is no number"),
        ("minutes", "", "", "cannot be judged without it"),
        ("minutes", "90", "", "it is 90 on that day already"),
        ("quorum", "all", "", "none of the choices"),
        ("lunch", "1", "", 'No setting is called "lunch"'),
        ("minutes", "60", "soon", "From"),
    ],
)
def test_what_cannot_be_set_is_refused_in_words(tmp_path: Path, name: str, value: str, since: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        changed(Meetings(tmp_path), name, value, since)


def test_a_meeting_is_judged_by_the_quorum_of_its_day(tmp_path: Path) -> None:
    held = Meetings(tmp_path)
    key = held.in_session(absent=("Clark", "Davis", "Evans"))
    with pytest.raises(NotYet, match=f"{DAY} was called to order under the rule of its day"):
        changed(held, "quorum", "one third")
    changed(held, "quorum", "one third", "2020-12-17")
    changed(held, "minutes", "80")  # no rule that a quorum goes by
    with held.world.inside():
        meeting = calendar.meeting(held.dfo, held.world.when.day, key)
        assert meeting is not None and quorum(meeting)["needed"] == 3


def test_nobody_but_the_officers_changes_one(tmp_path: Path) -> None:
    held = Meetings(tmp_path)
    held.dfo = held.world.person("chair@example.com", "chair", term=15)
    with pytest.raises(NotAllowed):
        changed(held, "minutes", "60")


def test_the_page_says_what_is_what_was_and_who_set_it(tmp_path: Path) -> None:
    held = Held(tmp_path)
    html = held.sent("/office/settings", 400, name="minutes", value="60", since="2020-11-19")
    assert "stays judged by the rule of its day" in html and 'value="60"' in html and "2020-11-19" in html
    held.sent("/office/settings", name="minutes", value="60", since="2021-01-01")
    held.sent("/office/settings", name="response", value="45")
    html = held.client.get("/office/settings").get_data(as_text=True)
    assert '<h2 id="minutes">Days to certify minutes: 90</h2>' in html  # the other is to come
    assert '<h2 id="response">Days to respond: 45</h2>' in html and "dfo@<wbr>example.gov" in html
    held.world.at = at("2021-01-01")
    held.world.sign_in(held.client, "dfo@example.gov")
    assert "minutes: 60</h2>" in held.client.get("/office/settings").get_data(as_text=True)
    assert "/office/settings" in held.client.get("/office/").get_data(as_text=True)


def test_the_command_sets_and_lists_them(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path).founded()
    done = terminal.run("setting", "set", "response", "60", *DFO)
    assert done.exit_code == 0 and done.stdout.startswith("response: 60, from ")
    assert "response  60 " in terminal.run("setting", "list").stdout
    refused = terminal.run("setting", "set", "quorum", "half", "--since", "2020-01-01", *DFO)
    assert refused.exit_code == 2 and "stays judged by the rule of its day" in refused.stderr
