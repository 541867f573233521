"""Filters typed among the words of a search."""

from datetime import date
from pathlib import Path

import pytest

from tests.builders import World, group, recommendation
from tracker.rules.refusal import BadInput
from tracker.search.fields import NAMES, narrowed, parted
from tracker.search.matches import ALL, Narrowed

TODAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("typed", "words", "filters"),
    [
        ("signs", "signs", []),
        ("term:15 signs", "signs", [("term", "15")]),
        ('signs action:"passed as amended" docks', "signs docks", [("action", "passed as amended")]),
        ("Group:PSWG", "", [("group", "PSWG")]),
        ("term:15 term:16", "", [("term", "15"), ("term", "16")]),
        ("note:this  is", "note:this  is", []),
        ("term: 15", "term: 15", []),
        ('term:"" x', 'term:"" x', []),
        ("-term:15 midterm:3 a:term:15", "-term:15 midterm:3 a:term:15", []),
    ],
)
def test_filters_are_parted_from_the_words(typed: str, words: str, filters: list[tuple[str, str]]) -> None:
    assert parted(typed, NAMES) == (words, filters)


def test_filters_are_what_the_record_files_things_under(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.publish(group("psw", "Port Signs Working Group", slug="signs"), recommendation("2020-12/psw/1", group="psw"))
    typed = [("group", "signs"), ("feedback", "agreed"), ("from", "2020"), ("to", "2020-12"), ("kind", "paper")]
    filters = {"group": ["psw"], "feedback": ["agreed"]}
    with world.reading() as reader:
        found = narrowed(reader, typed, TODAY)
        assert found == Narrowed(("paper",), filters, date(2020, 1, 1), date(2020, 12, 31))
        assert narrowed(reader, [], TODAY) == ALL
        for name, value in (("group", "nobody"), ("feedback", "yes"), ("from", "soon"), ("subject", "Moons")):
            with pytest.raises(BadInput, match=value):
                narrowed(reader, [(name, value)], TODAY)
