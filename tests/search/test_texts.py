"""What is held of texts: bounded, let go when a later entry touches it, and never shown once it is taken back."""

from datetime import date
from pathlib import Path

import pytest

from tests.search.record import TODAY, Record, corrected, retracted, thing
from tests.search.test_look import asked, keys
from tracker.published.find import head
from tracker.search import texts
from tracker.search.engine import key_of
from tracker.search.standing import in_force
from tracker.search.texts import BESIDE, Texts


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path)


def names_of(record: Record, on: date = TODAY) -> list[str]:
    with record.reader() as reader:
        return sorted(in_force(reader, on).names.values())


def held(record: Record, kept: Texts, names: list[str]) -> dict[str, str]:
    with record.reader() as reader:
        return {key_of(name): one.text for name, one in kept.of(reader, names, TODAY).items()}


def test_what_is_held_is_what_the_record_says_and_is_not_read_again(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.publish(thing("a", "Audits."), thing("b", "Bonds."))
    kept, names = Texts(), names_of(record)
    assert held(record, kept, names) == {"a": "Audits.", "b": "Bonds."}
    monkeypatch.setattr(texts, "wordings", lambda *_: pytest.fail("read again"))
    assert held(record, kept, names) == {"a": "Audits.", "b": "Bonds."}


def test_what_a_later_entry_touches_is_let_go_and_nothing_else(record: Record) -> None:
    record.publish(thing("a", "Audits."), thing("b", "Bonds."), thing("c", "Cargo."))
    kept = Texts()
    held(record, kept, names_of(record))
    record.publish(corrected("a", "Audits of all.", 1), retracted("b"))
    assert held(record, kept, names_of(record)) == {"a": "Audits of all.", "c": "Cargo."}
    assert sorted(map(key_of, kept._held)) == ["a", "c"]
    assert "Audits." not in {one.text for one in kept._held.values()}
    assert kept.taken == sum(BESIDE + len(one.title) + len(one.text) for one in kept._held.values())


def test_of_another_record_nothing_is_taken_over(record: Record, tmp_path: Path) -> None:
    record.publish(thing("a", "Audits."))
    kept = Texts()
    held(record, kept, names_of(record))
    other = Record(tmp_path / "other")
    other.publish(thing("b", "Bonds."), thing("a", "Other audits."))
    assert held(other, kept, names_of(other)) == {"a": "Other audits.", "b": "Bonds."}
    assert len(kept._held) == 2


def test_who_still_sees_the_record_before_puts_nothing_back(record: Record) -> None:
    record.publish(thing("a", "Audits."), thing("b", "Bonds."))
    kept, names = Texts(), names_of(record)
    with record.reader() as reader:
        before = head(reader)
    record.publish(retracted("a"))
    held(record, kept, names_of(record))
    with record.reader() as reader:
        found = texts._read(reader, names)
    kept._keep(before, {**found, names[0]: next(iter(found.values()))})
    assert sorted(map(key_of, kept._held)) == ["b"]


def test_what_is_held_is_bounded(record: Record) -> None:
    record.publish(*(thing(f"t{n}", f"Text {n} " * 20) for n in range(30)))
    kept, names = Texts(room=4_000), names_of(record)
    for start in (0, 10, 20):
        assert len(held(record, kept, names[start : start + 10])) == 10
        assert 0 < kept.taken <= 4_000
    assert len(kept._held) < 10


def test_a_page_never_shows_what_was_taken_back(record: Record) -> None:
    record.publish(thing("a", "Audits of the zeppelin."), thing("b", "Bonds of the zeppelin."))
    assert keys(asked(record, "zeppelin")) == ["a", "b"]
    record.publish(retracted("a"), corrected("b", "Bonds of the balloon.", 2))
    assert keys(asked(record, "zeppelin")) == []
    answer = asked(record, "balloon")
    assert (keys(answer), "zeppelin" in str(answer.hits)) == (["b"], False)
