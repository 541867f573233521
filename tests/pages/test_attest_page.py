"""The form of attesting: reached from the desk, refused with all that was typed, done, and seen on the public page."""

from pathlib import Path

from flask.testing import FlaskClient

from tests.builders import World, recommendation

ONE = "2020-12/pswg/1"
PATH = f"/office/record/{ONE}/attest"
TYPED = {"action": "passed", "date": "December 16, 2020", "source": "85 FR 76591", "quote": "It carried.",
         "reasons": "", "shortfall": "The notice was short by a day.", "about": ""}  # fmt: skip


def office(tmp_path: Path) -> tuple[World, FlaskClient]:
    world = World(tmp_path)
    world.publish(recommendation(ONE), recommendation("2020-12/pswg/2"))
    world.person("person@example.gov")
    return world, world.client("person@example.gov")


def test_the_way_from_the_desk_to_the_public_page(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    assert client.get(f"/office/record?key={ONE}").headers["Location"] == f"/office/record/{ONE}"
    assert f'href="{PATH}"' in client.get(f"/office/record/{ONE}").get_data(as_text=True)
    answer = world.post(client, PATH, TYPED | {"number": "010457", "about": "2020-12/pswg/2 010458"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/recommendations/{ONE}#happened")
    public = world.client().get("/recommendations/010458").get_data(as_text=True)
    assert "Attested from 85 FR 76591: <q>It carried.</q>" in public
    assert "The notice was short by a day." in public
    assert client.get("/office/record?key=010457").headers["Location"] == f"/office/record/{ONE}"


def test_what_was_typed_stays_when_it_is_refused(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    answer = world.post(client, PATH, TYPED | {"date": "Yuletide", "action": "tabled", "about": "2020-12/pswg/2"})
    html = answer.get_data(as_text=True)
    assert answer.status_code == 400
    for kept in (
        'value="Yuletide"',
        "<option selected>tabled",
        ">It carried.</textarea>",
        ">2020-12/pswg/2</textarea>",
    ):
        assert kept in html
    assert 'id="date-wrong"' in html and 'aria-describedby="date-hint date-wrong" aria-invalid="true"' in html


def test_a_place_in_what_is_no_paper_is_refused_and_nothing_that_was_typed_is_lost(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    answer = world.post(client, PATH, TYPED | {"span": "99999-1"})
    assert answer.status_code == 400 and "Place: it is counted in a published paper" in answer.text
    assert 'value="99999-1"' in answer.text and ">It carried.</textarea>" in answer.text
    assert 'id="span-wrong"' in answer.text and world.keys("outcome") == []


def test_a_sign_in_that_is_not_fresh_loses_nothing(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    token = client.get(PATH).get_data(as_text=True).partition('name="csrf_token" value="')[2].partition('"')[0]
    world.at = "2026-01-15T15:20:00+00:00"
    answer = client.post(PATH, data={"csrf_token": token, **TYPED})
    assert answer.status_code == 409
    assert "You signed in too long ago" in answer.get_data(as_text=True) and "It carried." in answer.get_data(
        as_text=True
    )
    assert "/sign-in?" in client.get(PATH).headers["Location"]
    shown = world.shown(ONE)
    assert shown is not None and shown.status is not None and shown.status["action"] is None
