"""Who may use which route: one line each, written by hand, held against every kind of visitor; and what holds of all
routes alike."""

import itertools
import re
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tests.builders import OPERATOR, World
from tests.pages.access_criteria import LINES as CRITERIA
from tests.pages.access_meetings import DESK, DFO, MEETING, NO_ONE, ROWS
from tests.pages.access_site import DRAFT, FILE, OUT, PAPER, PRINTED, WAITING, proposed
from tests.proofs.visitors import KINDS, NOBODY, asked, email, visitors
from tracker.proceedings import (
    sign_in_links,
)

EVERYBODY = frozenset(KINDS)
SIGNED_IN = EVERYBODY - {NOBODY}
SEATED = frozenset({"member", "lead", "chair"})
OFFICE = frozenset({"dfo", "alternate-dfo", "assistant"})
SOME = (KINDS[:5], KINDS[5:9], KINDS[9:])  # who come together: too many at once would be told to wait


@dataclass(frozen=True)
class Line:
    """These visitors get this answer; the others are sent to sign in, or told that there is no such page."""

    method: str
    path: str
    who: frozenset[str]
    answer: int = 200


def in_forms(path: str, forms: str) -> list[Line]:
    """The other forms of a public page."""
    bare = "/index" if path == "/" else path
    return [Line("GET", f"{bare}.{form}", EVERYBODY) for form in forms.split()]


