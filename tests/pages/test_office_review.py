"""The review form in a browser's own terms: what cannot stand is answered beside what was typed, never by a fault."""

import re
from pathlib import Path

import pytest

from tests.pages.test_office import PAPER, bring, form_of, office

MANY = "9" * 5000
ALTERED = [
    ("field-term", "abc", "Term: &#34;abc&#34; is no number from 1 to 99."),
    ("field-term", "²", "is no number from 1 to 99."),
    ("field-term", MANY, "Term: "),
    ("field-date", "0001", "does not lie between 1980 and 2100."),
    (
        "field-date",
        "31 February 2022",
        "Date: &#34;31 February 2022&#34; is no day of the calendar: February 2022 has 28 days. Check the day "
        "and the month.",
    ),
    ("field-obtained_from", "http://", "Obtained from: &#34;http://&#34; is no address of the web."),
    ("field-obtained_on", "2020-01-01..2021-01-01", "is not one day."),
    ("proposal-1-name", "", "Proposal 1: Name is missing."),
    ("block-#-ordinal", MANY, "Item 1: Ordinal: "),
    ("block-#-number", "../../x", "Item 1: Number: "),
    ("block-#-text", "", "Item 1: Text is missing."),
    ("version", MANY, "The form did not say which version"),
]


@pytest.mark.parametrize(("name", "typed", "said"), ALTERED, ids=lambda one: one[:20])
def test_what_cannot_stand_is_refused_and_all_that_was_typed_is_kept(
    tmp_path: Path, name: str, typed: str, said: str
) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    shown = form_of(client.get(PAPER).text)
    name = name.replace("block-#", min(one for one in shown if one.endswith("-ordinal")).removesuffix("-ordinal"))
    sent = shown | {"do": "accept", "field-note": "Kept beside it.", name: typed}
    answer = world.post(client, PAPER, sent, PAPER)
    assert answer.status_code == 400
    assert said in answer.text and "Kept beside it." in answer.text
    if name != "version":
        assert form_of(answer.text)[name] == typed
        assert 'aria-invalid="true"' in answer.text


def test_a_form_without_its_version_overwrites_nothing_and_can_be_sent_again(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    sent = form_of(client.get(PAPER).text) | {"do": "save", "field-acronym": "PSX"}
    answer = world.post(client, PAPER, sent | {"version": ""}, PAPER)
    assert answer.status_code == 400 and "which version of the paper" in answer.text
    assert form_of(client.get(PAPER).text)["field-acronym"] == "PSWG"
    assert world.post(client, PAPER, form_of(answer.text) | {"do": "save"}, PAPER).status_code == 303
    assert form_of(client.get(PAPER).text)["field-acronym"] == "PSX"
    assert "This paper was changed since you opened it" in world.post(client, PAPER, sent, PAPER).text


def test_a_refused_confirmation_is_mended_on_its_own_page(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    sent = form_of(client.get(PAPER).text) | {"do": "accept", "field-date": ""}
    refused = world.post(client, PAPER, sent, PAPER)
    assert refused.status_code == 400 and "Date is missing" in refused.text
    mended = form_of(refused.text) | {"do": "accept", "field-date": "December 2020"}
    assert world.post(client, PAPER, mended, PAPER).status_code == 303


def test_what_names_no_block_is_passed_over(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    nothing = {f"block-{place}-text": "x" for place in (MANY, "²", "", "77")} | {"proposal-²-name": "x"}
    answer = world.post(client, PAPER, form_of(client.get(PAPER).text) | nothing | {"do": "save"}, PAPER)
    assert answer.status_code == 303


def test_it_says_when_it_was_saved_and_only_once_it_was(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    assert "Saved" not in client.get(f"{PAPER}?done=save").text
    world.at = "2026-01-15T18:30:00+00:00"
    answer = world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": "save"}, PAPER)
    world.at = "2026-01-15T19:00:00+00:00"
    told = re.sub("<[^>]+>", "", client.get(answer.headers["Location"]).text)
    assert "Saved January 15, 2026, 1:30 p.m. Eastern time. The paper awaits confirmation." in told


def test_an_original_is_saved_under_a_name_that_no_header_breaks_at(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, name='../été;"x" a\u2028b.txt')
    path = re.findall(r'href="(/office/papers/intake-1/files/\w+)"', client.get(PAPER).text)[0]
    answer = client.get(path)
    assert re.fullmatch(r"attachment; filename=[A-Za-z0-9._-]+", answer.headers["Content-Disposition"])
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_form_with_the_words_of_a_long_paper_is_taken(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    form = form_of(client.get(PAPER).text)
    long = {name: "word " * 70_000 for name in form if name.endswith("-text")}
    assert len(long) > 2
    assert world.post(client, PAPER, form | long | {"do": "save"}, PAPER).status_code == 303
