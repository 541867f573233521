"""`tracker proposal`: what members and leads propose for the record, read and decided at the terminal."""

import json
from collections.abc import Sequence
from typing import Any

import click

from tracker.cli.context import acting, as_, in_site, named
from tracker.proceedings import proposals
from tracker.records import proposal as kept
from tracker.records.proposal import Proposal
from tracker.rules import proposal as rules
from tracker.rules.field import by_name
from tracker.rules.moment import Moment
from tracker.search.site import Site

_id = click.argument("id", metavar="ID")
_json = click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
_SETS = ", ".join(dict.fromkeys(name for fields in rules.TAKEN_UP.values() for name in by_name(fields)))


@click.group()
def proposal() -> None:
    """Read, take up or decline what members and leads propose for the record. ID is the proposal's, as listed."""


@proposal.command("list")
@click.option("--waiting", is_flag=True, help="Those alone that nobody has decided.")
@_json
@as_
@in_site
def listed(here: Site, when: Moment, waiting: bool, as_json: bool, email: str) -> None:
    """All that you may read, the newest first."""
    held = kept.proposals(acting(email, when), when.day)
    told = [_told(one) for one in held if not waiting or one.state == rules.PROPOSED]
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for one in told:
        click.echo(f"{one['id']}  {one['state']}: {one['what']}; {one['word']}")
    click.echo(f"{len(told)} {'proposal' if len(told) == 1 else 'proposals'}")


@proposal.command("show")
@_id
@_json
@as_
@in_site
def show(here: Site, when: Moment, id: str, as_json: bool, email: str) -> None:
    """One of them, with all that it says."""
    told = _told(proposals.held(acting(email, when), id, when))
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for name, value in (*told.items(), *told["says"].items()):
        if value and isinstance(value, str):
            click.echo(f"{name}: {value}")


@proposal.command("take")
@_id
@click.option("--set", "sets", multiple=True, metavar="NAME=VALUE", help=f"What you mend of it: {_SETS}.")
@click.option("--dry-run", is_flag=True, help="Show what it would publish; nothing is changed.")
@as_
@in_site
def take(here: Site, when: Moment, id: str, sets: Sequence[str], dry_run: bool, email: str) -> None:
    """Take it up: it is published on its proposer's word, as it is or as you mend it."""
    actor = acting(email, when)
    one = proposals.held(actor, id, when)
    mended = named(sets, by_name(rules.TAKEN_UP[one.kind]))
    typed = one.typed | {rules.WORD[one.kind]: one.word} | mended
    if dry_run:
        made = proposals.rehearse(actor, id, when, typed)
        click.echo(f"{made.since.words}: {made.title}\nNothing was changed.")
        return
    published = proposals.take_up(actor, id, when, typed)
    here.catch_up()
    click.echo("\n".join(f"Published as {each['key']} at {each['url']}" for each in published))


@proposal.command("decline")
@_id
@click.option("--reason", default="", help="Why not; its proposer reads it.")
@as_
@in_site
def decline(here: Site, when: Moment, id: str, reason: str, email: str) -> None:
    """Decline it; it is not published, and can be proposed anew."""
    click.echo(f"{id}: {proposals.decline(acting(email, when), id, when, {'reason': reason}).state}.")


@proposal.command("withdraw")
@_id
@as_
@in_site
def withdraw(here: Site, when: Moment, id: str, email: str) -> None:
    """Take back what you proposed."""
    click.echo(f"{id}: {proposals.withdraw(acting(email, when), id, when).state}.")


def _told(one: Proposal) -> dict[str, Any]:
    return {
        "id": one.id, "kind": one.kind, "what": rules.KINDS[one.kind], "state": one.state, "word": one.word,
        "proposed_at": one.proposed_at, "decided_by": one.decided_by, "decided_on": one.decided_on,
        "reason": one.reason, "key": one.key, "says": one.typed,
    }  # fmt: skip
