"""One's own account: the roles with their days, the places where one is signed in, the tokens handed out."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import redirect, url_for
from flask_login import current_user

from tracker.pages.account.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import people
from tracker.proceedings import sign_in as entrance
from tracker.published import find as published
from tracker.records import find
from tracker.records.person import API, Person, Session
from tracker.rules import policy, term
from tracker.rules.policy import Actor
from tracker.text.dates import day_words

_OF_A_GROUP = "on which a working group drafts and reviews what it recommends"
COMING = {  # roles whose pages come later, and what for; a row goes when they are there
    policy.MEMBER: _OF_A_GROUP,
    policy.LEAD: _OF_A_GROUP,
    policy.EXPERT: _OF_A_GROUP,
}
HANDLE = 16  # characters of a session's hash: enough to tell one's own apart, of no use to anybody else


@pages.page("/account", needs="account.own")
def own() -> Any:
    person, today, zone = _oneself(actor()), now().day, site().settings.zone
    roles = [held.role for held in person.roles]
    sessions = entrance.sessions(person, now())
    return {
        "person": person,
        "roles": _roles(roles, today),
        "ended": "" if any(role.held(today) for role in roles) else _ended(roles, today),
        "coming": _coming(roles, today),
        "sessions": [_session(session, zone) for session in reversed(sessions)],
        "tokens": [clock_words(t.created, zone) for t in person.tokens if t.purpose == API and t.ended is None],
    }


def _oneself(who: Actor) -> Person:
    person = find.person_by_id(who.person or 0)
    if person is None:
        raise LookupError(f"nobody has the number {who.person}, yet they are signed in")
    return person


def _roles(roles: list[policy.Role], today: date) -> list[dict[str, Any]]:
    with site().reader.connect() as reader:
        named = published.names(reader, [key for role in roles for key in (role.group, role.office) if key], today)
    return [
        {"name": policy.ROLES[role.name], "where": _where(role, named), "days": people.days(role)}
        | {"held": role.held(today)}
        for role in roles
    ]


def _coming(roles: list[policy.Role], today: date) -> list[dict[str, str]]:
    """The roles in force that have no pages yet, each once."""
    held = dict.fromkeys(role.name for role in roles if role.held(today) and role.name in COMING)
    return [{"name": policy.ROLES[name], "pages": COMING[name]} for name in held]


def _where(role: policy.Role, named: Mapping[str, Mapping[str, str]]) -> str:
    places = [named[key]["title"] if key in named else key for key in (role.group, role.office) if key]
    return ", ".join([*places, *([term.title(role.term)] if role.term is not None else [])])


def _ended(roles: list[policy.Role], today: date) -> str:
    """What a person without a role in force is told."""
    past = [role for role in roles if role.until is not None and role.until < today]
    if not past:
        return "You hold no role today."
    last = max(past, key=lambda role: max(role.since, role.until or role.since))
    day = day_words(max(last.since, last.until or last.since))
    return f"You hold no role today. Your role as {policy.ROLES[last.name]} ended on {day}."


def _session(session: Session, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "handle": session.token_hash[:HANDLE],
        "begun": clock_words(session.created, zone),
        "seen": clock_words(session.seen, zone),
        "here": session.token_hash == current_user.session,
    }


def clock_words(stamp: str, zone: ZoneInfo) -> dict[str, str]:
    """A stamp for a page: December 16, 2020, 1:05 p.m. EST; with the stamp itself beside it for programs."""
    there = datetime.fromisoformat(stamp).astimezone(zone)
    half = "a.m." if there.hour < 12 else "p.m."
    words = f"{day_words(there.date())}, {there.hour % 12 or 12}:{there.minute:02} {half} {there.tzname()}"
    return {"stamp": stamp, "words": words}


# Ending sessions ----------------------------------------------------------------------------------------------------


def _own_session(who: Actor, on: date, handle: str) -> Session | None:
    person = find.person_by_id(who.person) if who.person is not None else None
    mine = find.sessions_of(person) if person else []
    return next((session for session in mine if session.token_hash[:HANDLE] == handle), None)


@pages.page("/account/sessions/<handle>/end", needs="session.end", of=_own_session, methods=["POST"])
def end_session(session: Session) -> Any:
    entrance.leave(session.token_hash, now())
    return redirect(url_for("account.own"))


@pages.page("/account/sessions/end-others", needs="account.own", methods=["POST"])
def end_other_sessions() -> Any:
    entrance.leave_elsewhere(_oneself(actor()), current_user.session, now())
    return redirect(url_for("account.own"))
