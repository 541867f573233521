"""What an address asks: the day, the filters, the order, the page. Unknown parameters are dropped, bad values refused
in words that say how to write them."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from tracker.rules.refusal import BadInput
from tracker.text import dates
from tracker.text.dates import Dated

AS_OF = "as_of"
PUBLISHED_ON = "published_on"
QUESTION = "on_question"  # which of the two the form asks of a single thing; as_of where it says nothing
DAY_FIELDS = ("on_month", "on_day", "on_year")  # the three fields of the form for another day
MONTHS_TYPED = frozenset(map(str, range(1, 13)))  # as the form sends them
PAGE_SIZE = 50
SPAN = ("from", "to")
SORTS = {"newest": "Newest {} first", "oldest": "Oldest {} first"}  # of what is dated
MATCHES = ("any", "all")  # of the words of a search; the first if nothing is said
MOST_VALUES = 20  # chosen of one facet
SAID = 60  # characters of what was typed that a sentence repeats
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")

Args = MultiDict[str, str]
NOTHING: Args = MultiDict()


def kept(args: Args, takes: Iterable[str]) -> list[tuple[str, str]]:
    """The parameters that a page knows and that say something; the three fields of a day become one. Raises BadInput
    where these name no day."""
    known = set(takes)
    found = [(name, value) for name, value in args.items(multi=True) if name in known and value.strip()]
    parts = [args.get(name, "").strip() for name in DAY_FIELDS]
    if any(parts) and AS_OF in known:
        asks = PUBLISHED_ON if PUBLISHED_ON in known and args.get(QUESTION) == PUBLISHED_ON else AS_OF
        found = [pair for pair in found if pair[0] not in (AS_OF, PUBLISHED_ON)] + [(asks, _joined(*parts))]
    return found


def boxes(args: Args) -> tuple[str, str, str]:
    """What the three fields are to show again: what was typed in them, or stands in the address."""
    typed = [args.get(name, "").strip()[:9] for name in DAY_FIELDS]
    if not any(typed):
        year, month, day = [*args.get(AS_OF, "").strip()[:10].split("-"), "", "", ""][:3]
        typed = [month, day, year]
    return typed[0].lstrip("0"), typed[1].lstrip("0"), typed[2]


def _joined(month: str, day: str, year: str) -> str:
    empty = [name for name, typed in (("month", month), ("day", day), ("year", year)) if not typed]
    joined = f"{year[:20]}-{month[:9].zfill(2)}-{day[:9].zfill(2)}"
    if not empty and (found := _understood(joined)) and found.precision == dates.DAY:
        return found.value
    if empty:
        said = f"The {' and the '.join(empty)} {'is' if len(empty) == 1 else 'are'} missing."
    else:
        named = dates.MONTHS[int(month) - 1] if month in MONTHS_TYPED else month
        said = f'"{plain(f"{named} {day}, {year}")}" is no day of the calendar.'
    raise BadInput(said, remedy="Give a month, a day and a year, all three, as March, 5 and 2023.", field=AS_OF)


def _understood(typed: str) -> Dated | None:
    try:
        return dates.from_value(typed)
    except ValueError:
        return None


def day(today: date, typed: str | None, field: str = AS_OF) -> date:
    """The day that a parameter names. Raises BadInput for what is no day, or one still to come."""
    if not typed:
        return today
    dated = _understood(typed.strip())
    if dated is None:
        remedy = "Write the date as 2021-06-01: year, month, day."
        raise BadInput(f'"{plain(typed)}" is no day of the calendar.', remedy=remedy, field=field)
    if dated.first > today:
        raise BadInput(f"{dated.words} lies in the future.", remedy="Choose a day up to today.", field=field)
    if dated.precision != dates.DAY:
        raise BadInput(f'"{plain(typed)}" is more than one day.', remedy=_one_of(dated, today), field=field)
    return dated.first


def _one_of(many: Dated, today: date) -> str:
    """Which of several days is to be written: the last one, or the first where they go on."""
    named = "it" if many.precision == dates.RANGE else many.words
    end, one = ("end", many.last) if many.last <= today else ("beginning", many.first)
    return f"For the {end} of {named} write {one}."


def plain(typed: str) -> str:
    """A stretch of what was typed, fit to be shown in a sentence: at most 60 characters, cut between words."""
    words = _CONTROL.sub(" ", typed)
    return words if len(words) <= SAID else f"{words[:SAID].rpartition(' ')[0] or words[:SAID]} …"


# Lists ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing a list can be narrowed by. `name` is its parameter, `filed` the name that the record files it under;
    `words` are its only values, where a rule fixes them; `spoken` puts a value into words."""

    name: str
    label: str
    filed: str = ""
    words: tuple[str, ...] = ()
    spoken: Callable[[str], str] = str

    @property
    def under(self) -> str:
        return self.filed or self.name


