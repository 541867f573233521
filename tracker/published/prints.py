"""Which papers print an item, and in which words: a set says so of each item by a link, however old the item is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tracker.published import find
from tracker.published.entry import CORRECT, AnyRow
from tracker.published.standing import Told
from tracker.published.thing import Thing, things

PRINTS = "prints"


@dataclass(frozen=True, slots=True)
class Print:
    """An item in a set. `edition`: the one whose words the set has, None where the set does not say."""

    set: str
    paper: str
    day: str
    item: str
    edition: int | None = None
    page: int | None = None
    ordinal: int | None = None


def of_sets(sets: Iterable[Thing]) -> list[Print]:
    """What these sets say that they print, in print order."""
    return [
        Print(one.key, str(one.facts.get("paper")), one.day, str(link["to"]), link.get("edition"), link.get("page"),
              link.get("ordinal"))
        for one in sets
        for link in one.links
        if link["rel"] == PRINTS
    ]  # fmt: skip


def of_item(reader: Connection, key: str, on: date) -> list[Print]:
    """Every print of an item that is held on that day, the oldest first."""
    sets = things(reader, sets_of(find.leading_to(reader, key, on, [PRINTS])), on)
    return among(sets.values(), key)


def sets_of(leading: Iterable[AnyRow]) -> list[str]:
    """The sets that print an item, of the links that lead to it."""
    return [row.key for row in leading if row.rel == PRINTS]


def among(sets: Iterable[Thing], item: str) -> list[Print]:
    """The prints of an item among these sets, the oldest first."""
    return sorted((one for one in of_sets(sets) if one.item == item), key=lambda one: (one.day, one.set))


def words_in(entries: Mapping[str, Sequence[Told]], prints: Sequence[Print]) -> dict[tuple[str, str], str]:
    """(set, item) -> the words as that set prints them: of the edition it names, as corrected since. `entries`: every
    entry of these items."""
    found: dict[tuple[str, str], str] = {}
    for one in prints:
        row = corrected(entries.get(one.item, ()), one.edition)
        if row is not None and row.text:
            found[one.set, one.item] = row.text
    return found


def before_correction(entries: Mapping[str, Sequence[Told]]) -> list[str]:
    """The words in whose place a correction put others: so the papers print them all the same."""
    found = []
    for rows in ([one.row for one in told] for told in entries.values()):
        replaced = {row.replaces for row in rows}
        found += [row.text for row in rows if row.id in replaced and row.text]
    return found


def corrections(entries: Mapping[str, Sequence[Told]], prints: Sequence[Print]) -> dict[tuple[str, str], AnyRow]:
    """(set, item) -> the last correction of what that set prints; of a set that names no edition, of the item's
    newest."""
    found = {}
    for one in prints:
        held = entries.get(one.item, ())
        newest = next((each.row for each in reversed(held) if each.stands), None)
        row = corrected(held, one.edition) if one.edition else newest
        if row is not None and row.act == CORRECT:
            found[one.set, one.item] = row
    return found


def corrected(entries: Sequence[Told], edition: int | None) -> AnyRow | None:
    """An edition of a thing, of which these are the entries, as it was corrected last."""
    rows = [one.row for one in entries]
    row = next((row for row in rows if row.edition == edition), None)
    instead = {row.replaces: row for row in rows if row.replaces}
    while row is not None and row.id in instead:
        row = instead[row.id]
    return row
