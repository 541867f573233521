"""`tracker read`: papers read and shown, nothing saved."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from tracker.cli.plain import BAD_INPUT, plainly
from tracker.exchange.apart import NotStarted, Unreadable, read_apart
from tracker.rules.paper import fields_of
from tracker.settings import short
from tracker.text import dates, words

Json = Mapping[str, Any]
_WIDTH = 60  # of the line on which progress is told


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
        click.echo(json.dumps(readings[0] if len(files) == 1 else readings, ensure_ascii=False, indent=1))
    elif not as_json:
        click.echo("\n\n".join("\n".join(_summary(reading)) for reading in readings), nl=bool(readings))
    sys.exit(BAD_INPUT if wrong else 0)


def _read(file: Path) -> Json:
    try:
        content = file.read_bytes()
    except IsADirectoryError:
        raise Unreadable("is a folder; name the files in it") from None
    except OSError as wrong:
        raise Unreadable(f"cannot be opened ({wrong.strerror}); look at its name and your right to read it") from None
    try:
        with Progress(file.name) as say:
            reading = read_apart(content, file.name, say=say)
    except NotStarted as wrong:
        raise Unreadable(f"was not read. {wrong}: try again, and if it goes on, tell who runs it") from None
    _refuse_unread(reading)
    return reading


def _refuse_unread(reading: Json) -> None:
    pages = [each["page"] for each in reading["warnings"] if each["code"] == "unread-page"]
    said = [each["message"] for each in reading["warnings"] if each["code"] == "unread-page"]
    if len(pages) > 1 and all(each.endswith("install tesseract-ocr or type it in") for each in said):
        numbers = ", ".join(map(str, pages))
        said = [f"pages {numbers} are scans; install tesseract-ocr or type them in"]
    if said:
        raise Unreadable("; ".join(said))


class Progress:
    """Tells the steps of a reading on one line, where a person sits before it; the line is gone in the end."""

    def __init__(self, name: str) -> None:
        self._name = short(name)
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __call__(self, step: str) -> None:
        if self._shown and step.startswith("page"):
            click.echo(f"\r{f'{self._name}: {step}'[:_WIDTH]:<{_WIDTH}}", nl=False, err=True)

    def __exit__(self, *_: object) -> None:
        if self._shown:
            click.echo(f"\r{'':<{_WIDTH}}\r", nl=False, err=True)


def _summary(reading: Json) -> Iterator[str]:
    yield f"{reading['file']}: {reading['kind']}"
    yield reading["title"]
    yield from _warnings(reading)
    yield ""
    for field in fields_of(reading["kind"]):
        value = reading.get(field.name)
        if value is not None and not (isinstance(value, Mapping) and value["value"] is None):
            yield f"{field.label}: {_words(value)}"
    yield from _items(reading)
    yield from _points(reading)
    yield from _elsewhere(reading)
    yield f"Words: {_account(reading['words'])}"


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return dates.from_value(value["value"], value["precision"]).words
    return str(value)


def _warnings(reading: Json) -> Iterator[str]:
    warnings = reading["warnings"]
    if warnings:
        yield ""
        yield f"Look at {len(warnings)} {'thing' if len(warnings) == 1 else 'things'}:"
    for warned in warnings:
        place = f", line {warned['line']}" if warned["line"] else ""
        yield f"  - {warned['message']} ({warned['code']}{place})"


def _items(reading: Json) -> Iterator[str]:
    items = reading["items"]
    if not items:
        return
    yield ""
    yield f"{len(items)} {'item' if len(items) == 1 else 'items'}:"
    group = None
    for item in items:
        if (item["group"] or item["subcommittee"]) != group:
            group = item["group"] or item["subcommittee"]
            yield f"  {group}"
        yield f"    {_item(item)}"


def _item(item: Json) -> str:
    opening = " ".join(item["text"].split()[:14])
    more = " ..." if words.count(item["text"]) > 14 else ""
    number = f"{item['number']}, " if item["number"] else ""
    return f"{number}{item['ordinal'] if item['ordinal'] is not None else '-'}. {opening}{more}"


def _points(reading: Json) -> Iterator[str]:
    for section in reading["sections"]:
        points = section["points"]
        if points and section["heading"] and not reading["items"]:
            yield f"{section['heading']}: {len(points)} {'point' if len(points) == 1 else 'points'}"
            yield from (f"  - {point}" for point in points)


def _elsewhere(reading: Json) -> Iterator[str]:
    for reference in reading["references"]:
        yield f"Speaks of {reference['expected']} {reference['kind']}: {reference['printed']}"
    for citation in reading["citations"]:
        yield f"Cites {citation['printed']} ({citation['verdict']})"
    for event in reading["identities"]["events"]:
        date = event.get("date")
        yield f"{event['group']} {event['event']} {event['to']}" + (f", {_words(date)}" if date else "")


def _account(account: Json) -> str:
    dropped = sum(words.count(each["text"]) for each in account["dropped"])
    said = f"{account['source']} in the paper, {account['kept']} kept, {dropped} set aside as page furniture."
    if account.get("machine_read"):
        said += f" Read by machine: page {', '.join(map(str, account['machine_read']))}."
    return said
