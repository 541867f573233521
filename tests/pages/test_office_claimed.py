"""Who is at work on a paper, from its own page: whatever button is used, what was typed in the form is not lost."""

import re
from pathlib import Path

import pytest

from tests.pages import forms
from tests.pages.test_office import PAPER, bring, form_of, office

TYPED = {"field-acronym": "PSX"}


@pytest.mark.parametrize("before", [{"do": "claim"}, {"do": "release"}], ids=lambda one: one["do"])
def test_a_claim_and_its_release_save_what_was_typed(tmp_path: Path, before: dict[str, str]) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    if before["do"] == "release":
        world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": "claim"})
    answer = world.post(client, PAPER, form_of(client.get(PAPER).text) | TYPED | before)
    assert answer.status_code == 303
    told = client.get(answer.headers["Location"]).text
    assert form_of(told)["field-acronym"] == "PSX"
    assert "<strong>Saved</strong>" in told
    assert ("You claimed this paper" in told) == (before["do"] == "claim")


def test_a_claim_alone_does_not_say_that_something_was_saved(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    answer = world.post(client, PAPER, forms.sent(client.get(PAPER).text) | {"do": "claim"})
    assert "<strong>Saved</strong>" not in client.get(answer.headers["Location"]).text


def test_a_claim_with_what_cannot_stand_is_not_made_and_gives_it_back(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    answer = world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": "claim", "field-term": "abc"})
    assert answer.status_code == 400 and form_of(answer.text)["field-term"] == "abc"
    assert "You claimed this paper" not in client.get(PAPER).text


def test_another_s_claim_is_lifted_and_what_was_typed_is_saved(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    world.person("assistant@example.gov", "assistant", office="dfo")
    assistant = world.client("assistant@example.gov")
    world.post(assistant, PAPER, form_of(assistant.get(PAPER).text) | {"do": "claim"})
    answer = world.post(client, PAPER, form_of(client.get(PAPER).text) | TYPED | {"do": "release"})
    told = client.get(answer.headers["Location"]).text
    assert form_of(told)["field-acronym"] == "PSX" and "assistant@example.gov has claimed" not in told
    refused = world.post(assistant, PAPER, form_of(assistant.get(PAPER).text) | TYPED | {"do": "release"})
    assert refused.status_code == 409 and "Nobody has claimed intake-1." in refused.text


def test_a_paper_that_is_called_of_another_kind_as_a_claim_is_lifted_is_read_as_that(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    world.person("assistant@example.gov", "assistant", office="dfo")
    assistant = world.client("assistant@example.gov")
    world.post(assistant, PAPER, form_of(assistant.get(PAPER).text) | {"do": "claim"})
    called = {"field-kind": "issue-paper", "do": "release"}
    answer = world.post(client, PAPER, form_of(client.get(PAPER).text) | called)
    assert answer.headers["Location"] == f"{PAPER}?done=kind#top"
    assert "It was read again as that" in client.get(answer.headers["Location"]).text


def test_what_was_typed_is_saved_before_a_paper_is_confirmed_as_a_whole(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    answer = world.post(client, PAPER, form_of(client.get(PAPER).text) | TYPED | {"do": "whole"})
    told = client.get(answer.headers["Location"]).text
    assert form_of(told)["field-acronym"] == "PSX" and "<strong>Confirmed as a whole</strong>" in told


def test_a_second_look_with_a_change_is_none_and_the_change_is_saved(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    world.person("assistant@example.gov", "assistant", office="dfo")
    assistant = world.client("assistant@example.gov")
    world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": "accept"})
    answer = world.post(assistant, PAPER, form_of(assistant.get(PAPER).text) | TYPED | {"do": "look"})
    assert answer.status_code == 409 and "What you typed is saved; the rest was not done." in answer.text
    assert form_of(answer.text)["field-acronym"] == "PSX"


def test_each_button_says_what_it_does_and_only_those_that_are_there(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    said = re.findall(r"<li><b>(.*?)</b>: ", client.get(PAPER).text)
    assert said == ["Claim", "Confirm as a whole, items later"]
    world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": "claim"})
    assert re.findall(r"<li><b>(.*?)</b>: ", client.get(PAPER).text) == ["Release", "Confirm as a whole, items later"]
    queue = re.findall(r"<li><b>(.*?)</b>: ", client.get("/office/").text)
    assert queue == ["Claim", "Release", "Confirm all sure values", "Confirm as a whole, items later"]
    assert "its number within its group&#39;s list" in client.get(PAPER).text.lower()
