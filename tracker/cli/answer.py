"""`tracker answer`: what CBP answers, or says was done, from the draft to the published entry, at the terminal."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from tracker.cli.context import acting, as_, in_site, named
from tracker.proceedings import answer as drafts
from tracker.proceedings import answered, clearance, evidence
from tracker.proceedings.named import office
from tracker.records import desk
from tracker.records.answer import Answer
from tracker.rules import answer as rules
from tracker.rules.field import by_name
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput
from tracker.search.site import Site

id_ = click.argument("id", metavar="ID")
office_ = click.option("--office", "of", required=True, metavar="OFFICE", help="The office that was asked.")
_json = click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
_file = click.Path(exists=True, dir_okay=False, path_type=Path)
SETS = "NAME=VALUE"


@click.group()
def answer() -> None:
    """Draft, clear and publish what CBP answers. ID is that of the draft, as answer-signs-1."""


@answer.command("draft")
@click.argument("kind", type=click.Choice(rules.KINDS))
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
@click.option("--office", "of", required=True, metavar="OFFICE", help="The office whose word it is.")
@click.option("--set", "sets", multiple=True, metavar=SETS, help="What it says: verdict, text, signer ...")
@click.option("--revises", metavar="KEY", help="The published response that it revises, as 2021/1.")
@as_
@in_site
def draft(here: Site, when: Moment, kind: str, items: Sequence[str], of: str, sets: Sequence[str],
          revises: str | None, email: str) -> None:  # fmt: skip
    """Begin a response or an update to recommendations (keys or numbers): --set verdict=agreed --set "text=..."."""
    actor = acting(email, when)
    made = drafts.draft(actor, kind, of, items, when, named(sets, by_name(rules.FIELDS[kind])), revises=revises)
    click.echo(f"Drafted as {made.id}. Nothing of it is public.")
    for one in desk.open_beside(actor, when.day, kind, [each.item for each in made.items], made.id):
        click.echo(
            f"Another draft on the same is open: {one.id} ({one.state}), of {one.office_key}. "
            f'Where both say the same, drop one: tracker answer drop {made.id} --reason "{one.id} says it."'
        )


@answer.command("change")
@id_
@click.option("--set", "sets", multiple=True, required=True, metavar=SETS, help="What it is to say instead.")
@as_
@in_site
def change(here: Site, when: Moment, id: str, sets: Sequence[str], email: str) -> None:
    """Change what it says; what is not named stays. Who cleared the old words is asked anew."""
    actor = acting(email, when)
    held = drafts.known(actor, id, when)
    click.echo(f"{id}: {drafts.change(actor, id, None, when, named(sets, by_name(rules.FIELDS[held.kind]))).state}.")


@answer.command("revise")
@id_
@as_
@in_site
def revise(here: Site, when: Moment, id: str, email: str) -> None:
    """CBP answered while this was drafted: it revises that response."""
    click.echo(f"{id} revises {drafts.revise(acting(email, when), id, None, when).revises}.")


@answer.command("attach")
@id_
@click.argument("file", type=_file)
@click.option("--words", default="", help="What it shows.")
@as_
@in_site
def attach(here: Site, when: Moment, id: str, file: Path, words: str, email: str) -> None:
    """A file that shows what it says; public once it is published."""
    evidence.attach(acting(email, when), id, None, when, file.name, file.read_bytes(), words)
    click.echo(f"Attached to {id}: {file.name}.")


@answer.command("send")
@id_
@click.option("--to", "offices", multiple=True, required=True, metavar="OFFICE", help="Who has to clear it.")
@click.option("--in-order", is_flag=True, help="One after the other; else all at once.")
@click.option("--by", "clear_by", default="", metavar="DATE", help="The day by which they are asked to answer.")
@as_
@in_site
def send(here: Site, when: Moment, id: str, offices: Sequence[str], in_order: bool, clear_by: str,
         email: str) -> None:  # fmt: skip
    """Give these words to the offices that have to clear them."""
    held = clearance.send(acting(email, when), id, None, when, offices, in_order=in_order, clear_by=clear_by)
    click.echo(f"{id}: {held.state}, {held.course}.")


@answer.command("clear")
@id_
@office_
@click.option("--comments", default="")
@as_
@in_site
def clear(here: Site, when: Moment, id: str, of: str, comments: str, email: str) -> None:
    """The office clears the words, by the account of one of its liaisons."""
    actor = acting(email, when)
    click.echo(f"{id}: {clearance.clear(actor, id, place_of(here, actor, id, of, when), None, when, comments).state}.")


@answer.command("return")
@id_
@office_
@click.option("--comments", default="", help="What should change.")
@as_
@in_site
def give_back(here: Site, when: Moment, id: str, of: str, comments: str, email: str) -> None:
    """The office returns the words with what it wants changed."""
    actor = acting(email, when)
    held = clearance.give_back(actor, id, place_of(here, actor, id, of, when), None, when, comments)
    click.echo(f"{id}: {held.state}.")


@answer.command("paper")
@id_
@office_
@click.option("--by", "cleared_by", default="", metavar="NAME", help="Who cleared it: name and office.")
@click.option("--on", "cleared_on", default="", metavar="DATE", help="The day on the paper.")
@click.option("--page", required=True, type=_file, help="The page that shows it.")
@as_
@in_site
def paper(here: Site, when: Moment, id: str, of: str, page: Path, email: str, **typed: str) -> None:
    """The office cleared it on paper or by mail."""
    actor = acting(email, when)
    place = place_of(here, actor, id, of, when)
    held = clearance.on_behalf(actor, id, place, None, when, typed, page.name, page.read_bytes())
    click.echo(f"{id}: {held.state}.")


@answer.command("publish")
@id_
@as_
@in_site
def publish(here: Site, when: Moment, id: str, email: str) -> None:
    """Publish it: a liaison once a second person has cleared it, the Designated Federal Officer at any time."""
    made = answered.publish(acting(email, when), id, None, when)
    here.catch_up()
    click.echo("\n".join(f"Published as {one['key']} at {one['url']}" for one in made))


@answer.command("drop")
@id_
@click.option("--reason", default="", help="Why; it stays with the draft.")
@as_
@in_site
def drop(here: Site, when: Moment, id: str, reason: str, email: str) -> None:
    """Give it up. Its words are kept."""
    click.echo(f"{id}: {drafts.drop(acting(email, when), id, None, when, reason).state}.")


@answer.command("list")
@_json
@as_
@in_site
def listed(here: Site, when: Moment, as_json: bool, email: str) -> None:
    """All drafts and answers that you may read, the newest first."""
    told = [_told(one) for one in desk.answers(acting(email, when), when.day)]
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
    for one in told if not as_json else ():
        click.echo(f"{one['id']}  {one['kind']}, {one['state']}: {one['verdict'] or 'no verdict yet'}; "
                   f"{', '.join(one['items'])}")  # fmt: skip


@answer.command("show")
@id_
@_json
@as_
@in_site
def show(here: Site, when: Moment, id: str, as_json: bool, email: str) -> None:
    """One of them, with who has to clear it."""
    held = drafts.known(acting(email, when), id, when)
    told = _told(held) | {"says": held.typed}
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for name, value in (*told.items(), *held.typed.items()):
        if value and isinstance(value, str):
            click.echo(f"{name}: {value}")
    for one in told["clearances"]:
        click.echo(f"{one['office']}: {', '.join(word for name, word in one.items() if word and name != 'office')}")


def _told(one: Answer) -> dict[str, Any]:
    return {
        "id": one.id, "kind": one.kind, "state": one.state, "office": one.office_key, "verdict": one.verdict,
        "items": [each.item for each in one.items], "revises": one.revises, "key": one.key,
        "clearances": [{"office": each.office_key, "state": each.state, "by": each.name, "on": each.cleared_on,
                        "how": each.way, "comments": each.comments} for each in one.clearances],
        "files": [each.name for each in one.evidence_files],
    }  # fmt: skip


def place_of(here: Site, actor: Actor, id: str, of: str, when: Moment) -> int:
    """Where this office stands among those that were asked."""
    held = drafts.known(actor, id, when)
    with here.reader.connect() as reader:
        key = office(reader, of)
    found = next((one.place for one in held.clearances if one.office_key == key), None)
    if found is None:
        asked = ", ".join(one.office_key for one in held.clearances) or "none"
        raise BadInput(f"{of} was not asked to clear {id}.", remedy=f"Those that were asked: {asked}.")
    return found
