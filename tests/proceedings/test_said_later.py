"""Minutes and the list that their motions name, in whatever order they come: the outcome can be recorded in each, and
until it is, it waits where it is seen."""

from pathlib import Path

import pytest

from tests.builders import World
from tests.kinds import STATUSES
from tests.lists import as_csv
from tests.pages.test_public_counts import counted
from tests.papers import RECOMMENDATIONS
from tests.proceedings.builders_lists import listed, world_of
from tests.proceedings.builders_release import SET, out, reviewed
from tests.proceedings.test_statements import MINUTES, statements_of, status, told
from tracker.exchange.check import examine
from tracker.proceedings import amend, later, publish, review
from tracker.records import find
from tracker.records.paper import Paper
from tracker.records.queue import queue
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotAllowed, NotYet, Stale
from tracker.store.database import db

MOTION, TOLLS = (f"{SET}/1, {SET}/2", "passed", None, None), (None, "tabled", None, None)
BY_ITS_NAME = "2020-12/port-signs"  # the minutes, which came first, name the group without its acronym
MINUTES_KEY = "2020-12/coac/minutes"


def paper_of(world: World, actor: Actor, id: str) -> Paper:
    paper = find.paper(actor, world.when.day, id)
    assert paper is not None
    return paper


def statements(world: World, actor: Actor, id: str) -> list[tuple[object, ...]]:
    with world.inside():
        return [told(one) for one in statements_of(actor, world, id)]


def waits(world: World, actor: Actor) -> dict[str, tuple[str, int]]:
    """What the queue shows of each paper: its state, and how many statements it has for recommendations that came
    later."""
    with world.inside():
        return {row.id: (row.state, row.later) for row in queue(actor, world.when.day)}


def said(world: World, actor: Actor, id: str, typed: dict[int, dict[str, str]] | None = None) -> list[str]:
    with world.inside():
        return [one["key"] for one in later.say(actor, id, world.when, typed or {}, paper_of(world, actor, id).version)]


def both_out(folder: Path, *, attested: bool = True) -> tuple[World, Actor, str, str]:
    """Minutes that were reviewed before, and in one release with the list that they speak of."""
    world = World(folder)
    dfo = world.person()
    minutes, items = reviewed(world, dfo, MINUTES, RECOMMENDATIONS)
    out(world, dfo, minutes, items, attested=attested)
    return world, dfo, minutes, items


def outcomes(world: World, of: str = SET) -> list[str | None]:
    return [status(world, f"{of}/{place}")["action"] for place in (1, 2, 3)]


def sound(world: World) -> bool:
    world.site.catch_up()
    return [fault for part in examine(world.url, world.site.engine).parts.values() for fault in part] == []


