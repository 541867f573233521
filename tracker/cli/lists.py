"""`tracker import-list`: a list of recommendations and of what became of them, row by row into the record."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tracker.cli.context import acting, as_, in_site, pairs
from tracker.cli.plain import BAD_INPUT
from tracker.exchange import lists as outside
from tracker.exchange.lists import Typed
from tracker.proceedings import lists
from tracker.proceedings.list_plan import Report
from tracker.rules.moment import Moment
from tracker.search.site import Site

_MAP = "Which column holds a field: its letter, or its header. Without it the columns are proposed."


@click.command("import-list")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--map", "columns", multiple=True, metavar="FIELD=COLUMN", help=_MAP)
@click.option("--word", "words", multiple=True, metavar="THEIRS=OURS", help="What a word of the list means here.")
@click.option("--found", "founding", multiple=True, metavar="NAME", help="A group, office or term that is new.")
@click.option(
    "--take", "taken", multiple=True, type=int, metavar="ROW", help="A row to record though the record differs."
)
@click.option("--as-of", default="", help=outside.AS_OF.help)
@click.option("--sheet", help="Which sheet of a workbook; else the first.")
@click.option("--header", type=int, metavar="ROW", help="Which row holds the headers; else it is looked for.")
@as_
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and change nothing.")
@click.option("--json", "as_json", is_flag=True)
@in_site
def import_list(here: Site, when: Moment, file: Path, columns: Sequence[str], words: Sequence[str],
                founding: Sequence[str], taken: Sequence[int], as_of: str, sheet: str | None, header: int | None,
                email: str, dry_run: bool, as_json: bool) -> None:  # fmt: skip
    """Record the rows of a list (XLSX or CSV), each attested by the file; what is wrong is named with its row."""
    actor = acting(email, when)
    held = outside.opened(file.read_bytes(), file.name, sheet=sheet, header=header)
    named, meant = pairs(columns, "--map FIELD=COLUMN"), pairs(words, "--word THEIRS=OURS")
    typed = Typed(named, meant, founding, taken, as_of)
    rows, asked = outside.understood(held, typed, when)
    if dry_run:
        report = lists.tried(actor, held.file, rows, asked, when)
    else:
        report = lists.imported(actor, held.file, held.content, held.media_type, rows, asked, when)
        here.catch_up()
    report.notes[:0] = held.notes
    click.echo(json.dumps(report.json() | {"dry_run": dry_run}, ensure_ascii=False)) if as_json else _tell(
        report, dry_run
    )
    sys.exit(BAD_INPUT if report.wrong else 0)


def _tell(report: Report, dry_run: bool) -> None:
    for note in report.notes:
        click.echo(f"Note: {note}")
    for one in report.new:
        click.echo(
            f"Row {one['row']}: {one['key']}: {', '.join(one['what'])} {'would be' if dry_run else 'is'} recorded."
        )
    for one in report.changed:
        for told in one["differs"]:
            where = told["column"] or told["field"]
            click.echo(
                f"Row {one['row']}: {one['key']} differs in {where}: held {told['held']}; listed {told['list']}."
            )
        click.echo(f"  {one['remedy']}")
    for one in report.wrong:
        where = f", {one['column']}" if one["column"] else ""
        click.echo(f"Row {one['row']}{where}: {one['message']} {one['remedy']}", err=True)
    wrong = len({one["row"] for one in report.wrong})
    told = {"new": len(report.new), "the same": report.same, "different": len(report.changed), "wrong": wrong}
    counted = ", ".join(f"{number} {name}" for name, number in told.items())
    click.echo(f"{report.rows} rows: {counted}." + (" Nothing was changed." if dry_run else ""))
