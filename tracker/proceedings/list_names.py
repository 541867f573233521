"""Who is meant by the groups, offices and terms that a list names. A name that nobody bears is told, not founded: a
slip of the hand in a spreadsheet would else be a group for good; whoever says so founds it by name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.free_keys import counted, first_free
from tracker.proceedings.list_row import Asked, ListFile, Read
from tracker.proceedings.register import Register
from tracker.published import identities
from tracker.published.entry import Edition
from tracker.rules import keys, term
from tracker.rules.matching import Kin, kinship
from tracker.rules.refusal import BadInput
from tracker.text.dates import Dated

BODIES = ("group", "subcommittee")


@dataclass(frozen=True, slots=True)
class Meant:
    """`group` is the key of the group, or of the subcommittee where no group is named; None for one that is to be
    founded."""

    group: str | None
    unknown: Sequence[str]


class Names:
    def __init__(self, reader: Connection, asked: Asked, file: ListFile) -> None:
        self.reader, self.asked, self.file = reader, asked, file
        self.register = Register(reader)
        self.offices: dict[str, str] = {}  # founded by this list
        self.known: dict[str, set[str]] = {}
        self.fresh: list[Edition] = []
        self.told: dict[int, Meant] = {}

    @property
    def kin(self) -> Kin:
        return kinship({one.key: one.parent for one in self.register.held if one.key != one.parent})

    def of(self, read: Read) -> Meant:
        """Who is named; what nobody bears is a fault of the row."""
        if read.row.number not in self.told:
            unknown = [name for name in BODIES if self._lost(read, name)]
            unknown += ["term"] if self._new_term(read) else []
            unknown += ["office"] if read["office"] and not self._office(read) else []
            words = [self._called(read, name) for name in unknown if self._may_be_founded(read, name)]
            group = next((key for name in BODIES if (key := self._body(read, name))), None)
            self.told[read.row.number] = Meant(None if "group" in unknown else group, words)
        return self.told[read.row.number]

    def _may_be_founded(self, read: Read, name: str) -> bool:
        """Blames what makes no address, and what may be founded but nobody said that it is to be."""
        printed = self._called(read, name)
        if not _makes_an_address(name, printed):
            remedy = f'Write it in Latin letters, or say which {name} of the record "{printed}" means.'
            read.blame(name, f'"{printed}" is no {name} of the record, and makes no address.', remedy)
            return False
        if printed.lower() not in self.asked.founding:
            remedy = (f'Write the name that it has in the record, or say which one "{printed}" means; if it is '
                      "new, say that it is to be founded.")  # fmt: skip
            read.blame(name, f'"{printed}" is no {name} of the record.', remedy)
        return True

    def _called(self, read: Read, name: str) -> str:
        return term.title(read["term"]) if name == "term" else str(self._typed(read, name))

    def _typed(self, read: Read, name: str) -> str | None:
        return str(read[name]) if read[name] else None

    def _body(self, read: Read, name: str) -> str | None:
        try:
            return self.register.key_of(self._typed(read, name)) if read[name] else None
        except BadInput as wrong:
            read.blame(name, wrong.message, wrong.remedy)
            return None

    def _lost(self, read: Read, name: str) -> bool:
        before = len(read.wrong)
        return bool(read[name]) and self._body(read, name) is None and len(read.wrong) == before

    def _new_term(self, read: Read) -> bool:
        return bool(read["term"]) and int(read["term"]) not in self.register.terms

    def _office(self, read: Read) -> str | None:
        printed = self._typed(read, "office") or ""
        if printed.lower() in self.offices:
            return self.offices[printed.lower()]
        if printed not in self.known:
            spelt = printed.lower() in self.asked.founding  # who founds it says that it is none of those like it
            self.known[printed] = identities.offices(self.reader, printed, spelt=spelt)
        found = self.known[printed]
        if len(found) > 1:
            read.blame(
                "office", f'"{printed}" names {len(found)} offices.', f"Write one of: {', '.join(sorted(found))}."
            )
        return next(iter(found), None)

    # What they become -------------------------------------------------------------------------------------------------

    def links(self, read: Read, dated: Dated) -> dict[str, str | None]:
        """The links of a recommendation that is new; groups, terms and offices that may be are founded for it."""
        parent = self._found(read, "subcommittee", keys.COMMITTEE, dated)
        group = self._found(read, "group", parent or keys.COMMITTEE, dated)
        filed = self.filing(read, dated, ())
        return {
            "group": group or parent or keys.COMMITTEE,
            **filed,
            "term": filed["term"] or self.register.term_on(dated),
        }

    def filing(self, read: Read, dated: Dated, has: Collection[str]) -> dict[str, str | None]:
        """The term and the office that the row names; founded, where that is wanted, for an item that has none."""
        number = read["term"]
        if number and "term" not in has:
            self.register.term({"number": number}, dated)
        return {"term": str(number) if number else None,
                "office": self.office(read, None if "office" in has else dated)}  # fmt: skip

    def office(self, read: Read, dated: Dated | None = None) -> str | None:
        if not read["office"]:
            return None
        found = self._office(read)
        if found is None and dated is not None:
            printed = str(self._typed(read, "office"))
            slug = self._free(keys.slug(printed))
            found = self.offices[printed.lower()] = f"office/{slug}"
            self.fresh.append(Edition(found, "office", printed, dated, facts={"name": printed, "slug": slug}))
        return found

    def _free(self, slug: str) -> str:
        """A slug that is no office's, and makes no key that was ever given."""
        tries = (each for each in counted(slug) if not identities.offices(self.reader, each, spelt=True))
        key = first_free(self.reader, (f"office/{each}" for each in tries), self.offices.values())
        return key.removeprefix("office/")

    def _found(self, read: Read, name: str, parent: str, dated: Dated) -> str | None:
        typed = self._typed(read, name)
        return self.register.group(typed, None, parent, dated) if typed else None

    def taken(self, read: Read) -> list[Edition]:
        """What this row made necessary, with the row as its source."""
        fresh, self.register.fresh, self.fresh = [*self.register.fresh, *self.fresh], [], []
        source: dict[str, Any] = {"name": self.file.name, "sha256": self.file.sha256, "row": read.row.number}
        return [replace(one, facts={**one.facts, "attested": {"list": source}}) for one in fresh]


def _makes_an_address(name: str, printed: str) -> bool:
    if name == "term":
        return True
    slug = keys.slug(printed)
    return bool(slug) if name == "office" else keys.may_name_a_group(slug)
