"""Every kind of page that tells of meetings, answers, criteria, terms and figures, against the page of a recommendation:
made anew, as the first reader after a publication has it. In turn, so many rounds, each after a publication of its own;
and how many statements each makes, which must not grow with the record."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from statistics import median
from time import process_time

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, and_, event, select
from sqlalchemy.engine import Engine

from tests.bench.addresses import Addresses
from tests.bench.bench import ALWAYS, PAGES, SMALL, USUAL, Bench, Figures, Rounds, Told, middle, number, ratio, verdict
from tests.bench.home import Home, copied
from tests.bench.rooms import OFFICER, furnished
from tracker import create_app
from tracker.proceedings import sign_in_links
from tracker.proceedings.passwords import Cost, Passwords
from tracker.proceedings.publish import release
from tracker.published.entry import Edition
from tracker.published.standing import Link, Standing, StandingFacet
from tracker.rules.policy import OPERATOR
from tracker.search.site import Site
from tracker.settings import from_environment
from tracker.store import journal
from tracker.store.database import db
from tracker.text.dates import on_day

OF_A_PAGE = 3
TURNS = 5  # publications of one round
PASSWORD = "seven calm otters read minutes"
CHEAP = Passwords(Cost(memory_kib=8, rounds=1))
REFERENCE, BYTES, STATEMENTS = "recommendation", " bytes", " statements"
MORE = 2  # statements by which one page may differ from another of its kind


class Rooms:
    """A site over a furnished copy, and a browser in which its officer is signed in."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.app: Flask = create_app(from_environment(home.environment))
        self.app.extensions["tracker_passwords"] = CHEAP
        self.site: Site = self.app.extensions["tracker"]
        self.when = self.site.clock()
        with self.app.app_context():
            self.meeting = furnished(self.when)
            secret = sign_in_links.invite(OPERATOR, OFFICER, self.when)
            sign_in_links.redeem(secret, PASSWORD, CHEAP, self.when)
            db.session.remove()
        self.officer = self._signed_in()

    def _signed_in(self) -> FlaskClient:
        client = self.app.test_client()
        shown = client.get("/sign-in").get_data(as_text=True)
        token = shown.partition('name="csrf_token" value="')[2].partition('"')[0]
        answer = client.post("/sign-in", data={"email": OFFICER, "password": PASSWORD, "csrf_token": token})
        if answer.status_code != 302:
            raise RuntimeError(f"The officer could not sign in: {answer.status_code}.")
        return client

    def publish(self, turn: str) -> None:
        made = Edition(f"bench/{turn}", "update", "Update", on_day(self.when.dated), text="What comes between.")
        with self.app.app_context():
            with journal.signed(OPERATOR, "publish", self.when, subject=turn):
                release([made], self.when)
            db.session.remove()

    def took(self, path: str) -> tuple[float, int]:
        """Milliseconds of the processor, so that neighbours count little, and the bytes of a page that is not held."""
        begun = process_time()
        answer = self.officer.get(path)
        took = 1000 * (process_time() - begun)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answers {answer.status_code}.")
        return took, len(answer.data)

    @contextmanager
    def counting(self) -> Iterator[list[str]]:
        """The statements of the public pages' connection and of the workspace's."""
        made: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
                made.append(statement)

        with self.app.app_context():
            engines: list[Engine] = [self.site.reader, db.engine]
        for engine in engines:
            event.listen(engine, "before_cursor_execute", note)
        try:
            yield made
        finally:
            for engine in engines:
                event.remove(engine, "before_cursor_execute", note)


def paths(rooms: Rooms, turn: int) -> dict[str, str]:
    """What a page is called -> where it is; of the kinds that there are many of, another one in each turn."""
    with rooms.site.reader.connect() as reader:
        held, items = _meetings(reader)[-2 - turn]
        charges = select(Standing.key).where(Standing.key.like("%/statement-of-work")).order_by(Standing.key)
        charge = reader.execute(charges.offset(turn)).scalars().first()
        motions = select(Standing.key).where(Standing.kind == "outcome", Standing.key.like(f"{held}/%"))
        motion = reader.execute(motions.order_by(Standing.key)).scalars().first()
    criteria = "/criteria/criteria-1"
    here = f"/office/meetings/{rooms.meeting}"
    return {
        "meetings": "/meetings/", "meeting": f"/meetings/{held}", "meeting .ics": f"/meetings/{held}.ics",
        "post-meeting list": f"/meetings/{held}/list.md", "outcome": f"/record/{motion}", "comment": f"/record/{held}/comment-1",
        "figures": "/figures", "FACA figures": "/figures/faca", "figures over time": "/figures/over-time",
        "figures of answers": "/figures/answers", "figures of implementation": "/figures/implementation",
        "comparison": f"/compare?old={items[0]}&new={items[1]}",
        "criteria": "/criteria/", "criteria document": criteria, "criteria on a day": f"{criteria}?as_of={held}",
        "criteria compared": f"{criteria}?compare=2010-06-01&with=2020-06-01", "crosswalk": f"{criteria}.csv",
        "term ended": "/terms/10", "threads": "/threads/", "statement of work": f"/papers/{str(charge).replace('/', '-')}",
        "office: meetings": "/office/meetings/", "office: meeting": here, "office: session": f"{here}/session",
        "office: motion": f"{here}/motions/1", "office: outcomes": f"{here}/outcomes", "office: duties": "/office/duties",
        "office: minutes": "/office/minutes", "office: criteria": "/office/criteria/", "office: criteria document": "/office/criteria/criteria-1",
        "office: criteria draft": "/office/criteria/drafts/criteria-1", "office: groups and offices": "/office/bodies",
        "office: terms": "/office/terms/", "desk": "/liaison/", "desk, all": "/liaison/?desk=all", "answer": "/liaison/answers/answer-1",
    }  # fmt: skip


