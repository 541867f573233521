"""From the office into the record: keys, identities, what is refused, what is attested, what is done to it later."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import World
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS, SIGNS
from tests.proceedings.builders_release import SET, out, reviewed
from tracker.exchange.intake import bring_in
from tracker.proceedings import amend, decide, publish, review
from tracker.proceedings.matching import Decision
from tracker.published import find, identities, standing, thing
from tracker.published.entry import Edition
from tracker.records import find as workspace
from tracker.rules.paper import FIELDS
from tracker.rules.refusal import BadInput, Missing, NotAllowed, NotYet
from tracker.text.dates import from_value

NUMBERED = RECOMMENDATIONS.replace("1. COAC recommends that CBP post", "090101\n1. COAC recommends that CBP post")
AGAIN = NUMBERED.replace("December 2020", "January 2021").replace("one sign", "two signs")


def test_a_paper_becomes_entries_with_permanent_keys(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    assert out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS)) == [
        f"{SET}/recommendations",
        SET,
        f"{SET}/1",
        f"{SET}/2",
        f"{SET}/3",
    ]
    third = world.shown(f"{SET}/3")
    assert third is not None
    assert third.text.endswith("mend those first, before new ones are put up.")
    source = {"source": f"{SET}/recommendations", "span": third.facts["span"]}
    assert third.facts["attested"] == {**source, "backlog": True}  # five years old
    assert third.status == {"text": None, "action": None, "feedback": None, "implementation": None}
    assert (third.to("group"), third.since.value) == (["pswg"], "2020-12")


def test_an_act_of_ours_is_not_attested(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS), attested=False)
    shown = world.shown(f"{SET}/1")
    assert shown is not None and "attested" not in shown.facts


def test_what_is_posted_for_a_meeting_to_come_is_known_from_the_day_it_is_posted(tmp_path: Path) -> None:
    world = World(tmp_path, at="2020-11-25T15:00:00+00:00")
    dfo = world.person()
    ids = reviewed(world, dfo, RECOMMENDATIONS)
    with pytest.raises(BadInput, match="December 2020 lies in the future"):  # nobody can have said it already
        out(world, dfo, *ids)
    out(world, dfo, *ids, attested=False)
    shown = world.shown(f"{SET}/1", "2020-11-25")
    assert shown is not None
    assert (shown.since.value, shown.facts["date"]["value"]) == ("2020-11-25", "2020-12")


def test_a_month_far_ahead_is_taken_for_a_slip(tmp_path: Path) -> None:
    world = World(tmp_path, at="2020-08-20T15:00:00+00:00")
    dfo = world.person()
    with pytest.raises(BadInput, match="lies in the future"):
        out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS), attested=False)


def test_a_reference_that_dangles_stays_visible_until_it_is_resolved(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    second = world.shown(f"{SET}/2")
    assert second is not None
    (reference,) = second.facts["references"]
    assert (reference["expected"], reference["values"]) == (2, ["2019-02", "2020-07"])
    (id,) = reviewed(world, dfo, SIGNS.replace("March 2021", "July 2020"))
    keys = out(world, dfo, id)
    with world.inside():
        with pytest.raises(BadInput, match="prints no reference"):
            amend.resolve(dfo, second.key, "2018-01", keys[1], world.when)
        amend.resolve(dfo, second.key, "2020-07", keys[1], world.when)
    with world.reading() as reader:
        (link,) = find.leading_to(reader, second.key, world.when.day, ["of"])
        told = thing.one(reader, link.key, world.when.day)
    assert told is not None and told.to("refers to") == ["2020-07/pswg"]


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
@pytest.mark.parametrize("together", [True, False])
def test_a_renamed_group_is_one_group_in_whatever_order_its_papers_come(
    tmp_path: Path, order: list[int], together: bool
) -> None:
    world = World(tmp_path)
    dfo = world.person()
    ids = reviewed(world, dfo, *[[RECOMMENDATIONS, ISSUE_PAPER][place] for place in order])
    keys = out(world, dfo, *ids) if together else [key for id in ids for key in out(world, dfo, id)]
    group = "pswg" if together or order == [0, 1] else "port-signs"
    assert {f"2023-12/{group}/issue-paper", f"2020-12/{group}/3"} <= set(keys)
    with world.reading() as reader:
        held = [one for one in identities.names_held(reader) if one.key == group]
        assert standing.compare(reader) == []
    assert next(one.name for one in held) == "Port Signs Working Group"
    assert held[-1].name == "Wayfinding Working Group"
    assert held[-1].since == "2022-02-10"
    assert {one.parent for one in held} == {"secure-trade-lanes"}
    assert world.keys("term") == ["15", "16"]


def test_what_a_person_rejects_is_not_published(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    with world.inside():
        paper, _ = bring_in(dfo, "paper.txt", ISSUE_PAPER.encode(), world.when)
        events = [one.place for one in paper.proposals if one.kind == "event"]
        review.accept(dfo, paper.id, world.when, rejected=events)
    assert out(world, dfo, "intake-1") == ["2023-12/way/issue-paper"]


def test_nothing_unreviewed_is_published_and_nothing_with_it(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    (first,) = reviewed(world, dfo, RECOMMENDATIONS)
    with world.inside():
        second, _ = bring_in(dfo, "paper.txt", ISSUE_PAPER.encode(), world.when)
        with pytest.raises(NotYet, match="awaiting review"):
            publish.publish(dfo, [first, second.id], world.when)
        with pytest.raises(Missing):
            publish.publish(dfo, [first, "intake-7"], world.when)
    assert world.keys("paper") == []
    assert out(world, dfo, first)[0] == f"{SET}/recommendations"
    with world.inside(), pytest.raises(NotYet, match='The paper is "published"'):
        publish.publish(dfo, [first], world.when)


def test_an_assistant_publishes_nothing(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo, assistant = world.person(), world.person("assistant@example.gov", "assistant", office="dfo")
    (id,) = reviewed(world, assistant, RECOMMENDATIONS)
    with pytest.raises(NotAllowed):
        out(world, assistant, id)
    with world.inside(), pytest.raises(NotAllowed):
        amend.retract(assistant, "coac", world.when, reason="No reason at all.")
    assert out(world, dfo, id) != []


def test_a_number_once_out_is_not_given_again(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    first, second = reviewed(world, dfo, NUMBERED, AGAIN)
    out(world, dfo, first)
    shown = world.shown(f"{SET}/1")
    assert shown is not None and (shown.title, shown.url) == ("Recommendation 090101", "/recommendations/090101")
    with world.inside(), pytest.raises(BadInput, match=f"090101 is the number of {SET}/1, so it is no new"):
        decide.decide(dfo, second, world.when, {1: Decision("new")})
    with pytest.raises(NotYet, match="of 1 item somebody has to say which recommendation it is"):
        out(world, dfo, second)


def test_a_field_that_is_not_public_is_no_fact_of_the_published_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = [replace(field, public=field.name != "office") for field in FIELDS["issue-paper"]]
    monkeypatch.setitem(FIELDS, "issue-paper", tuple(fields))
    world = World(tmp_path)
    dfo = world.person()
    (key, *_) = out(world, dfo, *reviewed(world, dfo, ISSUE_PAPER))
    shown = world.shown(key)
    assert shown is not None and shown.facts["submitted_by"] == "Pat Example, OFO"
    assert "office" not in shown.facts


def test_one_release_gives_a_number_once(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    with pytest.raises(NotYet, match="intake-2: of 1 item somebody has to say"):
        out(world, dfo, *reviewed(world, dfo, NUMBERED, AGAIN))
    assert world.keys("recommendation") == []


def test_items_without_an_ordinal_are_counted_on_from_the_highest(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    (id,) = reviewed(world, dfo, RECOMMENDATIONS)
    with world.inside():
        paper = workspace.paper(dfo, world.when.day, id)
        assert paper is not None
        typed = {paper.items[0].id: {"ordinal": ""}, paper.items[1].id: {"ordinal": "1"}}
        review.correct(dfo, id, world.when, fields={}, blocks=typed, proposals={})
        review.accept(dfo, id, world.when)
    assert out(world, dfo, id)[2:] == [f"{SET}/4", f"{SET}/1", f"{SET}/3"]
    shown = world.shown(f"{SET}/4")
    assert shown is not None and shown.title == "Recommendation, Port Signs Working Group, December 2020"


def test_a_second_set_of_a_month_gets_a_key_of_its_own(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    first, second = reviewed(world, dfo, RECOMMENDATIONS, SIGNS.replace("March 2021", "December 2020"))
    out(world, dfo, first)
    assert out(world, dfo, second)[:3] == [f"{SET}/recommendations-2", f"{SET}-2", f"{SET}-2/1"]


def test_the_paper_remembers_its_key_and_the_journal_the_release(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    (id,) = reviewed(world, dfo, RECOMMENDATIONS)
    out(world, dfo, id)
    with world.inside():
        paper = workspace.paper(dfo, world.when.day, id)
        assert paper is not None and (paper.state, paper.key) == ("published", f"{SET}/recommendations")


def test_an_ordinal_that_stands_twice_is_refused_and_loses_no_item(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    (id,) = reviewed(world, dfo, RECOMMENDATIONS)
    with world.inside():
        paper = workspace.paper(dfo, world.when.day, id)
        assert paper is not None
        blocks = {paper.items[1].id: {"ordinal": "1"}}
        review.correct(dfo, id, world.when, fields={}, blocks=blocks, proposals={})
        review.accept(dfo, id, world.when)
    with pytest.raises(BadInput, match="an ordinal stands twice under one heading"):
        out(world, dfo, id)
    assert world.keys("recommendation") == []


def test_a_key_names_one_kind_for_good(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(Edition("15", "term", "15th term", from_value("2019-05-01"), facts={"number": 15}))
    with pytest.raises(BadInput, match='The key "15" names a term already'):
        world.publish(Edition("15", "group", "Quay Cranes", from_value("2020-01-01")))
    with pytest.raises(BadInput, match="makes no key"):
        world.publish(Edition("", "group", "?", from_value("2020-01-01")))
    assert world.keys("term") == ["15"]
