"""Scripts, macros, files inside a file, words typed into forms: told, never run, and not passed off as read."""

import io
import re
import zipfile

import pytest

from tests.builders_pdf import Printed, pdf
from tests.proofs.bombs_word import document, said, word
from tracker.reading import paper

SCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
SHEET = [Printed("Recommendations of the Hatch Working Group", 100), Printed("March 2022", 130)]


def warned(file: bytes, name: str = "set.pdf") -> list[tuple[str, int | None]]:
    reading = paper.read(file, name)
    assert reading.words.missing == 0
    return [(each.message.partition(";")[0], each.page) for each in reading.warnings if each.code != "unknown-kind"]


def with_more(catalog: bytes = b"", page: bytes = b"") -> bytes:
    file = pdf(SHEET).replace(b"/Type/Catalog", b"/Type/Catalog" + catalog).replace(b"/Contents", page + b"/Contents")
    return re.sub(rb"startxref\n\d+", b"startxref\n0", file)


@pytest.mark.parametrize(
    ("catalog", "page", "told"),
    [
        (b"", b"", []),
        (b"/OpenAction" + SCRIPT, b"", [("the file holds a script", None)]),
        (b"/OpenAction[4 0 R/Fit]", b"", []),
        (b"/Names<</JavaScript<</Names[(a)%s]>>>>" % SCRIPT, b"", [("the file holds a script", None)]),
        (b"/Names<</EmbeddedFiles<</Names[]>>>>", b"", [("the file holds other files", None)]),
        (b"/OpenAction<</S/Launch/F(a.exe)>>", b"", [("the file asks to start a program", None)]),
        (b"", b"/Annots[<</Subtype/Link/A%s>>]" % SCRIPT, [("the file holds a script", None)]),
        (b"", b"/Annots[<</Subtype/FileAttachment>>]", [("the file holds other files", None)]),
        (b"", b"/Annots[<</Subtype/Widget/V(typed)>>]",
         [("page 1 holds what was typed into a form or a note upon it", 1)]),
        (b"", b"/Annots[<</Subtype/Widget/V()>><</Subtype/Link/A<</S/URI>>>>]", []),
        (b"", b"/Annots 7", []),
    ],
)  # fmt: skip
def test_what_a_pdf_holds_besides_its_pages_is_told(
    catalog: bytes, page: bytes, told: list[tuple[str, int | None]]
) -> None:
    assert warned(with_more(catalog, page)) == told


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("vbaProject.bin", ["the Word file holds macros"]),
        ("embeddings/oleObject1.bin", ["the Word file holds other files"]),
        ("afchunk.mht", ["the Word file holds a piece in another form, which was not read"]),
        ("media/image1.png", []),
    ],
)
def test_what_a_word_file_holds_besides_its_text_is_told(part: str, told: list[str]) -> None:
    file = io.BytesIO(word(document(said("Some words."))))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(f"word/{part}", b"x")
    assert warned(file.getvalue(), "set.docx") == [(each, None) for each in told]


def test_a_word_file_of_pictures_alone_says_what_to_do() -> None:
    file = io.BytesIO(word(document("<w:p/>")))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/media/image1.png", b"x")
    with pytest.raises(paper.Unreadable, match="holds pictures and no words; save it as PDF"):
        paper.read(file.getvalue(), "set.docx")
