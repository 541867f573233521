"""`tracker synonyms`: the acronyms and synonyms that search knows, as a list to be printed, or set from a file."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tracker.cli.context import acting, in_site
from tracker.cli.plain import BAD_INPUT
from tracker.exchange import synonyms as exchange
from tracker.formats.json import dumped
from tracker.proceedings import synonyms as proceeding
from tracker.proceedings.synonyms import Done, Unchanged, Unfit
from tracker.rules.moment import Moment
from tracker.rules.refusal import BadInput
from tracker.rules.synonyms import NOTE, Change
from tracker.search.site import Site


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--as", "email", metavar="EMAIL", help="Who sets it.")
@click.option("--entry", type=int, help="The entry that was looked at; refused if another one stands now.")
@click.option("--note", default="", help=NOTE.help)
@click.option("--dry-run", is_flag=True, help="Tell what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True)
@in_site
def synonyms(here: Site, when: Moment, file: Path | None, email: str | None, entry: int | None, note: str,
             dry_run: bool, as_json: bool) -> None:  # fmt: skip
    """The words that search takes for one. Without FILE they are printed, as CSV or with --json; the rows of FILE (CSV
    or XLSX: acronym, names, related; several names of a cell parted by ";") take the place of all that stand."""
    if file is None:
        _print(here, when, as_json)
        return
    if email is None:
        raise BadInput("Who sets the list is not said.", remedy="Give --as EMAIL.")
    actor, listed = acting(email, when), exchange.read(file.read_bytes(), file.name)
    do = proceeding.tried if dry_run else proceeding.publish
    try:
        done = do(actor, listed.rows, when, entry=entry, note=note)
    except Unfit as wrong:
        for one in wrong.faults:
            click.echo(f"Row {one.row}, {listed.called(one.column)}: {one.message} {one.remedy}", err=True)
        click.echo("tracker: nothing of the list was changed.", err=True)
        sys.exit(BAD_INPUT)
    except Unchanged:  # what was asked for holds: a program may repeat itself
        done = Done(())
    here.catch_up()
    if as_json:
        click.echo(json.dumps({"entry": done.entry, "changes": [one.json() for one in done.changes],
                               "dry_run": dry_run}, ensure_ascii=False))  # fmt: skip
    else:
        _tell(listed.notes, done.changes, done.entry)


def _print(here: Site, when: Moment, as_json: bool) -> None:
    with here.reader.connect() as reader:
        held = proceeding.held(reader, when)
    rows = proceeding.rows(held)
    if as_json:
        told = {"key": held.key, "edition": held.edition, "entry": held.entry, "recorded": held.recorded}
        click.echo(dumped({**told, "rows": [row.fact for row in rows]}))
    else:
        click.echo(exchange.as_csv(rows), nl=False)


def _tell(notes: Sequence[str], changes: Sequence[Change], entry: int | None) -> None:
    for note in notes:
        click.echo(f"Note: {note}")
    if not changes:
        click.echo("The list stands so already. Nothing was changed.")
        return
    for one in changes:
        click.echo(f"{one.acronym}: {one.what}.{''.join(f' {told}.' for told in one.words)}")
    rows = f"{len(changes)} {'row' if len(changes) == 1 else 'rows'}"
    click.echo(f"{rows} would change. Nothing was changed." if entry is None else f"{rows} changed, by entry {entry}.")
