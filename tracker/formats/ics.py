"""Meetings as calendar programs take them (RFC 5545): a file that is opened, or an address that is followed. Hours that
a notice prints become moments in UTC; a day without them is told as a whole day."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from tracker.published.thing import Thing
from tracker.rules import meeting
from tracker.text import dates, hours

MEDIA_TYPE = "text/calendar; charset=utf-8"
WIDTH = 75  # octets of a line; what is longer is folded
TOLD = (("virtual", "From elsewhere"), ("public_comments", "Comments by the public"), ("contact", "Whom to ask"),
        ("reason", "Reason"))  # fmt: skip
Line = tuple[str, str]


def calendar(name: str, meetings: Iterable[Thing], site: str) -> bytes:
    """`site` is the address of this site, without a stroke behind it."""
    lines: list[Line] = [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//COAC record//Meetings//EN"),
                         ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH"), ("X-WR-CALNAME", _text(name))]  # fmt: skip
    for one in meetings:
        lines += _event(one, site)
    lines.append(("END", "VCALENDAR"))
    return b"".join(_folded(f"{property_}:{value}") for property_, value in lines)


def _event(one: Thing, site: str) -> Iterator[Line]:
    stage = one.facts.get("stage")
    yield "BEGIN", "VEVENT"
    yield "UID", f"meeting-{one.key.replace('/', '-')}@{urlsplit(site).hostname}"
    yield "DTSTAMP", _stamp(datetime.fromisoformat(one.recorded))
    yield "SEQUENCE", str(one.edition - 1)
    yield from _when(one)
    yield "SUMMARY", _text(f"COAC: {one.title}")
    if one.facts.get("place"):
        yield "LOCATION", _text(str(one.facts["place"]))
    yield "DESCRIPTION", _text("\n".join(_told(one, site)))
    yield "URL", f"{site}{one.url}"
    yield (
        "STATUS",
        "CANCELLED" if stage in meeting.NOT_HELD else "TENTATIVE" if stage == meeting.PLANNED else "CONFIRMED",
    )
    yield "END", "VEVENT"


def _when(one: Thing) -> Iterator[Line]:
    """Of a meeting of several days each is a whole day: the hours may differ."""
    said = one.facts["date"]
    held = dates.from_value(str(said["value"]), said.get("precision"))
    told = hours.span(str(one.facts.get("starts") or "")) if held.first == held.last else None
    for name, at in zip(("DTSTART", "DTEND"), told or (), strict=False):
        yield name, _stamp(datetime.combine(held.first, at, ZoneInfo(hours.EASTERN)))
    if told is None:
        yield "DTSTART;VALUE=DATE", f"{held.first:%Y%m%d}"
        yield "DTEND;VALUE=DATE", f"{held.last + timedelta(days=1):%Y%m%d}"  # the day after it


def _told(one: Thing, site: str) -> Iterator[str]:
    yield one.label
    if one.facts.get("starts"):
        yield f"Hours: {one.facts['starts']}"
    yield from (f"{words}: {one.facts[name]}" for name, words in TOLD if one.facts.get(name))
    yield f"{site}{one.url}"


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(ZoneInfo('UTC')):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """As a value of TEXT is written (3.3.11)."""
    said = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return said.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """In pieces of at most 75 octets, the next beginning with a space (3.1); no letter is cut through."""
    pieces, piece = [], b""
    for letter in (each.encode() for each in line):
        if len(piece) + len(letter) > WIDTH:
            pieces.append(piece)
            piece = b" "
        piece += letter
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
