"""A group's own meeting: planned, recorded and published without a notice; by act, page and command."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.cli.terminal import DFO, Terminal
from tests.pages.audit_public import data, opened
from tests.pages.test_office_meetings import Held
from tests.proceedings.builders_meeting import DAY, Meetings, at
from tracker.proceedings import group_meeting
from tracker.rules.refusal import NotYet

KEY = "2020-12-03/psw"
PLAN = {"day": "2020-12-03", "group": "PSW", "form": "Off-site", "place": "Pier 4"}
SAID = {"others": "Able and Baker\nTwo of CBP", "talked": "The size of signs."}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    yield Held(tmp_path)


def recorded(held: Meetings, key: str, typed: Mapping[str, str] = SAID) -> list[dict[str, str]]:
    with held.world.inside():
        return group_meeting.record(held.dfo, key, None, held.world.when, typed)


def test_it_is_public_once_it_is_recorded_and_not_before(held: Held) -> None:
    held.planned(PLAN, [])
    with pytest.raises(NotYet, match="Record it when it is over"):
        recorded(held, KEY)
    held.world.at = at("2020-12-04")
    assert held.world.keys("meeting") == []
    assert recorded(held, KEY) == [{"key": KEY, "url": f"/meetings/{KEY}"}]
    shown = held.world.shown(KEY)
    assert shown and (shown.title, shown.text, shown.facts["attended"], shown.to("group"), shown.facts["stage"]) == (
        "Meeting of the Port Signs Working Group, December 3, 2020", SAID["talked"], SAID["others"].splitlines(),
        ["psw"], "adjourned",
    )  # fmt: skip
    with pytest.raises(NotYet, match='is "adjourned"'):
        recorded(held, KEY)


def test_a_meeting_of_the_committee_is_not_recorded_so(held: Held) -> None:
    held.planned()
    held.world.at = at(DAY)
    with pytest.raises(NotYet, match=r"open to the public: it is announced.*41 CFR 102-3\.150"):
        recorded(held, DAY)


def test_by_page_and_on_the_pages_of_the_public(held: Held) -> None:
    held.noticed()
    held.go("2020-12-01")
    held.sent("/office/meetings/plan", **PLAN)
    held.go("2020-12-04")
    here = f"/office/meetings/{KEY}"
    assert "Talked" not in held.sent(here, 400, do="record", others="Able", talked="")
    html = held.sent(here, 400, do="record", others="Able", talked="")
    assert "What was talked about is missing" in html and "Able</textarea>" in html
    held.sent(here, do="record", **SAID)
    public = held.world.client()
    page = opened(public, f"/meetings/{KEY}")
    assert "The size of signs." in page.words and "decides nothing" in page.words and "Two of CBP" in page.words
    assert "Its papers" not in page.text("h2") and "Attendance" not in page.words
    assert data(public, f"/meetings/{KEY}.json")["links"][-1] == {"rel": "group", "to": "psw"}
    assert public.get(f"/meetings/{KEY}.ics").data.count(b"UID:meeting-2020-12-03-psw@") == 1
    assert "Its own meetings" in opened(public, "/groups/psw").text("h2")
    assert data(public, "/meetings/.json")["total"] == 2
    assert "Meeting before" not in opened(public, f"/meetings/{DAY}").words  # a group's is none of the committee's
    assert opened(public, "/record/completeness").words.count("December 3, 2020") == 0


def test_at_the_terminal(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path).founded()
    done = terminal.run("meeting", "plan", "--set", "day=2021-03-04", *DFO)
    assert done.exit_code == 0
    refused = terminal.run("meeting", "record", "2021-03-04", "--talked", "Signs.", *DFO)
    assert refused.exit_code == 2 and "A meeting of the committee is open to the public" in refused.stderr
