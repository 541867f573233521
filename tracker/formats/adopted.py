"""The list that the committee issues after a meeting, in its own form: what it adopted, under its subcommittees and
groups, each with its number of six figures and the ordinal that it has in its group."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from tracker.formats.written import Part, Written, heading, line, literal, numbered, said
from tracker.published.thing import Thing

COMMITTEE = "Commercial Customs Operations Advisory Committee (COAC)"
TO_FOLLOW = "Number to follow"


def written(
    day: str, form: str, items: Sequence[Thing], called: Mapping[str, str], under: Mapping[str, str]
) -> Written:
    """`day` in words; `form` as "Virtual", or empty; `called`: group -> its name then; `under`: group -> the key of its
    subcommittee then."""
    held = f"{day} – {form}" if form else day
    cover = (line(COMMITTEE), line(literal(f"COAC Public Meeting\n{held}")), heading("Recommendations"))
    return Written(f"COAC recommendations, {day}", (*cover, *_parts(items, called, under)))


def in_order(items: Sequence[Thing]) -> list[Thing]:
    """As the committee lists them: by their numbers; what has none yet stands behind, as it came."""
    return sorted(items, key=lambda one: one.number or "none")


def _parts(items: Sequence[Thing], called: Mapping[str, str], under: Mapping[str, str]) -> Iterator[Part]:
    last = ""
    for group, some in groupby(in_order(items), key=_group):
        above = under.get(group, "")
        if above and above != last:
            yield heading(literal(called.get(above, above).upper()), 2)
        last = above
        yield heading(literal(f"{called.get(group, group)} Recommendations".strip()), 3)
        for place, one in enumerate(some, 1):
            yield said(literal(one.number or TO_FOLLOW))
            yield numbered(str(one.facts.get("ordinal") or place), literal(one.text))


def _group(one: Thing) -> str:
    return next(iter(one.to("group")), "")
