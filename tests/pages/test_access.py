"""The table of access, held against the site; and what holds of all routes alike."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Blueprint

import tracker
from tests.builders import World
from tests.pages.access import NO_ONE, SOME, TABLE, UNSAFE, Doors, Line, endpoint, faults
from tests.pages.access_site import site
from tests.proofs.schema import rows
from tests.proofs.visitors import NOBODY, asked, proof_of_form, visitor
from tracker import create_app
from tracker.pages.routes import Undeclared, needs_of
from tracker.rules.policy import GRANTS
from tracker.store.database import free_connection
from tracker.store.journal import NOTED_TABLES


def test_every_route_has_its_line(tmp_path: Path) -> None:
    app = World(tmp_path).app
    listed = {(endpoint(app, line.method, line.path), line.method) for line in TABLE}
    routes = {(rule.endpoint, method) for rule in app.url_map.iter_rules()
              for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}  # fmt: skip
    assert routes == listed


@pytest.mark.parametrize("kinds", SOME, ids=["groups", "offices", "ended"])
def test_every_route_lets_in_whom_its_line_names(tmp_path: Path, kinds: tuple[str, ...]) -> None:
    assert faults(site(tmp_path), kinds) == []


def test_a_widened_grant_is_seen_wherever_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = site(tmp_path)
    grants = {line: needs_of(world.app, endpoint(world.app, line.method, line.path)) for line in TABLE}
    asking = [line for line, grant in grants.items() if grant == "office.enter"]
    monkeypatch.setitem(GRANTS, "office.enter", GRANTS["account.own"])
    assert faults(world, ("liaison",)) == [f"liaison: {line.method} {line.path}: {line.answer} " for line in asking]


def test_a_route_without_a_grant_stops_the_application(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = World(tmp_path).site.settings
    room = Blueprint("cellar", __name__)
    room.add_url_rule("/cellar", "stairs", lambda: "down")
    monkeypatch.setattr(tracker, "office", room)
    with pytest.raises(Undeclared, match=r"cellar\.stairs"):
        create_app(settings)


# All routes alike ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [NOBODY, "dfo"])
def test_no_form_is_taken_without_its_proof_and_nothing_changes(tmp_path: Path, kind: str) -> None:
    world = site(tmp_path)
    doors = Doors(world, kind)
    foreign = proof_of_form(visitor(world, NOBODY))
    for line in UNSAFE:
        path = doors.path(kind, line.path)
        before = kept(world, but=NO_ONE)
        for form in ({}, {"csrf_token": foreign}, {"csrf_token": "made up"}):
            answer = doors.clients[kind].post(path, data=form)
            assert (answer.status_code, kept(world, but=NO_ONE) == before) == (400, True), (line, form)
            assert "This form was not sent from a page of this site" in answer.get_data(as_text=True)
            assert answer.is_json or '<a href="/sign-in">sign in again</a>' in answer.get_data(as_text=True)


def test_every_route_that_changes_something_is_one_of_the_table(tmp_path: Path) -> None:
    """So that the test before this one has seen it. Only GET, HEAD and OPTIONS go without a proof."""
    app = World(tmp_path).app
    methods = set(itertools.chain.from_iterable(rule.methods or () for rule in app.url_map.iter_rules()))
    assert methods == {"GET", "HEAD", "OPTIONS", "POST"}
    assert app.config.get("WTF_CSRF_ENABLED", True) and app.config["WTF_CSRF_METHODS"] >= {
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
    }
    assert app.extensions["csrf"]._exempt_views | app.extensions["csrf"]._exempt_blueprints == set()


@pytest.mark.parametrize("kind", [NOBODY, "member", "dfo"])
def test_no_get_changes_anything_that_is_signed(tmp_path: Path, kind: str) -> None:
    world = site(tmp_path)
    doors = Doors(world, kind)
    before = kept(world, but=NOTED_TABLES)
    for place, line in enumerate(line for line in TABLE if line.method == "GET"):
        world.at = f"2026-01-15T15:0{place % 10}:00+00:00"  # so that being seen is noted, and a sign-in stays fresh
        for method in ("GET", "HEAD", "OPTIONS"):
            asked(doors.clients[kind], method, doors.path(kind, line.path))
        assert kept(world, but=NOTED_TABLES) == before, line


def kept(world: World, but: frozenset[str]) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the database, but for these tables."""
    with free_connection(world.url, writes=False) as connection:
        return {name: held for name, held in rows(connection).items() if name not in but}


@pytest.mark.parametrize("kind", [NOBODY, "dfo"])
def test_what_caches_may_keep_is_public_alone(tmp_path: Path, kind: str) -> None:
    """Public pages never look at who asks; pages of the workspace are kept by nobody."""
    doors = Doors(site(tmp_path), kind)
    for name, line in public_and_private():
        answer = doors.ask(kind, line)
        varies = "cookie" in answer.headers.get("Vary", "").lower()
        if name == "public":
            assert (answer.headers.getlist("Set-Cookie"), varies) == ([], False), line
        else:
            assert answer.headers["Cache-Control"] == "no-store", line


def public_and_private() -> Iterator[tuple[str, Line]]:
    for line in TABLE:
        private = line.path.startswith(("/account", "/office", "/liaison", "/sign-", "/invitation"))
        if line.method == "GET":
            yield "private" if private else "public", line
    yield "public", Line("GET", "/nothing/here", NO_ONE)
    yield "public", Line("GET", "/papers/nothing.json", NO_ONE)
