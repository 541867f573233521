"""Line numbers in the margin of a PDF's pages: taken from their rows before these are measured, so that the text has
its own left edge; the numbers of a page come after its text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.reading.files.pdf_rows import Row
from tracker.reading.layout import line_numbers
from tracker.reading.layout.line_numbers import END, LINE_NUMBER, START
from tracker.reading.layout.lines import Line

Numbers = dict[int, list[str]]  # by page


def parted(rows: Sequence[Row]) -> tuple[list[Row], Numbers]:
    texts = [row.text for row in rows]
    side = max((END, START), key=lambda each: len(line_numbers.places(texts, each)))
    numbered = line_numbers.places(texts, side)
    numbers: Numbers = {}
    kept: list[Row] = []
    for place, row in enumerate(rows):
        left = row.words
        if place in numbered:
            numbers.setdefault(row.page, []).append(line_numbers.cut(row.text, side)[0])
            left = row.words[1:] if side == START else row.words[:-1]
        if left:
            kept.append(replace(row, words=left))
    return kept, numbers


def with_numbers(lines: Sequence[Line], numbers: Numbers) -> Iterator[Line]:
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        yield line
        if line.page in numbers and (after is None or after.page != line.page):
            yield Line(" ".join(numbers[line.page]), page=line.page, why=LINE_NUMBER)
