"""Text and Markdown files: decoded, their marks of emphasis set aside, cut into lines with indents and gaps."""

import re
from dataclasses import replace

from tracker.reading.layout.lines import BLANK, NONE, PAGE, Line, Source
from tracker.reading.result import Unreadable
from tracker.text.numbering import is_label

_BREAKS = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
_SPACES = re.compile("[\x00\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\x1c-\x1f]")
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]*[^\s*])\*(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_LINK = re.compile(
    r"(?<!\\)!?\[(?P<text>[^\[\]]{1,400})\]"
    r"\((?P<to>(?:https?://|mailto:|www\.|/|#|\.{1,2}/)(?:[^\s()]|\([^\s()]{0,80}\)){0,600})\)"
)
_NOTE = re.compile(r"\s{0,3}\\\*")
_CALL = re.compile(r"\S\s?\\\*")
_LONGEST_WRAPPED = 130  # hard-wrapped text is narrower; a file with longer lines keeps one paragraph a line
_WORD = re.compile(r"\S+")
MOST_BYTES = 5_000_000  # 600 pages have some 2,000,000 letters
_LOOSE = 0.9  # hand-wrapped lines are ragged


def source(file: bytes, name: str) -> Source:
    if len(file) > MOST_BYTES:
        raise Unreadable(f"is a text of {len(file) // 1_000_000} MB; a paper is shorter: split it")
    text, notices = _decoded(file)
    marked_up = name.lower().endswith((".md", ".markdown"))
    plain = _SPACES.sub(" ", _BREAKS.sub("\n", text))
    lines = _lines(_LINK.sub(_linked, plain) if marked_up else plain, marked_up)
    return Source(tuple(_measured(sorted(lines, key=lambda line: line.note))), notices)


def _linked(link: re.Match[str]) -> str:
    """A link as it would be printed: its words, and where it leads."""
    text, to = link["text"], link["to"]
    return text if text.strip() in (to, to.removeprefix("mailto:")) else f"{text} ({to})"


def typed(text: str, page: int) -> list[Line]:
    """The lines of one page, as they were typed from its print."""
    lines = _lines(_SPACES.sub(" ", _BREAKS.sub("\n", text.replace("\f", "\n"))), escaped=False)
    return [
        replace(line, page=page, gap=PAGE if place == 0 else line.gap) for place, line in enumerate(_measured(lines))
    ]


def _decoded(file: bytes) -> tuple[str, tuple[tuple[str, str, int | None], ...]]:
    for mark, codec in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if file.startswith(mark):
            return _strict(file[len(mark) :], codec), ()
    if file[1:200:2].count(0) > 60:
        return _strict(file, "utf-16-le"), ()
    if b"\x00" in file:
        raise Unreadable("is no text and no known form of paper; give it as PDF, DOCX, TXT or MD")
    try:
        return file.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = file.decode("cp1252", errors="replace").replace("\ufffd", "?")
    _refuse_binary(text)
    said = "the file is not UTF-8; it was read as Windows-1252: look at quotation marks, dashes and accents"
    return text, (("encoding", said, None),)


def _strict(file: bytes, codec: str) -> str:
    try:
        return file.decode(codec)
    except UnicodeDecodeError:
        raise Unreadable("is damaged text; save it again as UTF-8") from None


def _refuse_binary(text: str) -> None:
    control = sum(char < " " and char not in "\n\r\t\f\x0b" for char in text)
    if control > len(text) // 50:
        raise Unreadable("is no text and no known form of paper; give it as PDF, DOCX, TXT or MD")


def _lines(text: str, escaped: bool) -> list[Line]:
    lines: list[Line] = []
    paged, page, gap = "\f" in text, 1, NONE
    called = escaped and _CALL.search(text) is not None
    for number, sheet in enumerate(text.split("\f"), 1):
        page = number
        gap = PAGE if lines else NONE
        for chunk in _chunks(sheet):
            if called and _NOTE.match(chunk[0]):
                lines.append(_note(chunk, page if paged else None))
                continue
            for line in _unmarked(chunk, escaped):
                lines.append(_placed(line, page if paged else None, gap))
                gap = NONE
            gap = gap or BLANK
    return lines


def _chunks(text: str) -> list[list[str]]:
    """The runs of lines between blank lines."""
    chunks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _note(chunk: list[str], page: int | None) -> Line:
    """A paragraph that opens with an asterisk which Markdown leaves alone: the note that another one calls."""
    text = " ".join(line.text for line in _unmarked(chunk, escaped=True))
    return Line(text=text, page=page, gap=BLANK, hard=True, note=True)


def _unmarked(chunk: list[str], escaped: bool) -> list[Line]:
    """A run of lines without its Markdown: `**` counts as bold where it is paired within the run, else it stays."""
    paired = sum(line.count("**") for line in chunk) % 2 == 0
    lines, bold = [], False
    for line in chunk:
        heading = _HEADING.match(line)
        parts = (line[heading.end() :] if heading else line).split("**") if paired else [line]
        weights = [bold ^ bool(place % 2) for place in range(len(parts))]
        bold = weights[-1]
        made = _line(line, parts, weights, heading is not None, escaped)
        lines.append(replace(made, titled=escaped and heading is not None))
    return [line for line in lines if line.text]


def _line(printed: str, parts: list[str], weights: list[bool], heading: bool, escaped: bool) -> Line:
    clean = _EMPHASIS.sub(r"\1", "".join(parts))
    clean = _ESCAPE.sub(r"\1", clean) if escaped else clean
    strong = "".join(part for part, weight in zip(parts, weights, strict=True) if weight).strip()
    worded = zip((part.strip() for part in parts), weights, strict=True)
    lead, opens_bold = next(((part, weight) for part, weight in worded if part and not is_label(part)), ("", False))
    bold = bool(strong) and strong.split() == clean.split()
    indent = len(printed) - len(printed.lstrip())
    hard = printed.endswith(("  ", "\\")) and len(printed.strip()) > 1
    text = clean.strip().rstrip("\\") if hard and escaped else clean.strip()
    places = tuple((float(word.start()), float(word.end())) for word in _WORD.finditer(clean))
    return Line(
        text=" ".join(text.split()),
        left=indent,
        right=indent + len(clean.strip()),
        lead=lead if opens_bold else "",
        heading=heading or bold,
        bold=bold,
        hard=hard,
        places=places if len(places) == len(text.split()) else (),
    )


def _placed(line: Line, page: int | None, gap: str) -> Line:
    return replace(line, page=page, gap=gap, first=len(line.text.split(maxsplit=1)[0]) + 1)


def _measured(lines: list[Line]) -> list[Line]:
    """The lines with the width at which the file was wrapped by hand, if it was."""
    lengths = sorted(line.right for line in lines)
    if not lengths or lengths[-1] > 200 or lengths[len(lengths) * 9 // 10] > _LONGEST_WRAPPED:
        return lines
    measure = lengths[len(lengths) * 9 // 10] * _LOOSE
    return [replace(line, measure=measure, hard=line.hard and line.right < measure * 0.7) for line in lines]
