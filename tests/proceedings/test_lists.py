"""Lists into the record: right rows recorded, wrong ones named, the same again nothing new, what differs left to people."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from tests.builders import World
from tests.lists import FORMS, GROUP, MET, TEXTS, as_csv
from tests.papers import RECOMMENDATIONS
from tests.proceedings.builders_lists import head, listed, one, status, world_of
from tests.proceedings.builders_release import SET, out, reviewed
from tracker.exchange import check_files
from tracker.proceedings import lists
from tracker.published import standing
from tracker.records import find as workspace
from tracker.rules.refusal import BadInput, NotAllowed
from tracker.store.database import free_connection


@pytest.mark.parametrize("form", FORMS)
def test_seven_rows_of_which_three_are_wrong(tmp_path: Path, form: str) -> None:
    world, dfo = world_of(tmp_path)
    content, name, before = FORMS[form](), f"list.{form}", head(world)
    tried = listed(world, dfo, content, dry=True, name=name)
    assert head(world) == before
    report = listed(world, dfo, content, name=name)
    assert tried == report
    assert (report.rows, [(each["row"], each["key"]) for each in report.new], report.same, report.changed) == (
        7, [(2, "2020-12/pswg/1"), (3, "2020-12/pswg/2"), (6, "2020-12/pswg/5"), (8, "2020-12/pswg/7")], 0, [],
    )  # fmt: skip
    assert [(each["row"], each["field"], each["column"]) for each in report.wrong] == [
        (4, "number", 'column A ("Rec No.")'),
        (5, "feedback", 'column G ("CBP response")'),
        (7, "date", 'column D ("Meeting date")'),
    ]
    number, verdict, date = report.wrong
    assert (number["message"], number["remedy"]) == (
        'Number: "1O459" is not 6 digits.',
        "Write its six figures, as 010457.",
    )
    assert verdict["message"] == 'CBP response: "Concur" is no word of this record.'
    assert verdict["remedy"].startswith("Write one of: awaiting, under review, agreed, agreed in part, not agreed;")
    assert date["message"].startswith('Date of the meeting: "Yuletide 2020" is no date')
    again = listed(world, dfo, content, name=name)
    assert (again.new, again.same, again.changed, again.wrong) == ([], 4, [], report.wrong)
    first = world.shown("2020-12/pswg/1")
    assert first is not None and (first.number, first.url) == ("010457", "/recommendations/010457")
    assert status(world, "2020-12/pswg/1") == {
        "text": "adopted", "action": "passed", "feedback": "agreed", "implementation": None,
    }  # fmt: skip
    assert status(world, "2020-12/pswg/7") == dict.fromkeys(("text", "action", "feedback", "implementation"))
    response = world.shown("2021/1")
    assert response is not None
    told = response.facts["attested"]
    assert (told["list"]["name"], told["list"]["row"], told["quote"], response.text) == (
        name,
        2,
        "agreed",
        "Signs help.",
    )
    with free_connection(world.url, writes=False) as connection:
        assert (check_files.files(connection), standing.compare(connection)) == ([], [])


def test_a_list_of_what_is_held_adds_what_it_says_and_no_second_item(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    out(world, dfo, *reviewed(world, dfo, RECOMMENDATIONS))
    said = (
        ["010457", "PSWG", 1, "2020-12", "", "passed", "", "", ""],
        ["", "PSWG", 2, "2020-12", "", "remanded to group", "", "", ""],
    )
    report = listed(world, dfo, as_csv(said))
    assert [(each["key"], each["what"]) for each in report.new] == [(f"{SET}/1", ["action"]), (f"{SET}/2", ["action"])]
    assert (status(world, f"{SET}/1")["number"], status(world, f"{SET}/2")["text"]) == ("010457", "refining")
    page = world.client().get("/recommendations/010457").get_data(as_text=True)
    assert "Attested from row 2 of the list list.csv" in page
    by_number = (["010457", "", "", "", "", "passed", "agreed in part", "May 2021", ""],)
    (new,) = listed(world, dfo, as_csv(by_number)).new
    assert (new["row"], new["key"], new["what"]) == (2, f"{SET}/1", ["feedback"])
    assert len(world.keys("recommendation")) == 3


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"Recommendation": "COAC recommends that CBP take all signs down."}, "text"),
        ({"Item": 4}, "ordinal"),
        ({"Meeting_date": "January 2021"}, "date"),
        ({"CBP_response": "not agreed"}, "feedback"),
        ({"Response_date": "2021-03-05"}, "feedback"),
        ({"Response_date": "2021-04-01"}, "feedback"),
        ({"Response_remarks": "Signs cost."}, "feedback_remark"),
        ({"Committee_action": "tabled"}, "action"),
    ],
)
def test_a_changed_row_is_told_and_waits_for_a_person(tmp_path: Path, cells: Mapping[str, Any], field: str) -> None:
    world, dfo = world_of(tmp_path)
    listed(world, dfo, as_csv(one()))
    before = head(world)
    report = listed(world, dfo, as_csv(one(**cells)))
    assert (report.new, report.same, report.wrong, head(world)) == ([], 0, [], before)
    (changed,) = report.changed
    assert [each["field"] for each in changed["differs"]] == [field]
    assert changed["remedy"].startswith("Correct what stands in the record, or mend the row; or take row 2 as it is")


def test_a_row_that_a_person_takes_is_recorded_beside_what_is_held(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    listed(world, dfo, as_csv(one()))
    other = as_csv(
        one(Recommendation="COAC recommends another sign.", CBP_response="not agreed", Response_date="2022-02")
    )
    assert [each["what"] for each in listed(world, dfo, other, taken=(2,)).new] == [["feedback"]]
    shown = world.shown("2020-12/pswg/1")
    assert shown is not None and shown.text == TEXTS[1]
    assert status(world, "2020-12/pswg/1")["feedback"] == "not agreed"


HEADED = (
    "Number",
    "Subcommittee",
    "Group",
    "Term",
    "Date",
    "Text",
    "Office",
    "Subject",
    "Addressee",
    "Short title",
    "Source",
)
FILED = ("010457", "Safe Roads Subcommittee", "Gate Working Group", "16th", "2023-06-14", TEXTS[1], "Office of Signs",
         "signs", "CBP", "Readable signs", "Letter of June 20, 2023")  # fmt: skip


def test_groups_offices_and_terms_are_founded_by_name_only(tmp_path: Path) -> None:
    world = World(tmp_path)
    dfo = world.person()
    content = as_csv([FILED], HEADED)
    report = listed(world, dfo, content)
    assert [each["field"] for each in report.wrong] == ["subcommittee", "group", "term", "office"]
    assert report.unknown == ["Gate Working Group", "Safe Roads Subcommittee", "16th term", "Office of Signs"]
    report = listed(world, dfo, content, founding=report.unknown)
    assert [each["key"] for each in report.new] == ["2023-06/gate/1"]
    shown = world.shown("2023-06/gate/1")
    assert shown is not None
    assert {name: shown.to(name) for name in ("group", "term", "office")} == {
        "group": ["gate"], "term": ["16"], "office": ["office/office-of-signs"],
    }  # fmt: skip
    assert (shown.facts["short_title"], shown.facts["attested"]["citation"]) == ("Readable signs", FILED[-1])
    gate = world.shown("gate")
    assert gate is not None and (gate.to("parent"), gate.facts["attested"]["list"]["row"]) == (["safe-roads"], 2)
    assert listed(world, dfo, content).same == 1


def test_how_an_item_is_filed_is_added_where_nothing_is_held(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    listed(world, dfo, as_csv(one()))
    columns = ("Number", "Subject", "Short title", "Office")
    report = listed(world, dfo, as_csv([("010457", "signs", "Readable signs", "DFO")], columns))
    assert [each["what"] for each in report.new] == [["how it is filed"]]
    shown = world.shown("2020-12/pswg/1")
    assert shown is not None
    assert (shown.edition, shown.facts["subject"], shown.to("office"), shown.text) == (
        2,
        "signs",
        ["office/dfo"],
        TEXTS[1],
    )
    assert status(world, "2020-12/pswg/1")["action"] == "passed"
    report = listed(world, dfo, as_csv([("010457", "gates", "Readable signs", "DFO")], columns))
    assert [each["field"] for each in report.changed[0]["differs"]] == ["subject"]


def test_a_list_of_many_rows_of_one_item_is_its_history(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    listed(world, dfo, as_csv(one()))
    columns = ("Number", "Implementation", "Implementation date", "Implementation remarks")
    rows = [("010457", "will be implemented", "2021-06", ""), ("010457", "partially implemented", "2022-06", "Half."),
            ("010457", "fully implemented", "2023-06", "All."), ("010457", "", "", "A remark alone.")]  # fmt: skip
    report = listed(world, dfo, as_csv(rows, columns))
    assert ([each["row"] for each in report.new], report.same) == ([2, 3, 4], 1)
    assert report.notes == [
        'Row 5: column D ("Implementation remarks") holds a remark, and the row says nothing of Implementation; it was left out.'
    ]
    assert [status_on(world, day) for day in ("2021-12-31", "2022-12-31", "2023-12-31")] == [
        "will be implemented", "partially implemented", "fully implemented",
    ]  # fmt: skip
    assert listed(world, dfo, as_csv(rows, columns)).same == 4


def status_on(world: World, day: str) -> str:
    shown = world.shown("2020-12/pswg/1", day)
    assert shown is not None and shown.status is not None
    return str(shown.status["implementation"]["value"])


def test_a_long_list_goes_in_some_rows_at_a_time(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    rows = [(f"{10500 + n}", GROUP, n, MET, f"COAC recommends sign {n}.", "passed", "", "", "") for n in range(1, 251)]
    assert len(listed(world, dfo, as_csv(rows)).new) == 250
    assert listed(world, dfo, as_csv(rows)).same == 250
    with world.inside():
        assert [held.id for held in workspace.held_lists(dfo, world.when.day)] == [1]


def test_who_may_try_and_who_may_import(tmp_path: Path) -> None:
    world, _ = world_of(tmp_path)
    assistant = world.person("assistant@example.gov", "assistant", office="dfo")
    member = world.person("member@example.gov", "liaison", office="dfo")
    assert len(listed(world, assistant, as_csv(one()), dry=True).new) == 1
    for actor, dry in ((assistant, False), (member, True)):
        with pytest.raises(NotAllowed):
            listed(world, actor, as_csv(one()), dry=dry)
    with world.inside():
        assert workspace.held_lists(member, world.when.day) == []


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"verdict": "A"}, 'A list has no field "verdict".'),
        ({"number": "ZZ"}, 'The list has no column "ZZ" for number.'),
        ({"number": "A", "text": "A"}, 'number and text are both said to be column A ("Rec No.").'),
        ({"feedback": "CBP response"}, "It is not said which columns tell the recommendation"),
        ({}, "It is not said which columns tell the recommendation"),
    ],
)
def test_columns_that_tell_no_row_from_another_are_refused(
    tmp_path: Path, columns: Mapping[str, str], said: str
) -> None:
    world, dfo = world_of(tmp_path)
    with pytest.raises(BadInput) as refused:
        listed(world, dfo, as_csv(), columns=columns)
    assert refused.value.message.startswith(said)
    if "feedback" in columns or not columns:
        assert "--map number=A --map group=B --map ordinal=C --map date=D --map text=E" in refused.value.remedy


def test_columns_are_named_by_letter_or_header(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    columns: Sequence[tuple[str, str]] = [("number", "rec no"), ("group", "b"), ("Ordinal", "Item"), ("date", "D"),
                                          ("text", "Recommendation"), ("feedback", "")]  # fmt: skip
    report = listed(world, dfo, as_csv(one()), columns=dict(columns))
    assert [each["what"] for each in report.new] == [["recommendation"]]


def test_lists_brought_at_once_each_get_a_number(tmp_path: Path) -> None:
    world, dfo = world_of(tmp_path)
    together = Barrier(6)

    def brought(place: int) -> int:
        with world.inside():
            together.wait()
            return lists.bring(dfo, f"{place}.csv", as_csv(one(Item=place)), "text/csv", world.when).id

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(brought, range(1, 7))) == [1, 2, 3, 4, 5, 6]
