"""`tracker answer package`, `bring` and `take`: the Word file by which an office clears a draft, out and back."""

from collections.abc import Sequence
from pathlib import Path

import click

from tracker.cli.answer import answer, id_, office_, place_of
from tracker.cli.context import acting, as_, in_site
from tracker.exchange import packages as outside
from tracker.formats import package as form
from tracker.proceedings import answer as drafts
from tracker.proceedings import packages
from tracker.rules.moment import Moment
from tracker.search.site import Site

__all__ = ["answer"]


@answer.command("package")
@id_
@office_
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@as_
@in_site
def package(here: Site, when: Moment, id: str, of: str, folder: Path, email: str) -> None:
    """Write the Word file for one office to FOLDER: it changes the words, and sends the file back."""
    actor = acting(email, when)
    held, place = drafts.known(actor, id, when), place_of(here, actor, id, of, when)
    with here.reader.connect() as reader:
        made = form.word(packages.out(reader, held, place, when))
    out = folder / packages.called(held, place)
    out.write_bytes(made)
    click.echo(f"Written: {out}. Next: tracker answer bring {id} FILE --office {of}")


@answer.command("bring")
@id_
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@office_
@as_
@in_site
def bring(here: Site, when: Moment, id: str, file: Path, of: str, email: str) -> None:
    """Keep the Word file that came back, and tell what was changed in it. The draft stays as it is."""
    actor = acting(email, when)
    place = place_of(here, actor, id, of, when)
    held = outside.bring(actor, id, place, None, when, file.name, file.read_bytes())
    one = held.returned[-1]
    for change in one.read["changes"]:
        _say(f'{change["under"]}: {change["author"]} took out "{change["removed"]}", put in "{change["added"]}"')
    for said in one.read["comments"]:
        _say(f'{said["author"]} on "{said["about"]}": {said["words"]}')
    for each in packages.offered(held, one):
        click.echo(f"It says something else: {each.name}{f' ({each.how})' if each.how else ''}")
    click.echo(f"Kept as file {one.place}. Next: tracker answer take {id} {one.place} --field NAME")


def _say(words: str) -> None:
    """In one line, without a character that a terminal might obey."""
    click.echo("".join(letter if letter.isprintable() else " " for letter in words))


@answer.command("take")
@id_
@click.argument("place", type=int, metavar="FILE")
@click.option("--field", "names", multiple=True, required=True, metavar="NAME", help="What to take: text, reasons ...")
@as_
@in_site
def take(here: Site, when: Moment, id: str, place: int, names: Sequence[str], email: str) -> None:
    """Take the words of a file that came back (1, 2 ...) over into the draft; it is cleared anew."""
    held = packages.take(acting(email, when), id, place, None, when, names)
    click.echo(f"{id}: {held.state}.")
