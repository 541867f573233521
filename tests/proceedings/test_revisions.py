"""A revised notice and the one that it revises find each other, whichever comes in first."""

from pathlib import Path

import pytest

from tests.builders import World
from tests.pages.audit_public import opened
from tests.proceedings.builders_release import out, reviewed
from tests.published.test_completeness import cell, meetings
from tracker.proceedings import amend, review
from tracker.published import standing
from tracker.rules.completeness import NOTICE

HEAD = """[Federal Register Volume 88, Number {number} ({weekday}, {day}, 2023)]
[Notices]
[Pages {page}-{page}]
[FR Doc No: 2023-{page}]

DEPARTMENT OF HOMELAND SECURITY

Commercial Customs Operations Advisory Committee

AGENCY: U.S. Customs and Border Protection (CBP), Department of Homeland Security (DHS).

ACTION: Committee management; {action} of open Federal advisory committee meeting.

SUMMARY: {summary} The meeting will be held on Wednesday, September 20, 2023.

DATES: The COAC will meet on Wednesday, September 20, 2023, from 1:00 p.m. to 5:00 p.m. EDT.

Agenda

1. The Safe Roads Subcommittee will report on its working groups.
"""
FIRST = HEAD.format(number=167, weekday="Wednesday", day="August 30", page=99001, action="Notice",
                    summary="The committee will meet in public.")  # fmt: skip
REVISED = HEAD.format(number=175, weekday="Tuesday", day="September 12", page=99044, action="Revised notice",
                      summary="On August 30, 2023, CBP announced a meeting. This notice adds one working group.")  # fmt: skip
EARLIER, LATER = "/papers/2023-09-coac-meeting-notice", "/papers/2023-09-coac-meeting-notice-2"


@pytest.mark.parametrize("together", [True, False])
def test_the_later_notice_leads_to_the_earlier_and_that_to_its_successor(tmp_path: Path, together: bool) -> None:
    world = World(tmp_path)
    dfo = world.person()
    ids = reviewed(world, dfo, FIRST, REVISED)
    for some in [ids] if together else [[id] for id in ids]:
        out(world, dfo, *some)
    world.site.catch_up()
    client = world.client()
    assert (
        "A later paper revises this meeting notice: Meeting notice, September 12, 2023."
        in opened(client, EARLIER).words
    )
    page = opened(client, LATER)
    assert "This meeting notice revises an earlier one: Meeting notice, August 30, 2023." in page.words
    assert "1 expected, 1 found here" in page.words


def test_until_the_earlier_is_held_the_reference_dangles_and_is_known_to_be_missing(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    first, later = reviewed(world, dfo, FIRST, REVISED)
    out(world, dfo, later)
    world.site.catch_up()
    assert "1 expected, 0 found here. not resolved" in opened(world.client(), EARLIER).words  # the first of its month
    assert cell(meetings(world)["2023-09-20"], NOTICE).state == "missing"
    out(world, dfo, first)
    world.site.catch_up()
    assert "A later paper revises this meeting notice" in opened(world.client(), LATER).words
    assert "1 expected, 1 found here" in opened(world.client(), EARLIER).words
    assert cell(meetings(world)["2023-09-20"], NOTICE).state == "held"
    with world.reading() as reader:
        assert standing.compare(reader) == []


@pytest.mark.parametrize("later_first", [False, True])
@pytest.mark.parametrize("which", [0, 1])
def test_a_retracted_notice_is_linked_no_more_and_again_once_it_is_back(
    tmp_path: Path, which: int, later_first: bool
) -> None:
    world = World(tmp_path)
    dfo = world.person()
    ids = reviewed(world, dfo, FIRST, REVISED)
    keys = {id: out(world, dfo, id)[0] for id in ids[:: -1 if later_first else 1]}
    client, place = world.client(), {key: f"/papers/{key.replace('/', '-')}" for key in keys.values()}
    with world.inside():
        amend.retract(dfo, keys[ids[which]], world.when, reason="Another committee's it was.")
    world.site.catch_up()
    stays = opened(client, place[keys[ids[1 - which]]]).words
    said = ("revises an earlier", "A later paper", "1 found here", "0 found here")
    assert [words for words in said if words in stays] == ([] if which else ["0 found here"])
    assert world.keys("link") == []
    assert [cell(meetings(world)["2023-09-20"], NOTICE).state] == ["held" if which else "missing"]
    with world.inside():
        review.accept(dfo, ids[which], world.when)
    back = out(world, dfo, ids[which])[0]
    world.site.catch_up()
    first, later = [back if one == which else keys[ids[one]] for one in (0, 1)]
    assert "A later paper revises this meeting notice" in opened(client, f"/papers/{first.replace('/', '-')}").words
    assert "1 expected, 1 found here" in opened(client, f"/papers/{later.replace('/', '-')}").words
    with world.reading() as reader:
        assert standing.compare(reader) == []
