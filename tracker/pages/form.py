"""A form that was refused is shown again with the refusal's words beside what was typed."""

from collections.abc import Callable
from typing import TypeVar

from flask import g

from tracker.rules.refusal import BadInput, NotYet, Refusal, Stale, TooMany

Done = TypeVar("Done")


def readable() -> None:
    """Raises the refusal of a form that holds what stands in no text: its page shows what was typed, marked there."""
    if (refusal := unreadable()) is not None:
        raise refusal


def unreadable() -> Refusal | None:
    found: Refusal | None = g.get("unreadable")
    return found


def tried(act: Callable[[], Done]) -> Done | Refusal:
    """What the act returns, or the refusal that its form can show. Every other refusal is a page of its own."""
    try:
        readable()
        return act()
    except (BadInput, NotYet, Stale, TooMany) as refusal:
        return refusal


def each(act: Callable[[], Done]) -> Done | Refusal:
    """One of several acts, of which each may be refused: the list of what became of them says so."""
    try:
        readable()
        return act()
    except Refusal as refusal:
        return refusal
