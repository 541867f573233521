"""A record written as a tree and loaded again is the same record, entry by entry; what was taken back stays taken back."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import World, close_all, recommendation, says
from tests.exchange.test_leaf import VALUES, WORDS
from tests.exchange.trees import AT, entries, load_into, loaded, written
from tests.pages.record_public import FIRST, SECOND, whole
from tests.proofs.full_world import SPILLED, full_world
from tracker.exchange.check import examine
from tracker.proceedings.publish import release
from tracker.published.entry import Edition
from tracker.published.thing import Thing
from tracker.published.whole import Whole
from tracker.rules.policy import OPERATOR
from tracker.rules.refusal import BadInput
from tracker.store import journal
from tracker.text.dates import BY, FISCAL_YEAR, MONTH, RANGE, Dated, from_value

CONTENT = Path(__file__).resolve().parents[2] / "content"


def left(held: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What leaves of these entries: of those that were retracted, the links alone."""
    gone = {one["key"]: one["id"] for one in held if one["act"] == "retract"}
    bare = {"text": "", "facts": "{}"}
    return [one | bare | {"title": one["key"]} if one["id"] < gone.get(one["key"], 0) else one for one in held]


def sound(world: World) -> bool:
    return not [fault for part in examine(world.url, world.site.engine).parts.values() for fault in part]


@pytest.fixture
def demonstration(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path / "first", at=AT)
    load_into(world, CONTENT)
    yield world


def test_the_demonstration_out_and_in_again_is_the_same(tmp_path: Path, demonstration: World) -> None:
    done = written(demonstration, tmp_path / "tree")
    assert (done.files, done.lacking) == (len(list((CONTENT / "files").iterdir())), frozenset())
    again = loaded(tmp_path / "tree", tmp_path / "second")
    assert len(entries(again)) == done.editions > 80
    assert entries(again) == left(entries(demonstration)) != entries(demonstration)
    assert sound(again)
    for folder, world in (("once", demonstration), ("twice", again)):
        written(world, tmp_path / folder)
    once, twice = (_leaves(tmp_path / one) for one in ("once", "twice"))
    assert once == twice
    assert {"2024-09-25-minutes.docx", "2024-09-16-letter-on-plugs.txt", "2025-09-count-of-plugs.txt"} <= {
        path.name for path in once
    }


