"""What a button of the review does. What was typed is saved first, whatever the button, so that nothing of it is lost;
then the deed is done, and the reader led to where its effect is seen."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from tracker.exchange import rereading
from tracker.pages.office import boxes
from tracker.pages.office.queue import ACTS
from tracker.proceedings import claims, rearrange, review
from tracker.proceedings.open_items import open_items
from tracker.proceedings.scans import pages_of
from tracker.records import find
from tracker.records.paper import Paper
from tracker.rules.field import whole
from tracker.rules.moment import Moment
from tracker.rules.own_lists import OWN
from tracker.rules.paper import REVIEWED
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput

Typed = dict[str, str]
SEEN = ("page", "view", "part", "block", "list")  # what of the address says what is looked at
_PLACE = re.compile(r"(?:(?:page|part|block)=\d{1,9}|view=text)(?:&(?:page|part|block)=\d{1,9})?(?:#[\w-]+)?")


@dataclass(slots=True)
class Asked:
    """A form that was sent: who, on which paper, what was typed, and what of the paper is looked at. `version` is that
    of the form until something is saved: from then on it is our own."""

    who: Actor
    paper: Paper
    typed: Typed
    when: Moment
    looking: Mapping[str, str]
    version: int | None = None
    saved: bool = False

    def to(self, done: str = "", place: str = "") -> str:
        """The review again, at the same place of it; `place` as "#block-12" or "page=3#from-block-12". Else where it is
        said what was done: without a place of its own, a browser keeps the one that it was at."""
        query, _, anchor = place.partition("#")
        seen: dict[str, Any] = dict(part.split("=") for part in query.split("&") if part) or dict(self.looking)
        return url_for(
            "office.paper", id=self.paper.id, _anchor=anchor or ("top" if done else None), done=done or None, **seen
        )


def done(asked: Asked) -> str:
    """The address to go to. Raises a refusal; `asked.saved` then says whether what was typed was saved before."""
    word, _, rest = asked.typed.get("do", "save").partition(" ")
    if word not in _DEEDS:
        raise BadInput(
            "The form asked for nothing that this page does.", remedy="Use one of its buttons.", field="form"
        )
    asked.version = boxes.version(asked.typed)
    if asked.typed.get("page-reason", "").strip() and word != "waive":
        said = "A reason for leaving the page out was typed, but the page was not left out."
        raise BadInput(said, remedy="Use the button below it, or empty the reason.", field="reason")
    if word == "release" and asked.paper.claimed_by not in (None, asked.who.email):
        return _lift(asked)
    return _saved(asked, word) or _DEEDS[word](asked, rest)


def _saved(asked: Asked, asking: str) -> str:
    """Saves what was typed. Returns the address of the review where the paper is of another kind by that: to be looked
    at before anything else is done with it."""
    _save(asked)
    _type_page(asked, asking)
    called = asked.saved and rereading.read_as_called(asked.who, asked.paper.id, asked.when)
    return asked.to("kind") if called else ""


def _save(asked: Asked) -> None:
    changed = boxes.changed(asked.paper, asked.typed)
    if changed:
        review.correct(asked.who, asked.paper.id, asked.when, **changed, version=asked.version)
        asked.version, asked.saved = None, True


def _type_page(asked: Asked, asking: str) -> None:
    """The words typed beside the picture of a scanned page are saved with all else."""
    page = whole(asked.typed.get("typed-page", ""))
    words = asked.typed.get("page-text", "").replace("\r\n", "\n").strip()
    if page is None or asking == "waive" or not words:
        return
    held = next((one.text for one in pages_of(asked.paper) if one.page == page and one.how != "waived"), "")
    if words != held.strip():
        rereading.type_page(asked.who, asked.paper.id, page, words, asked.when, version=asked.version)
        asked.version, asked.saved = None, True


# The deeds ------------------------------------------------------------------------------------------------------------


def _kept(asked: Asked, rest: str) -> str:
    if asked.version is not None:  # nothing was changed: what is shown is saved already, if it is still what is held
        held = review.opened(asked.who, asked.paper.id, asked.when, asked.version)
        if held.state == REVIEWED:  # the button says that it must be confirmed again
            review.correct(asked.who, held.id, asked.when, fields={}, blocks={}, proposals={}, version=asked.version)
    return asked.to("save")


def _accept(asked: Asked, rest: str) -> str:
    review.accept(asked.who, asked.paper.id, asked.when, version=asked.version, unseen=False)
    return asked.to("accept")


def _show(asked: Asked, rest: str) -> str:
    """To another page or part: nothing typed is lost on the way."""
    return asked.to(place=rest if _PLACE.fullmatch(rest) else "")


def _more(asked: Asked, rest: str) -> str:
    """Further rows of a list beside the items."""
    if rest not in OWN:
        raise BadInput("The form named no list.", remedy="Use one of its buttons.", field="form")
    asked.looking = {**asked.looking, "list": rest}
    return asked.to("save", f"#{rest}-new")


def _split(asked: Asked, rest: str) -> str:
    """With a place in the text, there; without one, on a page that shows where it can be cut."""
    block, _, at = rest.partition(" ")
    if not at:
        return url_for("office.split", id=asked.paper.id, block=_number(block))
    made = rearrange.split(*_about(asked), _number(block), _number(at), asked.when, asked.version)
    return asked.to("rearrange", f"#block-{made.id}")


def _join(asked: Asked, rest: str) -> str:
    one = rearrange.join(*_about(asked), _number(rest), asked.when, asked.version)
    return asked.to("rearrange", f"#block-{one.id}")


def _join_back(asked: Asked, rest: str) -> str:
    return _join(asked, str(_before(asked, _number(rest))))


def _before(asked: Asked, block: int) -> int:
    """The block of its like that stands before it."""
    held = find.paper(asked.who, asked.when.day, asked.paper.id) or asked.paper
    for alike in (held.items, held.sections):
        ids = [one.id for one in alike]
        if block in ids[1:]:
            return ids[ids.index(block) - 1]
    raise BadInput("There is nothing before this one to join it with.", remedy="Join it with the one after it.")


def _move(by: int) -> Callable[[Asked, str], str]:
    def move(asked: Asked, rest: str) -> str:
        one = rearrange.move(*_about(asked), _number(rest), by, asked.when, asked.version)
        return asked.to("rearrange", f"#block-{one.id}")

    return move


def _unlist(asked: Asked, rest: str) -> str:
    rearrange.unlist(*_about(asked), _number(rest), asked.when, asked.version)
    return asked.to("rearrange", "#read")


def _add(asked: Asked, rest: str) -> str:
    return url_for("office.add", id=asked.paper.id, since=whole(rest) or None)


def _renumber(asked: Asked, rest: str) -> str:
    rearrange.renumber(*_about(asked), asked.when, asked.version)
    return asked.to("rearrange", "#read")


def _undo(asked: Asked, rest: str) -> str:
    rearrange.undo(*_about(asked), asked.when, asked.version)
    return asked.to("rearrange", "#read")


def _waive(asked: Asked, rest: str) -> str:
    reason = asked.typed.get("page-reason", "")
    rereading.waive_page(asked.who, asked.paper.id, _number(rest), reason, asked.when, version=asked.version)
    return asked.to("save", f"page={_number(rest)}")


def _lift(asked: Asked) -> str:
    """Another's claim goes first: as long as it holds, nothing that was typed could be saved."""
    claims.release(*_about(asked), asked.when)
    return _saved(asked, "release") or asked.to("save" if asked.saved else "release")


