"""`tracker correct`, `retract`, `resolve`, `erratum`: what is done to the record once it is out."""

from pathlib import Path

import click

from tracker.cli.context import acting, as_, in_site, pairs, with_options
from tracker.proceedings import amend, errata, named
from tracker.rules import keys
from tracker.rules.moment import Moment
from tracker.rules.refusal import BadInput
from tracker.search.site import Site

_key = click.argument("key")
_reason = click.option("--reason", required=True, help="What was wrong; readers see it.")
_STAYS = "Retract the paper, and all goes; or give --paper-stays, and the paper is to stay with these words in it."


@click.command()
@_key
@click.option(
    "--text", "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A file: the right words."
)
@click.option("--title", help="The right title.")
@click.option(
    "--set", "settled", multiple=True, metavar="FACT=VALUE", help="A fact as it should be; empty takes it away."
)
@click.option("--entry", type=int, help="The entry that was looked at; refused if another one stands now.")
@_reason
@as_
@in_site
def correct(here: Site, when: Moment, key: str, file: Path | None, title: str | None, settled: tuple[str, ...],
            entry: int | None, reason: str, email: str) -> None:  # fmt: skip
    """Replace what stands under KEY by the right words, with a notice."""
    if not (file or title or settled):
        raise BadInput("Nothing to correct was given.", remedy="Give --text FILE, --title or --set FACT=VALUE.")
    text, key = _words(file) if file else None, _meant(here, when, key)
    made = amend.correct(acting(email, when), key, when, reason=reason, text=text, title=title,
                         facts=pairs(settled, "--set FACT=VALUE"), entry=entry)  # fmt: skip
    here.catch_up()
    click.echo(f"Corrected {key} with entry {made}; the notice is on its page.")


def _meant(here: Site, when: Moment, typed: str) -> str:
    """The key: as it was typed, or that of the recommendation with this number."""
    if not keys.NUMBER.fullmatch(typed):
        return typed
    with here.reader.connect() as reader:
        return named.recommendation(reader, typed, when.day).key


def _words(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except UnicodeDecodeError:
        raise BadInput(f"{file} is not UTF-8 text.", remedy="Save it as UTF-8, then try again.") from None


@click.command()
@_key
@_reason
@click.option("--paper-stays", is_flag=True, help="Though the words of KEY stand in its paper too.")
@as_
@in_site
def retract(here: Site, when: Moment, key: str, reason: str, paper_stays: bool, email: str) -> None:
    """Take KEY, and what hangs on it, out of the record; its address says why."""
    key = _meant(here, when, key)
    with with_options({"paper_stays": _STAYS}):
        gone = amend.retract(acting(email, when), key, when, reason=reason, paper_stays=paper_stays)
    here.catch_up()
    click.echo(f"Retracted: {', '.join(gone)}.")


@click.command()
@_key
@click.argument("printed")
@click.argument("to")
@click.option("--more", is_flag=True, help="Though as many are found already as the words tell.")
@as_
@in_site
def resolve(here: Site, when: Moment, key: str, printed: str, to: str, more: bool, email: str) -> None:
    """Say that the reference PRINTED in KEY means TO, now that it is held. Of several, once for each."""
    key, to = _meant(here, when, key), _meant(here, when, to)
    with with_options({"more": "Retract the wrong one; or give --more, and it means more than it tells."}):
        link = amend.resolve(acting(email, when), key, printed, to, when, more=more)
    here.catch_up()
    click.echo(f"Resolved, as {link}.")


@click.command()
@_key
@click.option("--field", default="", metavar="FACT", help="The fact that is misprinted; without it, words of its text.")
@click.option("--printed", required=True, help="The words as they are printed.")
@click.option("--corrected", required=True, help="What is right.")
@click.option("--source", required=True, help="What tells that it is a misprint.")
@click.option("--note", default="", help="Whatever else a reader should know.")
@as_
@in_site
def erratum(here: Site, when: Moment, key: str, email: str, **typed: str) -> None:
    """Say that KEY misprints something; the print stays, and what is right stands beside it."""
    done = errata.record(acting(email, when), _meant(here, when, key), when, typed)
    here.catch_up()
    click.echo(f"Recorded as {done}; both are shown on its page.")
