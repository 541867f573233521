"""`tracker search` and `tracker show`: the public record at the terminal."""

import json

import click

from tracker.cli.context import as_of_day, day, in_site
from tracker.formats import json as json_format
from tracker.published import errata, find, thing
from tracker.rules.moment import Moment
from tracker.rules.refusal import BadInput
from tracker.search import fields
from tracker.search.answer import told
from tracker.search.look import look
from tracker.search.site import Site
from tracker.text.dates import day_words

_json = click.option("--json", "as_json", is_flag=True)


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--all-words", is_flag=True, help="Only what has all of the words: a short list is not filled up.")
@as_of_day
@_json
@in_site
def search(here: Site, when: Moment, words: tuple[str, ...], as_of: str | None, as_json: bool, all_words: bool) -> None:
    """Search the public record. 0 hits is no error; a query without a searchable word is (exit code 2).

    Filters may stand among the words, as term:15 or action:"not passed": kind, paper_kind, term, group, year, subject,
    addressee, office, programme, text, action, feedback, implementation, from, to. Of most of them
    "not recorded here" asks for what has none.
    """
    on = day(as_of, when)
    here.catch_up()
    left, typed = fields.parted(" ".join(words), fields.NAMES)
    with here.source.connect() as reader:
        narrowed = fields.narrowed(reader, typed, on)
        answer = look(reader, here.keeper, left, on=on, narrowed=narrowed, all_words=all_words)
    if as_json:
        click.echo(json.dumps(told(answer), ensure_ascii=False))
        return
    click.echo(f"{answer.total} found" + (f" as of {day_words(on)}" if on != when.day else "") + ".")
    if answer.filled:
        click.echo(f"{answer.filled} Only those with all: --all-words" if answer.full else answer.filled)
    if answer.phrase:
        click.echo(f"Quotation marks search a phrase: tracker search '{answer.phrase}'")
    if answer.banner:
        click.echo(answer.banner)
    if answer.suggestion:
        click.echo(f"Did you mean: {answer.suggestion}?")
    for hit in answer.hits:
        click.echo(f"\n{hit.title}  {hit.url}\n  {hit.label}\n  {hit.snippet.text}")


@click.command()
@click.argument("key")
@as_of_day
@_json
@in_site
def show(here: Site, when: Moment, key: str, as_of: str | None, as_json: bool) -> None:
    """Show one thing of the public record by its key, number or address."""
    on = day(as_of, when)
    with here.reader.connect() as reader:
        one = thing.one(reader, key, on) or thing.one(reader, find.by_number(reader, key.zfill(6)) or key, on)
        if one is None:
            gone = find.retraction(reader, key)
            said = f"{key} was retracted." if gone else f"There is no {key} in the public record on {day_words(on)}."
            raise BadInput(said, remedy="Look it up with: tracker search WORDS")
        wrong = errata.of(reader, [one], on)[one.key]
    if as_json:
        click.echo(json.dumps(json_format.thing(one, wrong), ensure_ascii=False))
        return
    misprints = "".join(f"Misprint: {each.printed}; right: {each.corrected} ({each.source})\n" for each in wrong)
    click.echo(
        f"{one.title}\n{one.label}\n\n{one.text}\n\n{misprints}{one.url}, entry {one.entry}, edition {one.edition}"
    )
