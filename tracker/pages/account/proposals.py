"""What members and leads propose for the record: made, read by who decides on it, taken up or declined. Public pages
lead here by their way to sign in."""

from collections.abc import Callable
from typing import Any

from flask import redirect, request, url_for

from tracker.pages.account.room import pages
from tracker.pages.account.sign_in import beside, freshly
from tracker.pages.form import tried
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.pages.typed_name import as_keys
from tracker.proceedings import proposals as proceeding
from tracker.published import find
from tracker.records import proposal as kept
from tracker.records.proposal import Proposal
from tracker.rules import criteria
from tracker.rules import proposal as rules
from tracker.rules.field import Typed
from tracker.rules.policy import may
from tracker.rules.refusal import BadInput, Refusal

NAMES = {"about": ("recommendation",), "older": ("recommendation", "set"), "also": ("recommendation", "set")}


@pages.page("/account/proposals/", needs="account.own")
def proposals() -> Any:
    """One's own; and for who decides on some, those that wait and those that are decided."""
    found = kept.proposals(actor(), now().day)
    mine = [one for one in found if one.proposed_by == actor().person]
    others = [one for one in found if one not in mine]
    return {
        "mine": mine,
        "waiting": [one for one in others if one.state == rules.PROPOSED],
        "decided": [one for one in others if one.state in (rules.TAKEN, rules.DECLINED)],
        "kinds": rules.KINDS,
        **_called(found),
    }


def _called(some: list[Proposal]) -> dict[str, Any]:
    """What they are about, by its title."""
    said = [one.typed.get(name, "") for one in some for name in ("about", "change")]
    with site().reader.connect() as reader:
        return {"called": find.names(reader, [*filter(None, [*said, *(one.key for one in some)])], now().day)}


@pages.page("/account/proposals/new", needs="proposal.make", methods=["GET", "POST"])
def proposed() -> Any:
    typed = request.form.to_dict() if request.method == "POST" else {}
    done = tried(lambda: _proposed(typed)) if typed else None
    if isinstance(done, str):
        return redirect(done, 303)
    with site().reader.connect() as reader:
        steps = [one for kind in criteria.STEPS for one in find.all_of(reader, kind, now().day)]
    return {
        "fields": rules.FIELDS,
        "kinds": rules.KINDS,
        "steps": sorted(steps, key=lambda one: one.own_title),
        "typed": typed or {"about": request.args.get("about", "")[:500]},
        "refusal": done,
        "status": done.status if done else 200,
    }


def _proposed(typed: Typed) -> str:
    return url_for("account.one_proposal", id=proceeding.propose(actor(), typed.get("do", ""), now(), _keyed(typed)).id)


def _keyed(typed: Typed) -> Typed:
    """With the keys of what is named by number or address."""
    with site().reader.connect() as reader:
        return dict(typed) | {
            name: as_keys(reader, typed[name], now().day, *kinds) for name, kinds in NAMES.items() if typed.get(name)
        }


@pages.page("/account/proposals/<id>", needs="proposal.read", of=kept.proposal, methods=["GET", "POST"])
def one_proposal(record: Proposal) -> Any:
    posted, id = request.method == "POST", record.id
    typed = request.form.to_dict() if posted else {}
    done = tried(lambda: _done(id, typed)) if posted else None
    if posted and not isinstance(done, Refusal):
        site().catch_up()
        return redirect(done or url_for("account.one_proposal", id=id), 303)
    one = kept.proposal(actor(), now().day, id) or record
    taking = typed.get("do") == "take"
    return {
        "one": one,
        "kinds": rules.KINDS,
        "labels": {field.name: field.label for field in rules.FIELDS[one.kind]},
        "fields": [field for field in rules.TAKEN_UP[one.kind] if field.name != "change"],
        "decline": rules.DECLINE,
        "typed": typed if taking else one.typed | {rules.WORD[one.kind]: one.word},
        "declining": {} if taking else typed,
        "decides": may(actor(), "proposal.decide", one, now().day),
        "own": may(actor(), "proposal.withdraw", one, now().day),
        "open": {move.act for move in rules.COURSE.open(one.state)},
        "refusal": done,
        "stale": beside(now()) if taking else None,
        "status": done.status if isinstance(done, Refusal) else 200,
        **_called([one]),
    }


def _done(id: str, typed: Typed) -> str | None:
    if typed.get("do") not in _DEEDS:
        raise BadInput("The form asked for nothing that this page does.", remedy="Use one of its buttons.", field="do")
    return _DEEDS[typed["do"]](id, typed)


def _take(id: str, typed: Typed) -> str:
    freshly(now())
    change = proceeding.held(actor(), id, now()).typed.get("change", "")
    return proceeding.take_up(actor(), id, now(), {**_keyed(typed), "change": change})[0]["url"]


def _decline(id: str, typed: Typed) -> None:
    proceeding.decline(actor(), id, now(), typed)


def _withdraw(id: str, typed: Typed) -> None:
    proceeding.withdraw(actor(), id, now())


_DEEDS: dict[str, Callable[[str, Typed], str | None]] = {"take": _take, "decline": _decline, "withdraw": _withdraw}
