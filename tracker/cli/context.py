"""What every command shares: the site it works on, the moment, who acts, and how refusals end (exit code 2)."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from tracker import create_app
from tracker.records import find
from tracker.rules.moment import Moment
from tracker.rules.policy import OPERATOR, Actor
from tracker.rules.refusal import BadInput, Refusal
from tracker.search.site import Site
from tracker.store import migrate
from tracker.store.database import db, sqlite_path

BAD_INPUT = 2


def plainly(command: Callable[..., Any]) -> Callable[..., Any]:
    """Refusals end a command with their words and exit code 2; nothing was changed."""

    @wraps(command)
    def spoken(*args: Any, **options: Any) -> Any:
        try:
            return command(*args, **options)
        except Refusal as refusal:
            click.echo(f"tracker: {refusal}", err=True)
            sys.exit(BAD_INPUT)

    return spoken


def in_site(command: Callable[..., Any]) -> Callable[..., Any]:
    """Runs a command within the site of TRACKER_HOME; it is given (site, when, **options)."""

    @plainly
    @wraps(command)
    def run(*args: Any, **options: Any) -> Any:
        app = create_app()
        with app.app_context():
            here: Site = app.extensions["tracker"]
            _initialised(here)
            return command(here, here.clock(), *args, **options)

    return run


def _initialised(here: Site) -> None:
    settings = here.settings
    missing = settings.sqlite and not sqlite_path(settings.database_url).is_file()
    if not missing:
        missing = migrate.current(db.session.connection()) != migrate.head()
        db.session.rollback()
    if missing:
        raise BadInput(
            f"The database of {settings.home} is not there yet, or is of an older release.", remedy="Run: tracker init"
        )


def acting(email: str | None, when: Moment) -> Actor:
    """The person of --as, or the terminal's operator without it."""
    if email is None:
        return OPERATOR
    person = find.person(email)
    if person is None:
        raise BadInput(f"Nobody here has the address {email}.", remedy="Add them with: tracker people add")
    return person.actor
