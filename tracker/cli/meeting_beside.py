"""`tracker meeting comment`, `action`: what belongs to a meeting beside its agenda, at the terminal."""

from collections.abc import Sequence
from pathlib import Path

import click

from tracker.cli.context import acting, as_, in_site, named
from tracker.cli.meeting import SETS, key_, meeting, published
from tracker.proceedings import actions, comments, group_meeting
from tracker.rules.comment import COMMENT
from tracker.rules.field import by_name
from tracker.rules.moment import Moment
from tracker.search.site import Site

__all__ = ["meeting"]  # with these commands


@meeting.command("comment")
@key_
@click.option("--set", "sets", multiple=True, metavar=SETS, help=f"What is said: {', '.join(by_name(COMMENT))}.")
@click.option("--file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The letter as it came.")
@as_
@in_site
def comment(here: Site, when: Moment, key: str, sets: Sequence[str], file: Path | None, email: str) -> None:
    """Record a comment by the public: --set name="Rae Example" --set how=written --set received=2020-12-02 ..."""
    sent = (file.name, file.read_bytes()) if file else None
    made = comments.record(acting(email, when), key, None, when, named(sets, by_name(COMMENT)), sent)
    click.echo(f"Kept as comment {made.number}. It is not public before the meeting's papers are.")


@meeting.command("publish-comments")
@key_
@as_
@in_site
def publish_comments(here: Site, when: Moment, key: str, email: str) -> None:
    """Those that came after the papers were posted."""
    published(here, comments.publish(acting(email, when), key, None, when))


@meeting.command("record")
@key_
@click.option("--there", "others", multiple=True, metavar="WORDS", help="Who was there.")
@click.option("--talked", default="", metavar="WORDS", help="What was talked about; it is published.")
@as_
@in_site
def record(here: Site, when: Moment, key: str, others: Sequence[str], talked: str, email: str) -> None:
    """Record a group's own meeting, as 2021-03-04/psw, and publish that."""
    said = {"others": "\n".join(others), "talked": talked}
    published(here, group_meeting.record(acting(email, when), key, None, when, said))


@meeting.command("action")
@key_
@click.argument("words")
@click.option("--who", default="", help="Who does it.")
@click.option("--due", default="", metavar="DATE", help="By when.")
@as_
@in_site
def action(here: Site, when: Moment, key: str, words: str, who: str, due: str, email: str) -> None:
    """Write down what is to be done after it."""
    made = actions.add(acting(email, when), key, None, when, {"words": words, "who": who, "due": due})
    click.echo(f"Action item {made.number}. It is published with what the meeting decided.")


@meeting.command("action-done")
@key_
@click.argument("number", type=click.IntRange(1))
@click.option("--on", "done_on", default="", metavar="DATE", help="The day; without it the item is open again.")
@as_
@in_site
def action_done(here: Site, when: Moment, key: str, number: int, done_on: str, email: str) -> None:
    """Say when action item NUMBER was done; public once told with: tracker meeting publish-actions."""
    actions.done(acting(email, when), key, number, None, when, {"done_on": done_on})
    click.echo(f"Action item {number}: {f'done on {done_on}' if done_on else 'open'}.")


@meeting.command("publish-actions")
@key_
@as_
@in_site
def publish_actions(here: Site, when: Moment, key: str, email: str) -> None:
    """What was added or done since its outcomes were published."""
    published(here, actions.publish(acting(email, when), key, None, when))
