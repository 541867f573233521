"""From a number or citation in the search box to the things it names, asked of the record and not of the index."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, select

from tracker.published.criteria import document_of
from tracker.published.facets import CRITERION
from tracker.published.find import by_number, by_ordinal, newest_number
from tracker.published.identities import names_held, of_acronym, of_name
from tracker.published.standing import StandingFacet
from tracker.rules.criteria import STEPS
from tracker.search.numbers import DIGITS, SAID, CriterionId, Key, Number, Ordinal, meant
from tracker.search.synonyms import Synonyms

MOST = 20  # things shown for one number


def keys_named(reader: Connection, typed: str, synonyms: Synonyms) -> list[str]:
    """The keys that the words name, whether or not they stand on the day asked about; none for mere words."""
    found: list[str] = []
    for one in meant(typed):
        match one:
            case Number():
                found += numbered(reader, one)
            case Ordinal(group, ordinal):
                keys = groups_named(reader, [group, *synonyms.expansions(group)])
                found += [key for name in keys for key in by_ordinal(reader, name, ordinal)]
            case CriterionId(id):
                found += documents_with(reader, id)
            case Key(key):
                found.append(key)
    return list(dict.fromkeys(found))[:MOST]


def documents_with(reader: Connection, id: str) -> list[str]:
    """The keys of the documents whose editions or changes speak of this criterion."""
    query = (
        select(StandingFacet.key)
        .where(StandingFacet.kind.in_(STEPS), StandingFacet.name == CRITERION, StandingFacet.value == id)
        .order_by(StandingFacet.key)
    )
    return list(dict.fromkeys(document_of(key) for key in reader.execute(query).scalars()))


def part_of(typed: str) -> str:
    """The place on the page that is jumped to, where the words name one: #c-7.37."""
    return next((f"#c-{one.id}" for one in meant(typed) if isinstance(one, CriterionId)), "")


def spoken_number(reader: Connection, on: date) -> list[str]:
    """The newest number of the record, for help with the search box: whole, and as it is said where that leads to the
    same page; nothing where there is no number."""
    number = newest_number(reader, on)
    if number is None:
        return []
    short = number[-SAID:].lstrip("0")
    return [number, short] if short and len(numbered(reader, Number(short))) == 1 else [number]


def groups_named(reader: Connection, names: Iterable[str]) -> list[str]:
    """The keys of the groups that ever bore one of these names, acronyms or slugs."""
    held = names_held(reader)
    return sorted({key for name in names for key in of_name(held, name) | of_acronym(held, name)})


def numbered(reader: Connection, number: Number) -> list[str]:
    """The keys of what bears this number, those with the highest numbers first."""
    whole = by_number(reader, number.digits.zfill(DIGITS))
    if whole is not None or len(number.digits) == DIGITS:
        return [whole] if whole is not None else []
    query = (
        select(StandingFacet.key)
        .where(StandingFacet.kind == "recommendation", StandingFacet.name == "number")
        .where(StandingFacet.value.like(f"%{number.ending}"))
        .group_by(StandingFacet.key, StandingFacet.value)
        .order_by(StandingFacet.value.desc())
        .limit(MOST)
    )
    return list(reader.execute(query).scalars())
