"""The one-time link: whoever has it sets the password of the account that it was made for."""

from typing import Any

from flask import Response, after_this_request, redirect, request, url_for

from tracker.pages.account.room import pages
from tracker.pages.account.sign_in import forget, passwords
from tracker.pages.form import tried
from tracker.pages.page import now
from tracker.proceedings import sign_in_links
from tracker.proceedings.passwords import LONGEST, SHORTEST
from tracker.rules.refusal import BadInput, Refusal


@pages.page("/invitation/<secret>", needs="account.enter", methods=["GET", "POST"])
def invitation(secret: str) -> Any:
    after_this_request(_address_kept_back)
    person = sign_in_links.invited(secret, now())
    shown = {"email": person.email, "name": person.name, "shortest": SHORTEST, "longest": LONGEST}
    if request.method == "GET":
        return shown
    refusal = tried(lambda: _redeem(secret, request.form.get("password", ""), request.form.get("repeated", "")))
    if isinstance(refusal, Refusal):
        return shown | {"refusal": refusal, "status": refusal.status}
    forget()
    return redirect(url_for("account.sign_in", set=1))


def _redeem(secret: str, password: str, repeated: str) -> None:
    if password != repeated:
        raise BadInput("The two passwords differ.", remedy="Type the same twice.", field="repeated")
    sign_in_links.redeem(secret, password, passwords(), now())


def _address_kept_back(response: Response) -> Response:
    """The secret is in the address: not even our own pages are told it. (The origin alone still proves a form ours.)"""
    response.headers["Referrer-Policy"] = "strict-origin"
    return response
