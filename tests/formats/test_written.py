"""What is written on paper: the same words in Word and as Markdown, read back by the reader of papers."""

import io
from xml.etree import ElementTree
from zipfile import ZipFile

from tests.formats.nasty import cells
from tracker.formats import docx
from tracker.formats.written import Written, grid, heading, line, markdown, numbered, parts_of, point, said
from tracker.reading.paper import read

WORDS = Written(
    "A paper",
    (
        line("Commercial Customs Operations Advisory Committee"),
        heading("Recommendations", 1),
        said("010457"),
        numbered(3, "COAC recommends that CBP act.\n\nAnd go on."),
        point("One"),
        point("Two\nwith a line"),
        grid(("Member", "Vote"), ("Able", "for | against"), ("Baker", "")),
    ),
)


def test_markdown_comes_back_as_it_went() -> None:
    back = parts_of(markdown(WORDS))
    assert [(part.form, part.words, part.mark, part.rows) for part in back] == [
        (part.form if part.form != "line" else "said", part.words, part.mark, part.rows) for part in WORDS.parts
    ]


def test_what_a_person_writes_is_parted_line_by_line() -> None:
    told = parts_of("# Minutes\r\nThey met.\r\nIn a room.\r\n1. First\r\n   on\r\n- a\r\n- b")
    assert [(part.form, part.words) for part in told] == [
        ("heading", "Minutes"), ("said", "They met.\nIn a room."), ("numbered", "First\non"), ("point", "a"), ("point", "b")
    ]  # fmt: skip


def test_a_word_file_is_sound_and_bears_nobodys_account() -> None:
    with ZipFile(io.BytesIO(docx.of(WORDS))) as archive:
        names = set(archive.namelist())
        for name in names:
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
        assert "docProps/thumbnail.jpeg" not in names
        core = archive.read("docProps/core.xml").decode()
    assert "python" not in core and "<dc:creator></dc:creator>" in core.replace(
        "<dc:creator/>", "<dc:creator></dc:creator>"
    )
    assert docx.of(WORDS) == docx.of(WORDS)


def test_the_reader_of_papers_reads_what_was_written() -> None:
    text = read(docx.of(WORDS), "paper.docx").text
    assert "3. COAC recommends that CBP act." in text and "And go on." in text
    assert "Able" in text and "010457" in text


def test_no_word_that_somebody_typed_breaks_the_file() -> None:
    for words in ("\x00\x0b\ud800", "#", "1.", "|", "- ", "**", *cells(12)):
        read(docx.of(Written(words, (said(words), heading(words), grid((words, "b"))))), "paper.docx")
        parts_of(markdown(Written(words, (said(words), numbered(1, words), grid((words, "b"))))))
