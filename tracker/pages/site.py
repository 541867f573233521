"""The site that a request is for."""

from typing import cast

from flask import current_app

from tracker.search.site import Site

NAME = "COAC record"


def site() -> Site:
    return cast(Site, current_app.extensions["tracker"])
