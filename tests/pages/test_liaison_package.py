"""The Word file that goes out to be cleared and comes back, by page."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders_word import comment, edited, filled, tracked
from tests.pages.test_liaison import TYPED, Pages, ids
from tests.proceedings.builders_meeting import ITEMS, at
from tracker.formats import package

SEEN = TYPED | {"timetable": "By June 2027."}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Pages]:
    yield Pages(tmp_path)


def sent_out(held: Pages) -> str:
    here = held.sent("signs", "/liaison/answers/new", **SEEN, item=ITEMS[1:2], kind="response")
    held.sent("signs", here, do="send", offices="counsel\nfield", course="all at once", clear_by="2021-03-20")
    return here


def returned(file: bytes) -> bytes:
    return edited(
        file,
        tracked("June", "May", "C. <b>Counsel</b>", "2021-03-10"),
        comment("most", "Which ones?", "F. Field"),
        filled(package.NAME, "Carla Counsel"),
    )


def test_it_goes_out_and_its_changes_come_back(held: Pages) -> None:
    here = sent_out(held)
    html = held.seen("counsel", here)
    assert f'href="{here}/clearances/1.docx"' in html and "Asked all at once; to answer by" in html
    got = held.clients["counsel"].get(f"{here}/clearances/1.docx")
    assert got.headers["Content-Disposition"] == "attachment; filename=answer-signs-1-office-counsel.docx"
    back = returned(got.data)
    to = held.sent("counsel", here, do="bring", place="1", returned=(io.BytesIO(back), "back.docx"))
    assert to == f"{here}#came-back"
    html = held.seen("signs", here)
    assert "C. &lt;b&gt;Counsel&lt;/b&gt;" in html and "removed <del>June</del>; added <ins>May</ins>" in html
    assert "<q>Which ones?</q>" in html and "<dd>Carla Counsel</dd>" in html
    assert len(ids(html)) == len(set(ids(html)))
    assert held.clients["signs"].get(f"{here}/returned/1").data == back
    assert "Take the words over" not in held.seen("counsel", here)
    held.sent("signs", here, do="take 1", take="timetable")
    html = held.seen("signs", here)
    assert 'value="By May 2027."' in html and "Taken over by Signs: Timetable." in html
    assert "Take the words over" not in html


def test_the_next_round_is_not_asked_for_a_day_that_has_passed(held: Pages) -> None:
    here, box = sent_out(held), '<input id="clear_by" name="clear_by" value="%s"'
    held.sent("signs", here, do="save", **SEEN | {"text": "CBP assents."})
    assert box % "2021-03-20" in held.seen("signs", here)
    held.world.at = at("2021-03-21")
    held.world.sign_in(held.clients["signs"], "signs@cbp.example")
    assert box % "" in held.seen("signs", here)
    again = {"do": "send", "offices": "counsel", "course": "all at once"}
    page = held.sent("signs", here, 400, **again, clear_by="2021-03-20")
    assert "March 20, 2021 has passed." in page and box % "2021-03-20" in page
    held.sent("signs", here, **again, clear_by="2021-03-21")


def test_a_file_that_is_refused_leaves_the_form_open(held: Pages) -> None:
    here = sent_out(held)
    page = held.sent("signs", here, 400, do="bring", place="2", returned=(io.BytesIO(b"%PDF-1.4"), "a.pdf"))
    assert "a.pdf is no Word file" in page and '<option value="2" selected>' in page
    assert "No file was chosen" in held.sent("signs", here, 400, do="bring", place="1")
    assert "Nothing yet." in held.seen("signs", here)
    assert "No field was ticked" not in page


def test_none_but_those_who_read_the_draft_have_either_file(held: Pages) -> None:
    here = held.sent("signs", "/liaison/answers/new", **SEEN, item=ITEMS[1:2], kind="response")
    held.sent("signs", here, do="send", offices="counsel", course="all at once")
    file = held.clients["signs"].get(f"{here}/clearances/1.docx").data
    held.sent("signs", here, do="bring", place="1", returned=(io.BytesIO(file), "back.docx"))
    assert "No tracked change" in held.seen("signs", here) and "The draft says what this file says." in held.seen(
        "signs", here
    )
    for path in ("clearances/1.docx", "clearances/9.docx", "returned/1", "returned/9"):
        assert held.clients["field"].get(f"{here}/{path}").status_code == 404
        assert held.clients["signs"].get(f"{here}/{path}").status_code == (404 if "9" in path else 200)
    held.sent("dfo", here, 303, do="drop", reason="Made for a test.")
    assert "A Word file came back" not in held.seen("signs", here) and "back.docx" in held.seen("signs", here)
