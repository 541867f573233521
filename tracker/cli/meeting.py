"""`tracker meeting`: a meeting from its plan to its published outcomes, at the terminal."""

from collections.abc import Sequence
from pathlib import Path

import click

from tracker.cli.context import acting, as_, in_site, named, pairs
from tracker.proceedings import agenda as agendas
from tracker.proceedings import announce, called_off, convene, convened, outcomes, vote
from tracker.proceedings.meeting_entry import quorum
from tracker.proceedings.publish import Published
from tracker.records import calendar
from tracker.records.meeting import Meeting
from tracker.rules import law
from tracker.rules import meeting as rules
from tracker.rules import motion as motions
from tracker.rules.field import by_name
from tracker.rules.moment import Moment
from tracker.rules.refusal import BadInput
from tracker.search.site import Site

key_ = click.argument("key", metavar="MEETING")
SETS = "NAME=VALUE"


@click.group()
def meeting() -> None:
    """Plan, announce, hold and publish meetings. MEETING is its first day, as 2020-12-16."""


@meeting.command("plan")
@click.option("--set", "sets", multiple=True, metavar=SETS, help=f"What is said: {', '.join(by_name(rules.PLAN))}.")
@as_
@in_site
def plan(here: Site, when: Moment, sets: Sequence[str], email: str) -> None:
    """A meeting that is to be held: --set day=2020-12-16 --set "place=The Old Custom House" ..."""
    made = convene.plan(acting(email, when), when, named(sets, by_name(rules.PLAN)))
    click.echo(f"Planned as {made.key}. It is not public before its notice.")


@meeting.command("change")
@key_
@click.option("--set", "sets", multiple=True, required=True, metavar=SETS, help="What is to stand in its plan instead.")
@as_
@in_site
def change(here: Site, when: Moment, key: str, sets: Sequence[str], email: str) -> None:
    """Change what its plan says; what is not named stays."""
    actor = acting(email, when)
    held = convene.known(actor, key, when)
    told = {name: str(getattr(held, name) or "") for name in by_name(rules.PLAN) if name != "group"}
    convene.change(actor, key, None, when, told | named(sets, by_name(rules.PLAN)))
    click.echo(f"Changed: {key}.")


@meeting.command("agenda")
@key_
@click.argument("items", nargs=-1, metavar="ITEM...")
@click.option("--words", default="", help="Another point, in words.")
@click.option("--closed", is_flag=True, help="It is closed to the public; --exemption says under what.")
@click.option("--exemption", default="", help="Of a part closed to the public: as 5 U.S.C. 552b(c)(4).")
@as_
@in_site
def agenda(
    here: Site, when: Moment, key: str, items: Sequence[str], words: str, exemption: str, closed: bool, email: str
) -> None:
    """Put recommendations (keys or numbers) on its agenda, or another point in words."""
    actor = acting(email, when)
    said = {
        "words": "" if items else words,
        "exemption": exemption,
        "access": rules.CLOSED_PART if closed else "",
    }
    for point in agendas.put_all_on(actor, key, None, when, said, items):
        click.echo(f"On the agenda as point {point.place}{', late' if point.late else ''}: {point.item or point.words}")


@meeting.command("notice")
@key_
@click.option("--on", "noticed_on", required=True, metavar="DATE", help="The day that the Federal Register prints it.")
@click.option("--citation", default="", help="As 85 FR 77000.")
@click.option("--exceptional", default="", help="The circumstance, where it is shorter than the law asks.")
@click.option("--revised", is_flag=True, help="It revises an earlier notice.")
@as_
@in_site
def notice(here: Site, when: Moment, key: str, revised: bool, email: str, **typed: str) -> None:
    """Announce it: the law asks at least 7 days (15 before May 20, 2024) and eight contents."""
    published(here, announce.notice(acting(email, when), key, None, when, typed, revised=revised))


@meeting.command("post")
@key_
@click.option("--paper", "papers", multiple=True, metavar="KEY", help="A published paper that belongs to it.")
@as_
@in_site
def post(here: Site, when: Moment, key: str, papers: Sequence[str], email: str) -> None:
    """Its papers are out: what came on the agenda since the notice is announced, as posted."""
    published(here, announce.post(acting(email, when), key, None, when, papers))


