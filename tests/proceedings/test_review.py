"""The review of a paper: what may not go on to publication is refused, by the place where it stands."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.builders import World
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS
from tracker.exchange.intake import bring_in
from tracker.proceedings import review
from tracker.records import find
from tracker.records.paper import Paper
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput

ID = "intake-1"
Typed = Mapping[int, Mapping[str, str]]


def brought(tmp_path: Path, text: str = RECOMMENDATIONS) -> tuple[World, Actor]:
    world = World(tmp_path)
    dfo = world.person()
    with world.inside():
        bring_in(dfo, "paper.txt", text.encode(), world.when)
    return world, dfo


def held(world: World, dfo: Actor) -> Paper:
    paper = find.paper(dfo, world.when.day, ID)
    assert paper is not None
    return paper


def corrected(world: World, dfo: Actor, *, fields: Mapping[str, str] | None = None, blocks: Typed | None = None,
              proposals: Typed | None = None) -> Paper:  # fmt: skip
    return review.correct(dfo, ID, world.when, fields=fields or {}, blocks=blocks or {}, proposals=proposals or {})


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"number": "../../x"}, 'Item 2: Number: "../../x" is not 6 digits.'),
        ({"number": "1" * 300}, "Item 2: Number: "),
        ({"ordinal": "²"}, "Item 2: Ordinal: "),
        ({"ordinal": "9" * 5000}, "Item 2: Ordinal: "),
        ({"group": "x" * 191}, "Item 2: Group heading: this has 191 characters; at most 150 are kept."),
    ],
)
def test_what_no_item_bears_is_refused_with_the_item_named(tmp_path: Path, typed: Mapping[str, str], said: str) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        block = held(world, dfo).items[1].id
        with pytest.raises(BadInput) as refused:
            corrected(world, dfo, blocks={block: typed})
        assert refused.value.message.startswith(said)
        assert refused.value.field == f"block-{block}-{next(iter(typed))}"


def test_an_item_without_words_is_not_confirmed(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        block = held(world, dfo).items[1].id
        corrected(world, dfo, blocks={block: {"text": " \r\n"}})
        with pytest.raises(BadInput, match="Item 2: Text is missing") as refused:
            review.accept(dfo, ID, world.when)
        assert refused.value.field == f"block-{block}-text"


def test_a_number_names_one_item(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        corrected(world, dfo, blocks={item.id: {"number": "010457"} for item in held(world, dfo).items[:2]})
        with pytest.raises(BadInput, match="Two items of the paper bear the number 010457"):
            review.accept(dfo, ID, world.when)
        corrected(world, dfo, blocks={held(world, dfo).items[0].id: {"number": ""}})
        assert [item.number for item in review.accept(dfo, ID, world.when).items] == [None, "010457", None]


@pytest.mark.parametrize(("text", "kind", "emptied", "label"), [
    (RECOMMENDATIONS, "group", "name", "Name"), (ISSUE_PAPER, "event", "group", "From"),
    (ISSUE_PAPER, "event", "to", "To"),
])  # fmt: skip
def test_a_proposal_without_its_name_is_rejected_or_refused(
    tmp_path: Path, text: str, kind: str, emptied: str, label: str
) -> None:
    world, dfo = brought(tmp_path, text)
    with world.inside():
        place = next(one.place for one in held(world, dfo).proposals if one.kind == kind)
        before = held(world, dfo).proposals[place - 1].said
        with pytest.raises(BadInput, match=f"Proposal {place}: {label} is missing") as refused:
            corrected(world, dfo, proposals={place: {"accepted": "yes", emptied: " "}})
        assert refused.value.field == f"proposal-{place}-{emptied}"
        corrected(world, dfo, proposals={place: {"accepted": "no", emptied: ""}})
        assert review.accept(dfo, ID, world.when).proposals[place - 1].said == before


def test_rejecting_what_is_not_proposed_is_refused(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        count = len(held(world, dfo).proposals)
        with pytest.raises(BadInput) as refused:
            review.accept(dfo, ID, world.when, rejected=[1, 99])
        assert str(refused.value) == f"intake-1 has no proposal 99. They are numbered 1 to {count}."
        assert held(world, dfo).state == "awaiting review"


def test_the_group_of_the_cover_follows_its_acronym_unless_it_was_given_its_own(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        one = next(one for one in held(world, dfo).proposals if one.said.get("name") == "Port Signs Working Group")
        assert one.said["acronym"] == "PSWG"
        as_shown = {one.place: {"accepted": "yes", "name": one.said["name"], "acronym": "PSWG"}}
        said = []
        for fields, proposals in [
            ({"acronym": "PSG"}, as_shown),
            ({"acronym": "PS"}, {one.place: {"acronym": "SIGNS"}}),
            ({"acronym": "PSX"}, {}),
        ]:
            paper = corrected(world, dfo, fields=fields, proposals=proposals)
            said.append([one.said["acronym"] for one in paper.proposals if "Port Signs" in one.said.get("name", "")])
        assert said == [["PSG"], ["SIGNS"], ["SIGNS"]]


def test_what_the_file_came_with_is_kept_as_a_name(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    given = {
        'a"b\r\nX: y.txt': "a b X y.txt",
        "a\0b.txt": "a b.txt",
        "../../etc/x.txt": "x.txt",
        r"C:\papers\été 2020.txt": "été 2020.txt",
        "x" * 400 + ".txt": "x" * 100 + ".txt",
        "no ending at all, but long enough": "no ending at all, but long enough",
        "\u202etxt.exe": "txt.exe",
        "/": "file",
    }
    with world.inside():
        for place, name in enumerate(given):
            bring_in(dfo, name, RECOMMENDATIONS.replace("2020", str(1990 + place)).encode(), world.when)
        assert [paper.forms[0].name for paper in reversed(find.papers(dfo, world.when.day))] == [*given.values()]


def test_an_address_too_long_to_be_one_is_refused(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    with world.inside(), pytest.raises(BadInput, match="Obtained from: this has 2,020 characters"):
        bring_in(dfo, "x.txt", RECOMMENDATIONS.encode(), world.when, source="https://example.gov/" + "x" * 2000)
