"""A paper of paragraphs and tables, made as Word and as Markdown: both must read alike."""

import io
from collections.abc import Sequence

import docx

from tracker.reading import paper
from tracker.reading.result import Reading

Row = tuple[str, ...]
Part = str | list[Row]


def read(form: str, *parts: Part) -> Reading:
    """`form`: "docx", or "md" with the first row of each table over a ruler."""
    return paper.read(_word(parts), "paper.docx") if form == "docx" else paper.read(_markdown(parts), "paper.md")


def _word(parts: Sequence[Part]) -> bytes:
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), max(map(len, part)))
        for row, printed in enumerate(part):
            cells = table.rows[row].cells
            if len(printed) == 1 and len(cells) > 1:
                cells = (cells[0].merge(cells[-1]),)
            for cell, text in zip(cells, printed, strict=True):
                cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _markdown(parts: Sequence[Part]) -> bytes:
    return "\n\n".join(part if isinstance(part, str) else _piped(part) for part in parts).encode()


def _piped(rows: Sequence[Row]) -> str:
    width = max(map(len, rows))
    printed = [f"| {' | '.join((*row, *[''] * (width - len(row))))} |" for row in rows]
    return "\n".join([printed[0], "|" + "---|" * width, *printed[1:]])
