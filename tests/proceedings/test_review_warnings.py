"""What a review asks a person to look at: warnings ticked one by one, readings chosen between, the kind put right."""

from pathlib import Path

import pytest

from tests.proceedings.test_review import ID, brought, held
from tests.shared import papers
from tracker.proceedings import review
from tracker.rules.refusal import BadInput, NotYet

NOTHING = {"fields": {}, "blocks": {}, "proposals": {}}


def test_a_page_confirms_only_what_was_looked_at_and_a_list_of_commands_all(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        with pytest.raises(BadInput, match=r"1 warning has not been looked at") as refused:
            review.accept(dfo, ID, world.when, unseen=False)
        assert refused.value.field == "warning-1"
        review.correct(dfo, ID, world.when, **NOTHING, looked={1: True})
        assert [one.accepted_by for one in held(world, dfo).warnings] == ["dfo@example.gov"]
        review.correct(dfo, ID, world.when, **NOTHING, looked={1: False})
        assert [one.accepted_by for one in held(world, dfo).warnings] == [None]
        assert review.accept(dfo, ID, world.when).state == "reviewed"


def test_a_chosen_reading_answers_its_warning_and_the_print_is_kept(tmp_path: Path) -> None:
    text = (papers() / "specimens" / "minutes.txt").read_text()
    world, dfo = brought(tmp_path, text)
    with world.inside():
        with pytest.raises(BadInput, match="Date: the paper contradicts itself"):
            review.accept(dfo, ID, world.when, unseen=False)
        review.correct(dfo, ID, world.when, fields={"date": "2020-07-15"}, blocks={}, proposals={})
        printed = "Wednesday, July 15, 2019"
        assert held(world, dfo).value("date") == {"printed": printed, "value": "2020-07-15", "precision": "day"}
        assert review.accept(dfo, ID, world.when, unseen=False).state == "reviewed"


def test_a_paper_of_another_kind_has_its_fields_and_keeps_what_was_read(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        paper = review.correct(dfo, ID, world.when, fields={"kind": "meeting-notice"}, blocks={}, proposals={})
        assert (paper.kind, paper.value("docket"), paper.value("acronym")) == ("meeting-notice", None, "PSWG")
        review.correct(dfo, ID, world.when, fields={"docket": "USCBP-2020-0001"}, blocks={}, proposals={})
        review.correct(dfo, ID, world.when, fields={"kind": "recommendations"}, blocks={}, proposals={})
        again = review.correct(dfo, ID, world.when, fields={"kind": "meeting-notice"}, blocks={}, proposals={})
        assert again.value("docket") == "USCBP-2020-0001"


def test_a_criterion_bears_its_own_id_and_its_level(tmp_path: Path) -> None:
    text = (papers() / "specimens" / "criteria.txt").read_text()
    world, dfo = brought(tmp_path, text)
    with world.inside():
        first = held(world, dfo).items[0]
        typed = {first.id: {"number": "1.1a", "level": "Must", "guidance": "A signed statement."}}
        review.correct(dfo, ID, world.when, fields={}, blocks=typed, proposals={})
        with pytest.raises(BadInput, match='Must or Should: "May" is none of the choices'):
            review.correct(dfo, ID, world.when, fields={}, blocks={first.id: {"level": "May"}}, proposals={})
        items = review.accept(dfo, ID, world.when).items
        assert [(one.number, one.level) for one in items][:2] == [("1.1a", "Must"), ("1.2", "Should")]


def test_who_had_an_older_version_confirms_nothing(tmp_path: Path) -> None:
    world, dfo = brought(tmp_path)
    with world.inside():
        version = held(world, dfo).version
        review.correct(dfo, ID, world.when, fields={"acronym": "PS"}, blocks={}, proposals={}, version=version)
        with pytest.raises(NotYet, match="This paper was changed since you opened it"):
            review.accept(dfo, ID, world.when, version=version)
