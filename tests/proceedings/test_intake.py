"""A paper's way in: read, kept, reviewed, corrected; the same paper again, in another form, is no second one."""

from pathlib import Path

import pytest

from tests.builders import World
from tests.builders_pdf import Printed
from tests.builders_scan import scanned
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS
from tracker.exchange.intake import bring_in
from tracker.proceedings import review
from tracker.records import find
from tracker.records.paper import Paper
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, NotAllowed, NotYet

NAME = "2020-12-psw.txt"


def brought(world: World, actor: Actor, text: str = RECOMMENDATIONS, name: str = NAME) -> tuple[str, bool]:
    with world.inside():
        paper, new = bring_in(actor, name, text.encode(), world.when)
        return paper.id, new


def held(world: World, actor: Actor, id: str = "intake-1") -> Paper:
    paper = find.paper(actor, world.when.day, id)
    assert paper is not None
    return paper


def test_a_paper_is_kept_with_what_was_read_from_it(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    assert brought(world, dfo) == ("intake-1", True)
    with world.inside():
        paper = held(world, dfo)
        assert (paper.kind, paper.state) == ("recommendations", "awaiting review")
        assert paper.title == "Recommendations, Port Signs Working Group, December 2020"
        assert [item.ordinal for item in paper.items] == [1, 2, 3]
        assert paper.items[2].text.endswith("mend those first, before new ones are put up.")
        assert paper.items[2].joined
        assert paper.value("date") == {"printed": "December 2020", "value": "2020-12", "precision": "month"}
        assert [form.name for form in paper.forms] == [NAME]


def test_the_same_words_again_are_no_second_paper(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    other_spaces = RECOMMENDATIONS.replace("the hours and", "the  hours\nand")
    assert [brought(world, dfo, text) for text in (RECOMMENDATIONS, RECOMMENDATIONS, other_spaces)] == [
        ("intake-1", True),
        ("intake-1", False),
        ("intake-1", False),
    ]
    with world.inside():
        assert len(held(world, dfo).forms) == 2
    assert brought(world, dfo, RECOMMENDATIONS.replace("the hours", "the times")) == ("intake-2", True)


def test_only_the_office_brings_papers_in(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo, liaison = world.person(), world.person("liaison@example.gov", "liaison", office="dfo")
    with pytest.raises(NotAllowed, match=r"liaison@example\.gov may not do this"):
        brought(world, liaison)
    with world.inside():
        assert (find.papers(dfo, world.when.day), find.papers(liaison, world.when.day)) == ([], [])
    brought(world, dfo)
    with world.inside():
        assert (len(find.papers(dfo, world.when.day)), find.papers(liaison, world.when.day)) == (1, [])


def test_a_file_that_cannot_be_read_is_refused_and_not_kept(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    with world.inside(), pytest.raises(BadInput):
        bring_in(dfo, "broken.pdf", b"%PDF-1.4 and no more", world.when)
    with world.inside():
        assert find.papers(dfo, world.when.day) == []


def test_accepting_confirms_each_value_by_name(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    brought(world, dfo)
    with world.inside():
        review.accept(dfo, "intake-1", world.when)
        paper = held(world, dfo)
        assert (paper.state, paper.reviewed_by) == ("reviewed", "dfo@example.gov")
        assert {value.confirmed_by for value in paper.values} == {"dfo@example.gov"}
        assert {warning.accepted_by for warning in paper.warnings} == {"dfo@example.gov"}
        assert {proposal.accepted for proposal in paper.proposals} == {True}
        with pytest.raises(NotYet, match='The paper is "reviewed"'):
            review.accept(dfo, "intake-1", world.when)


def test_a_value_that_the_kind_requires_is_asked_for(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    brought(world, dfo, RECOMMENDATIONS.replace("December 2020\n", "\n"))
    with world.inside():
        with pytest.raises(BadInput, match="Date is missing") as refused:
            review.accept(dfo, "intake-1", world.when)
        assert refused.value.field == "date"
        with pytest.raises(BadInput, match="is no date"):
            review.accept(dfo, "intake-1", world.when, settled={"date": "about Christmas"})
        review.accept(dfo, "intake-1", world.when, settled={"date": "December 2020"})
        assert held(world, dfo).value("date")["value"] == "2020-12"


def test_an_unknown_field_is_refused_and_the_known_ones_named(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    brought(world, dfo)
    with world.inside(), pytest.raises(BadInput, match='no field "colour"') as refused:
        review.accept(dfo, "intake-1", world.when, settled={"colour": "blue"})
    assert "acronym" in refused.value.remedy


def test_a_correction_sends_a_reviewed_paper_back_and_is_kept_beside_the_print(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    brought(world, dfo)
    with world.inside():
        review.accept(dfo, "intake-1", world.when)
        first = held(world, dfo).items[0].id
        blocks = {first: {"text": "COAC recommends a better sign.", "ordinal": "1"}}
        review.correct(
            dfo, "intake-1", world.when, fields={"group": "Signs Working Group"}, blocks=blocks, proposals={}
        )
        paper = held(world, dfo)
        assert (paper.state, paper.items[0].text) == ("awaiting review", "COAC recommends a better sign.")
        value = next(value for value in paper.values if value.name == "group")
        assert (value.value, value.printed) == ("Signs Working Group", "Port Signs Working Group")
        assert paper.title == "Recommendations, Signs Working Group, December 2020"


def test_two_people_do_not_overwrite_each_other(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    brought(world, dfo)
    with world.inside():
        seen = held(world, dfo).version
        review.correct(dfo, "intake-1", world.when, fields={"acronym": "PSWG"}, blocks={}, proposals={}, version=seen)
        review.correct(dfo, "intake-1", world.when, fields={"acronym": "PSW"}, blocks={}, proposals={})
        with pytest.raises(NotYet, match="This paper was changed since you opened it"):
            review.correct(dfo, "intake-1", world.when, fields={"acronym": "X"}, blocks={}, proposals={}, version=seen)
        assert held(world, dfo).value("acronym") == "PSW"


def test_a_paper_that_is_not_there_looks_like_one_that_may_not_be_read(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo, liaison = world.person(), world.person("liaison@example.gov", "liaison", office="dfo")
    brought(world, dfo)
    said = []
    with world.inside():
        for actor, id in ((dfo, "intake-9"), (liaison, "intake-9"), (liaison, "intake-1")):
            with pytest.raises((Missing, NotAllowed)) as refused:
                review.accept(actor, id, world.when)
            said.append(str(refused.value).replace(id, "ID"))
    assert said[1] == said[2]


def test_an_issue_paper_proposes_what_it_says_of_groups_and_terms(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    brought(world, dfo, ISSUE_PAPER, "2023-12-way.txt")
    with world.inside():
        paper = held(world, dfo)
        said = [(one.kind, one.said) for one in paper.proposals]
    events = [(one["event"], one["group"], one["to"], one["date"]["value"]) for kind, one in said if kind == "event"]
    assert events == [("renamed", "Port Signs Working Group", "Wayfinding Working Group", "2022-02-10..2023-11-03")]
    assert [one["number"] for kind, one in said if kind == "term"] == [15, 16]


def test_a_date_that_contradicts_itself_is_settled_by_a_person(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    brought(world, dfo, RECOMMENDATIONS.replace("December 2020\n", "Wednesday, July 15, 2019\n"))
    with world.inside():
        value = next(one for one in held(world, dfo).values if one.name == "date")
        assert (value.value, value.printed, len(value.readings)) == (None, "Wednesday, July 15, 2019", 2)
        with pytest.raises(BadInput, match="the paper contradicts itself"):
            review.accept(dfo, "intake-1", world.when)
        review.accept(dfo, "intake-1", world.when, settled={"date": "July 15, 2020"})
        assert held(world, dfo).value("date")["value"] == "2020-07-15"


def test_words_beside_the_items_make_another_paper(tmp_path: Path) -> None:
    """A revised list often changes nothing but a sentence."""
    world = World(tmp_path)
    dfo = world.person()
    last = RECOMMENDATIONS.rstrip() + "\n\nThe working group withdrew what it had said of tolls on June 12.\n"
    assert brought(world, dfo) == ("intake-1", True)
    assert brought(world, dfo, last) == ("intake-2", True)
    assert brought(world, dfo, last.replace("June 12", "June 21")) == ("intake-3", True)


def test_scans_without_words_are_each_a_paper_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # no machine reads them
    world = World(tmp_path)
    dfo = world.person()
    pages = [[Printed("seen by nobody", 80, 72)], [Printed("seen by nobody else", 90, 72)]]
    with world.inside():
        found = [bring_in(dfo, f"{page[0].top}.pdf", scanned(page, pictures=(1,)), world.when) for page in pages]
        assert [(paper.id, new, len(paper.forms)) for paper, new in found] == [
            ("intake-1", True, 1),
            ("intake-2", True, 1),
        ]
