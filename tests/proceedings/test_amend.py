"""What is done to the record once it is out: corrected with a notice, retracted with a reason, published anew."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.builders import World, group, programme, recommendation
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS
from tests.proceedings.builders_release import SET, out, reviewed
from tracker.proceedings import amend, review
from tracker.published.entry import Edition
from tracker.records import find as workspace
from tracker.rules.moment import moment
from tracker.rules.refusal import BadInput, Missing, NotYet, Stale
from tracker.text.dates import from_value


def test_a_correction_carries_a_notice_and_keeps_the_day(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside():
        with pytest.raises(BadInput, match="A reason is needed"):
            amend.correct(dfo, f"{SET}/1", world.when, reason="", text="x")
        amend.correct(dfo, f"{SET}/1", world.when, reason="A word was misread.", text="COAC recommends one sign.")
    shown = world.shown(f"{SET}/1")
    assert shown is not None
    assert (shown.edition, shown.day, shown.act) == (2, "2020-12-01", "correct")
    assert (shown.text, shown.facts["notice"], shown.facts["ordinal"]) == (
        "COAC recommends one sign.",
        "A word was misread.",
        1,
    )


def test_a_paper_is_retracted_with_all_that_hangs_on_it(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    keys = out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside():
        assert sorted(amend.retract(dfo, keys[0], world.when, reason="Another committee's.")) == sorted(keys)
        with pytest.raises(Missing):
            amend.retract(dfo, keys[0], world.when, reason="Another committee's.")
    assert (world.keys("paper"), world.keys("recommendation"), world.keys("set")) == ([], [], [])


def test_an_item_leaves_its_paper_only_where_that_is_said(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside():
        with pytest.raises(BadInput, match=f"stand in its paper, {SET}/recommendations, too"):
            amend.retract(dfo, f"{SET}/1", world.when, reason="It was never made.")
        assert amend.retract(dfo, f"{SET}/1", world.when, reason="It was never made.", paper_stays=True) == [f"{SET}/1"]
    assert world.keys("paper") == [f"{SET}/recommendations"]


def test_a_paper_retracted_by_mistake_is_reviewed_and_published_anew(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    (id,) = reviewed(world, dfo, RECOMMENDATIONS)
    (key, *_) = out(world, dfo, id)
    with world.inside():
        amend.retract(dfo, key, world.when, reason="Another committee's.")
        paper = workspace.paper(dfo, world.when.day, id)
        assert paper is not None and (paper.state, paper.key) == ("awaiting review", None)
        review.accept(dfo, id, world.when)
    assert out(world, dfo, id)[:2] == [f"{SET}/recommendations-2", f"{SET}-2"]  # a key is never given again


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("coac", "is part of every record"),
        ("office/dfo", "is part of every record"),
        ("vocabulary/synonyms", "is part of every record"),
        ("trade", "signs, wayfinding are filed under Trade Subcommittee"),
        ("wayfinding", "2021-03/wayfinding/1, 2021-03/wayfinding/2, 2021-03/wayfinding/3 and 1 more are filed under"),
        ("office/ot", "2021-06-01/1 is filed under Office of Trade"),
        ("office/or", "liaison@example.gov holds a role in Office of Rules. End it first: tracker people end EMAIL"),
    ],
)
def test_what_others_are_filed_under_is_not_retracted(tmp_path: Path, key: str, said: str) -> None:
    world = World(tmp_path)
    dfo = world.person()
    filed_under(world)
    world.person("liaison@example.gov", "liaison", office="office/or")
    with world.inside(), pytest.raises(NotYet, match=said):
        amend.retract(dfo, key, world.when, reason="It was never there.")
    assert world.shown(key) is not None


def test_what_nothing_is_filed_under_any_more_is_retracted(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    filed_under(world)
    world.person("liaison@example.gov", "liaison", office="office/or", since=date(2025, 1, 1), until=date(2026, 1, 14))
    with world.inside():
        for ordinal in range(1, 5):
            amend.retract(dfo, f"2021-03/wayfinding/{ordinal}", world.when, reason="It was never made.")
        for key in ("wayfinding", "signs", "trade", "office/or"):
            assert amend.retract(dfo, key, world.when, reason="It was never there.") == [key]


def filed_under(world: World) -> None:
    offices = (("ot", "Office of Trade"), ("or", "Office of Rules"))
    world.publish(
        group("trade", "Trade Subcommittee", level="subcommittee"),
        *(group(key, f"{key.title()} Working Group", parent="trade") for key in ("signs", "wayfinding")),
        *(recommendation(f"2021-03/wayfinding/{at}", group="wayfinding") for at in range(1, 5)),
        *(Edition(f"office/{slug}", "office", name, from_value("2018")) for slug, name in offices),
        Edition("2021-06-01/1", "response", "A response", from_value("2021-06-01"),
                links=[{"rel": "office", "to": "office/ot"}]),
    )  # fmt: skip


def test_what_is_retracted_early_in_a_day_ahead_of_utc_counts_from_utcs_day(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    (key, *_) = out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    early = moment(datetime(2026, 11, 21, 20, tzinfo=UTC), ZoneInfo("Pacific/Auckland"))
    assert (str(early.day), str(early.dated)) == ("2026-11-22", "2026-11-21")
    with world.inside():
        amend.retract(dfo, key, early, reason="Another committee's.")
    assert world.keys("paper") == []


@pytest.mark.parametrize(
    ("key", "name", "typed", "said"),
    [
        (f"{SET}/1", "references", "x", 'has no fact "references" to correct. Facts that it has: '),
        (f"{SET}/1", "text", "x", 'has no fact "text"'),
        (f"{SET}/1", "number", "../../x", "is not 6 digits"),
        (f"{SET}/recommendations", "date", "2021", "retract it, correct it in its review, and publish it anew"),
        ("15", "first_meeting", "long ago", "First meeting: "),
        (f"{SET}/recommendations", "files", "[]", 'has no fact "files"'),
        ("pswg", "slug", "index", 'has no fact "slug"'),
        ("pswg", "name", "", "Name is missing"),
        ("programme/isa", "event", "concluded", 'has no fact "event" to correct. Facts that it has: acronym, name'),
        ("office/dfo", "slug", "x", "Correct its text or its title"),
    ],
)
def test_a_fact_is_corrected_by_a_field_of_its_kind(tmp_path: Path, key: str, name: str, typed: str, said: str) -> None:
    world = World(tmp_path)
    dfo = world.person()
    world.publish(programme("isa", "Importer Self-Assessment", acronym="ISA"))
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS, ISSUE_PAPER))
    before = world.shown(key)
    with world.inside(), pytest.raises(BadInput, match=said):
        amend.correct(dfo, key, world.when, reason="It was misread.", facts={name: typed})
    assert world.shown(key) == before


def test_a_corrected_date_keeps_its_precision_and_a_printed_name_its_fact(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    (key, *_) = out(world, dfo, *reviewed(world, dfo, ISSUE_PAPER))
    facts = {"signed_on": "November 2023", "group": "Waymarking Working Group", "office": ""}
    with world.inside():
        amend.correct(dfo, key, world.when, reason="Both were misread.", facts=facts)
    shown = world.shown(key)
    assert shown is not None and "office" not in shown.facts
    assert shown.facts["signed_on"] == {"printed": "November 2023", "value": "2023-11", "precision": "month"}
    assert shown.facts["group_printed"] == "Waymarking Working Group"


def test_a_number_is_not_given_to_a_second_item_by_a_correction(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside():
        amend.correct(dfo, f"{SET}/1", world.when, reason="It was overlooked.", facts={"number": "090101"})
        with pytest.raises(BadInput, match=f"090101 is the number of {SET}/1"):
            amend.correct(dfo, f"{SET}/2", world.when, reason="It was overlooked.", facts={"number": "090101"})


def test_words_are_not_corrected_to_nothing(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside(), pytest.raises(BadInput, match="The text is empty"):
        amend.correct(dfo, f"{SET}/1", world.when, reason="It was misread.", text=" ")


def test_a_correction_is_made_of_what_stands(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    one = world.shown(f"{SET}/1")
    assert one is not None
    with world.inside():
        made = amend.correct(dfo, one.key, world.when, reason="A misread word.", text="One sign.", entry=one.entry)
        with pytest.raises(Stale, match=f"has changed since you opened it: entry {made} stands now"):
            amend.correct(dfo, one.key, world.when, reason="A misread word.", text="A sign.", entry=one.entry)
        amend.correct(dfo, one.key, world.when, reason="A misread word.", text="A sign.", entry=made)


@pytest.mark.parametrize("said", [{"text": ""}, {"title": ""}, {"facts": {"ordinal": "1"}}, {}])
def test_a_correction_that_changes_nothing_is_refused(tmp_path: Path, said: dict[str, Any]) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    key = f"{SET}/1"
    one = world.shown(key)
    assert one is not None
    same = {"text": f" {one.text}\r\n"} if "text" in said else {"title": one.own_title} if "title" in said else said
    with world.inside(), pytest.raises(BadInput, match="This is what stands in the record already"):
        amend.correct(dfo, key, world.when, reason="It was misread.", **same)
    assert world.shown(key) == one


def test_a_title_made_of_facts_follows_them(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside():
        amend.correct(dfo, f"{SET}/1", world.when, reason="It was overlooked.", facts={"number": "090101"})
        amend.correct(dfo, "pswg", world.when, reason="It was misread.", facts={"name": "Port Signals Working Group"})
        amend.correct(dfo, f"{SET}/2", world.when, reason="A better one.", title="Maps of signs")
        amend.correct(dfo, f"{SET}/2", world.when, reason="It was overlooked.", facts={"number": "090102"})
    titles = [shown.title for key in (f"{SET}/1", "pswg", f"{SET}/2") if (shown := world.shown(key))]
    assert titles == ["Recommendation 090101", "Port Signals Working Group", "Maps of signs"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": "T" * 501}, "501 characters"),
        ({"text": "a\0b"}, "NUL"),
        ({"text": "word " * 100_000}, "at most 400,000"),
        ({"title": "Right", "reason": "so " * 400}, "at most 1,000"),
    ],
)
def test_a_correction_keeps_within_what_a_field_holds(tmp_path: Path, given: dict[str, str], said: str) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    with world.inside(), pytest.raises(BadInput, match=said):
        amend.correct(dfo, f"{SET}/1", world.when, **({"reason": "It was misread."} | given))


@pytest.mark.parametrize("given", [{"facts": {"name": "Importer Self-Assessment"}},
                                   {"title": "Importer Self-Assessment"}])  # fmt: skip
def test_a_misspelt_programme_is_corrected_in_its_name_and_its_title(tmp_path: Path, given: dict[str, Any]) -> None:
    world = World(tmp_path)
    dfo = world.person()
    world.publish(programme("isa", "Importer Self-Asessment", acronym="ISA"))
    with world.inside():
        amend.correct(dfo, "programme/isa", world.when, reason="It was misspelt here.", **given)
    world.site.catch_up()
    shown = world.shown("programme/isa")
    assert shown is not None
    right = "Importer Self-Assessment"
    assert (shown.title, shown.facts["name"], shown.facts["slug"]) == (right, right, "isa")
    assert "Asessment" not in world.client().get("/programmes/isa").text
