"""After a paper was confirmed: what is said, and how it is taken back."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pages.test_office import PAPER, bring, form_of, office


def test_a_confirmation_is_taken_back_by_saving_without_a_change(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": "accept"}, PAPER)
    answer = world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": "save"}, PAPER)
    assert "The paper awaits confirmation." in client.get(answer.headers["Location"]).text


def test_what_was_done_beside_the_review_is_said(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    answer = world.post(client, PAPER, {"do": "whole"})
    assert "<strong>Confirmed as a whole</strong>" in client.get(answer.headers["Location"]).text
    assert "Nobody has looked at this paper a second time." in client.get(f"{PAPER}/publish").text


@pytest.mark.parametrize(("asked", "words", "queued"), [
    (False, "somebody else may, and it can be published without.", "nobody looked a second time"),
    (True, "Before it is published, somebody else has to look at it a second time.", "awaits a second look"),
])  # fmt: skip
def test_whether_a_second_look_is_needed_is_said_as_the_site_asks_for_it(
    tmp_path: Path, asked: bool, words: str, queued: str
) -> None:
    world, client = office(tmp_path)
    world.site.settings = replace(world.site.settings, second_look=asked)
    bring(world, client)
    world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": "accept"}, PAPER)
    assert words in client.get(PAPER).text
    assert queued in client.get("/office/").text


def test_what_was_typed_into_an_item_that_is_no_more_is_given_back(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    mine = form_of(client.get(PAPER).text)
    first = next(name for name in mine if name.startswith("block-") and name.endswith("-text"))
    number = first.split("-")[1]
    world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": f"unlist {number}"}, PAPER)
    answer = world.post(client, PAPER, mine | {"do": "save", first: "Words that nobody has seen."}, PAPER)
    assert answer.status_code == 409
    told = answer.text.partition("in which you typed this is no more")[2].partition("</div>")[0]
    assert told.count("<blockquote>") == 1 and "Words that nobody has seen." in told


def test_a_refused_form_shows_what_was_typed_wherever_the_value_is_said(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    mine = {
        "field-obtained_from": "https://new.example.gov",
        "field-kind": "minutes",
        "proposal-1-name": "Gate Signs WG",
    }
    answer = world.post(client, PAPER, form_of(client.get(PAPER).text) | mine | {"do": "save", "field-term": "abc"})
    folds = {
        said: state
        for state, said in re.findall(r'<details class="fold"( open)?><summary>(.*?)</summary>', answer.text)
    }
    assert folds["Minutes, from https://new.example.gov: change"] == " open"
    assert "<b>Gate Signs WG</b>" in answer.text


def test_what_is_saved_by_now_stands_beside_what_was_typed_and_no_fold_hides_it(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    mine = form_of(client.get(PAPER).text) | {"do": "save", "field-acronym": "MINE"}
    world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": "save", "field-acronym": "THEIRS"})
    answer = world.post(client, PAPER, mine, PAPER)
    fold = next(one for one in answer.text.split("<details")[1:] if 'name="field-acronym"' in one)
    assert 'value="MINE"' in fold and "As it is saved now: “THEIRS”" in fold
