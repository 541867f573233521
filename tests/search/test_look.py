"""What a person sees who searches the public record, on a day, whatever the state of the index."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from tests.search.record import TODAY, Record, group, retracted, thing
from tracker.rules.keys import SYNONYMS
from tracker.search import look as look_room
from tracker.search import sync
from tracker.search.answer import Answer, told
from tracker.search.hits import hits
from tracker.search.language import read
from tracker.search.look import look
from tracker.search.matches import ALL, Asked, Narrowed, matches
from tracker.search.query import Unsearchable
from tracker.search.standing import in_force

RASAS = "CBP uses Risk Analysis & Survey Assessments (RASAs) or Quick Response Audits (QRAs)."
OF_TTWG = ({"rel": "group", "to": "ttwg"},)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path)


@pytest.fixture
def reader(record: Record) -> Iterator[Connection]:
    with record.reader() as reader:
        yield reader


def asked(record: Record, words: str, on: date = TODAY, **more: Any) -> Answer:
    """As a process does that has caught up."""
    with record.reader() as reader:
        sync.catch_up(record.engine, reader)
        return look(reader, record.engine, words, on=on, **more)


def keys(answer: Answer) -> list[str]:
    return [hit.key for hit in answer.hits]


def test_a_hit_says_what_it_is_and_why(record: Record) -> None:
    record.publish(thing("2020-12/ttwg/2", RASAS, title="Recommendation 2"))
    (hit,) = asked(record, "rasa process OR rasa").hits
    assert (hit.key, hit.kind, hit.title) == ("2020-12/ttwg/2", "recommendation", "Recommendation 2")
    assert (hit.url, hit.found_in, hit.why) == ("/recommendations/2020-12/ttwg/2", "text", "")
    assert [text for text, marked in hit.snippet.pieces if marked] == ["Risk Analysis & Survey Assessments", "RASAs"]
    assert hit.snippet.text == RASAS


def test_what_is_told_of_a_thing_beside_its_text_finds_it(record: Record) -> None:
    record.publish(
        thing("e", "", title="A group grew", kind="event", facts={"printed": "Four file for small importers."}),
        thing("u", "It is done.", kind="update", facts={"evidence": ["A walk through eleven ports"]}),
        thing("o", "It passed.", kind="outcome", facts={"mover": "Ms. Curlew", "recused": ["Mr. Teal"]}),
        thing("t", "", title="16th term", kind="term", facts={"charter": {"printed": "January 10, 2022"}}),
    )
    for typed, key in (
        ("small importers", "e"),
        ("walk", "u"),
        ("Curlew", "o"),
        ("Teal", "o"),
        ("recused", "o"),
        ("January 10", "t"),
    ):
        assert keys(asked(record, typed)) == [key], typed


def test_another_name_is_explained(record: Record) -> None:
    record.publish(thing("a", "A Withhold Release Order stops goods."))
    answer = asked(record, "WRO")
    assert answer.hits[0].why == "Found by another word for what you typed: Withhold Release Order."
    assert answer.synonyms == (("wro", ("Withhold Release Order",)),)


def test_the_published_vocabulary_is_used_instead_of_the_first_one(record: Record) -> None:
    record.publish(
        thing("a", "A Withhold Release Order stops goods."),
        thing(SYNONYMS, "", kind="vocabulary", facts={"entries": [{"acronym": "STOP", "names": ["release order"]}]}),
    )
    assert (keys(asked(record, "WRO")), keys(asked(record, "STOP"))) == ([], ["a"])


def test_totals_and_counts_are_of_the_day(record: Record) -> None:
    record.publish(
        thing("a", "old words", since=date(2020, 1, 1)),
        thing("a", "new words", since=date(2022, 1, 1)),
        thing("b", "words", kind="paper", since=date(2021, 1, 1)),
    )
    on = [(day, asked(record, "words", date(day, 6, 1))) for day in (2019, 2020, 2021, 2022)]
    assert [(day, answer.total, dict(answer.facets["kind"])) for day, answer in on] == [
        (2019, 0, {}),
        (2020, 1, {"recommendation": 1}),
        (2021, 2, {"paper": 1, "recommendation": 1}),
        (2022, 2, {"paper": 1, "recommendation": 1}),
    ]
    assert (asked(record, "old").total, keys(asked(record, "old", date(2021, 6, 1)))) == (0, ["a"])


def test_a_kind_narrows_the_hits_and_not_the_counts(record: Record) -> None:
    record.publish(thing("a", "words"), thing("b", "words", kind="paper"))
    answer = asked(record, "words", narrowed=Narrowed(kinds=["paper"]))
    assert (keys(answer), answer.total) == (["b"], 1)
    assert answer.facets["kind"] == {"paper": 1, "recommendation": 1}


def test_pages_hold_every_hit_once(record: Record) -> None:
    record.publish(*(thing(f"k{n:03}", f"words {'words ' * (n % 5)}") for n in range(67)))
    pages = [asked(record, "words", page=page, size=10) for page in range(1, 8)]
    assert sorted(key for page in pages for key in keys(page)) == [f"k{n:03}" for n in range(67)]
    assert [page.next for page in pages] == [2, 3, 4, 5, 6, 7, None]
    assert {page.total for page in pages} == {67}


def test_many_hits_are_counted_and_paged_beyond_what_was_ranked_at_first(record: Record) -> None:
    record.publish(*(thing(f"k{n:03}", "words") for n in range(230)))
    last = asked(record, "words", page=12)
    assert (len(last.hits), last.total, last.next) == (10, 230, None)


def test_what_has_all_words_near_each_other_comes_first(record: Record) -> None:
    record.publish(
        thing("far", "forced " + "some other matter " * 30 + "labor forced forced labor labor"[:6]),
        thing("near", "the matter of forced labor " + "some other matter " * 30),
    )
    assert keys(asked(record, "forced labor"))[0] == "near"


def test_words_that_no_text_has_together_are_found_apart_and_said_so(record: Record) -> None:
    record.publish(thing("a", "forced entry"), thing("b", "audits"))
    answer = asked(record, "forced audits zeppelin")
    assert (sorted(keys(answer)), answer.some, answer.total) == (["a", "b"], 2, 2)
    assert answer.hits[0].why == "It has some of the words, not all."
    assert asked(record, "forced AND audits").total == 0


def test_an_old_name_finds_the_group_and_says_so(record: Record) -> None:
    record.publish(
        group("ttwg", "Trusted Trader Working Group", "TTWG"),
        group("ttwg", "Trade Partnership and Engagement Working Group", "TPE", since=date(2022, 2, 10), slug="tpe"),
    )
    for words in ("trusted trader working group", "TTWG"):
        (hit,) = asked(record, words).hits
        assert (hit.title, hit.url) == ("Trade Partnership and Engagement Working Group", "/groups/tpe")
        assert (hit.found_in, hit.why) == ("former name", "Found by a former name: Trusted Trader Working Group.")
    assert asked(record, "trade partnership").hits[0].why == ""
    assert asked(record, "TPE", date(2021, 1, 1)).hits[0].title == "Trusted Trader Working Group"
    assert keys(asked(record, "partnership", date(2021, 1, 1))) == []


def test_a_former_wording_of_a_recommendation_is_not_found(record: Record) -> None:
    record.publish(thing("a", "old words", since=date(2020, 1, 1)), thing("a", "new words", since=date(2022, 1, 1)))
    assert keys(asked(record, "old words AND old")) == []


def test_a_number_leads_to_its_recommendation(record: Record) -> None:
    decides = {"rel": "decides", "to": "2020-12/ttwg/5", "sets": {"number": "010457"}}
    record.publish(
        group("ttwg", "Trusted Trader Working Group", "TTWG"),
        thing("2020-12/ttwg/5", "forced labor", facts={"ordinal": 5}, links=OF_TTWG),
        thing("2020-12-16/1", "passed", kind="outcome", links=(decides,)),
    )
    numbers = ("010457", "457", "rec 457", "#457", "recommendation 010457", "2020-12/ttwg/5")
    for words in (*numbers, "TTWG 5", "trusted trader working group 5"):
        answer = asked(record, words)
        assert (answer.jump, keys(answer)[0]) == (("2020-12/ttwg/5",), "2020-12/ttwg/5")
    assert asked(record, "458").jump == asked(record, "forced labor").jump == asked(record, "TTWG 6").jump == ()
    assert asked(record, "TTWG 5", date(2019, 1, 1)).jump == ()


def test_a_number_that_fits_several_shows_them_newest_first(record: Record) -> None:
    record.publish(
        group("ttwg", "Trusted Trader Working Group", "TTWG"),
        thing("2020-12/ttwg/5", "forced labor", facts={"ordinal": 5}, links=OF_TTWG),
        thing("2021-03/ttwg/5", "audits", facts={"ordinal": 5}, links=OF_TTWG, since=date(2021, 3, 1)),
    )
    answer = asked(record, "TTWG 5")
    assert answer.jump == ("2021-03/ttwg/5", "2020-12/ttwg/5")
    assert (keys(answer), answer.total) == (["2021-03/ttwg/5", "2020-12/ttwg/5"], 2)
    assert answer.hits[0].why.startswith("You typed its number or citation.")


@pytest.mark.parametrize("words", ["*", "(((", "\u202e", "NOT", "AND OR", "NOT audits", "the of", "", " "])
def test_a_query_without_a_word_is_refused_in_plain_words(record: Record, words: str) -> None:
    with pytest.raises(Unsearchable, match=r"\.$|example"):
        asked(record, words)


@pytest.mark.parametrize("words", ['"unclosed', "a:b:c", "' or 1=1 --", "x" * 5000, "x " * 10000, '"' + "a b " * 5000])
def test_junk_finds_nothing_and_breaks_nothing(record: Record, words: str) -> None:
    record.publish(thing("b", "audits", title="Title"))
    assert asked(record, words).total == 0


def test_each_hit_is_looked_up_once_more(record: Record, reader: Connection) -> None:
    """As when the record moves on between two questions of one search."""
    record.publish(thing("a", "words"), thing("b", "words"), thing("c", "words"))
    sync.catch_up(record.engine, reader)
    before = in_force(reader, TODAY)
    reader.rollback()
    record.publish(retracted("a"), thing("b", "other", since=date(2022, 1, 1)))
    asked = Asked(reader, record.engine, before, TODAY, {}, ALL, range(20))
    query = read("words", before.synonyms)
    found = matches(asked, query)
    assert sorted(found.documents) == ["b", "c"]  # what stands is asked of the record as it is now
    assert [hit.key for hit in hits(asked, found)] == ["c"]


def test_a_missing_index_is_said_and_numbers_still_lead_somewhere(
    record: Record, reader: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    record.publish(thing("2020-12/ttwg/5", "words"))
    answer = look(reader, record.engine, "2020-12/ttwg/5", on=TODAY)
    assert (answer.total, answer.banner, answer.jump) == (0, look_room.BROKEN, ("2020-12/ttwg/5",))
    assert caplog.messages == ["the search index could not be asked: there is no search index yet"]


def test_the_answer_as_data(record: Record) -> None:
    record.publish(thing("a", "forced labor", title="Recommendation 1"))
    assert told(asked(record, "labor")) == {
        "query": "labor",
        "total": 1,
        "hits": [
            {
                "key": "a",
                "url": "/recommendations/a",
                "kind": "recommendation",
                "title": "Recommendation 1",
                "label": asked(record, "labor").hits[0].label,
                "snippet": "forced labor",
                "found_in": "text",
                "why": "",
                "match": "all",
            }
        ],
        "facets": {
            "kind": {"recommendation": 1},
            "year": {"2020": 1},
            **{axis: {"not recorded here": 1} for axis in ("text", "action", "feedback", "implementation")},
        },
        "suggestion": None,
        "next": None,
        "notes": [],
    }


def test_what_a_facet_leaves_over_is_counted_among_what_can_have_it(record: Record) -> None:
    record.publish(
        thing("a", "forced labor", title="Recommendation 1", facts={"subject": ["Forced labor"]}),
        thing("b", "child labor", title="Recommendation 2"),
        thing("c", "forced labor", title="Paper on labor", kind="paper"),
    )
    answer = asked(record, "labor")
    assert (answer.total, answer.facets["subject"]) == (3, {"Forced labor": 1, "not recorded here": 1})
    assert keys(asked(record, "labor", narrowed=Narrowed((), {"subject": ["not recorded here"]}))) == ["b"]
    assert told(answer)["facets"]["subject"] == answer.facets["subject"]


def test_a_snippet_shows_no_word_that_only_the_index_knows(record: Record) -> None:
    """What a thing is filed under is shown as its facts have it, and keys of others not at all."""
    record.publish(
        thing("port-signs", "", title="Port Signs Working Group", kind="group"),
        thing("item", "Post a sign.", facts={"subject": ["gates", "dock numbers"]},
              links=({"rel": "group", "to": "port-signs"},)),
    )  # fmt: skip
    (by_subject,) = [hit for hit in asked(record, "dock numbers").hits if hit.key == "item"]
    assert (by_subject.snippet.text, by_subject.found_in) == ("gates; dock numbers", "number or name")
    (by_text,) = [hit for hit in asked(record, "post sign").hits if hit.key == "item"]
    assert (by_text.snippet.text, by_text.found_in) == ("Post a sign.", "text")
    (by_group,) = [hit for hit in asked(record, "Port Signs Working Group").hits if hit.key == "item"]
    assert "portsigns" not in by_group.snippet.text


def test_what_every_hit_says_by_itself_ends_no_snippet(record: Record) -> None:
    record.publish(thing("e", "", title="A group grew", kind="event", facts={"printed": "Four file for importers."}))
    (hit,) = asked(record, "importers").hits
    assert hit.snippet.text == "Four file for importers."
    (hit,) = asked(record, "event").hits
    assert hit.snippet.text == "Four file for importers.; event"
