"""`tracker match`, and what `tracker review` says of a paper's items: which recommendation each is."""

import json
from collections.abc import Sequence
from typing import Any

import click

from tracker.cli.context import acting, in_site
from tracker.proceedings import decide
from tracker.proceedings.matching import Account, Decision, Line
from tracker.records import find
from tracker.rules.field import whole
from tracker.rules.matching import MISPRINT, NEW, SAME, VERSION, WORDS
from tracker.rules.moment import Moment
from tracker.rules.refusal import BadInput
from tracker.search.site import Site

ANSWERS = {SAME: "prints KEY in its words", VERSION: "is KEY in new words", MISPRINT: "misprints KEY"}


def answers(command: Any) -> Any:
    """The options by which a person says which recommendation an item is."""
    for verdict, words in reversed(ANSWERS.items()):
        command = click.option(f"--{verdict}", multiple=True, metavar="ITEM=KEY", help=f"Item ITEM {words}.")(command)
    command = click.option("--new", multiple=True, metavar="ITEM", help="Item ITEM is a new one.")(command)
    return click.option("--easy", is_flag=True, help="Take each item of which one alone comes into question as that.")(
        command
    )


def choices(new: Sequence[str], **named: Sequence[str]) -> dict[int, Decision]:
    """What was typed, by the item's place in the paper."""
    pairs = [(NEW, one, "") for one in new]
    pairs += [(verdict, *_pair(verdict, one)) for verdict, some in named.items() for one in some]
    found: dict[int, Decision] = {}
    for verdict, place, key in pairs:
        number = whole(place)
        if number is None:
            raise BadInput(
                f'"{place}" is no item.', remedy=f"Write --{verdict} with its place, as tracker match has it."
            )
        if number in found:
            raise BadInput(f"Two answers were given for item {number}.", remedy="Give one.")
        found[number] = Decision(verdict, key or None)
    return found


def _pair(verdict: str, typed: str) -> tuple[str, str]:
    place, equals, key = typed.partition("=")
    if not equals or not key:
        raise BadInput(f'"{typed}" names no item.', remedy=f"Write --{verdict} ITEM=KEY, as --{verdict} 3=010457.")
    return place, key


@click.command()
@click.argument("id")
@click.option("--as", "email", required=True, metavar="EMAIL", help="Who asks.")
@click.option("--json", "as_json", is_flag=True)
@in_site
def match(here: Site, when: Moment, id: str, email: str, as_json: bool) -> None:
    """Show which items of a paper are held already, and which of them wait for a person."""
    paper = find.paper(acting(email, when), when.day, id)
    if paper is None:
        raise BadInput(f"There is no paper {id} here.", remedy="tracker import says the id of each.")
    account = decide.account(paper)
    if as_json:
        counted = {"items": len(account.lines), **account.counted}
        told = [_line(line) for line in account.lines]
        click.echo(json.dumps({"id": id, "summary": counted, "items": told}, ensure_ascii=False))
        return
    show(account)


def show(account: Account) -> None:
    for sentence in decide.summary(account):
        click.echo(sentence)
    for line in account.open:
        click.echo(f"Item {line.place}{_called(line)}: {line.match.why}")
        for one in line.match.candidates:
            click.echo(f"  {one.key}: {round(100 * one.alike)} % the same words")
    if account.open:
        place, id = account.open[0].place, account.paper.id
        ways = f"--new {place}, --same, --version or --misprint {place}=KEY"
        click.echo(f"Next: tracker review {id} {ways}, or /office/papers/{id}/items, where the words are compared.")


def _called(line: Line) -> str:
    block = line.block
    parts = (
        f"number {block.number}" if block.number else "",
        block.group or "",
        f"page {block.page}" if block.page else "",
    )
    said = ", ".join(part for part in parts if part)
    return f" ({said})" if said else ""


def _line(line: Line) -> dict[str, Any]:
    outcome = line.outcome
    return {
        "item": line.place,
        "ordinal": line.block.ordinal,
        "number": line.block.number,
        "group": line.block.group,
        "page": line.block.page,
        "as": outcome.verdict if outcome else None,
        "key": outcome.key if outcome else None,
        "decided_by": line.block.decided_by,
        "why": WORDS[line.decided.verdict] if line.decided else line.match.why,
        "candidates": [{"key": one.key, "alike_percent": round(100 * one.alike)} for one in line.match.candidates],
    }
