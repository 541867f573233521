"""Every route names the grant that its user needs. One that names none stops the application at the start."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from tracker.rules.policy import GRANTS

NEEDS = "tracker_needs"


def declare(view: Callable[..., Any], needs: str) -> Callable[..., Any]:
    """Mark a view with the grant it asks for. Raises KeyError for a grant that rules/policy.py does not have."""
    GRANTS[needs]
    setattr(view, NEEDS, needs)
    return view


def needs_of(app: Flask, endpoint: str) -> str | None:
    return getattr(app.view_functions[endpoint], NEEDS, None)


class Undeclared(RuntimeError):
    """A route that says nothing about who may use it."""


def check(app: Flask) -> None:
    silent = sorted({rule.endpoint for rule in app.url_map.iter_rules() if needs_of(app, rule.endpoint) is None})
    if silent:
        raise Undeclared(f"no grant is named for: {', '.join(silent)}")