@meeting.command("cancel")
@key_
@click.option("--reason", default="", help="Why; it is published.")
@as_
@in_site
def cancel(here: Site, when: Moment, key: str, reason: str, email: str) -> None:
    """Call it off. What was announced of it stays, and says so."""
    published(here, called_off.cancel(acting(email, when), key, None, when, {"reason": reason}))
    click.echo(f"Cancelled: {key}.")


@meeting.command("reschedule")
@key_
@click.option("--to", "day", default="", metavar="DATE", help="The new day.")
@click.option("--until", default="", metavar="DATE", help="The last day of a meeting of several.")
@click.option("--reason", default="", help="Why; it is published.")
@as_
@in_site
def reschedule(here: Site, when: Moment, key: str, email: str, **typed: str) -> None:
    """Move it to another day, with its plan and agenda; that day needs a notice of its own."""
    moved, made = called_off.reschedule(acting(email, when), key, None, when, typed)
    published(here, made)
    by = law.notice_by(moved.first)
    click.echo(f"Moved to {moved.key}. Next, by {by}: tracker meeting notice {moved.key} --on DATE")


@meeting.command("open")
@key_
@click.option("--officer", required=True, metavar="EMAIL", help="The Designated Federal Officer or alternate present.")
@as_
@in_site
def open_(here: Site, when: Moment, key: str, officer: str, email: str) -> None:
    """Call it to order."""
    convened.call_to_order(acting(email, when), key, None, when, officer)
    click.echo(f"In session: {key}. Next: tracker meeting attend {key} --present EMAIL ...")


@meeting.command("attend")
@key_
@click.option("--present", multiple=True, metavar="EMAIL", help="A member who is there.")
@click.option("--all", "everybody", is_flag=True, help="All who are seated are there.")
@click.option("--other", "others", multiple=True, help="Somebody there without a seat.")
@as_
@in_site
def attend(here: Site, when: Moment, key: str, present: Sequence[str], everybody: bool, others: Sequence[str],
           email: str) -> None:  # fmt: skip
    """Record who of the members seated on the day is there; all others are absent."""
    actor = acting(email, when)
    seated = {one.email: one.id for one in calendar.seated(convene.known(actor, key, when).first)}
    held = convened.attend(
        actor, key, None, when, seated.values() if everybody else _ids(seated, present), "\n".join(others)
    )
    told = quorum(held)
    click.echo(f"{told['present']} of {told['seated']} present; {told['needed']} are needed ({told['rule']}): "
               f"{'a quorum' if told['met'] else 'no quorum'}.")  # fmt: skip


@meeting.command("move")
@key_
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
@click.option("--outcome", type=click.Choice(motions.OUTCOMES), help="What was decided; without it the motion is open.")
@click.option("--method", type=click.Choice(motions.METHODS))
@click.option("--mover", default="", metavar="NAME")
@click.option("--seconder", default="", metavar="NAME")
@click.option("--for", "for_", default="", metavar="NUMBER", help="Of a vote counted without names.")
@click.option("--against", default="", metavar="NUMBER")
@click.option("--abstained", default="", metavar="NUMBER")
@click.option("--vote", "votes", multiple=True, metavar="EMAIL=VOTE", help="Of a roll call: for, against, abstained.")
@click.option("--recused", multiple=True, metavar="ITEM=EMAIL", help="Who takes no part in the vote on one item.")
@click.option("--wording", "wordings", multiple=True, metavar="ITEM=FILE", help="The words as amended.")
@as_
@in_site
def move(here: Site, when: Moment, key: str, items: Sequence[str], votes: Sequence[str], recused: Sequence[str],
         wordings: Sequence[str], for_: str, email: str, **typed: str | None) -> None:  # fmt: skip
    """A motion on these items of the agenda, and what came of it."""
    actor = acting(email, when)
    seated = {one.email: one.id for one in calendar.seated(convene.known(actor, key, when).first)}
    ballots = {_id(seated, who): said for who, said in pairs(votes).items()}
    apart: dict[str, list[int]] = {}
    for one in recused:
        item, _, who = one.partition("=")
        apart.setdefault(item, []).append(_id(seated, who))
    words = {item: Path(file).read_text(encoding="utf-8") for item, file in pairs(wordings).items()}
    said = {name: value or "" for name, value in typed.items()} | {"for": for_}
    made = vote.move(actor, key, None, when, items, said, votes=ballots, recused=apart, wordings=words)
    click.echo(f"Motion {made.number}: {made.outcome or 'open'}.")


