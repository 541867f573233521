"""Publishing: reviewed papers become entries, in one release, with the groups and terms they name going first."""

from collections.abc import Collection, Sequence

from tracker.proceedings import editions, misprints, statements
from tracker.proceedings.act import act
from tracker.proceedings.editions import SetOfItems
from tracker.proceedings.register import Register
from tracker.proceedings.said import Keys
from tracker.published import entry, find, standing
from tracker.published.entry import Edition
from tracker.records import find as workspace
from tracker.records.paper import EVENT, GROUP, TERM, Paper
from tracker.rules import keys
from tracker.rules.group import LEVELS
from tracker.rules.moment import Moment
from tracker.rules.paper import INTAKE, LISTS
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, NotYet
from tracker.store import chain
from tracker.store.database import db
from tracker.store.files import File
from tracker.text import dates
from tracker.text.dates import BY, Dated

Published = list[dict[str, str]]


def publish(actor: Actor, ids: Sequence[str], when: Moment, *, attested: bool = True) -> Published:
    """Publish these papers as one release. An attested paper is its own source: it was public before. Returns
    [{"key", "url"}]: each paper, then its sets and items. Nothing is published if one cannot be."""
    facts = {"attested": attested}
    with act(actor, "publish", when, needs="paper.publish", subject=" ".join(ids), **facts):
        return publication(actor, ids, when, attested=attested)


def publication(actor: Actor, ids: Sequence[str], when: Moment, *, attested: bool) -> Published:
    """What publish() does within its act. A preview does it too, within a rehearsal, which takes it back."""
    chain.lock(db.session.connection())  # before anything is looked up: two at once must not find one key free
    papers = [_reviewed(actor, id, when) for id in dict.fromkeys(ids)]
    register, given = Register(db.session.connection()), Keys(db.session.connection())
    made: list[Edition] = []
    told: Published = []
    for paper in sorted(papers, key=lambda paper: str(editions.date_of(paper).first)):
        before, own = _of_paper(paper, register, made, attested=attested)
        own += statements.entries(paper, own[0].key, given, when, attested=attested)
        made += [*before, *own, *misprints.of_paper(register.reader, paper, own[0])]
        told += [{"key": one.key, "url": keys.address(one.kind, one.key, one.facts)} for one in own]
        paper.state = INTAKE.move("publish", paper.state).target
        paper.key = own[0].key
    release(made, when)
    return told


def release(made: Sequence[Edition], when: Moment) -> list[int]:
    """Append editions as one release, and derive anew what they bear on. Within an act."""
    db.session.flush()
    connection = db.session.connection()
    ids = entry.append(connection, made, when)
    standing.refresh(connection, {one.key for one in made})
    return ids


def _reviewed(actor: Actor, id: str, when: Moment) -> Paper:
    paper = workspace.paper(actor, when.day, id)
    if paper is None:
        raise Missing(f"There is no paper {id} here.", remedy="The papers held are listed on the office page.")
    INTAKE.move("publish", paper.state)
    if any(warning.code == "unread-page" for warning in paper.warnings):
        raise NotYet(f"{id} has pages that nobody has read yet.", remedy="Type them in first, then publish.")
    return paper


