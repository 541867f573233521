"""A request that no database takes, and one that asks whether there is a page at all: answered in words, for each."""

import re
from pathlib import Path

import pytest

from tests.builders import World
from tests.pages.test_office import PAPER, bring, form_of, office

PATHS = [
    "/papers/%00", "/groups/a%00b", "/recommendations/%00", "/record/%00", "/files/%00/x", "/static/%00", "/%00",
    "/office/papers/%00", "/office/record/%00", "/office/papers/intake-1/files/%00", "/invitation/%00",
    "/search?q=a%00b", "/papers/?group=%00", "/sign-in?next=%00", "/search?%00=x",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_a_nul_is_refused_to_everybody_in_the_same_words(tmp_path: Path, path: str) -> None:
    world, client = office(tmp_path)
    for visitor in (client, world.client()):
        answer = visitor.get(path)
        assert answer.status_code == 400 and "stands in no text (NUL)" in answer.text


def test_a_program_is_told_so_as_a_problem(tmp_path: Path) -> None:
    client = World(tmp_path).client()
    for path in ("/search.json?q=a%00b", "/papers/%00.json"):
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")


def test_a_nul_in_a_form_goes_no_further(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    anybody = world.client()
    for form in ({"email": "a\0b@example.gov", "password": "x"}, {"email": "a@example.gov", "password": "\0"}):
        assert world.post(anybody, "/sign-in", form).status_code == 400
    bring(world, client)
    before = form_of(client.get(PAPER).text)
    for name in ("field-note", "field-group", "block-1-number", "block-1-text", "no\0name"):
        assert world.post(client, PAPER, before | {"do": "save", name: "a\0b"}, PAPER).status_code == 400
    assert form_of(client.get(PAPER).text) == before


def test_what_was_typed_beside_a_nul_is_kept_and_its_place_is_marked(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    typed = {"group": "Signs Working Group", "event": "renamed", "to": "Port\0 Signs", "date": "2026-01-10"}
    page = world.post(client, "/office/bodies", typed)
    assert page.status_code == 400 and "stands in no text (NUL). Take it out where \ufffd stands" in page.text
    assert 'value="Port\ufffd Signs"' in page.text and 'value="2026-01-10"' in page.text
    assert 'aria-invalid="true"' in re.findall(r'<input id="to"[^>]*>', page.text)[0]


def test_no_act_is_done_by_a_form_with_a_nul_though_its_page_asks_nothing(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    made = [
        world.post(client, "/office/intake.json", {"announced": "2", "note": note}, "/office/intake")
        for note in ("two\0 files", "two files")
    ]
    assert [one.status_code for one in made] == [400, 200]
    assert "(NUL)" in made[0].text and made[1].json["batch"] == 1  # the first


@pytest.mark.parametrize(
    ("path", "status"),
    [("/papers/none", 404), ("/groups/none.json", 404), ("/papers/?term=99", 400), ("/papers/", 200)],
)
def test_a_star_finds_no_page_that_is_not_there(tmp_path: Path, path: str, status: int) -> None:
    client = World(tmp_path).client()
    assert client.get(path, headers={"If-None-Match": "*"}).status_code == status


def test_a_page_is_not_sent_twice(tmp_path: Path) -> None:
    client = World(tmp_path).client()
    etag = client.get("/papers/").headers["ETag"]
    sent = [
        client.get("/papers/", headers={"If-None-Match": one}).status_code
        for one in (etag, etag.removeprefix("W/"), '"x"')
    ]
    assert sent == [304, 304, 200]
