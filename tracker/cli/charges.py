"""`tracker cover` and `tracker charge`: what covers an objective of a statement of work, and where one stands."""

from collections.abc import Sequence
from typing import Any

import click

from tracker.cli.context import acting, as_, in_site
from tracker.proceedings import charges, coverage
from tracker.rules.charge import SAID, STATE, STATES
from tracker.rules.moment import Moment
from tracker.rules.objective import RELATIONS
from tracker.search.site import Site


@click.command()
@click.argument("paper")
@click.argument("objective")
@click.argument("relation", metavar=f"[{'|'.join(RELATIONS)}]")
@click.argument("about", nargs=-1, required=True, metavar="RECOMMENDATION...")
@click.option("--ground", required=True, help="What tells it; it is published.")
@as_
@in_site
def cover(here: Site, when: Moment, paper: str, objective: str, relation: str, about: Sequence[str], ground: str,
          email: str) -> None:  # fmt: skip
    """Say that recommendations deliver an OBJECTIVE of the statement of work PAPER, or were asked for by it."""
    said = {"objective": objective, "relation": relation, "about": "\n".join(about), "ground": ground}
    made = coverage.cover(acting(email, when), paper, when, said)
    here.catch_up()
    click.echo("\n".join(f"Recorded as {key}." for key in made))


def _asked(command: Any) -> Any:
    for field in reversed([one for one in SAID if one is not STATE]):
        command = click.option(f"--{field.name}", required=field.required, help=field.help)(command)
    return command


@click.command()
@click.argument("paper")
@click.argument("state", metavar=f"[{'|'.join(STATES)}]")
@_asked
@as_
@in_site
def charge(here: Site, when: Moment, paper: str, state: str, email: str, **typed: str | None) -> None:
    """Record where the statement of work PAPER stood from a day on, as a source says."""
    said = {name: words for name, words in typed.items() if words} | {STATE.name: state}
    made = charges.stands(acting(email, when), paper, when, said)
    here.catch_up()
    click.echo(f"Recorded as {made}.")
