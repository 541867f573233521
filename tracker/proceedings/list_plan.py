"""What a list's rows would become, row by row: what is new, the same, different or wrong. Nothing is written here."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import chain, repeat
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings import editions, said
from tracker.proceedings.free_keys import first_free
from tracker.proceedings.list_held import NEW, Differs, Item, filed, held, known, mistaken
from tracker.proceedings.list_names import Names
from tracker.proceedings.list_row import Asked, ListFile, Read, Row, Stated, Wrong
from tracker.proceedings.list_words import Wordings
from tracker.proceedings.named import Named, held_as
from tracker.proceedings.said import Keys, Statement
from tracker.published import find
from tracker.published.entry import Edition
from tracker.rules import keys
from tracker.rules.matching import Printed
from tracker.rules.moment import Moment
from tracker.rules.paper import is_backlog
from tracker.text.dates import Dated

Json = dict[str, Any]


@dataclass
class Report:
    """The account of a list. new: {"row", "key", "url", "what"}; changed: {"row", "key", "url", "differs", "remedy"};
    wrong: {"row", "field", "column", "message", "remedy"}; unknown: names that nobody of the record bears."""

    rows: int = 0
    new: list[Json] = field(default_factory=list)
    same: int = 0
    changed: list[Json] = field(default_factory=list)
    wrong: list[Json] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def add(self, other: "Report") -> None:
        self.rows, self.same = self.rows + other.rows, self.same + other.same
        for name in ("new", "changed", "wrong", "notes"):
            getattr(self, name).extend(getattr(other, name))
        self.unknown += [name for name in other.unknown if name not in self.unknown]

    def json(self) -> Json:
        return asdict(self)


class Plan:
    """The rows of one release: what they make, and what is to be told of them."""

    def __init__(self, reader: Connection, file: ListFile, asked: Asked, when: Moment, wordings: Wordings) -> None:
        self.reader, self.file, self.asked, self.when, self.wordings = reader, file, asked, when, wordings
        self.head = find.head(reader)  # of the record that is planned upon
        self.names = Names(reader, asked, file)
        self.given = Keys(reader)
        self.items: dict[str, Item] = {}
        self.numbers: dict[str, str] = {}  # given by this plan
        self.months: dict[tuple[str, str], bool] = {}  # whether the record holds items of this group and month
        self.made: list[Edition] = []
        self.report = Report()

    def take(self, row: Row) -> None:
        self.report.rows += 1
        read = Read(row, self.asked, self.when.dated)
        names = self.names.of(read)
        item = (self._item(read, names.group) or self._worded(read, names.group)) if not read.wrong else None
        if item is None and not read.wrong:
            self._whole(read)
        for stated in read.stated:
            if stated.dated is None and not (item and item.stands(stated)):
                read.blame_undated(stated)
        self.report.unknown += [name for name in names.unknown if name not in self.report.unknown]
        if read.wrong:
            self.report.wrong += [asdict(one) for one in sorted(read.wrong, key=_place(self.asked))]
            return
        self.report.notes += read.left
        self._told(read, item)

    def _told(self, read: Read, item: Item | None) -> None:
        """A row in which nothing is wrong."""
        made: list[Edition] = []
        what: list[str] = []
        if item is None:
            item = self._new(read, made)
            what.append("recommendation")
            differs: list[Differs] = []
        else:
            differs = list(mistaken(item, read, self.names.of(read).group))
        self.wordings.told.add(item.key)
        taken = read.row.number in self.asked.taken
        if not differs or taken:
            differs += self._say(read, item, made, what, taken=taken)
        self.made += [*self.names.taken(read), *made] if made else []
        self._count(read, item, what, differs)

    def _count(self, read: Read, item: Item, what: list[str], differs: Sequence[Differs]) -> None:
        number = read.row.number
        url = keys.address("recommendation", item.key, {"number": item.number})
        if what:
            self.report.new.append({"row": number, "key": item.key, "url": url, "what": what})
        if differs and number not in self.asked.taken:
            columns = self.asked.columns
            told = [{"field": one.field, "column": columns.get(one.field, ""), "held": one.held, "list": one.listed}
                    for one in differs]  # fmt: skip
            remedy = (f"Correct what stands in the record, or mend the row; or take row {number} as it is: what it "
                      "says of the status is recorded, the held words stay.")  # fmt: skip
            self.report.changed.append({"row": number, "key": item.key, "url": url, "differs": told, "remedy": remedy})
        elif not what:
            self.report.same += 1

    # Which ------------------------------------------------------------------------------------------------------------

    def _item(self, read: Read, group: str | None) -> Item | None:
        """The recommendation that a row is about, as the record or an earlier row has it."""
        by_number = self._numbered(read["number"]) if read["number"] else None
        if by_number:
            return by_number
        dated = read.dated("date")
        if not (group and read["ordinal"] and dated):
            return None
        month = str(dated.first)[:7]
        found = self._placed(group, month, read["ordinal"])
        mine = keys.item_key(keys.set_key(month, group), read["ordinal"])
        key = found[0] if found else mine if mine in self.items else None
        item = self._held(key) if key else None
        if item and item.number and read["number"]:
            read.blame("number", f"{item.key} bears the number {item.number}.", "Check number, group and ordinal.")
        return item

    def _placed(self, group: str, month: str, ordinal: int) -> list[str]:
        """Most lists bring whole months that are not held: those are asked for once."""
        if (group, month) not in self.months:
            named = Named(group=group, month=month)
            self.months[group, month] = bool(held_as(self.reader, named, self.when.day))
        if not self.months[group, month]:
            return []
        return held_as(self.reader, Named(group=group, ordinal=ordinal, month=month), self.when.day)

    def _numbered(self, number: str) -> Item | None:
        key = self.numbers.get(number) or next(iter(held_as(self.reader, Named(number=number), self.when.day)), None)
        return self._held(key) if key else None

    def _held(self, key: str) -> Item:
        if key not in self.items:
            self.items[key] = held(self.reader, key, self.when.day)
        return self.items[key]

    def _worded(self, read: Read, group: str | None) -> Item | None:
        """The recommendation that has the words of a row."""
        dated = read.dated("date")
        if dated is None or not read["text"]:
            return None
        self.wordings.read_up_to(self.head.id, self.reader)
        of_none = "" if read["group"] or read["subcommittee"] else None  # a group that is to be founded has no item yet
        term = str(read["term"]) if read["term"] else self.names.register.term_on(dated)
        item = Printed(read.row.number, read["text"], dated, read["number"], read["ordinal"], group or of_none, term)
        key = self.wordings.key_of(read, item, self.names.kin)
        return self._held(key) if key else None

    def _whole(self, read: Read) -> None:
        """A recommendation that is not held can be recorded from a row that tells its words and its date."""
        for name in ("text", "date"):
            if not read[name] and not any(one.field == name for one in read.wrong):
                which = read["number"] or "This recommendation"
                remedy = "Write it in the row, or publish the paper that holds it first."
                read.blame(name, f"{which} is not held here, and the row has no {name} to record it by.", remedy)

    # New --------------------------------------------------------------------------------------------------------------

    def _new(self, read: Read, made: list[Edition]) -> Item:
        dated = read.dated("date")
        if dated is None:
            raise ValueError("a row without its date is wrong")
        links = self.names.links(read, dated)
        key = self._key(read, dated, links["group"])
        cells = read.row.cells
        printed = (cells.get("group") or cells.get("subcommittee") or "").strip() or None
        facts = {name: read[name] for name in ("ordinal", "number", "date", "subject", "addressee", "programme",
                                               "short_title")}  # fmt: skip
        old = {"backlog": True} if is_backlog(dated.last, self.when.dated) else {}
        facts |= {"group_printed": printed, "attested": self._source(read) | old}
        edition = Edition(
            key,
            "recommendation",
            editions.item_title(read["number"], read["ordinal"], printed, dated),
            dated,
            text=read["text"],
            facts={name: value for name, value in facts.items() if value is not None},
            links=[{"rel": rel, "to": to} for rel, to in links.items() if to],
        )
        made.append(edition)
        self.wordings.made(edition)
        self.items[key] = Item(edition, read["number"])
        if read["number"]:
            self.numbers[read["number"]] = key
        return self.items[key]

    def _key(self, read: Read, dated: Dated, group: str | None) -> str:
        stem = keys.set_key(str(dated.first)[:7], group or keys.COMMITTEE)
        mine = [keys.item_key(stem, read["ordinal"])] if read["ordinal"] else []
        return first_free(self.reader, chain(mine, map(self.given.next, repeat(stem))), self.items)

    def _source(self, read: Read) -> Json:
        sheet = {"sheet": self.file.sheet} if self.file.sheet else {}
        told = {"name": self.file.name, "sha256": self.file.sha256, "row": read.row.number, **sheet}
        return {"list": told} | ({"citation": read["source"]} if read["source"] else {})

    # What it says -----------------------------------------------------------------------------------------------------

    def _say(self, read: Read, item: Item, made: list[Edition], what: list[str], *, taken: bool) -> list[Differs]:
        """Append what the row says that the record does not say yet; returns in what the record differs."""
        has = {link["rel"] for link in item.edition.links}
        edition, differs = filed(item, read, self.names.filing(read, item.edition.since, has))
        if edition is not None:
            item.edition = replace(edition, facts={**edition.facts, "filed": self._source(read)})
            made.append(item.edition)
            what.append("how it is filed")
        number = read["number"] if read["number"] != item.number else None
        for stated in read.stated:
            told = known(item, stated)
            if told == NEW or (taken and isinstance(told, Differs)):
                mine = number if stated.axis == "action" else None
                made += self._statement(read, item, stated, mine)
                number = None if mine else number
                what.append(stated.axis)
            elif isinstance(told, Differs):
                differs.append(told)
        if number:
            made += self._statement(read, item, None, number)
            what.append("number")
        return differs

    def _statement(self, read: Read, item: Item, stated: Stated | None, number: str | None) -> list[Edition]:
        attested = self._source(read)
        if stated:
            attested |= {"quote": stated.printed} | ({"as_of": True} if stated.as_of else {})
        office = self.names.office(read)
        dated = (stated.dated if stated else read.dated("date")) or item.edition.since
        statement = Statement(
            keys=[item.key],
            dated=dated,
            attested=attested,
            sets={stated.axis: stated.word} if stated else {},
            numbers={item.key: number} if number else {},
            words=stated.remark if stated else "",
            office=office if stated and stated.axis != "action" else None,
        )
        made = list(said.editions(statement, self.given, self.when.dated))
        if stated:
            item.hear(stated, dated, made[0].key)
        if number:
            item.number, self.numbers[number] = number, item.key
            self.wordings.numbered(item.key, number)
        return made


def _place(asked: Asked) -> Any:
    order = list(asked.columns)
    return lambda wrong: order.index(wrong.field) if isinstance(wrong, Wrong) and wrong.field in order else -1
