"""The forms in which a page leaves beside HTML: what its view has made as JSON, a table, a workbook, a feed. A view
gives each as something to be called, so that only the form that is asked for is made."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from os import SEEK_END
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from flask import Response, request
from sqlalchemy import Connection
from werkzeug.wsgi import wrap_file

from tracker.formats import atom, citation, csv, ics, json, linked, xlsx
from tracker.formats.taken import Taken
from tracker.formats.xlsx import Sheet
from tracker.pages.public import filenames
from tracker.pages.site import address
from tracker.published import past
from tracker.store.chain import Head

JSON, CSV, XLSX, ATOM, BIB, RIS, LINKED, ICS = "json", "csv", "xlsx", "atom", "bib", "ris", "jsonld", "ics"
TABLES = (CSV, XLSX)
WORDS = {JSON: "JSON", CSV: "CSV", XLSX: "Excel", ATOM: "Feed", BIB: "BibTeX", RIS: "RIS", LINKED: "JSON-LD",
         ICS: "Calendar"}  # fmt: skip
MEDIA = {
    JSON: json.MEDIA_TYPE, CSV: csv.MEDIA_TYPE, XLSX: xlsx.MEDIA_TYPE, ATOM: atom.MEDIA_TYPE,
    BIB: citation.BIBTEX, RIS: citation.RIS, LINKED: linked.MEDIA_TYPE, ICS: ics.MEDIA_TYPE,
}  # fmt: skip
IN_MEMORY = 8 * 2**20  # bytes of a table; more of it goes through a file


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form tells of itself: of which record and day it is, and where it was asked for."""

    reader: Connection
    head: Head
    on: date

    @property
    def said(self) -> bool:
        """Whether it is of what this site said on that day."""
        return past.said_on(self.reader) is not None

    @property
    def site(self) -> str:
        return address()

    @property
    def address(self) -> str:
        return address() + request.url.removeprefix(request.host_url.rstrip("/"))

    def named(self, form: str, what: str = "") -> str:
        """What a file of this is called: the page, its filters, and the day."""
        path, query = request.path.removesuffix(f".{form}"), list(request.args.items(multi=True))
        return f"{filenames.named(path, query, what, self.on)}.{form}"

    @property
    def taken(self) -> Taken:
        return Taken(self.on, self.head, address=self.address)


Made = Callable[[Mapping[str, Any], Asked], Response]


def beside(path: str, form: str) -> str:
    """The address of a page in another form."""
    return f"{path}index.{form}" if path == "/" else f"{path}.{form}"


def response(form: str, shown: Mapping[str, Any], asked: Asked) -> Response:
    return _MADE[form](shown, asked)


def _json(shown: Mapping[str, Any], asked: Asked) -> Response:
    return json.response(shown["data"]())


def _csv(shown: Mapping[str, Any], asked: Asked) -> Response:
    sheet: Sheet = shown["table"](asked)
    found = written(csv.chunks(sheet.table.header, sheet.rows), csv.MEDIA_TYPE)
    return _saved(found, asked.named(CSV, sheet.table.name))


def _xlsx(shown: Mapping[str, Any], asked: Asked) -> Response:
    sheet: Sheet = shown["table"](asked)
    out = _file()
    xlsx.write(out, f"{shown['title']}, COAC record", [sheet], replace(asked.taken, filters=_filters(shown)))
    return _saved(handed_out(out, xlsx.MEDIA_TYPE), asked.named(XLSX, sheet.table.name))


def _filters(shown: Mapping[str, Any]) -> str:
    """What a list is narrowed to, in words; nothing of what is no list."""
    if "in_force" not in shown:
        return ""
    return "; ".join(f"{chip.label}: {chip.words}" for chip in shown["in_force"]) or "none: this is the whole list"


def _atom(shown: Mapping[str, Any], asked: Asked) -> Response:
    return Response(atom.xml(shown["feed"](asked)), content_type=atom.MEDIA_TYPE)


def _bib(shown: Mapping[str, Any], asked: Asked) -> Response:
    found = Response(citation.bibtex_of(shown["cited"](asked)), content_type=citation.BIBTEX)
    return _saved(found, asked.named(BIB))


def _ris(shown: Mapping[str, Any], asked: Asked) -> Response:
    found = Response(citation.ris_of(shown["cited"](asked)), content_type=citation.RIS)
    return _saved(found, asked.named(RIS))


def _linked(shown: Mapping[str, Any], asked: Asked) -> Response:
    return linked.response(shown["linked"](asked))


def _ics(shown: Mapping[str, Any], asked: Asked) -> Response:
    found = Response(ics.calendar(shown["title"], shown["calendar"](), asked.site), content_type=ics.MEDIA_TYPE)
    return _saved(found, asked.named(ICS))


_MADE: Mapping[str, Made] = {
    JSON: _json, CSV: _csv, XLSX: _xlsx, ATOM: _atom, BIB: _bib, RIS: _ris, LINKED: _linked, ICS: _ics,
}  # fmt: skip


def _file() -> IO[bytes]:
    return SpooledTemporaryFile(IN_MEMORY)


def written(pieces: Iterable[bytes], media_type: str) -> Response:
    """Piece by piece: no more of it is held than one, and what a set size allows."""
    out = _file()
    for piece in pieces:
        out.write(piece)
    return handed_out(out, media_type)


def handed_out(content: IO[bytes], media_type: str) -> Response:
    """A file as it is, from its beginning; closed when it is sent."""
    size = content.seek(0, SEEK_END)
    content.seek(0)
    found = Response(wrap_file(request.environ, content), content_type=media_type, direct_passthrough=True)
    found.content_length = size
    return found


def _saved(found: Response, name: str) -> Response:
    """To be saved under a name that tells what it is and of which day."""
    found.headers.set("Content-Disposition", "attachment", filename=name)
    return found
