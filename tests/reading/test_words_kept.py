"""No word is lost, whatever the paper looks like: source = kept + dropped, and the text holds what the file held."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared import papers
from tracker.reading import paper
from tracker.reading.result import Reading, Unreadable
from tracker.text.unprinted import unprinted

PIECES = st.sampled_from(
    [
        "Commercial Customs Operations Advisory Committee (COAC)",
        "SECURE TRADE LANES SUBCOMITTEE",
        "Bond Working Group Recommendations",
        "**Background:** The group met on February 30, 2020 and",
        "Action Required: Informational",
        "1. COAC recommends that CBP look into it; and",
        "2) COAC recognizes the follow-",
        "up of the first.",
        "   (3) Third point",
        "090104",
        "Recommendation 010457: text",
        "- one",
        "o two",
        "• three.",
        "2",
        "2|Page",
        "Page 3 of 9",
        "-----",
        "",
        "",
        "lower case line that goes on for a while without any end in sight",
        "The 16th Term first met on June 3, 2021. It was renamed the Trade (TPE) Working Group.",
        "Date: November 3, 2023",
        "\f",
        "Ünïcode “quotes” – and * stars ** too",
    ]
)


def letters(text: str) -> Counter[str]:
    """Every letter and figure, with the marks that Markdown and lists may take away set aside."""
    return Counter(char for char in text if not char.isspace() and char not in "*#\ufeff")


def missing_words(reading: Reading) -> int:
    return reading.words.missing


def added_words(reading: Reading) -> list[str]:
    """Words of items and sections that do not stand where these say that they were read from."""
    told = [(one.text, one.span) for one in (*reading.items, *reading.sections)]
    told += [("\n".join((one.heading, *one.points)), one.span) for one in reading.sections]
    told += [("\n".join(filter(None, (one.status, one.guidance))), one.span) for one in reading.items]
    return [word for text, span in told for word in unprinted([(text, reading.text[slice(*span)])])[0]]


@given(st.lists(PIECES, max_size=25).map("\n".join))
@settings(max_examples=300)
def test_a_paper_of_any_pieces_keeps_every_word(text: str) -> None:
    try:
        reading = paper.read(text.encode(), "any.txt")
    except Unreadable:
        assert set(text) <= set("\f\n 2|Page3of9-")  # nothing, or furniture alone
        return
    assert (missing_words(reading), letters(reading.text)) == (0, letters(text))


@given(st.text(max_size=300))
@settings(max_examples=300)
def test_any_text_at_all_is_read_or_refused_in_words(text: str) -> None:
    try:
        reading = paper.read(text.encode("utf-8", "replace"), "any.md")
    except Unreadable as refusal:
        assert len(str(refusal).split()) > 2
        return
    assert missing_words(reading) == 0
    assert all(reading.text[start:end] for start, end in (each.span for each in reading.sections))


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_any_bytes_are_read_or_refused_in_words(file: bytes) -> None:
    for opening in (b"", b"%PDF-1.4\n", b"PK\x03\x04"):
        try:
            reading = paper.read(opening + file, "any.pdf")
        except Unreadable as refusal:
            assert len(str(refusal).split()) > 2
            continue
        assert missing_words(reading) == 0


@given(st.lists(PIECES, max_size=25).map("\n".join))
@settings(max_examples=150)
def test_sections_hold_the_kept_words_once_and_items_stand_where_they_say(text: str) -> None:
    try:
        reading = paper.read(("COAC Recommendations\n\n" + text).encode(), "any.txt")
    except Unreadable:
        return
    spans = [each.span for each in reading.sections]
    assert spans == sorted(spans) and all(before[1] <= after[0] for before, after in pairwise(spans))
    for item in reading.items:
        assert letters(item.text.replace("•", "")) <= letters(reading.text[slice(*item.span)])
    assert added_words(reading) == []


@pytest.mark.parametrize("form", ["txt", "pdf", "docx"])
@pytest.mark.parametrize("name", ["2020-12-ttwg-recommendations", "2023-12-tpe-issue-paper"])
def test_the_real_papers_lose_no_word_and_gain_none(name: str, form: str) -> None:
    file = papers() / f"{name}.{form}"
    reading = paper.read(file.read_bytes(), file.name)
    assert (missing_words(reading), added_words(reading)) == (0, [])


def test_every_specimen_is_read_whole() -> None:
    for file in sorted(Path(papers() / "specimens").glob("*.txt")):
        reading = paper.read(file.read_bytes(), file.name)
        assert (file.name, missing_words(reading), added_words(reading)) == (file.name, 0, [])
        assert (file.name, letters(reading.text)) == (file.name, letters(file.read_text()))
