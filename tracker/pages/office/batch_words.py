"""How far a batch has come, in words and as data: the same counts on the page, in its refreshed line, for a
program."""

from collections.abc import Mapping
from typing import Any

from tracker.proceedings import clock
from tracker.records.arrival import NEW, REFUSED, SAME, WAITING, Batch
from tracker.rules.moment import Moment

STATES = {NEW: "new", SAME: "held already", REFUSED: "refused", WAITING: "waiting"}


def told(batch: Batch, counts: Mapping[str, int], when: Moment) -> dict[str, Any]:
    total, waiting = sum(counts.values()), counts.get(WAITING, 0)
    return {
        "batch": batch.id,
        "name": batch.name,
        "url": f"/office/intake/batches/{batch.id}",
        "announced": batch.announced,
        "arrived": total,
        "read": total - waiting,
        "counts": {state: counts.get(state, 0) for state in STATES},
        "words": sentence(counts),
        "missing": missing(batch, total),
        "halted": halted(waiting, when),
    }


def sentence(counts: Mapping[str, int]) -> str:
    """183 of 300 read: 170 new, 9 held already, 4 refused; 117 waiting."""
    total, waiting = sum(counts.values()), counts.get(WAITING, 0)
    if not total:
        return "No file has arrived yet."
    parts = ", ".join(f"{counts[state]:,} {words}" for state, words in STATES.items()
                      if state != WAITING and counts.get(state))  # fmt: skip
    left = f"; {waiting:,} waiting" if waiting else ""
    return f"{total - waiting:,} of {total:,} read{': ' if parts else ''}{parts}{left}."


def missing(batch: Batch, arrived: int) -> str:
    """Files that the sender said would come, and that have not: the sending was broken off, or they were not kept."""
    short = (batch.announced or 0) - arrived
    if short <= 0:
        return ""
    were = "1 file has" if short == 1 else f"{short:,} files have"
    told = f"{were} not arrived of {batch.announced:,} announced, unless some are the same file twice."
    return f"{told} Send all of them again below: nothing is doubled."


def halted(waiting: int, when: Moment) -> str:
    if not waiting or clock.at_work(when):
        return ""
    return "Nothing reads at the moment: reading starts when the site's work process runs (tracker serve starts it)."
