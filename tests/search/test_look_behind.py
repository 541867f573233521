"""What a search says of words that are near, and of an index that is behind the record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.search.record import TODAY, Record, retracted, thing
from tests.search.test_look import asked, keys
from tracker.search import look as look_room
from tracker.search import sync
from tracker.search.look import look


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path)


@pytest.fixture
def reader(record: Record) -> Iterator[Connection]:
    with record.reader() as reader:
        yield reader


def test_a_stale_index_costs_a_hit_and_never_shows_what_was_retracted(record: Record, reader: Connection) -> None:
    record.publish(thing("a", "words"), thing("b", "words"))
    sync.catch_up(record.engine, reader)
    reader.rollback()
    record.publish(retracted("a"), thing("c", "words"))
    answer = look(reader, record.engine, "words", on=TODAY)
    assert (keys(answer), answer.total, answer.facets["kind"]) == (["b"], 1, {"recommendation": 1})
    assert answer.banner == look_room.BEHIND
    sync.catch_up(record.engine, reader)
    answer = look(reader, record.engine, "words", on=TODAY)
    assert (sorted(keys(answer)), answer.banner) == (["b", "c"], None)


def test_a_stale_index_tells_no_word_of_what_was_retracted(record: Record, reader: Connection) -> None:
    record.publish(thing("a", "kwyjibolex words"), thing("b", "words"))
    sync.catch_up(record.engine, reader)
    reader.rollback()
    near = look(reader, record.engine, "kwyjibolax", on=TODAY)
    assert (near.suggestion, near.synonyms) == ("kwyjibolex", (("kwyjibolax", ("kwyjibolex",)),))
    reader.rollback()
    record.publish(retracted("a"))
    near = look(reader, record.engine, "kwyjibolax", on=TODAY)
    assert (near.banner, near.suggestion, near.synonyms, near.total) == (look_room.BEHIND, None, (), 0)


def test_of_a_short_word_the_letters_may_change_places_and_no_more(record: Record) -> None:
    record.publish(thing("a", "dock signs last, says Hugh"))
    assert [asked(record, word).suggestion for word in ("dokc", "fast", "high")] == ["dock", None, None]


def test_a_slip_is_corrected_with_published_words_only(record: Record) -> None:
    record.publish(thing("a", "validation of forced labor"), thing("b", "zeppelins"))
    assert asked(record, "validaton").suggestion == "validation"
    assert asked(record, "forced validaton").suggestion == "forced validation"
    assert asked(record, "zepelins").suggestion == "zeppelins"
    assert asked(record, "validating").suggestion is None
    record.publish(retracted("b"))
    assert asked(record, "zepelins").suggestion is None
