"""The public record: as-of, corrections, retractions, what this site said then; and what an entry is refused for."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.builders import World, group, recommendation, says
from tracker.proceedings.publish import release
from tracker.published import entry, find, standing, thing
from tracker.published.entry import CORRECT, RETRACT, Edition
from tracker.published.life import life
from tracker.rules.moment import moment
from tracker.rules.policy import OPERATOR
from tracker.rules.refusal import BadInput, Missing, NotYet
from tracker.store import journal
from tracker.text.dates import from_value, on_day

ONE = "2020-12/psw/1"


def adopted(world: World) -> None:
    world.publish(group("psw", "Port Signs Working Group"), recommendation(ONE, group="psw"))
    world.publish(
        says("2020-12-16/1", "2020-12-16", {ONE: {"text": "adopted", "action": "passed", "number": "090301"}})
    )


def values(world: World, on: str) -> dict[str, str | None]:
    shown = world.shown(ONE, on)
    assert shown is not None and shown.status is not None
    return {axis: value and value["value"] for axis, value in shown.status.items() if axis != "number"}


def test_nothing_said_is_nothing_known(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(recommendation(ONE))
    assert values(world, "2025-01-01") == {"text": None, "action": None, "feedback": None, "implementation": None}


def test_status_is_as_of_the_day_asked_for(tmp_path: Path) -> None:
    world = World(tmp_path)
    adopted(world)
    assert world.shown(ONE, "2020-11-30") is None
    assert [values(world, day)["action"] for day in ("2020-12-15", "2020-12-16", "2026-01-15")] == [
        None,
        "passed",
        "passed",
    ]


def test_a_number_issued_becomes_the_name(tmp_path: Path) -> None:
    world = World(tmp_path)
    adopted(world)
    before, after = world.shown(ONE, "2020-12-15"), world.shown(ONE)
    assert before and after
    assert (before.title, after.title) == (
        "Recommendation 1, Port Signs Working Group, December 1, 2020",
        "Recommendation 090301",
    )
    assert (before.url, after.url) == ("/recommendations/2020-12/psw/1", "/recommendations/090301")
    with world.reading() as reader:
        assert find.by_number(reader, "090301") == ONE


def test_what_is_recorded_late_counts_from_its_day_and_leaves_later_days_alone(tmp_path: Path) -> None:
    world = World(tmp_path)
    adopted(world)
    world.publish(says("2021/1", "2023-03-01", {ONE: {"implementation": "fully implemented"}}, kind="update"))
    world.publish(says("2021/2", "2021-03-01", {ONE: {"implementation": "partially implemented"}}, kind="update"))
    assert [values(world, day)["implementation"] for day in ("2021-01-01", "2022-01-01", "2024-01-01")] == [
        None,
        "partially implemented",
        "fully implemented",
    ]


def test_a_correction_counts_for_all_days_and_this_site_remembers_what_it_said(tmp_path: Path) -> None:
    world = World(tmp_path)
    (first,) = world.publish(recommendation(ONE, "COAC recommends a sing."))
    world.at = "2026-02-01T15:00:00+00:00"
    again = recommendation(ONE, "COAC recommends a sign.", notice="A misprint of ours.")
    world.publish(
        Edition(again.key, again.kind, again.title, again.since, again.text, again.facts, act=CORRECT, replaces=first)
    )
    shown = world.shown(ONE, "2021-01-01")
    assert shown and (shown.text, shown.edition, shown.facts["notice"]) == (
        "COAC recommends a sign.",
        2,
        "A misprint of ours.",
    )
    said = [world.said(ONE, date(2026, *day)) for day in ((1, 14), (1, 20), (2, 1))]
    with world.reading() as reader:
        assert [one and one.text for one in said] == [None, "COAC recommends a sing.", "COAC recommends a sign."]
        old = life(reader, ONE).edition(1, from_value("2026-02-01").first)
        assert old and old.text == "COAC recommends a sing."


def test_correcting_an_outcome_repairs_every_item_it_decided(tmp_path: Path) -> None:
    world = World(tmp_path)
    two = "2020-12/psw/2"
    world.publish(recommendation(ONE), recommendation(two))
    (wrong,) = world.publish(says("2020-12-16/1", "2020-12-16", {ONE: {"action": "passed"}, two: {"action": "passed"}}))
    world.publish(
        says(
            "2020-12-16/1",
            "2020-12-16",
            {ONE: {"action": "passed"}, two: {"action": "tabled"}},
            act=CORRECT,
            replaces=wrong,
        )
    )
    with world.reading() as reader:
        told = thing.things(reader, [ONE, two], world.when.day)
    assert [one.status and one.status["action"]["value"] for one in told.values()] == ["passed", "tabled"]


def test_a_retracted_thing_is_out_of_the_past_too_and_leaves_its_reason(tmp_path: Path) -> None:
    world = World(tmp_path)
    adopted(world)
    gone = Edition(
        ONE, "recommendation", "gone", on_day(world.when.day), facts={"reason": "Published twice."}, act=RETRACT
    )
    world.publish(gone)
    assert [world.shown(ONE, day) for day in ("2020-12-20", "2026-01-15")] == [None, None]
    with world.reading() as reader:
        tombstone = find.retraction(reader, ONE)
        assert tombstone is not None and entry.loaded(tombstone.facts, {}) == {"reason": "Published twice."}
        assert find.by_number(reader, "090301") is None
        assert standing.compare(reader) == []


def test_retracting_an_outcome_takes_its_say_away(tmp_path: Path) -> None:
    world = World(tmp_path)
    adopted(world)
    world.publish(
        Edition("2020-12-16/1", "outcome", "gone", on_day(world.when.day), facts={"reason": "No vote."}, act=RETRACT)
    )
    assert values(world, "2026-01-15")["action"] is None
    assert world.shown(ONE).title == "Recommendation 1, Port Signs Working Group, December 1, 2020"  # type: ignore[union-attr]


def test_an_imprecise_day_moves_up_to_what_went_before_it_within_its_range(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(recommendation(ONE, since="2020-12-16"))
    world.publish(
        says("2020-12/x", "2020-12", {ONE: {"action": "tabled"}}),
        says("2020-11/x", "2020-11", {ONE: {"action": "on agenda"}}),
    )
    with world.reading() as reader:
        days = [row.since for row in life(reader, ONE).rows]
    assert days == ["2020-11-01", "2020-12-16", "2020-12-16"]
    assert values(world, "2020-12-16")["action"] == "tabled"


REFUSED = [
    (recommendation("2020-12/psw/2", since="2026-02-01"), BadInput, "lies in the future"),
    (recommendation("2020-12/psw/2", group="nowhere"), BadInput, "Not published here: nowhere"),
    (
        Edition("2020-12/psw/9", "recommendation", "x", from_value("2020-12"), act=RETRACT),
        Missing,
        "There is no 2020-12/psw/9",
    ),
    (
        Edition(ONE, "recommendation", "x", from_value("2020-12"), act=CORRECT, replaces=1),
        BadInput,
        "holds no words of",
    ),
]


@pytest.mark.parametrize(("edition", "refusal", "words"), REFUSED)
def test_an_entry_is_refused_and_the_whole_release_with_it(
    tmp_path: Path, edition: Edition, refusal: type[Exception], words: str
) -> None:
    world = World(tmp_path)
    world.publish(recommendation(ONE))
    with world.reading() as reader:
        head = find.head(reader)
    with pytest.raises(refusal, match=words):
        world.publish(recommendation("2020-12/psw/3"), edition)
    with world.reading() as reader:
        assert find.head(reader) == head
    assert world.shown("2020-12/psw/3") is None


def test_an_edition_is_corrected_once(tmp_path: Path) -> None:
    world = World(tmp_path)
    (first,) = world.publish(recommendation(ONE))
    again = Edition(ONE, "recommendation", "x", from_value("2020-12"), act=CORRECT, replaces=first)
    world.publish(again)
    with pytest.raises(NotYet, match="was corrected already"):
        world.publish(again)


def test_a_release_may_link_within_itself_and_names_its_first_entry(tmp_path: Path) -> None:
    world = World(tmp_path)
    ids = world.publish(recommendation(ONE, group="psw"), group("psw", "Port Signs Working Group"))
    with world.reading() as reader:
        rows = reader.execute(entry.select(entry.Entry.release).where(entry.Entry.id.in_(ids))).scalars().all()
    assert rows == [ids[0], ids[0]]


def test_an_imprecise_day_follows_what_another_act_said_of_the_same_thing(tmp_path: Path) -> None:
    world = World(tmp_path)
    adopted(world)
    world.publish(says("2020-12/x", "2020-12", {ONE: {"action": "tabled"}}))
    assert values(world, "2020-12-16")["action"] == "tabled"


def test_east_of_greenwich_a_day_that_utc_has_not_reached_lies_in_the_future(tmp_path: Path) -> None:
    world = World(tmp_path, "2026-01-15T20:00:00+00:00")
    tokyo = moment(datetime.fromisoformat(world.at), ZoneInfo("Asia/Tokyo"))
    assert str(tokyo.day) == "2026-01-16"
    with (
        world.inside(),
        pytest.raises(BadInput, match="lies in the future"),
        journal.signed(OPERATOR, "publish", tokyo),
    ):
        release([recommendation(ONE, since="2026-01-16")], tokyo)
