"""Numbering parts that no Word writes: absurd numbers, letters for numbers, depths that there are not."""

import io
import zipfile

import pytest
from docx.oxml.ns import nsdecls

from tracker.reading import paper


def listed(level: str, override: str = "", place: str = "0") -> list[str]:
    """The lines of a document of two numbered paragraphs, whose list has one level, as read."""
    number = f'<w:pPr><w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = "".join(f"<w:p>{number}<w:r><w:t>{word} words</w:t></w:r></w:p>" for word in ("some", "more"))
    lists = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{override}</w:num>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/numbering.xml", f"<w:numbering {nsdecls('w')}>{lists}</w:numbering>")
    return paper.read(file.getvalue(), "paper.docx").text.splitlines()


def level(start: str = "1", form: str = "decimal", depth: str = "0", pattern: str = "%1.") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


@pytest.mark.parametrize("start", ["zz", "", "-3", "2.5", "40000", "2000000000", "9" * 5000])
def test_a_start_that_word_does_not_permit_is_left_out_of_account(start: str) -> None:
    assert listed(level(start)) == ["1. some words", "2. more words"]
    restart = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    assert listed(level("4"), restart) == ["4. some words", "5. more words"]


@pytest.mark.parametrize("form", ["lowerLetter", "upperRoman"])
def test_the_highest_start_is_written_in_figures(form: str) -> None:
    assert listed(level("32766", form)) == ["32766. some words", "32767. more words"]


@pytest.mark.parametrize("depth", ["x", "-1", "2000000000"])
def test_a_level_that_there_is_not_is_the_first(depth: str) -> None:
    assert listed(level(depth=depth), place=depth) == ["1. some words", "2. more words"]


def test_what_stands_around_a_number_is_cut() -> None:
    """A long pattern before every paragraph would make a small file a huge text."""
    assert [len(line) for line in listed(level(pattern="%1" + "." * 5000))] == [90, 90]
