"""Publishing many: what will go out and in which order, what cannot and why, one typed confirmation for all. Each paper
is a release of its own, so that one that fails takes no other along; a request publishes so many as surely end in
time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from tracker.pages.account.destination import own_path
from tracker.pages.account.sign_in import again, beside, fresh, freshly
from tracker.pages.form import each, tried
from tracker.pages.office.filters import FACETS, Narrowed, address
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import publish as publishing
from tracker.records.queue import Queued, queue
from tracker.rules.field import whole
from tracker.rules.paper import KINDS, REVIEWED
from tracker.rules.refusal import BadInput, Refusal

AT_ONCE = 20  # papers of one request
ENTRIES = 600  # of one request: the sets and items of its papers counted in
PATH = "/office/publish"


@dataclass(frozen=True, slots=True)
class Out:
    """One paper that a request was to publish: where it stands now, or why it does not."""

    paper: Queued
    url: str
    entries: int
    why: Refusal | None


@pages.page(PATH, needs="paper.publish", methods=["GET", "POST"])
def publish_many() -> Any:
    """The papers that were ticked, or all reviewed ones of a list. A POST publishes the first of them and offers the
    rest, which were confirmed with them. A sign-in that is no longer fresh loses none: an address holds too few, so
    the form stays."""
    posted = request.method == "POST"
    here = address(_query(request.args), PATH)
    if not posted and not fresh(now()) and own_path(here):
        return again(here)
    ids = (request.form if posted else request.args).getlist("id")
    ready, blocked = _sorted_out(_wanted(ids))
    told = tried(lambda: _done(ready, len(ids))) if posted else []
    refusal, done = (told, []) if isinstance(told, Refusal) else (None, told)
    gone = {one.paper.id for one in done}
    left = [row for row in ready if row.id not in gone]
    return {
        "ready": left,
        "blocked": blocked,
        "out": [one for one in done if not one.why],
        "later": {row.id for row in queue(actor(), now().day) if row.later} if done else set(),
        "failed": [one for one in done if one.why],
        "typed": request.form,
        "stale": beside(now()) if posted else None,
        "of": _of(len(ids)) if posted else len(left),
        "at_once": AT_ONCE,
        "kinds": KINDS,
        "refusal": refusal,
        "status": refusal.status if refusal else 200,
    }


def _query(args: Any) -> list[tuple[str, str]]:
    return list(args.items(multi=True))


def _wanted(ids: Sequence[str]) -> list[Queued]:
    """In the order in which they go out: by their own dates, so that a group is founded before it is renamed."""
    rows = queue(actor(), now().day)
    if ids or request.method == "POST":
        found = [row for row in rows if row.id in set(ids)]
    else:
        names = {facet.name for facet in FACETS} - {"state"}
        filters = [pair for pair in _query(request.args) if pair[0] in names]
        found = Narrowed(rows, MultiDict([*filters, ("state", REVIEWED)]), actor().email).rows
    return sorted(found, key=lambda row: (row.dated, row.place))


def _sorted_out(rows: Sequence[Queued]) -> tuple[list[Queued], list[tuple[Queued, Refusal]]]:
    twice = site().settings.second_look
    ready, blocked = [], []
    for row in rows:
        why = publishing.refused(row, second_look=twice)
        if why is None:
            ready.append(row)
        else:
            blocked.append((row, why))
    return ready, blocked


def _of(sent: int) -> int:
    """How many papers the number that was typed is for: those of the first form, of which this may be the rest."""
    return max(sent, whole(request.form.get("of", "")) or 0)


def _done(ready: Sequence[Queued], sent: int) -> list[Out]:
    freshly(now())
    _confirmed(sent)
    done = _published(ready)
    site().catch_up()
    return done


def _confirmed(sent: int) -> None:
    if not sent:
        raise BadInput("No paper was chosen.", remedy="Tick papers in the queue, then publish them.")
    if whole(request.form.get("confirmed", "")) != _of(sent):
        raise BadInput(
            f"Type {_of(sent)} to publish {'it' if sent == 1 else 'them'}.",
            remedy="The number keeps a slip of the hand out of the record.",
            field="confirmed",
        )


def _published(ready: Sequence[Queued]) -> list[Out]:
    """As many of the first as one request takes."""
    attested, twice = request.form.get("as") != "act", site().settings.second_look
    done: list[Out] = []
    entries = 0
    for row in ready[:AT_ONCE]:
        if done and entries + row.items > ENTRIES:
            break
        seen = {row.id: whole(request.form.get(f"version-{row.id}", ""))}
        sent = partial(publishing.publish, actor(), [row.id], now(), attested=attested, second_look=twice, seen=seen)
        told = each(sent)
        if isinstance(told, Refusal):
            done.append(Out(row, "", 0, told))
        else:
            done.append(Out(row, told[0]["url"], len(told), None))
            entries += len(told)
    return done
