"""Signing in and out: who somebody is at this request, and the form that proves it, for the first time or again."""

from typing import Any

from flask import Flask, current_app, redirect, request, session, url_for
from flask_login import LoginManager, current_user, login_user

from tracker.pages.account import destination
from tracker.pages.account.room import pages
from tracker.pages.form import tried
from tracker.pages.page import actor, now
from tracker.proceedings import sign_in as entrance
from tracker.proceedings.passwords import Passwords
from tracker.records.person import Session
from tracker.rules.moment import Moment
from tracker.rules.policy import may
from tracker.rules.refusal import NotYet, Refusal

PASSWORDS = "tracker_passwords"
CSRF = "csrf_token"


class SignedIn:
    """Whoever the cookie's secret lets in, with their roles as the database has them at this request."""

    is_authenticated = is_active = True
    is_anonymous = False

    def __init__(self, secret: str, held: Session) -> None:
        self.secret = secret
        self.session = held.token_hash
        self.fresh_since = held.fresh
        self.actor = held.person.actor

    def get_id(self) -> str:
        return self.secret


class Manager(LoginManager):  # type: ignore[misc]  # Flask-Login has no types
    """Flask-Login without its remembering cookie: it looks for one at every response, and public pages would touch the
    session for that."""

    def _update_remember_cookie(self, response: Any) -> Any:
        return response


def join(app: Flask) -> None:
    """Let people sign in to this application."""
    manager = Manager(app, add_context_processor=False)
    manager.session_protection = None  # sessions are ended by the server, not by a changed address
    manager.user_loader(_signed_in)
    app.extensions[PASSWORDS] = Passwords()


def passwords() -> Passwords:
    kept: Passwords = current_app.extensions[PASSWORDS]
    return kept


def _signed_in(secret: str) -> SignedIn | None:
    held = entrance.visitor(secret, now())
    return SignedIn(secret, held) if held else None


# For pages whose act asks for a new proof of the password -----------------------------------------------------------


def fresh(when: Moment) -> bool:
    return current_user.is_authenticated and entrance.fresh(current_user.fresh_since, when)


def freshly(when: Moment) -> None:
    """Refused where the password was proved too long ago, for a form that stays as it was sent."""
    if not fresh(when):
        raise NotYet("You signed in too long ago for this.", remedy="Sign in again, then send this form once more.")


def again(back_to: str) -> Any:
    """Ask for the password once more, and come back to this path of ours."""
    return redirect(url_for("account.sign_in", next=back_to, again=1))


def beside(when: Moment) -> str | None:
    """Where the password is proved in another window, while the form that was sent stays; None if it needs none."""
    return None if fresh(when) else url_for("account.sign_in", next="/account", again=1)


# The pages ----------------------------------------------------------------------------------------------------------


@pages.page("/sign-in", needs="account.enter", methods=["GET", "POST"])
def sign_in() -> Any:
    back_to = destination.own_path(request.values.get("next"))
    repeating = bool(request.values.get("again")) and current_user.is_authenticated
    email = actor().email if repeating else request.form.get("email", "").strip()
    shown = {"email": email, "again": repeating, "next": back_to, "password_set": "set" in request.args}
    if request.method == "GET":
        return redirect(_onward(back_to)) if current_user.is_authenticated and not repeating else shown
    former = current_user.secret if current_user.is_authenticated else ""
    given = request.form.get("password", "")
    secret = tried(lambda: entrance.enter(passwords(), email, given, request.remote_addr or "", now(), former))
    if isinstance(secret, Refusal):
        return shown | {"refusal": secret, "status": secret.status}
    _admit(secret, keeping_forms=repeating)
    return redirect(_onward(back_to))


def _admit(secret: str, *, keeping_forms: bool) -> None:
    """Nothing of the former cookie stays; only where the same person proves the password again, their open forms do."""
    proof = session.get(CSRF) if keeping_forms else None
    session.clear()
    if proof:
        session[CSRF] = proof
    login_user(_signed_in(secret))


def _onward(back_to: str | None) -> str:
    """Where somebody was going, else to their own desk."""
    desks = (("office.enter", "/office/"), ("desk.enter", "/liaison/"), ("minutes.read", "/office/minutes"))
    own = (path for grant, path in desks if may(actor(), grant, None, now().day))
    return back_to or next(own, url_for("account.own"))


@pages.page("/sign-out", needs="account.own", methods=["POST"])
def sign_out() -> Any:
    forget()
    return redirect("/")


def forget() -> None:
    """End the session that this browser has, if it has one."""
    if current_user.is_authenticated:
        entrance.leave(current_user.session, now())
    session.clear()
