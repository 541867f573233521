"""The forms in which what is written leaves: Word to be changed, PDF to be printed or read aloud, and Markdown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tracker.formats import docx, pdf, written
from tracker.formats.written import Written

WORD, PDF, MARKDOWN = "docx", "pdf", "md"


@dataclass(frozen=True, slots=True)
class Form:
    """`name`: what a link to it says."""

    name: str
    media_type: str
    made: Callable[[Written], bytes]


FORMS: Mapping[str, Form] = {
    WORD: Form("Word", docx.MEDIA_TYPE, docx.of),
    PDF: Form("PDF", pdf.MEDIA_TYPE, pdf.of),
    MARKDOWN: Form("Markdown", written.MEDIA_TYPE, lambda one: written.markdown(one).encode()),
}
