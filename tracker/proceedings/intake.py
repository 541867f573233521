"""A paper comes in: read, kept with its file, and laid out for a person to confirm. Nothing is guessed silently."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from tracker.proceedings import batches, statements
from tracker.proceedings.act import act
from tracker.proceedings.editions import paper_title
from tracker.proceedings.file_names import file_name
from tracker.records import find
from tracker.records.arrival import Arrival
from tracker.records.paper import (
    EVENT,
    GROUP,
    ITEM,
    MACHINE,
    PROGRAMME,
    SECTION,
    TERM,
    Paper,
    PaperBlock,
    PaperForm,
    PaperPage,
    PaperProposal,
    PaperValue,
    PaperWarning,
)
from tracker.rules.field import by_name
from tracker.rules.group import level_of
from tracker.rules.moment import Moment
from tracker.rules.paper import ABOUT, LISTS, fields_of
from tracker.rules.policy import Actor
from tracker.store import chain, files
from tracker.store.database import db
from tracker.text.dates import from_value
from tracker.text.words import letters

Json = Mapping[str, Any]
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file and what was read from it: the reading in the form that `tracker read --json` prints."""

    name: str
    content: bytes
    media_type: str
    reading: Json
    obtained_from: str | None = None
    obtained_on: date | None = None


def take_in(actor: Actor, incoming: Incoming, when: Moment, arrival: Arrival | None = None) -> tuple[Paper, bool]:
    """Keep a paper as a draft that awaits review. Returns it and whether it is new: the same words, held before in
    this or another form, get the file attached as a further form. Where it came as a file of a batch (`arrival`), the
    same act settles what became of that."""
    by_name(ABOUT)["obtained_from"].confirmed(incoming.obtained_from)
    incoming = replace(incoming, name=file_name(incoming.name))
    with act(actor, "import", when, needs="paper.import", subject=incoming.name) as door:
        file = files.keep(db.session, incoming.content, incoming.media_type)
        held = find.paper_with_file(file.sha256) or find.paper_with_words(words_digest(incoming.reading))
        if held is None:
            held, new = _paper(actor, incoming, when), True
            statements.propose(held, when)
            door.facts["reading"] = reading_digest(held.reading)
            db.session.add(held)
        else:
            new = False
        if all(form.sha256 != file.sha256 for form in held.forms):
            place = len(held.forms) + 1
            held.forms.append(PaperForm(sha256=file.sha256, place=place, name=incoming.name, added_at=when.stamp))
        if arrival is not None:
            batches.settle(arrival, held.id, when, new=new)
        db.session.flush()
    return held, new


def reading_digest(reading: str) -> str:
    """Told in the journal: what the paper was understood to say stays what was read."""
    return sha256(reading.encode()).hexdigest()


def words_digest(reading: Json) -> str:
    """The same for every form of one paper: its items in their order, and all its letters and figures, however each
    form breaks lines and words, with what every page repeats left aside. The numbers of its items count: the list after
    the meeting often has no other word that the draft before it has not. A file of which not every page could be read
    is like no other."""
    words = reading.get("words") or {}
    items = reading.get("items", []) if reading.get("kind") in LISTS else []
    listed = letters("".join(f"{item.get('number') or ''}{item.get('text') or ''}" for item in items))
    body = _counted(reading.get("text") or "")
    body.subtract(_counted("\n".join(one["text"] for one in words.get("dropped", []))))
    alone = reading.get("sha256") if words.get("unread_pages") or not body.total() else None
    return sha256(chain.canonical([listed, sorted((+body).items()), alone]).encode()).hexdigest()


def _counted(words: str) -> Counter[str]:
    """Its letters, and its figures as they stand together: the 12th is not the 21st."""
    return Counter(letter for letter in letters(words) if letter.isalpha()) + Counter(_FIGURES.findall(words))


