"""After a paper was confirmed: what is said, and how it is taken back."""

from pathlib import Path

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
