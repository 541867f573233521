"""The liaisons' desk: its filters, what was announced and did not come, a desk that is handed over; files and
clearances that become public."""

import io
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.pages.test_liaison import TYPED, Pages
from tests.proceedings.builders_meeting import ITEMS, at
from tracker.exchange.check import examine
from tracker.pages.liaison import desk as desk_page
from tracker.proceedings import people
from tracker.reading.paper import read
from tracker.records import desk
from tracker.rules.policy import OPERATOR


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Pages]:
    yield Pages(tmp_path)


def test_a_file_that_shows_it_is_public_once_it_is_published(held: Pages) -> None:
    done = {"of": "office/signs", "verdict": "fully implemented", "text": "At all ports.", "signer": "R. Example"}
    here = held.sent("dfo", "/liaison/answers/new", **done, item=ITEMS[:1], kind="update")
    for name, content in (("a.exe", b"\0\1"), ("a.html", b"<script>"), ("a.xlsx", b"PK\3\4")):
        assert "Save it as PDF, Word, Excel" in held.sent(
            "dfo", here, 400, do="attach", file=(io.BytesIO(content), name)
        )
    held.sent("dfo", here, do="attach", words="The ports", file=(io.BytesIO(b"%PDF-1.4 ports"), "All ports.pdf"))
    held.sent("dfo", here, do="attach", words="No use", file=(io.BytesIO(b"%PDF-1.4 other"), "other.pdf"))
    held.sent("dfo", here, do="detach 2")
    public = f"/files/{sha256(b'%PDF-1.4 ports').hexdigest()}/All%20ports.pdf"
    assert held.world.client().get(public).status_code == 404
    assert held.clients["dfo"].get(f"{here}/evidence/1").get_data() == b"%PDF-1.4 ports"
    assert held.clients["field"].get(f"{here}/evidence/1").status_code == 404
    assert held.clients["dfo"].get(f"{here}/evidence/2").status_code == 404
    held.sent("dfo", here, do="publish", confirmed="answer-signs-1")
    anybody = held.world.client()
    assert anybody.get(public).get_data() == b"%PDF-1.4 ports"
    for page in ("/record/2021-03-12/1", "/recommendations/090301"):
        html = anybody.get(page).get_data(as_text=True)
        assert f'<a href="{public}">All ports.pdf</a>: The ports' in html and "other.pdf" not in html
    facts = anybody.get("/record/2021-03-12/1.json").get_json()["facts"]
    assert facts["evidence"] == [{"file": facts["files"][0], "words": "The ports"}]
    told = examine(held.world.url, held.world.site.engine).parts
    assert told["files"] == told["schema"] == []


def test_who_cleared_it_is_public(held: Pages) -> None:
    here = held.sent("signs", "/liaison/answers/new", **TYPED, item=ITEMS[:1], kind="response")
    held.sent("signs", here, do="send", offices="counsel", course="all at once")
    held.sent("counsel", here, do="clear 1")
    held.sent("signs", here, do="publish", confirmed="answer-signs-1")
    anybody = held.world.client()
    told = '<li>Chief Counsel: Counsel, <time datetime="2021-03-12">March 12, 2021</time>, by its own account</li>'
    for page in ("/record/2021/1", "/recommendations/090301"):
        assert told in anybody.get(page).get_data(as_text=True)
    assert anybody.get("/record/2021/1.json").get_json()["facts"]["cleared"] == [
        {"office": "Chief Counsel", "by": "Counsel", "on": "2021-03-12", "how": "by its own account"}
    ]


def test_the_desk_is_told_apart_by_office_time_and_sender(held: Pages) -> None:
    held.sent("dfo", "/liaison/", do="send", item=ITEMS[:2], office="field", words="Ports are <theirs>.")
    page = held.seen("dfo", "/liaison/?desk=office/field")
    assert "March 12, 2021: Ports are &lt;theirs&gt;.</span>" in held.seen("field", "/liaison/")
    assert "2 recommendations" in page and "sent by dfo@example.gov" in page and "March 12, 2021" in page
    assert "Nobody&#39;s (2)" in page and "Field Office (2)" in page
    assert "2 recommendations" in held.seen("dfo", "/liaison/?desk=all&by=dfo@example.gov")
    none = held.seen("dfo", "/liaison/?desk=office/field&waits=90")
    assert "See all 2 of this desk" in none and "<table" not in none
    assert "Nothing is owed here" in held.seen("counsel", "/liaison/")


def test_the_longest_waiting_come_first_and_all_can_be_asked_for(held: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_page, "FIRST", 3)
    page, every = (held.seen("dfo", f"/liaison/?desk=all{more}") for more in ("", "&every=1"))
    assert (page.count('name="item" value="'), every.count('name="item" value="')) == (3, 4)
    assert '<a href="/liaison/?desk=all&amp;every=1">See all 4</a>' in page
    assert "See all 4" not in every.partition("<table")[0]


