"""What the words mean: the four axes and each of their official words."""

from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.formats.answers import WORDS
from tracker.pages.public import leaving
from tracker.pages.public.leaving import TABLE
from tracker.pages.public.page import Context, page
from tracker.published import find
from tracker.rules.recommendation import AXES, NOT_RECORDED


@page("/about/status-words", also=TABLE)
def status_words(reader: Connection, on: date) -> Context:
    return {
        "title": "What the status words mean",
        "axes": AXES,
        "not_recorded": NOT_RECORDED,
        "counts": find.counts(reader, "recommendation", {}, on, [axis.name for axis in AXES]),
        **leaving.of_rows(WORDS, lambda: [(axis, word) for axis in AXES for word in axis.words], _told),
    }


def _told() -> dict[str, Any]:
    axes = [
        {
            "name": axis.name,
            "label": axis.label,
            "about": axis.about,
            "words": [{"value": word.value, "meaning": word.meaning} for word in axis.words],
        }
        for axis in AXES
    ]
    return {"axes": axes, "null": NOT_RECORDED}
