"""Everybody who may come to a site: nobody in particular, a person of each role, of a role that has ended, of one that
has not begun; each with a browser of their own."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask.testing import FlaskClient

from tests.builders import World, group
from tracker.proceedings.appointments import bounds
from tracker.published.entry import Edition
from tracker.rules.policy import ROLES
from tracker.text.dates import from_value

NOBODY = "nobody"
GROUP, TERM, OFFICE = "signs", 16, "office/dfo"
DAY_BEFORE, DAY_AFTER = date(2026, 1, 14), date(2026, 1, 16)  # of the day that worlds begin with
PAST: Mapping[str, tuple[str, dict[str, Any]]] = {
    "former dfo": ("dfo", {"since": date(2024, 1, 10), "until": DAY_BEFORE}),
    "former assistant": ("assistant", {"since": date(2024, 1, 10), "until": DAY_BEFORE}),
    "former member": ("member", {"since": date(2024, 1, 10), "until": DAY_BEFORE}),
    "dfo of tomorrow": ("dfo", {"since": DAY_AFTER}),
}
KINDS = (NOBODY, *ROLES, *PAST)


def prepared(world: World) -> World:
    """With what roles are bound to: a group and a term."""
    world.publish(
        group(GROUP, "Signs Working Group"),
        Edition(str(TERM), "term", f"{TERM}th term", from_value("2022-01-01"), facts={"number": TERM}),
    )
    return world


def email(kind: str) -> str:
    return f"{kind.replace(' ', '.')}@example.gov"


def settled(world: World, kind: str) -> None:
    """Somebody of this kind is known here."""
    role, days = PAST.get(kind, (kind, {}))
    bound = {"group": GROUP, "term": TERM, "office": OFFICE}
    world.person(email(kind), role, **{name: bound[name] for name in bounds(role)}, **days)


def visitor(world: World, kind: str) -> FlaskClient:
    """A browser of somebody of this kind who is settled; signed in if there is an account to sign in to."""
    return world.client(None if kind == NOBODY else email(kind))


def visitors(world: World, *kinds: str) -> dict[str, FlaskClient]:
    for kind in kinds:
        if kind != NOBODY:
            settled(world, kind)
    return {kind: visitor(world, kind) for kind in kinds}


def proof_of_form(client: FlaskClient) -> str:
    """What a form of this browser carries, so that it is known to be ours."""
    page = client.get("/sign-in?again=1").get_data(as_text=True)
    return page.partition('name="csrf_token" value="')[2].partition('"')[0]


def asked(client: FlaskClient, method: str, path: str, **form: Any) -> Any:
    """The answer to a request, with the proof that a form carries."""
    if method == "POST":
        return client.post(path, data={"csrf_token": proof_of_form(client), **form})
    return client.open(path, method=method, buffered=True)  # so that a file behind it is closed
