"""Scanned pages in the review: the picture beside a box to type what stands on it, or to say why it is left out."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.builders import World
from tests.builders_pdf import block, centred, pdf
from tests.pages.test_office import PAPER, bring, form_of, office

COVER = [centred("Port Signs Working Group", 72), centred("Recommendations", 90), centred("December 2020", 120)]
SCANNED = pdf([*COVER, *block("COAC recommends that CBP post one sign.", 160, label="1.")], [], pictures=(2,))
SECOND = f"{PAPER}?page=2"
TYPED = "2. COAC recommends that CBP count the signs once a year."


@pytest.fixture(autouse=True)
def without_a_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine that reads no pictures."""
    monkeypatch.setenv("PATH", "/nowhere")


def scanned(tmp_path: Path) -> tuple[World, FlaskClient]:
    world, client = office(tmp_path)
    bring(world, client, SCANNED, "scanned.pdf")
    return world, client


def press(world: World, client: FlaskClient, do: str, **typed: str) -> Any:
    return world.post(client, SECOND, form_of(client.get(SECOND).text) | {"do": do, **typed}, SECOND)


def test_an_unread_page_is_the_first_thing_to_do(tmp_path: Path) -> None:
    _, client = scanned(tmp_path)
    html = client.get(PAPER).text
    assert "1 page to read" in html and "Page 2 has no text: type it in, or say why not" in html
    assert "0 missing on the pages that were read" in html
    assert "Not counted: the words of page 2, which nobody has read." in html
    assert 'name="page-text"' not in html and 'name="page-text"' in client.get(SECOND).text


def test_an_unread_page_keeps_a_reviewed_paper_from_going_out_with_many(tmp_path: Path) -> None:
    world, client = scanned(tmp_path)
    world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": "accept"}, PAPER)
    html = client.get("/office/publish?id=intake-1").text
    assert "intake-1 has pages that nobody has read yet." in html and 'name="id"' not in html


def test_a_page_is_typed_beside_its_picture_and_read(tmp_path: Path) -> None:
    world, client = scanned(tmp_path)
    answer = press(world, client, "show page=2", **{"page-text": TYPED, "field-acronym": "PSX"})
    assert (answer.status_code, answer.headers["Location"]) == (303, SECOND)
    html = client.get(SECOND).text
    form = form_of(html)
    assert "This page was typed in" in html and form["page-text"] == TYPED and form["field-acronym"] == "PSX"
    texts = [words for name, words in form.items() if re.fullmatch(r"block-\d+-text", name)]
    assert "COAC recommends that CBP count the signs once a year." in texts
    version = form["version"]
    press(world, client, "save")
    assert form_of(client.get(SECOND).text)["version"] in (
        version,
        str(int(version) + 1),
    )  # a warning's tick, no new text


def test_words_typed_for_a_page_are_saved_by_any_button(tmp_path: Path) -> None:
    world, client = scanned(tmp_path)
    press(world, client, "show page=1", **{"page-text": TYPED})
    assert form_of(client.get(SECOND).text)["page-text"] == TYPED


def test_a_page_is_left_out_with_a_reason_and_not_without(tmp_path: Path) -> None:
    world, client = scanned(tmp_path)
    refused = press(world, client, "waive 2", **{"field-acronym": "PSX"})
    assert refused.status_code == 400 and "What you typed is saved; the rest was not done." in refused.text
    assert press(world, client, "waive 2", **{"page-reason": "It is blank."}).status_code == 303
    html = client.get(SECOND).text
    assert "This page was left out: It is blank." in html and "page to read" not in html
    assert press(world, client, "accept").status_code == 303


def test_a_reason_that_was_typed_is_not_passed_over(tmp_path: Path) -> None:
    world, client = scanned(tmp_path)
    answer = press(world, client, "save", **{"page-reason": "It is blank.", "field-acronym": "PSX"})
    assert answer.status_code == 400 and "the page was not left out" in answer.text
    form = form_of(answer.text)
    assert (form["page-reason"], form["field-acronym"]) == ("It is blank.", "PSX")
