"""From what a source says of recommendations to the entries it becomes: an outcome, a response, an update, each
attested with its source. Made by the act of attesting, by papers and by lists alike."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.published import names
from tracker.published.entry import Edition
from tracker.rules.outcome import NAMES, OUTCOME, RELATIONS, RESPONSE, SAID_BY, UPDATE, completed
from tracker.rules.paper import is_backlog
from tracker.text.dates import BY, DAY, Dated


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of these recommendations. `sets`: axis -> word; `numbers`: key -> the number given to it;
    `attested`: where it is said, as facts carry it; `links`: what leads to the source. Without sets it is a note."""

    keys: Sequence[str]
    dated: Dated
    attested: Mapping[str, Any]
    sets: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    links: Sequence[Mapping[str, Any]] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
    office: str | None = None
    paper: str = ""  # the key that an update from a paper is counted under
    ours: bool = False  # an act of this office, of now: nothing to attest


class Keys:
    """New keys <stem>/<number>, counted on from the highest that was ever given. One for each release."""

    def __init__(self, reader: Connection) -> None:
        self.reader = reader
        self.last: dict[str, int] = {}

    def next(self, stem: str) -> str:
        if stem not in self.last:
            self.last[stem] = names.given_under(self.reader, stem)
        self.last[stem] += 1
        return f"{stem}/{self.last[stem]}"


def as_of(dated: Dated) -> Dated:
    """What holds as of a day had come about by it."""
    return Dated(dated.last, dated.last, BY, dated.printed) if dated.precision == DAY else dated


def editions(said: Statement, given: Keys, on: date) -> Iterator[Edition]:
    """One entry for each kind of what is said: the committee's outcome, the agency's response, what was done."""
    sets = completed(said.sets)
    by_kind: dict[str, dict[str, str]] = defaultdict(dict)
    for axis, word in sets.items():
        by_kind[SAID_BY[axis]][axis] = word
    if said.numbers:
        by_kind.setdefault(OUTCOME, {})
    if not by_kind:
        by_kind[UPDATE] = {}
    for kind in (OUTCOME, RESPONSE, UPDATE):
        if kind in by_kind:
            yield _edition(kind, by_kind[kind], said, given, on)


def _edition(kind: str, sets: Mapping[str, str], said: Statement, given: Keys, on: date) -> Edition:
    numbers = said.numbers if kind == OUTCOME else {}
    links: list[Mapping[str, Any]] = []
    for key in said.keys:
        each = dict(sets) | ({"number": numbers[key]} if key in numbers else {})
        links.append({"rel": RELATIONS[kind], "to": key} | ({"sets": each} if each else {}))
    links += [{"rel": "office", "to": said.office}] if said.office else []
    words = [word for axis, word in sets.items() if axis != "text" or "action" not in sets]
    words += [f"number {number}" for number in numbers.values()] if not words else []
    facts = dict(said.facts)
    if kind == OUTCOME:
        facts["meeting"] = {"printed": said.dated.printed or said.dated.words, "value": said.dated.value,
                            "precision": said.dated.precision}  # fmt: skip
    old = {"backlog": True} if is_backlog(said.dated.last, on) else {}
    facts |= {} if said.ours else {"attested": {**said.attested, **old}}
    name = NAMES[kind] if sets or numbers else "Statement"
    return Edition(
        given.next(_stem(kind, said)),
        kind,
        f"{name}, {said.dated.words}" + (f": {', '.join(words)}" if words else ""),
        said.dated,
        text=said.words,
        facts=facts,
        links=[*links, *said.links],
    )


def _stem(kind: str, said: Statement) -> str:
    if kind == RESPONSE:
        return str(said.dated.last.year)
    if kind == UPDATE and said.paper:
        return said.paper
    return said.dated.value.partition("..")[0]
