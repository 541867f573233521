"""Which recommendation a printed one is: by its number, then by group, date and words. The same item in a draft, in the
post-meeting list and in every cumulative list is one recommendation. What is not sure is asked, not guessed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tracker.rules import keys
from tracker.rules.held import Held, Holdings
from tracker.text.dates import Dated

NEW, SAME, VERSION, MISPRINT = "new", "same", "version", "misprint"
WORDS = {
    NEW: "a new recommendation",
    SAME: "held, with the same words",
    VERSION: "held; its words are new ones from this paper on",
    MISPRINT: "held; this paper misprints it",
}
MONTHS = 62  # days between two dates of one meeting's papers: less than from one quarter's meeting to the next
TERM = 731  # days: a term of the committee, where a paper does not say which
NUMBERED, PLACED, LIKE, NEARLY, VERY_LIKE = 0.6, 0.4, 0.7, 0.85, 0.9  # how like the words are at least

Kin = Callable[[str | None, str | None], bool]  # whether items of two groups (keys) may be one


@dataclass(frozen=True, slots=True)
class Printed:
    """An item as a paper prints it. `group` is the key of its group, None or the committee's where none is printed."""

    place: int
    text: str
    dated: Dated
    number: str | None = None
    ordinal: int | None = None
    group: str | None = None
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    key: str
    alike: float


@dataclass(frozen=True, slots=True)
class Match:
    """`key`: which it is, None for a new one. `sure` says that nobody need be asked which it is; `likely` that only one
    comes into question, and nothing but its words speaks against it. `alike` is 1 for the same words."""

    key: str | None
    why: str
    sure: bool = False
    likely: bool = False
    alike: float = 0.0
    candidates: tuple[Candidate, ...] = ()

    @property
    def verdict(self) -> str | None:
        """What it is without asking anybody; None where a person decides: who it is, or what its other words are."""
        if not self.sure or (self.key is not None and self.alike < 1):
            return None
        return NEW if self.key is None else SAME


def matched(items: Sequence[Printed], holdings: Holdings, kin: Kin, told: Iterable[str] = ()) -> list[Match]:
    """A match for each item. One that is held can be printed once in a paper: what two items claim is asked, and what
    one surely is, another that is merely like it is not. `told`: the keys that others are known to be."""
    found = {item.place: _known(item, holdings, kin) for item in items}
    _contested(items, found)
    taken = {*told, *(match.key for match in found.values() if match is not None and match.sure)}
    return [found[item.place] or _like(item, holdings, kin, taken) for item in items]


def _known(item: Printed, holdings: Holdings, kin: Kin) -> Match | None:
    """By its number, or by having the very words; None where neither is held."""
    twins = holdings.worded(item.text)
    numbered = holdings.numbered(item.number)
    if numbered is not None:
        return _by_number(item, numbered, [one for one in twins if one.key != numbered.key], holdings)
    return _by_words(item, twins, kin) if twins else None


def _by_number(item: Printed, one: Held, twins: Sequence[Held], holdings: Holdings) -> Match:
    alike = one.alike(item.text, item.dated)
    if alike == 1:
        return Match(one.key, "Its number and its words are held.", True, True, alike, _candidates(item, [one]))
    if twins:
        said = f"It bears the number of {one.key}, but has the words of {_several(twins)}."
        return Match(None, said, candidates=_candidates(item, [*twins, one]))
    if alike >= NUMBERED:
        return Match(one.key, "Its number is held, with other words.", True, True, alike, _candidates(item, [one]))
    said = f"It bears the number of {one.key}, whose words are quite different: is the number a misprint?"
    others = [other for other in holdings.like(item.text) if other.key != one.key]
    near = [other for other in others if other.alike(item.text, item.dated) >= LIKE]
    return Match(None, said, candidates=_candidates(item, [one, *near[:2]]))


def _by_words(item: Printed, twins: Sequence[Held], kin: Kin) -> Match:
    """Nobody holds its number, if it prints one; somebody has its words."""
    free = [one for one in twins if not (item.number and one.numbers)]
    if not free:
        said = f"It bears the number {item.number}, but has the words of {_several(twins)}, which has another number."
        return Match(None, said, candidates=_candidates(item, twins))
    fitting = [one for one in free if kin(item.group, one.group)]
    if not fitting:
        said = f"Its words are those of {_several(free)}, of another group: restated, or the same item?"
        return Match(None, said, candidates=_candidates(item, free))
    one = _only(item, fitting)
    if one is None:
        said = f"{len(fitting)} items that are held have its words."
        return Match(None, said, candidates=_candidates(item, fitting))
    alike, candidates = one.alike(item.text, item.dated), _candidates(item, [one])
    if not _one_term(item, one):
        said = f"Its words are those of {one.key}, of another term: restated, or the same item?"
        return Match(one.key, said, False, True, alike, candidates)
    why = "Its words are held in the same group." if alike == 1 else "Its words are earlier ones of an item held."
    return Match(one.key, why, True, True, alike, candidates)


