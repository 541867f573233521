"""What lists and searches are narrowed by: from a value as people and addresses have it to what things are filed under,
and back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from tracker.published import bitmaps, few, find, identities, names
from tracker.published.facets import FISCAL_YEAR
from tracker.rules import faca, keys
from tracker.rules.programme import folded
from tracker.rules.recommendation import NOT_RECORDED

GROUP, OFFICE, PROGRAMME = "group", "office", "programme"


def filed(
    reader: Connection, kinds: Sequence[str], name: str, under: str, typed: Collection[str], on: date
) -> dict[str, str]:
    """Each of these values as typed -> as filed; one that nothing is filed under, on any day, is left out. A group's
    former slugs are filed under the same key as today's, and so is every name that a programme had. That nothing is
    recorded may be asked for as any value."""
    values = [value for value in typed if value != NOT_RECORDED]
    lacking = {NOT_RECORDED: NOT_RECORDED} if NOT_RECORDED in typed else {}
    return lacking | _held(reader, kinds, name, under, values, on)


def _held(
    reader: Connection, kinds: Sequence[str], name: str, under: str, values: Sequence[str], on: date
) -> dict[str, str]:
    if name == GROUP:
        return names.filed_under(reader, GROUP, "slug", values)
    if name == PROGRAMME:
        known = identities.keys_of_programmes(few.names_held(reader, PROGRAMME)) if values else {}
        held = {value: known[folded(value)] for value in values if folded(value) in known}
        held |= names.filed_under(reader, PROGRAMME, "slug", values) if values else {}
        return held | _by_spelling(reader, kinds, name, under, [value for value in values if value not in held], on)
    if name == FISCAL_YEAR:  # one in which nothing was adopted has a list too, of none
        years = {value: value for value in values if faca.is_year(value, on)}
        return years | _by_spelling(reader, kinds, name, under, [one for one in values if one not in years], on)
    return _by_spelling(reader, kinds, name, under, values, on)


def _by_spelling(
    reader: Connection, kinds: Sequence[str], name: str, under: str, values: Sequence[str], on: date
) -> dict[str, str]:
    head = find.head(reader)
    held = _spellings(name, [one for kind in kinds for one in bitmaps.of(reader, kind, on, head).values_of(under)])
    if not held.keys() >= set(values):  # filed so on another day
        known = (one for kind in kinds for one in names.known_values(reader, kind, [under]).get(under, ()))
        held |= _spellings(name, known)
    return {value: held[value] for value in values if value in held}


def _spellings(name: str, known: Iterable[str]) -> dict[str, str]:
    """Each value as an address may have it, and as it is filed."""
    values = list(known)
    return {spelled(name, value): value for value in values} | {value: value for value in values}


def spelled(name: str, value: str, slugs: Mapping[str, str] | None = None) -> str:
    """A filed value as an address has it: today's slug for a group or a programme, a slug for an office."""
    if value == NOT_RECORDED:
        return value
    if name == GROUP:
        return (slugs or {}).get(value, value)
    if name == OFFICE:
        return value.removeprefix("office/")
    if name == PROGRAMME:
        return (slugs or {}).get(value) or keys.slug(value.removeprefix("programme/"))
    return value


def all_spelled(reader: Connection, counts: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """Counts by filed values, as addresses have these."""
    slugs = names.newest_values(reader, "slug", [*counts.get(GROUP, {}), *counts.get(PROGRAMME, {})])
    return {
        name: {spelled(name, value, slugs): number for value, number in numbers.items()}
        for name, numbers in counts.items()
    }