def _leaves(folder: Path) -> dict[Path, bytes]:
    """What each file says, but for the moment of the recording and the hashes, which are the loading's own."""
    own = re.compile(rb"^(recorded|sha256): .*\n", re.MULTILINE)
    return {
        path.relative_to(folder): own.sub(b"", path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and path.name != "README.md"
    }


def test_it_is_loaded_into_a_home_that_was_founded_with_the_same(tmp_path: Path, demonstration: World) -> None:
    written(demonstration, tmp_path / "tree")
    again = loaded(tmp_path / "tree", tmp_path / "second", founded=True)
    assert entries(again) == left(entries(demonstration))


def test_into_a_home_that_was_founded_with_others_it_is_not(tmp_path: Path, demonstration: World) -> None:
    written(demonstration, tmp_path / "tree")
    path = tmp_path / "tree" / "office" / "dfo.md"
    path.write_text(path.read_text().replace("Designated", "Chosen"))
    with pytest.raises(
        BadInput, match=r"This home was founded with another office/dfo than .*dfo\.md has\. Load the tree"
    ):
        load_into(World(tmp_path / "second", at=AT), tmp_path / "tree")


def test_a_record_with_everything_is_the_same_but_for_what_was_taken_back(tmp_path: Path) -> None:
    world = full_world(tmp_path / "first")
    done = written(world, tmp_path / "tree")
    again = loaded(tmp_path / "tree", tmp_path / "second")
    assert entries(again) == left(entries(world))
    assert [one["title"] for one in entries(again) if (one["key"], one["edition"]) == (SPILLED, 1)] == [None]
    assert (done.files, sound(again)) == (1, True)


def test_the_histories_tell_of_what_was_retracted_all_the_same(tmp_path: Path) -> None:
    world = whole(World(tmp_path / "first", at=AT))
    written(world, tmp_path / "tree")
    again = loaded(tmp_path / "tree", tmp_path / "second")
    again.at = world.at
    for key in (f"{SECOND}/1", f"{FIRST}/1", "2023/9"):
        pages = [one.client().get(f"/record/{key}", follow_redirects=True) for one in (world, again)]
        assert pages[0].status_code == pages[1].status_code
        assert [("It answered another paper." in page.get_data(as_text=True)) for page in pages] == [
            key != f"{FIRST}/1"
        ] * 2


def test_no_word_that_was_retracted_is_in_it(tmp_path: Path) -> None:
    world, key = World(tmp_path / "first"), "2020-12/bbwg/7"
    world.publish(recommendation(key, "COAC recommends a xylophone.", short_title="Xylophones"))
    world.publish(
        Edition(key, "recommendation", key, from_value("2026-01-15"), facts={"reason": "Never made."}, act="retract")
    )
    written(world, tmp_path / "tree")
    said = "".join(path.read_text() for path in (tmp_path / "tree").rglob("*.md"))
    assert ("ylophone" in said, "Never made." in said, "withheld: retracted" in said) == (False, True, True)


def test_what_was_said_last_of_a_day_counts_again(tmp_path: Path) -> None:
    """By the order of recording, which no order of names gives back."""
    world, key = World(tmp_path / "first", at=AT), "2020-12/coac/1"
    world.publish(recommendation(key))
    for place, word in (("b", "passed"), ("a", "tabled"), ("c", "withdrawn"), ("0", "passed as amended")):
        world.publish(says(f"2020-12-16/{place}", "2020-12-16", {key: {"action": word}}))
    written(world, tmp_path / "tree")
    again = loaded(tmp_path / "tree", tmp_path / "second")
    assert [one.status["action"]["value"] for one in (world.shown(key), again.shown(key)) if one and one.status] == [
        "passed as amended"
    ] * 2


DATES = [
    from_value("2020-02-29"),
    from_value("2020-12"),
    from_value("2020"),
    from_value("FY2022"),
    from_value("2022-02-10..2023-11-03"),
    from_value("2023-08-01", BY),
    Dated(date(2021, 3, 1), date(2021, 3, 1), RANGE),
    Dated(date(2021, 3, 2), date(2021, 3, 9), MONTH),
    Dated(date(2021, 1, 1), date(2021, 12, 31), FISCAL_YEAR),
    Dated(date(2021, 3, 2), date(2021, 4, 9), BY),
]
KEPT = WORDS.map(lambda words: words.replace("\0", ""))  # PostgreSQL keeps none
EDITIONS = st.lists(
    st.builds(
        lambda n, kind, title, text, facts, since, late: Edition(
            f"{kind}/{n}", kind, title, since, text=text, facts=facts, day=since.last if late else None
        ),
        st.integers(1, 3),
        st.sampled_from(["files", "workspace", "readme", "con", "paper"]),
        KEPT,
        KEPT,
        st.dictionaries(WORDS, VALUES, max_size=3),
        st.sampled_from(DATES),
        st.booleans(),
    ),
    min_size=8,
    max_size=16,
)


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(EDITIONS)
def test_whatever_its_words_and_dates_a_record_comes_back(made: list[Edition]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder) / "first", at=AT)
        with world.inside():
            for one in made:
                with journal.signed(OPERATOR, "publish", world.when):
                    release([one], world.when)
        written(world, Path(folder) / "tree")
        again = loaded(Path(folder) / "tree", Path(folder) / "second")
        held, there = entries(world), entries(again)
        close_all()
    assert there == held


def _label(one: Thing) -> str:
    """Without the days that have gone by since, which are others on the day of the asking."""
    return replace(one, beside=replace(one.beside, days=None)).label


def test_as_of_a_day_there_is_what_stood_then(tmp_path: Path) -> None:
    world = whole(World(tmp_path / "first", at=AT))
    written(world, tmp_path / "tree", "2021-01-01")
    again = loaded(tmp_path / "tree", tmp_path / "second")
    with world.reading() as one, again.reading() as other:
        then, now = Whole(one, date(2021, 1, 1)), Whole(other, again.when.day)
        assert then.numbers == now.numbers
        for kind in then.numbers:
            told = [[(each.key, each.title, each.text, each.facts, each.links, each.day, _label(each))
                     for some in record.batches(kind) for each in some.things] for record in (then, now)]  # fmt: skip
            assert told[0] == told[1]
