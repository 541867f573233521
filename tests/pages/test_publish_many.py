"""Publishing many: the order, what blocks which, the typed number, and that one that fails takes no other along."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.builders import PASSWORD, World
from tests.pages import forms
from tests.pages.test_public_counts import counted
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS, SIGNS
from tracker.exchange.intake import bring_in
from tracker.pages.office import releases
from tracker.proceedings import review
from tracker.store.database import db

PATH = "/office/publish"
YEARS = (2023, 2020, 2022, 2021)
ADVICE = {  # each year other words, for the same words would be the same recommendations
    2023: ("paint every sign in a colour that can be read at dusk", "count the signs once a year"),
    2020: ("light the gates of the northern yards", "ask drivers what they read at noon"),
    2022: ("mend broken poles within a week", "keep the old maps in the archive of the port"),
    2021: ("number all lanes from the river", "print the hours of each office twice"),
}


def reviewed(folder: Path, **settings: bool) -> tuple[World, FlaskClient]:
    """Four reviewed papers, newest first by chance; a fifth that awaits review."""
    world = World(folder, **settings)
    dfo = world.person()
    with world.inside():
        for year in YEARS:
            bring_in(dfo, "paper.txt", _paper(year).encode(), world.when)
            review.accept(dfo, f"intake-{YEARS.index(year) + 1}", world.when)
        bring_in(dfo, "paper.txt", ISSUE_PAPER.encode(), world.when)
    return world, world.client("dfo@example.gov")


def _paper(year: int) -> str:
    head = SIGNS.partition("1. COAC")[0].replace("2021", str(year))
    return head + "\n".join(f"{at}. COAC recommends that CBP {one}." for at, one in enumerate(ADVICE[year], 1)) + "\n"


def listed(html: str) -> list[str]:
    return re.findall(r'name="id" value="(intake-\d+)"', html)


def sent_from(html: str) -> dict[str, Any]:
    """What the form that is shown would send."""
    one = dict(re.findall(r'name="(of|confirmed|as|csrf_token|version-[^"]*)"[^>]*? value="([^"]*)"', html))
    return {**one, "id": listed(html)}


def words(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", answer.text))


def test_all_reviewed_papers_of_a_list_go_out_by_date(tmp_path: Path) -> None:
    world, client = reviewed(tmp_path)
    page = client.get(PATH)
    assert listed(page.text) == ["intake-2", "intake-4", "intake-3", "intake-1"]
    assert "stays out of “What changed lately” and of the feeds; an act of today is told there." in words(page)
    assert listed(client.get(f"{PATH}?year=2022&year=2023").text) == ["intake-3", "intake-1"]
    answer = world.post(client, PATH, {"id": listed(page.text), "confirmed": "4", "as": "attested"})
    assert answer.status_code == 200 and "4 papers are published" in words(answer)
    assert world.keys("paper") == [f"{year}-03/pswg/recommendations" for year in (2023, 2022, 2021, 2020)]
    group = world.shown("pswg", "2020-06-01")
    assert group is not None  # founded by the earliest of them


def test_ticked_papers_are_taken_along_and_the_blocked_named(tmp_path: Path) -> None:
    world, client = reviewed(tmp_path)
    answer = world.post(client, "/office/", {"do": "publish", "id": ["intake-1", "intake-5"]})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PATH}?id=intake-1&id=intake-5")
    page = client.get(answer.headers["Location"])
    assert listed(page.text) == ["intake-1"]
    assert "1 paper cannot go out" in words(page) and '(intake-5): The paper is "awaiting review"' in words(
        page
    ).replace("&#34;", '"')


@pytest.mark.parametrize("typed", ["", "3", "four", "44"])
def test_the_number_of_papers_is_typed(tmp_path: Path, typed: str) -> None:
    world, client = reviewed(tmp_path)
    answer = world.post(client, PATH, {"id": listed(client.get(PATH).text), "confirmed": typed})
    assert answer.status_code == 400 and "Type 4 to publish them." in words(answer)
    assert world.keys("paper") == []


def test_a_fresh_sign_in_is_asked_for(tmp_path: Path) -> None:
    world, client = reviewed(tmp_path)
    world.at = "2026-01-15T15:20:00+00:00"
    assert client.get(f"{PATH}?id=intake-1").headers["Location"] == (
        "/sign-in?next=/office/publish?id%3Dintake-1&again=1"
    )


def test_a_sign_in_that_is_no_longer_fresh_loses_no_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releases, "AT_ONCE", 3)
    world, client = reviewed(tmp_path)
    form = sent_from(client.get(PATH).text) | {"confirmed": "4", "as": "act"}
    rounds = (("20", 4, "3 papers are published, 1 left"), ("50", 1, "1 paper is published"))
    for minute, left, told in rounds:
        world.at = f"2026-01-15T15:{minute}:00+00:00"
        stale = client.post(PATH, data=form)
        form = sent_from(stale.text) | {"as": "act"}
        assert (stale.status_code, len(form["id"]), form["confirmed"]) == (409, left, "4")
        assert "You signed in too long ago for this." in words(stale) and 'href="/sign-in?' in stale.text
        proof = {"email": "dfo@example.gov", "password": PASSWORD, "again": "1"}
        assert world.post(client, "/sign-in", proof, "/sign-in?again=1").status_code == 302
        answer = client.post(PATH, data=form)
        assert told in words(answer)
        form = sent_from(answer.text)
    assert len(world.keys("paper")) == 4


def test_an_address_too_long_to_come_back_to_is_shown(tmp_path: Path) -> None:
    world, client = reviewed(tmp_path)
    world.at = "2026-01-15T15:20:00+00:00"
    page = client.get(f"{PATH}?{'&'.join(f'id=intake-{number}' for number in range(1, 301))}")
    assert listed(page.text) == ["intake-2", "intake-4", "intake-3", "intake-1"]


def test_what_a_request_leaves_is_offered_as_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releases, "AT_ONCE", 3)
    world, client = reviewed(tmp_path)
    first = world.post(client, PATH, {"id": listed(client.get(PATH).text), "confirmed": "4"})
    assert "3 papers are published, 1 left" in words(first) and "Publish the next 1 of 1 left" in words(first)
    assert listed(first.text) == ["intake-1"]
    rest = dict(
        re.findall(
            r'<input type="hidden" name="(of|confirmed|as|csrf_token|version-[^"]*)" value="([^"]*)"', first.text
        )
    )
    second = client.post(PATH, data={**rest, "id": listed(first.text)})
    assert "1 paper is published" in words(second) and listed(second.text) == []
    again = client.post(PATH, data={**rest, "id": listed(first.text)})  # sent twice: one effect
    assert "1 paper cannot go out" in words(again) and len(world.keys("paper")) == 4


def test_a_request_publishes_no_more_entries_than_surely_end_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releases, "ENTRIES", 5)
    world, client = reviewed(tmp_path)
    answer = world.post(client, PATH, {"id": listed(client.get(PATH).text), "confirmed": "4"})
    assert "1 paper is published, 3 left" in words(answer)  # with a group, a set and two items


def test_it_asks_as_often_for_one_as_for_four_and_never_for_a_text(tmp_path: Path) -> None:
    world, client = reviewed(tmp_path)
    with world.inside():
        office = db.engine
    told = []
    for path in (f"{PATH}?id=intake-1", f"{PATH}?state=reviewed"):
        with counted(world, office) as asked:
            assert "will go out" in client.get(path).text
        told.append(len(asked))
        assert [statement for statement in asked if re.search(r"paper\.(text|reading)\b", statement)] == []
    assert told == [11, 11]


def test_one_that_fails_takes_no_other_along(tmp_path: Path) -> None:
    """An item of it bears a number that other words got in the same release, which shows when it is done only."""
    world, client = reviewed(tmp_path)
    dfo = world.person("second@example.gov")
    with world.inside():
        for month, id in (("May", "intake-6"), ("June", "intake-7")):
            words_of = {"May": "post one sign", "June": "buy twelve boats for the river patrol and moor them"}[month]
            text = RECOMMENDATIONS.replace("December 2020", f"{month} 2018").replace("post one sign", words_of)
            bring_in(dfo, "paper.txt", text.encode(), world.when)
            numbered(dfo, id, world)
    answer = world.post(client, PATH, {"id": listed(client.get(PATH).text), "confirmed": "6"})
    assert "5 papers are published" in words(answer) and "1 paper was not published. The others were." in words(answer)
    assert "(intake-7)" in words(answer).partition("was not published")[2]


def test_one_that_was_changed_since_the_page_was_opened_is_left_and_the_others_go(tmp_path: Path) -> None:
    world, client = reviewed(tmp_path)
    page = client.get(PATH).text
    held = forms.hidden(page)
    dfo = world.person("second@example.gov")
    with world.inside():
        review.correct(dfo, "intake-2", world.when, fields={"acronym": "PS"}, blocks={}, proposals={})
        review.accept(dfo, "intake-2", world.when)
    answer = client.post(PATH, data={**held, "id": listed(page), "confirmed": "4", "as": "attested"})
    assert "3 papers are published" in words(answer) and "1 paper was not published" in words(answer)
    assert "(intake-2): intake-2 has changed since you opened this page. Look at its preview again" in words(answer)
    assert world.keys("paper") == [f"{year}-03/pswg/recommendations" for year in (2023, 2022, 2021)]


def numbered(dfo: Any, id: str, world: World) -> None:
    paper = review.claims.known(dfo, id, world.when)
    blocks = {paper.items[0].id: {"number": "010001"}}
    review.correct(dfo, id, world.when, fields={}, blocks=blocks, proposals={})
    review.accept(dfo, id, world.when)


def test_where_a_second_look_is_asked_for_it_blocks(tmp_path: Path) -> None:
    _, client = reviewed(tmp_path, second_look=True)
    page = client.get(PATH)
    assert listed(page.text) == [] and "4 papers cannot go out" in words(page)
    assert "intake-1 awaits a second look, by somebody other than dfo@example.gov." in words(page)
