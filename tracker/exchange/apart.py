"""Files from outside are read apart: in a child process with limits, so that no file can harm the server, take its
memory or keep it busy. What is asked for here comes back as the child's answer, or as Unreadable, in plain words."""

from base64 import b64decode
from collections.abc import Callable, Collection, Mapping
from hashlib import sha256
from typing import Any

from tracker.exchange import confined, tesseract
from tracker.exchange.nursing import NotStarted
from tracker.reading.result import Unreadable

__all__ = ["NotStarted", "Reading", "Unreadable", "list_apart", "picture", "read_apart", "returned_apart"]

Say = Callable[[str], None]
Reading = dict[str, Any]


def read_apart(
    content: bytes,
    name: str,
    *,
    pages: Mapping[int, str] | None = None,
    by_machine: Collection[int] = (),
    kind: str | None = None,
    say: Say | None = None,
) -> Reading:
    """The reading of a file, as `Reading.to_json()` has it. `pages`: what stands on pages that hold no text of their
    own, as a person typed it, or as a machine read it on those `by_machine`; empty for one that was waived. Pages that
    nobody has dealt with are read by Tesseract where it is installed. `kind`: what a person
    says it is. `say` hears each step. Raises Unreadable."""
    asked = {"name": name, "kind": kind}
    given, machine = dict(pages or {}), set(by_machine)
    reading = _read(content, asked, given, machine, say)
    scans = [page for page in reading["words"].get("unread_pages", []) if page not in given and page not in machine]
    if scans and tesseract.program():
        seen = {page: _words_on(content, page, say) for page in scans[: tesseract.MOST_PAGES]}
        reading = _read(content, asked, given | seen, machine | set(seen), say)
    return reading


def _read(
    content: bytes, asked: Mapping[str, Any], pages: Mapping[int, str], machine: Collection[int], say: Say | None
) -> Reading:
    told = confined.ask("read", {**asked, "pages": pages, "by_machine": sorted(machine)}, content, say)
    reading = told.get("reading")
    if not isinstance(reading, dict) or reading.get("sha256") != sha256(content).hexdigest():
        raise Unreadable("is damaged so that reading it fails; print it to PDF anew, or split it")
    return reading


def _words_on(content: bytes, page: int, say: Say | None) -> str:
    """What the machine reads on a page; nothing where it cannot."""
    if say:
        say(f"page {page}, a scan")
    try:
        return tesseract.words_in(picture(content, page, tesseract.WIDTH))
    except Unreadable:
        return ""


def list_apart(content: bytes, name: str, sheet: str | None) -> Reading:
    """The rows of a list, as sheets.read_list has them. Raises Unreadable."""
    told = confined.ask("list", {"name": name, "sheet": sheet}, content).get("list")
    if not isinstance(told, dict) or not isinstance(told.get("rows"), list):
        raise Unreadable("is damaged so that reading it fails; save it anew")
    return told


def returned_apart(content: bytes) -> Reading:
    """A Word file that came back, as reading/returned.py has it. Raises Unreadable."""
    told = confined.ask("returned", {}, content).get("returned")
    if not isinstance(told, dict) or not isinstance(told.get("sections"), list):
        raise Unreadable("is damaged so that reading it fails; open it in Word and save it again")
    return told


def picture(content: bytes, page: int, width: int) -> bytes:
    """A page of a PDF, counted from 1, as a PNG `width` pixels wide. Raises Unreadable."""
    drawn = confined.ask("picture", {"page": page, "width": width}, content).get("picture")
    if not isinstance(drawn, str):
        raise Unreadable("shows no page that can be drawn; open the file itself")
    return b64decode(drawn)
