"""A minimal PDF writer for tests: lines of Courier at exact places, so that a test says what it prints where."""

from dataclasses import dataclass

WIDTH, HEIGHT = 612, 792
ADVANCE = 0.6  # every Courier letter is as wide
Drawn = tuple[float, float, float, float]  # a line: where it begins and ends, from the page's left and top


@dataclass(frozen=True)
class Printed:
    """A line at `top` points from the page's top edge."""

    text: str
    top: float
    left: float = 72
    size: float = 12
    bold: bool = False


def centred(text: str, top: float, size: float = 12, bold: bool = False) -> Printed:
    return Printed(text, top, (WIDTH - len(text) * size * ADVANCE) / 2, size, bold)


def wrapped(text: str, width: int = 60) -> list[str]:
    lines, current = [], ""
    for word in text.split():
        if current and len(current) + 1 + len(word) > width:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}".strip()
    return [*lines, current]


def block(
    text: str, top: float, left: float = 72, label: str = "", width: int = 60, pitch: float = 14
) -> list[Printed]:
    """A paragraph, set under its label when it has one."""
    hang = left + (len(label) + 1) * 12 * ADVANCE if label else left
    lines = [Printed(line, top + pitch * place, hang) for place, line in enumerate(wrapped(text, width))]
    return [Printed(label, top, left), *lines] if label else lines


def beside(texts: tuple[str, ...], lefts: tuple[float, ...], top: float, widths: tuple[int, ...]) -> list[Printed]:
    """The cells of a table's row, each wrapped at its own width."""
    cells = zip(texts, lefts, widths, strict=True)
    return [line for text, left, width in cells if text for line in block(text, top, left, width=width)]


def grid(lefts: tuple[float, ...], tops: tuple[float, ...]) -> tuple[Drawn, ...]:
    """The lines of a table: all those down and across."""
    down = [(left, tops[0], left, tops[-1]) for left in lefts]
    return (*down, *((lefts[0], top, lefts[-1], top) for top in tops))


def pdf(
    *pages: list[Printed],
    pictures: tuple[int, ...] = (),
    rules: dict[int, tuple[float, ...]] | None = None,
    drawn: dict[int, tuple[Drawn, ...]] | None = None,
) -> bytes:
    """The pages as a file. `pictures`: the pages (from 1) that hold a filled square, as a scan would; `rules`: how far
    from its top lines are drawn across a page; `drawn`: any lines of a page."""
    fonts = (
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier-Bold/Encoding/WinAnsiEncoding>>",
    )
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", *fonts]
    kids = []
    for number, page in enumerate(pages, 1):
        stream = b"\n".join(_shown(line) for line in page)
        if number in pictures:
            stream += b"\n72 72 400 600 re f"
        for top in (rules or {}).get(number, ()):
            stream += b"\n36 %g m 576 %g l S" % (HEIGHT - top, HEIGHT - top)
        for x0, top, x1, bottom in (drawn or {}).get(number, ()):
            stream += b"\n%g %g m %g %g l S" % (x0, HEIGHT - top, x1, HEIGHT - bottom)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        contents = len(objects)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R"
            b"/Resources<</Font<</F0 3 0 R/F1 4 0 R>>>>>>" % (WIDTH, HEIGHT, contents)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return _file(objects)


def _shown(line: Printed) -> bytes:
    text = line.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    baseline = HEIGHT - line.top - line.size * 0.8
    return b"BT /F%d %g Tf %g %g Td (%s) Tj ET" % (line.bold, line.size, line.left, baseline, text)


def _file(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
