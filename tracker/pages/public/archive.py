"""The record as a whole: the page that says what is in it and how anybody checks it, and all of it as one ZIP, which is
made once for a head and a day and kept until either moves."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import IO, Any

from flask import Response
from sqlalchemy import Connection

from tracker.formats import answers, archive, columns, dictionary, linked, readme
from tracker.formats.table import Table
from tracker.formats.taken import Taken
from tracker.pages.public import forms, leaving, once, retracted
from tracker.pages.public.forms import Asked
from tracker.pages.public.leaving import TABLE
from tracker.pages.public.page import Context, page
from tracker.pages.public.retracted import Retracted
from tracker.pages.site import NAME, site
from tracker.published import find
from tracker.published.whole import Whole
from tracker.rules.keys import PLACES
from tracker.rules.refusal import BadInput, Busy

PATH, ARCHIVE = "/record/", "/record.zip"
ABOUT = (
    "Recommendations of the Commercial Customs Operations Advisory Committee (COAC) to U.S. Customs and Border "
    "Protection, what was answered and done, the papers that say so, and the chain of entries that seals them."
)


@page(PATH, also=(*TABLE, forms.LINKED))
def whole(reader: Connection, on: date) -> Context:
    held = Whole(reader, on)
    tables = [columns.of(kind) for kind in held.numbers]
    gone = retracted.every(reader)
    every: list[Table[Any]] = [*tables, answers.COMPLETENESS, archive.ORIGINALS]
    return {
        "title": "The whole record, to take away",
        "kinds": [
            (table, number, PLACES.get(kind))
            for table, (kind, number) in zip(tables, held.numbers.items(), strict=True)
        ],
        "total": sum(held.numbers.values()),
        "files": len(held.files),
        "signature": held.signature,
        "archive": ARCHIVE,
        "members": readme.MEMBERS,
        "checks": readme.CHECKS,
        "withheld": readme.WITHHELD,
        "use": readme.USE,
        "every": every,
        "retracted": gone,
        "most_retracted": retracted.SHOWN,
        "about_cells": dictionary.ABOUT,
        **leaving.of_rows(dictionary.TABLE, lambda: list(dictionary.lines(every)), lambda: _told(held, gone)),
        "linked": lambda asked: _gathered(held, asked),
    }


def _gathered(held: Whole, asked: Asked) -> dict[str, Any]:
    """For catalogues of data: the record, and where it is to be had as a whole and kind by kind."""
    lists = [(columns.of(kind).name, PLACES[kind]) for kind in held.numbers if kind in PLACES]
    offered = [("The whole record", archive.MEDIA_TYPE, ARCHIVE)]
    offered += [(name.capitalize(), forms.MEDIA[form].partition(";")[0], forms.beside(path, form))
                for name, path in lists for form in (forms.CSV, forms.JSON)]  # fmt: skip
    return linked.dataset(
        f"{NAME}: the public record of the committee", ABOUT, PATH, asked.site, asked.taken, offered,
        modified=find.last_recorded(held.reader), made_up=held.demonstration,
    )  # fmt: skip


def _told(held: Whole, gone: Sequence[Retracted]) -> dict[str, Any]:
    return {
        "title": "The public record",
        "as_of": str(held.on),
        "head": {"entry": held.head.id, "sha256": held.head.sha256},
        "journal": held.signature or None,
        "demonstration": held.demonstration,
        "archive": ARCHIVE,
        "dictionary": f"{PATH}.csv",
        "kinds": [
            {"kind": kind, "name": columns.of(kind).name, "total": number, "url": PLACES.get(kind)}
            for kind, number in held.numbers.items()
        ],
        "files": len(held.files),
        "retracted": [
            {
                "key": one.key,
                "kind": one.kind,
                "url": one.url,
                "reason": one.reason,
                "recorded": one.recorded,
                "since": {"value": one.day.value, "precision": one.day.precision},
            }
            for one in gone
        ],
        "use": readme.USE,
    }


@page(ARCHIVE, also=(), media=archive.MEDIA_TYPE, answers=(206, 416, Busy.status))
def everything(reader: Connection, on: date) -> Response:
    """All of it, as of today. Of every day there could be one, and each is long in the making."""
    here = site()
    if on != here.clock().day:
        remedy = f"Leave as_of out; at a terminal: tracker export record.zip --as-of {on}. Lists as CSV take every day."
        raise BadInput("This site keeps the whole record as of today only.", remedy=remedy, field="as_of")
    held = Whole(reader, on)
    name = f"record-{on}-{held.head.id}-{held.head.sha256[:16]}-{here.version}.zip"
    content = once.opened(here.settings.cache / "archive", name, partial(_make, held))
    return _sent(content, f"record-{on}.zip")


def _make(held: Whole, out: IO[bytes]) -> None:
    archive.write(out, held, Taken(held.on, held.head, held.signature))


def _sent(content: IO[bytes], name: str) -> Response:
    found = forms.handed_out(content, archive.MEDIA_TYPE)
    found.headers["Accept-Ranges"] = "bytes"
    found.headers.set("Content-Disposition", "attachment", filename=name)
    return found
