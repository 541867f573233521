"""The picture of a page of a held PDF: made apart from this process, kept by nobody."""

import json

from flask import Response

from tracker.exchange import apart
from tracker.pages.office import marks
from tracker.pages.office.room import pages
from tracker.reading.result import Unreadable
from tracker.records import find
from tracker.records.paper import Paper
from tracker.rules.field import whole
from tracker.rules.refusal import Missing
from tracker.store.database import db
from tracker.store.files import File

WIDTH = 1200  # pixels


@pages.page("/office/papers/<id>/pages/<page>", needs="paper.read", of=find.paper)
def picture(record: Paper, page: str) -> Response:
    """Of the file that was read: the places told of it are places of its pages."""
    reading = json.loads(record.reading)
    number = whole(page)
    file = db.session.get(File, reading["sha256"]) if number else None
    if file is None or number is None or number > marks.pages(reading):
        raise _missing()
    try:
        made = apart.picture(file.bytes, number, WIDTH)
    except Unreadable:
        raise _missing() from None
    return Response(made, mimetype="image/png")


def _missing() -> Missing:
    return Missing("There is no picture of such a page.", remedy="Look at the text view, or open the file itself.")
