"""The way in for many files, by form alone and in the small steps of a script: what is kept, what is not, how far it is."""

import io
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.builders import World
from tests.pages.test_office import office
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS
from tracker.exchange.arrivals import read_next
from tracker.pages.office import intake
from tracker.proceedings import clock

BATCH = "/office/intake/batches/1"


def files(**texts: str) -> list[tuple[io.BytesIO, str]]:
    return [(io.BytesIO(text.encode()), f"{name}.txt") for name, text in texts.items()]


def sent(world: World, client: FlaskClient, path: str = "/office/intake", **texts: str) -> Any:
    return world.post(client, path, {"files": files(**texts)}, path.removesuffix(".json"))


def read_one(world: World) -> None:
    with world.inside():
        read_next(lambda: world.when)


def told(client: FlaskClient) -> Any:
    return client.get(f"{BATCH}.json").json


def test_progress_is_true_at_every_moment(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    assert sent(world, client, a=RECOMMENDATIONS, b=ISSUE_PAPER, c=RECOMMENDATIONS + "\n", d="").status_code == 303
    assert told(client)["words"] == "1 of 4 read: 1 refused; 3 waiting."
    words = []
    for _ in range(3):
        read_one(world)
        words.append(told(client)["words"])
        assert words[-1] in client.get(BATCH).text and words[-1] in client.get("/office/intake").text
    assert words == [
        "2 of 4 read: 1 new, 1 refused; 2 waiting.",
        "3 of 4 read: 2 new, 1 refused; 1 waiting.",
        "4 of 4 read: 2 new, 1 held already, 1 refused.",
    ]
    assert "d.txt is empty; fetch it again" in client.get(f"{BATCH}?state=refused").text
    assert "d.txt" not in client.get(f"{BATCH}?state=new").text


def test_without_a_script_the_page_refreshes_itself_when_asked_to_until_all_is_read(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    sent(world, client, a=RECOMMENDATIONS)
    meta, asked = '<noscript><meta http-equiv="refresh" content="20"></noscript>', f"{BATCH}?refresh=yes"
    shown = client.get(BATCH).text
    assert meta not in shown and f'<noscript><p><a href="{asked}">Refresh this page by itself' in shown
    by_itself = client.get(asked).text
    assert meta in by_itself and f'<a href="{BATCH}">Stop that</a>' in by_itself
    listed = client.get(f"{asked}&state=waiting").text
    assert meta in listed and f'<a href="{BATCH}?state=waiting">Stop that</a>' in listed
    read_one(world)
    assert meta not in client.get(asked).text and "noscript" not in client.get(asked).text


def test_what_was_not_kept_is_named_and_the_rest_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world, client = office(tmp_path)
    monkeypatch.setattr("tracker.exchange.arrivals.LARGEST", 2000)
    answer = sent(world, client, right=RECOMMENDATIONS, huge=ISSUE_PAPER * 3)
    assert answer.status_code == 200
    assert (
        "1 file kept" in answer.text and "1 file was not kept" in answer.text and "huge.txt has 0.0 MB" in answer.text
    )
    assert (
        told(client)["missing"] == "1 file has not arrived of 2 announced, unless some are the same file twice. "
        "Send all of them again below: nothing is doubled."
    )


def test_the_same_files_again_are_said_to_be_there(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    sent(world, client, a=RECOMMENDATIONS)
    answer = sent(world, client, BATCH, again=RECOMMENDATIONS, b=ISSUE_PAPER)
    assert "1 file kept" in answer.text and "1 file was in the batch already" in answer.text
    assert told(client)["arrived"] == 2
    assert sent(world, client, BATCH, c="more words").headers["Location"] == BATCH


def test_a_script_opens_a_batch_and_sends_file_after_file(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    form = {"name": "Quarter", "obtained_from": "https://example.gov/p", "obtained_on": "2026-01-02", "announced": "3"}
    opened = world.post(client, "/office/intake.json", form, "/office/intake").json
    assert (opened["url"], opened["words"]) == (BATCH, "No file has arrived yet.")
    answers = [sent(world, client, f"{BATCH}.json", **{name: RECOMMENDATIONS}).json for name in ("a", "again")]
    assert [(one["name"], one["new"]) for one in answers] == [("a.txt", True), ("a.txt", False)]
    assert told(client)["missing"].startswith("2 files have not arrived of 3 announced,")
    two = world.post(client, f"{BATCH}.json", {"files": files(a="x", b="y")}, BATCH)
    assert (two.status_code, two.json["detail"]) == (400, "One file at a time is taken here.")
    assert "https://example.gov/p" in client.get(BATCH).text


def test_what_is_said_of_a_batch_is_kept_when_it_is_refused(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    answer = world.post(client, "/office/intake", {"files": files(a="words"), "name": "Q", "obtained_on": "Yuletide"})
    assert answer.status_code == 400
    assert 'value="Yuletide"' in answer.text and 'value="Q"' in answer.text and "Nothing was kept" in answer.text
    assert client.get(BATCH).status_code == 404


def test_an_address_that_leads_nowhere_is_given_back_with_what_is_wrong_and_the_page_says_that_it_is_published(
    tmp_path: Path,
) -> None:
    world, client = office(tmp_path)
    typed = {"obtained_from": "file:///C:/scans/a.pdf"}
    answer = world.post(client, "/office/intake", {"files": files(a="words"), **typed})
    said = "Obtained from: &#34;file:///C:/scans/a.pdf&#34; is no address of the web. Copy it whole"
    assert answer.status_code == 400 and said in answer.text and f'value="{typed["obtained_from"]}"' in answer.text
    opened = world.post(client, "/office/intake.json", typed, "/office/intake")
    assert (opened.status_code, client.get(BATCH).status_code) == (400, 404)
    assert "It is published with each paper." in client.get("/office/intake").text


def test_a_page_says_when_nothing_reads(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    sent(world, client, a=RECOMMENDATIONS)
    halted = "Nothing reads at the moment: reading starts when"
    assert halted in client.get(BATCH).text
    with world.inside():
        clock.hold_lease(clock.holder_here(), world.when, world_later(world))
    assert halted not in client.get(BATCH).text
    with world.inside():
        clock.let_go(clock.holder_here(), world.when)
    assert halted in client.get(BATCH).text
    read_one(world)
    assert halted not in client.get(BATCH).text  # nothing waits


def world_later(world: World) -> Any:
    other = World.when.fget  # type: ignore[attr-defined]
    now, world.at = world.at, "2026-01-15T15:01:00+00:00"
    later, world.at = other(world), now
    return later


def test_who_may_bring_papers_in_may_send_much_and_nobody_else(tmp_path: Path) -> None:
    world, client = office(tmp_path)
    world.app.config["MAX_CONTENT_LENGTH"] = 5000
    assert sent(world, client, a=RECOMMENDATIONS * 10).status_code == 303
    assert sent(world, client, f"{BATCH}.json", a=RECOMMENDATIONS * 10).status_code == 413  # one file at a time
    assert sent(world, world.client(), a=RECOMMENDATIONS * 10).status_code == 413


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # the parser leaves its file to be closed
def test_more_files_than_a_form_takes_are_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world, client = office(tmp_path)
    monkeypatch.setattr(intake, "AT_ONCE", -18)  # two parts
    answer = sent(world, client, a="words", b="words", c="words")
    assert answer.status_code == 413 and "Send fewer or smaller files." in answer.text
