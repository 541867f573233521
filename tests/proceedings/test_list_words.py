"""Rows that bear no number and no ordinal of an item: its words tell it, and nothing is made twice."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import group, recommendation
from tests.lists import GROUP, as_csv
from tests.proceedings.builders_lists import listed, world_of
from tracker.proceedings import lists

HEADED = ("Number", "Group", "Item", "Date", "Text", "CBP response", "CBP response date")
ONE, TWO = "COAC recommends that CBP post one sign at each gate.", "CBP should count its lanes."
HELD = recommendation("2020-12/pswg/1", ONE, "2020-12", "pswg")


def row(text: str = ONE, *, number: str = "", group: str = GROUP, ordinal: str = "", date: str = "2020-12-16",
        response: str = "agreed") -> tuple[str, ...]:  # fmt: skip
    return number, group, ordinal, date, text, response, "2021-03-01" if response else ""


def test_a_list_without_numbers_makes_nothing_twice(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    world.publish(HELD)
    content = as_csv([row("1. " + ONE.upper()), row(TWO), row(TWO, response="")], HEADED)
    report = listed(world, dfo, content)
    assert [(each["row"], each["key"], each["what"]) for each in report.new] == [
        (2, "2020-12/pswg/1", ["feedback"]),
        (3, "2020-12/pswg/2", ["recommendation", "feedback"]),
    ]
    for name in ("list.csv", "the same by another name.csv"):
        again = listed(world, dfo, content, name=name)
        assert (again.new, again.same, again.changed, again.wrong) == ([], 3, [], [])
    other = as_csv([row(TWO), row(ONE)], HEADED)
    assert listed(world, dfo, other, name="another.csv").same == 2
    assert sorted(world.keys("recommendation")) == ["2020-12/pswg/1", "2020-12/pswg/2"]


def test_the_number_that_a_list_prints_is_the_items_own(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    world.publish(HELD)
    content = as_csv([row(number="010457", response="")], HEADED)
    (new,) = listed(world, dfo, content).new
    assert (new["key"], new["what"]) == ("2020-12/pswg/1", ["number"])
    shown = world.shown("2020-12/pswg/1")
    assert shown is not None and shown.number == "010457"
    again = listed(world, dfo, content)
    assert (again.new, again.same) == ([], 1)
    (wrong,) = listed(world, dfo, as_csv([row(number="010458")], HEADED)).wrong
    assert (wrong["field"], wrong["column"]) == ("text", 'column E ("Text")')
    assert wrong["message"] == (
        "It bears the number 010458, but has the words of 2020-12/pswg/1, which has another number."
    )


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"text": ONE.replace("gate", "pier")}, "Very like 2020-12/pswg/1."),
        ({"text": ONE.replace("gate", "pier"), "number": "010457"}, "Very like 2020-12/pswg/1."),
        ({"group": "Gate Working Group"}, "of another group: restated, or the same item?"),
        ({"date": "2025-12-16"}, "of another term: restated, or the same item?"),
    ],
)
def test_a_row_that_does_not_tell_is_asked_about_until_it_has_an_ordinal(
    tmp_path: Path, told: dict[str, Any], said: str
) -> None:
    world, dfo = world_of(tmp_path)
    world.publish(group("gate", "Gate Working Group"), HELD)
    report = listed(world, dfo, as_csv([row(**told)], HEADED))
    (wrong,) = report.wrong
    assert (report.new, wrong["field"]) == ([], "text")
    assert said in wrong["message"]
    assert wrong["remedy"] == (
        "If it is 2020-12/pswg/1, write that one's number, or its ordinal, or its words as the record has them; if it "
        "is another, write its own ordinal."
    )
    content = as_csv([row(**told, ordinal="7")], HEADED)
    (new,) = listed(world, dfo, content).new
    assert new["what"][0] == "recommendation"
    assert (listed(world, dfo, content).new, len(world.keys("recommendation"))) == ([], 2)


def test_several_items_with_the_words_are_asked_about(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    world.publish(HELD, recommendation("2020-12/pswg/2", ONE, "2020-12", "pswg"))
    (wrong,) = listed(world, dfo, as_csv([row()], HEADED)).wrong
    assert wrong["message"] == "2 items that are held have its words."
    assert wrong["remedy"].startswith("If it is 2020-12/pswg/1 or 2020-12/pswg/2, write that one's number")
    assert [each["key"] for each in listed(world, dfo, as_csv([row(ordinal="2")], HEADED)).new] == ["2020-12/pswg/2"]


def test_rows_of_one_list_are_not_asked_about_for_being_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world, dfo = world_of(tmp_path)
    monkeypatch.setattr(lists, "ROWS", 4)  # of one transaction
    rows = [row(ONE.replace("gate", f"gate{n}"), number=number) for n in range(5) for number in ("", f"01045{n}")]
    report = listed(world, dfo, as_csv(rows, HEADED))
    assert (len(report.new), report.wrong) == (10, [])
    assert [each["what"] for each in report.new] == [["recommendation", "feedback"], ["number"]] * 5
    again = listed(world, dfo, as_csv(rows, HEADED))
    assert (again.new, again.same, again.wrong) == ([], 10, [])
    more = as_csv([*rows, row(ONE.replace("gate", "gate8"))], HEADED)  # what the other rows are, it is not
    assert [each["row"] for each in listed(world, dfo, more).new] == [12]
