"""A public page: read over the connection that can see the published record only, the same for everybody, and never
touching the session. Its form as data stands at the same address with .json behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, make_response, redirect, render_template, request
from sqlalchemy import Connection

from tracker.formats import json as json_format
from tracker.pages.public import asked
from tracker.pages.routes import declare
from tracker.pages.site import NAME, site
from tracker.published import find
from tracker.store.chain import Head

public = Blueprint("public", __name__)

View = Callable[..., Any]
Context = dict[str, Any]
ONE = ("published_on",)  # what every page of a single thing takes


@dataclass(frozen=True, slots=True)
class Moved:
    """What a view returns when the thing stands at another address today; `data` where that has none for it."""

    path: str
    data: Any = None


def page(rule: str, *, takes: Sequence[str] = (), data: bool = True, **options: Any) -> Callable[[View], View]:
    """A view gets (reader, on, **parts of the address), and `asked` where it takes parameters. It returns Moved, or
    what its template (templates/public/<view's name>.html) shows, with `data` as what .json gives and `go` as an
    address to be sent to at once."""

    def room(view: View) -> View:
        served = declare(_served(view, tuple(takes), as_data=False), "public.read")
        public.add_url_rule(rule, view.__name__, served, **options)
        if data:
            served = declare(_served(view, tuple(takes), as_data=True), "public.read")
            public.add_url_rule(beside(rule), f"{view.__name__}_data", served, **options)
        return view

    return room


def beside(path: str) -> str:
    """The address of a page's form as data."""
    return f"{path}index.json" if path == "/" else f"{path}.json"


def _served(view: View, takes: tuple[str, ...], *, as_data: bool) -> View:
    @wraps(view)
    def serve(**parts: Any) -> Any:
        kept = asked.kept(request.args, takes)
        if kept != list(request.args.items(multi=True)):
            return redirect(_with(_sent(request.path), kept), 302)
        if takes:
            parts["asked"] = request.args
        return _answered(view, parts, as_data)

    return serve


def _answered(view: View, parts: Mapping[str, Any], as_data: bool) -> Any:
    here = site()
    today = here.clock().day
    with here.reader.connect() as reader:
        head = find.head(reader)
        etag = _etag(head, today)
        known = request.if_none_match
        if known.contains_weak(etag) and not known.star_tag:  # a star asks whether there is such a page at all
            return _lasting(Response(status=304), etag)
        on = asked.day(today, request.args.get("as_of"))
        shown = view(reader, on, **parts)
        if isinstance(shown, Moved) and as_data and shown.data is not None:
            return _lasting(json_format.response(shown.data), etag)
        if isinstance(shown, Moved):
            return moved(beside(shown.path) if as_data else shown.path)
        if as_data:
            return _lasting(json_format.response(shown["data"]), etag)
        if shown.get("go"):
            return redirect(_with(shown["go"], [("as_of", str(on))] if on != today else []), 302)
        return _lasting(make_response(filled(view.__name__, reader, head, today, on, shown)), etag)


def filled(name: str, reader: Connection, head: Head, today: date, on: date, shown: Mapping[str, Any]) -> str:
    """The page as HTML. The office's preview calls this too, for the address that the page will have, on the
    connection of the act it rehearses."""
    common = {
        "site_name": NAME,
        "demonstration": site().demonstration(reader, head),
        "head": head,
        "today": today,
        "on": on,
        "as_of": None if on == today else on,
        "own_stylesheet": site().settings.stylesheet is not None,
        "data_path": _with(_sent(beside(request.path)), list(request.args.items(multi=True))),
        "typed": request.args,
    }
    return render_template(f"public/{name}.html", **{**common, **shown})


def _with(path: str, query: Sequence[tuple[str, str]]) -> str:
    """The path with these parameters, before its fragment if it has one."""
    bare, sharp, place = path.partition("#")
    mark = "&" if "?" in bare else "?"
    return bare + (mark + urlencode(query) if query else "") + sharp + place


def _sent(path: str) -> str:
    """A path as it was sent: Flask hands it over decoded, and a line end or a question mark is to stay part of it."""
    return quote(path, safe="/@:")


def _etag(head: Head, today: date) -> str:
    known = f"{head.id} {head.sha256} {today} {site().version} {request.full_path} {request.host}"
    return sha256(known.encode()).hexdigest()[:32]


def _lasting(response: Response, etag: str) -> Response:
    response.set_etag(etag)
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def moved(path: str) -> Any:
    """To where the thing stands today, with the question that was asked of the old address."""
    return redirect(_with(path, list(request.args.items(multi=True))), 301)
