"""What holds of every public page: one heading, labels, data beside it, a validator, and no way that ends."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import World
from tests.pages.audit_public import Page, data, opened
from tests.pages.record_public import kept, whole

PAGES = (
    "/",
    "/recommendations/",
    "/recommendations/090102",
    "/recommendations/090103",
    "/recommendations/2020-12/pswg/5",
    "/recommendations/2023-06/pswg/4",
    "/recommendations/2023-06/pswg/4@v1",
    "/papers/",
    "/papers/2020-12-pswg-recommendations",
    "/papers/2023-12-pswg-issue-paper",
    "/groups/",
    "/groups/wayfinding",
    "/groups/coac",
    "/terms/",
    "/terms/15",
    "/search",
    "/search?q=sign",
    "/search?q=zeppelin",
    "/about/status-words",
    "/record/2023-06-14/1",
    "/record/event/pswg-1",
    "/record/office/dfo",
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(whole(World(tmp_path_factory.mktemp("world"))))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound_and_has_its_data_beside_it(world: World, path: str) -> None:
    client = world.client()
    opened(client, path)
    bare, mark, query = path.partition("?")
    assert data(client, ("/index.json" if path == "/" else f"{bare}.json") + mark + query)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_shown_as_of_a_day_and_asked_for_again_by_its_validator(world: World, path: str) -> None:
    client = world.client()
    asked = f"{path}{'&' if '?' in path else '?'}as_of=2026-05-01"
    page = opened(client, asked)
    assert "as of May 1, 2026" in " ".join(page.text("section"))
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")
    assert first.headers["Cache-Control"] == "public, no-cache"


def test_every_link_leads_somewhere(world: World) -> None:
    """From the first page on, through every link of the site: pages, or the tombstones of what was retracted."""
    client = world.client()
    waiting, seen, wrong = ["/"], set[str](), []
    while waiting:
        path = waiting.pop().partition("#")[0]
        if path in seen or not path.startswith("/") or path.startswith(("/recommendations/?", "/sign-in")):
            continue
        seen.add(path)
        answer = client.get(path, follow_redirects=True)
        if answer.status_code not in (200, 410):
            wrong.append((path, answer.status_code))
        if answer.mimetype == "text/html":
            waiting += Page(answer.get_data(as_text=True)).links
    assert wrong == []
    assert {"/recommendations/090101", "/papers/2023-12-pswg-issue-paper", "/terms/16", "/record/2021/2"} <= seen


def test_every_anchor_on_a_page_is_there(world: World) -> None:
    client = world.client()
    for path in PAGES:
        page = opened(client, path)
        inner = {link[1:] for link in page.links if link.startswith("#")}
        assert inner - set(page.ids) == set(), path


def test_the_first_page_counts_what_its_lists_hold(world: World) -> None:
    client = world.client()
    numbers = data(client, "/index.json")["numbers"]
    assert [one["count"] for one in numbers] == [10, 4, 2, 2]
    for one in numbers:
        path, mark, query = one["url"].partition("?")
        assert data(client, f"{path}.json{mark}{query}")["total"] == one["count"]


def test_what_was_loaded_from_old_papers_is_no_news(world: World) -> None:
    told = data(world.client(), "/index.json")["changes"]
    assert "Port Signs Working Group Recommendations, December 2020" not in [one["title"] for one in told]
    assert told[0] == {"date": {"value": "2026-03-01", "precision": "day"}, "day": "2026-03-10",
                       "act": "retract", "kind": "recommendation",
                       "title": "Recommendation 6, Wayfinding, June 2023",
                       "url": "/recommendations/2023-06/pswg/6", "with": ""}  # fmt: skip


def test_each_change_says_what_was_done(world: World) -> None:
    lately = opened(world.client(), "/").text("ol")[0]
    assert "Recommendation retracted: " not in lately
    assert "March 10, 2026 Retracted: Recommendation 6, Wayfinding, June 2023" in lately
    assert "CBP response retracted: A response in error" in lately
    assert "Outcome corrected: Motion 1 of June 14, 2023" in lately
    assert "Paper published: Wayfinding Recommendations, June 2023" in lately


def test_what_was_retracted_is_told_as_that_alone(world: World) -> None:
    told = data(world.client(), "/index.json")["changes"]
    assert [one["act"] for one in told if one["url"] == "/record/2023/9"] == ["retract"]


@pytest.mark.parametrize("kind", ["terms", "groups", "papers", "programmes", "r"])
@pytest.mark.parametrize("name", ["a%0Ab", "a%0D%0Ab", "a%3Fb", "a%23b", "a%25b", "a@b"])
def test_a_question_it_does_not_take_is_left_out_and_the_address_stays(world: World, kind: str, name: str) -> None:
    client = world.client()
    for path in (f"/{kind}/{name}", f"/{kind}/{name}.json"):
        answer = client.get(f"{path}?x=1")
        assert (answer.status_code, answer.headers["Location"]) == (302, path)
        assert client.get(path).status_code == 404


def test_an_empty_record_says_so_everywhere(tmp_path: Path) -> None:
    client = World(tmp_path).client()
    assert "Nothing new lately." in opened(client, "/").words
    assert "0 recommendations" in opened(client, "/recommendations/").words
    assert "0 papers" in opened(client, "/papers/").words
    assert "0 terms" in opened(client, "/terms/").words


def test_the_machines_that_watch_are_answered(world: World) -> None:
    client = world.client()
    assert data(client, "/healthz") == {"status": "ok"}
    ready = data(client, "/readyz")
    assert (ready["status"], ready["index"]["position"]) == ("ready", ready["database"]["head"])
    assert client.get("/favicon.ico").mimetype == "image/svg+xml"


def test_a_method_that_a_page_does_not_take_is_refused_with_those_that_it_takes(world: World) -> None:
    client = world.client()
    for path, takes in (("/recommendations/", "GET, HEAD, OPTIONS"), ("/sign-in", "GET, HEAD, OPTIONS, POST")):
        answer = client.open(path, method="PROPFIND")
        assert (answer.status_code, answer.headers.get("Allow")) == (405, takes)
