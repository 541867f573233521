"""`tracker import`, `review`, `publish`: a paper's way into the record."""

import json
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from tracker.cli.context import acting, as_, in_site, pairs
from tracker.cli.matching import answers, choices
from tracker.cli.plain import BAD_INPUT
from tracker.exchange import intake, rereading
from tracker.exchange.addresses import of_files
from tracker.proceedings import decide, recorded, statements
from tracker.proceedings import publish as publishing
from tracker.proceedings import review as reviewing
from tracker.proceedings.file_names import file_name
from tracker.records import find
from tracker.records.paper import Paper
from tracker.rules.moment import Moment
from tracker.rules.paper import LISTS
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Refusal
from tracker.search.site import Site
from tracker.settings import short
from tracker.store.files import digest


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@as_
@click.option("--from", "source", help="The public address the files were obtained from.")
@click.option(
    "--addresses",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="CSV",
    help="Two columns: a file's name, the public address of that file alone.",
)
@click.option("--json", "as_json", is_flag=True)
@in_site
def import_papers(
    here: Site, when: Moment, files: Sequence[Path], email: str, source: str | None, addresses: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Read papers and save them as drafts that await review."""
    actor = acting(email, when)
    own = of_files(addresses.read_bytes()) if addresses else {}
    new, held, wrong = [], [], _not_given(own, [file_name(file.name) for file in files])
    for file in files:
        try:
            paper, fresh = intake.bring_in(
                actor, file.name, _content(file), when, source=own.get(file_name(file.name), source)
            )
        except Refusal as refusal:
            wrong.append({"file": str(file), "message": str(refusal)})
            continue
        if fresh:
            new.append({"id": paper.id, "kind": paper.kind, "title": paper.title})
        else:
            held.append(_held(file, paper, when))
    if as_json:
        click.echo(json.dumps({"new": new, "same": len(held), "wrong": wrong}, ensure_ascii=False))
    else:
        _tell(new, held)
    for one in wrong:
        click.echo(f"{short(one['file'])}: {one['message']}", err=True)
    sys.exit(BAD_INPUT if wrong else 0)


def _not_given(addresses: Collection[str], names: Sequence[str]) -> list[dict[str, str]]:
    """What the addresses say of files that are not here. Raises BadInput where a name is not that of one file."""
    twice = sorted(name for name in addresses if names.count(name) > 1)
    if twice:
        remedy = "Import them one after the other, each with --from."
        raise BadInput(f"Several files are called {twice[0]}, and one address is given for that name.", remedy=remedy)
    said = "has an address and is not among the files. Import it too, or mend its name in the addresses."
    return [{"file": name, "message": said} for name in addresses if name not in names]


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as wrong:
        raise BadInput(
            f"cannot be opened ({wrong.strerror}).", remedy="Look at its name and your right to read it."
        ) from None


def _held(file: Path, paper: Paper, when: Moment) -> str:
    """What became of a file whose words are held already."""
    form = next(one for one in paper.forms if one.sha256 == digest(file.read_bytes()))
    kept = form.place > 1 and (form.name, form.added_at) == (file_name(file.name), when.stamp)
    done = "kept as a further form of it" if kept else "the same file is kept already, and not doubled"
    return f"{short(file.name)}: held already, as {paper.id}: {paper.title}; {done}."


def _tell(new: Sequence[dict[str, str]], held: Sequence[str]) -> None:
    for one in new:
        click.echo(f"{one['id']}: {one['title']}. Next: tracker review {one['id']} --accept --as EMAIL")
    for said in held:
        click.echo(said)


@click.command()
@click.argument("id")
@click.option("--accept", is_flag=True, help="Confirm every value as read.")
@click.option("--whole", is_flag=True, help="Confirm it without its items, which can be opened once it is public.")
@click.option("--set", "settled", multiple=True, metavar="FIELD=VALUE", help="A value as it should be.")
@click.option("--reject", multiple=True, type=int, metavar="N", help="A proposal that is not so.")
@answers
@as_
@in_site
def review(here: Site, when: Moment, id: str, accept: bool, whole: bool, settled: Sequence[str],
           reject: Sequence[int], easy: bool, email: str, **items: Sequence[str]) -> None:  # fmt: skip
    """Confirm what a paper was understood to say; without --accept or --whole, show it. Say which recommendation an
    item is, where that is not sure, by its place as `tracker match` has it."""
    actor = acting(email, when)
    if accept and whole:
        raise BadInput("Both --accept and --whole were given.", remedy="Leave one of them out.")
    chosen = choices(**items)
    if chosen or easy:
        matched = decide.decide(actor, id, when, chosen, easy=easy)
        click.echo(f"Decided. {decide.summary(matched)[0]}")
    fields = pairs(settled)
    if _called_anew(actor, id, when, fields):
        accept = whole = False
    if accept or whole:
        with _by_option():
            paper = reviewing.accept(actor, id, when, settled=fields, rejected=reject, whole=whole)
        for warning in paper.warnings:
            click.echo(f"{'Accepted' if warning.accepted_by else 'Left open'}: {warning.code}: {warning.message}")
        waiting = len(decide.account(paper).open) if paper.kind in LISTS and not whole else 0
        if waiting:
            asked = "Of one item somebody has" if waiting == 1 else f"Of {waiting} items somebody has"
            click.echo(f"{asked} to say which recommendation it is. See: tracker match {paper.id} --as EMAIL")
        click.echo(f"{paper.id} is reviewed. Next: tracker publish {paper.id} --as EMAIL")
        return
    if fields:
        reviewing.correct(actor, id, when, fields=fields, blocks={}, proposals={})
    found = find.paper(actor, when.day, id)
    if found is None:
        raise BadInput(f"There is no paper {id} here.", remedy="tracker import says the id of each.")
    if not (chosen or easy):
        _show(found, set(recorded.already(found, statements.today(when))))


@contextmanager
def _by_option() -> Iterator[None]:
    """A refusal of one of the paper's own fields says how it is given here."""
    try:
        yield
    except BadInput as wrong:
        how = f" Here: --set {wrong.field}=..." if wrong.field.isidentifier() else ""
        raise BadInput(wrong.message, remedy=f"{wrong.remedy}{how}", field=wrong.field) from None


def _called_anew(actor: Actor, id: str, when: Moment, fields: dict[str, str]) -> bool:
    """Whether the paper was read anew because these fields call it of another kind, which is taken out of them."""
    if "kind" not in fields:
        return False
    reviewing.correct(actor, id, when, fields={"kind": fields.pop("kind")}, blocks={}, proposals={})
    anew = rereading.read_as_called(actor, id, when)
    if anew:
        click.echo("Read anew as what it is called now, and not confirmed: look at it first.")
    return anew


def _show(paper: Any, known: Collection[int]) -> None:
    """`known`: the places of the statements that the record has already."""
    click.echo(f"{paper.id}: {paper.title} ({paper.state})")
    for warning in paper.warnings:
        line = f" (line {warning.line})" if warning.line else ""
        click.echo(f"  Look at: {warning.message}{line}")
    for value in paper.values:
        understood = value.value["value"] if isinstance(value.value, dict) else value.value
        click.echo(f"  {value.name}: {understood if understood is not None else 'not found'}")
    for proposal in paper.proposals:
        said = proposal.said
        told = [
            said.get("name") or said.get("group") or f"term {said.get('number')}",
            said.get("event"),
            said.get("to"),
        ]
        what = " ".join(part for part in told if part)
        if proposal.kind == "statement":
            what = f"a {said['told']} of {said.get('about') or 'nobody knows which'}"
            what += " (recorded already)" if proposal.place in known else _left_out(proposal.accepted)
        unsure = " (the reader is not sure)" if said.get("sure") is False else ""
        click.echo(f"  Proposal {proposal.place}: {what}{unsure}")
    click.echo(f"  {len(paper.items)} items, {len(paper.sections)} sections")


def _left_out(accepted: bool | None) -> str:
    return " (left out until a person completes it in the office)" if accepted is False else ""


_ACT = (
    "An act of the office, done today and told as news. Without it, the attested record of an old paper: in the lists "
    "and in search at once, and, more than half a year old, no news for the first page and the feeds."
)


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@as_
@click.option("--act", is_flag=True, help=_ACT)
@click.option("--json", "as_json", is_flag=True)
@in_site
def publish(here: Site, when: Moment, ids: Sequence[str], email: str, act: bool, as_json: bool) -> None:
    """Publish reviewed papers as one release, with the groups and terms they name."""
    twice = here.settings.second_look
    published = publishing.publish(acting(email, when), ids, when, attested=not act, second_look=twice)
    here.catch_up()
    if as_json:
        click.echo(json.dumps(published, ensure_ascii=False))
    else:
        click.echo("\n".join(f"Published {one['key']} at {one['url']}" for one in published))
