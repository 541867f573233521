"""The liaisons' desk in the browser without a screen."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.proceedings.builders_meeting import ITEMS, at, status
from tests.proceedings.test_answers import Desk

TYPED = {"of": "office/signs", "verdict": "agreed in part", "text": "CBP agrees to most.", "reasons": "Not at night.",
         "signer": "Rosa Example, Office of Port Signs"}  # fmt: skip


class Pages(Desk):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        names = {slug: f"{slug}@cbp.example" for slug in self.liaison} | {"dfo": "dfo@example.gov"}
        self.clients = {name: self.world.client(email) for name, email in names.items()}

    def sent(self, who: str, path: str, answer: int = 303, **form: Any) -> str:
        got = self.world.post(self.clients[who], path, form)
        html = str(got.get_data(as_text=True))
        assert got.status_code == answer, re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", html))[:1500]
        return str(got.headers.get("Location") or html)

    def seen(self, who: str, path: str) -> str:
        return str(self.clients[who].get(path).get_data(as_text=True))


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Pages]:
    yield Pages(tmp_path)


def test_one_answer_to_two_by_page(held: Pages) -> None:
    assert "86 days" in held.seen("signs", "/liaison/?desk=all")
    to = held.sent("signs", "/liaison/", do="response", item=ITEMS[1:3])
    here = held.sent("signs", to, **TYPED, item=ITEMS[1:3], kind="response")
    assert here == "/liaison/answers/answer-signs-1"
    held.sent("signs", here, do="send", offices="counsel\nfield\ndfo", course="one after the other")
    assert "To be cleared by you" in held.seen("counsel", "/liaison/")
    assert "To be cleared by you" not in held.seen("field", "/liaison/")
    held.sent("counsel", here, do="clear 1")
    held.sent("field", here, do="clear 2")
    page = (io.BytesIO(b"%PDF-1.4 signed"), "signed.pdf")
    held.sent("signs", here, do="paper", place="3", cleared_by="D. Officer", cleared_on="2021-03-12", page=page)
    refused = held.sent("signs", here, 400, do="publish", confirmed="answer-signs-2")
    assert "Type answer-signs-1 to publish" in refused
    held.sent("signs", here, do="publish", confirmed="answer-signs-1")
    assert [status(held, item)["feedback"] for item in ITEMS[1:3]] == ["agreed in part"] * 2
    got = held.clients["counsel"].get(f"{here}/clearances/3")
    assert (got.status_code, got.get_data()) == (200, b"%PDF-1.4 signed")


def test_another_office_finds_no_draft(held: Pages) -> None:
    held.sent("signs", "/liaison/answers/new", **TYPED, item=ITEMS[:1], kind="response")
    assert held.clients["field"].get("/liaison/answers/answer-signs-1").status_code == 404
    assert "answer-signs-1" not in held.seen("field", "/liaison/?desk=all")
    assert "answer-signs-1" in held.seen("dfo", "/liaison/")


def test_what_was_typed_stays_when_it_is_refused(held: Pages) -> None:
    html = held.sent(
        "signs", "/liaison/answers/new", 400, **TYPED | {"date": "Yuletide"}, item=ITEMS[:1], kind="response"
    )
    assert "Yuletide" in html and "CBP agrees to most." in html


@pytest.mark.parametrize(("who", "of", "told"), [
    ("signs", "office/field", "You do not write for that office."), ("signs", "", "You do not write for that office."),
    ("dfo", "office/nothing", "is no office of the record"),
])  # fmt: skip
def test_what_was_typed_stays_when_its_office_is_refused(held: Pages, who: str, of: str, told: str) -> None:
    html = held.sent(who, "/liaison/answers/new", 400, **TYPED | {"of": of}, item=ITEMS[:1], kind="response")
    assert "CBP agrees to most." in html and told in html.partition('id="of-wrong"')[2].partition("</p>")[0]


def test_not_ours_goes_to_another_desk(held: Pages) -> None:
    held.sent("signs", "/liaison/", do="send", item=ITEMS[:1], office="field", words="Not ours.")
    assert ITEMS[0] in held.seen("field", "/liaison/?desk=mine")
    assert "No recommendation was ticked" in held.sent("signs", "/liaison/", 400, do="send", office="field")


def test_an_update_by_page(held: Pages) -> None:
    held.world.at = at("2021-09-01")
    held.world.sign_in(held.clients["dfo"], "dfo@example.gov")
    done = {"of": "office/signs", "verdict": "fully implemented", "text": "At all ports.", "signer": "R. Example"}
    here = held.sent("dfo", "/liaison/answers/new", **done, item=ITEMS[:1], kind="update")
    assert "needs evidence" in held.sent("dfo", here, 400, do="publish", confirmed="answer-signs-1")
    held.sent("dfo", here, do="save", **done, evidence="https://www.example.gov/list")
    held.sent("dfo", here, do="publish", confirmed="answer-signs-1")
    assert status(held, ITEMS[0])["implementation"] == "fully implemented"


def ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', html)


def test_no_name_stands_twice_where_several_offices_are_asked(held: Pages) -> None:
    here = held.sent("signs", "/liaison/answers/new", **TYPED, item=ITEMS[:1], kind="response")
    held.sent("signs", here, do="send", offices="counsel\nfield", course="all at once")
    html = held.seen("signs", here)
    assert len(ids(html)) == len(set(ids(html)))
    assert '<option value="1">Chief Counsel</option><option value="2">Field Office</option>' in html
    refused = held.sent("signs", here, 400, do="paper", place="2", cleared_by="D. Officer", cleared_on="2021-03-12")
    assert 'value="D. Officer"' in refused and '<option value="2" selected>' in refused


def test_what_an_office_returns_is_read_by_whoever_wrote_it(held: Pages) -> None:
    here = held.sent("signs", "/liaison/answers/new", **TYPED, item=ITEMS[:1], kind="response")
    held.sent("signs", here, do="send", offices="counsel\nfield", course="all at once")
    held.sent("counsel", here, do="return 1", comments="Say at which ports.")
    html = held.seen("signs", here)
    assert "Chief Counsel returned it" in html and "Say at which ports." in html
    assert "Chief Counsel\nField Office</textarea>" in html  # asked again, they are named already
    held.sent("signs", here, do="save", **TYPED | {"text": "CBP agrees at two ports."})
    assert "Say at which ports." in held.seen("signs", here)


def test_what_was_taken_back_is_read_by_its_own_office_alone_until_it_is_given_anew(held: Pages) -> None:
    here = held.sent("signs", "/liaison/answers/new", **TYPED, item=ITEMS[:1], kind="response")
    held.sent("signs", here, do="send", offices="counsel\nfield", course="all at once")
    assert held.sent("counsel", here, do="return 1", comments="Say at which ports.") == "/liaison/"
    held.sent("signs", here, do="save", **TYPED | {"text": "CBP agrees at two ports."})
    for who in ("counsel", "field"):
        for page in (here, f"{here}/clearances/1.docx", f"{here}/clearance.md", f"{here}/2012.md"):
            assert held.clients[who].get(page).status_code == 404, (who, page)
        assert "answer-signs-1" not in held.seen(who, "/liaison/?desk=all")
    assert "two ports" in held.seen("dfo", here)
    held.sent("signs", here, do="send", offices="counsel", course="all at once")
    assert "two ports" in held.seen("counsel", here) and held.clients["field"].get(here).status_code == 404
    held.sent("signs", here, do="drop", reason="Another says it.")
    assert held.clients["counsel"].get(here).status_code == 404


def test_who_drafted_it_is_offered_no_clearing(held: Pages) -> None:
    here = held.sent("signs", "/liaison/answers/new", **TYPED, item=ITEMS[:1], kind="response")
    held.sent("signs", here, do="send", offices="signs", course="all at once")
    html = held.seen("signs", here)
    assert 'value="clear 1"' not in html and "somebody else of your office clears it" in html
    assert "does not clear it too." in held.sent("signs", here, 403, do="clear 1")
    held.world.person("second@cbp.example", "liaison", office="signs")
    held.clients["second"] = held.world.client("second@cbp.example")
    assert 'value="clear 1"' in held.seen("second", here)
    held.sent("second", here, do="clear 1")


@pytest.mark.parametrize("kind", ["response", "update"])
def test_what_was_not_adopted_is_refused_before_anything_is_written(held: Pages, kind: str) -> None:
    new = f"/liaison/answers/new?kind={kind}&item="
    told, box = "was not adopted by the committee; a group&#39;s advice reaches", '<textarea id="text"'
    barred = held.seen("signs", new + ITEMS[4])
    assert told in barred and box not in barred and "Save the draft" not in barred
    assert box not in held.seen("signs", f"{new}{ITEMS[0]}&item={ITEMS[4]}")
    assert box in held.seen("signs", new + ITEMS[0])
    html = held.sent("signs", "/liaison/answers/new", 409, **TYPED, item=ITEMS[4:], kind=kind)
    assert told in html and "CBP agrees to most." in html and box in html


def test_an_answer_is_revised_from_its_own_page(held: Pages) -> None:
    here = held.sent("dfo", "/liaison/answers/new", **TYPED, item=ITEMS[:1], kind="response")
    held.sent("dfo", here, do="publish", confirmed="answer-signs-1")
    link = re.search(r'href="([^"]+)">Revise this response', held.seen("dfo", here))
    assert link
    to = link[1].replace("&amp;", "&")
    page = held.seen("dfo", to)
    assert "What you write revises that response" in page and 'name="revises" value="2021/1"' in page
    again = held.sent("dfo", to, **TYPED | {"verdict": "agreed", "revises": "2021/1"}, item=ITEMS[:1], kind="response")
    assert "It revises" in held.seen("dfo", again)
    held.sent("dfo", again, do="publish", confirmed="answer-signs-2")
    assert status(held, ITEMS[0])["feedback"] == "agreed"


def test_the_trail_names_offices(held: Pages) -> None:
    held.sent("signs", "/liaison/", do="send", item=ITEMS[:1], office="field", words="Not ours.")
    here = held.sent("dfo", "/liaison/answers/new", **TYPED, item=ITEMS[:1], kind="response")
    html = held.seen("dfo", here)
    assert "Sent to Field Office by signs@cbp.example" in html and "Not ours." in html


def test_who_drafts_is_told_of_an_open_draft_on_the_same_and_nobody_else_is(held: Pages) -> None:
    first = held.sent("signs", "/liaison/answers/new", **TYPED, item=ITEMS[:2], kind="response")
    assert "on the same" not in held.seen("signs", first)
    new = f"/liaison/answers/new?kind=response&item={ITEMS[1]}"
    link = f'<strong>Another draft on the same is open</strong>: <a href="{first}">answer-signs-1</a>'
    assert f"{link}, of Office of Port Signs (draft)." in held.seen("signs", new)
    assert link in held.seen("dfo", new)
    assert "answer-signs-1" not in held.seen("field", new)  # it is no draft of theirs
    for apart in (new.replace("=response", "=update"), new.replace(ITEMS[1], ITEMS[2])):
        assert "on the same" not in held.seen("signs", apart)
    second = held.sent("signs", "/liaison/answers/new", **TYPED, item=ITEMS[1:3], kind="response")
    assert link in held.seen("signs", second) and f'href="{second}">answer-signs-2' in held.seen("signs", first)
    held.sent("signs", second, do="drop", reason="The other says it.")
    assert "on the same" not in held.seen("signs", first) + held.seen("signs", second)