TABLE = (
    Line("GET", "/", EVERYBODY),
    *in_forms("/", "json atom"),
    Line("GET", "/about/status-words", EVERYBODY),
    *in_forms("/about/status-words", "json csv xlsx"),
    Line("GET", "/recommendations/", EVERYBODY),
    *in_forms("/recommendations/", "json csv xlsx atom bib ris"),
    Line("GET", "/recommendations/021001", EVERYBODY),
    *in_forms("/recommendations/021001", "json csv xlsx atom bib ris jsonld"),
    Line("GET", "/similar/021001", EVERYBODY),
    *in_forms("/similar/021001", "json csv xlsx atom bib ris"),
    Line("GET", "/r/021001", EVERYBODY, 301),
    Line("GET", "/papers/", EVERYBODY),
    *in_forms("/papers/", "json csv xlsx atom bib ris"),
    Line("GET", "/papers/2020-12-pswg-recommendations", EVERYBODY),
    *in_forms("/papers/2020-12-pswg-recommendations", "json csv xlsx atom bib ris jsonld"),
    Line("GET", "/papers/2023-12-way-issue-paper", NO_ONE),  # the draft's, when it is public
    Line("GET", f"/files/{PAPER}/paper.txt", EVERYBODY),
    Line("GET", f"/files/{FILE}/issue.txt", NO_ONE),  # the draft's
    Line("GET", "/groups/", EVERYBODY),
    *in_forms("/groups/", "json csv xlsx atom bib ris"),
    Line("GET", "/groups/signs", EVERYBODY),
    *in_forms("/groups/signs", "json csv xlsx atom bib ris jsonld"),
    Line("GET", "/groups/way", NO_ONE),  # named by the draft alone
    Line("GET", "/programmes/", EVERYBODY),
    *in_forms("/programmes/", "json csv xlsx atom bib ris"),
    Line("GET", "/programmes/watch", EVERYBODY),
    *in_forms("/programmes/watch", "json csv xlsx atom bib ris"),
    *(
        Line(method, path, {"everybody": EVERYBODY, "desk": DESK, "dfo": DFO}.get(who, NO_ONE), code)
        for method, path, who, code in CRITERIA
    ),
    Line("GET", "/terms/", EVERYBODY),
    *in_forms("/terms/", "json csv xlsx atom bib ris"),
    Line("GET", "/terms/16", EVERYBODY),
    *in_forms("/terms/16", "json csv xlsx atom bib ris"),
    Line("GET", "/record/completeness", EVERYBODY),
    *in_forms("/record/completeness", "json csv xlsx"),
    Line("GET", "/record/", EVERYBODY),
    *in_forms("/record/", "json csv xlsx jsonld"),
    Line("GET", "/record.zip", EVERYBODY),
    Line("GET", "/api/", EVERYBODY),
    Line("GET", "/api/openapi.json", EVERYBODY),
    Line("GET", "/sitemap.xml", EVERYBODY),
    Line("GET", "/sitemap-1.xml", EVERYBODY),
    Line("GET", "/robots.txt", EVERYBODY),
    Line("GET", "/record/office/dfo", EVERYBODY),
    *in_forms("/record/office/dfo", "json csv xlsx atom bib ris"),
    Line("GET", "/search?q=sign", EVERYBODY),
    *(Line("GET", f"/search.{form}?q=sign", EVERYBODY) for form in ("json", "csv", "xlsx", "atom", "bib", "ris")),
    Line("GET", "/meetings/", EVERYBODY),
    *in_forms("/meetings/", "json csv xlsx atom bib ris ics"),
    Line("GET", "/meetings/2021-01-20", EVERYBODY),
    *in_forms("/meetings/2021-01-20", "json csv xlsx atom bib ris jsonld ics"),
    *in_forms("/meetings/2021-01-20", "json csv xlsx atom bib ris jsonld"),
    *(Line("GET", f"/meetings/2021-01-20/list.{form}", EVERYBODY) for form in ("docx", "pdf", "md")),
    Line("GET", f"/meetings/{MEETING}/list.docx", NO_ONE),  # its outcomes are not published
    Line("GET", "/objectives/", EVERYBODY),
    *in_forms("/objectives/", "json csv xlsx"),
    Line("GET", "/threads/", EVERYBODY),
    *in_forms("/threads/", "json csv xlsx atom bib ris"),
    Line("GET", "/threads/2020-12-old-1", EVERYBODY),
    *in_forms("/threads/2020-12-old-1", "json csv xlsx atom bib ris"),
    Line("GET", "/figures", EVERYBODY),
    *in_forms("/figures", "json csv xlsx"),
    Line("GET", "/compare", EVERYBODY),
    Line("GET", "/compare.json?new=021001", EVERYBODY),
    Line("GET", "/compare?new=2023-12/way/1", NO_ONE),  # of the draft alone
    Line("GET", "/figures/faca", EVERYBODY),
    *in_forms("/figures/faca", "json csv xlsx"),
    Line("GET", "/figures/over-time", EVERYBODY),
    *in_forms("/figures/over-time", "json csv xlsx"),
    Line("GET", "/figures/answers", EVERYBODY),
    *in_forms("/figures/answers", "json csv xlsx"),
    Line("GET", "/figures/implementation", EVERYBODY),
    *in_forms("/figures/implementation", "json csv xlsx"),
    Line("GET", "/healthz", EVERYBODY),
    Line("GET", "/readyz", EVERYBODY),
    Line("GET", "/own.css", EVERYBODY),
    *(Line("GET", f"/record/2021/1/2012.{form}", EVERYBODY) for form in ("docx", "pdf", "md")),
    Line("GET", "/favicon.ico", EVERYBODY),
    Line("GET", "/static/icon.svg", EVERYBODY),
    Line("GET", "/sign-in?again=1", EVERYBODY),
    Line("POST", "/sign-in", EVERYBODY, 400),
    Line("GET", "/invitation/{invitation}", EVERYBODY),  # whoever has the secret
    Line("POST", "/invitation/{invitation}", EVERYBODY, 400),
    Line("GET", "/invitation/000000", NO_ONE),
    Line("GET", "/account", SIGNED_IN),
    Line("POST", "/account/sessions/{foreign}/end", NO_ONE),
    Line("POST", "/account/sessions/{second}/end", SIGNED_IN, 302),
    Line("POST", "/account/sessions/end-others", SIGNED_IN, 302),
    Line("GET", "/account/proposals/", SIGNED_IN),
    Line("GET", "/account/proposals/new", SEATED),
    Line("POST", "/account/proposals/new", SEATED, 400),  # nothing was proposed
    Line("GET", "/account/proposals/{link}", DFO),
    Line("POST", "/account/proposals/{link}", DFO, 400),  # nothing was asked for, as below
    Line("GET", "/account/proposals/{relation}", DFO),
    Line("POST", "/account/proposals/{relation}", DFO, 400),
    Line("GET", "/account/proposals/proposal-0", NO_ONE),
    Line("GET", "/office/", OFFICE),
    Line("POST", "/office/", OFFICE, 400),  # no paper was ticked
    Line("GET", "/office/intake", OFFICE),
    Line("POST", "/office/intake", OFFICE, 400),  # no file was chosen
    Line("POST", "/office/intake.json", OFFICE),
    Line("GET", "/office/intake/batches/1", OFFICE),
    Line("POST", "/office/intake/batches/1", OFFICE, 400),  # no file was chosen
    Line("GET", "/office/intake/batches/1.json", OFFICE),
    Line("POST", "/office/intake/batches/1.json", OFFICE, 400),  # no file was chosen
    Line("GET", "/office/intake/batches/99", NO_ONE),
    Line("GET", "/office/publish", DFO),
    Line("POST", "/office/publish", DFO, 400),  # no paper was chosen
    Line("GET", f"/office/papers/{DRAFT}", OFFICE),
    Line("GET", "/office/papers/intake-9", NO_ONE),
    Line("POST", f"/office/papers/{WAITING}", OFFICE, 400),  # a form without its version
    Line("GET", f"/office/papers/{WAITING}/items", OFFICE),
    Line("POST", f"/office/papers/{WAITING}/items", OFFICE, 400),  # nothing was chosen
    Line("GET", f"/office/papers/{PRINTED}/pages/1", OFFICE),
    Line("GET", f"/office/papers/{PRINTED}/pages/9", NO_ONE),
    Line("GET", f"/office/papers/{DRAFT}/blocks/1/split", OFFICE),
    Line("POST", f"/office/papers/{DRAFT}/blocks/1/split", OFFICE, 400),  # a form without its version, as the next
    Line("GET", f"/office/papers/{DRAFT}/add", OFFICE),
    Line("POST", f"/office/papers/{DRAFT}/add", OFFICE, 400),
    Line("GET", f"/office/papers/{DRAFT}/preview", OFFICE),
    Line("GET", f"/office/papers/{DRAFT}/publish", DFO),
    Line("POST", f"/office/papers/{DRAFT}/publish", DFO, 400),  # the id was not typed
    Line("GET", f"/office/papers/{OUT}/later", DFO),
    Line("POST", f"/office/papers/{OUT}/later", DFO, 400),  # a form without its version
    Line("GET", f"/office/papers/{DRAFT}/files/{FILE}", OFFICE),
    Line("GET", "/office/completeness", OFFICE),
    Line("POST", "/office/completeness", OFFICE, 400),  # nothing was typed
    Line("GET", "/office/record/coac", DFO),
    Line("POST", "/office/record/coac", DFO, 400),  # no reason was typed
    Line("GET", "/office/record/nothing", NO_ONE),
    Line("GET", "/office/record?key=coac", SIGNED_IN, 303),  # some to its page, the others to their own desk
    Line("GET", "/office/record/2020-12/old/1/attest", DFO),
    Line("POST", "/office/record/2020-12/old/1/attest", DFO, 400),  # nothing was said
    Line("GET", "/office/record/2021-01/signs/statement-of-work/objectives", DFO),
    Line("POST", "/office/record/2021-01/signs/statement-of-work/objectives", DFO, 400),  # nothing was said
    Line("GET", "/office/record/2020-12/old/1/objectives", NO_ONE),  # it has none
    Line("GET", "/office/people", DFO),
    Line("POST", "/office/people", DFO, 400),  # nobody was named
    Line("GET", "/office/people/office@example.gov", DFO),
    Line("POST", "/office/people/office@example.gov", DFO, 400),  # nothing was asked for
    Line("GET", "/office/people/nobody@example.gov", NO_ONE),
    Line("GET", "/office/references", DFO),
    Line("POST", "/office/references", DFO, 400),  # nothing was said
    Line("GET", "/office/synonyms", DFO),
    Line("POST", "/office/synonyms", DFO, 400),  # nothing was asked for
    *(Line(*row) for row in ROWS),
    Line("GET", "/office/lists", OFFICE),
    Line("POST", "/office/lists", OFFICE, 400),  # no file was chosen
    Line("GET", "/office/lists/1", OFFICE),
    Line("POST", "/office/lists/1", OFFICE, 400),  # a form without its columns
    Line("GET", "/office/lists/9", NO_ONE),
    Line("POST", "/sign-out", SIGNED_IN, 302),
)
UNSAFE = [line for line in TABLE if line.method == "POST"]


