"""What a short list is filled up with, and what comes first though nothing names it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.search.record import Record, thing
from tests.search.test_look import asked, keys
from tracker.search.matches import Narrowed


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path)


def meeting(day: str, text: str = "", notice: str = "") -> Any:
    links: tuple[Mapping[str, Any], ...] = ({"rel": "source", "to": notice},) if notice else ()
    return thing(day, text, title=f"Meeting of {day}", kind="meeting", since=date(2020, 1, 1), links=links)


def test_the_next_meeting_is_the_first_that_is_not_past_and_its_notice_follows(record: Record) -> None:
    notice = thing("2024-09/coac/meeting-notice", "Doors open at nine.", kind="paper", since=date(2024, 5, 1))
    days = ("2023-03-01", "2024-03-06", "2024-12-11")
    record.publish(*map(meeting, days), notice, meeting("2024-09-18", notice=notice.key))
    for words in ("next meeting", "upcoming public meetings", "when is the next meeting"):
        assert keys(asked(record, words))[:2] == ["2024-09-18", "2024-09/coac/meeting-notice"], words
    assert keys(asked(record, "last meeting"))[0] == "2024-03-06"
    assert keys(asked(record, "next meeting", date(2024, 3, 1)))[0] == "2024-03-06"
    assert keys(asked(record, "next meeting", narrowed=Narrowed(kinds=("recommendation",)))) == []


def test_of_many_meetings_the_next_is_first_too(record: Record) -> None:
    record.publish(*(meeting(f"20{year}-03-06", "The next thing.") for year in range(10, 40)))
    answer = asked(record, "next meeting")
    assert (keys(answer)[0], answer.total) == ("2025-03-06", 30)


def test_another_word_of_the_trade_fills_up_and_does_not_count_as_the_word(record: Record) -> None:
    record.publish(thing("lorry", "The lorry waits."), thing("truck", "The truck waits."), thing("rail", "Rails."))
    answer = asked(record, "lorry")
    assert (keys(answer), answer.total, answer.some) == (["lorry", "truck"], 2, 1)
    assert answer.filled == "1 with your word, 1 more by other words for it or close to these."
    assert asked(record, "gate lorry").filled == (
        "No text has all of these words; here are those with some of them, and what is close to them."
    )
    assert answer.hits[1].why.startswith("Found by another word for what you typed: truck.")
    assert keys(asked(record, '"lorry"')) == ["lorry"]


def test_words_that_say_little_tell_little_however_few_have_them(record: Record) -> None:
    record.publish(
        thing("told", "Piers are in the register."),
        thing("faint", "Keep it whole."),
        *(thing(f"other{n}", f"Pier number{n}.") for n in range(8)),
    )
    assert keys(asked(record, "keep the whole register")) == ["told"]
    assert keys(asked(record, "keep whole")) == ["faint"]


def test_what_is_named_among_other_words_is_found_whatever_else_is_asked(record: Record) -> None:
    record.publish(
        thing("rail", "", title="Rail Ramp Working Group", kind="group"),
        thing("cbp", "", title="CBP", kind="office"),
        *(thing(f"part{n}", f"A part of harbor marking, number{n}, still: CBP agreed.") for n in range(3)),
    )
    answer = asked(record, "is the Rail Ramp Working Group still a part of harbor marking with CBP")
    assert keys(answer) == ["rail", "part0", "part1", "part2"]
    assert answer.hits[0].why == "It has some of the words, not all."


def test_what_is_named_is_weighed_where_many_have_more_of_the_words(record: Record) -> None:
    record.publish(
        thing("rail", "", title="Rail Ramp Working Group", kind="group"),
        thing("all", "A gate, its berth, sign, post and hour: of the Rail Ramp Working Group."),
        *(thing(f"part{n}", f"A gate, its berth, sign, post and hour: number{n}.") for n in range(40)),
        *(thing(f"other{n}", f"Words number{n}.") for n in range(80)),
    )
    answer = asked(record, "gate berth sign post hour of the Rail Ramp Working Group")
    assert keys(answer)[:2] == ["all", "rail"]


def test_what_says_the_same_in_other_words_follows(record: Record) -> None:
    record.publish(
        thing("named", "Gullhaven keeps evidence of weaving mills and their looms."),
        thing("like", "Evidence of weaving mills, and of looms."),
        *(thing(f"other{n}", f"Words number{n} about nothing.") for n in range(20)),
    )
    answer = asked(record, "gullhaven")
    assert (keys(answer), answer.some, answer.counts["kind"]) == (["named", "like"], 1, {"recommendation": 2})
    assert answer.hits[1].why == "Close to what has your words."


def test_pages_of_a_list_that_was_filled_up_hold_each_hit_once(record: Record) -> None:
    record.publish(*(thing(f"k{n:02}", f"gate {'clock' if n < 5 else 'bell'} {n}") for n in range(30)))
    pages = [asked(record, "gate clock", page=page, size=7) for page in range(1, 6)]
    found = [key for page in pages for key in keys(page)]
    assert len(found) == len(set(found)) == pages[0].total == pages[0].counts["kind"]["recommendation"]
    assert {(page.total, page.some) for page in pages} == {(len(found), len(found) - 5)}


def test_a_month_is_meant_beside_a_number_alone(record: Record) -> None:
    record.publish(thing("may", "Minutes of May 18, 2022."), thing("dec", "Minutes of December 7, 2022."))
    assert keys(asked(record, "minutes 2022 dec")) == ["dec"]
    assert keys(asked(record, "minutes may 2022")) == ["may"]
    assert sorted(keys(asked(record, "minutes may I see"))) == ["dec", "may"]


def test_a_list_may_be_left_as_short_as_it_is(record: Record) -> None:
    record.publish(
        *(thing(f"k{n:02}", f"gate {'clock' if n < 5 else 'bell'} {n}") for n in range(10)),
        *(thing(f"c{n}", f"a clock, {n}") for n in range(4)),
        *(thing(f"other{n}", f"Words number{n}.") for n in range(30)),
    )
    filled, short = asked(record, "gate clock"), asked(record, "gate clock", all_words=True)
    full = [hit.key for hit in filled.hits if hit.all_words]
    assert (short.total, short.some, short.filled, short.phrase) == (filled.full, 0, None, None)
    assert (keys(short), short.counts["kind"]) == (full, {"recommendation": 5})
    assert sorted(full) == [f"k{n:02}" for n in range(5)]
    assert (filled.total, filled.phrase) == (14, '"gate clock"')
    assert [asked(record, "gate clock", all_words=True, page=page, size=2).next for page in (1, 2, 3)] == [2, 3, None]


@pytest.mark.parametrize(
    "words", ["gate clock", "clock", "gate", "gate clock zeppelin", '"gate clock"', "clock OR gate"]
)
def test_what_is_left_is_as_much_as_was_said_to_have_all_words(record: Record, words: str) -> None:
    record.publish(
        *(thing(f"k{n:02}", f"gate {'clock' if n % 4 == 1 else 'bell'} {n}") for n in range(24)),
        *(thing(f"p{n}", f"a clock at the gate, {n}", kind="paper") for n in range(2)),
        *(thing(f"other{n}", f"Words number{n}.") for n in range(40)),
    )
    for narrowed in (Narrowed(), Narrowed(kinds=("paper",)), Narrowed(first=date(2021, 1, 1))):
        filled, short = (asked(record, words, narrowed=narrowed, all_words=given) for given in (False, True))
        assert (short.total, short.some, len(short.hits)) == (filled.full, 0, min(20, filled.full))
