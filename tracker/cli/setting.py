"""`tracker setting`: the office's own rules, each from a day on, at the terminal."""

import click

from tracker.cli.context import acting, as_, as_of_day, day, in_site
from tracker.proceedings import settings
from tracker.records import calendar
from tracker.rules import setting as rules
from tracker.rules.moment import Moment
from tracker.search.site import Site


@click.group()
def setting() -> None:
    """Rules that no law sets, or that the law leaves to the office: the quorum, days that things take."""


@setting.command("list")
@as_of_day
@in_site
def listed(here: Site, when: Moment, as_of: str | None) -> None:
    """What each is today, or on the day of --as-of."""
    values = calendar.settings(day(as_of, when))
    for name, field in rules.FIELDS.items():
        click.echo(f"{name:10}{values.get(name, 'not set'):18}{field.label}")


@setting.command("set")
@click.argument("name", metavar="NAME")
@click.argument("value", metavar="VALUE")
@click.option("--since", default="", metavar="DATE", help="The day from which on it counts; else today.")
@as_
@in_site
def set_(here: Site, when: Moment, name: str, value: str, since: str, email: str) -> None:
    """Let NAME be VALUE from a day on; VALUE "" ends it."""
    made = settings.change(acting(email, when), when, name, value, since)
    click.echo(f"{made.name}: {made.value or 'ended'}, from {made.since} on.")
