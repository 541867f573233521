"""`tracker desk`: what CBP owes an answer to, and whose desk it lies on, at the terminal."""

import json
from collections.abc import Sequence

import click

from tracker.cli.context import acting, in_site
from tracker.proceedings import desk as desks
from tracker.rules.moment import Moment
from tracker.search.site import Site

_as = click.option("--as", "email", required=True, metavar="EMAIL", help="Who asks.")


@click.group()
def desk() -> None:
    """What the committee adopted and CBP has not answered."""


@desk.command("list")
@click.option("--office", metavar="OFFICE", help='Of one desk: its address, as office/cbp; "nobody" for none.')
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@_as
@in_site
def listed(here: Site, when: Moment, office: str | None, as_json: bool, email: str) -> None:
    """What is owed, the longest first."""
    with here.reader.connect() as reader:
        waiting = desks.waiting(reader, when.day)
        of = [one for one in waiting if office in (None, one.desk or "nobody", (one.desk or "").partition("/")[2])]
        wanted = desks.owed(reader, acting(email, when), when.day, of)
    told = [
        {"key": one.item.key, "number": one.item.number, "since": str(one.since), "days": one.days, "desk": one.desk,
         "announced": one.passed.value if one.passed else None, "sent_by": one.sent.sent_by if one.sent else None,
         "why": one.sent.words if one.sent else None,
         "drafts": [each.id for each in one.drafts]}
        for one in wanted
    ]  # fmt: skip
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for one in told:
        why = f"; sent by {one['sent_by']}: {one['why']}" if one["why"] else ""
        click.echo(f"{one['number'] or one['key']}  {one['days']} days since adoption; {one['desk'] or 'nobody'}{why}")
    click.echo(f"{len(told)} {'recommendation' if len(told) == 1 else 'recommendations'} owed an answer")


@desk.command("send")
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
@click.option("--to", "office", required=True, metavar="OFFICE", help="The office whose it is.")
@click.option("--words", default="", help="Why, for whoever receives it.")
@_as
@in_site
def send(here: Site, when: Moment, items: Sequence[str], email: str, **typed: str) -> None:
    """Send recommendations (keys or numbers) to the desk of another office."""
    for one in desks.send(acting(email, when), items, when, typed):
        click.echo(f"{one.item}: on the desk of {one.office_key}")
