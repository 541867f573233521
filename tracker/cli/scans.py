"""`tracker type-page`, `waive-page`: what stands on a scanned page, typed in by a person, or why it is left out."""

from typing import BinaryIO

import click

from tracker.cli.context import acting, as_, in_site
from tracker.exchange import rereading
from tracker.proceedings.scans import UNREAD, pages_of
from tracker.records.paper import Paper
from tracker.rules.moment import Moment
from tracker.search.site import Site


@click.command("type-page")
@click.argument("id")
@click.argument("page", type=int)
@click.argument("file", type=click.File("rb"))
@as_
@in_site
def type_page(here: Site, when: Moment, id: str, page: int, file: BinaryIO, email: str) -> None:
    """Give the text of a scanned page, in a text file (- for what is typed here): exactly as printed."""
    text = file.read().decode("utf-8-sig")
    _tell(rereading.type_page(acting(email, when), id, page, text, when), page, "typed in")


@click.command("waive-page")
@click.argument("id")
@click.argument("page", type=int)
@click.option("--reason", required=True, help="Why; it is published with the paper.")
@as_
@in_site
def waive_page(here: Site, when: Moment, id: str, page: int, reason: str, email: str) -> None:
    """Leave a scanned page out, with the reason."""
    _tell(rereading.waive_page(acting(email, when), id, page, reason, when), page, "left out")


def _tell(paper: Paper, page: int, done: str) -> None:
    click.echo(f"{paper.id}: page {page} is {done}; the paper was read anew and awaits review.")
    unread = [str(one.page) for one in pages_of(paper) if one.how == UNREAD]
    if unread:
        click.echo(f"Still unread: page {', '.join(unread)}. Type each in, or waive it.")
    else:
        click.echo(f"Next: tracker review {paper.id} --accept --as EMAIL")
