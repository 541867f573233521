"""How pages are cited: in words on the page, and for programs beside it; of a list its items, as many as fit."""

import re
from collections.abc import Iterator

import pytest

from tests.builders import World
from tests.pages.audit_public import opened
from tests.pages.record_public import FIRST, SECOND, kept, whole
from tracker.formats import citation
from tracker.pages.public import leaving

SITE = "http://localhost"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(whole(World(tmp_path_factory.mktemp("cited"))))


def cited(world: World, key: str, paper: str = "") -> citation.Cited:
    one = world.shown(key)
    assert one is not None
    held = world.shown(paper) if paper else None
    return citation.of(one, "COAC record", SITE, world.when.day, paper=held)


@pytest.mark.parametrize(
    ("path", "key", "paper"),
    [("/recommendations/090103", f"{FIRST}/3", f"{FIRST}/recommendations"),
     ("/papers/2020-12-pswg-recommendations", f"{FIRST}/recommendations", ""),
     ("/meetings/2020-12-16", "2020-12-16", ""), ("/record/2021/1", "2021/1", "")],
)  # fmt: skip
def test_a_page_says_how_it_is_cited_as_its_forms_do(world: World, path: str, key: str, paper: str) -> None:
    client = world.client()
    page = opened(client, path)
    one = cited(world, key, paper)
    assert citation.plain(one) in page.words
    assert f"edition {one.edition}" in page.words and "?published_on=" in page.words
    assert {f"{path}.bib", f"{path}.ris"} <= set(page.links)
    for form, words in (("bib", citation.bibtex(one)), ("ris", citation.ris(one))):
        answer = client.get(f"{path}.{form}")
        assert (answer.status_code, answer.get_data(as_text=True)) == (200, words)
        assert (
            answer.headers["Content-Disposition"]
            == f"attachment; filename={path[1:].replace('/', '-')}-{world.when.day}.{form}"
        )


def test_an_edition_is_cited_as_that(world: World) -> None:
    answer = world.client().get(f"/recommendations/{SECOND}/4@v1.bib").get_data(as_text=True)
    assert f"{SITE}/recommendations/{SECOND}/4@v1" in answer


def test_a_list_is_cited_in_its_order_with_its_filters(world: World) -> None:
    said = world.client().get("/recommendations/.bib?text=adopted&sort=oldest").get_data(as_text=True)
    assert re.findall(r"^@techreport\{coac-(\d{6})-", said, re.M) == ["090101", "090102", "090103", "090110"]
    assert said.count("\n\n@") == 3


def test_a_search_and_a_thread_are_cited_too(world: World) -> None:
    client = world.client()
    assert "@techreport{coac-090103-" in client.get("/search.bib?q=audits").get_data(as_text=True)
    assert client.get("/search.ris").get_data(as_text=True) == ""
    assert client.get("/threads/.ris").status_code == 200


def test_what_is_left_out_of_a_long_list_is_said(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "MOST", 2)
    client = world.client()
    note = "These are the first 2 of 10. Narrow the list to have the others."
    fresh = {"Cache-Control": "no-cache"}
    bib = client.get("/recommendations/.bib", headers=fresh).get_data(as_text=True)
    assert (bib.startswith(f"% {note}\n\n@"), bib.count("@techreport")) == (True, 2)
    records = client.get("/recommendations/.ris", headers=fresh).get_data(as_text=True).split("ER  - \r\n")
    assert [f"N1  - {note}" in record for record in records] == [True, False, False]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for one in records for line in one.splitlines())
