"""Builders of small worlds: a site over a fresh database with what a test needs in it, on SQLite or PostgreSQL. Each
gets a copy of one that was migrated and founded once for the process."""

import functools
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, make_url

from tests import quick
from tests.postgres import DATABASE, drop, named, numbers, sql
from tracker import create_app
from tracker.proceedings import people, sign_in_links
from tracker.proceedings.appointments import Appointment
from tracker.proceedings.found import found
from tracker.proceedings.passwords import Cost, Passwords
from tracker.proceedings.publish import release
from tracker.published import find, past, thing
from tracker.published.entry import Edition
from tracker.published.thing import Thing
from tracker.records import find as workspace
from tracker.rules.moment import Moment, ended, moment
from tracker.rules.policy import OPERATOR, Actor
from tracker.search.site import Site
from tracker.settings import Settings
from tracker.store import journal, migrate
from tracker.store.database import db
from tracker.text.dates import from_value

ZONE = ZoneInfo("America/New_York")
AT = "2026-01-15T15:00:00+00:00"
CHEAP = Passwords(Cost(memory_kib=8, rounds=1))
PASSWORD = "seven calm otters read minutes"
PAGES = count(1)
_open: list["World"] = []
Furnish = Callable[["World"], None]
_made: list[str] = []  # databases of worlds on PostgreSQL, to be dropped


def settings_for(folder: Path, url: str, **more: Any) -> Settings:
    given = {
        "home": folder, "database_url": url, "public_database_url": url, "content": folder / "content",
        "stylesheet": None, "zone": ZONE, "proxies": 0, "secure_cookies": False, "secret": "a secret of the tests",
    }  # fmt: skip
    return Settings(**{**given, **more})


@functools.cache
def _original(founded: bool) -> tuple[str, Path]:
    """A migrated database and its home, with the first entries and their index or without any, to be copied."""
    name = "founded" if founded else "migrated"
    home = Path(tempfile.mkdtemp(prefix=f"tracker-{name}-"))
    url = f"sqlite:///{home / 'tracker.sqlite'}"
    if DATABASE == "postgresql":
        sql(f"CREATE DATABASE {name}")
        url = named(name)
    migrate.upgrade(url)
    if founded:
        app = create_app(settings_for(home, url))
        with app.app_context():
            found(OPERATOR, moment(datetime.fromisoformat(AT), ZONE))
            app.extensions["tracker"].catch_up()
            db.session.remove()
            db.engine.dispose()
            app.extensions["tracker"].let_go()
    return url, home


@functools.cache
def _furnished(furnish: Furnish, at: str) -> tuple[str, Path, str]:
    """A world that was furnished once for the process, to be copied: its database, its home, and its time then."""
    world = World(Path(tempfile.mkdtemp(prefix="tracker-furnished-")), at)
    furnish(world)
    world.site.let_go()
    world.close()
    if DATABASE == "postgresql":
        _made.remove(world.url)
    return world.url, world.folder, world.at


def new_database(folder: Path, *, founded: bool = True) -> str:
    return _copied(*_original(founded), folder)


def _copied(url: str, home: Path, folder: Path) -> str:
    if DATABASE == "postgresql":
        name = f"world_{next(numbers)}"
        sql(f"CREATE DATABASE {name} TEMPLATE {make_url(url).database} STRATEGY file_copy")
        url = named(name)
    else:
        url = f"sqlite:///{folder / 'tracker.sqlite'}"
    shutil.copytree(home, folder, ignore=shutil.ignore_patterns("*-shm"), dirs_exist_ok=True)
    return url


@contextmanager
def dropped() -> Iterator[None]:
    """The databases of the worlds that are built within: gone behind it, so that no run holds hundreds."""
    before = len(_made)
    yield
    for url in _made[before:]:
        drop(url)
    del _made[before:]


def close_all() -> None:
    """After each test: no connection stays open, least of all to a server that is about to go."""
    while _open:
        _open[-1].close()


