"""Rows of a list: what is wrong with one, what its words mean, and from which day they hold."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.lists import SEVEN, TEXTS, as_csv
from tests.papers import RECOMMENDATIONS
from tests.proceedings.builders_lists import listed, one, status, world_of
from tests.proceedings.builders_release import out, reviewed
from tracker.proceedings import amend
from tracker.rules.refusal import BadInput

RIGHT = SEVEN[0]


@pytest.mark.parametrize(
    ("cells", "field", "said"),
    [
        ({"Group": "Port Singns WG"}, "group", '"Port Singns WG" is no group of the record.'),
        ({"Recommendation": ""}, "text", "010457 is not held here, and the row has no text to record it by."),
        ({"Meeting_date": ""}, "date", "010457 is not held here, and the row has no date to record it by."),
        ({"Meeting_date": "May 2031"}, "date", "May 2031 lies in the future."),
        ({"Response_date": ""}, "feedback", 'no day is given for "agreed".'),
        ({"Response_date": "2021-13-01"}, "feedback_date", 'CBP response: day: "2021-13-01" is no'),
        ({"Item": "one"}, "ordinal", 'Ordinal: "one" is no number from 1 to 9999.'),
    ],
)
def test_what_is_wrong_names_its_cell(tmp_path: Path, cells: Mapping[str, Any], field: str, said: str) -> None:
    world, dfo = world_of(tmp_path)
    report = listed(world, dfo, as_csv(one(**cells)))
    assert [(each["field"], said in each["message"]) for each in report.wrong] == [(field, True)], report.wrong
    assert report.new == []


def test_two_items_of_one_number_and_an_item_of_another_number_are_wrong(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    report = listed(world, dfo, as_csv([*one(), *one(Item=2, Recommendation=TEXTS[2])]))
    assert [each["row"] for each in report.new] == [2]
    assert [each["field"] for each in report.changed[0]["differs"]] == ["text", "ordinal"]
    report = listed(world, dfo, as_csv([["010999", *RIGHT[1:]]]))
    assert [each["message"] for each in report.wrong] == ["2020-12/pswg/1 bears the number 010457."]


def test_words_of_the_list_are_given_their_meaning(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    rows = one(CBP_response="Concur ", Committee_action="n/a", Group="Signs WG")
    words = {"concur": "agreed", "N/A": "", "signs wg": "PSWG"}
    assert listed(world, dfo, as_csv(rows), words=words).wrong == []
    assert (status(world, "2020-12/pswg/1")["feedback"], status(world, "2020-12/pswg/1")["action"]) == ("agreed", None)
    response = world.shown("2021/1")
    assert response is not None and response.facts["attested"]["quote"] == "Concur"


def test_the_lists_own_day_serves_where_no_other_is_given_and_is_said(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    report = listed(world, dfo, as_csv(one(Response_date="")), as_of="December 31, 2023")
    assert (len(report.new), report.wrong) == (1, [])
    response = world.shown("2023/1")
    assert response is not None
    assert (response.since.words, response.facts["attested"]["as_of"]) == ("by December 31, 2023", True)
    assert listed(world, dfo, as_csv(one(Response_date="")), as_of="June 30, 2024").same == 1
    with pytest.raises(BadInput, match="June 2026 is not over yet"):
        listed(world, dfo, as_csv(one()), as_of="June 2026")


@pytest.mark.parametrize("gone", [False, True])
def test_a_paper_of_the_same_group_and_month_takes_no_key_that_a_list_gave(tmp_path: Path, gone: bool) -> None:
    world, dfo = world_of(tmp_path)
    listed(world, dfo, as_csv(one()))
    if gone:
        with world.inside():
            amend.retract(dfo, "2020-12/pswg/1", world.when, reason="The list was wrong.")
    keys = out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    assert keys[1:3] == ["2020-12/pswg-2", "2020-12/pswg-2/1"]
    held, new = world.shown("2020-12/pswg/1"), world.shown("2020-12/pswg-2/1")
    assert (held and held.text, held and held.edition) == ((None, None) if gone else (TEXTS[1], 1))
    assert new is not None and new.status is not None and new.status["feedback"] is None
