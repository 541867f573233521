"""What the words mean: the four axes and each of their official words."""

from datetime import date

from sqlalchemy import Connection

from tracker.pages.public.page import Context, page
from tracker.published import find
from tracker.rules.recommendation import AXES, NOT_RECORDED


@page("/about/status-words")
def status_words(reader: Connection, on: date) -> Context:
    return {
        "title": "What the status words mean",
        "axes": AXES,
        "not_recorded": NOT_RECORDED,
        "counts": find.counts(reader, "recommendation", {}, on, [axis.name for axis in AXES]),
        "data": {
            "axes": [
                {
                    "name": axis.name,
                    "label": axis.label,
                    "about": axis.about,
                    "words": [{"value": word.value, "meaning": word.meaning} for word in axis.words],
                }
                for axis in AXES
            ],
            "null": NOT_RECORDED,
        },
    }
