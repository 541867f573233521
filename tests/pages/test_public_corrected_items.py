"""The page of a paper of which an item was corrected: the item once, in its right words, with a note that leads on."""

from pathlib import Path

from tests.builders import World
from tests.pages.builders_public import group, paper_of, publish
from tests.pages.record_public import corrected
from tests.papers import RECOMMENDATIONS
from tests.proceedings.builders_release import SET, out, reviewed
from tracker.proceedings import amend

PAGE = "/papers/2020-12-pswg-recommendations"
NOTE = "<strong>Corrected</strong> January 15, 2026."


def test_the_words_before_a_correction_are_still_the_items(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    before = world.client().get(PAGE).text
    assert "<strong>Corrected" not in before and before.count("post one sign at each gate") == 1
    for text in ("COAC recommends that CBP post two signs.", "COAC recommends that CBP post three signs."):
        with world.inside():
            amend.correct(dfo, f"{SET}/1", world.when, reason="A slip of the hand.", text=text)
    page = world.client().get(PAGE).text
    assert [words in page for words in ("post one sign", "post two signs", "post three signs")] == [False, False, True]
    assert page.count("<strong>Corrected</strong>") == page.count(NOTE) == 1
    assert '<a href="/recommendations/2020-12/pswg/1#happened">See what stood here' in page


def test_a_set_that_names_no_edition_tells_the_correction_too(tmp_path: Path) -> None:
    world = World(tmp_path)
    made = [group("rail", "Rail Working Group", "2018-11-01"), *paper_of("2021-03/rail", ["Post a sign."], "Rail")]
    numbers = dict(zip((one.key for one in made), publish(world, *made), strict=True))
    item = next(one for one in made if one.kind == "recommendation")
    publish(world, corrected(item, numbers[item.key], "It was misread."), on="2026-06-04")
    (paper,) = (one.key for one in made if one.kind == "paper")
    page = world.client().get(f"/papers/{paper.replace('/', '-')}").text
    assert page.count("<strong>Corrected</strong> June 4, 2026.") == 1
