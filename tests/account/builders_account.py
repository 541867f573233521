"""A small site with a public record of two groups, a term and an office beside the first; people who sign in as
people do; time that passes."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from tests import builders
from tests.builders import CHEAP, PASSWORD, group
from tracker.proceedings import people, sign_in_links
from tracker.proceedings.appointments import Appointment
from tracker.published.entry import Edition
from tracker.rules import policy
from tracker.rules.policy import OPERATOR
from tracker.text.dates import from_value

DFO = Appointment(policy.DFO)
NAMES = (
    group("ttwg", "Trusted Trader Working Group", acronym="TTWG"),
    group("bond", "Bond Working Group", acronym="BWG", slug="bond-working-group"),
    Edition("15", "term", "15th term", from_value("2019-05-01"), facts={"number": 15}),
    Edition("office/trade", "office", "Office of Trade", from_value("2019-05-01"), facts={"name": "Office of Trade"}),
)


class World(builders.World):
    def __init__(self, folder: Path, **settings: Any) -> None:
        super().__init__(folder, at="2026-03-02T15:00:00+00:00", **settings)
        self.publish(*NAMES)

    def go_on(self, **by: float) -> None:
        self.at = (datetime.fromisoformat(self.at) + timedelta(**by)).isoformat()

    def add(self, email: str, wanted: Appointment = DFO, name: str | None = "Ada Bell") -> None:
        with self.inside():
            people.add(OPERATOR, email, name, wanted, self.when)

    def member(self, email: str, wanted: Appointment = DFO, name: str = "Ada Bell") -> FlaskClient:
        """A browser in which this new person is signed in."""
        self.add(email, wanted, name)
        self.redeem(self.invite(email))
        browser = self.app.test_client()
        assert sign_in(browser, email).status_code == 302
        return browser

    def invite(self, email: str) -> str:
        with self.inside():
            return sign_in_links.invite(OPERATOR, email, self.when)

    def redeem(self, secret: str, password: str = PASSWORD) -> None:
        with self.inside():
            sign_in_links.redeem(secret, password, CHEAP, self.when)

    def end(self, email: str, role: str, on: date | None = None) -> None:
        with self.inside():
            people.end(OPERATOR, email, Appointment(role), self.when, on)


def proof(browser: FlaskClient, path: str = "/sign-in") -> str:
    """The hidden field that the first form of this page carries."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', browser.get(path).text)
    assert found, f"{path} has no form"
    return found[1]


def sign_in(browser: FlaskClient, email: str, password: str = PASSWORD, address: str = "192.0.2.7") -> Any:
    form = {"csrf_token": proof(browser, "/sign-in?again=1"), "email": email, "password": password}
    return browser.post("/sign-in", data=form, environ_base={"REMOTE_ADDR": address})


def send(browser: FlaskClient, path: str, page: str = "/account", **form: str) -> Any:
    """Send a form as the page that holds it would."""
    return browser.post(path, data={"csrf_token": proof(browser, page), **form})
