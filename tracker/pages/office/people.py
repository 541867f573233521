"""Who works here: the list, today's roles first, and one person with their roles. What is handed to them, the link to
set a password and tokens for programs, is shown once, on the page that made it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from flask import redirect, request, url_for

from tracker.pages.account.own import HANDLE
from tracker.pages.account.sign_in import beside, freshly
from tracker.pages.form import tried
from tracker.pages.office.meetings import status_of
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import people as proceeding
from tracker.proceedings import sign_in_links
from tracker.proceedings.appointments import Appointment, as_typed, day
from tracker.published import find as published
from tracker.records import find
from tracker.records.person import Person
from tracker.rules import appointment as rules
from tracker.rules import term as terms
from tracker.rules.field import Typed, by_name, understood, whole
from tracker.rules.policy import ROLES, Actor, Role, may
from tracker.rules.refusal import BadInput, Refusal

MANAGE = "people.manage"


@pages.page("/office/people", needs=MANAGE, methods=["GET", "POST"])
def people() -> Any:
    """Filtered by words, by a role, and by the group, term or office that it is of."""
    typed = request.form.to_dict() if request.method == "POST" else {}
    done = tried(lambda: _added(typed)) if typed else None
    if isinstance(done, str):
        return redirect(done, 303)
    everybody, today = find.people(), now().day
    asked = {name: request.args.get(name, "").strip()[:200] for name in ("q", "role", "of")}
    called = _called([held.role for one in everybody for held in one.roles])
    found = [one for one in everybody if _fits(one, asked)]
    return {
        "asked": asked,
        "total": len(found),
        "lists": [(title, [one for one in found if _works(one, today) is now_]) for title, now_ in _PARTS],
        "held": lambda one: [role for role in _in_order(one, today) if role.held(today)],
        "where": lambda role: _where(role, called),
        "names": ROLES,
        "places": sorted(called.items(), key=lambda one: (not one[0].isdecimal(), one[1])),
        "fields": (*rules.WHO, *rules.GIVEN),
        "typed": typed,
        "stale": beside(now()) if typed else None,
        "refusal": done,
        **status_of(done),
    }


_PARTS = (("With a role today", True), ("Without a role today", False))


def _works(one: Person, today: date) -> bool:
    return any(held.role.held(today) for held in one.roles)


def _fits(one: Person, asked: Mapping[str, str]) -> bool:
    said = asked["q"].lower()
    roles = [held.role for held in one.roles if asked["role"] in ("", held.name)]
    of = [role for role in roles if asked["of"] in ("", *_places(role))]
    return bool(of) and (said in one.name.lower() or said in one.email)


def _places(role: Role) -> list[str]:
    """Of what it is: the keys of its group, term or office."""
    return [str(key) for key in (role.group, role.office, role.term) if key is not None]


def _called(roles: list[Role]) -> dict[str, str]:
    """Group, term or office -> what it is called today."""
    found = {key for role in roles for key in _places(role)}
    with site().reader.connect() as reader:
        named = published.names(reader, found, now().day)
    return {key: named[key]["title"] if key in named else terms.title(int(key)) if key.isdecimal() else key
            for key in found}  # fmt: skip


def _where(role: Role, called: Mapping[str, str]) -> str:
    return ", ".join(called[key] for key in _places(role))


def _in_order(one: Person, today: date) -> list[Role]:
    """Today's first, then those to come and those that ended, the newest before the older."""
    roles = sorted((held.role for held in one.roles), key=lambda role: role.since, reverse=True)
    return sorted(roles, key=lambda role: not role.held(today))


def _added(typed: Typed) -> str:
    freshly(now())
    wanted, who = as_typed(typed), understood(rules.WHO, typed)
    made = proceeding.add(actor(), str(who["email"]), who["name"], wanted, now())
    return url_for("office.one_person", email=made.email)


# One person -----------------------------------------------------------------------------------------------------------


