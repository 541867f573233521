"""`tracker relate`: how a recommendation follows on an earlier one."""

from collections.abc import Sequence
from typing import Any

import click

from tracker.cli.context import acting, as_, in_site
from tracker.proceedings import relate as relating
from tracker.rules.field import by_name
from tracker.rules.moment import Moment
from tracker.rules.thread import RELATIONS, TIED
from tracker.search.site import Site

_HELP = {name: field.help for name, field in by_name(TIED).items()}


@click.command()
@click.argument("newer", nargs=-1, required=True, metavar="NEWER...")
@click.option("--relation", required=True, metavar="WORD", help=f"One of: {', '.join(RELATIONS)}.")
@click.option("--to", "older", multiple=True, required=True, metavar="OLDER", help=_HELP["older"])
@click.option("--word", default="", help=_HELP["word"])
@click.option("--source", default="", help=_HELP["source"])
@click.option("--quote", default="", help=_HELP["quote"])
@click.option("--date", default="", help=_HELP["date"])
@click.option("--note", default="", help=_HELP["note"])
@as_
@in_site
def relate(here: Site, when: Moment, newer: Sequence[str], older: Sequence[str], email: str, **typed: Any) -> None:
    """Say that NEWER (keys or numbers; a set's key for its items) continues, refines ... earlier recommendations."""
    (made,) = relating.relate(acting(email, when), newer, when, {**typed, "older": "\n".join(older)})
    here.catch_up()
    click.echo(f"Recorded as {made['key']} at {made['url']}")
