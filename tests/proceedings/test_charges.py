"""Where a statement of work stands: as its versions tell, or as a source says; and who joined and left with one."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import World, group
from tests.builders import charge as made
from tests.pages.audit_public import opened
from tests.proceedings.test_coverage import LATER, ONE, Charged
from tracker.proceedings import amend, charges
from tracker.rules.charge import members, moved
from tracker.rules.refusal import BadInput

SAID = {"state": "completed", "date": "December 2022", "source": "88 FR 62000"}
PAGE = "/papers/2022-01-signs-statement-of-work"


def stated(world: Charged, key: str = LATER, **typed: str) -> str:
    with world.inside():
        key = charges.stands(world.dfo, key, world.when, SAID | typed)
    world.site.catch_up()
    return key


def test_what_a_source_says_stands_on_both_pages_from_its_day_on(tmp_path: Path) -> None:
    world = Charged(tmp_path)
    assert "Statement of work, January 2022: in force" in opened(world.client(), "/groups/signs").words
    assert stated(world) == f"{LATER}/state/1"
    for page in (PAGE, "/groups/signs"):
        shown = opened(world.client(), page)
        assert "completed since December 2022, as attested" in shown.words, page
        assert f"/record/{LATER}/state/1" in shown.links
        assert "completed" not in opened(world.client(), f"{page}?as_of=2022-11-01").words
    assert "88 FR 62000" in opened(world.client(), f"/record/{LATER}/state/1").words
    assert stated(world, state="lapsed with term", date="2023-12-13") == f"{LATER}/state/2"
    assert "lapsed with term since December 13, 2023" in opened(world.client(), PAGE).words


@pytest.mark.parametrize(
    ("key", "typed", "field"),
    [
        (LATER, {"state": "over"}, "state"),
        (LATER, {"state": ""}, "state"),
        (LATER, {"date": "2099"}, "date"),
        (LATER, {"date": "2021-06"}, "date"),
        (LATER, {"source": ""}, "source"),
        (ONE, {}, "state"),
    ],
)
def test_what_cannot_be_is_refused_in_words(tmp_path: Path, key: str, typed: dict[str, str], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        stated(Charged(tmp_path), key, **typed)
    assert refused.value.field == field and refused.value.remedy


def test_it_goes_with_its_paper(tmp_path: Path) -> None:
    world = Charged(tmp_path)
    key = stated(world)
    with world.inside():
        assert key in amend.retract(world.dfo, LATER, world.when, reason="It was never published.")


def test_the_form_keeps_what_was_typed(tmp_path: Path) -> None:
    world = Charged(tmp_path)
    client = world.client("dfo@example.gov")
    here = f"/office/record/{LATER}/objectives"
    refused = world.post(client, here, SAID | {"do": "state", "date": "soon"})
    assert refused.status_code == 400 and "88 FR 62000" in refused.get_data(as_text=True)
    answer = world.post(client, here, SAID | {"do": "state"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PAGE}#versions")


def listing(*names: str) -> dict[str, Any]:
    return {"sections": [{"heading": "Members", "points": list(names)}]}


def test_who_joined_and_who_left_is_told_where_both_list_them(tmp_path: Path) -> None:
    before, after = listing("Ann Able", "Bo Baker"), listing("ann able;", "Cy Clark", "Di Davis")
    assert moved(before, after) == (["Cy Clark", "Di Davis"], ["Bo Baker"])
    prose = {"sections": [{"heading": "Membership", "text": "Twelve members."}]}
    assert (members(prose), moved(prose, after), moved({}, after)) == ([], ([], []), ([], []))
    world = World(tmp_path)
    world.publish(
        group("signs", "Port Signs Working Group"),
        made("2021-02/signs/charge", "signs", "Write.", **before),
        made("2021-03/signs/charge", "signs", "Write.", since="2021-03", revises="2021-02/signs/charge", **after),
    )
    page = opened(world.client(), "/papers/2021-03-signs-charge")
    assert "Joined with it: Cy Clark; Di Davis. Left with it: Bo Baker." in page.words
