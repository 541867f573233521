"""`tracker check`: whether the record, the journal and all that is derived from them hold together."""

import json
import sys
from dataclasses import asdict

import click

from tracker.cli.context import in_site
from tracker.exchange.check import examine
from tracker.rules.moment import Moment
from tracker.search.site import Site


@click.command()
@click.option("--head", "kept", metavar="HASH", help="A head kept elsewhere, of either chain: it must be in the chain.")
@click.option("--json", "as_json", is_flag=True)
@in_site
def check(here: Site, when: Moment, kept: str | None, as_json: bool) -> None:
    """Verify the chains, the files, the workspace, the derived tables and the index; prints both heads. Exit 0 only if
    all hold.

    The workspace (people, roles, tokens, papers) is compared with what the journal tells of it. The journal does not
    hold people's names, the hashes of their passwords, sessions, when an invitation runs out, or the values within a
    paper: a change of these is not seen.
    """
    found = examine(here.settings.database_url, here.keeper, kept)
    faults = [fault for part in found.parts.values() for fault in part]
    if as_json:
        heads = {"record": asdict(found.record), "journal": asdict(found.journal)}
        click.echo(json.dumps({"holds": not faults, "parts": found.parts, "heads": heads}))
    else:
        for name, part in found.parts.items():
            click.echo(f"{name}: " + ("holds" if not part else f"{len(part)} faults"))
            for fault in part[:20]:
                click.echo(f"  {fault}")
        click.echo(f"Head of the record: entry {found.record.id}, {found.record.sha256}")
        click.echo(f"Head of the journal: line {found.journal.id}, {found.journal.sha256}")
    sys.exit(1 if faults else 0)
