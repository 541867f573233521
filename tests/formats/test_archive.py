"""Everything as one ZIP: whole, checkable by its own instructions alone, and without a word that was taken back."""

import csv
import io
import json
import tracemalloc
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.builders import World, recommendation
from tests.pages.record_public import FIRST, SECOND, whole
from tests.proofs.full_world import SPILLED, full_world
from tracker.formats import archive, columns
from tracker.formats import json as json_format
from tracker.formats.taken import Taken
from tracker.proceedings.publish import release
from tracker.published import errata, find
from tracker.published.entry import RETRACT, Edition
from tracker.published.whole import Whole
from tracker.rules.policy import OPERATOR
from tracker.store import files, journal
from tracker.store.database import db
from tracker.text.dates import from_value


def packed(world: World, on: str | None = None) -> bytes:
    out = io.BytesIO()
    with world.reading() as reader:
        whole_ = Whole(reader, from_value(on).first if on else world.when.day)
        archive.write(out, whole_, Taken(whole_.on, whole_.head, whole_.signature))
    return out.getvalue()


class Opened:
    """The archive as somebody who has nothing else opens it."""

    def __init__(self, content: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        assert self.archive.testzip() is None

    def text(self, name: str) -> str:
        return self.archive.read(name).decode()

    def json(self, name: str) -> Any:
        return json.loads(self.text(name))

    def csv(self, name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.text(name), newline=""), strict=True))

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text("entries.jsonl").splitlines()]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = full_world(tmp_path_factory.mktemp("archive"))
    yield world
    with world.app.app_context():
        db.engine.dispose()
    world.site.reader.dispose()


@pytest.fixture(scope="module")
def opened(world: World) -> Opened:
    return Opened(packed(world))


def hashed(value: Any, before: str = "") -> str:
    """As the README says it."""
    return sha256(
        (before + json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)).encode()
    ).hexdigest()


def test_the_chain_is_checked_by_the_instructions_in_it(opened: Opened, world: World) -> None:
    prev, withheld = "0" * 64, {}
    for number, line in enumerate(opened.lines, 1):
        assert (line["entry"]["id"], line["prev"], line["sha256"]) == (number, prev, hashed(line["entry"], prev))
        prev = line["sha256"]
        if line["words"] is None:
            withheld[line["entry"]["key"], line["entry"]["edition"]] = line["withheld"]
        else:
            words = [line["words"][name] for name in ("salt", "title", "text", "facts", "links")]
            assert hashed(words) == line["entry"]["content"]
    assert withheld == {(SPILLED, 1): "redacted", ("2020-12/bbwg/4", 1): "retracted"}
    with world.reading() as reader:
        assert prev == find.head(reader).sha256
    assert f"Head of the public record: entry {number}, {prev}" in opened.text("README.txt")


def test_a_changed_word_is_noticed(opened: Opened) -> None:
    """The control of the test above."""
    line = next(line for line in opened.lines if line["words"] and line["words"]["text"])
    words = [line["words"][name] for name in ("salt", "title", "text", "facts", "links")]
    assert hashed([*words[:2], words[2] + " ", *words[3:]]) != line["entry"]["content"]
    assert hashed(line["entry"] | {"since": "2020-01-01"}, line["prev"]) != line["sha256"]


def test_the_line_of_the_journal_is_in_it_and_does_not_move_with_the_office(world: World) -> None:
    before = packed(world)
    with world.inside():
        line = db.session.query(journal.JournalLine).order_by(journal.JournalLine.id.desc()).limit(1).one()
        assert line.sha256 not in Opened(before).text("README.txt")  # a later act, which published nothing
    world.person("later@example.gov", "assistant", office="office/dfo")
    assert packed(world) == before


def test_no_word_that_was_taken_back_is_in_it(tmp_path: Path) -> None:
    world, key = World(tmp_path), "2020-12/bbwg/7"
    world.publish(recommendation(key, "COAC recommends a xylophone.", short_title="Xylophones"))
    assert "ylophone" in everything(packed(world))
    world.publish(
        Edition(key, "recommendation", key, from_value("2026-01-15"), facts={"reason": "Never made."}, act=RETRACT)
    )
    left = everything(packed(world))
    assert ("ylophone" in left, "Never made." in left) == (False, True)


def everything(content: bytes) -> str:
    """Whatever can be read in it, the workbook's parts included."""
    with zipfile.ZipFile(io.BytesIO(content)) as outer:
        parts = {name: outer.read(name) for name in outer.namelist()}
    with zipfile.ZipFile(io.BytesIO(parts.pop("record.xlsx"))) as inner:
        parts |= {name: inner.read(name) for name in inner.namelist()}
    return b"\n".join([*map(str.encode, parts), *parts.values()]).decode()


def test_each_kind_is_there_as_json_as_csv_and_as_a_sheet(opened: Opened, world: World) -> None:
    with world.reading() as reader:
        every = Whole(reader, world.when.day)
        numbers = every.numbers
        assert set(numbers) == {
            "group",
            "meeting",
            "office",
            "vocabulary",
            "recommendation",
            "outcome",
            "response",
            "paper",
            "set",
        }
        book = load_workbook(io.BytesIO(opened.archive.read("record.xlsx")), read_only=True)
        for kind, number in numbers.items():
            name = columns.of(kind).name
            things = find.all_of(reader, kind, world.when.day)
            wrong = errata.of(reader, things, world.when.day)
            told = opened.json(f"json/{name}.json")
            assert told["items"] == [json_format.thing(one, wrong[one.key]) for one in things]
            assert (told["total"], told["kind"], told["as_of"]) == (number, kind, "2024-02-20")
            keys = [one.key for one in things]
            assert [one["key"] for one in opened.csv(f"csv/{name}.csv")] == keys
            assert [row[0] for row in book[name].iter_rows(values_only=True)] == ["key", *keys]
    assert book.sheetnames[-1] == "About"
    assert opened.json("json/completeness.json")["total"] == len(
        {one["key"] for one in opened.csv("csv/completeness.csv")}
    )


