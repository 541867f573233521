"""tracker people: who may work here. Terminal acts are signed `operator`, or by the person that --as names."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import click

from tracker.cli.context import acting, in_site
from tracker.proceedings import people as proceedings
from tracker.proceedings import sign_in_links
from tracker.proceedings.appointments import Appointment
from tracker.records import find
from tracker.records.person import HeldRole, Person
from tracker.rules.moment import Moment
from tracker.rules.policy import ROLES
from tracker.rules.refusal import Refusal
from tracker.search.site import Site

HERE = "http://127.0.0.1:8000"  # where `tracker serve` answers unless it is told otherwise
DAY = click.DateTime(["%Y-%m-%d"])
AS = click.option("--as", "by", metavar="EMAIL", help="Who does this; without it, the terminal's operator.")
ON = click.option("--on", type=DAY, help="The first day without the role; default: today.")


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


_OPTIONS = ("role", "group", "term", "office", "name")


@contextmanager
def _with_options() -> Iterator[None]:
    """A refusal begins with the option that it is about."""
    try:
        yield
    except Refusal as wrong:
        if wrong.field in _OPTIONS:
            wrong.message = f"--{wrong.field}: {wrong.message}"
        raise


def _role_line(held: HeldRole) -> str:
    bounds = [held.group_key or held.office_key or "", f"term {held.term}" if held.term is not None else ""]
    return f"{held.name} ({', '.join(one for one in bounds if one)}), {proceedings.days(held.role)}"


@click.group()
def people() -> None:
    """Add people and their roles, and let them in."""


@people.command()
@click.argument("email")
@click.option("--name", help="Needed for whoever is not known here yet.")
@click.option("--role", required=True, help=f"One of: {', '.join(ROLES)}.")
@click.option("--group", metavar="SLUG", help="For member, lead, expert: key, slug or acronym.")
@click.option("--term", type=int, help="For member, lead, expert, chair: the number of the term.")
@click.option("--office", metavar="SLUG", help="For liaison and assistant; for dfo if not the committee's own.")
@click.option("--from", "since", type=DAY, help="First day; default: today.")
@click.option("--until", type=DAY, help="Last day; default: open.")
@AS
@in_site
def add(site: Site, when: Moment, email: str, name: str | None, by: str | None, **typed: Any) -> None:
    """Add a person with a role; or a further role, for an address that is known."""
    wanted = Appointment(**typed | {"since": _day(typed["since"]), "until": _day(typed["until"])})
    with _with_options():
        person = proceedings.add(acting(by, when), email, name, wanted, when)
    click.echo(f"{person.name} <{person.email}> is {_role_line(person.roles[-1])}.")


@people.command("list")
@click.option("--json", "as_json", is_flag=True, help="For a program.")
@in_site
def list_people(site: Site, when: Moment, as_json: bool) -> None:
    """Everybody, with every role that they ever held."""
    held = find.people()
    if as_json:
        click.echo(json.dumps({"items": [_told(person, when) for person in held], "total": len(held)}, indent=2))
        return
    for person in held:
        click.echo(f"{person.name} <{person.email}>" + ("" if person.password_hash else ", no password yet"))
        for role in person.roles:
            click.echo(f"  {_role_line(role)}")
    click.echo(f"{len(held)} {'person' if len(held) == 1 else 'people'}")


def _told(person: Person, when: Moment) -> dict[str, Any]:
    roles = [proceedings.told(held.role) | {"held": held.role.held(when.day)} for held in person.roles]
    return {"email": person.email, "name": person.name, "password": person.password_hash is not None, "roles": roles}


@people.command()
@click.argument("email")
@click.option("--base-url", help=f"Where the site answers; default: TRACKER_ADDRESS, else {HERE}.")
@AS
@in_site
def invite(site: Site, when: Moment, email: str, base_url: str | None, by: str | None) -> None:
    """Print a link with which a person sets their password: once, within seven days. Older links end."""
    secret = sign_in_links.invite(acting(by, when), email, when)
    click.echo("Send this link to the person alone; it works once, for seven days:", err=True)
    if not (base_url or site.settings.address):
        click.echo("It is for this machine: for another, set TRACKER_ADDRESS or give --base-url.", err=True)
    click.echo(f"{(base_url or site.settings.address or HERE).rstrip('/')}/invitation/{secret}")


@people.command()
@click.argument("email")
@click.option("--revoke", is_flag=True, help="End all tokens of this person instead.")
@AS
@in_site
def token(site: Site, when: Moment, email: str, revoke: bool, by: str | None) -> None:
    """Print a new token for a person's programs, alone on the last line; it is not shown again."""
    if revoke:
        ended = sign_in_links.revoke_tokens(acting(by, when), email, when)
        click.echo(f"{ended} {'token' if ended == 1 else 'tokens'} revoked.")
        return
    secret = sign_in_links.give_token(acting(by, when), email, when)
    click.echo("Keep this token safe; it is not shown again:", err=True)
    click.echo(secret)


@people.command()
@click.argument("email")
@click.option("--role", required=True, help=f"Which one ends: {', '.join(ROLES)}.")
@click.option("--group", metavar="SLUG", help="Which, if the role is held in several groups.")
@click.option("--term", type=int, help="Which, if it is held for several terms.")
@click.option("--office", metavar="SLUG", help="Which, if it is held in several offices.")
@ON
@AS
@in_site
def end(site: Site, when: Moment, email: str, on: datetime | None, by: str | None, **typed: Any) -> None:
    """End a role: from that day on the next request is refused."""
    with _with_options():
        held = proceedings.end(acting(by, when), email, Appointment(**typed), when, _day(on))
    click.echo(f"{held.person.name} <{held.person.email}>: {_role_line(held)}.")


@people.command("hand-over")
@click.argument("leaver")
@click.argument("successor")
@click.option("--name", help="The successor's name, if they are not known here yet.")
@ON
@AS
@in_site
def hand_over(
    site: Site, when: Moment, leaver: str, successor: str, name: str | None, on: datetime | None, by: str | None
) -> None:
    """End all office roles of one person and give them to another, from the same day."""
    with _with_options():
        given = proceedings.hand_over(acting(by, when), leaver, successor, when, _day(on), name)
    for held in given:
        click.echo(f"{held.person.name} <{held.person.email}> is {_role_line(held)}.")
