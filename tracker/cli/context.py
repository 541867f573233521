"""What every command shares: the site it works on, the moment, who acts, and how pairs are typed."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from tracker import create_app
from tracker.cli.plain import plainly
from tracker.records import find
from tracker.rules.moment import Moment
from tracker.rules.policy import OPERATOR, Actor
from tracker.rules.refusal import BadInput
from tracker.search.site import Site
from tracker.store import migrate
from tracker.store.database import db, sqlite_path


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


def pairs(settled: Sequence[str]) -> dict[str, str]:
    """What was given as --set NAME=VALUE."""
    wrong = [one for one in settled if not one.partition("=")[1]]
    if wrong:
        raise BadInput(f'"{wrong[0]}" sets nothing.', remedy="Write --set NAME=VALUE.")
    return dict(one.split("=", 1) for one in settled)
