"""Which items of a paper are held already: the page on which a person decides, by form alone."""

import html
import re
from pathlib import Path

from flask.testing import FlaskClient

from tests.builders import World
from tests.pages.test_office import bring, form_of, office
from tests.papers import RECOMMENDATIONS

PAPER, ITEMS = "/office/papers/intake-2", "/office/papers/intake-2/items"
FIRST, SECOND = "2020-12/pswg/1", "2020-12/pswg/2"
LATER = RECOMMENDATIONS.replace("December 2020", "January 2021").replace("one sign", "two signs")


def asked(tmp_path: Path, later: str = LATER) -> tuple[World, FlaskClient]:
    """A set is published, and another that prints its items again is reviewed."""
    world, client = office(tmp_path)
    for place, text in enumerate((RECOMMENDATIONS, later), 1):
        bring(world, client, text)
        paper = f"/office/papers/intake-{place}"
        assert world.post(client, paper, form_of(client.get(paper).text) | {"do": "accept"}, paper).status_code == 303
        if place == 1:
            assert world.post(client, f"{paper}/publish", {"confirmed": "intake-1"}).status_code == 303
    return world, client


def sent(client: FlaskClient, path: str = ITEMS) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', client.get(path).text))


def told(text: str) -> str:
    return " ".join(html.unescape(re.sub("<[^>]+>", "", text)).split())


def chosen(text: str) -> list[str]:
    return re.findall(r'name="item-\d+" value="([^"]*)" checked', text)


def test_the_account_is_told_and_only_what_is_open_is_asked(tmp_path: Path) -> None:
    _, client = asked(tmp_path)
    assert "Which of its items are held already?" in client.get(PAPER).text
    page = client.get(ITEMS).text
    assert "3 items: 2 are in the record already, in the same words; 1 waits for a decision." in told(page)
    assert [int(place) for place in re.findall(r'<fieldset [^>]*id="item-(\d+)"', page)] == [1]
    assert (chosen(page), "<del>" in page, "<ins>" in page) == ([], True, True)
    assert "[taken out: one sign, end of what was taken out] [put in: two signs" in told(page)
    refused = client.get(f"{PAPER}/preview")
    assert refused.status_code == 409 and f"Decide at {ITEMS}" in refused.text


def test_what_is_chosen_is_saved_and_published(tmp_path: Path) -> None:
    world, client = asked(tmp_path)
    answer = world.post(client, ITEMS, sent(client) | {"item-1": f"version {FIRST}", "do": "save"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{ITEMS}?show=open&page=1&done=1")
    page = client.get(answer.headers["Location"]).text
    assert "Saved January 15, 2026" in told(page) and "Nothing more has to be decided." in told(page)
    decided = client.get(f"{ITEMS}?show=decided").text
    assert chosen(decided) == [f"version {FIRST}"] and "Decided by person@example.gov" in told(decided)
    assert world.post(client, f"{PAPER}/publish", {"confirmed": "intake-2"}).status_code == 303
    assert world.keys("recommendation") == [FIRST, SECOND, "2020-12/pswg/3"]
    assert "The paper is published" in client.get(ITEMS).text


def test_a_decision_is_taken_back(tmp_path: Path) -> None:
    world, client = asked(tmp_path)
    for choice in ("new", "open"):
        world.post(client, ITEMS, sent(client, f"{ITEMS}?show=all") | {"item-1": choice}, f"{ITEMS}?show=all")
    assert "1 waits for a decision" in told(client.get(ITEMS).text)


def test_another_item_is_named_by_its_number_or_key_and_a_wrong_one_is_kept(tmp_path: Path) -> None:
    world, client = asked(tmp_path)
    wrong = world.post(client, ITEMS, sent(client) | {"item-1": "version", "item-1-key": "2099-01/x/1"})
    assert wrong.status_code == 400
    assert 'no recommendation "2099-01/x/1" is held' in told(wrong.text) and 'value="2099-01/x/1"' in wrong.text
    assert chosen(wrong.text) == ["version"]
    bare = world.post(client, ITEMS, sent(client) | {"item-1-key": SECOND})
    assert bare.status_code == 400 and f'"{SECOND}" was typed, but not what the item is' in told(bare.text)
    right = sent(client) | {"item-1": "misprint", "item-1-key": f" {FIRST} "}
    assert world.post(client, ITEMS, right).status_code == 303
    assert chosen(client.get(f"{ITEMS}?show=decided").text) == [f"misprint {FIRST}"]


def test_nothing_chosen_and_an_old_page_are_refused_with_what_was_chosen_kept(tmp_path: Path) -> None:
    world, client = asked(tmp_path)
    first = sent(client)
    assert "Nothing was chosen" in world.post(client, ITEMS, first).text
    assert world.post(client, ITEMS, first | {"item-1": "new"}).status_code == 303
    late = world.post(client, ITEMS, first | {"item-1": f"version {FIRST}"}, f"{ITEMS}?show=all")
    assert late.status_code == 409 and "This paper was changed since you opened it" in late.text


def test_all_of_which_only_one_comes_into_question_are_taken_at_once(tmp_path: Path) -> None:
    world, client = asked(tmp_path)
    assert "1 item bears the number, the words or the place" in told(client.get(ITEMS).text)
    assert world.post(client, ITEMS, sent(client) | {"do": "easy"}).status_code == 303
    assert chosen(client.get(f"{ITEMS}?show=decided").text) == [f"version {FIRST}"]


def test_what_the_record_speaks_against_is_not_offered(tmp_path: Path) -> None:
    numbered = LATER.replace("1. COAC", "021001\n1. COAC", 1)
    world, client = asked(tmp_path, numbered)
    world.post(client, ITEMS, sent(client) | {"item-1": f"version {FIRST}"})
    world.post(client, f"{PAPER}/publish", {"confirmed": "intake-2"})
    bring(world, client, numbered.replace("January", "April").replace("two signs", "three signs"))
    page = client.get("/office/papers/intake-3/items").text
    values = re.findall(r'name="item-1" value="([^"]*)"', page)
    assert values == [f"version {FIRST}", f"misprint {FIRST}", "version", "misprint"]  # its number is no new one's


def test_long_lists_come_in_pages(tmp_path: Path) -> None:
    items = "\n".join(
        f"{place}. COAC recommends that CBP paint gate number {place} {'very ' * place}green." for place in range(1, 46)
    )
    world, client = office(tmp_path)
    head = RECOMMENDATIONS.partition("1. COAC")[0]
    bring(world, client, head + items + "\n")
    path = "/office/papers/intake-1/items?show=sure"
    pages = [client.get(f"{path}&page={page}").text for page in (1, 3, 99)]
    assert [page.count("<fieldset") for page in pages] == [20, 5, 5]
    assert "Page 3 of 3" in pages[2] and "45 are new" in told(pages[0])
