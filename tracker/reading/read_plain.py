"""Any paper that has no reader of its own: its title fields, and every paragraph kept as a section."""

from tracker.reading import cover, sections
from tracker.reading.layout.blocks import Paper
from tracker.reading.result import Warned
from tracker.reading.understood import Understood
from tracker.text import words

_SAID = "this kind of paper is kept whole, as paragraphs: no fields or items are read from it"


def read(paper: Paper) -> Understood:
    titles = cover.title_blocks(paper.blocks)
    fields = cover.read(paper, titles).fields if titles else {}
    return Understood(
        heading="",
        fields=fields,
        sections=list(sections.paragraphs(paper.blocks)),
        kept=sum(words.count(block.text) for block in paper.blocks),
        warnings=[Warned("unknown-kind", _SAID)],
    )
