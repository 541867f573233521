"""Proof S10: one submit, one effect. Each route that takes a form is sent a valid one twice, one after the other and at
once: what is kept then is what one sending leaves, to the row."""

import io
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Barrier
from typing import Any

from tests import postgres, quick
from tests.builders import CHEAP, ZONE, World, recommendation, settings_for
from tests.pages import forms
from tests.pages.access_site import DRAFT, WAITING, proposed, site
from tests.papers import RECOMMENDATIONS
from tests.postgres import DATABASE, drop, numbers, sql
from tests.proceedings.builders_meeting import PLAN
from tests.proceedings.builders_release import out, reviewed
from tests.proceedings.test_resolve import REFERENCE
from tests.proceedings.test_statements import MINUTES
from tests.proofs.forms_sent import CHAIR, DFO, FORMS, REFERRING, SEATED, UNVERSIONED, Sent
from tests.proofs.full_world import close
from tests.proofs.proof import Counts, Piece, Proof, Told, begun_with
from tests.proofs.schema import rows, source_of
from tests.proofs.two_worlds import replaced
from tests.proofs.visitors import settled
from tracker import create_app
from tracker.proceedings import agenda, convene, criteria_drafts, sign_in_links, synonyms
from tracker.records import find
from tracker.rules.moment import moment
from tracker.rules.policy import OPERATOR, Actor
from tracker.store import sent as sent_forms
from tracker.store.database import Base, db, free_connection
from tracker.store.journal import NOTED_TABLES
from tracker.text import aligned

COOKIE = "tracker"
DRAWN = {  # what differs between two runs of the same: salts, secrets, and what is sealed over them
    "content": {"hash", "salt"}, "entry": {"content", "prev", "sha256"},
    "journal": {"published_sha256", "prev", "sha256", "changes"}, "standing": {"content"}, "person": {"password_hash"},
    "token": {"token_hash"}, "proposal": {"id"},
}  # fmt: skip
OTHERS = """1. COAC recommends that CBP lend a lamp to every pilot who asks.
2. COAC recommends that tolls be paid by telephone.
3. COAC recommends that the ferry carry mail.
"""
Kept = Mapping[str, list[tuple[Any, ...]]]


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """Every `each`-th form from `first` on; then `control` of those that no version protects, with forms taken twice."""
    stage, counts = Stage(folder), Counter[str]()
    for form in FORMS[draw.get("first", 0) :: draw["each"]]:
        counts += stage.twice(form)
    with replaced((sent_forms, "claim", lambda connection, when: None)):
        for form in [one for one in FORMS if one.path in UNVERSIONED][: draw["control"]]:
            found = stage.twice(form)
            counts["control sendings"] += found["sent twice"]
            counts["control caught"] += len(begun_with(found, "doubled"))
    return counts


@dataclass(frozen=True)
class Answer:
    status: int
    words: str


class Stage:
    """The site, ready; each sending begins with it as it was."""

    def __init__(self, folder: Path) -> None:
        (folder / "site").mkdir(parents=True, exist_ok=True)
        self.folder, world = folder, site(folder / "site")
        self.known, self.cookies, self.at = peopled(world)
        with free_connection(world.url, writes=False) as connection:
            self.before = told(rows(connection))
        close(world)
        self.url = world.url

    def twice(self, sent: Sent) -> Counts:
        """Once; then two ways of sending it twice, against what once had left."""
        counts: Counts = Counter(forms=1)
        (answer,), once = self.sent(sent, 1)
        lines = len(once["journal"]) - len(self.before["journal"])
        if answer.status >= 400 or lines != sent.lines:
            counts[f"not valid: {named(sent)}: {answer.status}, {lines} acts: {answer.words}"] += 1
            return counts
        for how, at_once in (("in series", False), ("at once", True)):
            answers, left = self.sent(sent, 2, at_once=at_once)
            counts["sent twice"] += 1
            more = [name for name in once if once[name] != left[name]]
            if more:
                counts[f"doubled {how}: {named(sent)}: {', '.join(more)}"] += 1
            if bad := [one for one in answers if not in_words(one)]:
                counts[f"answered {how}: {named(sent)}: {bad[0].status} {bad[0].words[:60]}"] += 1
        return counts

    def sent(self, sent: Sent, times: int, *, at_once: bool = False) -> tuple[list[Answer], Kept]:
        """The same form so many times; what was answered, and everything that is kept then."""
        with self.opened() as (app, url):
            client = self.browser(app, sent)
            form = self.form(client, sent)
            start = Barrier(times) if at_once else None

            def go(_: int) -> Answer:
                own = self.browser(app, sent)
                if start:
                    start.wait(60)
                return self.post(own, sent, form)

            if at_once:
                with ThreadPoolExecutor(times) as threads:
                    answers = list(threads.map(go, range(times)))
            else:
                answers = [go(number) for number in range(times)]
            with free_connection(url, writes=False) as connection:
                return answers, told(rows(connection))

    def browser(self, app: Any, sent: Sent) -> Any:
        client = app.test_client()
        if sent.who:
            client.set_cookie(COOKIE, self.cookies[sent.who])
        else:
            client.set_cookie(COOKIE, self.cookies[""])
        return client

    def form(self, client: Any, sent: Sent) -> dict[str, str]:
        page = client.get((sent.page or sent.path).format(**self.known), buffered=True).get_data(as_text=True)
        shown = forms.sent(page, sent.form) if sent.form else forms.hidden(page)
        return shown | {name.format(**self.known): words.format(**self.known) for name, words in sent.typed.items()}

    def post(self, client: Any, sent: Sent, form: Mapping[str, str]) -> Answer:
        files = {box: (io.BytesIO(words.encode()), name) for box, (name, words) in sent.files.items()}
        got = client.post(sent.path.format(**self.known), data={**form, **files}, buffered=True)
        return Answer(got.status_code, said(got.get_data(as_text=True)))

    @contextmanager
    def opened(self) -> Iterator[tuple[Any, str]]:
        """The site anew, with a copy of what it kept."""
        folder = self.folder / "again"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder / "site", folder)
        url = f"sqlite:///{folder / 'tracker.sqlite'}"
        if DATABASE == "postgresql":
            name = f"once_{next(numbers)}"
            sql(f"CREATE DATABASE {name} TEMPLATE {source_of(self.url)}")
            url = postgres.named(name)
        app = create_app(settings_for(folder, url))
        app.testing = True
        quick.templates_once(app)
        here = app.extensions["tracker"]
        here.clock = lambda: moment(datetime.fromisoformat(self.at), ZONE)
        app.extensions["tracker_passwords"] = CHEAP
        try:
            yield app, url
        finally:
            here.reader.dispose()
            with app.app_context():
                db.session.remove()
                db.engine.dispose()
            if DATABASE == "postgresql":
                drop(url)


