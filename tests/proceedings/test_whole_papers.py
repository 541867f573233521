"""Whole and searchable now, items later; sure values confirmed at once; what is old is no news."""

from pathlib import Path

import pytest

from tests.builders import World, group
from tests.kinds import SUMMARY
from tests.papers import RECOMMENDATIONS
from tracker.exchange.check import examine
from tracker.exchange.intake import bring_in
from tracker.proceedings import amend, claims, publish, review
from tracker.proceedings.open_items import open_items
from tracker.proceedings.sure import confirm_sure
from tracker.published import find
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotYet
from tracker.search import look

KEY, SET = "2020-12/pswg/recommendations", "2020-12/pswg"
CLEAN = """Commercial Customs Operations Advisory Committee
Port Signs Working Group
Recommendations

{month}

1. COAC recommends that CBP number its {what}.
"""


def whole(world: World) -> Actor:
    """A paper that is public, without its items."""
    dfo = world.person()
    with world.inside():
        bring_in(dfo, "paper.txt", RECOMMENDATIONS.encode(), world.when)
        review.accept(dfo, "intake-1", world.when, whole=True)
        publish.publish(dfo, ["intake-1"], world.when)
    world.site.catch_up()
    return dfo


def found(world: World, words: str) -> list[str]:
    with world.reading() as reader:
        answer = look.look(reader, world.site.engine, words, on=world.when.day)
        return [hit.key for hit in answer.hits]


def faults(world: World) -> list[str]:
    return [fault for part in examine(world.url, world.site.engine).parts.values() for fault in part]


def test_a_whole_paper_is_public_and_found_and_has_no_items(tmp_path: Path) -> None:
    world = World(tmp_path)
    whole(world)
    shown = world.shown(KEY)
    assert shown is not None
    assert (shown.facts["whole"], "sets" in shown.facts, "items" in shown.facts) == (True, False, False)
    assert "mislead their drivers" in shown.text
    assert world.keys("recommendation") == []
    assert found(world, "mislead AND drivers") == [KEY]
    page = world.client().get("/papers/2020-12-pswg-recommendations").text
    assert "Its items are not yet in the record one by one; the full text is below." in page
    assert "mislead their drivers" in page
    assert faults(world) == []


