"""What a made-up record is about: terms, groups that are renamed, offices, programmes, subjects; the same for every
size, so that a larger record differs by how much it holds."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from tests.bench.vocabulary import Vocabulary
from tracker.published.entry import Edition
from tracker.rules import keys, meeting, term
from tracker.text.dates import on_day

FIRST_YEAR, LAST_YEAR = 2001, 2025  # in which meetings were held
FIRST_TERM, YEARS_OF_A_TERM = 4, 2
LAST_DAY = date(2026, 1, 10)  # of the record; it is written down a few days later
MEETINGS = tuple(date(year, month, 12) for year in range(FIRST_YEAR, LAST_YEAR + 1) for month in (3, 6, 9, 12))
SUBCOMMITTEES, GROUPS, OFFICES, PROGRAMMES, SUBJECTS = 6, 36, 20, 24, 60
ADDRESSEES = ("CBP", "CBP and partner agencies", "DHS", "Treasury", "CBP and the trade", "USDA", "FDA", "Congress")
BEFORE = date(2000, 6, 1)  # of what stood when the record begins


@dataclass(frozen=True)
class Body:
    """A group, office or programme: its key and the names it had, each with the day from which."""

    key: str
    kind: str
    names: Sequence[tuple[date, str]]
    parent: str

    def called(self, day: date) -> str:
        return next((name for since, name in reversed(self.names) if since <= day), self.names[0][1])


@dataclass(frozen=True)
class World:
    groups: Sequence[Body]
    offices: Sequence[Body]
    programmes: Sequence[Body]
    subjects: Sequence[str]

    def editions(self) -> Iterator[Edition]:
        """Terms and their meetings first; then each name of each body, as an edition of it."""
        for number in range(FIRST_TERM, int(term_on(date(LAST_YEAR, 12, 31))) + 1):
            begun = date(FIRST_YEAR + (number - FIRST_TERM) * YEARS_OF_A_TERM, 1, 15)
            said = {"printed": str(begun), "value": str(begun), "precision": "day"}
            facts = {"number": number, "first_meeting": said, "appointed": said}
            yield Edition(str(number), "term", term.title(number), on_day(begun), facts=facts)
        yield from map(_meeting, MEETINGS)
        for body in (*self.groups, *self.offices, *self.programmes):
            for place, (since, name) in enumerate(body.names):
                yield _edition(body, place, since, name)


def term_on(day: date) -> str:
    return str(FIRST_TERM + (day.year - FIRST_YEAR) // YEARS_OF_A_TERM)


def world(seed: int, language: Vocabulary) -> World:
    chance = random.Random(f"world {seed}")
    above = [_group(chance, language, keys.COMMITTEE, "Subcommittee") for _ in range(SUBCOMMITTEES)]
    groups = [_group(chance, language, chance.choice(above).key, "Working Group") for _ in range(GROUPS)]
    offices = [_body(chance, "office", f"Office of {language.name(chance, 2)}") for _ in range(OFFICES)]
    programmes = [_body(chance, "programme", f"{language.name(chance, 2)} Program") for _ in range(PROGRAMMES)]
    subjects = list(dict.fromkeys(language.name(chance, 2).lower() for _ in range(SUBJECTS)))
    return World((*above, *groups), offices, programmes, subjects)


def often(number: int) -> list[float]:
    """Weights, added up, by which the first is used most; for random.choices."""
    return list(accumulate(1 / (rank + 1) for rank in range(1, number + 1)))


def _group(chance: random.Random, language: Vocabulary, parent: str, level: str) -> Body:
    names = [(BEFORE, f"{language.name(chance, 2)} {level}")]
    for _ in range(chance.choice((0, 1, 1, 2))):
        since = names[-1][0] + timedelta(days=chance.randint(900, 3600))
        names.append((since, f"{language.name(chance, 2)} {level}"))
    return Body(keys.slug(names[0][1]), "group", names, parent)


def _body(chance: random.Random, kind: str, name: str) -> Body:
    names = [(BEFORE, name)]
    if chance.random() < 0.3:
        names.append((BEFORE + timedelta(days=chance.randint(900, 8000)), f"New {name}"))
    return Body(f"{kind}/{keys.slug(name)}", kind, names, "")


def _meeting(day: date) -> Edition:
    said = {"printed": on_day(day).words, "value": str(day), "precision": "day"}
    links = [{"rel": "term", "to": term_on(day)}]
    return Edition(str(day), "meeting", meeting.title(said), on_day(day), facts={"date": said}, links=links)


def _edition(body: Body, place: int, since: date, name: str) -> Edition:
    facts = {"name": name, "slug": keys.slug(name)} | ({"event": "renamed"} if place else {})
    if body.kind == "group":
        facts["level"] = "subcommittee" if body.parent == keys.COMMITTEE else "working group"
    links = [{"rel": "parent", "to": body.parent}] if body.parent else []
    return Edition(body.key, body.kind, name, on_day(since), facts=facts, links=links)
