"""The office's pages of comments and action items, and what the public reads of them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import ZONE
from tests.cli.terminal import DFO, Terminal
from tests.pages.audit_public import opened
from tests.pages.test_meeting_announced import section
from tests.pages.test_office_meetings import HERE, OUTCOMES, SESSION, Held
from tests.proceedings.builders_meeting import DAY, ITEMS, PLAN

TODAY = datetime.now(ZONE).date()  # as the terminal counts
COMMENTS, ACTIONS = f"{HERE}/comments", f"{HERE}/actions"
TYPED = {"do": "record", "name": "Rae Example", "organisation": "Sign Makers", "how": "written",
         "received": "2020-12-02", "words": "Signs should be larger.", "items": ITEMS[0]}  # fmt: skip


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    yield Held(tmp_path)


def noticed(held: Held) -> None:
    held.sent("/office/meetings/plan", **PLAN)
    held.sent(HERE, do="add", item=", ".join(ITEMS))
    held.go("2020-12-01")
    held.sent(HERE, do="notice", noticed_on="2020-12-01")
    held.go("2020-12-03")


def test_a_comment_goes_from_the_form_to_the_pages_it_is_about(held: Held) -> None:
    noticed(held)
    html = held.sent(COMMENTS, 400, **TYPED | {"received": "2020-12-30"})
    assert "lies in the future" in html and "Signs should be larger." in html
    held.sent(COMMENTS, **TYPED)
    public, path = held.world.client(), f"/recommendations/{ITEMS[0]}"
    assert section(held, f"/meetings/{DAY}", "Comments by") == "" == section(held, path, "Comments by")
    held.sent(HERE, do="post")
    told = "Comment of Rae Example, Sign Makers on the meeting of December 16, 2020"
    assert section(held, path, "Comments by") == f"Comments by the public {told}"
    assert told in section(held, f"/meetings/{DAY}", "Comments by")
    page = opened(public, f"/record/{DAY}/comment-1")
    assert "Signs should be larger." in page.words and "Meeting of December 16, 2020" in page.words
    assert "Public comment" in page.words and "Is about Recommendation 1" in page.words
    held.sent(COMMENTS, **TYPED | {"words": "A second thought."})
    assert "Publish the comment" in held.client.get(COMMENTS).get_data(as_text=True)
    held.sent(COMMENTS, do="publish")
    assert "2 comments" in section(held, f"/meetings/{DAY}", "Comments by")


def test_an_action_item_is_written_down_and_read_by_all_with_the_outcomes(held: Held) -> None:
    held.in_session()
    held.sent(ACTIONS, do="add", words="Send the map.", who="Office of Trade", due="2021-01-15")
    assert ACTIONS in held.client.get(SESSION).get_data(as_text=True)
    held.sent(SESSION, do="move tabled", items=ITEMS, mover="Able", seconder="Baker", method="unanimous")
    held.sent(SESSION, do="adjourn")
    assert section(held, f"/meetings/{DAY}", "What is to be done") == ""
    held.sent(OUTCOMES, confirmed=DAY)
    row = "Send the map. Office of Trade January 15, 2021"
    assert f"{row} not recorded here" in section(held, f"/meetings/{DAY}", "What is to be done")
    held.sent(ACTIONS, 400, do="done 1", done_on="2020-12-01")
    held.sent(ACTIONS, do="done 1", done_on=DAY)
    held.sent(ACTIONS, do="publish")
    assert f"{row} December 16, 2020" in section(held, f"/meetings/{DAY}", "What is to be done")


def test_the_terminal_keeps_them_too(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path).founded()
    day = str(TODAY + timedelta(days=30))
    assert terminal.run("meeting", "plan", "--set", f"day={day}", *DFO).exit_code == 0
    letter = terminal.file("letter.txt", "Signs should be larger.")
    said = ("--set", "how=written", "--set", f"received={TODAY - timedelta(days=1)}")
    done = terminal.run("meeting", "comment", day, *said, "--file", letter, *DFO)
    assert done.stdout == "Kept as comment 1. It is not public before the meeting's papers are.\n"
    refused = [terminal.run("meeting", "publish-comments", day, *DFO), terminal.run("meeting", "comment", day, *DFO),
               terminal.run("meeting", "action", day, "Send it.", *DFO)]  # fmt: skip
    assert [one.exit_code for one in refused] == [2, 2, 2]
    told = ("public with its papers, not before them", "How is missing", "The meeting is planned")
    assert [words in one.stderr for words, one in zip(told, refused, strict=True)] == [True] * 3