def test_the_originals_lie_in_it_under_their_names(opened: Opened) -> None:
    (told,) = opened.csv("csv/originals.csv")
    content = opened.archive.read(told["path"])
    assert sha256(content).hexdigest() == told["key"]
    assert told["path"] == f"originals/signs-{told['key'][:12]}.txt"
    assert (told["name"], told["size"], told["media_type"]) == (
        "signs.txt",
        str(len(content)),
        "text/plain",
    )
    assert told["papers"].startswith("2021-03/")


def test_the_dictionary_has_every_column_of_every_table(opened: Opened) -> None:
    told = [(line["table"], line["column"]) for line in opened.csv("dictionary.csv")]
    for name in opened.archive.namelist():
        if name.startswith("csv/"):
            table = name.removeprefix("csv/").removesuffix(".csv")
            head = opened.text(name).partition("\r\n")[0].split(",")
            assert [column for of, column in told if of == table] == head
    assert all(f"| `{column}` |" in opened.text("dictionary.md") for _, column in told)


def test_the_same_head_and_day_give_the_same_bytes(world: World) -> None:
    assert packed(world) == packed(world)


def test_as_of_a_day_it_holds_what_stood_then_and_the_whole_chain(tmp_path: Path) -> None:
    world = whole(World(tmp_path, at="2026-04-01T15:00:00+00:00"))
    then, now = Opened(packed(world, "2021-01-01")), Opened(packed(world))
    told = {one["key"]: one for one in then.csv("csv/recommendations.csv")}
    assert sorted(told) == [f"{FIRST}/{n}" for n in range(1, 6)]
    assert (told[f"{FIRST}/1"]["status_feedback"], told[f"{FIRST}/1"]["group_name"]) == (
        "awaiting",
        "Port Signs Working Group",
    )
    assert f"{SECOND}/1" in {one["key"] for one in now.csv("csv/recommendations.csv")}
    assert then.lines == now.lines
    assert "As of: January 1, 2021 (2021-01-01)" in then.text("README.txt")


def test_a_demonstration_says_so(tmp_path: Path) -> None:
    world = World(tmp_path)
    assert "DEMONSTRATION" not in Opened(packed(world)).text("README.txt")
    world.publish(Edition("demonstration", "notice", "Demonstration record", from_value("2020-01-01")))
    assert Opened(packed(world)).text("README.txt").startswith("THIS IS A DEMONSTRATION.")


def test_a_file_that_is_not_held_is_named_and_has_no_path(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(
        paper("2020-12/coac/minutes", {"sha256": "ab" * 32, "name": "lost.pdf", "media_type": "x", "size": 1})
    )
    bare = Opened(packed(world))
    assert [(one["key"], one["path"], one["papers"]) for one in bare.csv("csv/originals.csv")] == [
        ("ab" * 32, "", "2020-12/coac/minutes")
    ]
    assert [name for name in bare.archive.namelist() if name.startswith("originals/")] == []


def paper(key: str, *named: dict[str, Any]) -> Edition:
    facts = {"paper_kind": "minutes", "files": list(named)}
    return Edition(
        key, "paper", f"Minutes {key}", from_value("2020-12"), facts=facts, links=[{"rel": "group", "to": "coac"}]
    )


NAMES = [
    ("Recs Dec 2020.pdf", "Recs-Dec-2020"),
    ("../../etc/passwd", "etc-passwd"),
    ("", "file"),
    ("…", "file"),
    (".hidden", "hidden"),
    ("CON", "CON"),
    ("a" * 300 + ".pdf", "a" * 80),
]


@pytest.mark.parametrize(("name", "stem"), NAMES)
def test_a_name_is_made_safe_for_every_system(name: str, stem: str) -> None:
    made = archive.path({"name": name, "sha256": "0123456789abcdef" * 4})
    assert made == f"originals/{stem}-0123456789ab{'.pdf' if name.endswith('.pdf') else ''}"


def test_no_more_than_one_file_is_held(tmp_path: Path) -> None:
    """Twenty papers of a million bytes each."""
    world, chance = World(tmp_path), Random(20)
    with world.inside(), journal.signed(OPERATOR, "publish", world.when):
        held = [files.keep(db.session, b"%PDF-" + chance.randbytes(10**6), "application/pdf") for _ in range(20)]
        named = [
            {"sha256": one.sha256, "name": "a.pdf", "media_type": one.media_type, "size": one.size} for one in held
        ]
        release([paper(f"2020-12/coac/minutes-{n}", one) for n, one in enumerate(named, 1)], world.when)
    with world.reading() as reader, (tmp_path / "out.zip").open("w+b") as out:
        tracemalloc.start()
        try:
            archive.write(out, Whole(reader, world.when.day), Taken(world.when.day, find.head(reader)))
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert (out.tell() > 20 * 10**6, most < 8 * 10**6) == (True, True)
