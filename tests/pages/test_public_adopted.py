"""The list of what a meeting adopted, in the committee's own form: what the outcomes say, and nothing before them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proceedings.builders_meeting import DAY, ITEMS, Meetings
from tracker.proceedings import convened, outcomes, vote
from tracker.reading.paper import read

LIST = f"/meetings/{DAY}/list"
MOVED = {"mover": "Able", "seconder": "Baker", "method": "voice vote"}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Meetings]:
    yield Meetings(tmp_path)


def voted(held: Meetings) -> None:
    key = held.in_session()
    when = held.world.when
    with held.world.inside():
        vote.move(held.dfo, key, None, when, ITEMS[:2], {**MOVED, "outcome": "passed"})
        vote.move(held.dfo, key, None, when, ITEMS[3:4], {**MOVED, "outcome": "passed as amended"},
                  wordings={ITEMS[3]: "COAC recommends that CBP post sign 4 in blue."})  # fmt: skip
        vote.move(held.dfo, key, None, when, [ITEMS[2], ITEMS[4]], {**MOVED, "outcome": "tabled"})
        convened.adjourn(held.dfo, key, None, when)


def test_there_is_none_before_the_outcomes_are_published(held: Meetings) -> None:
    voted(held)
    client = held.world.client()
    assert [client.get(f"{LIST}.{form}").status_code for form in ("docx", "md")] == [404, 404]
    assert LIST not in client.get(f"/meetings/{DAY}").get_data(as_text=True)


def test_it_prints_what_was_adopted_as_adopted_and_reads_back_as_such_a_list(held: Meetings) -> None:
    voted(held)
    numbers = {ITEMS[0]: "090301", ITEMS[1]: "090302", ITEMS[3]: "090303"}
    with held.world.inside():
        outcomes.publish(held.dfo, DAY, None, held.world.when, numbers)
    held.world.site.catch_up()
    client = held.world.client()
    assert f'href="{LIST}.docx"' in client.get(f"/meetings/{DAY}").get_data(as_text=True)
    printed = client.get(f"{LIST}.md").get_data(as_text=True)
    assert "## SECURE TRADE LANES SUBCOMMITTEE" in printed
    assert "### Port Signs Working Group Recommendations" in printed
    assert re.findall(r"^(\d{6})\n\n(\d)\. (.+)$", printed, re.M) == [
        ("090301", "1", "COAC recommends that CBP post sign 1."),
        ("090302", "2", "COAC recommends that CBP post sign 2."),
        ("090303", "4", "COAC recommends that CBP post sign 4 in blue."),
    ]
    for form in ("docx", "pdf"):
        back = read(client.get(f"{LIST}.{form}").data, f"list.{form}")
        assert back.kind == "recommendations"
        assert [(item.number, item.ordinal) for item in back.items] == [("090301", 1), ("090302", 2), ("090303", 4)]


def test_what_looks_like_markup_or_marks_stays_words_in_every_form(held: Meetings) -> None:
    nasty = "COAC recommends <script>alert(1)</script> that CBP post <img src=x onerror=alert(1)> sign *4*."
    key, when = held.in_session(), held.world.when
    with held.world.inside():
        vote.move(held.dfo, key, None, when, ITEMS[3:4], {**MOVED, "outcome": "passed as amended"},
                  wordings={ITEMS[3]: nasty})  # fmt: skip
        convened.adjourn(held.dfo, key, None, when)
        outcomes.publish(held.dfo, DAY, None, when, {ITEMS[3]: "090303"})
    held.world.site.catch_up()
    printed = held.world.client().get(f"{LIST}.md").get_data(as_text=True)
    assert not re.search(r"(?<!\\)[<>*]", printed.partition("090303")[2]), printed
    assert "\\<script\\>" in printed
    back = read(held.world.client().get(f"{LIST}.docx").data, "list.docx")
    assert [item.text for item in back.items] == [nasty]


def test_what_has_no_number_yet_says_so(held: Meetings) -> None:
    voted(held)
    with held.world.inside():
        outcomes.publish(held.dfo, DAY, None, held.world.when, {}, later=True)
    held.world.site.catch_up()
    assert held.world.client().get(f"{LIST}.md").get_data(as_text=True).count("Number to follow") == 3
