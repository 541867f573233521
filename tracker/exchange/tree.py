"""The public record written as a tree of Markdown files, in the form that content.py loads: a file an edition, with the
corrections, the retractions and their reasons; the originals beside."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tracker.exchange.intake import media_type
from tracker.exchange.leaf import place, written
from tracker.formats.taken import Taken
from tracker.published.entry import PUBLISH
from tracker.published.thing import Thing
from tracker.published.whole import Line, Whole
from tracker.text.dates import Dated, from_value

FILES = "files"
OPENING = "The public record of the Commercial Customs Operations Advisory Committee as a tree of Markdown files."
_README = """{opening}
{taken}
Each `.md` file is one edition of one thing; its path is the thing's permanent key (letters that no file's name may have
are spelt by numbers), `@2` and on behind it the number of a later edition. Between the lines of dashes stands YAML:
`since`, with `precision` and `day` where the date does not say them; `act`, `replaces` (the edition that no longer
counts), `facts`, `links`, `files` (names in files/); `entry` and `release`, the place in the order of recording;
`recorded` and `sha256`, as the record has them. Below stand the words, or as `text` above, where a file would not keep
them as they are. `withheld` marks what was retracted or redacted: its words are not here. Loaded again, each entry has
its key, edition, date, words, facts and links; the moment of recording and the hashes are those of the loading.
"""
Say = Callable[[str], None]
Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """`lacking`: the hashes of files that an edition names, and that are not public any more."""

    editions: int
    files: int
    lacking: frozenset[str]


def write(whole: Whole, folder: Path, taken: Taken, say: Say, *, as_of: bool = False) -> Written:
    """Write the tree into an empty folder: every entry, or, as of a day, what stood then, an edition a thing."""
    originals = _Originals(whole, folder / FILES)
    told = "".join(f"{what}: {words}.\n" for what, words in taken.told())
    (folder / "README.md").write_text(_README.format(opening=OPENING, taken=told), encoding="utf-8")
    done = 0
    for said, text in _things(whole) if as_of else _lines(whole):
        path = folder / place(said["key"], said.get("edition", 1))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(originals.beside(said), text), encoding="utf-8", newline="\n")
        done += 1
        if done % 100 == 0:
            say(f"{done:,} editions")
    return Written(done, len(originals.kept), frozenset(originals.lacking))


# Heads ----------------------------------------------------------------------------------------------------------------

Head = tuple[dict[str, Any], str]  # what is said of an edition, in the order that a person reads; and its words


def _lines(whole: Whole) -> Iterator[Head]:
    """Every entry of the chain."""
    editions: dict[int, int] = {}
    for line in whole.lines():
        editions[line.columns["id"]] = line.columns["edition"]
        yield _line(line, editions.get(line.columns["replaces"]))


def _line(line: Line, replaces: int | None) -> Head:
    one, words = line.columns, line.words or {}
    first, last = (date.fromisoformat(one[name]) for name in ("since_first", "since_last"))
    said = {
        "key": one["key"],
        "kind": one["kind"],
        "title": words.get("title", one["key"]),
        "edition": one["edition"],
        "act": one["act"],
        "replaces": replaces,
        "withheld": line.withheld,
        **_dated(Dated(first, last, one["precision"]), one["since"]),
        "entry": one["id"],
        "release": one["release"],
        "recorded": one["recorded"],
        "sha256": line.sha256,
        "facts": json.loads(words.get("facts", "{}")),
        "links": json.loads(words["links"]) if line.words else list(line.led_to),
    }
    return _given(said), words.get("text", "")


def _things(whole: Whole) -> Iterator[Head]:
    """What stood on the day, in the words of that day."""
    for kind in whole.numbers:
        for some in whole.batches(kind):
            yield from map(_thing, some.things)


def _thing(one: Thing) -> Head:
    said = {
        "key": one.key,
        "kind": one.kind,
        "title": one.own_title,
        "edition": one.edition,
        **_dated(one.since, one.day),
        "entry": one.entry,
        "recorded": one.recorded,
        "sha256": one.sha256,
        "facts": one.facts,
        "links": list(one.links),
    }
    return _given(said), one.text


def _dated(since: Dated, day: str) -> dict[str, str]:
    """The date, and what its form leaves open: how exact it is, and which of its days counts."""
    value = since.value
    if _read(value) != (since.first, since.last):
        value = f"{since.first}..{since.last}"
    precision = {"precision": since.precision} if from_value(value).precision != since.precision else {}
    return {"since": value, **precision, **({"day": day} if since.first != since.last else {})}


def _read(value: str) -> tuple[date, date]:
    read = from_value(value)
    return read.first, read.last


USUAL: Mapping[str, Any] = {"edition": 1, "act": PUBLISH}


def _given(said: Mapping[str, Any]) -> dict[str, Any]:
    """Without what goes without saying; a title stands even where it is empty."""
    bare: tuple[Any, ...] = (None, "", {}, [])
    return {name: value for name, value in said.items()
            if name == "title" or (value not in bare and value != USUAL.get(name))}  # fmt: skip


# Originals ------------------------------------------------------------------------------------------------------------


class _Originals:
    """The files beside the tree: each once, under its own name where no other has that."""

    def __init__(self, whole: Whole, folder: Path) -> None:
        self.whole, self.folder = whole, folder
        self.kept: dict[str, dict[str, Any]] = {}  # hash -> what the loading understands by its name here
        self.lacking: set[str] = set()

    def beside(self, said: dict[str, Any]) -> dict[str, Any]:
        """What is said of an edition, with its files by their names here."""
        named = said.get("facts", {}).get("files")
        if not (isinstance(named, list) and all(_is_file(one) for one in named)):
            return said
        rest = {name: value for name, value in said["facts"].items() if name != "files"}
        last = {"files": [self._named(one) for one in named], "facts": rest, "links": said.get("links")}
        return _given({name: value for name, value in said.items() if name not in last} | last)

    def _named(self, told: Facts) -> Any:
        """Its name, where that says all; else all that is told of it, with where it lies, if it does."""
        if told["sha256"] not in self.whole.files:
            self.lacking.add(told["sha256"])
            return dict(told)
        kept = self.kept.get(told["sha256"]) or self._keep(told)
        return kept["name"] if kept == told else {**told, "at": kept["name"]}

    def _keep(self, told: Facts) -> dict[str, Any]:
        content, name = self.whole.file(told["sha256"]), str(told["name"])
        taken = {one["name"].lower() for one in self.kept.values()}
        if not _SAFE.fullmatch(name) or name.lower() in taken:
            name = f"{told['sha256']}{Path(name).suffix if _SAFE.fullmatch(f'a{Path(name).suffix}') else ''}"
        self.folder.mkdir(exist_ok=True)
        (self.folder / name).write_bytes(content)
        media, size = media_type(name, content), len(content)
        return self.kept.setdefault(told["sha256"], {"sha256": told["sha256"], "name": name, "media_type": media,
                                                     "size": size})  # fmt: skip


_SAFE = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[\w(][\w .()+,-]{0,120}[\w)]", re.ASCII | re.IGNORECASE)


def _is_file(told: Any) -> bool:
    return isinstance(told, Mapping) and set(told) == {"sha256", "name", "media_type", "size"}
