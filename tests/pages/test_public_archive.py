"""The page of the whole record, and the ZIP that it leads to: made once for a head and a day, by one request alone."""

import csv
import io
import os
import stat
import zipfile
from pathlib import Path
from typing import IO

import pytest

from tests.builders import World, recommendation
from tests.pages.audit_public import data, opened
from tests.pages.record_public import whole
from tracker.formats import archive, columns
from tracker.formats.taken import Taken
from tracker.pages.public import once
from tracker.published.whole import Whole
from tracker.rules.refusal import Busy


def made(world: World) -> bytes:
    out = io.BytesIO()
    with world.reading() as reader:
        held = Whole(reader, world.when.day)
        archive.write(out, held, Taken(held.on, held.head, held.signature))
    return out.getvalue()


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "cache" / "archive").iterdir() if path.name != once.LOCK)


def test_the_page_says_what_is_in_it_and_both_heads(tmp_path: Path) -> None:
    world = whole(World(tmp_path))
    page = opened(world.client(), "/record/")
    with world.reading() as reader:
        held = Whole(reader, world.when.day)
        for words in (held.head.sha256, held.signature, f"{held.numbers['recommendation']}", "tracker export"):
            assert words in page.words
    assert "/record.zip" in page.links
    told = data(world.client(), "/record/.json")
    assert {one["kind"]: one["total"] for one in told["kinds"]} == held.numbers
    assert (told["head"]["sha256"], told["journal"]) == (held.head.sha256, held.signature)


def test_on_another_day_there_was_less_of_it(tmp_path: Path) -> None:
    world = whole(World(tmp_path))
    told = data(world.client(), "/record/.json?as_of=2021-06-01")
    assert {one["kind"]: one["total"] for one in told["kinds"]}["recommendation"] == 5


def test_the_dictionary_is_the_table_of_the_page(tmp_path: Path) -> None:
    world = whole(World(tmp_path))
    rows = list(csv.DictReader(io.StringIO(world.client().get("/record/.csv").get_data(as_text=True))))
    said = [row["column"] for row in rows if row["table"] == "recommendations"]
    assert said == columns.of("recommendation").header


def test_the_archive_is_what_the_terminal_writes(tmp_path: Path) -> None:
    world = whole(World(tmp_path))
    answer = world.client().get("/record.zip")
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    assert answer.headers["Content-Disposition"] == f"attachment; filename=record-{world.when.day}.zip"
    assert answer.data == made(world)
    assert zipfile.ZipFile(io.BytesIO(answer.data)).testzip() is None


def test_it_is_made_once_and_again_when_the_record_moves(tmp_path: Path) -> None:
    world = World(tmp_path)
    client = world.client()
    first = client.get("/record.zip")
    (name,) = kept(tmp_path)
    place = tmp_path / "cache" / "archive" / name
    before = place.stat()
    assert stat.S_IMODE(before.st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    again = client.get("/record.zip", headers={"Cache-Control": "no-cache"}, buffered=True)
    assert (again.data, place.stat().st_mtime_ns, place.stat().st_ino) == (
        first.data,
        before.st_mtime_ns,
        before.st_ino,
    )
    world.publish(recommendation("2020-12/pswg/1"))
    assert client.get("/record.zip").data != first.data
    assert name not in kept(tmp_path) and len(kept(tmp_path)) == 1
    world.at = "2026-01-16T15:00:00+00:00"
    client.get("/record.zip")
    assert len(kept(tmp_path)) == 1


def test_whoever_has_it_is_told_so_and_nothing_is_made(tmp_path: Path) -> None:
    world = World(tmp_path)
    etag = world.client().get("/record.zip").headers["ETag"]
    for path in (tmp_path / "cache" / "archive").glob("record-*"):
        path.unlink()
    world.app.wsgi_app.app._held.clear()  # type: ignore[attr-defined]
    answer = world.client().get("/record.zip", headers={"If-None-Match": etag})
    assert (answer.status_code, answer.data, kept(tmp_path)) == (304, b"", [])


def test_what_broke_off_can_be_taken_up(tmp_path: Path) -> None:
    client = World(tmp_path).client()
    fresh = {"Cache-Control": "no-cache"}
    full = client.get("/record.zip", headers=fresh, buffered=True)
    rest = client.get(
        "/record.zip", headers={**fresh, "Range": "bytes=1000-", "If-Range": full.headers["ETag"]}, buffered=True
    )
    assert (rest.status_code, rest.data) == (206, full.data[1000:])


def test_a_second_request_does_not_make_it_too(tmp_path: Path) -> None:
    """Whoever comes while it is being made is told to come again; then it is there."""
    world = World(tmp_path)
    client = world.client()
    with once._alone(made_in(tmp_path)):
        answer = client.get("/record.zip")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
        assert "being made at this moment" in answer.get_data(as_text=True)
        assert kept(tmp_path) == []
    assert client.get("/record.zip").status_code == 200


def made_in(folder: Path) -> Path:
    place = folder / "cache" / "archive"
    place.mkdir(parents=True)
    return place


def test_a_failure_leaves_nothing_behind_and_the_next_makes_it(tmp_path: Path) -> None:
    def fail(out: object) -> None:
        raise OSError("no space left")

    def written(out: IO[bytes]) -> None:
        out.write(b"whole")

    with pytest.raises(OSError, match="no space left"):
        once.opened(tmp_path / "folder", "a", fail)
    assert os.listdir(tmp_path / "folder") == [once.LOCK]
    with once.opened(tmp_path / "folder", "a", written) as content:
        assert content.read() == b"whole"


def test_what_is_being_made_is_busy_for_others_of_the_same_process(tmp_path: Path) -> None:
    def make(out: object) -> None:
        with pytest.raises(Busy):
            once.opened(tmp_path / "folder", "a", make)

    once.opened(tmp_path / "folder", "a", make).close()


def test_another_day_is_refused_in_words(tmp_path: Path) -> None:
    page = opened(World(tmp_path).client(), "/record.zip?as_of=2026-01-10", 400)
    assert "tracker export record.zip --as-of 2026-01-10" in page.words
