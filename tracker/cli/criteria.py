"""`tracker criteria`: documents of criteria, their editions and changes, and what led to them, at the terminal."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from tracker.cli.context import acting, as_, in_site, pairs
from tracker.exchange import criteria as exchange
from tracker.proceedings import criteria as proceeding
from tracker.proceedings import criteria_links
from tracker.proceedings.publish import Published
from tracker.published import criteria as published
from tracker.rules import criteria as rules
from tracker.rules.field import Field, by_name
from tracker.rules.moment import Moment
from tracker.rules.refusal import BadInput
from tracker.search.site import Site

_key = click.argument("document", metavar="DOCUMENT")
Command = Callable[..., Any]
STEP = (*rules.SAID, rules.STAGE)


def _sets(fields: Sequence[Field]) -> Callable[[Command], Command]:
    told = f"What is said: {', '.join(field.name for field in fields)}."
    return click.option("--set", "sets", multiple=True, metavar="NAME=VALUE", help=told)


@click.group()
def criteria() -> None:
    """Criteria with their editions and changes. DOCUMENT is a key, as criteria/sign-criteria, or its last part."""


@criteria.command("found")
@_sets(rules.FOUNDED)
@as_
@in_site
def found(here: Site, when: Moment, sets: Sequence[str], email: str) -> None:
    """A document: --set "name=Sign Criteria" --set since=2019-01-01 ..."""
    _published(here, proceeding.found(acting(email, when), when, _named(sets, rules.FOUNDED)))


@criteria.command("edition")
@_key
@click.option(
    "--file", required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False), help=exchange.SHAPE
)
@_sets(STEP)
@as_
@in_site
def edition(here: Site, when: Moment, document: str, file: Path, sets: Sequence[str], email: str) -> None:
    """Publish all criteria anew, from FILE: --set announced=2019-01-01 --set effective=2019-01-01 ..."""
    said = exchange.read(file.read_bytes(), file.name)
    _published(here, proceeding.edition(acting(email, when), _full(document), when, _named(sets, STEP), said))


@criteria.command("change")
@_key
@click.option("--file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help=exchange.SHAPE)
@click.option("--gone", multiple=True, metavar="ID", help="A criterion that it takes out.")
@_sets(STEP)
@as_
@in_site
def change(
    here: Site, when: Moment, document: str, file: Path | None, gone: Sequence[str], sets: Sequence[str], email: str
) -> None:
    """Publish what is new of some criteria, from FILE; what it does not say stays as it was."""
    said = exchange.read(file.read_bytes(), file.name) if file else []
    typed = _named(sets, STEP)
    _published(here, proceeding.change(acting(email, when), _full(document), when, typed, said, gone))


@criteria.command("link")
@click.argument("change", metavar="CHANGE")
@_sets(rules.LED_BY)
@as_
@in_site
def link(here: Site, when: Moment, change: str, sets: Sequence[str], email: str) -> None:
    """Say which recommendation led to an edition or a change: --set about=010457 --set strength=adopted ..."""
    _published(here, criteria_links.led_to(acting(email, when), _full(change), when, _named(sets, rules.LED_BY)))


@criteria.command("confirm")
@click.argument("link", metavar="LINK")
@_sets(rules.CONFIRMED)
@as_
@in_site
def confirm(here: Site, when: Moment, link: str, sets: Sequence[str], email: str) -> None:
    """Confirm for CBP that it led to the change: --set "confirmed_by=Rosa Example, Office of Field" ..."""
    _published(here, criteria_links.confirm(acting(email, when), _full(link), when, _named(sets, rules.CONFIRMED)))


@criteria.command("list")
@click.argument("document", metavar="[DOCUMENT]", required=False)
@click.option("--json", "as_json", is_flag=True)
@in_site
def listed(here: Site, when: Moment, document: str | None, as_json: bool) -> None:
    """The documents of the record; or the editions and changes of one, and what led to each."""
    with here.reader.connect() as reader:
        if document is None:
            rows = [(one.key, one.own_title) for one in published.documents(reader, when.day)]
        else:
            held = published.document(reader, _full(document), when.day)
            if held is None:
                raise BadInput(f"There are no criteria {document}.", remedy="List them with: tracker criteria list")
            rows = [(one.key, rules.phase(one, str(when.day), held.steps)) for one in held.steps]
            rows += [(each.key, f"{each.item}, {each.strength}") for links in held.led.values() for each in links]
    if as_json:
        click.echo(json.dumps([{"key": key, "told": told} for key, told in rows], ensure_ascii=False))
    else:
        click.echo("\n".join(f"{key}  {told}" for key, told in rows) or "None is in the record yet.")


def _full(key: str) -> str:
    return key if key.startswith(f"{rules.DOCUMENT}/") else f"{rules.DOCUMENT}/{key}"


def _named(sets: Sequence[str], fields: Sequence[Field]) -> dict[str, str]:
    said, known = pairs(sets), by_name(fields)
    if wrong := sorted(set(said) - set(known)):
        raise BadInput(f'Nothing here is called "{wrong[0]}".', remedy=f"It may be: {', '.join(known)}.")
    return {name: words.replace("\\n", "\n") for name, words in said.items()}


def _published(here: Site, made: Published) -> None:
    here.catch_up()
    click.echo("\n".join(f"Published as {one['key']} at {one['url']}" for one in made))
