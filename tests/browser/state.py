"""What a state of a page is: where it is, who looks, and what they do there first."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

Steps = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class State:
    """`then` leads from the page at `path` to the state; `status` is that of the page in the end."""

    name: str
    path: str
    world: str = "whole"
    by: str = ""
    then: Steps | None = None
    status: int = 200
