"""A record as a tree of Markdown files, and its loading into an empty home.

Each file is one edition: YAML above, the words below. `key@2.md` is the second edition of `key.md`. Editions are
appended by number, first ones first, so that what a link leads to or a correction replaces is always there before.
The folder `workspace` holds people and papers that await review; `files` the originals that papers name.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import frontmatter
import yaml

from tracker.exchange.intake import bring_in, media_type
from tracker.proceedings import people, sign_in_links
from tracker.proceedings.act import act
from tracker.proceedings.appointments import Appointment
from tracker.proceedings.passwords import Passwords
from tracker.proceedings.publish import release
from tracker.published import find
from tracker.published.entry import PUBLISH, Edition, Entry
from tracker.records import find as workspace
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput
from tracker.store import files
from tracker.store.database import db
from tracker.text.dates import Dated, from_value

LARGEST = 1000  # entries in one transaction
ASIDE = ("workspace", "files")
THINGS = (
    *("group", "term", "office", "programme", "vocabulary", "event", "notice", "paper", "set", "recommendation"),
    *("erratum", "account"),
)
Say = Callable[[str], None]


@dataclass
class Loaded:
    entries: int = 0
    people: int = 0
    password: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One file of the tree, as written."""

    path: Path
    said: Mapping[str, Any]
    text: str

    @property
    def edition(self) -> int:
        return int(self.said.get("edition", 1))


def load(folder: Path, actor: Actor, when: Moment, say: Say) -> Loaded:
    """Load a tree into a home that holds no more than its first entries. Raises BadInput, in words, naming the file."""
    if not folder.is_dir():
        raise BadInput(
            f"There is no demonstration record at {folder}.",
            remedy="It is not part of the installed package: set TRACKER_CONTENT to the content/ folder of a checkout.",
        )
    _empty(when)
    leaves = sorted((_leaf(path) for path in _tree(folder)), key=lambda leaf: (leaf.edition, str(leaf.path)))
    done = Loaded()
    for some in _releases(leaves):
        done.entries += _append(folder, some, actor, when)
        say(f"{done.entries} of {len(leaves)} entries")
    _people(folder, actor, when, done)
    _papers(folder, when, say)
    return done


def _releases(leaves: Sequence[Leaf]) -> Iterator[Sequence[Leaf]]:
    """First editions first. What things are goes together, at most LARGEST at once; what was done about them follows,
    a release an act, by the days of the acts."""
    for _, wave in groupby(leaves, key=lambda leaf: leaf.edition):
        some = list(wave)
        things = [leaf for leaf in some if leaf.said["kind"] in THINGS]
        for start in range(0, len(things), LARGEST):
            yield things[start : start + LARGEST]
        acts = [leaf for leaf in some if leaf.said["kind"] not in THINGS]
        yield from ([act] for act in sorted(acts, key=lambda act: _since(act).first))


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


def _leaf(path: Path) -> Leaf:
    try:
        post = frontmatter.loads(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as wrong:
        raise BadInput(f"{path}: cannot be read as Markdown with YAML above it ({wrong}).") from None
    missing = [name for name in ("key", "kind", "title", "since") if name not in post.metadata]
    if missing:
        said = f"{path}: says no {' and no '.join(missing)}."
        raise BadInput(said, remedy="Add it to the YAML at the head of the file.")
    return Leaf(path, post.metadata, post.content.strip())


def _append(folder: Path, leaves: Sequence[Leaf], actor: Actor, when: Moment) -> int:
    with act(actor, "load", when, needs="record.found", subject=folder.name):
        release([_edition(folder, leaf) for leaf in leaves], when)
    return len(leaves)


def _edition(folder: Path, leaf: Leaf) -> Edition:
    said = leaf.said
    facts = dict(said.get("facts") or {})
    if said.get("files"):
        facts["files"] = [_file(folder / "files" / name) for name in said["files"]]
    replaces = said.get("replaces")
    return Edition(
        str(said["key"]),
        str(said["kind"]),
        str(said["title"]),
        _since(leaf),
        text=leaf.text,
        facts=_plain(facts),
        links=_plain(said.get("links") or []),
        act=str(said.get("act", PUBLISH)),
        replaces=_entry(str(said["key"]), int(replaces)) if replaces else None,
    )


def _plain(value: Any) -> Any:
    """YAML reads days as dates; the record keeps them as text."""
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | bool) or value is None else str(value)


def _since(leaf: Leaf) -> Dated:
    try:
        return from_value(str(leaf.said["since"]), leaf.said.get("precision"))
    except ValueError as wrong:
        raise BadInput(f"{leaf.path}: {wrong}.") from None


def _entry(key: str, edition: int) -> int | None:
    row = db.session.query(Entry.id).filter_by(key=key, edition=edition).first()
    return row.id if row else None


def _file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise BadInput(f"There is no {path}, which a paper names as its original.")
    content = path.read_bytes()
    kept = files.keep(db.session, content, media_type(path.name, content))
    return {"sha256": kept.sha256, "name": path.name, "media_type": kept.media_type, "size": kept.size}


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
