"""Who chaired: the record keeps no people of its own, but an executive summary prints its subcommittee's co-chairs."""

from datetime import date

from sqlalchemy import Connection

from tracker.published import find
from tracker.published.bitmaps import Filters
from tracker.published.thing import Thing

PRINTED_IN = "executive-summary"
SHOWN = 20  # of a term's; the newest


def co_chairs(reader: Connection, mine: Filters, on: date) -> list[Thing]:
    """The executive summaries of these that print co-chairs (their fact `co_chairs`), the newest first."""
    held, _ = find.listing(reader, "paper", {**mine, "paper_kind": [PRINTED_IN]}, on, limit=SHOWN)
    return [one for one in held if one.facts.get("co_chairs")]
