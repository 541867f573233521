"""`tracker cover`: what covers an objective of a statement of work."""

from collections.abc import Sequence

import click

from tracker.cli.context import acting, in_site
from tracker.proceedings import coverage
from tracker.rules.moment import Moment
from tracker.rules.objective import RELATIONS
from tracker.search.site import Site


@click.command()
@click.argument("paper")
@click.argument("objective")
@click.argument("relation", metavar=f"[{'|'.join(RELATIONS)}]")
@click.argument("about", nargs=-1, required=True, metavar="RECOMMENDATION...")
@click.option("--ground", required=True, help="What tells it; it is published.")
@click.option("--as", "email", required=True, metavar="EMAIL", help="Who does it.")
@in_site
def cover(here: Site, when: Moment, paper: str, objective: str, relation: str, about: Sequence[str], ground: str,
          email: str) -> None:  # fmt: skip
    """Say that recommendations deliver an OBJECTIVE of the statement of work PAPER, or were asked for by it."""
    said = {"objective": objective, "relation": relation, "about": "\n".join(about), "ground": ground}
    made = coverage.cover(acting(email, when), paper, when, said)
    here.catch_up()
    click.echo("\n".join(f"Recorded as {key}." for key in made))
