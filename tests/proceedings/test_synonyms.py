"""The list of synonyms published anew: an edition of its own, by the officer alone, and only where something changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import AT, World
from tracker.proceedings import synonyms
from tracker.published import identities, standing
from tracker.published.thing import Thing
from tracker.records import find as workspace
from tracker.rules.keys import DFO_OFFICE, SYNONYMS
from tracker.rules.policy import OPERATOR, Actor
from tracker.rules.refusal import BadInput, NotAllowed, Stale
from tracker.rules.synonyms import Row
from tracker.store.database import db
from tracker.store.journal import JournalLine

EAPA = Row("EAPA", ("Enforce and Protect Act",), ("UFLPA",), 90)


def listed(world: World) -> Thing:
    found = world.shown(SYNONYMS)
    assert found is not None
    return found


def rows(world: World) -> list[Row]:
    return synonyms.rows(listed(world))


def published(world: World, actor: Actor, wanted: list[Row], **more: object) -> synonyms.Done:
    with world.inside():
        return synonyms.publish(actor, wanted, world.when, **more)  # type: ignore[arg-type]


def test_a_change_is_an_edition_of_its_own_and_the_journal_names_its_rows(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo, before = world.person(), listed(world)
    wanted = [row for row in rows(world) if row.acronym != "WRO"]
    done = published(world, dfo, [EAPA, *wanted], entry=before.entry, note="  Asked for  by the field. ")
    now = listed(world)
    assert (now.entry, now.edition, now.act, now.kind) == (done.entry, before.edition + 1, "publish", "vocabulary")
    assert (now.title, now.text, now.since.value) == (before.title, before.text, world.when.day.isoformat())
    assert now.facts["note"] == "Asked for by the field."
    assert now.facts["entries"] == [row.fact for row in sorted([EAPA, *wanted], key=lambda row: row.acronym.lower())]
    assert [*now.links] == [{"rel": "by", "to": DFO_OFFICE}]
    assert [(one.acronym, one.what) for one in done.changes] == [("EAPA", "added"), ("WRO", "taken away")]
    with world.inside():
        line = db.session.query(JournalLine).order_by(JournalLine.id.desc()).first()
        assert line is not None
        assert (line.act, line.actor, line.subject) == ("publish the synonyms", "dfo@example.gov", SYNONYMS)
        assert '["EAPA","WRO"]' in line.facts
    with world.reading() as reader:
        assert standing.compare(reader) == []


def test_of_one_day_the_last_edition_counts_and_an_acronym_that_was_taken_away_is_gone(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo, first = world.person(), rows(world)
    published(world, dfo, [*first, EAPA])
    published(world, dfo, [*first, replace(EAPA, names=("Enforce & Protect",))])
    assert [row.names for row in rows(world) if row.acronym == "EAPA"] == [("Enforce & Protect",)]
    world.at = "2026-02-15T15:00:00+00:00"
    published(world, dfo, [row for row in first if row.acronym != "WRO"])
    assert rows(world) == [row for row in first if row.acronym != "WRO"]
    with world.reading() as reader:
        named = identities.acronyms(reader)
    assert named["quick response audit"] == "QRA"
    assert named.keys().isdisjoint({"enforce and protect act", "enforce & protect", "withhold release order"})


@pytest.mark.parametrize("note", ["", "Only a note."])
def test_the_same_list_in_another_order_is_no_edition(tmp_path: Path, note: str) -> None:
    world = World(tmp_path)
    dfo, before = world.person(), listed(world)
    with pytest.raises(BadInput, match="Nothing of the list is changed"):
        published(world, dfo, rows(world)[::-1], note=note)
    assert listed(world) == before


def test_what_search_cannot_go_by_is_refused_whole(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo, before = world.person(), listed(world)
    with pytest.raises(synonyms.Unfit) as wrong:
        published(world, dfo, [*rows(world), Row("FA", ("the",), number=33), replace(EAPA, related=("none",))])
    assert [(one.row, one.column) for one in wrong.value.faults] == [(33, "acronym"), (33, "names"), (90, "related")]
    assert wrong.value.field == "acronym-33"
    assert "So are 2 more places wrong." in str(wrong.value)
    with pytest.raises(BadInput, match="Note: this has 1,001 characters"):
        published(world, dfo, [*rows(world), EAPA], note="x" * 1001)
    assert listed(world) == before


def test_who_looked_at_another_edition_is_told_and_nothing_is_lost_of_either(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo, before = world.person(), listed(world)
    published(world, dfo, [*rows(world), EAPA], entry=before.entry)
    with pytest.raises(Stale, match=r"edition 2, entry \d+, stands now"):
        published(world, dfo, [*rows(world), Row("MSN", ("Most Senior Name",))], entry=before.entry)
    assert EAPA in rows(world)


def test_nobody_but_the_officer_and_the_alternate_may(tmp_path: Path) -> None:
    world = World(tmp_path)
    before, wanted = listed(world), [*rows(world), EAPA]
    assistant = world.person("assistant@example.gov", "assistant", office=DFO_OFFICE)
    for actor in (assistant, OPERATOR):
        with pytest.raises(NotAllowed):
            published(world, actor, wanted)
        with world.inside(), pytest.raises(NotAllowed):
            synonyms.tried(actor, wanted, world.when)
    assert listed(world) == before
    world.person("alternate@example.gov", "alternate-dfo")
    with world.inside():
        alternate = workspace.person("alternate@example.gov")
        assert alternate is not None
    assert published(world, alternate.actor, wanted).entry == listed(world).entry


def test_a_trial_changes_nothing(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo, before = world.person(), listed(world)
    with world.inside():
        done = synonyms.tried(dfo, [*rows(world), EAPA], world.when, entry=before.entry)
    assert ([one.acronym for one in done.changes], done.entry, listed(world)) == (["EAPA"], None, before)


def test_a_list_may_be_emptied_and_filled_again(tmp_path: Path) -> None:
    world = World(tmp_path, at=AT)
    dfo, first = world.person(), rows(world)
    published(world, dfo, [])
    assert (rows(world), listed(world).facts) == ([], {"entries": []})
    published(world, dfo, first)
    assert rows(world) == first
