"""What a paper tells as lists beside its items: read, corrected row by row, published as it was corrected."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.builders import World
from tests.kinds import CRITERIA, MINUTES, NOTICE
from tests.papers import RECOMMENDATIONS
from tests.proceedings.test_review import ID, brought, held
from tests.reading.test_minutes import TOP
from tracker.exchange.check import examine
from tracker.exchange.rereading import read_as_called
from tracker.proceedings import claims, own_lists, publish, reread, review
from tracker.proceedings.act import act
from tracker.published import thing
from tracker.reading.paper import read
from tracker.records import find
from tracker.records.paper import STATEMENT, Paper
from tracker.rules.own_lists import MOST, OWN
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotYet
from tracker.store.database import db

Rows = Mapping[str, Mapping[str, str]]


def corrected(world: World, actor: Actor, version: int | None = None, **own: Rows) -> Paper:
    return review.correct(actor, ID, world.when, fields={}, blocks={}, proposals={}, own=own, version=version)


def lines(paper: Paper, name: str) -> list[str]:
    """The list as it would be published, a row a line."""
    return [OWN[name].words(row.now) for row in own_lists.lists(paper)[name] if not row.out]


def published(world: World, actor: Actor) -> dict[str, Any]:
    review.accept(actor, ID, world.when)
    key = publish.publish(actor, [ID], world.when)[0]["key"]
    found = thing.one(db.session.connection(), key, world.when.day)
    assert found is not None
    return dict(found.facts)


def statements(paper: Paper) -> list[tuple[Any, ...]]:
    said = [(one.said, one.accepted) for one in paper.proposals if one.kind == STATEMENT]
    return [(told["action"], told.get("mover"), told["named"]["group"], ticked) for told, ticked in said]


def test_what_was_corrected_added_and_left_out_is_what_is_published(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, MINUTES)
    with world.inside():
        rows: Rows = {
            "2": {"name": "Benjamin Boyd", "note": "Oak Freight", "how": "absent"},
            "3": {"out": "yes"},
            "6": {"name": "", "printed": ""},
            "new1": {"name": "Gus Gray", "how": "government"},
        }
        paper = corrected(world, dfo, attendance=rows)
        assert lines(paper, "attendance") == [
            *("Ada Ames, present", "Benjamin Boyd, absent", "Dora Dunn, Jr., present", "Eli Eads, absent"),
            "Gus Gray, government",
        ]
        told = published(world, dfo)["attendance"]
        assert {how: [one["name"] for one in them] for how, them in told.items()} == {
            "present": ["Ada Ames", "Dora Dunn, Jr."],
            "absent": ["Benjamin Boyd", "Eli Eads"],
            "government": ["Gus Gray"],
        }
        boyd = told["absent"][0]
        assert (boyd["printed"], boyd["note"], boyd["span"]) == ("Mr. Ben Boyd", "Oak Freight", [205, 217])
    assert examine(world.url, world.site.engine).parts["workspace"] == []


def test_the_reading_stays_beside_with_who_changed_what_and_when(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, MINUTES)
    with world.inside():
        before = held(world, dfo).reading
        paper = corrected(
            world, dfo, attendance={"2": {"name": "Benjamin Boyd"}, "new1": {"name": "G", "how": "absent"}}
        )
        row = own_lists.lists(paper)["attendance"][1]
        assert paper.reading == before
        assert (row.by, row.at) == (dfo.email, world.when.stamp)
        assert list(own_lists.was("attendance", row)) == [("Name", "Ben Boyd")]
        line = find.acts_on(paper)[-1]
        assert (line.act, line.actor) == ("correct", dfo.email)
        assert json.loads(line.facts)["lists"] == {"attendance": {"corrected": [2], "added": [7]}}
        assert ["paper", ID, "update"] in [change[:3] for change in json.loads(line.changes)]


def test_what_is_put_back_as_it_was_read_is_corrected_no_more(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, MINUTES)
    with world.inside():
        rows: Rows = {"2": {"name": "B"}, "3": {"name": "Cleo", "out": "yes"}, "new1": {"name": "G", "how": "absent"}}
        corrected(world, dfo, attendance=rows)
        paper = corrected(world, dfo, attendance={"2": {"name": "Ben Boyd"}, "3": {"out": "no"}, "7": {"out": "yes"}})
        assert lines(paper, "attendance")[1:3] == ["Ben Boyd, present", "Cleo, present"]
        assert [row.number for row in own_lists.lists(paper)["attendance"] if row.touched] == [3]
        paper = corrected(world, dfo, attendance={"3": {"name": 'Cleo "Clee" Cole'}})
        assert paper.own is None


def test_a_point_is_split_by_adding_one_after_it(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, NOTICE)
    with world.inside():
        point = {"text": "The task force.", "ordinal": "1", "groups": " Gate Task Force \r\n\r\nB Group", "after": "1"}
        paper = corrected(world, dfo, agenda={"1": {"text": "The group."}, "new1": point})
        assert [row.number for row in own_lists.lists(paper)["agenda"]] == [1, 3, 2]
        told = published(world, dfo)["agenda"]
        assert [one["text"][:14] for one in told] == ["The group.", "The task force", "The Safe Roads"]
        assert told[1]["groups"] == ["Gate Task Force", "B Group"]


@pytest.mark.parametrize(
    ("text", "name", "rows", "said", "field"),
    [
        (MINUTES, "attendance", {"2": {"name": ""}}, "Attendance, Person 2: Name is missing.", "2-name"),
        (MINUTES, "attendance", {"1": {"how": "ill"}}, 'Attendance, Person 1: Presence: "ill" is none of', "1-how"),
        (MINUTES, "attendance", {"1": {"name": "x" * 201}}, "Attendance, Person 1: Name: this has 201", "1-name"),
        (MINUTES, "attendance", {"new1": {"name": "G"}}, "Attendance, Person to be added: Presence is", "new1-how"),
        (MINUTES, "motions", {"1": {"counts.for": "many"}}, "Motions, Motion 1: Votes for: ", "1-counts.for"),
        (MINUTES, "motions", {"1": {"recused": ": a fee"}}, 'Motions, Motion 1: Recused: ": a fee" names', "1-recused"),
        (NOTICE, "agenda", {"new1": {"text": "A", "after": "9"}}, "Agenda, Point to be added: After", "new1-after"),
        (CRITERIA, "categories", {"1": {"items": "7.1\n" * 9000}}, "Categories, Category 1: IDs of", "1-items"),
        (RECOMMENDATIONS, "references", {"1": {"values": "soon"}}, "References to other papers, Ref", "1-values"),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_refused_by_its_place(
    tmp_path: Path, text: str, name: str, rows: Rows, said: str, field: str
) -> None:
    world, dfo = brought(tmp_path, text)
    with world.inside():
        with pytest.raises(BadInput) as refused:
            corrected(world, dfo, **{name: rows})
        assert refused.value.message.startswith(said)
        assert refused.value.field == f"row-{name}-{field}"
        assert refused.value.remedy
        assert held(world, dfo).own is None


def test_a_list_has_an_end(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, MINUTES)
    with world.inside():
        more = {f"new{at}": {"name": f"P{at}", "how": "absent"} for at in range(1, MOST - 5)}
        paper = corrected(world, dfo, attendance=more)
        assert len(lines(paper, "attendance")) == MOST
        with pytest.raises(BadInput, match="takes no more"):
            corrected(world, dfo, attendance={"new1": {"name": "One more", "how": "absent"}})
        paper = corrected(world, dfo, attendance={"1": {"out": "yes"}, "new1": {"name": "One more", "how": "absent"}})
        assert len(lines(paper, "attendance")) == MOST


def test_a_newer_version_a_claim_and_the_kind_are_respected(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, MINUTES)
    other = world.person("other@example.gov")
    with world.inside():
        version = held(world, dfo).version
        corrected(world, dfo, version, attendance={"2": {"name": "Benjamin Boyd"}})
        with pytest.raises(NotYet, match="This paper was changed since you opened it"):
            corrected(world, other, version, attendance={"2": {"name": "Benedict Boyd"}})
        with pytest.raises(BadInput, match="tells no list"):
            corrected(world, dfo, agenda={"new1": {"text": "A point"}})
        claims.claim(dfo, ID, world.when)
        with pytest.raises(NotYet):
            corrected(world, other, attendance={"2": {"name": "Benedict Boyd"}})
        assert lines(held(world, dfo), "attendance")[1] == "Benjamin Boyd, present"


def test_a_confirmed_paper_is_to_be_confirmed_and_looked_at_again(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, MINUTES)
    with world.inside():
        review.accept(dfo, ID, world.when)
        paper = corrected(world, dfo, attendance={"2": {"out": "yes"}})
        assert (paper.state, paper.second_by) == ("awaiting review", None)


def test_what_a_motion_says_of_items_follows_it(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, MINUTES)
    with world.inside():
        assert statements(held(world, dfo)) == [
            ("passed", "Ms. Ames", "Rail Working Group", False),
            ("remanded to group", None, "Lock Task Force", False),
        ]
        motions: Rows = {
            "1": {"mover": "Mr. Amis", "outcome": "passed as amended"},
            "2": {"out": "yes"},
            "new1": {"text": "They adopted recommendation 2 of the Gate Group.", "group": "Gate Group"},
        }
        paper = corrected(world, dfo, motions=motions)
        amended = ("passed as amended", "Mr. Amis", "Rail Working Group", False)
        assert statements(paper) == [amended, (None, None, "Gate Group", False)]
        paper = corrected(world, dfo, motions={"2": {"out": "no"}})
        assert [told[2] for told in statements(paper)] == ["Rail Working Group", "Gate Group", "Lock Task Force"]


def test_what_a_person_decided_of_a_motion_stays_decided(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, MINUTES)
    with world.inside():
        place = next(one.place for one in held(world, dfo).proposals if one.kind == STATEMENT)
        typed = {place: {"accepted": "yes", "action": "tabled"}}
        review.correct(dfo, ID, world.when, fields={}, blocks={}, proposals=typed)
        paper = corrected(world, dfo, motions={"1": {"outcome": "not passed", "mover": "Mr. Amis"}})
        assert statements(paper)[0] == ("tabled", "Mr. Amis", "Rail Working Group", True)


def test_of_motions_in_the_same_words_only_the_corrected_one_is_followed(tmp_path: Path) -> None:
    said = "Ms. Ames moved to adopt the recommendations; Dora Dunn seconded. The motion carried unanimously.\n\n"
    world, dfo = brought(tmp_path, TOP.format(date="May 20, 2020") + said + "Ben Boyd spoke of snow.\n\n" + said)
    with world.inside():
        corrected(world, dfo, motions={"2": {"group": "Rail Working Group"}})
        assert [told[2] for told in statements(held(world, dfo))] == [None, "Rail Working Group"]
        corrected(world, dfo, motions={"1": {"out": "yes"}, "2": {"group": ""}})
        corrected(world, dfo, motions={"1": {"out": "no"}})
        assert [told[2] for told in statements(held(world, dfo))] == [None, None]


def test_a_reference_that_was_invented_is_of_no_item_either(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        corrected(world, dfo, references={"1": {"out": "yes"}})
        facts = published(world, dfo)
        assert "references" not in facts
        said = thing.one(db.session.connection(), f"{facts['sets'][0]}/2", world.when.day)
        assert said is not None and "references" not in said.facts


# Read anew ------------------------------------------------------------------------------------------------------------

LEFT_OUT = {"2": {"name": "Benjamin Boyd"}, "5": {"out": "yes"}, "new1": {"name": "Gus Gray", "how": "present"}}


def read_again(world: World, dfo: Actor, text: str) -> Paper:
    """As after a page was typed: the same paper with other words in it."""
    with act(dfo, "type page", world.when, needs="paper.review", subject=ID) as door:
        paper = review.opened(dfo, ID, world.when)
        door.facts["reading"] = reread.take(paper, read(text.encode(), "paper.txt").to_json(), world.when)
    return paper


def test_corrected_rows_stay_where_they_are_read_again(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, MINUTES)
    with world.inside():
        corrected(world, dfo, attendance=LEFT_OUT)
        paper = read_again(world, dfo, MINUTES.replace("Ms. Ada Ames", "Ms. Ann Aames, Ms. Ada Ames"))
        assert lines(paper, "attendance") == [
            *("Ann Aames, present", "Ada Ames, present", "Benjamin Boyd, present"),
            *('Cleo "Clee" Cole, present', "Dora Dunn, Jr., present", "Flo Ford, absent", "Gus Gray, present"),
        ]
        boyd = own_lists.lists(paper)["attendance"][2]
        start, end = boyd.now["span"]
        assert (boyd.number, paper.text[start:end]) == (3, "Mr. Ben Boyd")
    assert examine(world.url, world.site.engine).parts["workspace"] == []


def test_a_corrected_row_that_is_read_no_more_stays_and_others_go(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, MINUTES)
    with world.inside():
        corrected(world, dfo, attendance=LEFT_OUT)
        paper = read_again(world, dfo, MINUTES.replace("Mr. Ben Boyd,\n", "").replace("Eli Eads", "Eve"))
        assert lines(paper, "attendance")[:3] == [
            *("Ada Ames, present", "Benjamin Boyd, present", 'Cleo "Clee" Cole, present')
        ]
        assert "Eli Eads, absent" not in lines(paper, "attendance")
        assert len({row.number for row in own_lists.lists(paper)["attendance"]}) == 6
        assert "span" not in own_lists.lists(paper)["attendance"][1].now  # where others stand now


def test_lists_of_a_former_kind_wait_until_it_is_of_that_kind_again(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, MINUTES)
    with world.inside():
        corrected(world, dfo, attendance=LEFT_OUT)
        before = lines(held(world, dfo), "attendance")
        for kind in ("unknown", "minutes"):
            review.correct(dfo, ID, world.when, fields={"kind": kind}, blocks={}, proposals={})
            assert read_as_called(dfo, ID, world.when)
            known = own_lists.lists(held(world, dfo))
            assert ("attendance" in known) == (kind == "minutes")
        assert sorted(lines(held(world, dfo), "attendance")) == sorted(before)


def test_motions_that_were_corrected_are_not_proposed_twice_when_read_anew(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path, MINUTES)
    with world.inside():
        before = statements(corrected(world, dfo, motions={"1": {"mover": "Mr. Amis"}, "2": {"out": "yes"}}))
        paper = read_again(world, dfo, MINUTES.replace("Ms. Ada Ames", "Ms. Ann Aames, Ms. Ada Ames"))
        assert statements(paper) == before == [("passed", "Mr. Amis", "Rail Working Group", False)]


def test_a_category_keeps_the_entity_type_of_its_part() -> None:
    assert "entity_type" in [field.name for field in OWN["categories"].columns]
