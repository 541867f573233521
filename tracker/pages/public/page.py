"""A public page: read over the connection that can see the published record only, the same for everybody, and never
touching the session. Its other forms stand at the same address with .json, .csv, .xlsx or .atom behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, make_response, redirect, render_template, request
from sqlalchemy import Connection

from tracker.formats import citation
from tracker.formats import json as json_format
from tracker.pages.public import asked, forms
from tracker.pages.public.forms import Asked
from tracker.pages.routes import declare
from tracker.pages.site import NAME, address, site
from tracker.published import find, past
from tracker.published.thing import Thing
from tracker.rules.moment import ended
from tracker.rules.refusal import Missing
from tracker.store.chain import Head
from tracker.text.dates import day_words

ROOM, HTML = "public", "text/html"
public = Blueprint(ROOM, __name__)

View = Callable[..., Any]
Context = dict[str, Any]
ONE = ("published_on",)  # what every page of a single thing takes
NO_OTHER = ("as_of", "sort")  # what makes no other page of a list
Taken = str | asked.Facet  # a parameter: by its name, or a facet with what that takes
_also: dict[str, Sequence[str]] = {}  # the forms offered beside each view


@dataclass(frozen=True, slots=True)
class Offer:
    """What a public route was declared with, as /api/openapi.json tells it to programs. `kept`: a cache may keep what
    it answers; `asked`: parameters that it does not know are left out; `answers`: what it may answer beside the usual.
    """

    view: View
    form: str = ""
    takes: tuple[Taken, ...] = ()
    media: str = HTML
    kept: bool = True
    asked: bool = True
    answers: tuple[int, ...] = ()


OFFERED: dict[str, Offer] = {}  # by the name of the route within this room


@dataclass(frozen=True, slots=True)
class Moved:
    """What a view returns when the thing stands at another address today; `data` where that has none for it. With
    `asked`, the same question is asked there in other words."""

    path: str
    data: Any = None
    asked: Sequence[tuple[str, str]] | None = None


def page(
    rule: str,
    *,
    takes: Sequence[Taken] = (),
    also: Sequence[str] = (forms.JSON,),
    dated: bool = True,
    media: str = HTML,
    answers: tuple[int, ...] = (),
    **options: Any,
) -> Callable[[View], View]:
    """A view gets (reader, on, **parts of the address), and `asked` where it takes parameters; `dated`: another day may
    be asked of it. It returns Moved, or what its template (templates/public/<view's name>.html) shows, with what the
    forms `also` offered beside it need (`data`, `table`, `feed`, see forms.py), and `go` as an address to be sent to at
    once; or a Response of this `media`, where the address is no page."""

    def room(view: View) -> View:
        _also[view.__name__] = also
        known = (*([asked.AS_OF] if dated else []), *takes)
        for form in ("", *also):
            served = declare(_served(view, asked.named(takes), asked.named(known), form), "public.read")
            path, name = (forms.beside(rule, form), f"{view.__name__}_{form}") if form else (rule, view.__name__)
            public.add_url_rule(path, name, served, **options)
            OFFERED[name] = Offer(view, form, known, forms.MEDIA[form] if form else media, answers=answers)
        return view

    return room


def other(rule: str, view: View, media: str, *, kept: bool = False, answers: tuple[int, ...] = ()) -> None:
    """A route that is no page and takes nothing: what it answers does not follow from the record's head."""
    public.add_url_rule(rule, view.__name__, declare(view, "public.read"))
    OFFERED[view.__name__] = Offer(view, media=media, kept=kept, asked=False, answers=answers)


def _served(view: View, takes: tuple[str, ...], known: tuple[str, ...], form: str) -> View:
    @wraps(view)
    def serve(**parts: Any) -> Any:
        kept = asked.kept(request.args, known)
        if kept != list(request.args.items(multi=True)):
            return redirect(_with(_sent(request.path), kept), 302)
        if takes:
            parts["asked"] = request.args
        return _answered(view, parts, form)

    return serve


def _answered(view: View, parts: Mapping[str, Any], form: str) -> Any:
    here = site()
    today = here.clock().day
    with here.reader.connect() as reader:
        head = find.held(reader)
        etag: str | None = _etag(head, today)
        known = request.if_none_match
        if etag and known.contains_weak(etag) and not known.star_tag:  # a star asks whether there is such a page at all
            return _lasting(Response(status=304), etag)
        on = asked.day(today, request.args.get("as_of"))
        shown = view(reader, on, **parts)
        said_on = asked.single(request.args, today)
        if said_on and isinstance(shown, dict):
            with past.opened(reader, said_on, ended(said_on, here.settings.zone)) as then:
                said = _then(view, Asked(then, head, said_on), shown["thing"], parts)
                return _sent_as(form, view.__name__, Asked(then, head, said_on), said, etag)
        return _sent_as(form, view.__name__, Asked(reader, head, on), shown, etag)


def _then(view: View, of: Asked, known: Thing, parts: Mapping[str, Any]) -> Any:
    """What the site said of this thing: the same view, of the record as it was. Raises Missing, with the day."""
    try:
        return view(of.reader, of.on, **parts)
    except Missing as missing:
        said = f"On {day_words(of.on)} this site had not yet published {known.title}."
        told = f"What was true on that day, as known today: {known.url}?as_of={of.on}."
        raise Missing(said, remedy=f"Choose a later day, or leave the day out. {told}") from missing


def _sent_as(form: str, name: str, of: Asked, shown: Any, etag: str | None) -> Any:
    if isinstance(shown, Moved):
        return _elsewhere(shown, form, etag)
    if isinstance(shown, Response):
        return _in_part(_lasting(shown, etag, weak=False))
    if shown.get("passing"):  # it will be another before the record is
        etag = None
    if form:
        return _lasting(forms.response(form, shown, of), etag)
    today = site().clock().day
    if shown.get("go"):
        return redirect(_with(shown["go"], [("as_of", str(of.on))] if of.on != today else []), 302)
    return _lasting(make_response(filled(name, of.reader, of.head, today, of.on, shown)), etag)


def _elsewhere(shown: Moved, form: str, etag: str | None) -> Any:
    if form == forms.JSON and shown.data is not None:
        return _lasting(json_format.response(shown.data), etag)
    bare, sharp, place = shown.path.partition("#")
    path = forms.beside(bare, form) if form else f"{bare}{sharp}{place}"
    return moved(path) if shown.asked is None else redirect(_with(path, shown.asked), 302)


def filled(name: str, reader: Connection, head: Head, today: date, on: date, shown: Mapping[str, Any]) -> str:
    """The page as HTML. The office's preview calls this too, for the address that the page will have, on the
    connection of the act it rehearses."""
    common = {
        "site_name": NAME,
        "demonstration": site().demonstration(reader, head),
        "head": head,
        "today": today,
        "on": on,
        "as_of": None if on == today or past.said_on(reader) else on,
        "own_stylesheet": site().settings.stylesheet is not None,
        "in_forms": [
            (form, forms.WORDS[form], _with(_sent(forms.beside(request.path, form)), _wanted(form)))
            for form in _also[name]
        ],
        "typed": request.args,
        "canonical": _canonical(shown),
    }
    if "thing" in shown:
        common["citation"] = [citation.plain(one) for one in shown["cited"](Asked(reader, head, on)).cited]
    return render_template(f"public/{name}.html", **{**common, **shown})


def _canonical(shown: Mapping[str, Any]) -> str:
    """The one address of what is shown, whatever day or edition: a thing's own, else the question without these."""
    path = shown["thing"].url if "thing" in shown else request.path
    left = [] if "thing" in shown else [pair for pair in request.args.items(multi=True) if pair[0] not in NO_OTHER]
    return address() + _with(_sent(path), left)


def _wanted(form: str) -> list[tuple[str, str]]:
    """The question as another form is asked it: a table has the whole list, a feed what is newest of it."""
    left = () if form == forms.JSON else ("page", "sort") if form == forms.ATOM else ("page",)
    return [pair for pair in request.args.items(multi=True) if pair[0] not in left]


def _with(path: str, query: Sequence[tuple[str, str]]) -> str:
    """The path with these parameters, before its fragment if it has one."""
    bare, sharp, place = path.partition("#")
    mark = "&" if "?" in bare else "?"
    return bare + (mark + urlencode(query) if query else "") + sharp + place


def _sent(path: str) -> str:
    """A path as it was sent: Flask hands it over decoded, and a line end or a question mark is to stay part of it."""
    return quote(path, safe="/@:")


def _etag(head: Head, today: date) -> str:
    known = (head.id, head.sha256, str(today), site().version, request.path, request.query_string, address())
    return sha256(repr(known).encode()).hexdigest()[:32]


def _lasting(response: Response, etag: str | None, *, weak: bool = True) -> Response:
    """Any cache may keep it by its tag; what has none is as it is at this moment only."""
    if etag is None:
        return response
    response.set_etag(etag, weak=weak)
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def _in_part(response: Response) -> Any:
    """The rest of what broke off, where that is asked for: some of it is large."""
    if request.range is None or response.content_length is None:
        return response
    return response.make_conditional(request, accept_ranges=True, complete_length=response.content_length)


def moved(path: str) -> Any:
    """To where the thing stands today, with the question that was asked of the old address."""
    return redirect(_with(path, list(request.args.items(multi=True))), 301)