def test_a_word_that_was_announced_and_did_not_come_stands_on_the_desk(held: Pages) -> None:
    more = TYPED | {"verdict": "needs more time", "next_update": "by June 2021"}
    for items, typed in ((ITEMS[:1], more), (ITEMS[1:2], TYPED | {"next_update": "by June 2021"})):
        here = held.sent("dfo", "/liaison/answers/new", **typed, item=items, kind="response")
        held.sent("dfo", here, do="publish", confirmed=here.rpartition("/")[2])
    assert "and the day has passed" not in held.seen("dfo", "/liaison/?desk=all")
    held.world.at = at("2021-07-05")
    held.world.sign_in(held.clients["dfo"], "dfo@example.gov")
    page = held.seen("dfo", "/liaison/?desk=all")
    assert "<strong>More was announced in June 2021</strong>" in page
    assert "More was announced, and the day has passed (1)" in page
    assert f"kind=update&amp;item={ITEMS[1].replace('/', '%2F')}" in page or f"item={ITEMS[1]}" in page


def test_a_desk_is_handed_over_whole(held: Pages) -> None:
    here = held.sent("signs", "/liaison/answers/new", **TYPED, item=ITEMS[:1], kind="response")
    other = held.sent("dfo", "/liaison/answers/new", **TYPED | {"of": "office/field"}, item=ITEMS[1:2], kind="response")
    held.sent("dfo", other, do="send", offices="signs", course="all at once")
    held.world.person("heir@cbp.example", "liaison", office="counsel")
    held.clients["heir"] = held.world.client("heir@cbp.example")
    assert held.clients["heir"].get(here).status_code == 404
    with held.world.inside():
        people.hand_over(OPERATOR, "signs@cbp.example", "heir@cbp.example", held.world.when)
    for path in (here, other, "/liaison/"):
        assert held.clients["signs"].get(path).status_code == 404
        assert held.clients["heir"].get(path).status_code == 200
    assert "To be cleared by you" in held.seen("heir", "/liaison/")
    held.sent("heir", here, do="save", **TYPED | {"text": "CBP agrees to all of it."})
    held.sent("heir", other, do="clear 1")
    held.sent("heir", here, do="send", offices="counsel", course="all at once")
    with held.world.inside():
        drafted = desk.answer(held.dfo, held.world.when.day, "answer-signs-1")
        assert drafted and drafted.drafted_by == held.liaison["signs"].person


def test_an_answer_leaves_in_the_form_of_2012(held: Pages) -> None:
    here = held.sent("signs", "/liaison/answers/new", **TYPED, item=ITEMS[1:3], kind="response")
    held.sent("signs", here, do="send", offices="counsel", course="all at once")
    package = held.seen("signs", f"{here}/clearance.md")
    assert "not public" in package and "Chief Counsel: awaiting" in package and "Signature" in package
    assert held.clients["field"].get(f"{here}/2012.md").status_code == 404
    held.sent("counsel", here, do="clear 1")
    held.sent("signs", here, do="publish", confirmed="answer-signs-1")
    anybody = held.world.client()
    assert 'href="/record/2021/1/2012.md"' in anybody.get("/record/2021/1").get_data(as_text=True)
    got = anybody.get("/record/2021/1/2012.md")
    assert got.headers["Content-Type"] == "text/markdown; charset=utf-8"
    words = got.get_data(as_text=True)
    assert (
        "2. Recommendation 090303: COAC recommends that CBP post sign 3.\n\nCBP agrees in part. CBP agrees to" in words
    )
    for form in ("docx", "pdf"):
        back = read(anybody.get(f"/record/2021/1/2012.{form}").data, f"paper.{form}").to_json()
        assert (back["kind"], len(back["items"]), back["submitted_by"]) == ("issue-paper", 2, TYPED["signer"]), form
        assert all(item["status"].startswith("CBP agrees in part. CBP agrees to most.") for item in back["items"])
    assert anybody.get(f"/record/{ITEMS[0]}/2012.md").status_code == 404
    assert anybody.get("/record/2021/9/2012.md").status_code == 404


def test_a_draft_is_called_by_what_it_is_about(held: Pages) -> None:
    here = held.sent("signs", "/liaison/answers/new", **TYPED, item=ITEMS[:1], kind="response")
    assert "<h1>Response to Recommendation 090301</h1>" in held.seen("signs", here)
    assert f'<a href="{here}">Response to Recommendation 090301</a>, answer-signs-1: draft' in held.seen(
        "signs", "/liaison/"
    )
