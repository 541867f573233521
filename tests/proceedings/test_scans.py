"""Pages without text of their own: imported unread, typed in or waived by a person, and only then published."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import World
from tests.builders_pdf import Printed, block, centred
from tests.builders_scan import scanned
from tracker.exchange import rereading
from tracker.exchange.check import examine
from tracker.exchange.intake import bring_in
from tracker.proceedings import review
from tracker.proceedings.publish import publish
from tracker.proceedings.scans import ScannedPage, pages_of
from tracker.records import find
from tracker.records.paper import STATEMENT, Paper
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, NotAllowed, NotYet, Refusal

COVER = [
    centred("Commercial Customs Operations Advisory Committee (COAC)", 80),
    centred("Safe Roads Subcommittee", 90),
    centred("Hatch Working Group", 105),
    centred("Recommendations", 120),
    Printed("March 2022", 150),
]
FIRST = block("COAC recommends that the gates stay open on Fridays.", 100, label="1.")
SECOND = block("COAC recommends that each gate has a sign.", 100, label="2.")
THIRD = block("COAC recommends that each sign names the lane.", 100, label="3.")
TYPED = "2. COAC recommends that\neach gate has a sign."
ID = "intake-1"


@pytest.fixture(autouse=True)
def _without_a_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def brought(folder: Path, *pictures: int) -> tuple[World, Actor]:
    world = World(folder)
    dfo = world.person()
    with world.inside():
        bring_in(dfo, "set.pdf", scanned(COVER, FIRST, SECOND, THIRD, pictures=pictures or (3,)), world.when)
    return world, dfo


def held(world: World, actor: Actor) -> Paper:
    paper = find.paper(actor, world.when.day, ID)
    assert paper is not None
    return paper


def settled(world: World, actor: Actor, what: str, page: int, words: str, **more: Any) -> None:
    with world.inside():
        getattr(rereading, what)(actor, ID, page, words, world.when, **more)


def codes(paper: Paper) -> list[str]:
    """Of its warnings, but for the one that an item is missing."""
    return [warning.code for warning in paper.warnings if warning.code != "missing-field"]


def items(paper: Paper) -> list[tuple[int | None, str]]:
    return [(item.ordinal, item.text) for item in paper.items]


def test_a_page_that_nobody_read_is_kept_as_a_warning_and_keeps_the_paper_back(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        assert codes(held(world, dfo)) == ["unread-page"]
        assert pages_of(held(world, dfo)) == [ScannedPage(3, "unread", "")]
        review.accept(dfo, ID, world.when)
        with pytest.raises(NotYet, match="pages that nobody has read yet"):
            publish(dfo, [ID], world.when)


def test_a_typed_page_is_read_and_the_paper_can_go_out(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    settled(world, dfo, "type_page", 3, TYPED)
    with world.inside():
        paper = held(world, dfo)
        assert (codes(paper), paper.state) == ([], "awaiting review")
        assert pages_of(paper) == [ScannedPage(3, "typed", TYPED)]
        assert items(paper) == [
            (1, "COAC recommends that the gates stay open on Fridays."),
            (2, "COAC recommends that each gate has a sign."),
            (3, "COAC recommends that each sign names the lane."),
        ]
        review.accept(dfo, ID, world.when)
        assert len(publish(dfo, [ID], world.when)) == 5


def test_a_waived_page_goes_out_with_its_reason(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    settled(world, dfo, "waive_page", 3, "A photograph of the gate.")
    with world.inside():
        paper = held(world, dfo)
        message = "page 3 was not read and is left out: A photograph of the gate."
        assert [(one.code, one.message, one.accepted_by) for one in paper.warnings][1:] == [
            ("waived-page", message, "dfo@example.gov")
        ]
        review.accept(dfo, ID, world.when)
        key = publish(dfo, [ID], world.when)[0]["key"]
    shown = world.shown(key)
    assert shown is not None
    assert shown.facts["words"]["unread_pages"] == [3]
    assert shown.facts["notes"][1:] == [{"code": "waived-page", "message": message}]


def test_a_waived_page_can_still_be_typed_and_a_typed_one_corrected(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    settled(world, dfo, "waive_page", 3, "Nothing there.")
    settled(world, dfo, "type_page", 3, "2. COAC recommends thee gates.")
    settled(world, dfo, "type_page", 3, TYPED)
    with world.inside():
        assert pages_of(held(world, dfo)) == [ScannedPage(3, "typed", TYPED)]
        assert codes(held(world, dfo)) == []
        assert len(items(held(world, dfo))) == 3


def test_each_page_is_settled_by_itself(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, 3, 4)
    settled(world, dfo, "type_page", 3, TYPED)
    with world.inside():
        assert [page.how for page in pages_of(held(world, dfo))] == ["typed", "unread"]
        assert codes(held(world, dfo)) == ["unread-page"]
    settled(world, dfo, "waive_page", 4, "Empty.")
    with world.inside():
        assert [page.how for page in pages_of(held(world, dfo))] == ["typed", "waived"]
        assert codes(held(world, dfo)) == ["waived-page"]


def test_what_a_person_confirmed_or_changed_before_is_kept(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        first = held(world, dfo).items[0]
        review.correct(
            dfo, ID, world.when,
            fields={"group": "Hatches Working Group"},
            blocks={first.id: {"text": "COAC recommends that all gates stay open."}},
            proposals={},
        )  # fmt: skip
    settled(world, dfo, "type_page", 3, TYPED)
    with world.inside():
        paper = held(world, dfo)
        assert paper.value("group") == "Hatches Working Group"
        assert paper.value("date") == {"printed": "March 2022", "value": "2022-03", "precision": "month"}
        assert items(paper) == [
            (1, "COAC recommends that all gates stay open."),
            (2, "COAC recommends that each gate has a sign."),
            (3, "COAC recommends that each sign names the lane."),
        ]
        spans = [(block.start, block.end) for block in paper.items]
        assert [paper.text[start:end].split()[0] for start, end in spans] == ["1.", "2.", "3."]


def test_a_reviewed_paper_awaits_review_again(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        review.accept(dfo, ID, world.when)
    settled(world, dfo, "type_page", 3, TYPED)
    with world.inside():
        assert held(world, dfo).state == "awaiting review"


MOTIONS = [
    "Commercial Customs Operations Advisory Committee",
    "Meeting Minutes",
    "December 16, 2020",
    "",
    "Secure Trade Lanes Subcommittee",
    "",
    "The recommendation on the tolls was tabled.",
]
READ_BY_NOBODY = "The recommendation on the maps was withdrawn.\n\nThe recommendation on the signs was not adopted."


def test_what_a_typed_page_says_of_recommendations_is_proposed_once(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    pages = [Printed(line, 80 + 15 * place, 72) for place, line in enumerate(MOTIONS) if line]

    def said() -> dict[str, Any]:
        paper = held(world, dfo)
        held_now = [one for one in paper.proposals if one.kind == STATEMENT]
        for one in held_now:
            if one.said["span"]:
                first, last = one.said["span"]
                assert paper.text[first:last].split() == one.said["printed"].split()
        return {one.said["printed"].split()[4]: (one.accepted, one.said["action"]) for one in held_now}

    with world.inside():
        bring_in(dfo, "minutes.pdf", scanned(pages, [Printed("seen by nobody", 80, 72)], pictures=(2,)), world.when)
        assert list(said()) == ["tolls"]
        (tolls,) = (one.place for one in held(world, dfo).proposals if one.kind == STATEMENT)
        review.correct(
            dfo, ID, world.when, fields={}, blocks={}, proposals={tolls: {"accepted": "", "action": "passed"}}
        )
    settled(world, dfo, "type_page", 2, READ_BY_NOBODY)
    with world.inside():
        assert said() == {"tolls": (False, "passed"), "maps": (False, "withdrawn"), "signs": (False, "not passed")}
    settled(world, dfo, "type_page", 2, READ_BY_NOBODY.replace("signs", "gates"))
    with world.inside():
        assert said() == {"tolls": (False, "passed"), "maps": (False, "withdrawn"), "gates": (False, "not passed")}


def test_the_check_of_the_home_holds_after_each_act(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, 3, 4)
    settled(world, dfo, "type_page", 3, TYPED)
    settled(world, dfo, "waive_page", 4, "Empty.")
    assert examine(world.url, world.site.engine).parts["workspace"] == []


@pytest.mark.parametrize(
    ("what", "page", "words", "more", "refusal", "said"),
    [
        ("type_page", 1, TYPED, {}, BadInput, "Page 1 of intake-1 is not one.*without text are: 3"),
        ("type_page", 3, " \n", {}, BadInput, "Text of the page is missing"),
        ("type_page", 3, "w" * 50_001, {}, BadInput, "at most 50,000 are kept"),
        ("type_page", 3, "a\0b", {}, BadInput, "NUL"),
        ("waive_page", 3, "", {}, BadInput, "Reason is missing"),
        ("waive_page", 3, "Empty.", {"version": 77}, NotYet, "This paper was changed since you opened it"),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(
    tmp_path: Path, what: str, page: int, words: str, more: dict[str, int], refusal: type[Refusal], said: str
) -> None:
    world, dfo = brought(tmp_path)
    with pytest.raises(refusal, match=said):
        settled(world, dfo, what, page, words, **more)
    with world.inside():
        assert codes(held(world, dfo)) == ["unread-page"]


def test_only_the_office_types(tmp_path: Path) -> None:
    world, _ = brought(tmp_path)
    liaison = world.person("liaison@example.gov", "liaison", office="dfo")
    with pytest.raises((Missing, NotAllowed)):
        settled(world, liaison, "type_page", 3, TYPED)


def test_a_published_paper_is_not_typed_into(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    settled(world, dfo, "waive_page", 3, "Empty.")
    with world.inside():
        review.accept(dfo, ID, world.when)
        publish(dfo, [ID], world.when)
    with pytest.raises(NotYet):
        settled(world, dfo, "type_page", 3, TYPED)