def test_minutes_that_are_reviewed_after_the_list_is_out_record_their_outcomes(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    (minutes,) = reviewed(world, dfo, MINUTES)
    assert statements(world, dfo, minutes) == [(*MOTION, True), (*TOLLS, False)]
    out(world, dfo, minutes)
    assert outcomes(world) == ["passed", "passed", None]
    assert sound(world)


def test_minutes_reviewed_before_the_list_is_out_are_published_as_confirmed_and_then_asked_about(
    tmp_path: Path,
) -> None:
    world = World(tmp_path)
    dfo = world.person()
    minutes, items = reviewed(world, dfo, MINUTES, RECOMMENDATIONS)
    with world.inside():
        version = paper_of(world, dfo, minutes).version
    assert statements(world, dfo, minutes) == [(*TOLLS[:1], "passed", None, None, False), (*TOLLS, False)]
    out(world, dfo, items)
    assert waits(world, dfo) == {minutes: ("reviewed", 0), items: ("published", 0)}
    assert statements(world, dfo, minutes) == [(*MOTION, None), (*TOLLS, False)]
    client = world.client("dfo@example.gov")
    assert "1 statement is asked about as soon as it is published." in client.get(f"/office/papers/{minutes}").text
    with world.inside():
        publish.publish(dfo, [minutes], world.when, seen={minutes: version})
    assert outcomes(world) == [None, None, None]
    assert said(world, dfo, minutes) == ["2020-12-16/1"]
    assert outcomes(world) == ["passed", "passed", None]
    assert sound(world)


@pytest.mark.parametrize(("at_once", "listed_as"), [(True, SET), (False, BY_ITS_NAME)])
def test_minutes_published_with_the_list_or_before_it_record_their_outcomes_later(
    tmp_path: Path, at_once: bool, listed_as: str
) -> None:
    world = World(tmp_path)
    dfo = world.person()
    minutes, items = reviewed(world, dfo, MINUTES, RECOMMENDATIONS)
    for release in [(minutes, items)] if at_once else [(minutes,), (items,)]:
        out(world, dfo, *release)
    assert outcomes(world, listed_as) == [None, None, None]
    assert waits(world, dfo) == {minutes: ("published", 1), items: ("published", 0)}
    assert said(world, dfo, minutes) == ["2020-12-16/1"]
    assert outcomes(world, listed_as) == ["passed", "passed", None]
    shown, paper = world.shown("2020-12-16/1"), world.shown(MINUTES_KEY)
    assert shown is not None and paper is not None
    assert (shown.facts["attested"]["source"], shown.facts["mover"], paper.edition) == (MINUTES_KEY, "Ms. Ames", 1)
    assert " ".join(paper.text[slice(*shown.facts["attested"]["span"])].split()) == shown.facts["attested"]["quote"]
    assert waits(world, dfo)[minutes] == ("published", 0)
    with pytest.raises(NotYet, match="says nothing that waits"):
        said(world, dfo, minutes)
    assert sound(world)


def test_what_is_said_later_goes_with_its_paper_and_comes_back_with_it(tmp_path: Path) -> None:
    world, dfo, minutes, _ = both_out(tmp_path)
    said(world, dfo, minutes)
    with world.inside():
        assert amend.retract(dfo, MINUTES_KEY, world.when, reason="A page was missing.") == [
            MINUTES_KEY,
            "2020-12-16/1",
            "2020-12-16",
        ]
    with world.inside():
        review.accept(dfo, minutes, world.when)
    assert "2020-12-16/2" in out(world, dfo, minutes)
    assert outcomes(world) == ["passed", "passed", None]
    assert sound(world)


def test_what_was_said_of_a_list_waits_again_when_that_was_retracted_and_comes_anew(tmp_path: Path) -> None:
    world, dfo, minutes, items = both_out(tmp_path)
    said(world, dfo, minutes)
    with world.inside():
        amend.retract(dfo, f"{SET}/recommendations", world.when, reason="A page was missing.")
        review.accept(dfo, items, world.when)
    assert waits(world, dfo) == {minutes: ("published", 0), items: ("reviewed", 0)}
    out(world, dfo, items)
    assert waits(world, dfo)[minutes] == ("published", 1)
    assert said(world, dfo, minutes) == ["2020-12-16/2"]
    assert outcomes(world, f"{SET}-2") == ["passed", "passed", None]
    assert sound(world)


def test_a_person_corrects_it_or_leaves_it_out(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo, helper = world.person(), world.person("helper@example.gov", "assistant", office="dfo")
    minutes, items = reviewed(world, dfo, MINUTES, RECOMMENDATIONS)
    out(world, dfo, minutes, items)
    with world.inside():
        place = next(one.place for one in later.waiting(paper_of(world, dfo, minutes)))
        version = paper_of(world, dfo, minutes).version
        with pytest.raises(NotAllowed):
            later.say(helper, minutes, world.when, {}, version)
        with pytest.raises(Stale):
            later.say(dfo, minutes, world.when, {}, version - 1)
        with pytest.raises(BadInput, match=f"Proposal {place}: No recommendation 2020-12/pswg/9 stands here"):
            later.say(dfo, minutes, world.when, {place: {"accepted": "yes", "about": f"{SET}/9"}}, version)
    assert said(world, dfo, minutes, {place: {"accepted": "yes", "about": f"{SET}/3", "action": "tabled"}}) != []
    assert outcomes(world) == [None, None, "tabled"]


def test_a_list_from_outside_makes_them_wait_too(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    (minutes,) = reviewed(world, dfo, MINUTES)
    out(world, dfo, minutes)
    words = ("COAC recommends that CBP light the gates.", "COAC recommends that drivers be asked what they read.")
    rows = [["", "PSWG", place, "2020-12", text, "", "", "", ""] for place, text in enumerate(words, 1)]
    assert [each["key"] for each in listed(world, dfo, as_csv(rows)).new] == [f"{SET}/1", f"{SET}/2"]
    assert waits(world, dfo) == {minutes: ("published", 1)}
    said(world, dfo, minutes)
    assert [status(world, f"{SET}/{place}")["action"] for place in (1, 2)] == ["passed", "passed"]
    assert sound(world)


def test_a_motion_whose_outcome_is_not_plain_waits_until_it_is_chosen(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    text = MINUTES.replace("The motion carried unanimously. ", "").replace(
        "The recommendation on the tolls was tabled.", ""
    )
    minutes, items = reviewed(world, dfo, text, RECOMMENDATIONS)
    out(world, dfo, minutes, items)
    assert waits(world, dfo)[minutes] == ("published", 1)
    with pytest.raises(BadInput, match="What came of this motion is not chosen"):
        said(world, dfo, minutes)


def test_what_is_left_out_waits_no_more(tmp_path: Path) -> None:
    world, dfo, minutes, _ = both_out(tmp_path, attested=False)
    with world.inside():
        place = later.waiting(paper_of(world, dfo, minutes))[0].place
    assert said(world, dfo, minutes, {place: {"accepted": "no"}}) == []
    assert outcomes(world) == [None, None, None]
    assert waits(world, dfo)[minutes] == ("published", 0)
    assert sound(world)


def test_of_an_act_of_ours_it_is_said_as_one(tmp_path: Path) -> None:
    world, dfo, minutes, _ = both_out(tmp_path, attested=False)
    (key,) = said(world, dfo, minutes)
    shown = world.shown(key)
    assert shown is not None and "attested" not in shown.facts and shown.to("said in") == [MINUTES_KEY]


def test_however_many_papers_wait_the_record_is_read_once_for_them(tmp_path: Path) -> None:
    asked = []
    for number in (1, 3):
        world = World(tmp_path / str(number))
        dfo = world.person()
        reviewed(world, dfo, *(f"{STATUSES}\nThis is form {place}.\n" for place in range(number)))
        (items,) = reviewed(world, dfo, RECOMMENDATIONS)
        with world.inside():
            with counted(world, db.engine) as all_asked:
                publish.publish(dfo, [items], world.when)
        asked.append(len([one for one in all_asked if "FROM standing" in one]))
    assert asked[0] == asked[1]
