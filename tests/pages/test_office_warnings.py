"""What the reader warns of, on the page of the review: answered by what a person does, not by a tick alone."""

import re
from pathlib import Path

from tests.pages import forms
from tests.pages.test_office import PAPER, bring, office
from tests.papers import RECOMMENDATIONS

UNDATED = RECOMMENDATIONS.replace("December 2020\n", "").replace("previously submitted in February 2019 and July 2020",
                                                                "previously submitted")  # fmt: skip
MISSED = "no date of the paper was found"


def boxes(html: str) -> list[str]:
    """The warnings that are there to be ticked."""
    return re.findall(r'type="checkbox" form="review" name="(warning-\d+)-looked"', html)


def test_a_warning_that_nothing_was_found_goes_once_the_field_is_filled_in(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, UNDATED)
    first = client.get(PAPER).text
    assert MISSED in first
    world.post(client, PAPER, forms.sent(first) | {"do": "save", "field-date": "December 2020"})
    filled = client.get(PAPER).text
    assert MISSED not in filled and len(boxes(filled)) == len(boxes(first)) - 1
    ticked = {f"{name}-looked": "yes" for name in boxes(filled)}
    assert world.post(client, PAPER, forms.sent(filled) | ticked | {"do": "accept"}).status_code == 303
    preview = client.get(f"{PAPER}/preview").text
    assert ("Notes on this paper" in preview, MISSED in preview.lower()) == (True, False)


def test_a_word_typed_into_an_item_is_to_be_looked_at_before_the_paper_is_confirmed(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client)
    page = client.get(PAPER).text
    assert "<strong>0 not in the source</strong>" in page
    form = forms.looked(forms.sent(page))
    box = next(name for name, words in form.items() if "one sign at each gate" in words)
    changed = form | {box: form[box].replace("one sign", "900 signs"), "do": "accept"}
    assert world.post(client, PAPER, changed).status_code == 400
    page = client.get(PAPER).text
    assert "<strong>2 not in the source</strong>" in page and "“900”, “signs”; look whether" in page
    name = boxes(page)[-1]
    assert f'id="from-{name}"' in page  # the warning leads to its place in the source
    looked = forms.sent(page) | {f"{name}-looked": "yes", "do": "accept"}
    assert world.post(client, PAPER, looked).status_code == 303


def test_it_comes_back_when_the_field_is_emptied_again(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, UNDATED)
    for typed in ("December 2020", ""):
        world.post(client, PAPER, forms.sent(client.get(PAPER).text) | {"do": "save", "field-date": typed})
    assert MISSED in client.get(PAPER).text


def test_the_queue_counts_it_no_more(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, UNDATED)
    before = len(boxes(client.get(PAPER).text))
    world.post(client, PAPER, forms.sent(client.get(PAPER).text) | {"do": "save", "field-date": "December 2020"})
    counted = re.search(r'<td data-label="To look at">(\d+) warning', client.get("/office/").text)
    assert counted and int(counted[1]) == before - 1