def _act(name: str, told: bool) -> Callable[[Asked, str], str]:
    """As the queue does it. `told`: the page says that it was done; else, that what was typed is saved."""

    def act(asked: Asked, rest: str) -> str:
        ACTS[name][1](*_about(asked), asked.when)
        return asked.to("save" if asked.saved and not told else name)

    return act


def _open(asked: Asked, rest: str) -> str:
    open_items(*_about(asked), asked.when)
    return asked.to("open")


def _about(asked: Asked) -> tuple[Actor, str]:
    return asked.who, asked.paper.id


def _number(said: str) -> int:
    number = whole(said)
    if number is None:
        raise BadInput("The form named no item.", remedy="Use one of its buttons.", field="form")
    return number


_DEEDS: dict[str, Callable[[Asked, str], str]] = {
    "save": _kept,
    "accept": _accept,
    "show": _show,
    "more": _more,
    "split": _split,
    "join": _join,
    "join-back": _join_back,
    "up": _move(-1),
    "down": _move(1),
    "unlist": _unlist,
    "add": _add,
    "renumber": _renumber,
    "undo": _undo,
    "waive": _waive,
    "claim": _act("claim", told=False),
    "release": _act("release", told=False),
    "look": _act("look", told=True),
    "whole": _act("whole", told=True),
    "open": _open,
}
