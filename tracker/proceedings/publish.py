"""Publishing: reviewed papers become entries, in one release, with the groups and terms they name going first."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracker.proceedings import (
    backlog,
    claims,
    editions,
    errata_of_papers,
    matching,
    meetings,
    reprints,
    revisions,
    statements,
)
from tracker.proceedings.act import act
from tracker.proceedings.editions import SetOfItems
from tracker.proceedings.free_keys import counted, first_free
from tracker.proceedings.open_items import further_edition
from tracker.proceedings.register import Register
from tracker.proceedings.said import Keys
from tracker.proceedings.second_look import asked_for as looked_at_twice
from tracker.published import entry, holdings, standing
from tracker.published.entry import Edition
from tracker.records import find as workspace
from tracker.records.paper import EVENT, GROUP, PROGRAMME, TERM, UNREAD, Paper
from tracker.records.queue import Queued
from tracker.rules import keys
from tracker.rules.group import CHANGES, LEVELS
from tracker.rules.held import Holdings
from tracker.rules.moment import Moment
from tracker.rules.paper import INTAKE, LISTS, is_backlog
from tracker.rules.policy import Actor
from tracker.rules.refusal import Missing, NotYet, Refusal, Stale
from tracker.store.database import db
from tracker.store.files import File
from tracker.text import dates
from tracker.text.dates import BY, Dated, on_day

AHEAD = 92  # days from which on a date to come is taken for a slip

Published = list[dict[str, str]]


def publish(
    actor: Actor, ids: Sequence[str], when: Moment, *, attested: bool = True, second_look: bool = False,
    seen: Mapping[str, int | None] | None = None,
) -> Published:  # fmt: skip
    """Publish these papers as one release. An attested paper is its own source: it was public before. Returns
    [{"key", "url"}]: each paper, then its sets and items. Nothing is published if one cannot be; with `second_look`,
    none that only one person has looked at; with `seen`, none of another version than the person had before them."""
    facts = {"attested": attested}
    with act(actor, "publish", when, needs="paper.publish", subject=" ".join(ids), **facts):
        for id in ids if second_look else ():
            looked_at_twice(claims.known(actor, id, when))
        for id, version in (seen or {}).items():
            _as_seen(claims.known(actor, id, when), version)
        return publication(actor, ids, when, attested=attested)


def _as_seen(paper: Paper, version: int | None) -> None:
    if version != paper.version:
        raise Stale(
            f"{paper.id} has changed since you opened this page.",
            remedy="Look at its preview again, then publish it.",
            field="version",
        )


def publication(actor: Actor, ids: Sequence[str], when: Moment, *, attested: bool) -> Published:
    """What publish() does within its act. A preview does it too, within a rehearsal, which takes it back."""
    papers = [_reviewed(actor, id, when) for id in dict.fromkeys(ids)]
    connection = db.session.connection()
    lists = any(paper.kind in LISTS for paper in papers)
    register, held = Register(connection), Holdings(holdings.held(connection) if lists else ())
    register.acting = not attested
    register.awaited = [pair for paper in papers for pair in _renamings(paper)]
    given = Keys(connection)
    made: list[Edition] = []
    told: Published = []
    for paper in sorted(papers, key=_order):
        own, addresses = _of_paper(paper, register, held, made, when, attested=attested)
        own = own if attested else [_out_before_its_date(one, when) for one in own]
        paper.key = next(iter(addresses))
        place = next(at for at, one in enumerate(own) if one.key == paper.key)
        own[place], revised = revisions.linked(connection, own[place], made, when.dated)
        said = statements.entries(paper, paper.key, given, when, attested=attested)
        old = attested and is_backlog(editions.date_of(paper).last, when.day)
        made += backlog.marked([*own, *revised, *said]) if old else [*own, *revised, *said]
        addresses |= {one.key: keys.address(one.kind, one.key, one.facts) for one in said}
        told += [{"key": key, "url": url} for key, url in addresses.items()]
        paper.state = INTAKE.move("publish", paper.state).target
    release(made, when)
    catch_up(made, when)
    return told


def _out_before_its_date(made: Edition, when: Moment) -> Edition:
    """What the office publishes for a meeting to come bears the month of that meeting, and is known from today on."""
    ahead = (made.since.first - when.dated).days
    return replace(made, since=on_day(when.dated)) if 0 < ahead <= AHEAD else made


def catch_up(made: Sequence[Edition], when: Moment) -> None:
    """Propose anew what papers say of the recommendations that were released. Within an act."""
    if any(one.kind == "recommendation" for one in made):
        record = statements.today(when)
        for paper in workspace.papers_with_open_statements():
            statements.catch_up(paper, record)


def _renamings(paper: Paper) -> Iterator[tuple[str, str]]:
    for said in _told(paper, EVENT):
        if said["event"] == "renamed":
            yield said["group"], said["to"]


def _told(paper: Paper, kind: str) -> list[dict[str, Any]]:
    """What it proposes of this kind and nobody rejected; of a paper published whole, what somebody confirmed."""
    return [
        one.said
        for one in paper.proposals
        if one.kind == kind and one.accepted is not False and not (paper.whole and one.accepted is None)
    ]


def _order(paper: Paper) -> tuple[str, bool]:
    """By date; of one date the draft goes before the list that prints the numbers."""
    return str(editions.date_of(paper).first), any(block.number for block in paper.items)


def refused(row: Queued, *, second_look: bool) -> Refusal | None:
    """What keeps a paper of the queue from being published, as far as its row tells; the act asks more."""
    try:
        _ready(row.id, row.state, unread=row.unread > 0)
        if second_look:
            looked_at_twice(row)
    except Refusal as refusal:
        return refusal
    return None


def release(made: Sequence[Edition], when: Moment) -> list[int]:
    """Append editions as one release, with the meetings that they name, and derive anew what they bear on. Within an
    act. Returns the numbers of their entries."""
    return append([*made, *meetings.named(db.session.connection(), made, when)], when)[: len(made)]


def released(made: Sequence[Edition], when: Moment) -> Published:
    """One release of these; [{"key", "url"}]."""
    release(made, when)
    return [{"key": one.key, "url": keys.address(one.kind, one.key, one.facts)} for one in made]


def append(made: Sequence[Edition], when: Moment) -> list[int]:
    """These editions and no others: of a record that was whole elsewhere."""
    db.session.flush()
    connection = db.session.connection()
    ids = entry.append(connection, made, when)
    standing.refresh(connection, {one.key for one in made})
    return ids


def _reviewed(actor: Actor, id: str, when: Moment) -> Paper:
    paper = claims.known(actor, id, when)
    _ready(id, paper.state, unread=any(warning.code == UNREAD for warning in paper.warnings))
    return paper


def _ready(id: str, state: str, *, unread: bool) -> None:
    INTAKE.move("publish", state)
    if unread:
        raise NotYet(f"{id} has pages that nobody has read yet.", remedy="Type them in, or waive them with a reason.")


@dataclass(frozen=True, slots=True)
class Layout:
    """Whose a paper is, in which term, and the sets it lists; by keys."""

    about: str
    term: str | None
    sets: Sequence[SetOfItems]


def laid_out(paper: Paper, register: Register, made: Sequence[Edition] = ()) -> Layout:
    """Each name is looked up, or founded in the register."""
    dated = editions.date_of(paper)
    _note_identities(paper, register, _speaks_on(paper))
    subcommittee = _group(register, paper.value("subcommittee"), None, keys.COMMITTEE, dated)
    own = _group(register, paper.value("group"), paper.value("acronym"), subcommittee, dated)
    term = str(paper.value("term")) if paper.value("term") else register.term_on(dated)
    if paper.value("term"):
        register.term({"number": paper.value("term")}, _speaks_on(paper))
    month, references = editions.month_of(paper), editions.references_of(paper)
    sets: list[SetOfItems] = []
    for heading, blocks in editions.headings(paper) if paper.kind in LISTS and not paper.whole else []:
        parent = _group(register, blocks[0].subcommittee, None, keys.COMMITTEE, dated) or subcommittee
        group = _group(register, heading, None, parent, dated) or own or keys.COMMITTEE
        taken = _free(keys.set_key(month, group), made, {one.key for one in sets})
        sets.append(SetOfItems(taken, group, heading, blocks, references))
    groups = {one.group for one in sets} or {own or subcommittee or keys.COMMITTEE}
    return Layout(groups.pop() if len(groups) == 1 else keys.COMMITTEE, term, sets)


def _of_paper(
    paper: Paper, register: Register, held: Holdings, made: Sequence[Edition], when: Moment, *, attested: bool
) -> tuple[list[Edition], dict[str, str]]:
    """The identities that the paper makes necessary, and the paper with its sets and items; and the addresses of the
    paper and of all that it prints, by key."""
    layout = laid_out(paper, register, made)
    account = matching.account(paper, layout.sets, layout.term, held, register)
    if layout.sets:  # other kinds print what was published before
        matching.check(account)
    key = paper.key or _free(keys.paper_key(editions.month_of(paper), layout.about, paper.kind), made)
    files = {form.sha256: _file(form.sha256) for form in paper.forms}
    entries = [
        editions.paper_edition(paper, key, layout.about, layout.sets, layout.term, attested=attested, files=files)
    ]
    if paper.key is not None:
        entries[0] = further_edition(register.reader, entries[0], when)
    addresses = {key: keys.address("paper", key)}
    errata: list[Edition] = []
    for one in layout.sets:
        printed = reprints.of_set(account, one, key, layout.term, register.reader, when.day, attested=attested)
        entries.append(editions.set_edition(paper, one, printed.prints, key, layout.term, attested=attested))
        addresses |= {one.key: keys.address("set", one.key, {"paper": key}), **printed.addresses}
        entries += printed.made
        errata += printed.errata
    if paper.key is None:  # of one published whole, they were published with it
        errata += errata_of_papers.contradictions(paper, entries[0])
    given = [one.key for one in made]
    return [*register.take(key), *entries, *errata_of_papers.keyed(register.reader, errata, given)], addresses


def _note_identities(paper: Paper, register: Register, on: Dated) -> None:
    told = {kind: _told(paper, kind) for kind in (TERM, GROUP, EVENT, PROGRAMME)}
    register.events.source = paper.key
    register.rejected = [one.said["name"] for one in paper.proposals if one.kind == GROUP and one.accepted is False]
    for said in told[TERM]:
        register.term(said, on)
    parents = {said["name"]: said.get("parent") for said in told[GROUP]}
    short = {said["name"]: said.get("acronym") for said in told[GROUP]}
    # Renamings first: they bind two names to one group before either is looked up.
    for said in sorted(told[EVENT], key=lambda said: str(said["event"] != "renamed")):
        known = {"parent": parents.get(said.get("to")) or parents.get(said["group"])}
        of_one = {} if said["event"] in CHANGES else {"acronym": short.get(said["group"])}
        register.event({**known, **of_one, **said}, on)
    for said in sorted(told[GROUP], key=lambda said: LEVELS.index(said.get("level") or "working group")):
        register.group(said["name"], said.get("acronym"), register.parent(said.get("parent"), on), on)
    for said in told[PROGRAMME]:
        register.programmes.note(said, on)


def _speaks_on(paper: Paper) -> Dated:
    """The day by which what the paper says of the past had happened: its signature's, else its own date."""
    value = paper.value("signed_on") or paper.value("date")
    dated = dates.from_value(value["value"], value.get("precision"))
    return Dated(dated.last, dated.last, BY) if dated.precision == dates.DAY else dated


def _group(register: Register, name: str | None, acronym: str | None, parent: str | None, dated: Dated) -> str | None:
    return register.group(name, acronym, parent, dated) if name and not register.rejects(name) else None


def _free(key: str, made: Sequence[Edition], more: Collection[str] = ()) -> str:
    return first_free(db.session.connection(), counted(key), {*more, *(one.key for one in made)})


def _file(sha256: str) -> File:
    file = db.session.get(File, sha256)
    if file is None:
        raise Missing(f"The file {sha256[:12]} is gone from the store.", remedy="Run: tracker check")
    return file