def known(who: Actor, on: date, email: str) -> Person | None:
    """Nobody is looked up for those who may not know them."""
    return find.person(email) if may(who, MANAGE, None, on) else None


@pages.page("/office/people/<email>", needs=MANAGE, of=known, methods=["GET", "POST"])
def one_person(record: Person) -> Any:
    posted, email = request.method == "POST", record.email
    typed = request.form.to_dict() if posted else {}
    done = tried(lambda: _done(email, typed)) if posted else None
    if posted and not isinstance(done, Refusal | dict):
        return redirect(url_for("office.one_person", email=email), 303)
    person, today = find.person(email) or record, now().day
    roles = _in_order(person, today)
    called = _called(roles)
    return {
        "person": person,
        "roles": [
            (place, role, role.held(today), proceeding.still_open(role, today)) for place, role in enumerate(roles, 1)
        ],
        "days": proceeding.days,
        "names": ROLES,
        "where": lambda role: _where(role, called),
        "invited": sign_in_links.live_tokens(person, "invitation"),
        "tokens": [(one.token_hash[:HANDLE], one.created) for one in sign_in_links.live_tokens(person)],
        "desk": [role for role in roles if role.office and proceeding.still_open(role, today)],
        "given": rules.GIVEN,
        "ended": by_name(rules.ENDED)["on"],
        "handed": rules.HANDED_OVER,
        "typed": typed,
        "shown_once": done if isinstance(done, dict) else {},
        "stale": beside(now()) if posted else None,
        "refusal": done if isinstance(done, Refusal) else None,
        **(status_of(done) if isinstance(done, Refusal) else {}),
    }


def _done(email: str, typed: Typed) -> dict[str, str] | None:
    word, _, rest = typed.get("do", "").partition(" ")
    if word not in _DEEDS:
        raise BadInput("The form asked for nothing that this page does.", remedy="Use one of its buttons.", field="do")
    freshly(now())
    return _DEEDS[word](email, typed, rest)


def _give(email: str, typed: Typed, rest: str) -> None:
    proceeding.add(actor(), email, None, as_typed(typed), now())


def _end(email: str, typed: Typed, rest: str) -> None:
    person, place = proceeding.person_with(email), whole(rest) or 0
    roles = _in_order(person, now().day)
    if not 0 < place <= len(roles):
        raise BadInput("It is not said which role ends.", remedy="Load the page again.", field="do")
    one = roles[place - 1]
    wanted = Appointment(one.name, one.group, one.term, one.office)
    proceeding.end(actor(), email, wanted, now(), day(understood(rules.ENDED, typed)["on"]))


def _hand_over(email: str, typed: Typed, rest: str) -> None:
    said = understood(rules.HANDED_OVER, typed)
    if not said["name"] and find.person(str(said["successor"])) is None:
        words = f"Nobody here has the address {said['successor']}."
        raise BadInput(words, remedy="Give their name, and they are added; or check it.", field="name")
    proceeding.hand_over(actor(), email, str(said["successor"]), now(), day(said["on"]), said["name"])


def _invite(email: str, typed: Typed, rest: str) -> dict[str, str]:
    path = url_for("account.invitation", secret=sign_in_links.invite(actor(), email, now()))
    return {"link": (site().settings.address or request.host_url).rstrip("/") + path}


def _token(email: str, typed: Typed, rest: str) -> dict[str, str]:
    return {"token": sign_in_links.give_token(actor(), email, now())}


def _revoke(email: str, typed: Typed, one: str) -> None:
    if len(one) != HANDLE or not sign_in_links.revoke_tokens(actor(), email, now(), one):
        raise BadInput("There is no such token, or it was revoked.", remedy="Load the page again.", field="do")


_DEEDS: dict[str, Callable[[str, Typed, str], dict[str, str] | None]] = {
    "give": _give,
    "end": _end,
    "hand": _hand_over,
    "invite": _invite,
    "token": _token,
    "revoke": _revoke,
}
