"""A record as a tree of Markdown files, and its loading into an empty home.

Each file is one edition: YAML above, the words below. `key@2.md` is the second edition of `key.md`. A tree that was
written from a record (tree.py) tells the order of recording and is loaded in it, as what was said last of a day counts.
One written by hand does not; its editions are appended by number, first ones first, so that what a link leads to or a
correction replaces is there before. The folder `workspace` holds people, papers that await review, and what is at hand
(at_hand.py); `files` the originals that papers name.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import select, update

from tracker.exchange import at_hand
from tracker.exchange.intake import bring_in, media_type
from tracker.exchange.leaf import ASIDE, Leaf, read
from tracker.proceedings import people, sign_in_links
from tracker.proceedings.act import act
from tracker.proceedings.appointments import Appointment
from tracker.proceedings.found import found
from tracker.proceedings.passwords import Passwords
from tracker.proceedings.publish import append
from tracker.published import find
from tracker.published.entry import PUBLISH, Content, Edition, Entry
from tracker.published.whole import REDACTED
from tracker.records import find as workspace
from tracker.rules.criteria import STEPS
from tracker.rules.keys import COMMITTEE, DFO_OFFICE, SYNONYMS
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput
from tracker.store import files
from tracker.store.chain import canonical
from tracker.store.database import db
from tracker.text.dates import from_value

THINGS = (
    *("group", "term", "office", "programme", "vocabulary", "event", "notice", "meeting", "paper", "set"),
    *("recommendation", "erratum", "account", "criteria", *STEPS),
)
FOUNDED = (COMMITTEE, DFO_OFFICE, SYNONYMS)
Say = Callable[[str], None]


@dataclass
class Loaded:
    entries: int = 0
    people: int = 0
    password: str = ""


def load(folder: Path, actor: Actor, when: Moment, say: Say) -> Loaded:
    """Load a tree into a home that holds no more than its first entries. Raises BadInput, in words, naming the file."""
    if not folder.is_dir():
        raise BadInput(
            f"There is no demonstration record at {folder}.",
            remedy="It is not part of the installed package: set TRACKER_CONTENT to the content/ folder of a checkout.",
        )
    _empty(when)
    leaves = sorted((read(path) for path in _tree(folder)), key=lambda leaf: (leaf.edition, str(leaf.path)))
    if not any(leaf.key == COMMITTEE for leaf in leaves):
        found(actor, when)
    done = Loaded()
    for some in _releases(leaves):
        done.entries += _append(folder, some, actor, when)
        say(f"{done.entries} of {len(leaves)} entries")
    _empty_redacted(leaves, folder, actor, when)
    found(actor, when)  # what of the first entries it does not bring, and the meetings that it names
    _people(folder, actor, when, done)
    _papers(folder, when, say)
    if (path := folder / "workspace" / "at-hand.yaml").is_file():
        at_hand.done(path, when, say)
    return done


def _releases(leaves: Sequence[Leaf]) -> Iterator[Sequence[Leaf]]:
    """As they were recorded, where every leaf tells that; what stood on a day at once. Else first editions first; what
    things are goes together; what was done about them follows, a release an act, by the days of the acts."""
    if all("entry" in leaf.said for leaf in leaves):
        in_order = sorted(leaves, key=lambda leaf: int(leaf.said["entry"]))
        yield from (list(some) for _, some in groupby(in_order, key=lambda leaf: leaf.said.get("release")))
        return
    for _, wave in groupby(leaves, key=lambda leaf: leaf.edition):
        some = list(wave)
        yield [leaf for leaf in some if leaf.said["kind"] in THINGS]
        acts = [leaf for leaf in some if leaf.said["kind"] not in THINGS]
        yield from ([act] for act in sorted(acts, key=lambda act: act.since.first))


def _empty(when: Moment) -> None:
    """Only into a home without papers, people or a record: a demonstration marks it for good."""
    connection = db.session.connection()
    held = any(find.number_of(connection, kind, when.day) for kind in ("recommendation", "paper", "notice"))
    if held or workspace.people() or workspace.last_paper():
        raise BadInput(
            "This home holds a record already.",
            remedy="Load the demonstration into another: TRACKER_HOME=./demo tracker demo",
        )


def _tree(folder: Path) -> list[Path]:
    found = (path for path in sorted(folder.rglob("*.md")) if path.name != "README.md")
    return [path for path in found if path.relative_to(folder).parts[0] not in ASIDE]


def _append(folder: Path, leaves: Sequence[Leaf], actor: Actor, when: Moment) -> int:
    wanted = [leaf for leaf in leaves if not _is_founded(leaf)]
    if wanted:
        with act(actor, "load", when, needs="record.found", subject=folder.name):
            append([_edition(folder, leaf) for leaf in wanted], when)
    return len(leaves)


def _is_founded(leaf: Leaf) -> bool:
    """Whether it is one of the first entries that this home was founded with. Raises BadInput where that says other
    words: an edition cannot be put before one that is there."""
    if leaf.key not in FOUNDED or leaf.edition > 1:
        return False
    row = db.session.execute(
        select(Entry.kind, Entry.since, Content.title, Content.text, Content.facts, Content.links)
        .join(Content, Content.hash == Entry.content)
        .where(Entry.key == leaf.key, Entry.edition == 1)
    ).first()
    made = _edition(Path(), leaf)
    said = (made.kind, str(made.since.first), made.title, made.text, canonical(made.facts), canonical(made.links))
    if row is not None and tuple(row) != said:
        raise BadInput(
            f"This home was founded with another {leaf.key} than {leaf.path} has.",
            remedy="Load the tree into a new home, before tracker init: TRACKER_HOME=./new tracker demo",
        )
    return row is not None


def _edition(folder: Path, leaf: Leaf) -> Edition:
    said = leaf.said
    facts = dict(said.get("facts") or {})
    if said.get("files"):
        facts["files"] = [_file(folder / "files", told) for told in said["files"]]
    replaces = said.get("replaces")
    return Edition(
        leaf.key,
        str(said["kind"]),
        str(said["title"]),
        leaf.since,
        text=leaf.text,
        facts=_plain(facts),
        links=_plain(said.get("links") or []),
        act=str(said.get("act", PUBLISH)),
        replaces=_entry(leaf, int(replaces)) if replaces else None,
        day=from_value(str(said["day"])).first if said.get("day") else None,
    )


def _plain(value: Any) -> Any:
    """YAML reads days as dates; the record keeps them as text."""
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | bool) or value is None else str(value)


def _entry(leaf: Leaf, edition: int) -> int:
    row = db.session.query(Entry.id).filter_by(key=leaf.key, edition=edition).first()
    if row is None:
        raise BadInput(
            f"{leaf.path}: there is no edition {edition} of {leaf.key} that it could replace.",
            remedy="Give the number of one that is there.",
        )
    return int(row.id)


def _empty_redacted(leaves: Sequence[Leaf], folder: Path, actor: Actor, when: Moment) -> None:
    """Words that were redacted are not there to be loaded: what stands in their place is emptied, as theirs was."""
    redacted = [leaf for leaf in leaves if leaf.withheld == REDACTED]
    with act(actor, "load", when, needs="record.found", subject=folder.name) if redacted else nullcontext():
        for leaf in redacted:
            of = select(Entry.content).where(Entry.key == leaf.key, Entry.edition == leaf.edition)
            emptied = dict.fromkeys(("salt", "title", "text", "facts", "links"))
            db.session.execute(update(Content).where(Content.hash == of.scalar_subquery()).values(emptied))


def _file(folder: Path, told: Any) -> dict[str, Any]:
    """By its name alone; or by all that the record says of it, with where it lies (`at`), if it does."""
    named = dict(told) if isinstance(told, Mapping) else {"at": str(told)}
    at = named.pop("at", None)
    if at is None:
        return named
    path = folder / at
    if not path.is_file():
        raise BadInput(f"There is no {path}, which a paper names as its original.")
    content = path.read_bytes()
    kept = files.keep(db.session, content, str(named.get("media_type") or media_type(path.name, content)))
    if named.get("sha256", kept.sha256) != kept.sha256:
        raise BadInput(f"{path} is not the file that a paper names as its original.", remedy="Put the right one there.")
    return {"sha256": kept.sha256, "name": path.name, "media_type": kept.media_type, "size": kept.size} | named


def _people(folder: Path, actor: Actor, when: Moment, done: Loaded) -> None:
    """workspace/people.yaml: one password for all, and each person's roles."""
    path = folder / "workspace" / "people.yaml"
    if not path.is_file():
        return
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        done.password, listed = str(told["password"]), told["people"]
        roles = [(str(one["email"]), str(one["name"]), Appointment(**role)) for one in listed for role in one["roles"]]
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError) as wrong:
        raise BadInput(
            f"{path}: cannot be read as a password and people with their roles ({wrong}).",
            remedy="Mend the file; the home is begun anew.",
        ) from None
    for one in roles:
        people.add(actor, *one, when)
    for one in listed:
        sign_in_links.redeem(sign_in_links.invite(actor, one["email"], when), done.password, Passwords(), when)
        done.people += 1


def _papers(folder: Path, when: Moment, say: Say) -> None:
    """workspace/papers: what awaits review, brought in by the first person who may."""
    office = next((one.actor for one in workspace.people() if one.actor.holds(when.day, "dfo", "assistant")), None)
    for path in sorted((folder / "workspace" / "papers").glob("*")) if office else []:
        paper, _ = bring_in(office, path.name, path.read_bytes(), when)  # type: ignore[arg-type]
        say(f"{paper.id} awaits review: {paper.title}")
