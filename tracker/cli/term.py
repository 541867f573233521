"""`tracker term`: a term is published, and ended in one act."""

import re
from collections.abc import Sequence

import click

from tracker.cli.context import acting, as_, in_site, pairs
from tracker.proceedings import term_end, terms
from tracker.published.entry import Edition
from tracker.rules import term as rules
from tracker.rules.moment import Moment
from tracker.rules.refusal import BadInput
from tracker.search.site import Site

_number = click.argument("number", type=click.IntRange(*rules.NUMBERS))
_FATE = re.compile(
    r"(?P<fate>[^:]+?)(?::\s*(?P<to>.+?))?(?:\s+\((?P<acronym>[^()]+)\))?(?:\s+from\s+(?P<since>[\d-]+))?"
)
_AS_FATE = 'GROUP="WORD[: NAME] [(ACRONYM)] [from DATE]"'


@click.group()
def term() -> None:
    """Publish a term of the committee, and end it. NUMBER is 15, 16 ..."""


@term.command("publish")
@_number
@click.option("--first-meeting", default="", metavar="DATE", help="It may lie in the future.")
@click.option("--last-meeting", default="", metavar="DATE")
@click.option("--appointed", default="", metavar="DATE", help="When its members were appointed.")
@click.option("--charter", default="", metavar="SPAN", help="The charter's period: 2022-02-10..2024-02-10.")
@as_
@in_site
def publish(here: Site, when: Moment, number: int, email: str, **typed: str) -> None:
    """A term, or what became known of one. Next: tracker people add EMAIL --role member --term NUMBER ..."""
    made = terms.publish(acting(email, when), when, {"number": str(number), **typed})
    here.catch_up()
    click.echo(f"Published as {made[0]['key']} at {made[0]['url']}")


@term.command("end")
@_number
@click.option("--on", default="", metavar="DATE", help="Its last day; default: that of its last meeting, else today.")
@click.option(
    "--fate",
    "fates",
    multiple=True,
    metavar=_AS_FATE,
    help=f"What becomes of a group: {', '.join(rules.FATES)}. Without it, it goes on.",
)
@click.option("--fate-note", "notes", multiple=True, metavar="GROUP=WORDS", help="What a reader should know of that.")
@click.option("--note", default="", help="What a reader should know of the end.")
@click.option("--dry-run", is_flag=True, help="Show what it would do; nothing is changed.")
@as_
@in_site
def end(here: Site, when: Moment, number: int, on: str, fates: Sequence[str], notes: Sequence[str], note: str,
        dry_run: bool, email: str) -> None:  # fmt: skip
    """End a term: its members' roles, what it left open, what becomes of its groups."""
    actor = acting(email, when)
    _, proposed = term_end.last_day(actor, number, when)
    typed, told = {"on": on or str(proposed), "note": note}, _told(fates, notes)
    if dry_run:
        _shown(here, term_end.rehearse(actor, number, when, typed, told))
        click.echo("Nothing was changed.")
        return
    made = term_end.end(actor, number, when, typed, told)
    here.catch_up()
    click.echo("\n".join(f"Published as {one['key']} at {one['url']}" for one in made))


def _told(fates: Sequence[str], notes: Sequence[str]) -> dict[str, dict[str, str]]:
    told = {group: _fate(group, said) for group, said in pairs(fates, f"--fate {_AS_FATE}").items()}
    for group, words in pairs(notes, "--fate-note GROUP=WORDS").items():
        told.setdefault(group, {})["note"] = words
    return told


def _fate(group: str, said: str) -> dict[str, str]:
    found = _FATE.fullmatch(said.strip())
    if found is None:
        remedy = f"Write --fate {_AS_FATE}."
        raise BadInput(f'"{group}={said}" does not say what becomes of it.', remedy=remedy, field="fate")
    return {name: words for name, words in found.groupdict().items() if words}


def _shown(here: Site, made: Sequence[Edition]) -> None:
    """What would be published, with what is left open and why."""
    for one in made:
        click.echo(f"{one.since.words}: {one.title}")
        for link in one.links:
            if link["rel"] == rules.LEAVES:
                click.echo(f"  left open: {link['to']}, {link['why']}")
            elif link["rel"] == rules.FATED:
                click.echo(f"  group {link['to']}: {link['fate']}")
        if one.facts.get("event") == "ended":
            click.echo(f"  roles that end: {one.facts['roles_ended']}")
