"""`tracker group` and `tracker office`: what the officer records of both."""

from collections.abc import Sequence

import click

from tracker.cli.context import acting, in_site, named
from tracker.proceedings import bodies
from tracker.proceedings.publish import Published
from tracker.rules import group as groups
from tracker.rules import office as offices
from tracker.rules.field import by_name
from tracker.rules.moment import Moment
from tracker.search.site import Site

_LIFE = by_name(bodies.LIFE)
_as = click.option("--as", "email", required=True, metavar="EMAIL", help="Who records it.")


@click.command()
@click.argument("name")
@click.argument("event", type=click.Choice(tuple(groups.EVENTS)))
@click.option("--to", default="", help="The new name, the subcommittee it was moved to, or who goes on with its work.")
@click.option("--acronym", default="", help="Of the name that it has then.")
@click.option("--part-of", "parent", default="", help="Of a group formed anew: its subcommittee.")
@click.option("--date", default="", help="As exact as the source says; today if left out.")
@click.option("--note", default="", help="What a reader should know.")
@click.option("--source", default="", help=_LIFE["source"].help)
@click.option("--quote", default="", help=_LIFE["quote"].help)
@click.option("--dry-run", is_flag=True, help="Show what it would publish; nothing is changed.")
@_as
@in_site
def group(here: Site, when: Moment, name: str, event: str, dry_run: bool, email: str, **typed: str) -> None:
    """Record that the group NAME was formed, renamed, transferred, put on hiatus ..."""
    actor, said = acting(email, when), {"group": name, "event": event, **typed}
    if dry_run:
        for one in bodies.rehearse(actor, when, said):
            click.echo(f"{one.since.words}: {one.title}")
        click.echo("Nothing was changed.")
        return
    _published(here, bodies.befall(actor, when, said))


@click.command()
@click.argument("name")
@click.option(
    "--key", default="", metavar="KEY", help="Of an office that is there, as office/trade: NAME is its new name."
)
@click.option("--set", "sets", multiple=True, metavar="NAME=VALUE", help=f"Of: {', '.join(by_name(offices.FIELDS))}.")
@_as
@in_site
def office(here: Site, when: Moment, name: str, key: str, sets: Sequence[str], email: str) -> None:
    """Add an office of the agency, or (--key) give one another name from a day on."""
    typed, actor = {"name": name, **named(sets, by_name(offices.FIELDS))}, acting(email, when)
    made = bodies.rename_office(actor, key, when, typed) if key else bodies.found_office(actor, when, typed)
    _published(here, made)


def _published(here: Site, made: Published) -> None:
    here.catch_up()
    click.echo("\n".join(f"Published as {one['key']} at {one['url']}" for one in made))
