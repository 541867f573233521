"""`tracker demo`: the demonstration record, in a home of its own."""

import click

from tracker import create_app
from tracker.cli.found import founded, prepared
from tracker.cli.plain import plainly
from tracker.exchange.content import load
from tracker.published import find
from tracker.rules.policy import OPERATOR
from tracker.search.site import Site


@click.command()
@click.option(
    "--unless-loaded", is_flag=True, help="Where the demonstration is loaded already, bring it up to date alone."
)
@plainly
def demo(unless_loaded: bool) -> None:
    """Load the demonstration record into an empty home, which is then marked as one for good."""
    app = create_app(prepared())
    with app.app_context():
        here: Site = app.extensions["tracker"]
        with here.reader.connect() as reader:
            held = here.demonstration(reader, find.head(reader))
        if unless_loaded and held:
            founded(here)
            click.echo(f"The demonstration record is loaded already, in {here.settings.home}.")
            return
        loaded = load(here.settings.content, OPERATOR, here.clock(), lambda said: click.echo(said))
        here.catch_up()
        click.echo(
            f"{loaded.entries} entries and {loaded.people} people loaded. Every page says that it is a demonstration."
        )
        if loaded.password:
            click.echo(f"Each of them signs in with the password: {loaded.password}")