def _meetings(reader: Connection) -> list[tuple[str, list[str]]]:
    """Those with an agenda, the oldest first: each with its items."""
    query = select(Link.key, Link.to_key, StandingFacet.value).where(Link.rel == "lists")
    query = query.join(StandingFacet, and_(StandingFacet.key == Link.key, StandingFacet.name == "meeting"))
    found: dict[str, list[str]] = {}
    for _, item, day in reader.execute(query.order_by(StandingFacet.value, Link.to_key)):
        found.setdefault(day, []).append(item)
    return list(found.items())


def measure(home: Home, turn: int) -> Figures:
    addresses = iter(Addresses(home, turn).recommendations(4 * TURNS * 40))
    with copied(home) as copy:
        rooms = Rooms(copy)
        found = _made_anew(rooms, addresses, turn) | _statements(rooms, addresses, turn)
        rooms.site.let_go()
    return found


def _made_anew(rooms: Rooms, addresses: Iterator[str], turn: int) -> Figures:
    """The medians of several publications; the first is not counted, for what is read once for a process."""
    took: dict[str, list[float]] = {}
    for place in range(TURNS + 1):
        pages = paths(rooms, place)
        rooms.publish(f"pages/{turn}/{place}")
        rooms.took(next(addresses))  # what every page asks of a new state
        for name, path in pages.items():
            ordinary, one = rooms.took(next(addresses)), rooms.took(path)
            if place:
                took.setdefault(REFERENCE, []).append(ordinary[0])
                took.setdefault(name, []).append(one[0])
                took.setdefault(f"{name}{BYTES}", []).append(one[1])
    return {name: median(times) for name, times in took.items()}


def _statements(rooms: Rooms, addresses: Iterator[str], turn: int) -> Figures:
    return {f"{name}{STATEMENTS}": len(made) for name, made in asked(rooms, addresses, turn, TURNS).items()}


def asked(rooms: Rooms, addresses: Iterator[str], turn: int, place: int) -> dict[str, list[str]]:
    """The statements of each page, once the state of the record is known; `place`: of which of the many."""
    found: dict[str, list[str]] = {}
    with rooms.counting() as made:
        for name, path in paths(rooms, place).items():
            rooms.publish(f"pages/{turn}/{name}")
            rooms.took(next(addresses))
            made.clear()
            rooms.took(path)
            found[name] = made[:]
    return found


# What it says ---------------------------------------------------------------------------------------------------------


def tell(rounds: Mapping[int, Rounds]) -> list[Told]:
    names = [name for name in next(iter(rounds.values()))[0] if f"{name}{BYTES}" in next(iter(rounds.values()))[0]]
    lines = [_told(name, size, found) for size, found in rounds.items() for name in names]
    return lines + ([_constant(names, rounds)] if len(rounds) > 1 else [])


def _told(name: str, size: int, found: Rounds) -> Told:
    times = ratio(found, name, REFERENCE)
    seen = f"{number(middle(found, name))} ms, the page {number(middle(found, REFERENCE))} ms; {number(middle(found, f'{name}{BYTES}'))} bytes"
    return Told(f"{name}, against the page of a recommendation", f"{size:,}", f"{number(times)} times as long",
                f"<= {OF_A_PAGE} times", verdict(times <= OF_A_PAGE, size), seen)  # fmt: skip


def _constant(names: Sequence[str], rounds: Mapping[int, Rounds]) -> Told:
    """The most that each page makes: no more of it in the larger record than in the smaller but for a few, where a page
    has something to tell that another has not."""
    small, large = min(rounds), max(rounds)
    most = {
        name: [max(int(one[f"{name}{STATEMENTS}"]) for one in rounds[size]) for size in (small, large)]
        for name in names
    }
    grown = [f"{name} {few} to {many}" for name, (few, many) in most.items() if many > few + MORE]
    seen = ", ".join(f"{name} {many}" for name, (_, many) in most.items())
    return Told("statements of each of these pages", f"{small:,} to {large:,}", ", ".join(grown) or "as many",
                "constant", verdict(not grown), seen)  # fmt: skip


BENCH = Bench("pages", (SMALL, USUAL), 3, (*ALWAYS, *PAGES, "tests/bench/pages.py", "tests/bench/rooms.py", "tracker/records", "tracker/proceedings"),
              measure, tell)  # fmt: skip
