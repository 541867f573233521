"""For the machines that watch this site: is it up, and is it ready to serve."""

from typing import Any

from flask import Response
from sqlalchemy.exc import SQLAlchemyError

from tracker.formats import json as json_format
from tracker.pages.public.page import other
from tracker.pages.site import site
from tracker.published import find
from tracker.search.engine import EngineFault
from tracker.store import migrate


def alive() -> Response:
    return json_format.response({"status": "ok"})


def ready() -> Response:
    """503 while something that pages need is missing. An index that is behind is being caught up, and no reason."""
    found = {"database": _database(), "schema": _schema(), "index": _index()}
    fit = found["database"]["ok"] and found["schema"]["ok"]
    return json_format.response({"status": "ready" if fit else "not ready", **found}, 200 if fit else 503)


def _database() -> dict[str, Any]:
    try:
        with site().reader.connect() as reader:
            return {"ok": True, "head": find.head(reader).id}
    except SQLAlchemyError:
        return {"ok": False, "head": None}


def _schema() -> dict[str, Any]:
    try:
        with site().reader.connect() as reader:
            current = migrate.version(reader)
    except SQLAlchemyError:
        return {"ok": False, "current": None, "wanted": migrate.head()}
    return {"ok": current == migrate.head(), "current": current, "wanted": migrate.head()}


def _index() -> dict[str, Any]:
    try:
        return {"ok": True, "position": site().engine.position()}
    except EngineFault:
        return {"ok": False, "position": None}


other("/healthz", alive, json_format.MEDIA_TYPE)
other("/readyz", ready, json_format.MEDIA_TYPE, answers=(503,))
