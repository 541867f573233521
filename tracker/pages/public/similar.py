"""What is like one recommendation, by its words alone."""

from datetime import date

from sqlalchemy import Connection

from tracker.pages.public import leaving, load
from tracker.pages.public.leaving import LIST
from tracker.pages.public.page import Context, page
from tracker.pages.public.recommendations import KIND, key_of
from tracker.pages.public.words import kind_words
from tracker.pages.site import site
from tracker.published import errata
from tracker.rules.recommendation import heading
from tracker.search.look import lags
from tracker.search.similar import similar as like


@page("/similar/<path:name>", also=LIST)
def similar(reader: Connection, on: date, name: str) -> Context:
    """As of a day, too; while the index lags behind, nobody keeps the page."""
    one = load.one(reader, KIND, key_of(reader, name), on).thing
    held = like(reader, site().engine, one, on)
    title = f"Recommendations like {heading(one.title, one.facts)}"
    return {
        "title": title,
        "thing": one,
        "counted": kind_words(KIND, len(held)),
        "items": held,
        "passing": lags(reader, site().engine),
        **leaving.of_all(title, KIND, f"/similar/{name}", held, lambda: errata.of(reader, held, on)),
    }
