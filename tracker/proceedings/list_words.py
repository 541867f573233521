"""Which recommendation a row is about where neither its number nor its place in its group's list tells: the one that
has its words. Words that are merely like its own, or that several have, are asked about, as they are of papers."""

from dataclasses import replace

from sqlalchemy import Connection

from tracker.proceedings.list_row import ListFile, Read
from tracker.published import holdings
from tracker.published.entry import Edition
from tracker.rules import matching
from tracker.rules.held import Held, Holdings
from tracker.rules.matching import MONTHS, Kin, Match, Printed, days_apart


class Wordings:
    """What the record holds, and what the rows of this list add to it. One for each list: its rows are recorded some
    at a time, and nothing is read twice while nobody else adds to the record."""

    def __init__(self, file: ListFile) -> None:
        self.file = file
        self.head: int | None = None  # the entry up to which the record was read
        self.told: set[str] = set()  # items that rows of this list are about: a row that is like one is another
        self._held = Holdings()

    def read_up_to(self, head: int, reader: Connection) -> None:
        if head != self.head:
            found = holdings.held(reader)
            self.head, self._held = head, Holdings(found)
            self.told |= {one.key for one in found if self._made_of(one)}

    def _made_of(self, one: Held) -> bool:
        source = ((one.wordings[0].facts or {}).get("attested") or {}).get("list") or {}
        return bool(source.get("sha256") == self.file.sha256)

    def made(self, edition: Edition) -> None:
        self._held.add(holdings.made(edition, None))

    def numbered(self, key: str, number: str) -> None:
        if one := self._held.get(key):
            self._held.add(replace(one, numbers=one.numbers | {number}))

    def key_of(self, read: Read, item: Printed, kin: Kin) -> str | None:
        """None for one that is new; blames the row that does not tell. A row that has an ordinal tells: at its own
        place in the list of its own meeting it is itself, whatever it is like."""
        if item.ordinal and not self._held.worded(item.text):
            return None
        (match,) = matching.matched([item], self._held, kin, self.told)
        one = self._held.get(match.key) if match.sure else None
        if not item.ordinal:
            if not match.sure:
                read.blame("text", match.why, _remedy(match))
            return one.key if one else None
        there = one and one.ordinal in (None, item.ordinal) and days_apart(item.dated, one) <= MONTHS
        return one.key if one and there else None


def _remedy(match: Match) -> str:
    which = " or ".join(one.key for one in match.candidates)
    return (f"If it is {which}, write that one's number, or its ordinal, or its words as the record has them; if it is "
            "another, write its own ordinal.")  # fmt: skip