def takes(facets: Iterable[Facet]) -> tuple[str | Facet, ...]:
    """What a list takes."""
    return (*facets, *SPAN, "sort", "page")


def named(taken: Iterable[str | Facet]) -> tuple[str, ...]:
    return tuple(one.name if isinstance(one, Facet) else one for one in taken)


def span(args: Args) -> tuple[date | None, date | None]:
    """The first and the last day that a list is to begin on; each may be a month or a year. Raises BadInput."""
    first, last = (_dated(args.get(name, "").strip(), name) for name in SPAN)
    if first and last and first.first > last.last:
        said = f"{first.words} lies after {last.words}."
        raise BadInput(said, remedy="Write the earlier date first.", field=SPAN[0])
    return (first.first if first else None), (last.last if last else None)


def _dated(typed: str, field: str) -> Dated | None:
    if not typed:
        return None
    try:
        found = dates.from_value(typed)
    except ValueError:
        remedy = "Write the date as 2021-06-01, or a month as 2021-06, or a year."
        raise BadInput(f'"{plain(typed)}" is no date.', remedy=remedy, field=field) from None
    return found


def values(args: Args, facet: Facet) -> list[str]:
    """What was chosen of a facet, once each. Raises BadInput for what could be no value at all."""
    chosen = list(dict.fromkeys(value.strip() for value in args.getlist(facet.name)))
    for value in chosen:
        if _CONTROL.search(value) or len(value) > 200:
            raise no_value(facet, value)
    if len(chosen) > MOST_VALUES:
        raise BadInput(f"More than {MOST_VALUES} values of {facet.label} were asked for.", remedy="Choose fewer.")
    return chosen


def no_value(facet: Facet, value: str) -> BadInput:
    remedy = f"Choose one of: {', '.join(facet.words)}." if facet.words else "Choose one that the list offers."
    return BadInput(f'{facet.label}: the record knows no "{plain(value)}".', remedy=remedy, field=facet.name)


def sort(args: Args) -> str:
    return choice(args, "sort", tuple(SORTS))


def choice(args: Args, name: str, words: Sequence[str]) -> str:
    """One of these words; the first when none is given."""
    typed = args.get(name, words[0])
    if typed not in words:
        raise BadInput(f'"{plain(typed)}" is no {name} of this list.', remedy=f"Use {' or '.join(words)}.", field=name)
    return typed


def all_words(args: Args) -> bool:
    return choice(args, "match", MATCHES) == "all"


def all_of(args: Args, name: str) -> bool:
    """Whether all is asked for of what is cut short otherwise. Raises BadInput for another word than `all`."""
    typed = args.get(name, "")
    if typed not in ("", "all"):
        raise BadInput(f'"{plain(typed)}" cannot be chosen.', remedy="Say all, or leave it out.", field=name)
    return bool(typed)


def page_number(args: Args) -> int:
    typed = args.get("page", "1")
    if not re.fullmatch(r"[1-9][0-9]{0,5}", typed):
        raise BadInput(f'"{plain(typed)}" is no page.', remedy="Pages are counted 1, 2, 3 ...", field="page")
    return int(typed)


def within(page: int, total: int, size: int = PAGE_SIZE) -> None:
    """Raises BadInput for a page behind the last."""
    last = max(1, -(-total // size))
    if page > last:
        raise BadInput(
            f"There is no page {page}: the list ends with page {last}.", remedy="Go to page 1.", field="page"
        )


def changed(args: Args, **new: Any) -> list[tuple[str, str]]:
    """The question with some parameters set anew (None: left out), in its order, and back at page 1 unless said."""
    left = [pair for pair in args.items(multi=True) if pair[0] not in new and pair[0] != "page"]
    return left + [(name, str(value)) for name, value in new.items() if value is not None]


def without(args: Args, typed: Collection[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for pair in args.items(multi=True) if pair not in typed and pair[0] != "page"]


def single(args: Mapping[str, str], today: date) -> date | None:
    """?published_on=: what this site said that day. It and ?as_of= are two questions, and one is asked at a time."""
    typed = args.get(PUBLISHED_ON)
    if typed and args.get("as_of"):
        raise BadInput(
            "as_of asks what was true on a day, published_on what this site said then; both were given.",
            remedy="Leave one of them out.",
            field=PUBLISHED_ON,
        )
    return day(today, typed, PUBLISHED_ON) if typed else None
