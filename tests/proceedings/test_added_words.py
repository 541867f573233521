"""Words that a reviewer types into an item and the source has not: counted, warned of by name, told to readers."""

from pathlib import Path

import pytest

from tests.builders import World
from tests.kinds import CRITERIA
from tests.proceedings.test_review import ID, brought, corrected, held
from tests.proceedings.test_review_warnings import NOTHING
from tracker.proceedings import publish, rearrange, review
from tracker.proceedings.added_words import CODE, counted
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput

KEY = "2020-12/pswg/recommendations"


def warned(world: World, dfo: Actor) -> list[tuple[str, str | None]]:
    return [(one.message, one.accepted_by) for one in held(world, dfo).warnings if one.code == CODE]


def typed(world: World, dfo: Actor, old: str, new: str, item: int = 1) -> None:
    block = held(world, dfo).items[item - 1]
    assert old in block.text
    corrected(world, dfo, blocks={block.id: {"text": block.text.replace(old, new)}})


def test_a_changed_word_is_warned_of_until_it_is_put_back(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        assert (warned(world, dfo), counted(held(world, dfo))) == ([], 0)
        typed(world, dfo, "one sign", "900 signs NEVER")
        said = "Item 1 has 3 words that do not stand in the source: “900”, “signs”, “NEVER”; "
        assert warned(world, dfo) == [(said + "look whether the paper prints them", None)]
        typed(world, dfo, "900 signs NEVER", "one sign")
        assert (warned(world, dfo), counted(held(world, dfo))) == ([], 0)


def test_it_must_be_looked_at_and_stays_looked_at_while_it_says_the_same(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        typed(world, dfo, "one sign", "two sign")
        places = {one.place: True for one in held(world, dfo).warnings}
        review.correct(dfo, ID, world.when, **NOTHING, looked={place: True for place in places if place != 2})
        with pytest.raises(BadInput, match="1 warning has not been looked at") as refused:
            review.accept(dfo, ID, world.when, unseen=False)
        assert refused.value.field == "warning-2"
        review.correct(dfo, ID, world.when, **NOTHING, looked=places)
        corrected(world, dfo, fields={"note": "Seen."})
        assert [who for _, who in warned(world, dfo)] == ["dfo@example.gov"]
        assert review.accept(dfo, ID, world.when, unseen=False).state == "reviewed"
        typed(world, dfo, "two sign", "six sign")
        assert [who for _, who in warned(world, dfo)] == [None]


def test_readers_are_told_how_many(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        typed(world, dfo, "one sign", "two sign")
        review.accept(dfo, ID, world.when)
        publish.publish(dfo, [ID], world.when)
    shown = world.shown(KEY)
    assert shown and shown.facts["words"]["added"] == 1
    assert "Item 1 has 1 word that does not stand in the source: “two”" in [
        one["message"] for one in shown.facts["notes"]
    ]
    page = world.client().get("/papers/2020-12-pswg-recommendations").text
    assert ", 1 not in the source</dd>" in page


def test_putting_items_right_by_their_buttons_adds_none(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        ids = [item.id for item in held(world, dfo).items]
        rearrange.join(dfo, ID, ids[0], world.when)
        cut = held(world, dfo).items[0].text.index(" ", 30) + 1
        rearrange.split(dfo, ID, ids[0], cut, world.when)
        rearrange.move(dfo, ID, ids[0], 1, world.when)
        rearrange.unlist(dfo, ID, held(world, dfo).items[-1].id, world.when)
        assert (warned(world, dfo), counted(held(world, dfo))) == ([], 0)


def test_what_an_item_bore_beside_its_words_is_no_addition_to_its_section(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, CRITERIA)
    with world.inside():
        for item in list(held(world, dfo).items):
            rearrange.unlist(dfo, ID, item.id, world.when)
        assert (warned(world, dfo), counted(held(world, dfo))) == ([], 0)


def test_words_moved_from_one_item_to_its_neighbour_stand_in_the_source(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        first, second, _ = held(world, dfo).items
        moved = {first.id: {"text": first.text.removesuffix(" and the office to call.")},
                 second.id: {"text": f"and the office to call. {second.text}"}}  # fmt: skip
        corrected(world, dfo, blocks=moved)
        assert warned(world, dfo) == []
