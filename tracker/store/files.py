"""Files by their hash. Bytes live in the database, written in the act's transaction: a paper without its file, or a
file of no paper, cannot be left behind by a crash, and one backup holds everything (docs/decisions/0004)."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import PurePath
from typing import Any
from zipfile import BadZipFile, ZipFile

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, Session, deferred, mapped_column, scoped_session

from tracker.rules.refusal import BadInput
from tracker.store.database import Base
from tracker.store.types import Hash

LARGEST = 50 * 1024 * 1024
_OFFICE = "application/vnd.openxmlformats-officedocument"
PDF, WORD, SHEET = "application/pdf", f"{_OFFICE}.wordprocessingml.document", f"{_OFFICE}.spreadsheetml.sheet"
PNG, JPEG, MARKDOWN, PLAIN = "image/png", "image/jpeg", "text/markdown", "text/plain"
UNKNOWN = "application/octet-stream"


class File(Base):
    __tablename__ = "file"

    sha256: Mapped[str] = mapped_column(Hash, primary_key=True)
    media_type: Mapped[str]
    size: Mapped[int]
    bytes: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def media_type(name: str, content: bytes) -> str:
    """By the bytes first: the name may lie."""
    if b"%PDF-" in content[:1024]:
        return PDF
    if content.startswith(b"PK"):
        return SHEET if name.lower().endswith(".xlsx") else WORD
    for start, kind in ((b"\x89PNG", PNG), (b"\xff\xd8\xff", JPEG)):
        if content.startswith(start):
            return kind
    if name.lower().endswith(".md"):
        return MARKDOWN
    return UNKNOWN if b"\0" in content[:1024] and not name.lower().endswith(".txt") else PLAIN


# What it says it is ---------------------------------------------------------------------------------------------------


def _begins(start: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(start)


def _holds(part: str) -> Callable[[bytes], bool]:
    def holds(content: bytes) -> bool:
        try:
            with ZipFile(BytesIO(content)) as packed:
                return part in packed.namelist()
        except (BadZipFile, ValueError, OSError):
            return False

    return holds


def _are_words(content: bytes) -> bool:
    try:
        return bool(content.decode().strip()) and b"\0" not in content
    except UnicodeDecodeError:
        return False


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of file in words, how names of such files end, and by what its bytes are known."""

    words: str
    ends: tuple[str, ...]
    known: Callable[[bytes], bool]


_KINDS = {
    PDF: _Kind("PDF", (".pdf",), _begins(b"%PDF-")),
    WORD: _Kind("Word", (".docx",), _holds("word/document.xml")),
    SHEET: _Kind("Excel", (".xlsx",), _holds("xl/workbook.xml")),
    PNG: _Kind("PNG", (".png",), _begins(b"\x89PNG\r\n\x1a\n")),
    JPEG: _Kind("JPEG", (".jpg", ".jpeg"), _begins(b"\xff\xd8\xff")),
    PLAIN: _Kind("plain text", (".txt", ".csv"), _are_words),
    MARKDOWN: _Kind("Markdown", (".md",), _are_words),
}
SIGNED = (PDF, PNG, JPEG)  # a page that somebody signed


def as_it_says(name: str, content: bytes, kinds: Collection[str], field: str = "file") -> str:
    """The media type of a file that is one of these kinds by its bytes and by how its name ends. Raises BadInput, in
    words, for all else: what is kept and given back is never something other than what it was called."""
    end = PurePath(name).suffix.lower()
    for kind in kinds:
        if end in _KINDS[kind].ends and _KINDS[kind].known(content):
            return kind
    *most, last = (_KINDS[kind].words for kind in kinds)
    one_of = f"{', '.join(most)} or {last}" if most else last
    said = next((one.words for kind, one in _KINDS.items() if kind in kinds and end in one.ends), None)
    words = f"its name says {said}, and it holds something else." if said else f"it is no {one_of} file."
    raise BadInput(
        f"{PurePath(name).name[:80]}: {words}", remedy=f"Save it as {one_of}, with that ending.", field=field
    )


def keep(session: "scoped_session[Any] | Session", content: bytes, media_type: str) -> File:
    """The file of these bytes, stored now if it was not yet. Raises BadInput when it is too large."""
    if len(content) > LARGEST:
        raise BadInput(
            f"The file has {len(content) // 2**20} MB; at most {LARGEST // 2**20} MB can be kept.",
            remedy="Split it, or save it with smaller images.",
        )
    held = session.get(File, digest(content))
    if held is None:
        held = File(sha256=digest(content), media_type=media_type, size=len(content), bytes=content)
        session.add(held)
    return held
