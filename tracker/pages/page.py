"""A page of the workspace: load the record, ask whether its reader may, run the view, fill its template.

A page cannot be added without naming what its reader must be allowed. Whoever is not signed in is asked to sign in,
whatever the address; to whom it is refused, it looks as if it were not there.
"""

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial, wraps
from hashlib import sha256
from inspect import signature
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask_login import current_user

from tracker.pages import headers
from tracker.pages.form import readable, unreadable
from tracker.pages.routes import declare
from tracker.pages.site import NAME, site
from tracker.published import find
from tracker.rules.moment import Moment
from tracker.rules.policy import ANYBODY, Actor, may
from tracker.rules.refusal import Missing
from tracker.store import sent
from tracker.store.database import db

View = Callable[..., Any]
Load = Callable[..., Any]  # (actor, on, **parts of the address) -> record or None


def actor() -> Actor:
    return current_user.actor if current_user.is_authenticated else ANYBODY


def now() -> Moment:
    return site().clock()


class Pages:
    """The pages of one room: a blueprint whose every rule names its grant."""

    def __init__(self, name: str, module: str) -> None:
        self.name = name
        self.blueprint = Blueprint(name, module)

    def page(
        self, rule: str, *, needs: str, of: Load | None = None, again: bool = False, **options: Any
    ) -> Callable[[View], View]:
        """The view gets `record` in place of those parts of the address that `of` asks for, and returns what its
        template (templates/<room>/<view's name>.html) shows, or a response. `again`: its form may come twice, for the
        view tells by itself what it has already."""

        def room(view: View) -> View:
            guarded = declare(self._guarded(view, needs, of, again), needs)
            self.blueprint.add_url_rule(rule, view.__name__, guarded, **options)
            return view

        return room

    def _guarded(self, view: View, needs: str, of: Load | None, again: bool) -> View:
        asked = list(signature(of).parameters)[2:] if of else []

        @wraps(view)
        def guarded(**parts: Any) -> Any:
            who, when = actor(), now()
            if who.person is None and not may(who, needs, None, when.day):
                return redirect(url_for("account.sign_in", next=_return_path()))
            record = of(who, when.day, **{name: parts.pop(name) for name in asked}) if of else None
            if (of and record is None) or not may(who, needs, record, when.day):
                raise Missing("There is no such page.", remedy="Check the address, or search the record.")
            with _once(again):
                shown = view(record, **parts) if of else view(**parts)
            return self._filled(view.__name__, who, when, shown) if isinstance(shown, dict) else shown

        return guarded

    def _filled(self, name: str, who: Actor, when: Moment, shown: dict[str, Any]) -> Any:
        with site().reader.connect() as reader:
            head = find.head(reader)
            common = {"demonstration": site().demonstration(reader, head), "head": head}
        signed_in = who if who.person is not None else None
        common |= {"site_name": NAME, "today": when.day, "actor": signed_in, "may": _asking(who, when)}
        common |= {"own_stylesheet": site().settings.stylesheet is not None}
        status = shown.pop("status", 200)
        response = make_response(render_template(f"{self.name}/{name}.html", **{**common, **shown}), status)
        db.session.rollback()
        return headers.wait(response, shown.get("refusal"))


def _once(again: bool) -> Any:
    """The form of this request is done once, and not at all where it cannot be read. Its page's proof is part of it:
    what is typed alike into a page that was opened anew is another form."""
    if again:
        readable()
    if again or request.method != "POST" or "csrf_token" not in request.form:
        return nullcontext()
    said = sha256(repr([request.full_path, *request.form.items(multi=True)]).encode())
    for box, file in request.files.items(multi=True):
        said.update(repr((box, file.filename)).encode())
        for part in iter(partial(file.stream.read, 2**20), b""):
            said.update(part)
        file.stream.seek(0)
    return sent.once(said.hexdigest(), unreadable())


def _asking(who: Actor, when: Moment) -> Callable[..., bool]:
    """For templates: an action that cannot be done is not offered."""
    return lambda action, record=None: may(who, action, record, when.day)


def _return_path() -> str:
    path = request.full_path.rstrip("?")
    return path if request.method == "GET" else "/"
