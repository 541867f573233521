"""What is like a recommendation, by its own most telling words."""

from pathlib import Path

from tests.search.record import TODAY, Record, retracted, thing
from tracker.published.thing import one
from tracker.search import sync
from tracker.search.query import Term
from tracker.search.similar import similar, telling

COMMON = "COAC recommends that CBP publish"


def like(record: Record, key: str, *, caught_up: bool = True) -> list[str]:
    with record.reader() as reader:
        if caught_up:
            sync.catch_up(record.engine, reader)
        found = one(reader, key, TODAY)
        assert found is not None
        return [each.key for each in similar(reader, record.engine, found, TODAY)]


def test_the_words_that_few_have_tell_what_is_alike(tmp_path: Path) -> None:
    record = Record(tmp_path)
    record.publish(
        thing("a", f"{COMMON} zeppelins over harbors"),
        thing("b", f"{COMMON} harbors for zeppelins"),
        thing("c", f"{COMMON} bonds"),
        thing("d", f"{COMMON} forms"),
        thing("e", "zeppelins and harbors", kind="paper"),
        *(thing(f"k{n}", f"{COMMON} things{n}") for n in range(20)),
    )
    assert like(record, "a") == ["b"]
    record.publish(retracted("b"))
    assert like(record, "a", caught_up=False) == []


def test_there_are_five_at_most_and_none_without_an_index(tmp_path: Path) -> None:
    record = Record(tmp_path)
    record.publish(*(thing(f"k{n}", "zeppelins over harbors") for n in range(9)))
    assert len(like(record, "k3")) == 5
    record.damage_index()
    record.engine = record.opened()
    assert like(record, "k3", caught_up=False) == []


def test_what_only_it_has_and_what_too_many_have_tell_nothing(tmp_path: Path) -> None:
    record = Record(tmp_path)
    record.publish(thing("a", "zeppelins harbors bonds", title="zeppelins"))
    with record.reader() as reader:
        found = one(reader, "a", TODAY)
    assert found is not None
    assert list(telling(found, {"zeppelins": 1, "harbors": 3, "bonds": 2_000})) == [Term("harbor")]