@meeting.command("ballot")
@key_
@click.argument("number", type=click.IntRange(1))
@click.argument("who", metavar="EMAIL")
@click.argument("said", type=click.Choice((*motions.VOTES, motions.RECUSED)))
@click.option("--item", default="", help="Of which the member is recused.")
@as_
@in_site
def ballot(here: Site, when: Moment, key: str, number: int, who: str, said: str, item: str, email: str) -> None:
    """Record one member's vote on motion NUMBER; several clerks may do so at once."""
    actor = acting(email, when)
    seated = {one.email: one.id for one in calendar.seated(convene.known(actor, key, when).first)}
    made = vote.ballot(actor, key, number, when, _id(seated, who), said, item)
    click.echo(", ".join(f"{count} {word}" for word, count in vote.tally(made).items()))


@meeting.command("undo")
@key_
@click.argument("number", type=click.IntRange(1))
@as_
@in_site
def undo(here: Site, when: Moment, key: str, number: int, email: str) -> None:
    """Take back what motion NUMBER decided; of an open one the motion itself."""
    vote.undo(acting(email, when), key, number, None, when)
    click.echo(f"Taken back: motion {number}.")


@meeting.command("adjourn")
@key_
@as_
@in_site
def adjourn(here: Site, when: Moment, key: str, email: str) -> None:
    """It is over. Next: tracker meeting publish."""
    convened.adjourn(acting(email, when), key, None, when)
    click.echo(f"Adjourned: {key}. Next: tracker meeting publish {key}")


@meeting.command("publish")
@key_
@click.option(
    "--first", type=click.IntRange(1, 999_999), help="Count the numbers from this one on; else above the highest."
)
@click.option("--numbers-follow", "later", is_flag=True, help="Publish the outcomes; the numbers are issued later.")
@as_
@in_site
def publish(here: Site, when: Moment, key: str, first: int | None, later: bool, email: str) -> None:
    """Publish what it decided, with the numbers in the order of the agenda."""
    actor = acting(email, when)
    held = convene.known(actor, key, when)
    with here.reader.connect() as reader:
        numbers = {} if later else outcomes.proposed_numbers(reader, held, first)
    made = outcomes.publish(actor, key, None, when, numbers, later=later)
    for item, number in numbers.items():
        click.echo(f"{number}  {item}")
    published(here, made)


@meeting.command("list")
@as_
@in_site
def listed(here: Site, when: Moment, email: str) -> None:
    """All that are planned or were held here."""
    for one in calendar.meetings(acting(email, when), when.day):
        click.echo(f"{one.key}  {one.state}; {_counted(one)}")


def _counted(one: Meeting) -> str:
    points, moved = len(one.points), len(one.motions)
    return f"{points} {'point' if points == 1 else 'points'}, {moved} {'motion' if moved == 1 else 'motions'}"


def _id(seated: dict[str, int], email: str) -> int:
    if email.strip().lower() not in seated:
        raise BadInput(
            f"{email} has no seat on the day of this meeting.", remedy=f"Seated: {', '.join(seated) or 'nobody'}."
        )
    return seated[email.strip().lower()]


def _ids(seated: dict[str, int], emails: Sequence[str]) -> list[int]:
    return [_id(seated, one) for one in emails]


def published(here: Site, made: Published) -> None:
    here.catch_up()
    click.echo("\n".join(f"Published as {one['key']} at {one['url']}" for one in made))
