"""The site that a request is for."""

from typing import cast

from flask import current_app, request

from tracker.search.site import Site

NAME = "COAC record"


def site() -> Site:
    return cast(Site, current_app.extensions["tracker"])


def address() -> str:
    """What absolute links of this site begin with: its own address where that is set, else what the request names."""
    return site().settings.address or request.host_url.rstrip("/")
