"""`tracker read`: papers read and shown, nothing saved."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from tracker.cli.plain import BAD_INPUT, plainly
from tracker.reading import paper
from tracker.reading.result import Item, Reading, Unreadable
from tracker.rules.paper import fields_of
from tracker.settings import short
from tracker.text import words
from tracker.text.dates import Dated


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print everything that was understood, for a program.")
@plainly
def read(files: tuple[Path, ...], as_json: bool) -> None:
    """Read papers (PDF, DOCX, TXT, MD) and print what was understood. Saves nothing."""
    readings, wrong = [], False
    for file in files:
        try:
            readings.append(_read(file))
        except Unreadable as refusal:
            click.echo(f"{short(str(file))}: {refusal}", err=True)
            wrong = True
    if as_json and readings:
        told = [reading.to_json() for reading in readings]
        click.echo(json.dumps(told[0] if len(files) == 1 else told, ensure_ascii=False, indent=1))
    elif not as_json:
        click.echo("\n\n".join("\n".join(_summary(reading)) for reading in readings), nl=bool(readings))
    sys.exit(BAD_INPUT if wrong else 0)


def _read(file: Path) -> Reading:
    try:
        content = file.read_bytes()
    except IsADirectoryError:
        raise Unreadable("is a folder; name the files in it") from None
    except OSError as wrong:
        raise Unreadable(f"cannot be opened ({wrong.strerror}); look at its name and your right to read it") from None
    reading = paper.read(content, file.name)
    if reading.unread_pages:
        pages = ", ".join(str(page) for page in reading.unread_pages)
        said = f"page {pages} is a scan" if len(reading.unread_pages) == 1 else f"pages {pages} are scans"
        raise Unreadable(f"{said}; install tesseract-ocr or type {'it' if ',' not in pages else 'them'} in")
    return reading


def _summary(reading: Reading) -> Iterator[str]:
    yield f"{reading.file}: {reading.kind}"
    yield reading.title
    yield from _warnings(reading)
    yield ""
    for field in fields_of(reading.kind):
        value = reading.value(field.name)
        if value is not None:
            yield f"{field.label}: {value.words if isinstance(value, Dated) else value}"
    yield from _items(reading)
    yield from _points(reading)
    yield from _elsewhere(reading)
    yield f"Words: {_account(reading)}"


def _warnings(reading: Reading) -> Iterator[str]:
    if reading.warnings:
        yield ""
        yield f"Look at {len(reading.warnings)} {'thing' if len(reading.warnings) == 1 else 'things'}:"
    for warned in reading.warnings:
        place = f", line {words.line_at(reading.text, warned.span[0])}" if warned.span else ""
        yield f"  - {warned.message} ({warned.code}{place})"


def _items(reading: Reading) -> Iterator[str]:
    if not reading.items:
        return
    yield ""
    yield f"{len(reading.items)} {'item' if len(reading.items) == 1 else 'items'}:"
    group = None
    for item in reading.items:
        if (item.group or item.subcommittee) != group:
            group = item.group or item.subcommittee
            yield f"  {group}"
        yield f"    {_item(item)}"


def _item(item: Item) -> str:
    opening = " ".join(item.text.split()[:14])
    more = " ..." if words.count(item.text) > 14 else ""
    number = f"{item.number}, " if item.number else ""
    return f"{number}{item.ordinal if item.ordinal is not None else '-'}. {opening}{more}"


def _points(reading: Reading) -> Iterator[str]:
    for section in reading.sections:
        if section.points and section.heading and not reading.items:
            yield f"{section.heading}: {len(section.points)} {'point' if len(section.points) == 1 else 'points'}"
            yield from (f"  - {point}" for point in section.points)


def _elsewhere(reading: Reading) -> Iterator[str]:
    for reference in reading.references:
        yield f"Speaks of {reference.expected} {reference.kind}: {reference.printed}"
    for citation in reading.citations:
        yield f"Cites {citation.printed} ({citation.verdict})"
    for event in reading.identities.events:
        yield f"{event.group} {event.event} {event.to}" + (f", {event.date.words}" if event.date else "")


def _account(reading: Reading) -> str:
    account = reading.words
    dropped = sum(words.count(each.text) for each in account.dropped)
    return f"{account.source} in the paper, {account.kept} kept, {dropped} set aside as page furniture."
