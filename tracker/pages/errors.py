"""Every refusal as its reader can use it: a page in plain words, or problem JSON where a program asked."""

from itertools import chain
from typing import Any

from flask import Flask, Response, current_app, g, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from tracker.formats import json as json_format
from tracker.pages import headers
from tracker.pages.site import NAME, site
from tracker.published import find
from tracker.rules.refusal import BadInput, Refusal

_MARK = "\ufffd"  # that browsers, too, show for what is no letter
WORDS = {
    400: ("This could not be understood", "The request is not one that this site knows.", "Go back and try again."),
    404: ("Not found", "There is no such page.", "Check the address, or search the record."),
    405: ("Not possible here", "This address does not take what was sent to it.", "Go back and try again."),
    413: (
        "Too large",
        "More was sent than this site takes at once: at most 50 MB a file.",
        "Send fewer or smaller files.",
    ),
    503: ("Out of reach", "The record cannot be reached just now.", "Try again in a minute; nothing was changed."),
    500: ("Something failed here", "The fault is ours, and was written down.", "Try again; nothing was changed."),
}


class Plain(Refusal):
    """An error of the web's own, in our words."""

    def __init__(self, status: int) -> None:
        title, message, remedy = WORDS.get(status, WORDS[500 if status >= 500 else 400])
        super().__init__(message, remedy=remedy)
        self.status, self.title = status, title


def handle(app: Flask) -> None:
    app.before_request(_readable)
    app.register_error_handler(Refusal, said)
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(HTTPException, _of_the_web)
    app.register_error_handler(OperationalError, _unreachable)
    app.register_error_handler(Exception, _fault)


def _readable() -> None:
    """NUL is a letter of no text, and PostgreSQL takes none: an address that holds one goes no further than here. Nor
    does a request to a host that can be none: pages would name themselves by it."""
    if not request.host:
        raise BadInput("The request names no host, or one that can be none.", remedy="Follow a link of this site.")
    if any("\0" in part for part in (request.path, *chain(*request.args.items(multi=True)))):
        raise _no_text("Take it out, then send it again.")
    if wrong := [name for name, words in request.form.items(multi=True) if "\0" in name + words]:
        _marked(wrong[0])


def _no_text(remedy: str, field: str = "") -> BadInput:
    words = "What was sent holds a character that stands in no text (NUL)."
    return BadInput(words, remedy=remedy, field=field)


def _marked(field: str) -> None:
    """A form is shown again with a mark in the place of each; nothing that it asks for is done (pages/form.py)."""
    g.unreadable = _no_text(
        f"Take it out where {_MARK} stands in what you typed, then send it again.", field.replace("\0", _MARK)
    )
    words = [(name.replace("\0", _MARK), said.replace("\0", _MARK)) for name, said in request.form.items(multi=True)]
    request.form = ImmutableMultiDict(words)


def _of_the_web(error: HTTPException) -> Any:
    """A redirect goes as it is; a method that the address does not take is refused with those that it takes (RFC 9110,
    15.5.6)."""
    if (error.code or 500) < 400:
        return error
    answer = said(Plain(error.code or 500))
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return answer


def said(refusal: Refusal) -> Any:
    answer = json_format.problem(refusal) if _by_a_program() else _page(refusal)
    return headers.wait(answer, refusal)


def _page(refusal: Refusal) -> Response:
    here = site()
    common = {"own_stylesheet": here.settings.stylesheet is not None, "as_of": None, "today": here.clock().day}
    page = render_template("public/refused.html", refusal=refusal, site_name=NAME, **common, **_record())
    return make_response(page, refusal.status)


def _record() -> dict[str, Any]:
    """What every page tells of the record; nothing while it cannot be reached."""
    here = site()
    try:
        with here.reader.connect() as reader:
            head = find.head(reader)
            return {"demonstration": here.demonstration(reader, head), "head": head}
    except OperationalError:
        return {}


def _by_a_program() -> bool:
    return request.path.endswith(".json") or request.path.startswith("/api")


def _expired(error: CSRFError) -> Any:
    refusal = Refusal(
        "This form was not sent from a page of this site, or you have signed out since it was opened.",
        remedy="Go back, copy what you wrote, load the page again and send it from there.",
        field="csrf_token",
    )
    refusal.status, refusal.title = 400, "Not accepted"
    return said(refusal)


def _unreachable(error: OperationalError) -> Any:
    """A server of databases that is gone, or a replica that is: whoever stands before several sites asks another one.
    SQLite is a file of this machine; where that fails, something is wrong here."""
    if site().settings.sqlite:
        return _fault(error)
    current_app.logger.warning("the database did not answer: %s", error.orig)
    answer = current_app.make_response(said(Plain(503)))
    answer.headers["Retry-After"] = "5"
    return answer


def _fault(error: Exception) -> Any:
    # The rule, not the address: an address may hold the secret of an invitation.
    current_app.logger.exception("fault at %s %s", request.method, request.url_rule)
    if current_app.testing:
        raise error
    return said(Plain(500))
