"""Threads on their pages: the list of all, one as drawing and as list, and as a part of each of its items' pages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import World, group
from tests.pages.audit_public import data, opened, sent_to
from tests.pages.builders_public import publish, response
from tests.pages.record_public import kept
from tests.pages.test_public_counts import counted
from tests.published.test_threads import A, B, C, closed, item, said_later
from tracker.published.entry import Edition
from tracker.rules.thread import RELATIONS

FIRST = "/threads/2020-12-signs-1"
ASIDE = "2022-03/rail/5"


def item_of(key: str, name: str, **ties: str) -> Edition:
    made = item(key, **ties)
    links = [*made.links, {"rel": "group", "to": key.split("/")[1]}]
    facts = {**made.facts, "short_title": name} if name else made.facts
    return Edition(made.key, made.kind, made.title, made.since, text=made.text, facts=facts, links=links)


def filled(world: World, more: int = 0) -> World:
    """A is refined by B, which a link entry says; C answers A itself; an update names C as what takes B's place. And
    `more` threads of two."""
    others = [item(f"20{place}-01/rail/{n}", **({"continues": f"20{place}-01/rail/1"} if n == 2 else {}))
              for place in range(11, 11 + more) for n in (1, 2)]  # fmt: skip
    publish(
        world,
        group("signs", "Port Signs Working Group"),
        group("rail", "Rail Working Group"),
        item_of(A, "Lanes"),
        item_of(B, ""),
        item_of(C, "", answers=A),
        item(ASIDE),
        *others,
        said_later("link/1", "2023-01-10", B, "refines", A),
        closed("2022-06-30/1", "2022-06-30", B, C),
        response("2021/1", "2021-03-12", {A: {"feedback": "agreed"}}, "CBP response of March 12, 2021"),
    )
    return world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from kept(filled(World(tmp_path_factory.mktemp("world"))))


def test_the_list_counts_them_and_leads_to_each(world: World) -> None:
    page = opened(world.client(), "/threads/")
    assert "1 thread." in page.words and "3 recommendations" in page.words
    assert (page.text("h2")[0], FIRST in page.links) == ("Lanes", True)


def test_the_page_tells_each_tie_from_both_ends_and_on_whose_word(world: World) -> None:
    page = opened(world.client(), FIRST)
    assert page.text("h1") == ["Thread: Lanes"]
    one, two, three = (text for text in page.text("li") if text.startswith(("Dec", "June", "Mar")))
    name = "Recommendation {}, Port Signs Working Group, {}".format
    a, b, c = name(1, "December 1, 2020"), name(1, "June 1, 2021"), name(2, "March 1, 2022")
    assert f"Is refined by {b}, as What {B} follows on says." in one and f"Is answered by {c}." in one
    assert f"Refines {a}, as What {B} follows on says." in two
    assert f"Is superseded by {c}, as {B}: closed says." in two
    assert f"Answers {a}." in three and f"Supersedes {b}, as {B}: closed says." in three


def test_each_step_is_compared_with_the_one_before_it(world: World) -> None:
    links = opened(world.client(), FIRST).links
    steps = [link for link in links if link.startswith("/compare")]
    assert steps == [f"/compare?old={old}@v1&new={new}@v1" for old, new in ((A, B), (A, C), (B, C))]


def test_drawing_list_and_data_say_the_same(world: World) -> None:
    client = world.client()
    told = data(client, f"{FIRST}.json")
    text = client.get(FIRST).get_data(as_text=True)
    drawing = text.partition("<svg")[2].partition("</svg>")[0]
    listed = re.sub(r"<[^>]+>", " ", text.partition('<ol class="thread">')[2].partition("</ol>")[0])
    urls = [one["url"] for one in told["items"]]
    assert re.findall(r'<a href="([^"]+)"', drawing) == urls
    assert drawing.count("<circle") == len(urls) == 3
    assert drawing.count('class="tie"') == 2 * len(told["ties"]) == 6  # an arc and its arrow
    said = [tie["relation"] for tie in told["ties"]]
    assert sorted(re.findall(r"(refines|answers|supersedes) item [12], ", drawing)) == sorted(said)
    both = [words for relation in said for words in (relation, RELATIONS[relation])]
    assert sorted(both) == sorted(words for words in both if re.search(words, listed, re.IGNORECASE))
    in_line = 1  # what is superseded names what took its place
    assert listed.count("Recommendation ") == len(urls) + 2 * len(said) + in_line


@pytest.mark.parametrize("key", [B, C])
def test_the_address_of_a_later_item_leads_to_the_thread(world: World, key: str) -> None:
    assert sent_to(world.client(), f"/threads/{key.replace('/', '-')}") == (301, FIRST)


def test_as_of_a_day_it_is_as_long_as_it_was_then(world: World) -> None:
    client = world.client()
    assert [one["key"] for one in data(client, f"{FIRST}.json?as_of=2022-05-01")["items"]] == [A, C]
    assert data(client, f"{FIRST}.json?as_of=2022-07-01")["ties"][-1]["by"] == "2022-06-30/1"
    assert "nothing published said" in opened(client, "/threads/?as_of=2021-12-01").words
    assert opened(client, f"{FIRST}?as_of=2021-12-01", 404).text("h1") == ["Not found"]


def test_what_is_no_thread_is_said_in_words(world: World) -> None:
    assert "There is no" in opened(world.client(), f"/threads/{ASIDE.replace('/', '-')}", 404).words
    assert opened(world.client(), "/threads/nothing", 404).text("h1") == ["Not found"]


def test_it_stands_on_each_of_its_items_pages_and_nowhere_else(world: World) -> None:
    client = world.client()
    for key in (A, B, C):
        page = opened(client, f"/recommendations/{key}")
        assert FIRST in page.links and "What it follows on, and what follows on it" in page.text("h2")
    assert FIRST not in opened(client, f"/recommendations/{ASIDE}").links


def test_a_tie_is_told_by_the_thread_alone(world: World) -> None:
    for key in (A, B, C):
        assert "What refers to it" not in opened(world.client(), f"/recommendations/{key}").text("h2")


def test_a_recommendation_that_answers_another_is_no_response_to_it(world: World) -> None:
    page = opened(world.client(), f"/recommendations/{A}")
    (happened,) = (text for text in page.text("section") if text.startswith("What happened"))
    assert "CBP response of March 12, 2021" in happened and "Recommendation: " not in happened
    told = data(world.client(), f"/recommendations/{A}.json")["facts"]["status"]
    assert told["feedback"]["by"] == "2021/1"


@pytest.mark.parametrize("more", [1, 3])
def test_pages_ask_as_often_for_one_thread_as_for_three(tmp_path: Path, more: int) -> None:
    world = filled(World(tmp_path), more)
    client = world.client()
    found = []
    for path in ("/threads/", FIRST):
        opened(client, path)
        with counted(world) as asked:
            opened(client, path, fresh=True)
        found.append(len(asked))
    assert found == [4, 9]


def test_where_nothing_follows_on_anything_it_says_so(tmp_path: Path) -> None:
    assert "Nothing published says yet" in opened(World(tmp_path).client(), "/threads/").words


def test_the_heading_and_the_line_below_it_say_which_items_they_mean(world: World, tmp_path: Path) -> None:
    page = opened(world.client(), FIRST)
    assert page.text("h1") == ["Thread: Lanes"]
    assert f"The thread is called after the newest that has a short title, {item(A).title}. " in page.words
    assert f"The newest of all, {item(C).title}: " in page.words
    other = World(tmp_path)
    publish(other, group("signs", "Port Signs Working Group"), item_of(A, ""), item_of(B, "Gates", refines=A))
    assert f"It is called after the newest, {item(B).title}: " in opened(other.client(), FIRST).words
