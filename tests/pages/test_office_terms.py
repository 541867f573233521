"""The office's terms in the browser without a screen: one is ended, the next published."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.pages.test_liaison import Pages
from tests.proceedings.builders_meeting import at

HERE = "/office/terms/15/end"


class Terms(Pages):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.emails = {slug: f"{slug}@cbp.example" for slug in self.liaison}
        self.emails |= {"dfo": "dfo@example.gov", "able": "able@example.com"}
        self.clients["able"] = self.world.client("able@example.com")
        self.world.person("able@example.com", "assistant", office="office/signs")
        self.go("2022-01-10")

    def go(self, day: str) -> None:
        self.world.at = at(day)
        for name, email in self.emails.items():
            self.world.sign_in(self.clients[name], email)

    def form(self, **typed: str) -> dict[str, Any]:
        """As the page would send it: with what it had shown."""
        html = self.seen("dfo", HERE)
        (seen,) = re.findall(r'name="seen" value="([^"]*)"', html)
        return {"seen": seen, "on": "2021-12-15", "confirmed": "15", "do": "end", **typed}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Terms]:
    yield Terms(tmp_path)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", html))


def test_the_page_shows_what_the_act_does(held: Terms) -> None:
    shown = words(held.seen("dfo", HERE))
    assert "5 roles of the 15th term" in shown
    assert "Able , working group member, Commercial Customs Operations Advisory Committee" in shown
    assert "5 roles of offices" in shown and "Signs , CBP liaison, Office of Port Signs" in shown
    assert "Recommendation 090301 : not answered by CBP." in shown
    assert "not decided by the committee." in shown
    assert 'value="2021-12-15"' in held.seen("dfo", HERE)  # its last meeting is proposed


def test_what_will_be_published_is_shown_and_nothing_is(held: Terms) -> None:
    typed = {
        "psw-fate": "renamed",
        "psw-to": "Wayfinding Working Group",
        "psw-acronym": "WWG",
        "psw-since": "2022-01-05",
    }
    html = held.sent("dfo", HERE, 200, **held.form(do="look", **typed))
    assert "Wayfinding Working Group (renamed), January 5, 2022" in words(html)
    assert 'value="Wayfinding Working Group"' in html  # what was typed stays
    assert held.world.shown("15/ended") is None


def test_it_ends_and_the_next_request_of_a_member_is_refused(held: Terms) -> None:
    held.world.at = at("2021-12-15")
    held.world.person("draws@example.com", "member", group="psw", term=15)
    held.world.at = at("2022-01-10")
    assert held.seen("able", "/office/").count("<h1>Office</h1>") == 1
    assert "Working group member" in words(held.seen("able", "/account"))
    to = held.sent("dfo", HERE, **held.form())
    assert to == "/terms/15#ended"
    own = words(held.seen("able", "/account"))
    assert "Working group member" not in own or "to December 15, 2021" in own
    assert held.seen("able", "/office/").count("<h1>Office</h1>") == 1  # of the office's role, which stays
    assert held.clients["signs"].get("/liaison/").status_code == 200
    assert "It was ended already" in held.seen("dfo", HERE)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"confirmed": "16"}, "Type 15 to end the 15th term"),
        ({"on": "2022-01-11"}, "lies in the future"),
        ({"on": "2020-12-20"}, "not what the page showed"),  # another day, another act
        ({"psw-fate": "renamed", "psw-note": "A new charge."}, "says to what"),
        ({"psw-fate": "continued by", "psw-to": "Port Signs Working Group"}, "goes on with its own work"),
        ({"do": "begin"}, "nothing that this page does"),
    ],
)
def test_what_is_refused_keeps_what_was_typed(held: Terms, typed: dict[str, str], told: str) -> None:
    code = 409 if "page showed" in told else 400
    html = held.sent("dfo", HERE, code, **held.form(note="Five were made.", **typed))
    assert told in words(html) and "Five were made." in html
    assert all(value in html for value in typed.values() if value not in ("begin",))
    assert held.world.shown("15/ended") is None


def test_an_old_sign_in_loses_nothing(held: Terms) -> None:
    form = held.form(note="Five were made.")
    held.world.at = at("2022-01-10", 16)
    html = held.sent("dfo", HERE, 409, **form)
    assert "signed in too long ago" in html and "Five were made." in html


def test_the_next_term_is_published(held: Terms) -> None:
    to = held.sent("dfo", "/office/terms/", number="16", first_meeting="February 10, 2022")
    assert to == "/terms/16"
    assert "February 10, 2022" in held.seen("dfo", "/office/terms/")
    html = held.sent("dfo", "/office/terms/", 400, number="sixteen", charter="2022-02-10..2024-02-10")
    assert "no number from 1 to 99" in html and "2022-02-10..2024-02-10" in html


def test_others_find_no_such_page(held: Terms) -> None:
    for who in ("signs", "able"):
        for path in (HERE, "/office/terms/"):
            assert held.clients[who].get(path).status_code == 404
    assert held.clients["dfo"].get("/office/terms/99/end").status_code == 404
    assert held.clients["dfo"].get("/office/terms/psw/end").status_code == 404
