"""`tracker queue`, `claim`, `release`: what awaits somebody's work, and who is at it."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import click

from tracker.cli.context import acting, as_, in_site
from tracker.proceedings import claims
from tracker.records.queue import Queued
from tracker.records.queue import queue as queued
from tracker.rules.moment import Moment
from tracker.rules.paper import AWAITING, PUBLISHED, REVIEWED
from tracker.search.site import Site

_STATES = click.Choice([AWAITING, REVIEWED, PUBLISHED])


@click.command()
@click.option(
    "--state", "states", multiple=True, type=_STATES, help="Only papers in this state; default: all with work left."
)
@as_
@click.option("--json", "as_json", is_flag=True, help="For a program.")
@in_site
def queue(here: Site, when: Moment, states: Sequence[str], email: str, as_json: bool) -> None:
    """The papers to work on: their state, what is to be looked at, who has claimed them."""
    wanted = states or (AWAITING, REVIEWED)
    rows = queued(acting(email, when), when.day)
    rows = [row for row in rows if row.state in wanted or (row.later and not states)]
    if as_json:
        click.echo(
            json.dumps({"items": [_told(row) for row in rows], "total": len(rows)}, ensure_ascii=False, indent=1)
        )
        return
    for row in rows:
        click.echo(f"{row.id}: {row.title} ({', '.join(_remarks(row))})")
    click.echo(f"{len(rows)} {'paper' if len(rows) == 1 else 'papers'}")


def _told(row: Queued) -> dict[str, Any]:
    said = asdict(row)
    del said["place"], said["dated_words"]
    return said | {"dated": row.dated or None, "batches": list(row.batches)}


def _remarks(row: Queued) -> list[str]:
    found = [row.state]
    if row.state == AWAITING and row.warnings:
        found.append(f"{row.warnings} {'warning' if row.warnings == 1 else 'warnings'}")
    if row.state == AWAITING and row.undecided:
        found.append(f"{row.undecided} to be decided")
    if row.unplaced:
        found.append(f"{row.unplaced} {'statement' if row.unplaced == 1 else 'statements'} to be placed")
    if row.later:
        found.append(f"{row.later} {'statement' if row.later == 1 else 'statements'} on what was recorded since")
    if row.state == REVIEWED and row.second_by is None:
        found.append("awaits a second look")
    if row.claimed_by:
        found.append(f"claimed by {row.claimed_by}")
    return found


@click.command()
@click.argument("id")
@as_
@in_site
def claim(here: Site, when: Moment, id: str, email: str) -> None:
    """Say that you are at work on a paper; nobody else can change it then."""
    claims.claim(acting(email, when), id, when)
    click.echo(f"{id} is claimed by {email}. Let it go with: tracker release {id} --as {email}")


@click.command()
@click.argument("id")
@as_
@in_site
def release(here: Site, when: Moment, id: str, email: str) -> None:
    """Let a paper go; the Designated Federal Officer can release another's claim."""
    claims.release(acting(email, when), id, when)
    click.echo(f"{id} is claimed by nobody.")
