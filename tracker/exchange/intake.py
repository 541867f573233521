"""Files from outside become papers of the office: read first, whole or not at all, then kept."""

from tracker.proceedings.intake import Incoming, take_in
from tracker.reading import paper as reader
from tracker.reading.result import Unreadable
from tracker.records.paper import Paper
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "txt": "text/plain",
}


def bring_in(actor: Actor, name: str, content: bytes, when: Moment, *, source: str | None = None) -> tuple[Paper, bool]:
    """Read one file and keep it as a draft; whether it is new. Raises BadInput, in words, for a file that cannot be
    read; nothing of it is kept then."""
    try:
        reading = reader.read(content, name)
    except Unreadable as wrong:
        raise BadInput(str(wrong)) from None
    obtained = when.day if source else None
    incoming = Incoming(name, content, media_type(name, content), reading.to_json(), source, obtained)
    return take_in(actor, incoming, when)


def media_type(name: str, content: bytes) -> str:
    """By the bytes first: the name may lie."""
    if content.startswith(b"%PDF"):
        return MEDIA_TYPES["pdf"]
    if content.startswith(b"PK"):
        return MEDIA_TYPES["docx"]
    return MEDIA_TYPES["md"] if name.lower().endswith(".md") else MEDIA_TYPES["txt"]
