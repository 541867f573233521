"""`tracker index`: the state of the search index, and its making anew."""

import json

import click

from tracker.cli.context import in_site
from tracker.published import find
from tracker.rules.moment import Moment
from tracker.rules.refusal import Refusal
from tracker.search import sync
from tracker.search.engine import EngineFault, IndexBusy, IndexDamaged, IndexKeptElsewhere
from tracker.search.site import Site

ELSEWHERE = "Nothing was done: another process is at it, or this server may only read its database."


@click.group()
def index() -> None:
    """The search index: a copy of the public record that can always be made anew."""


@index.command()
@click.option("--json", "as_json", is_flag=True)
@in_site
def status(here: Site, when: Moment, as_json: bool) -> None:
    """How far the index has come."""
    with here.source.connect() as reader:
        head = find.head(reader).id
    try:
        position, words = here.keeper.position(), "up to date"
    except IndexDamaged as fault:
        position, words = 0, f"damaged ({fault}); mend it with: tracker index rebuild"
    except EngineFault as fault:
        position, words = 0, f"out of reach ({fault})"
    if words == "up to date" and position < head:
        words = f"{head - position} entries behind; tracker index catch-up"
    if as_json:
        click.echo(json.dumps({"position": position, "head": head, "state": words}))
    else:
        click.echo(f"The index stands at entry {position} of {head}: {words}.")


@index.command("catch-up")
@in_site
def catch_up(here: Site, when: Moment) -> None:
    """Bring the index up to the record."""
    with here.source.connect() as reader:
        done = sync.catch_up(here.keeper, reader)
        click.echo(ELSEWHERE if done is None else f"{done} things indexed; at entry {find.head(reader).id}.")


@index.command()
@in_site
def rebuild(here: Site, when: Moment) -> None:
    """Make the index anew beside the old one, which answers meanwhile."""
    with here.source.connect() as reader:
        total = len(find.changed_after(reader, 0))
        with click.progressbar(length=max(total, 1), label="Indexing") as bar:
            try:
                sync.rebuild(here.keeper, reader, lambda done, _: bar.update(done - bar.pos))
            except IndexKeptElsewhere as elsewhere:
                raise Refusal(f"Nothing was done: {elsewhere}.", remedy="Make it anew there.") from None
            except IndexBusy:
                raise Refusal("Another process is writing the index.", remedy="Try again when it is done.") from None
        faults = sync.compare(here.keeper, reader)
    if faults:
        raise Refusal(f"The new index is not what the record says: {faults[0]}")
    click.echo(f"{total} things indexed and compared with the record: equal.")