# The addresses as they are for each visitor -------------------------------------------------------------------------
class Doors:
    """The addresses of the table as they are for each visitor."""

    def __init__(self, world: World, *kinds: str) -> None:
        self.world = world
        self.clients = visitors(world, *kinds)
        world.person("invited@example.gov", "dfo")
        with world.inside():
            self.invitation = sign_in_links.invite(OPERATOR, "invited@example.gov", world.when)
        officer = world.client("office@example.gov")
        world.sign_in(world.app.test_client(), "office@example.gov")
        (self.foreign,) = handles(officer)
        self.proposed = proposed(world)

    def path(self, kind: str, path: str) -> str:
        second = "none"
        if "{second}" in path and kind != NOBODY:
            first = set(handles(self.clients[kind]))
            self.world.sign_in(self.world.app.test_client(), email(kind))
            second = next(handle for handle in handles(self.clients[kind]) if handle not in first)
        return path.format(invitation=self.invitation, foreign=self.foreign, second=second, **self.proposed)

    def ask(self, kind: str, line: Line) -> Any:
        return asked(self.clients[kind], line.method, self.path(kind, line.path))


def handles(client: FlaskClient) -> list[str]:
    """Of one's sessions, but for the one that asks."""
    page = client.get("/account").get_data(as_text=True)
    return re.findall(r"/account/sessions/(\w{16})/end", page)


def expected(kind: str, line: Line) -> tuple[int, str]:
    """The status, and where it leads to for those who are sent to sign in."""
    if kind in line.who:
        return line.answer, ""
    needs = "" if line.path.startswith(("/office", "/liaison", "/account", "/sign-out")) else "public"
    return (302, "/sign-in") if kind == NOBODY and not needs else (404, "")


def faults(world: World, kinds: tuple[str, ...] = KINDS) -> list[str]:
    """Where the site is not as the table says."""
    doors = Doors(world, *kinds)
    found = []
    for kind, line in itertools.product(kinds, TABLE):
        answer = doors.ask(kind, line)
        sent = "/sign-in" if "/sign-in?next=" in answer.headers.get("Location", "") else ""
        if (answer.status_code, sent) != expected(kind, line):
            found.append(f"{kind}: {line.method} {line.path}: {answer.status_code} {sent}")
    return found


def endpoint(app: Flask, method: str, path: str) -> str:
    bare = path.partition("?")[0].format(invitation="x", foreign="x", second="x", link="x", relation="x")
    return str(app.url_map.bind("localhost").match(bare, method)[0])