def _of_paper(
    paper: Paper, register: Register, made: Sequence[Edition], *, attested: bool
) -> tuple[list[Edition], list[Edition]]:
    """The identities that the paper makes necessary, and the paper with its sets and items."""
    dated = editions.date_of(paper)
    _note_identities(paper, register, _speaks_on(paper))
    subcommittee = _group(register, paper.value("subcommittee"), None, keys.COMMITTEE, dated)
    own = _group(register, paper.value("group"), paper.value("acronym"), subcommittee, dated)
    term = str(paper.value("term")) if paper.value("term") else register.term_on(dated)
    if paper.value("term"):
        register.term({"number": paper.value("term")}, _speaks_on(paper))
    month = editions.month_of(paper)
    sets: list[SetOfItems] = []
    for heading, blocks in editions.headings(paper) if paper.kind in LISTS else []:
        parent = _group(register, blocks[0].subcommittee, None, keys.COMMITTEE, dated) or subcommittee
        group = _group(register, heading, None, parent, dated) or own or keys.COMMITTEE
        taken = _free(keys.set_key(month, group), made, {one.key for one in sets})
        sets.append(SetOfItems(taken, group, heading, blocks))
    groups = {one.group for one in sets} or {own or subcommittee or keys.COMMITTEE}
    about = groups.pop() if len(groups) == 1 else keys.COMMITTEE
    key = _free(keys.paper_key(month, about, paper.kind), made)
    if sets:  # other kinds print the numbers of what was published before
        _check_numbers(paper, made)
    files = {form.sha256: _file(form.sha256) for form in paper.forms}
    entries = [editions.paper_edition(paper, key, about, sets, term, attested=attested, files=files)]
    for one in sets:
        entries.append(editions.set_edition(paper, one, key, term, attested=attested))
        entries += editions.item_editions(paper, one, key, term, attested=attested)
    _check_items(entries)
    return register.take(key), entries


def _check_items(entries: Sequence[Edition]) -> None:
    """Two items of one key would be two editions of one item: the second would hide the first."""
    twice = [one for place, one in enumerate(entries) if one.key in {other.key for other in entries[:place]}]
    if twice:
        raise BadInput(
            f"Two items of the paper would be {twice[0].key}: an ordinal stands twice under one heading.",
            remedy="Give each item its own ordinal in the review, or its own group heading.",
            field="ordinal",
        )


def _note_identities(paper: Paper, register: Register, on: Dated) -> None:
    told = {
        kind: [one.said for one in paper.proposals if one.accepted and one.kind == kind]
        for kind in (TERM, GROUP, EVENT)
    }
    register.rejected = [one.said["name"] for one in paper.proposals if one.kind == GROUP and not one.accepted]
    for said in told[TERM]:
        register.term(said, on)
    parents = {said["name"]: said.get("parent") for said in told[GROUP]}
    # Renamings first: they bind two names to one group before either is looked up.
    for said in sorted(told[EVENT], key=lambda said: str(said["event"] != "renamed")):
        register.event({"parent": parents.get(said["to"]) or parents.get(said["group"]), **said}, on)
    for said in sorted(told[GROUP], key=lambda said: LEVELS.index(said.get("level") or "working group")):
        register.group(said["name"], said.get("acronym"), register.parent(said.get("parent"), on), on)


def _speaks_on(paper: Paper) -> Dated:
    """The day by which what the paper says of the past had happened: its signature's, else its own date."""
    value = paper.value("signed_on") or paper.value("date")
    dated = dates.from_value(value["value"], value.get("precision"))
    return Dated(dated.last, dated.last, BY) if dated.precision == dates.DAY else dated


def _group(register: Register, name: str | None, acronym: str | None, parent: str | None, dated: Dated) -> str | None:
    return register.group(name, acronym, parent, dated) if name and not register.rejects(name) else None


def _free(key: str, made: Sequence[Edition], more: Collection[str] = ()) -> str:
    """This key, or with -2, -3 ... where it was given before. A key once given is never given again."""
    taken = {one.key for one in made} | set(more)
    place, tried = 1, key
    while tried in taken or find.was_given(db.session.connection(), tried):
        place += 1
        tried = f"{key}-{place}"
    return tried


def _check_numbers(paper: Paper, made: Sequence[Edition]) -> None:
    """One series across terms, never reused: a printed number that is out already, or in this release, means a second
    print of that item."""
    beside = {one.facts["number"]: one.key for one in made if one.kind == "recommendation" and "number" in one.facts}
    for block in paper.items:
        number = block.number
        held = (beside.get(number) or find.by_number(db.session.connection(), number)) if number else None
        if held:
            raise BadInput(
                f"Recommendation {block.number} is published already, as {held}.",
                remedy="Check the number; a second print of the same item is not published again.",
            )


def _file(sha256: str) -> File:
    file = db.session.get(File, sha256)
    if file is None:
        raise Missing(f"The file {sha256[:12]} is gone from the store.", remedy="Run: tracker check")
    return file
