"""Files by their hash. Bytes live in the database, written in the act's transaction: a paper without its file, or a
file of no paper, cannot be left behind by a crash, and one backup holds everything (docs/decisions/0004)."""

from hashlib import sha256
from typing import Any

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