def test_its_items_come_as_a_new_edition_of_the_same_paper(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = whole(world)
    with world.inside():
        open_items(dfo, "intake-1", world.when)
        with pytest.raises(NotYet, match="intake-1 is public as a whole already"):
            review.accept(dfo, "intake-1", world.when, whole=True)
        review.accept(dfo, "intake-1", world.when)
        told = publish.publish(dfo, ["intake-1"], world.when)
    world.site.catch_up()
    assert [one["key"] for one in told] == [KEY, SET, f"{SET}/1", f"{SET}/2", f"{SET}/3"]
    shown = world.shown(KEY)
    assert shown is not None and (shown.edition, shown.facts["sets"]) == (2, [SET])
    past = world.shown(KEY, "2021-01-01")
    assert past is not None and past.edition == 2  # as known today, of every day since the paper's own
    assert "Its items are not yet" not in world.client().get("/papers/2020-12-pswg-recommendations").text
    assert f"{SET}/3" in found(world, "mislead drivers")
    with world.inside(), pytest.raises(NotYet, match="The items of intake-1 are public already"):
        open_items(dfo, "intake-1", world.when)
    assert faults(world) == []


def test_what_was_published_with_the_whole_paper_is_not_published_again_with_its_items(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    world.publish(group("rail", "Rail Working Group"))
    text = SUMMARY.replace("Previous Rec", "The Rail Working Group expanded its membership.\n\nPrevious Rec")
    with world.inside():
        paper, _ = bring_in(dfo, "a.txt", text.encode(), world.when)
        events = {one.place: {"accepted": "yes"} for one in paper.proposals if one.kind == "event"}
        review.correct(dfo, "intake-1", world.when, fields={}, blocks={}, proposals=events)
        review.accept(dfo, "intake-1", world.when, whole=True)
        publish.publish(dfo, ["intake-1"], world.when)
        assert world.keys("event") == ["rail/membership-expanded"]
        open_items(dfo, "intake-1", world.when)
        review.accept(dfo, "intake-1", world.when)
        publish.publish(dfo, ["intake-1"], world.when)
    assert world.keys("event") == ["rail/membership-expanded"]


def test_a_contradiction_of_a_whole_paper_is_one_erratum(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    with world.inside():
        text = RECOMMENDATIONS.replace("December 2020", "Wednesday, December 15, 2020", 1)
        bring_in(dfo, "paper.txt", text.encode(), world.when)
        review.accept(dfo, "intake-1", world.when, whole=True, settled={"date": "2020-12-16"})
        publish.publish(dfo, ["intake-1"], world.when)
        open_items(dfo, "intake-1", world.when)
        review.accept(dfo, "intake-1", world.when)
        publish.publish(dfo, ["intake-1"], world.when)
    assert world.keys("erratum") == [f"{KEY}/erratum/1"]


def test_what_was_corrected_in_the_record_stays_corrected_when_the_items_come(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = whole(world)
    with world.inside():
        amend.correct(dfo, KEY, world.when, reason="A misread word.", text="The right words.", title="The right title")
        open_items(dfo, "intake-1", world.when)
        review.accept(dfo, "intake-1", world.when)
        publish.publish(dfo, ["intake-1"], world.when)
    shown = world.shown(KEY)
    assert shown is not None
    assert (shown.title, shown.text, shown.facts["sets"]) == ("The right title", "The right words.", [SET])
    assert "whole" not in shown.facts and "sections" in shown.facts


def test_a_paper_whose_items_are_open_can_be_retracted(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = whole(world)
    with world.inside():
        open_items(dfo, "intake-1", world.when)
        amend.retract(dfo, KEY, world.when, reason="Another committee's.")
        paper = claims.known(dfo, "intake-1", world.when)
        assert (paper.state, paper.key) == ("awaiting review", None)
    world.site.catch_up()
    assert faults(world) == []


def test_taking_a_paper_whole_decides_nothing_about_what_it_proposes(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    with world.inside():
        bring_in(dfo, "paper.txt", RECOMMENDATIONS.encode(), world.when)
        review.accept(dfo, "intake-1", world.when, whole=True, rejected=[1])
        decided = [one.accepted for one in claims.known(dfo, "intake-1", world.when).proposals]
    assert decided[0] is False and set(decided[1:]) == {None}


def test_sure_values_are_confirmed_and_the_rest_is_named(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    with world.inside():
        bring_in(dfo, "paper.txt", RECOMMENDATIONS.encode(), world.when)
        done = confirm_sure(dfo, "intake-1", world.when)
        paper = claims.known(dfo, "intake-1", world.when)
        confirmed = {value.name for value in paper.values if value.confirmed_by}
        assert (done.values, paper.state) == (len(confirmed), "awaiting review")
        assert {"group", "date", "committee"} <= confirmed
        assert all(value.value is not None for value in paper.values if value.confirmed_by)
        assert any("warning" in left for left in done.left) and any("new to the record" in left for left in done.left)
        assert confirm_sure(dfo, "intake-1", world.when).values == 0


def test_a_paper_of_which_nothing_is_left_is_reviewed_thereby(tmp_path: Path) -> None:
    """The first of a group asks for a look, for the group is new; the next does not."""
    world = World(tmp_path)
    dfo = world.person()
    with world.inside():
        for month, what in (("June 2022", "gates"), ("July 2022", "lanes")):
            bring_in(dfo, "paper.txt", CLEAN.format(month=month, what=what).encode(), world.when)
        assert confirm_sure(dfo, "intake-1", world.when).left == ("1 group, term or event new to the record",)
        review.accept(dfo, "intake-1", world.when)
        publish.publish(dfo, ["intake-1"], world.when)
        assert confirm_sure(dfo, "intake-2", world.when).left == ()
        paper = claims.known(dfo, "intake-2", world.when)
        assert (paper.state, paper.reviewed_by) == ("reviewed", "dfo@example.gov")


@pytest.mark.parametrize(("month", "news"), [("June 2020", False), ("December 2025", True)])
def test_what_changed_lately_leaves_the_backlog_out(tmp_path: Path, month: str, news: bool) -> None:
    world = World(tmp_path)
    dfo = world.person()
    with world.inside():
        bring_in(dfo, "paper.txt", CLEAN.format(month=month, what="gates").encode(), world.when)
        review.accept(dfo, "intake-1", world.when)
        publish.publish(dfo, ["intake-1"], world.when)
    world.site.catch_up()
    client = world.client()
    told = client.get("/index.json").json
    assert bool(told["changes"]) is news
    assert ("Nothing new lately." in client.get("/").text) is not news
    assert "Older papers that are added to the record are not listed as news" in client.get("/").text
    assert len(told["papers"]) == 1
    with world.reading() as reader:
        assert bool([row for row in find.latest(reader, 50) if row.kind == "paper"]) is news


def test_a_correction_of_the_backlog_is_news(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = whole(world)
    with world.inside():
        amend.correct(dfo, KEY, world.when, reason="A misread word.", text="The right words.")
    world.site.catch_up()
    changes = world.client().get("/index.json").json["changes"]
    assert [(one["act"], one["url"]) for one in changes] == [("correct", "/papers/2020-12-pswg-recommendations")]


def test_nobody_is_said_to_have_looked_at_the_warnings_of_a_paper_confirmed_whole(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = whole(world)
    with world.inside():
        paper = claims.known(dfo, "intake-1", world.when)
        assert [warning.accepted_by for warning in paper.warnings] == [None]
        open_items(dfo, "intake-1", world.when)
        with pytest.raises(BadInput, match="1 warning has not been looked at"):
            review.accept(dfo, "intake-1", world.when, unseen=False)
