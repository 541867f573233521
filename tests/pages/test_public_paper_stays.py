"""An item is retracted while its paper stays, with these words in it: every form of the paper says them, and its page
that they are a recommendation no more."""

from pathlib import Path

from flask.testing import FlaskClient

from tests.builders import World
from tests.pages.audit_public import opened
from tests.papers import RECOMMENDATIONS
from tests.proceedings.builders_release import SET, out, reviewed
from tracker.proceedings import amend

ITEM, PAGE = f"{SET}/2", "/papers/2020-12-pswg-recommendations"
WORDS = "COAC recommends that CBP publish a map of all signs"


def retracted(folder: Path, key: str, reason: str) -> FlaskClient:
    """A reader of the record in which the officer took this out, and said that its paper stays."""
    world = World(folder)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside():
        amend.retract(dfo, key, world.when, reason=reason, paper_stays=True)
    world.site.catch_up()
    return world.client()


def test_the_page_of_a_paper_that_stays_shows_the_words_of_a_retracted_item_as_its_other_forms_do(
    tmp_path: Path,
) -> None:
    client = retracted(tmp_path, ITEM, "It was never made.")
    for path in (PAGE, f"{PAGE}@v1"):
        page = opened(client, path)
        (place,) = [text for text in page.text("li") if WORDS in text]
        assert "Retracted as a recommendation on January 15, 2026, 10:00 a.m. Eastern time: It was never made." in place
        assert "2 recommendations in this paper" in page.words
    assert WORDS in " ".join(client.get(f"{PAGE}.json").json["text"].split())
    assert WORDS not in opened(client, f"/recommendations/{ITEM}", 410).words


def test_the_page_of_a_paper_that_stays_shows_the_words_of_a_retracted_set(tmp_path: Path) -> None:
    page = opened(retracted(tmp_path, SET, "Another committee's."), PAGE)
    assert WORDS in page.words
    assert (
        "Retracted as a set of recommendations on January 15, 2026, 10:00 a.m. Eastern time: Another committee's."
        in page.words
    )
