"""How every engine keeps what it was given: once, durably, without what was taken back, and for many at a time."""

import threading
from pathlib import Path

import pytest

from tests.search.engines import ask, change, document, filled, found_by, keys, made, opened
from tracker.search.engine import Change, Engine, IndexBusy
from tracker.search.language import read
from tracker.search.synonyms import Synonyms


def test_applying_twice_is_applying_once(engine: Engine) -> None:
    both = [change("a", "forced labor", "forced work"), change("b", "audits")]
    engine.apply(both, 2)
    before = (ask(engine, "forced OR audits"), list(engine.words()), engine.position())
    engine.apply(both, 2)
    engine.apply(both + both, 2)
    assert (ask(engine, "forced OR audits"), list(engine.words()), engine.position()) == before


def test_a_step_back_is_ignored(engine: Engine) -> None:
    engine.apply([change("a", "new words")], 7)
    engine.apply([change("a", "old words")], 6)
    assert (engine.position(), found_by(engine, "new"), found_by(engine, "old")) == (7, ["a"], [])


def test_the_position_moves_without_a_change_of_words(engine: Engine) -> None:
    filled(engine, a="audits")
    engine.apply([], 9)
    assert (engine.position(), found_by(engine, "audits")) == (9, ["a"])


def test_a_second_wording_stands_beside_the_first(engine: Engine) -> None:
    engine.apply([change("a", "first words")], 1)
    engine.apply([change("a", "first words", "second words")], 2)
    assert keys(ask(engine, "words")) == ["a", "a"]
    assert len({*ask(engine, "first").ids, *ask(engine, "second").ids}) == 2


def test_a_new_title_is_a_new_document(engine: Engine) -> None:
    engine.apply([Change("a", (document("a", "words", title="Recommendation 5"),))], 1)
    engine.apply([Change("a", (document("a", "words", title="Recommendation 010457"),))], 2)
    assert (found_by(engine, "010457"), found_by(engine, "5")) == (["a"], [])


def test_what_is_gone_leaves_no_word_behind(engine: Engine) -> None:
    filled(engine, a="secretword audits", b="audits", c="audits")
    engine.apply([change("a")], 4)
    assert (found_by(engine, "secretword"), found_by(engine, "secret*")) == ([], [])
    assert dict(engine.words()) == {"audits": 2}
    assert found_by(engine, "audits") == ["b", "c"]


def test_a_replaced_wording_leaves_no_word_behind(engine: Engine) -> None:
    engine.apply([change("a", "secretword audits"), change("b", "audits")], 2)
    engine.apply([change("a", "audits again")], 3)
    assert dict(engine.words()) == {"audits": 2, "again": 1}


def test_what_was_taken_back_does_not_weigh_on_what_is_left(engine: Engine, tmp_path: Path) -> None:
    never = made(tmp_path / "other")
    filled(never, a="forced labor audits", b="audits and more audits")
    filled(engine, a="forced labor audits", b="audits and more audits", c="audits forced secretword")
    engine.apply([change("c")], 4)
    assert ask(engine, "forced audits") == ask(never, "forced audits")


def test_another_process_finds_what_was_applied(engine: Engine, tmp_path: Path) -> None:
    filled(engine, a="forced labor")
    again = opened(tmp_path)
    assert (again.position(), found_by(again, "forced")) == (1, ["a"])
    engine.apply([change("b", "forced entry")], 2)
    assert (again.position(), found_by(again, "forced")) == (2, ["a", "b"])


def test_many_steps_answer_as_one(engine: Engine, tmp_path: Path) -> None:
    texts = {f"k{n}": f"audit number{n} {'forced' if n % 3 else 'labor'}" for n in range(40)}
    for n, (key, text) in enumerate(texts.items(), 1):
        engine.apply([change(key, text)], n)
    at_once = filled(made(tmp_path / "other"), **texts)
    for typed in ("audit", "forced", "labor -audit", "number7", "number1*"):
        assert ask(engine, typed) == ask(at_once, typed)
    assert sorted(engine.words()) == sorted(at_once.words())


def test_a_new_index_takes_the_place_of_the_old_only_when_it_is_whole(engine: Engine) -> None:
    filled(engine, a="old words")
    with engine.writing(anew=True) as fresh:
        fresh.apply([change("b", "new words")], 5)
        assert (found_by(engine, "words"), engine.position()) == (["a"], 1)
    assert (found_by(engine, "words"), engine.position()) == (["b"], 5)


def test_a_rebuild_that_fails_changes_nothing(engine: Engine) -> None:
    filled(engine, a="old words")
    with pytest.raises(ZeroDivisionError), engine.writing(anew=True) as fresh:
        fresh.apply([change("b", "new words")], 5)
        raise ZeroDivisionError
    assert (found_by(engine, "words"), engine.position()) == (["a"], 1)


def test_one_writes_at_a_time(engine: Engine, tmp_path: Path) -> None:
    other = opened(tmp_path, patience=0.0)
    with engine.writing():
        with pytest.raises(IndexBusy), other.writing():
            pass
        with pytest.raises(IndexBusy):
            other.apply([change("a", "words")], 1)
        engine.apply([change("b", "words")], 1)
    other.apply([change("a", "words")], 2)
    assert found_by(engine, "words") == ["a", "b"]


def test_readers_see_one_state_or_the_next_while_it_is_written(engine: Engine) -> None:
    """Every state holds the same number of both words; a reader must never see them differ."""
    filled(engine, first="even odd")
    none, wrong, stop = Synonyms.of([]), [], threading.Event()
    pair = read("even OR odd", none), read("even odd", none)

    def watch() -> None:
        while not stop.is_set():
            try:
                found = engine.find(pair[0], limit=5, facets=("kind",))
                if sum(found.facets["kind"].values()) != found.total or len(set(found.ids)) != found.total:
                    wrong.append(str(found))
                if not set(found.ids) >= {name for name, _ in found.ranked}:
                    wrong.append("ranked what does not match")
            except Exception as error:
                wrong.append(repr(error))

    watchers = [threading.Thread(target=watch) for _ in range(4)]
    for watcher in watchers:
        watcher.start()
    for n in range(2, 42):
        engine.apply([change(f"k{n}", "even odd"), change(f"k{n - 5}")], n)
    stop.set()
    for watcher in watchers:
        watcher.join()
    assert wrong == []
    assert engine.find(pair[1], limit=5, facets=()).total == 6


def test_writers_at_once_all_get_their_words_in(engine: Engine, tmp_path: Path) -> None:
    def write(number: int) -> None:
        own = opened(tmp_path, patience=60.0)
        for n in range(3):
            own.apply([change(f"k{number}-{n}", f"words{number}x{n}")], 1)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(found_by(engine, "words*")) == 18
