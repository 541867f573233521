"""The demonstration record: it loads and holds, and somewhere in it each word stands that the public can meet."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tests.builders import World
from tracker.exchange import content
from tracker.exchange.check import examine
from tracker.formats import columns
from tracker.published import find, thing
from tracker.records import calendar, desk, drafted, minutes
from tracker.records import find as workspace
from tracker.rules import voting
from tracker.rules.policy import OPERATOR
from tracker.rules.recommendation import AXES, NOT_RECORDED

CONTENT = Path(__file__).parents[2] / "content"
README = CONTENT.parent / "README.md"
DRAFTING = {"working draft", "group review", "subcommittee review"}  # of a text that its group alone reads
RELATIONS = {"continues", "refines", "restates", "supersedes", "merges", "splits", "answers"}
STAGES = {
    *("planned", "noticed", "materials posted", "adjourned", "minutes drafted", "minutes certified", "cancelled"),
    "rescheduled",
}


def test_it_holds_and_shows_every_word_of_every_axis(tmp_path: Path) -> None:
    world = World(tmp_path)
    with world.inside():
        loaded = content.load(CONTENT, OPERATOR, world.when, lambda said: None)
    world.site.catch_up()
    assert [part for part in examine(world.url, world.site.engine).parts.values() if part] == []
    assert loaded.entries == sum(path.name != "README.md" for path in CONTENT.rglob("*.md"))
    with world.reading() as reader:
        counts = find.counts(reader, "recommendation", {}, world.when.day, [axis.name for axis in AXES])
        ((number, day),) = re.findall(r"tracker show (\d+) --as-of (\S+)", README.read_text(encoding="utf-8"))
        shown = thing.one(reader, find.by_number(reader, number) or "", date.fromisoformat(day))
        assert shown is not None and shown.status
    words_of = {name: set(words) for name, words in counts.items()}
    assert words_of == {axis.name: {*axis.values, NOT_RECORDED} - DRAFTING for axis in AXES}


def test_it_shows_every_relation_of_recommendations_and_meetings_at_every_stage() -> None:
    files = {path: path.read_text(encoding="utf-8") for path in CONTENT.rglob("*.md") if path.name != "README.md"}
    kinds = {path: re.search(r"^kind: (.+)$", text, re.M) for path, text in files.items()}
    of = {
        kind: "\n".join(files[path] for path, found in kinds.items() if found and found[1] == kind)
        for kind in ("recommendation", "meeting")
    }
    assert set(re.findall(r"\{rel: (\w+), to: \d{4}-\d\d/\w[\w-]*/\d+\}", of["recommendation"])) == RELATIONS
    assert set(re.findall(r"^  stage: (.+)$", of["meeting"], re.M)) == STAGES


def test_it_has_something_of_every_kind_and_its_rooms_are_at_work(tmp_path: Path) -> None:
    """Whatever day it is loaded on: a meeting before whoever loads it, and one behind whose minutes await the chair."""
    world = World(tmp_path, at="2027-05-08T15:00:00+00:00")  # a Saturday
    with world.inside():
        content.load(CONTENT, OPERATOR, world.when, lambda said: None)
        officer = next(one.actor for one in workspace.people() if one.actor.holds(world.when.day, "dfo"))
        stages = {one.day: one.state for one in calendar.meetings(officer, world.when.day)}
        answers = {one.id: one.state for one in desk.answers(officer, world.when.day)}
        drafts = [one.state for one in drafted.drafts(officer, world.when.day)]
        versions = minutes.versions(officer, world.when.day, "2027-04-14")
    assert stages == {"2027-04-14": "minutes drafted", "2027-06-02": "noticed", "2027-08-25": "planned"}
    assert answers == {
        f"answer-cargo-forms-{n}": state for n, state in ((1, "in clearance"), (2, "draft"), (3, "draft"))
    }
    assert (drafts, len(versions)) == (["proposed"], 1)
    assert [kind for kind in columns.OF_KIND if not world.keys(kind)] == []


def test_outcomes_tell_the_vote_as_the_minutes_of_their_meeting_tell_it(tmp_path: Path) -> None:
    world = World(tmp_path)
    with world.inside():
        content.load(CONTENT, OPERATOR, world.when, lambda said: None)
    with world.reading() as reader:
        papers, outcomes = (find.all_of(reader, kind, world.when.day) for kind in ("paper", "outcome"))
    printing = [one for one in papers if one.facts.get("paper_kind") == "minutes"]
    assert len(printing) == 6
    for one in printing:
        day = one.facts["meeting"]["value"]
        printed = [_vote(motion) for motion in one.facts["motions"] if _vote(motion)]
        assert sorted(map(str, printed)) == sorted(
            str(_vote(each.facts)) for each in outcomes if each.key.startswith(day) and _vote(each.facts)
        )


def _vote(facts: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """What can be compared: who moved, how many were for and against, who took no part, and whether names were called."""
    how = voting.told(facts)
    counts = (how.counts.get(name) for name in voting.COUNTED)
    told = (how.mover, how.seconder, *counts, tuple(one.name for one in how.recused))
    return (*told, how.method.partition(",")[0]) if any(told) else None
