"""The line that says where a thing stands: what it says beside the four axes, alike however the thing is asked for."""

from datetime import date
from pathlib import Path

from tests.builders import World, recommendation, says
from tests.pages.builders_public import day, link
from tracker.published import thing
from tracker.published.entry import CORRECT, RETRACT, Edition
from tracker.published.life import life

ONE, TWO, NEW = "2020-12/pswg/1", "2020-12/pswg/2", "2022-05/pswg/1"
UNTIL = {"next_update": {"printed": "September 2024", "value": "2024-09", "precision": "month"}}
PASSED: dict[str, str | None] = {"action": "passed", "text": "adopted", "feedback": "awaiting"}


def label(world: World, key: str, on: str | None = None) -> str:
    shown = world.shown(key, on)
    assert shown is not None
    return shown.label


def note(key: str, since: str, to: str, kind: str = "response", **facts: object) -> Edition:
    rel = "answers" if kind == "response" else "updates"
    return Edition(key, kind, f"Note {key}", day(since), text="More later.", facts=facts, links=[link(rel, to)])


def test_a_note_is_said_until_something_is_said_on_an_axis(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(recommendation(ONE), says("2023-08-16/1", "2023-08-16", {ONE: PASSED}))
    world.publish(note("2024/2", "2024-02-20", ONE, **UNTIL))
    world.publish(says("2025/1", "2025-01-10", {ONE: {"feedback": "agreed"}}, "response"))
    world.publish(note("2025-03-01/1", "2025-03-01", ONE, "update"))
    silent = "Implementation: not recorded here."
    adopted = "Adopted August 16, 2023."
    assert label(world, ONE, "2024-02-19") == f"{adopted} No response published; 187 days since adoption. {silent}"
    assert label(world, ONE, "2024-02-20") == (
        f"{adopted} No response published; on February 20, 2024 CBP wrote that it needs more time (until September "
        f"2024); 188 days since adoption. {silent}"
    )
    assert label(world, ONE, "2025-01-10") == f"{adopted} CBP agreed January 10, 2025. {silent}"
    assert label(world, ONE) == (f"{adopted} CBP agreed January 10, 2025. CBP last reported on March 1, 2025. {silent}")


def test_a_note_that_was_retracted_is_not_said(tmp_path: Path) -> None:
    world = World(tmp_path)
    first = note("2024/2", "2024-02-20", ONE, **UNTIL)
    world.publish(recommendation(ONE), says("2023-08-16/1", "2023-08-16", {ONE: PASSED}), first)
    world.at = "2026-02-01T15:00:00+00:00"
    world.publish(Edition("2024/2", "response", "Note", day("2026-02-01"), facts={"reason": "Wrong."}, act=RETRACT))
    assert "needs more time" not in label(world, ONE)
    said = world.said(ONE, date(2026, 1, 20))
    assert said is not None
    assert "on February 20, 2024 CBP wrote of it without an answer" in said.label  # that it stood here, and no word


def test_an_earlier_outcome_and_the_meeting_are_said(tmp_path: Path) -> None:
    world = World(tmp_path)
    meeting = {"meeting": {"printed": "March 15, 2028", "value": "2028-03-15", "precision": "day"}}
    world.publish(
        recommendation(ONE),
        says("2022-12-01/n", "2022-12-01", {ONE: {"action": "on agenda"}}, "notice", facts=meeting),
        says("2022-12-07/1", "2022-12-07", {ONE: {"action": "tabled", "text": "proposed"}}),
        says("2024-06/n", "2024-06-20", {ONE: {"action": "on agenda"}}, "notice", facts=meeting),
    )
    agenda = "On the agenda of the public meeting of March 15, 2028"
    assert label(world, ONE, "2022-12-02") == f"{agenda}."
    assert label(world, ONE, "2023-01-01") == "Tabled December 7, 2022."
    assert label(world, ONE) == f"{agenda}; tabled December 7, 2022."


def test_the_meeting_that_is_called_off_is_the_one_whose_agenda_no_longer_counts(tmp_path: Path) -> None:
    world = World(tmp_path)
    first, second = ({"meeting": {"value": held, "precision": "day"}} for held in ("2025-03-05", "2025-06-11"))
    off: dict[str, str | None] = {"action": "off the agenda"}
    world.publish(
        recommendation(ONE),
        says("2025-06/n", "2025-01-10", {ONE: {"action": "on agenda"}}, "notice", facts=second),
        says("2025-03/n", "2025-01-20", {ONE: {"action": "on agenda"}}, "notice", facts=first),
        says("2025-03-05", "2025-02-01", {ONE: off}, "meeting"),
        says("2025-06-11", "2025-03-01", {ONE: off}, "meeting"),
    )
    said = [label(world, ONE, on).partition(".")[0] for on in ("2025-01-31", "2025-02-28", "2025-03-01")]
    assert said == [
        "On the agenda of the public meeting of March 5, 2025",
        "On the agenda of the public meeting of June 11, 2025",
        "Committee action, CBP response and implementation: not recorded here",
    ]
    with world.reading() as reader:
        then = life(reader, ONE).on(date(2025, 2, 28))
    assert then is not None and then.label.startswith(said[1])


def test_of_two_meetings_the_next_is_named_and_one_that_is_over_is_said_to_be(tmp_path: Path) -> None:
    world = World(tmp_path)
    told = [{"meeting": {"value": held, "precision": "day"}} for held in ("2025-06-11", "2025-03-05")]
    world.publish(
        recommendation(ONE),
        says("2025-06/n", "2025-01-10", {ONE: {"action": "on agenda"}}, "notice", facts=told[0]),
        says("2025-03/n", "2025-01-20", {ONE: {"action": "on agenda"}}, "notice", facts=told[1]),
    )
    agenda = "On the agenda of the public meeting of"
    assert [label(world, ONE, on) for on in ("2025-03-05", "2025-03-06", "2025-06-12")] == [
        f"{agenda} March 5, 2025.", f"{agenda} June 11, 2025.",
        f"{agenda} June 11, 2025, with no outcome recorded here.",
    ]  # fmt: skip


def test_what_was_adopted_stays_so_on_whatever_agenda_it_is_printed(tmp_path: Path) -> None:
    world = World(tmp_path)
    passed: dict[str, str | None] = {"action": "passed", "text": "adopted"}
    listed: dict[str, str | None] = {"action": "on agenda", "text": "proposed"}
    world.publish(recommendation(ONE), says("2022-12-12/n", "2022-12-12", {ONE: listed}, "notice"))
    assert label(world, ONE, "2022-12-13") == "On the agenda of a public meeting."
    world.publish(says("2022-12-07/1", "2022-12-07", {ONE: passed}))
    assert label(world, ONE, "2022-12-13").startswith("Adopted December 7, 2022.")
    with world.reading() as reader:
        then = life(reader, ONE).on(date(2022, 12, 13))
    assert then is not None and then.label.startswith("Adopted")
    held = world.shown(ONE, "2022-12-13")
    assert held is not None and held.status == then.status


def test_an_outcome_that_was_corrected_is_no_earlier_one(tmp_path: Path) -> None:
    world = World(tmp_path)
    (*_, wrong) = world.publish(recommendation(ONE), says("2022-12-07/1", "2022-12-07", {ONE: {"action": "tabled"}}))
    world.publish(
        says("2022-12-07/1", "2022-12-07", {ONE: {"action": "not passed"}}, act=CORRECT, replaces=wrong),
    )
    assert label(world, ONE) == "Voted on and not adopted December 7, 2022."


def test_what_superseded_it_is_named_by_its_number_whoever_says_so(tmp_path: Path) -> None:
    world = World(tmp_path)
    closed = {"implementation": "closed: superseded"}
    links = [link("updates", ONE, sets=closed), link("superseded by", NEW)]
    newer = recommendation(NEW, since="2022-05-01")
    newer.links.append(link("supersedes", TWO))  # type: ignore[attr-defined]
    world.publish(
        recommendation(ONE),
        recommendation(TWO),
        newer,
        says("2022-05-18/1", "2022-05-18", {NEW: {**PASSED, "number": "090006"}}),
        Edition("2022-06-30/1", "update", "Closed", day("2022-06-30"), links=links),
        says("2022-06-30/2", "2022-06-30", {TWO: closed}, "update"),
    )
    for key in (ONE, TWO):
        assert "Closed June 30, 2022: superseded by Recommendation 090006." in label(world, key)
    assert "superseded" not in label(world, NEW)


def test_a_revised_answer_says_so_from_that_day_on(tmp_path: Path) -> None:
    world = World(tmp_path)
    links = [link("answers", ONE, sets={"feedback": "agreed in part"}), link("revises", "2022/4")]
    world.publish(
        recommendation(ONE),
        says("2022/4", "2022-11-15", {ONE: {"feedback": "agreed"}}, "response"),
        Edition("2023/7", "response", "Revised response", day("2023-09-12"), links=links),
    )
    assert label(world, "2022/4", "2023-09-11") == ""
    assert label(world, "2022/4") == "Revised on September 12, 2023 by Revised response."
    assert label(world, "2023/7") == ""


def test_a_life_and_a_list_say_the_same(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(
        recommendation(ONE),
        says("2021-02-24/1", "2021-02-24", {ONE: {"action": "tabled"}}),
        says("2023-08-16/1", "2023-08-16", {ONE: PASSED}),
        note("2023-08-16/2", "2023-08-16", ONE, "update"),
        note("2024/2", "2024-02", ONE, **UNTIL),
        note("2024/3", "2024-02-20", ONE),
    )
    with world.reading() as reader:
        for on in (date(2021, 3, 1), date(2023, 8, 16), date(2024, 2, 10), date(2024, 2, 20)):
            held = life(reader, ONE).on(on)
            assert held == thing.one(reader, ONE, on)
            assert held is not None
            assert held.beside.note is None or on > date(2023, 8, 16)
