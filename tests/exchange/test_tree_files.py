"""The originals beside a tree, and trees written by hand."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import World
from tests.exchange.trees import AT, entries, load_into, loaded, written
from tracker.exchange.tree import Written
from tracker.published import find
from tracker.published.entry import Edition
from tracker.rules.policy import OPERATOR
from tracker.rules.refusal import BadInput
from tracker.store import files, journal
from tracker.store.database import db
from tracker.text.dates import from_value


def paper(key: str, *named: dict[str, Any]) -> Edition:
    return Edition(
        key, "paper", f"Paper {key}", from_value("2020-12"), facts={"paper_kind": "minutes", "files": list(named)}
    )


NAMES = [
    "a.txt",
    "a.txt",
    "A.TXT",
    "../a.txt",
    "é—.txt",
    "con.txt",
    "",
    ".hidden",
    "a" * 200 + ".txt",
    "a/b.txt",
    "trailing.",
]


def test_originals_keep_their_names_whatever_these_are(tmp_path: Path) -> None:
    world = World(tmp_path / "first", at=AT)
    with world.inside(), journal.signed(OPERATOR, "publish", world.when):
        held = [
            files.keep(db.session, f"Original {n}".encode(), "text/plain" if n else "x/odd") for n in range(len(NAMES))
        ]
        told = [{"sha256": one.sha256, "name": name, "media_type": one.media_type, "size": one.size}
                for one, name in zip(held, NAMES, strict=True)]  # fmt: skip
    world.publish(
        paper("2020-12/coac/minutes", *told), paper("2020-12/coac/minutes-2", {**told[1], "name": "other.txt"})
    )
    done = written(world, tmp_path / "tree")
    again = loaded(tmp_path / "tree", tmp_path / "second")
    assert entries(again) == entries(world)
    assert done.files == len(NAMES)
    with again.reading() as reader:
        rows = [find.file_of(reader, one["sha256"]) for one in told]
    assert [(row.bytes, row.media_type) for row in rows if row] == [
        (f"Original {n}".encode(), told[n]["media_type"]) for n in range(len(NAMES))
    ]


def test_a_file_that_is_not_there_is_named_all_the_same(tmp_path: Path) -> None:
    world = World(tmp_path / "first", at=AT)
    world.publish(
        paper("2020-12/coac/minutes", {"sha256": "ab" * 32, "name": "lost.pdf", "media_type": "x", "size": 1})
    )
    assert written(world, tmp_path / "tree") == Written(4, 0, frozenset({"ab" * 32}))
    assert entries(loaded(tmp_path / "tree", tmp_path / "second")) == entries(world)


def test_another_file_in_its_place_is_refused(tmp_path: Path) -> None:
    world = World(tmp_path / "first", at=AT)
    with world.inside(), journal.signed(OPERATOR, "publish", world.when):
        one = files.keep(db.session, b"Original", "text/plain")
        told = {"sha256": one.sha256, "name": "é.txt", "media_type": one.media_type, "size": one.size}
    world.publish(paper("2020-12/coac/minutes", told))
    written(world, tmp_path / "tree")
    (path,) = (tmp_path / "tree" / "files").iterdir()
    path.write_bytes(b"Another")
    with pytest.raises(BadInput, match="is not the file that a paper names as its original"):
        loaded(tmp_path / "tree", tmp_path / "second")


def test_more_things_than_one_act_appends_elsewhere_may_lead_to_each_other(tmp_path: Path) -> None:
    """Written by hand: what is first in order leads to what is last."""
    folder = tmp_path / "tree"
    folder.mkdir()
    (folder / "README.md").write_text("By hand.")
    for n in range(1100):
        to = f"t{1099 - n:04}"
        (folder / f"t{n:04}.md").write_text(
            f"---\nkey: t{n:04}\nkind: group\ntitle: T\nsince: 2020\nfacts: {{name: T, slug: t{n:04}}}\nlinks:\n  - {{rel: parent, to: {to}}}\n---\n"
        )
    assert len(loaded(folder, tmp_path / "second").keys("group")) == 1101


def test_a_correction_of_what_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    folder = tmp_path / "tree"
    folder.mkdir()
    for n, more in ((1, ""), (2, "edition: 2\nact: correct\nreplaces: 7\n")):
        (folder / f"t{n}.md").write_text(f"---\nkey: t\nkind: notice\ntitle: T\nsince: 2020\n{more}---\n")
    with pytest.raises(BadInput, match=r"t2\.md: there is no edition 7 of t that it could replace"):
        load_into(World(tmp_path / "second", at=AT), folder)
