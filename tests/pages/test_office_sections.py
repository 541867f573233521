"""Sections on the page of the review: the words of items stand there once to be read, and once folded."""

import re
from pathlib import Path

from tests.pages.test_office import PAPER, bring, form_of, office
from tests.papers import RECOMMENDATIONS

FOLD = re.compile(r'<details class="moves"( open)?><summary>Its words, among them those of (.*?): show')
PLAIN = RECOMMENDATIONS.replace("COAC Port Signs Working Group (PSWG)\n\n", "")


def test_the_words_of_a_section_that_holds_the_items_are_folded_and_sent_all_the_same(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, PLAIN)
    html = client.get(PAPER).text
    assert FOLD.findall(html) == [("", "3 items")]
    section = re.search(r"Section \d+: without a heading, “Commercial Customs Operations Advisory …”", html)
    name = html[html.index("Its words, among") :].partition('name="')[2].partition('"')[0]
    assert section and "COAC further recommends" in form_of(html)[name]


def test_it_is_unfolded_where_a_refused_form_has_other_words_there(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    bring(world, client, PLAIN)
    html = client.get(PAPER).text
    name = html[html.index("Its words, among") :].partition('name="')[2].partition('"')[0]
    same = form_of(html) | {"do": "save", "field-term": "abc"}
    assert FOLD.findall(world.post(client, PAPER, same).text) == [("", "3 items")]
    other = world.post(client, PAPER, same | {name: "Other words."}).text
    assert FOLD.findall(other) == [(" open", "3 items")]
    assert '<details class="fold" open><summary>1 section' in other
