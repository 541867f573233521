"""What PostgreSQL's vectors cannot hold: a long text is found like a short one, and none is refused."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.builders import DATABASE
from tests.search.engines import ask, change, filled, found_by, in_order
from tests.search.record import Record, retracted, thing
from tracker.search import sync
from tracker.search.engine import Engine
from tracker.search.postgres_find import RANKED
from tracker.search.postgres_vector import MOST_STRETCHES, PLACES, REACH, TIMES, stretches
from tracker.search.synonyms import Synonyms

pytestmark = pytest.mark.skipif(DATABASE != "postgresql", reason="these limits are PostgreSQL's")
MANY = " ".join(f"w{n % 997}" for n in range(PLACES))  # as many words as a stretch has places
ROWS = "forced yes labor no " * (3 * TIMES)


@pytest.mark.parametrize(
    "text",
    [
        f"{MANY} {MANY} {{}}",
        f"{MANY} {{}} {MANY} {MANY}",
        f"{MANY.rpartition(' ')[0]} {{}} {MANY}",
        f"{ROWS} {{}}",
        f"{{}} {ROWS}",
        f"{'forced ' * 1000} audits {{}} {'labor ' * 1000}",
    ],
    ids=[
        "beyond the last place",
        "in the second stretch",
        "where one ends",
        "after a table",
        "before it",
        "among itself",
    ],
)
def test_a_phrase_is_found_wherever_it_stands_in_a_long_text(engine: Engine, text: str) -> None:
    filled(engine, long=text.format("forced labor"), other=text.format("forced or rather labor"), short="forced labor")
    assert found_by(engine, '"forced labor"') == ["long", "short"]
    assert found_by(engine, 'labor -"forced labor"') == ["other"]
    assert found_by(engine, '"rather labor" forc*') == ["other"]


def test_a_stretch_ends_before_it_is_full_and_the_next_begins_a_phrase_earlier() -> None:
    found = [(form, place) for place in range(3 * PLACES) for form in sorted({f"w{place % 999}", f"x{place % 60}"})]
    held = list(stretches(found))
    assert max(len(places) for run in held for places in run.values()) == TIMES
    assert max(place for run in held for places in run.values() for place in places) <= PLACES
    phrases = [[f"w{(place + n) % 999}" for n in range(REACH)] for place in range(0, 3 * PLACES - REACH, 7)]
    assert [phrase for phrase in phrases if not any(holds(run, phrase) for run in held)] == []


def holds(run: Mapping[str, Sequence[int]], phrase: Sequence[str]) -> bool:
    starts = ({place - n for place in run.get(form, ())} for n, form in enumerate(phrase))
    return bool(set.intersection(*starts))


def test_words_are_found_where_phrases_are_no_more(engine: Engine) -> None:
    dense = "forced " * ((MOST_STRETCHES + 2) * TIMES)
    filled(engine, long=f"early labor {dense} late labor", none="labor")
    assert found_by(engine, '"early labor"') == ["long"]
    assert (found_by(engine, "late labor"), found_by(engine, "lat*")) == (["long"], ["long"])
    assert found_by(engine, '"late labor"') == []


def test_a_text_with_more_words_than_there_is_room_for_is_kept(tmp_path: Path) -> None:
    record = Record(tmp_path)
    numbers = [f"{'nomenclature' * 4}{n}" for n in range(10_000)]
    record.publish(thing("a", " ".join(numbers), title="Every number there is"))
    with record.reader() as reader:
        assert sync.catch_up(record.engine, reader) == 1
        assert sync.compare(record.engine, reader) == []
    assert found_by(record.engine, f'"every number" {numbers[0]} {numbers[6000]}') == ["a"]
    assert (found_by(record.engine, numbers[-1]), found_by(record.engine, f"{numbers[-1]}*")) == ([], [])
    record.publish(retracted("a"))
    with record.reader() as reader:
        assert sync.catch_up(record.engine, reader) == 1
        assert sync.compare(record.engine, reader) == []
    assert list(record.engine.words()) == []


def test_a_word_of_any_letters_is_kept(engine: Engine) -> None:
    words = [
        "ﷺ" * 64,
        "한" * 300,
        "o'brien's",
        "ſtraße",
        "x" * 5000,
        "a.b.c",
        "𝒳" * 64,
        "١٢٣",
        "'" * 9,
        "\\",
        "a\\b:1,2A",
    ]
    filled(engine, **{f"k{n}": word for n, word in enumerate(words)}, all=" ".join(words))
    for n, word in enumerate(words):
        if any(map(str.isalnum, word)):
            assert {"all", f"k{n}"} <= set(found_by(engine, word, synonyms=Synonyms.of([])))


def many(engine: Engine) -> None:
    """The oldest of more than can be ranked has a word that the others do not."""
    texts = {f"k{n:04}": f"audit {'labor ' * (n % 5)}" for n in range(1, RANKED + 200)}
    engine.apply([change(key, text) for key, text in {"k0000": "audit zeppelin", **texts}.items()], 1)


def test_of_more_than_can_be_ranked_none_is_missing_and_the_newest_are_ranked(engine: Engine) -> None:
    many(engine)
    found = ask(engine, "audit", limit=5000)
    assert (found.total, len(found.ranked), {name for name, _ in found.ranked} == found.ids) == (1200, 1200, True)
    scores = [score for _, score in found.ranked]
    assert scores == sorted(scores, reverse=True)
    unranked = [key for key, score in zip(in_order(found), scores, strict=True) if not score]
    assert unranked == [f"k{n:04}" for n in range(199, -1, -1)]
    assert in_order(ask(engine, "audit", limit=7)) == in_order(found)[:7]


def test_of_more_than_can_be_ranked_those_with_the_rare_words_are(engine: Engine) -> None:
    many(engine)
    for typed in ("audit OR zeppelin", "zeppelin OR labor OR audit -gone", "audit (zeppelin OR balloon OR audit)"):
        found = ask(engine, typed, limit=5000)
        assert (found.total, len(found.ranked), in_order(found)[0]) == (1200, 1200, "k0000")


def test_the_longest_query_is_answered(engine: Engine) -> None:
    many = {f"k{n}": " ".join(f"{start}{n}x" for start in ("aa", "bb", "cc")) for n in range(70)}
    filled(engine, long=f"{MANY} {ROWS * 8}", **many)
    assert len(found_by(engine, " OR ".join(["aa*", "bb*", "cc*", *("w1*" for _ in range(28))]))) > 64
    phrase = " ".join(["forced", "yes", "labor", "no"] * 8)
    assert found_by(engine, f'"{phrase}"') == ["long"]
    assert found_by(engine, " OR ".join(f'"w{n} w{n + 1}"' for n in range(16)) + f" {'(' * 40}") == ["long"]
