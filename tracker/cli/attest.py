"""`tracker attest`: what happened on a date, and which source says so."""

import json
from collections.abc import Sequence
from typing import Any

import click

from tracker.cli.context import acting, as_, in_site, pairs
from tracker.proceedings import attest as attesting
from tracker.rules.moment import Moment
from tracker.rules.outcome import ATTESTED
from tracker.rules.refusal import BadInput
from tracker.search.site import Site

SET = ("text", "action", "feedback", "implementation", "number")
_OPTIONS = [field for field in ATTESTED if field.name not in SET]


def _asked(command: Any) -> Any:
    for field in reversed(_OPTIONS):
        command = click.option(f"--{field.name}", required=field.required, help=field.help)(command)
    return command


@click.command()
@click.argument("about", nargs=-1, required=True, metavar="KEY...")
@click.option("--sets", multiple=True, metavar="NAME=WORD", help=f"What is said: {', '.join(SET)}.")
@click.option("--number", "numbers", multiple=True, metavar="KEY=NUMBER", help="The number given to one of several.")
@_asked
@as_
@click.option("--json", "as_json", is_flag=True)
@in_site
def attest(here: Site, when: Moment, about: Sequence[str], sets: Sequence[str], numbers: Sequence[str], email: str,
           as_json: bool, **typed: str | None) -> None:  # fmt: skip
    """Record what a source says of the recommendations KEY (keys or six-figure numbers)."""
    said = pairs(sets, "--sets NAME=WORD")
    wrong = sorted(set(said) - set(SET))
    if wrong:
        raise BadInput(f'"{wrong[0]}" cannot be set.', remedy=f"It is one of: {', '.join(SET)}.")
    given = pairs(numbers, "--number KEY=NUMBER")
    lost = sorted(set(given) - set(about))
    if lost:
        raise BadInput(f"{lost[0]} is given a number, and is not named.", remedy="Name it as one of KEY... too.")
    named = [f"{key} {given.get(key, '')}" for key in about]
    told = {name: words for name, words in typed.items() if words} | said
    made = attesting.attest(acting(email, when), named, when, told)
    here.catch_up()
    click.echo(json.dumps(made) if as_json else "\n".join(f"Attested as {one['key']} at {one['url']}" for one in made))
