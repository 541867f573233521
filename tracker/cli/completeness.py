"""`tracker completeness`, `tracker account`: what the record holds and lacks, and what a person says of that."""

from collections.abc import Sequence

import click

from tracker.cli.context import acting, as_, in_site
from tracker.formats import completeness as formats
from tracker.formats.json import dumped
from tracker.proceedings import accounts
from tracker.published import completeness as published
from tracker.published import references
from tracker.published.completeness import Cell, OfTerm
from tracker.published.references import Unresolved
from tracker.rules import completeness as rules
from tracker.rules.moment import Moment
from tracker.rules.refusal import BadInput
from tracker.search.site import Site


@click.command()
@click.option("--term", type=click.IntRange(1, 99), help="Of this term alone.")
@click.option("--json", "as_json", is_flag=True)
@in_site
def completeness(here: Site, when: Moment, term: int | None, as_json: bool) -> None:
    """What is held of each meeting and term, what is known to exist and is not, and what is not known."""
    with here.reader.connect() as reader:
        whole = published.told(reader, when.day)
        named = references.unresolved(reader, when.day) if term is None else ()
    shown = [one for one in whole if term is None or one.key == str(term)]
    if term is not None and not shown:
        raise BadInput(f"The record has no term {term}.", remedy="Leave --term out to see all.")
    lines = [*map(_told, shown), *([_named(named)] if named else [])]
    click.echo(dumped(formats.data(shown, named)) if as_json else "\n\n".join(lines))


def _named(found: Sequence[Unresolved]) -> str:
    said = (f"  “{one.printed}”: {one.expected} expected, {len(one.found)} found, by {one.by.title}" for one in found)
    return "\n".join(["Named by papers, not found here:", *said])


def _told(one: OfTerm) -> str:
    sums = ", ".join(f"{number} {rules.COUNTED[state]}" for state, number in one.counts.items() if number)
    days = sum(meeting.has_day for meeting in one.meetings)
    months = f", and {left} months for which papers name no meeting" if (left := len(one.meetings) - days) else ""
    lines = [f"{one.title}: {days} meetings known{months}{f'; kinds of papers: {sums}' if sums else ''}."]
    for meeting in one.meetings:
        lines.append(f"  {meeting.words}")
        lines += [f"    {cell.label}: {rules.STATES[cell.state]}{_held(cell)}" for cell in meeting.cells]
    lines += [f"  {charge.cell.label}, {charge.group}: {rules.STATES[charge.cell.state]}" for charge in one.charges]
    return "\n".join([*lines, *(f"  {said.kind}: {rules.STATES[said.state]} ({said.source})" for said in one.said)])


def _held(cell: Cell) -> str:
    return f"; {len(cell.held)} held" if cell.held and cell.state != rules.HELD else ""


@click.command()
@click.argument("about")
@click.argument("kind")
@click.option("--missing", is_flag=True, help="It is known to exist, and not held.")
@click.option("--none", is_flag=True, help="There was none.")
@click.option("--source", required=True, help="Who says so.")
@click.option("--note", default="", help="Whatever else a reader should know.")
@as_
@in_site
def account(here: Site, when: Moment, about: str, kind: str, missing: bool, none: bool, source: str,
            note: str, email: str) -> None:  # fmt: skip
    """Say of a paper that is not held what is known: ABOUT is its meeting (2020-12-16, 2019-02) or its term (term-15),
    KIND what it is (minutes, meeting-notice ...)."""
    if missing == none:
        said = "It cannot both be missing and never have been." if none else "What is known of it was not said."
        raise BadInput(said, remedy="Give --missing or --none.")
    state = rules.NONE if none else rules.MISSING
    typed = {"about": about, "kind": kind, "state": state, "source": source, "note": note}
    key = accounts.say(acting(email, when), when, typed)
    here.catch_up()
    click.echo(f"Said, as {key}. It can be taken back with: tracker retract {key}")
