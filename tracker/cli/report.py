"""`tracker report`: the figures that others ask of the committee."""

import click

from tracker.cli.context import as_of_day, day, in_site
from tracker.formats.json import dumped
from tracker.published import faca as published
from tracker.rules import faca as rules
from tracker.rules.moment import Moment
from tracker.search.site import Site


@click.group()
def report() -> None:
    """Figures for others, with the items that they count."""


@report.command()
@click.option(
    "--fiscal-year", "year", type=click.IntRange(2016, 2999), help="Adopted in it; else since April 27, 2016."
)
@as_of_day
@click.option("--json", "as_json", is_flag=True)
@in_site
def faca(here: Site, when: Moment, year: int | None, as_of: str | None, as_json: bool) -> None:
    """For the federal advisory committee database: recommendations made, and which part of them was implemented."""
    on = day(as_of, when)
    with here.reader.connect() as reader:
        found = published.made(reader, on, year)
        items = published.listed(reader, found, on)
    told = rules.counted(one.implementation for one in found)
    if as_json:
        click.echo(dumped({
            "made": told.made, "not_recorded": told.not_recorded,
            "fully_or_will_percent": told.fully_or_will_percent, "partially_percent": told.partially_percent,
            "fiscal_year": year, "as_of": str(on), "items": items,
        }))  # fmt: skip
        return
    click.echo(f"Made {f'in fiscal year {year}' if year else 'since April 27, 2016'}: {told.made}")
    click.echo(f"Fully implemented, or will be: {told.fully_or_will} ({told.fully_or_will_percent} %)")
    click.echo(f"Partially implemented: {told.partially} ({told.partially_percent} %)")
    click.echo(f"Of {told.not_recorded} it is not recorded here.")
    for one in items:
        click.echo(f"  {one['number'] or one['key']}: {one['implementation'] or 'not recorded here'}")
