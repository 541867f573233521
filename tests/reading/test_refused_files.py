"""Files that are no papers, papers under a wrong name, kinds that have no reader, and the shape of the answer."""

import io
import zipfile

import pytest

from tracker.reading import paper
from tracker.reading.result import Unreadable


def zipped(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "<a/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\n", "is empty"),
        (b"---\n\f\n", "holds no words"),
        (b"\x00\x01\x02" * 40, "is empty|is no text"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old or password-protected"),
        (b"{\\rtf1 text}", "Rich Text"),
        (b"<!DOCTYPE html><p>x", "web page"),
        (zipped("xl/workbook.xml"), "spreadsheet"),
        (zipped("paper.txt"), "archive"),
        (zipped("word/document.xml"), "damaged"),
        (zipped("word/document.xml").replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xff"), "no sense"),
        (b"PK\x03\x04cut", "cut short"),
    ],
)
def test_a_file_that_is_no_paper_is_refused_with_the_next_step(file: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        paper.read(file, "paper.txt")


def test_the_bytes_decide_not_the_name() -> None:
    reading = paper.read(b"Some words.", "paper.pdf")
    assert (reading.text, [warned.code for warned in reading.warnings]) == (
        "Some words.",
        ["unknown-kind", "wrong-extension"],
    )


def test_windows_text_is_read_and_said() -> None:
    reading = paper.read("The “plan” – agreed".encode("cp1252"), "a.txt")
    assert (reading.text, [warned.code for warned in reading.warnings]) == (
        "The “plan” – agreed",
        ["encoding", "unknown-kind"],
    )


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_other_codings_of_text_are_read(codec: str) -> None:
    text = "The plan was agreed in the end, after some words that are long enough to be told as text. " * 3
    assert paper.read(text.encode(codec), "a.txt").text == text.strip()


LETTER = """A letter to the Chair

The undersigned thank the committee for its visit to the river terminal.

1. The gates stay open on Fridays.
2. The scale is calibrated again.
"""


def test_a_paper_that_nobody_has_a_reader_for_is_said_to_be_unknown_and_kept_whole() -> None:
    reading = paper.read(LETTER.encode(), "letter.txt")
    assert (reading.kind, reading.items) == ("unknown", ())
    assert "unknown-kind" in [warned.code for warned in reading.warnings]
    assert (reading.words.source, reading.words.kept) == (30, 30)


def test_every_key_of_the_contract_is_there_even_for_an_unknown_text() -> None:
    keys = (
        "file sha256 kind title committee subcommittee group acronym date pub_number office",
        "action_required submitted_by signed_on docket fr_doc meeting text sections items references citations",
        "dated_facts identities fields warnings words",
    )
    assert set(paper.read(b"Some words.", "a.txt").to_json()) == set(" ".join(keys).split())
