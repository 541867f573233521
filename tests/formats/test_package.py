"""The Word file by which an office clears a draft: what it says, and what is read in it when it comes back."""

import io
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders_word import comment, edited, filled, mark, paragraph_after, silent, tracked
from tests.proofs.bombs_word import WORDS
from tracker.formats import package
from tracker.formats.characters import visible
from tracker.formats.package import Package
from tracker.reading import returned
from tracker.reading.result import Unreadable

FIELDS = (
    ("Verdict", "agreed in part"),
    ("Reasons", "Not at night."),
    ("Words", "CBP agrees to *most* of it.\n\n- at ports\n- at gates\n\nAnd **more**."),
    ("Timetable", ""),
)


def sent(*fields: tuple[str, str]) -> bytes:
    items = [("Recommendation 090302", "COAC recommends that CBP\npost sign 2.\n\nAt *once*.")]
    clearing = [("Chief Counsel", "awaiting"), ("Field Office", "cleared, F. Field")]
    return package.word(Package("answer-1", 7, "Response", "Office of Port Signs", "Chief Counsel", items,
                                fields or FIELDS, clearing, "all at once", "March 12, 2021"))  # fmt: skip


def read(file: bytes) -> dict[str, Any]:
    return returned.read(file, lambda _: None)


def under(told: dict[str, Any], heading: str) -> tuple[str, str]:
    one = next(each for each in told["sections"] if each["heading"] == heading)
    return one["before"], one["after"]


def test_it_holds_the_words_to_the_letter_and_tracks_what_is_changed() -> None:
    told = read(sent())
    assert (told["draft"], told["mark"]) == ("answer-1", returned.mark_of([words for _, words in FIELDS]))
    for label, words in FIELDS:
        assert under(told, label) == (words, words)
    assert under(told, "What the committee recommends")[0] == (
        "Recommendation 090302\n\nCOAC recommends that CBP\npost sign 2.\n\nAt *once*."
    )
    assert (told["changes"], told["comments"], told["left_out"]) == ([], [], 0)
    assert told["filled"] == dict.fromkeys(package.FILLED, "") | {"To be filled in": "Chief Counsel"}
    with ZipFile(io.BytesIO(sent())) as archive:
        settings = ElementTree.fromstring(archive.read("word/settings.xml"))
    assert [one.tag.rpartition("}")[2] for one in settings][:4] == [
        "zoom",
        "proofState",
        "trackRevisions",
        "defaultTabStop",
    ]


def test_what_was_changed_is_told_with_who_and_when() -> None:
    told = read(edited(
        sent(),
        tracked("at night", "after dark"),
        tracked("most", "nearly all", "F. Field", "2021-03-11"),
        tracked(" of it.", "", "F. Field", "2021-03-11"),
        comment("agreed in part", "Is that so?"),
        filled(package.NAME, "Carla Counsel"),
    ))  # fmt: skip
    assert under(told, "Reasons") == ("Not at night.", "Not after dark.")
    assert under(told, "Words")[1].startswith("CBP agrees to *nearly all*\n\n- at ports\n- at gates")
    assert [(one["under"], one["author"], one["on"], one["removed"], one["added"]) for one in told["changes"]] == [
        ("Reasons", "C. Counsel", "2021-03-10", "at night", "after dark"),
        ("Words", "F. Field", "2021-03-11", "most", "nearly all"),
        ("Words", "F. Field", "2021-03-11", "of it.", ""),
    ]
    (said,) = told["comments"]
    assert (said["author"], said["words"], said["about"]) == ("C. Counsel", "Is that so?", "agreed in part")
    assert told["filled"][package.NAME] == "Carla Counsel"
    assert told["mark"] == returned.mark_of([under(told, label)[0] for label, _ in FIELDS])


def test_a_paragraph_more_and_one_less() -> None:
    told = read(edited(sent(), paragraph_after("Not at night", "Nor on Sundays.")))
    assert under(told, "Reasons") == ("Not at night.", "Not at night.\n\nNor on Sundays.")
    (one,) = told["changes"]
    assert (one["added"], one["after"]) == ("Nor on Sundays.", "Not at night.")


def test_what_one_put_in_and_another_took_out_stands_in_neither() -> None:
    def within(made: Any) -> None:
        put = next(each for each in made.element.body.iter("{*}ins") if len(each))
        gone = mark("w:del", "F. Field", "2021-03-11")
        gone.extend(list(put))
        put.append(gone)

    told = read(edited(sent(), tracked("at night", "after dark"), within))
    assert under(told, "Reasons") == ("Not at night.", "Not .")


def test_what_was_changed_without_being_tracked_shows_by_the_mark() -> None:
    told = read(edited(sent(), silent("at night", "after dark")))
    assert under(told, "Reasons") == ("Not after dark.", "Not after dark.")
    assert told["mark"] != returned.mark_of([under(told, label)[0] for label, _ in FIELDS])


def test_a_day_that_is_none_is_no_day() -> None:
    told = read(edited(sent(), tracked("at night", "after dark", day="2021-99-99")))
    assert [one["on"] for one in told["changes"]] == [""]


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\x07"), max_size=60),
        min_size=2,
        max_size=4,
    )
)
def test_whatever_is_typed_comes_back(typed: list[str]) -> None:
    fields = tuple((f"Field {place}", words) for place, words in enumerate(typed))
    told = read(sent(*fields))
    for label, words in fields:
        assert under(told, label)[0].split() == visible(words).split()


@pytest.mark.parametrize(
    ("content", "said"), [(b"%PDF-1.4", "no Word file"), (b"PK", "cut short"), (b"words", "no Word")]
)
def test_what_is_no_word_file_is_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read(content)


@pytest.mark.parametrize("bomb", [one for one in WORDS if one.__name__ in ("_laughs", "_zeros", "_lying_sizes")])
def test_a_file_that_asks_for_too_much_is_refused(bomb: Any) -> None:
    with pytest.raises(Unreadable):
        read(bomb())
