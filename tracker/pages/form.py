"""A form that was refused is shown again with the refusal's words beside what was typed."""

from collections.abc import Callable
from typing import TypeVar

from tracker.rules.refusal import BadInput, NotYet, Refusal, Stale, TooMany

Done = TypeVar("Done")


def tried(act: Callable[[], Done]) -> Done | Refusal:
    """What the act returns, or the refusal that its form can show. Every other refusal is a page of its own."""
    try:
        return act()
    except (BadInput, NotYet, Stale, TooMany) as refusal:
        return refusal


def each(act: Callable[[], Done]) -> Done | Refusal:
    """One of several acts, of which each may be refused: the list of what became of them says so."""
    try:
        return act()
    except Refusal as refusal:
        return refusal