def _only(item: Printed, found: Sequence[Held]) -> Held | None:
    """Of several with the same words in one group, the one of that meeting, and of that place in its list."""
    if len(found) == 1:
        return found[0]
    close = [one for one in found if days_apart(item.dated, one) <= MONTHS]
    exact = [one for one in close if one.ordinal == item.ordinal]
    return next((some[0] for some in (close, exact) if len(some) == 1), None)


def _one_term(item: Printed, one: Held) -> bool:
    apart = days_apart(item.dated, one)
    if apart <= MONTHS:
        return True
    return item.term == one.term if item.term and one.term else apart <= TERM


def days_apart(dated: Dated, one: Held) -> int:
    """The days that surely lie between a date and the nearest that the item bears."""
    spans = [(wording.dated.first, wording.dated.last) for wording in one.wordings]
    return min(max((dated.first - last).days, (first - dated.last).days, 0) for first, last in spans)


def _like(item: Printed, holdings: Holdings, kin: Kin, taken: Iterable[str | None]) -> Match:
    """Neither its number nor its words are held: it is new, unless something that is held is too like it."""
    gone = set(taken)
    beside = [one for one in holdings.placed(item.group, item.ordinal) if days_apart(item.dated, one) <= MONTHS]
    there = {one.key for one in beside}
    found = {one.key: one for one in (*beside, *holdings.like(item.text)) if one.key not in gone}
    near = [
        Candidate(one.key, alike)
        for one in found.values()
        if (alike := one.alike(item.text, item.dated)) >= _asked_from(item, one, kin, one.key in there)
    ]
    if not near:
        return Match(None, "Nothing that is held is like it.", sure=True)
    near.sort(key=lambda one: (one.key not in there, -one.alike))
    first = near[0]
    likely = len(near) == 1 and first.key in there and first.alike >= NEARLY
    said = f"Very like {first.key}." if len(near) == 1 else f"Like {len(near)} items that are held."
    return Match(first.key if likely else None, said, False, likely, first.alike, tuple(near[:3]))


def _asked_from(item: Printed, one: Held, kin: Kin, there: bool) -> float:
    """How like it an item must be for a person to be asked. Two numbers are two items, if not misprinted."""
    if item.number and one.numbers:
        return VERY_LIKE
    if there:
        return PLACED
    return LIKE if kin(item.group, one.group) else VERY_LIKE


def _contested(items: Sequence[Printed], found: dict[int, Match | None]) -> None:
    """Of two items that would be one, the one that bears its number is; nobody knows which of two others."""
    claims: dict[str, list[Printed]] = defaultdict(list)
    for item in items:
        match = found[item.place]
        if match is not None and match.key is not None:
            claims[match.key].append(item)
    for key, claiming in claims.items():
        by_number = [item for item in claiming if item.number and _is_sure(found[item.place])]
        doubtful = [item for item in claiming if by_number != [item]]
        for item in doubtful if len(claiming) > 1 else ():
            others = " and ".join(f"item {other.place}" for other in claiming if other is not item)
            said = f"{others[:1].upper()}{others[1:]} of this paper would be {key}, too."
            match = found[item.place]
            found[item.place] = match and replace(match, key=None, why=said, sure=False, likely=False)


def _is_sure(match: Match | None) -> bool:
    return match is not None and match.sure


def _candidates(item: Printed, found: Sequence[Held]) -> tuple[Candidate, ...]:
    return tuple(Candidate(one.key, one.alike(item.text, item.dated)) for one in found[:3])


def _several(found: Sequence[Held]) -> str:
    return found[0].key if len(found) == 1 else f"{len(found)} others"


def kinship(parents: dict[str, str | None]) -> Kin:
    """Two groups whose items may be one: the same, or one a part of the other, as a paper may head a list by either.
    `parents`: group -> the group above it."""

    def line(key: str) -> list[str]:
        found = [key]
        while (above := parents.get(found[-1])) and above not in found:
            found.append(above)
        return found

    def kin(one: str | None, other: str | None) -> bool:
        if one in (None, keys.COMMITTEE) or other in (None, keys.COMMITTEE):
            return True
        return str(one) in line(str(other)) or str(other) in line(str(one))

    return kin