class World:
    """A site with its people. `at` is its clock; move it to let time pass. What is `furnished` alike is furnished once
    for the process; each of these worlds is a copy, at the time to which that came."""

    def __init__(
        self, folder: Path, at: str = AT, *, founded: bool = True, furnished: Furnish | None = None, **settings: Any
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.at = folder, at
        if furnished:
            url, home, self.at = _furnished(furnished, at)
            self.url = _copied(url, home, folder)
        else:
            self.url = new_database(folder, founded=founded)
        if DATABASE == "postgresql":
            _made.append(self.url)
        self.app: Flask = create_app(settings_for(folder, self.url, **settings))
        self.app.testing = True
        quick.templates_once(self.app)
        self.site: Site = self.app.extensions["tracker"]
        self.site.clock = lambda: self.when
        self.app.extensions["tracker_passwords"] = CHEAP
        _open.append(self)

    def close(self) -> None:
        _open.remove(self)
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()
        self.site.reader.dispose()

    @property
    def when(self) -> Moment:
        return moment(datetime.fromisoformat(self.at).astimezone(UTC), ZONE)

    @contextmanager
    def inside(self) -> Iterator[None]:
        with self.app.app_context():
            try:
                yield
            finally:
                db.session.remove()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.site.reader.connect() as reader:
            yield reader

    def record(self, *editions: Edition) -> list[int]:
        with self.inside(), journal.signed(OPERATOR, "publish", self.when, subject="a test"):
            return release(editions, self.when)

    def publish(self, *editions: Edition) -> list[int]:
        ids = self.record(*editions)
        self.site.catch_up()
        return ids

    def shown(self, key: str, on: str | None = None) -> Thing | None:
        with self.reading() as reader:
            return thing.one(reader, key, from_value(on).first if on else self.when.day)

    def said(self, key: str, day: date) -> Thing | None:
        """As this site told it at the end of that day."""
        with self.reading() as reader, past.opened(reader, day, ended(day, ZONE)) as then:
            return thing.one(then, key, day)

    def keys(self, kind: str, on: str | None = None) -> list[str]:
        with self.reading() as reader:
            return [one.key for one in find.all_of(reader, kind, from_value(on).first if on else self.when.day)]

    def person(self, email: str = "dfo@example.gov", role: str = "dfo", **bounds: Any) -> Actor:
        with self.inside():
            people.add(OPERATOR, email, email.split("@")[0].title(), Appointment(role, **bounds), self.when)
        return self.actor(email)

    def actor(self, email: str = "dfo@example.gov") -> Actor:
        with self.inside():
            held = workspace.person(email)
            assert held is not None
            return held.actor

    def client(self, email: str | None = None) -> FlaskClient:
        """A browser without a screen; signed in if an address is given."""
        client = self.app.test_client()
        if email:
            with self.inside():
                secret = sign_in_links.invite(OPERATOR, email, self.when)
                sign_in_links.redeem(secret, PASSWORD, CHEAP, self.when)
            self.sign_in(client, email)
        return client

    def sign_in(self, client: FlaskClient, email: str) -> None:
        answer = self.post(client, "/sign-in", {"email": email, "password": PASSWORD})
        assert answer.status_code == 302, answer.get_data(as_text=True)

    def post(self, client: FlaskClient, path: str, form: Mapping[str, Any], page: str | None = None) -> Any:
        """Send a form as its page would: with the token that the page holds, and with what it was made from. Each is of
        a page of its own, also where two come within the second that a token counts in."""
        shown = client.get(page or path).get_data(as_text=True)
        held = dict(re.findall(r'<input type="hidden" name="(csrf_token|entry|version[\w-]*)" value="([^"]*)"', shown))
        return client.post(path, data={**held, **form, "_page": next(PAGES)})


# Editions -----------------------------------------------------------------------------------------------------------


def group(key: str, name: str, since: str = "2018-01-01", **facts: Any) -> Edition:
    parent = facts.pop("parent", "coac")
    said = {"name": name, "slug": facts.pop("slug", key), "level": facts.pop("level", "working group"), **facts}
    return Edition(key, "group", name, from_value(since), facts=said, links=[{"rel": "parent", "to": parent}])


def programme(slug: str, name: str, since: str = "2018-01-01", **facts: Any) -> Edition:
    key = facts.pop("key", f"programme/{slug}")
    return Edition(key, "programme", name, from_value(since), facts={"name": name, "slug": slug, **facts})


def recommendation(key: str, text: str = "COAC recommends that CBP post a sign.", since: str = "2020-12-01",
                   group: str | None = None, **facts: Any) -> Edition:  # fmt: skip
    ordinal = int(key.rpartition("/")[2])
    links = [{"rel": "group", "to": group}] if group else []
    dated = from_value(since)
    title = f"Recommendation {ordinal}, Port Signs Working Group, {dated.words}"
    said = {"ordinal": ordinal, "date": {"printed": dated.words, "value": dated.value, "precision": dated.precision}}
    return Edition(key, "recommendation", title, dated, text=text, facts={**said, **facts}, links=links)


def charge(key: str, group: str, *objectives: str, since: str = "2021-01", **facts: Any) -> Edition:
    """A statement of work with these objectives; `revises` is an earlier one."""
    earlier = facts.pop("revises", None)
    links = [{"rel": "group", "to": group}, *([{"rel": "revises", "to": earlier}] if earlier else [])]
    dated = from_value(since)
    said = {"date": {"printed": dated.words, "value": dated.value, "precision": dated.precision},
            "items": [{"ordinal": place, "text": text} for place, text in enumerate(objectives, 1)]}  # fmt: skip
    text = "\n".join(f"{place}. {text}" for place, text in enumerate(objectives, 1))
    title = f"Statement of work, {dated.words}"
    return Edition(key, "paper", title, dated, text=text, links=links,
                   facts={"paper_kind": "statement-of-work", **said, **facts})  # fmt: skip


Sets = Mapping[str, Mapping[str, str | None]]


def says(key: str, since: str, sets: Sets, kind: str = "outcome", **more: Any) -> Edition:
    """An act's say: `sets` is thing -> axis -> value."""
    links = [{"rel": "decides", "to": to, "sets": dict(values)} for to, values in sets.items()]
    return Edition(key, kind, f"{kind.title()} {key}", from_value(since), links=links, **more)