def _paper(actor: Actor, incoming: Incoming, when: Moment) -> Paper:
    reading = incoming.reading
    place = find.last_paper() + 1
    dated = _known(reading.get("date"))
    return Paper(
        id=f"intake-{place}",
        place=place,
        kind=reading["kind"],
        title=paper_title(
            reading["kind"],
            reading.get("group") or reading.get("subcommittee"),
            from_value(dated["value"]) if dated else None,
        ),
        text=reading["text"],
        reading=json.dumps(reading, ensure_ascii=False, sort_keys=True),  # places on pages are fractions
        words_digest=words_digest(reading),
        obtained_from=incoming.obtained_from,
        obtained_on=str(incoming.obtained_on) if incoming.obtained_on else None,
        imported_by=actor.email or actor.name,
        imported_at=when.stamp,
        values=list(_values(reading)),
        blocks=list(_blocks(reading)),
        warnings=[
            PaperWarning(place=at, code=one["code"], message=one["message"], line=one.get("line"))
            for at, one in enumerate(reading.get("warnings", []), 1)
        ],
        proposals=[
            PaperProposal(place=at, kind=kind, facts=chain.canonical(facts))
            for at, (kind, facts) in enumerate(_proposals(reading), 1)
        ],
        pages=list(machine_pages(reading, when)),
    )


def machine_pages(reading: Json, when: Moment) -> Iterator[PaperPage]:
    """The scans that a machine has tried to read."""
    for one in reading.get("machine_pages", []):
        yield PaperPage(page=one["page"], how=MACHINE, text=one["text"], made_by="tesseract", made_at=when.stamp)


def parts(reading: Json) -> tuple[list[PaperValue], list[PaperBlock], list[tuple[str, str]]]:
    """What a paper is laid out as when it is first read: values, blocks, and proposals as kind and facts."""
    proposals = [(kind, chain.canonical(facts)) for kind, facts in _proposals(reading)]
    return list(_values(reading)), list(_blocks(reading)), proposals


def _known(value: Any) -> Any:
    """A date whose readings contradict each other is printed, and not known: a person chooses between them."""
    return None if isinstance(value, Mapping) and value.get("value") is None else value


def _values(reading: Json) -> Iterator[PaperValue]:
    for place, field in enumerate(fields_of(reading["kind"]), 1):
        told = reading.get("fields", {}).get(field.name) or {}
        span = told.get("span") or [None, None]
        understood = _known(reading.get(field.name))
        candidates = told.get("candidates")
        yield PaperValue(
            name=field.name,
            place=place,
            printed=told.get("printed"),
            understood=json.dumps(understood, ensure_ascii=False),
            start=span[0],
            end=span[1],
            page=told.get("page"),
            sure=bool(told.get("sure", understood is not None)),
            candidates=json.dumps(candidates, ensure_ascii=False) if candidates else None,
        )


def _blocks(reading: Json) -> Iterator[PaperBlock]:
    sections = [(SECTION, one) for one in reading.get("sections", [])]
    items = [(ITEM, one) for one in reading.get("items", [])]
    for place, (role, one) in enumerate([*sections, *items], 1):
        span = one.get("span") or [None, None]
        yield PaperBlock(
            place=place,
            role=role,
            heading=one.get("heading"),
            ordinal=one.get("ordinal"),
            number=one.get("number"),
            subcommittee=one.get("subcommittee"),
            group=one.get("group"),
            text=one.get("text") or "",
            points=json.dumps(one.get("points") or [], ensure_ascii=False),
            joined=bool(one.get("joined_across_break")),
            start=span[0],
            end=span[1],
            page=one.get("page"),
            listed_as=one.get("role"),
            status=one.get("status"),
            level=one.get("level"),
            guidance=one.get("guidance"),
        )


def _proposals(reading: Json) -> Iterator[tuple[str, dict[str, Any]]]:
    """The groups, terms, events and programmes that the paper names; the groups of its cover and headings too."""
    told = reading.get("identities") or {}
    known = {" ".join(one["name"].split()).lower() for one in told.get("groups", [])}
    for one in told.get("groups", []):
        yield GROUP, dict(one)
    for name, parent in _printed_groups(reading):
        if name and name.lower() not in known:
            known.add(name.lower())
            yield GROUP, {"name": name, "acronym": None, "level": level_of(name), "parent": parent, "printed": name}
    for one in told.get("terms", []):
        yield TERM, dict(one)
    for one in (*told.get("events", []), *reading.get("group_events", [])):
        yield EVENT, dict(one)
    for one in told.get("programmes", []):
        yield PROGRAMME, dict(one)


def _printed_groups(reading: Json) -> Iterator[tuple[str | None, str | None]]:
    yield reading.get("subcommittee"), None
    yield reading.get("group"), reading.get("subcommittee")
    for item in reading.get("items", []):
        yield item.get("subcommittee"), None
        yield item.get("group"), item.get("subcommittee")
