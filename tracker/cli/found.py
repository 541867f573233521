"""`tracker init`: a home with its database and index."""

import click

from tracker import create_app, settings
from tracker.cli.plain import as_typed, plainly
from tracker.proceedings.found import found
from tracker.records import find
from tracker.rules.policy import OPERATOR
from tracker.rules.refusal import BadInput
from tracker.search.site import Site
from tracker.store import migrate


@click.command()
@plainly
def init() -> None:
    """Create or upgrade the database and index of this home; safe to repeat."""
    app = create_app(prepared())
    with app.app_context():
        here: Site = app.extensions["tracker"]
        new = founded(here)
        click.echo(f"Ready: {here.settings.home} ({'founded' if new else 'up to date'}).")
        click.echo(f"Next: {_next()}")


def _next() -> str:
    if find.people():
        return as_typed("serve")
    return f"{as_typed('people add EMAIL --name NAME --role dfo')}, then {as_typed('serve')}"


def prepared() -> settings.Settings:
    """The settings of a home whose database is of this release."""
    chosen = settings.from_environment()
    try:
        chosen.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as wrong:
        raise BadInput(
            f"The home {settings.short(str(chosen.home))} cannot be made ({wrong.strerror}).",
            remedy="Set TRACKER_HOME to a folder of yours.",
        ) from None
    migrate.upgrade(chosen.database_url)
    return settings.from_environment()  # anew: the secret is kept in the home from now on


def founded(here: Site) -> list[str]:
    new = found(OPERATOR, here.clock())
    here.catch_up()
    return new