def peopled(world: World) -> tuple[dict[str, str], dict[str, str], str]:
    """Who sends, with their cookies; a meeting that is planned; what addresses name: an invitation, a session."""
    officer = world.person(DFO)
    world.person("invited@example.gov", "assistant", office="office/dfo")
    settled(world, "chair")
    said = MINUTES.replace("December 16, 2020", "March 17, 2021")
    spoken_of = f"{RECOMMENDATIONS.partition('1. COAC')[0].replace('December 2020', 'March 2021')}{OTHERS}"
    later, *_ = papers = reviewed(world, officer, said, spoken_of)
    out(world, officer, *papers)
    world.publish(recommendation(REFERRING, references=[REFERENCE]))
    with world.inside():
        secret = sign_in_links.invite(OPERATOR, "invited@example.gov", world.when)
        for id in ("criteria-other-1",):
            criteria_drafts.say(officer, id, None, world.when, {"effective": "2026-03-01", "announced": "2026-01-10"},
                                [{"id": "3.2", "level": "Should"}])  # fmt: skip
        key = convene.plan(officer, world.when, PLAN | {"day": "2026-04-15"}).key
        agenda.put_on(officer, key, None, world.when, {"item": "2021-01/old/1"})
    clients = {who: world.client(who) for who in (DFO, CHAIR, SEATED)} | {"": world.client()}
    for one in clients.values():
        one.get("/sign-in?again=1")  # with what proves its forms ours
    world.site.catch_up()
    cookies = {who: one.get_cookie(COOKIE).value for who, one in clients.items()}  # type: ignore[union-attr]
    return {"invitation": secret, "later": later, **proposed(world), **_places(world, officer)}, cookies, world.at


def _places(world: World, officer: Actor) -> dict[str, str]:
    """Where an item can be cut, and what of a source is none yet; the first free row of the synonyms."""
    with world.inside():
        whole, bare = (find.paper(officer, world.when.day, id) for id in (WAITING, DRAFT))
        assert whole and bare
        block = next(one for one in whole.blocks if aligned.cuts(one.text))
        cut, end = aligned.cuts(block.text)[0], aligned.stretches(bare.text)[0][1]
    with world.reading() as reader:
        row = len(synonyms.rows(synonyms.held(reader, world.when))) + 1
    return {"block": str(block.id), "cut": str(cut), "end": str(end), "row": str(row)}


def told(held: Mapping[str, list[tuple[Any, ...]]]) -> Kept:
    """Without what is drawn anew each time, and what no act signs."""
    found = {}
    for name, table in held.items():
        if name in NOTED_TABLES:
            continue
        columns = [column.name for column in Base.metadata.tables[name].columns]
        wanted = [place for place, column in enumerate(columns) if column not in DRAWN.get(name, ())]
        found[name] = sorted((tuple(row[place] for place in wanted) for row in table), key=str)
    return found


def named(sent: Sent) -> str:
    return f"{sent.path} {sent.typed.get('do', '')}".strip()


def said(html: str) -> str:
    notice = re.search(r'(?s)<(?:div|p|section)[^>]*class="[^"]*notice[^"]*"[^>]*>(.*?)</(?:div|section)>', html)
    found = notice.group(1) if notice else ""
    return " ".join(re.sub(r"<[^>]+>", " ", found or html[:200]).split())[:300]


def in_words(one: Answer) -> bool:
    return one.status < 500 and (one.status < 400 or bool(one.words))


def tell(counts: Counts) -> Told:
    wrong = [name for word in ("not valid", "doubled", "answered") for name in begun_with(counts, word)]
    if not counts["control caught"]:
        wrong.append("the control was not caught")
    doubled = sum(begun_with(counts, "doubled").values())
    return Told(
        f"{doubled} of {counts['sent twice']:,} doubled sendings had a second effect, or left something else than one",
        f"where a form is taken twice, {counts['control caught']} of {counts['control sendings']} doubled",
        f"{counts['forms']} forms of all routes, each sent twice in series and twice at once",
        wrong,
    )


PROOF = Proof(
    "S10",
    "One submit has one effect, however often and however fast it comes.",
    20_201_216,
    ("tracker/pages", "tracker/proceedings", "tracker/store", "tests/proofs/once.py", "tests/proofs/forms_sent.py",
     "tests/pages/access_site.py"),
    tuple(Piece(database, database, {"each": 1, "control": 9}) for database in ("sqlite", "postgresql")),
    run,
    tell,
)  # fmt: skip
