"""`tracker meeting minutes`, `tracker meeting certify`, `tracker duties`: what follows a meeting, and what the officer
owes."""

import json as data
from pathlib import Path

import click

from tracker.cli.context import acting, as_, in_site
from tracker.cli.meeting import key_, meeting
from tracker.exchange import intake
from tracker.formats import docx, written
from tracker.proceedings import convene
from tracker.proceedings import duties as owing
from tracker.proceedings import minutes as proceeding
from tracker.proceedings.minutes import Sent
from tracker.records import minutes as kept
from tracker.rules.duty import Duty
from tracker.rules.moment import Moment
from tracker.rules.refusal import BadInput
from tracker.search.site import Site
from tracker.text.dates import day_words

_FILE = click.Path(path_type=Path, dir_okay=False)


@meeting.command("minutes")
@key_
@click.option("--write", "out", type=_FILE, help="Write what is drafted to this file, .docx or .md, and keep nothing.")
@click.option("--from", "came", type=_FILE, help="A file of Markdown or Word that is to be the next version.")
@click.option("--note", default="", help="What is new in it.")
@as_
@in_site
def minutes(here: Site, when: Moment, key: str, out: Path | None, came: Path | None, note: str, email: str) -> None:
    """Draft the minutes from what was recorded, keep a version of them, or list the versions."""
    actor = acting(email, when)
    if out is not None:
        held = convene.known(actor, key, when)
        with here.reader.connect() as reader:
            made = proceeding.begun(reader, held)
        out.write_bytes(docx.of(made) if out.suffix == ".docx" else written.markdown(made).encode())
        click.echo(f"Written: {out}. Next: tracker meeting minutes {key} --from {out}")
    elif came is not None:
        words, file = _words(came)
        one = proceeding.draft(actor, key, None, when, {"words": words, "note": note}, file)
        click.echo(f"Version {one.number} kept. Next: tracker meeting certify {key} --version {one.number}")
    else:
        for one in kept.versions(actor, when.day, key):
            told = f"; certified by {one.certified_by} on {one.certified_on}" if one.certified_on else ""
            click.echo(f"{one.number}  by {one.author}, {one.at}{told}{f'  {one.note}' if one.note else ''}")
            if one.back_at:
                click.echo(f"   sent back by {one.back_by}, {one.back_at}: {one.back_why}")


def _words(came: Path) -> tuple[str, Sent | None]:
    if not came.is_file():
        raise BadInput(f"There is no file {came}.", remedy="Check its name.")
    content = came.read_bytes()
    if came.suffix != ".docx":
        return content.decode("utf-8", "replace"), None
    words = proceeding.words_of(intake.read(content, came.name, kind="minutes"))
    return words, Sent(came.name, content)


@meeting.command("certify")
@key_
@click.option("--version", "number", type=click.IntRange(1), required=True, help="The version that is certified.")
@click.option("--signed-by", default="", metavar="NAME", help="The chair who signed on paper; without it, --as is one.")
@click.option("--signed-as", default="", metavar="WORDS", help="Of nobody who was chair then: who it is, and why.")
@click.option("--on", default="", metavar="DATE", help="The day on which they signed.")
@click.option("--page", type=_FILE, help="The scan of the signed page.")
@as_
@in_site
def certify(here: Site, when: Moment, key: str, number: int, signed_by: str, signed_as: str, on: str,
            page: Path | None, email: str) -> None:  # fmt: skip
    """The chair certifies the minutes, by own account or on paper; they are published and locked."""
    actor = acting(email, when)
    if signed_by or signed_as or on or page:
        sent = Sent(page.name, page.read_bytes()) if page and page.is_file() else None
        told = {"certified_by": signed_by, "signed_as": signed_as, "certified_on": on}
        made = proceeding.record_signed(actor, key, number, when, told, sent)
    else:
        made = proceeding.certify(actor, key, number, when)
    here.catch_up()
    click.echo("\n".join(f"Published as {one['key']} at {one['url']}" for one in made))


@meeting.command("send-back")
@key_
@click.option("--version", "number", type=click.IntRange(1), required=True, help="The version that is sent back.")
@click.option("--reason", required=True, help="What is to be changed.")
@as_
@in_site
def send_back(here: Site, when: Moment, key: str, number: int, reason: str, email: str) -> None:
    """The chair sends drafted minutes back to the office instead of certifying them."""
    one = proceeding.send_back(acting(email, when), key, number, when, {"reason": reason})
    click.echo(f"Version {one.number} is sent back. Next: tracker meeting minutes {key} --from FILE")


@click.command("duties")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@as_
@in_site
def duties(here: Site, when: Moment, as_json: bool, email: str) -> None:
    """What the Designated Federal Officer owes, by its due days."""
    actor = acting(email, when)
    with here.reader.connect() as reader:
        found = owing.owed(actor, reader, when)
    if as_json:
        click.echo(data.dumps([_told(one, when) for one in found], indent=2))
        return
    for one in found:
        late = one.days_late(when.day)
        due = day_words(one.by) if one.by else f"open since {day_words(one.since)}" if one.since else "no day set"
        click.echo(f"{due}{f' ({late} days late)' if late else ''}: {one.what}. {one.about}. {one.rule}.")


def _told(one: Duty, when: Moment) -> dict[str, object]:
    return {
        "what": one.what, "about": one.about, "by": str(one.by) if one.by else None,
        "since": str(one.since) if one.since else None, "days_late": one.days_late(when.day), "rule": one.rule,
        "place": one.place, "key": one.key or None,
    }  # fmt: skip
