"""The lists that a paper tells beside its items, corrected in the form of its review."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.builders import World
from tests.kinds import KINDS, MINUTES
from tests.pages.forms import sent
from tests.pages.test_office import PAPER, bring, form_of, office
from tests.pages.test_public_counts import counted
from tests.reading.test_minutes import TOP
from tracker.records.paper import Paper
from tracker.store.database import db


def brought(tmp_path: Path, text: str = MINUTES) -> tuple[World, FlaskClient]:
    world, client = office(tmp_path)
    bring(world, client, text)
    return world, client


def saved(world: World, client: FlaskClient, do: str = "save", **typed: str) -> str:
    """The page after the form was sent with these boxes ("attendance_2_name") filled otherwise."""
    boxes = {f"row-{name.replace('_', '-', 2)}": words for name, words in typed.items()}
    answer = world.post(client, PAPER, form_of(client.get(PAPER).text) | {"do": do} | boxes, PAPER)
    assert answer.status_code == 303, answer.text
    return str(client.get(answer.headers["Location"]).text)


def row(html: str, id: str) -> str:
    """What the page says of a row, without its boxes."""
    told = re.search(rf'<details class="row"[^>]*>(?:(?!<details).)*?id="{id}".*?</details>', html, re.S)
    assert told
    return " ".join(re.sub(r"<select.*?</select>|<[^>]+>", " ", told[0], flags=re.S).split())


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_that_was_left_alone_changes_no_row(tmp_path: Path, kind: str) -> None:
    world, client = brought(tmp_path, f"{KINDS[kind]}\nThe members spoke of 19 CFR\n101.5.\n")
    left = {name: said for name, said in sent(client.get(PAPER).text).items() if name != "csrf_token"}
    assert world.post(client, PAPER, left | {"do": "save"}, PAPER).status_code == 303
    with world.inside():
        paper = db.session.get_one(Paper, "intake-1")
        assert (paper.own, paper.version) == (None, 1)


def test_rows_go_from_the_form_to_the_public_page_and_its_data(tmp_path: Path) -> None:
    world, client = brought(tmp_path)
    html = saved(world, client, attendance_2_name="Benjamin Boyd", attendance_3_out="yes", attendance_new1_name="Gus Gray",
                 attendance_new1_how="government", motions_2_text="It was remanded.", motions_2_recused="Flo: a fee")  # fmt: skip
    assert row(html, "attendance-2").startswith(
        "2. Benjamin Boyd, present corrected Person 2 Where it stands in the source"
    )
    assert "corrected by person@example.gov, January 15, 2026, 10:00 a.m. Eastern time." in row(html, "attendance-2")
    assert "Name, as read: “Ben Boyd”." in row(html, "attendance-2")
    assert row(html, "attendance-3").startswith("3. Cleo &#34;Clee&#34; Cole, present left out")
    assert row(html, "attendance-7").startswith("7. Gus Gray, government added Person 7 Added by person@example.gov")
    assert "Corrected or ticked: Attendance (1 added, 1 corrected, 1 left out), Motions (1 corrected)." in html
    world.post(client, PAPER, form_of(html) | {"do": "accept"}, PAPER)
    url = world.post(client, f"{PAPER}/publish", {"confirmed": "intake-1", "as": "attested"}).headers["Location"]
    public = world.client().get(url).text
    names = re.findall(r"<h3>([^<]+)</h3>\n<ul class=\"names\">(.*?)</ul>", public, re.S)
    assert [(head, re.findall(r"<li>([^<(]+?) ?[<(]", them)) for head, them in names] == [
        ("Present (3)", ["Ada Ames", "Benjamin Boyd", "Dora Dunn, Jr."]),
        ("Absent (2)", ["Eli Eads", "Flo Ford"]),
        ("For the government (1)", ["Gus Gray"]),
    ]
    assert "<p>It was remanded.</p>" in public and "Recused: Flo (a fee)." in public
    facts = world.client().get(f"{url}.json").get_json()["facts"]
    assert [one["name"] for one in facts["attendance"]["government"]] == ["Gus Gray"]
    assert facts["motions"][1]["recused"] == [{"name": "Flo", "what": "a fee"}]


def test_what_was_left_out_is_taken_back_by_its_tick(tmp_path: Path) -> None:
    world, client = brought(tmp_path)
    html = saved(world, client, attendance_3_out="yes")
    without = {name: words for name, words in form_of(html).items() if name != "row-attendance-3-out"}
    assert len(without) == len(form_of(html)) - 1
    assert world.post(client, PAPER, without | {"do": "save"}, PAPER).status_code == 303
    with world.inside():
        assert db.session.get_one(Paper, "intake-1").own is None


def test_what_is_refused_is_given_back_in_its_box_and_all_else_beside(tmp_path: Path) -> None:
    world, client = brought(tmp_path)
    typed = {"do": "accept", "row-motions-1-counts.for": "many", "row-attendance-1-note": "Oak Freight",
             "row-attendance-new2-name": "Gus Gray", "row-attendance-new2-how": "absent"}  # fmt: skip
    answer = world.post(client, PAPER, form_of(client.get(PAPER).text) | typed, PAPER)
    assert answer.status_code == 400
    assert "Motions, Motion 1: Votes for: &#34;many&#34; is no number from 0 to 999. Write it in digits" in answer.text
    again = form_of(answer.text)
    assert {name: again[name] for name in typed if name != "do"} == {
        name: typed[name] for name in typed if name != "do"
    }
    assert 'name="row-motions-1-counts.for" inputmode="numeric" value="many" aria-invalid="true"' in answer.text
    assert re.findall(r'<details class="fold" open id="(\w+)"', answer.text) == ["attendance", "motions"]
    assert re.findall(r'<details class="row" open>.*?id="([\w-]+)"', answer.text, re.S) == ["attendance-1", "motions-1"]


def test_what_somebody_else_saved_meanwhile_stands_beside(tmp_path: Path) -> None:
    world, client = brought(tmp_path)
    mine = form_of(client.get(PAPER).text)
    saved(world, client, attendance_2_name="Benjamin Boyd", attendance_new1_name="Gus", attendance_new1_how="absent")
    typed = {"do": "save", "row-attendance-2-name": "Benedict Boyd", "row-attendance-new1-name": "Gil"}
    answer = world.post(client, PAPER, mine | typed, PAPER)
    assert answer.status_code == 409
    assert "As it is saved now: “Benjamin Boyd”" in answer.text
    again = form_of(answer.text)
    assert (again["row-attendance-2-name"], again["row-attendance-new1-name"]) == ("Benedict Boyd", "Gil")
    assert again["row-attendance-7-name"] == "Gus"


def test_words_of_a_row_that_is_no_more_are_given_back(tmp_path: Path) -> None:
    world, client = brought(tmp_path)
    mine = form_of(saved(world, client, attendance_new1_name="Gus", attendance_new1_how="absent"))
    saved(world, client, attendance_7_out="yes")
    answer = world.post(client, PAPER, mine | {"do": "save", "row-attendance-7-note": "Oak Freight"}, PAPER)
    told = answer.text.partition("in which you typed this is no more")[2].partition("</div>")[0]
    assert answer.status_code == 409 and "Oak Freight" in told


def test_saving_to_add_more_stays_at_the_list(tmp_path: Path) -> None:
    world, client = brought(tmp_path)
    typed = {"row-motions-new1-text": "They adjourned.", "do": "more motions"}
    answer = world.post(client, PAPER, form_of(client.get(PAPER).text) | typed, PAPER)
    assert answer.headers["Location"] == f"{PAPER}?done=save&list=motions#motions-new"
    html = client.get(answer.headers["Location"]).text
    assert re.findall(r'<details class="fold" open id="(\w+)"', html) == ["motions"]
    assert form_of(html)["row-motions-3-text"].strip() == "They adjourned."
    assert world.post(client, PAPER, form_of(html) | {"do": "more nothing"}, PAPER).status_code == 400


def test_what_names_no_row_is_passed_over(tmp_path: Path) -> None:
    world, client = brought(tmp_path)
    nothing = {"row-attendance-77-name": "x", "row-agenda-new1-text": "x", "row-nothing-new1-text": "x", "row-1": "x"}
    answer = world.post(client, PAPER, form_of(client.get(PAPER).text) | nothing | {"do": "save"}, PAPER)
    assert answer.status_code == 303
    with world.inside():
        assert db.session.get_one(Paper, "intake-1").own is None


def test_a_public_paper_shows_its_lists_and_takes_no_rows(tmp_path: Path) -> None:
    world, client = brought(tmp_path)
    saved(world, client, "accept")
    world.post(client, f"{PAPER}/publish", {"confirmed": "intake-1", "as": "attested"})
    html = client.get(PAPER).text
    assert row(html, "attendance-1").startswith("1. Ada Ames, present Person 1")
    assert "to be added" not in html


def test_many_rows_ask_no_more_of_the_database(tmp_path: Path) -> None:
    asked = []
    for number in (4, 150):
        (folder := tmp_path / str(number)).mkdir()
        names = ", ".join(f"{chr(65 + at // 26)}ole {chr(65 + at % 26)}unn" for at in range(number))
        roll = (
            f"Members present: {names}.\n\nThe meeting was called to order at nine, and it went on until the evening.\n"
        )
        world, client = brought(folder, TOP.format(date="May 20, 2020") + roll)
        with counted(world) as queries:
            html = client.get(PAPER).text
        assert html.count('<details class="row"') >= number
        assert len(html) < 60_000 + 1_800 * number
        asked.append(len(queries))
    assert asked[0] == asked[1]
