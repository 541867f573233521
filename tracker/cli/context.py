"""What every command shares: the site it works on, the moment, who acts, and how days and pairs are typed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import wraps
from typing import Any

import click

from tracker import create_app
from tracker.cli.plain import plainly
from tracker.records import find
from tracker.rules.moment import Moment
from tracker.rules.policy import OPERATOR, Actor
from tracker.rules.refusal import BadInput, Refusal
from tracker.search.site import Site
from tracker.store import migrate
from tracker.store.database import db, sqlite_path
from tracker.text import dates

as_of_day = click.option("--as-of", "as_of", metavar="DATE", help="As things stood on that day: 2021-06-01.")


def in_site(command: Callable[..., Any]) -> Callable[..., Any]:
    """Runs a command within the site of TRACKER_HOME; it is given (site, when, **options)."""

    @plainly
    @wraps(command)
    def run(*args: Any, **options: Any) -> Any:
        app = create_app()
        with app.app_context():
            here: Site = app.extensions["tracker"]
            try:
                _initialised(here)
                return command(here, here.clock(), *args, **options)
            finally:
                here.let_go()
                db.session.remove()
                db.engine.dispose()

    return run


def _initialised(here: Site) -> None:
    settings = here.settings
    missing = settings.sqlite and not sqlite_path(settings.database_url).is_file()
    if not missing:
        missing = migrate.current(db.session.connection()) != migrate.head()
        db.session.rollback()
    if missing:
        where = sqlite_path(settings.database_url) if settings.sqlite else "at DATABASE_URL"
        raise BadInput(f"The database {where} is not there yet, or is of an older release.", remedy="Run: tracker init")


def acting(email: str | None, when: Moment) -> Actor:
    """The person of --as, or the terminal's operator without it."""
    if email is None:
        return OPERATOR
    person = find.person(email)
    if person is None:
        raise BadInput(f"Nobody here has the address {email}.", remedy="Add them with: tracker people add")
    return person.actor


@contextmanager
def with_options(options: Mapping[str, str]) -> Iterator[None]:
    """A refusal that is about one of these fields of a page says here what to type instead."""
    try:
        yield
    except Refusal as wrong:
        wrong.remedy = options.get(wrong.field, wrong.remedy)
        raise


def day(as_of: str | None, when: Moment) -> date:
    """The day of --as-of, or today without it."""
    if as_of is None:
        return when.day
    try:
        asked = dates.from_value(as_of)
    except ValueError as wrong:
        raise BadInput(f"{wrong}.", remedy="Write it as 2021-06-01.") from None
    if asked.precision != dates.DAY or asked.first > when.day:
        raise BadInput(f'"{as_of}" is no day up to today.', remedy="Write it as 2021-06-01.")
    return asked.first


as_ = click.option("--as", "email", required=True, metavar="EMAIL", help="Who does it.")


def pairs(settled: Sequence[str], option: str = "--set NAME=VALUE") -> dict[str, str]:
    """What was given as this option, again and again."""
    wrong = [one for one in settled if not one.partition("=")[1]]
    if wrong:
        raise BadInput(f'"{wrong[0]}" sets nothing.', remedy=f"Write {option}.")
    return dict(one.split("=", 1) for one in settled)


def named(settled: Sequence[str], known: Iterable[str]) -> dict[str, str]:
    """The pairs of --set, all of which are called something that is known."""
    said = pairs(settled)
    if wrong := sorted(said.keys() - set(known)):
        raise BadInput(f'Nothing here is called "{wrong[0]}".', remedy=f"It may be: {', '.join(known)}.")
    return said
