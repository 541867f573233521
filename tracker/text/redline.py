"""Two wordings compared word by word, as runs that were kept, removed or added: paragraphs first, then the words of
those that changed. Its work is bounded by counts, so that no pair of texts takes long.

Kept and removed runs joined are the old text, kept and added ones the new, to the letter.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.text import numbering

KEPT, REMOVED, ADDED = "kept", "removed", "added"
CHANGED = "changed"
DEEPEST = 8  # times that a stretch is cut at the words that stand once on either side
CELLS = 1_000_000  # pairs of words looked at where no word stands once; what is left then counts as replaced
_ISLAND = 3  # letters: so little between two changes reads better as a part of them
_BEFORE = 200  # letters, among which the last words before a change are looked for
_COLUMN = 60  # letters of a line that may have been broken for want of room
_WORD = re.compile(r"\s*(?:\w+|[^\w\s])|\s+")  # a word or a sign, with the space before it


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that was kept, removed or added."""

    kind: str
    text: str


@dataclass(slots=True)
class _Work:
    """How many pairs of words may still be looked at."""

    left: int = CELLS

    def takes(self, pairs: int) -> bool:
        if pairs > self.left:
            return False
        self.left -= pairs
        return True


@dataclass(frozen=True, slots=True)
class Change:
    """A place where two wordings differ. `after` are the last words that both have before it."""

    removed: str
    added: str
    after: str


Stretch = tuple[str, Sequence[str], Sequence[str]]  # KEPT or CHANGED, what stood, what stands there


def compare(old: str, new: str) -> list[Run]:
    """The runs in reading order; in one place what was removed stands before what was added."""
    work = _Work()
    found: list[Stretch] = []
    for kind, before, after in _stretches(old.splitlines(keepends=True), new.splitlines(keepends=True), work, 0):
        if kind == CHANGED:
            found += _stretches(_WORD.findall("".join(before)), _WORD.findall("".join(after)), work, 0)
        else:
            found.append((kind, before, after))
    return _runs((kind, "".join(before), "".join(after)) for kind, before, after in found)


def unwrapped(text: str) -> str:
    """A text without the line ends that only its columns asked for, and single spaces between its words: where one word
    more moves all others of a paragraph to other lines, nothing else has changed."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    found: list[str] = []
    for before, line in pairwise(["", *lines]):
        found += [" " if _wraps(before, line) else "\n", line]
    return "".join(found).strip("\n")


def _wraps(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the one before it."""
    if not before or not line or numbering.split(line)[0]:
        return False
    return line[0].islower() or (len(before) >= _COLUMN and before[-1] not in ".:;?!")


def changes(runs: Sequence[Run]) -> list[Change]:
    """The places that differ, in reading order."""
    found: list[Change] = []
    kept, told = "", {REMOVED: "", ADDED: ""}
    for run in [*runs, Run(KEPT, "")]:
        if run.kind != KEPT:
            told[run.kind] = run.text
            continue
        if any(told.values()):
            found.append(Change(told[REMOVED].strip(), told[ADDED].strip(), " ".join(kept[-_BEFORE:].split()[-4:])))
        kept, told = run.text, {REMOVED: "", ADDED: ""}
    return found


def places(runs: Sequence[Run]) -> int:
    """How many places differ: what was removed and what took its place are one."""
    changed = [False, *(run.kind != KEPT for run in runs)]
    return sum(here and not before for before, here in pairwise(changed))


def _stretches(old: Sequence[str], new: Sequence[str], work: _Work, depth: int) -> Iterator[Stretch]:
    """What both begin and end with is kept; between, they are cut at the parts that stand once in each."""
    head = _alike(zip(old, new, strict=False))
    tail = _alike(zip(reversed(old[head:]), reversed(new[head:]), strict=False))
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    if head:
        yield KEPT, old[:head], new[:head]
    if before or after:
        yield from _changed(before, after, work, depth)
    if tail:
        yield KEPT, old[len(old) - tail :], new[len(new) - tail :]


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _changed(old: Sequence[str], new: Sequence[str], work: _Work, depth: int) -> Iterator[Stretch]:
    at = _anchors(old, new) if depth < DEEPEST else []
    if not at and work.takes(len(old) * len(new)):
        at = _longest(old, new)
        depth = DEEPEST
    if not at:
        yield CHANGED, old, new
        return
    here = there = 0
    for one, other in at:
        yield from _between(old[here:one], new[there:other], work, depth)
        yield KEPT, old[one : one + 1], new[other : other + 1]
        here, there = one + 1, other + 1
    yield from _between(old[here:], new[there:], work, depth)


def _between(old: Sequence[str], new: Sequence[str], work: _Work, depth: int) -> Iterator[Stretch]:
    if depth < DEEPEST:
        yield from _stretches(old, new, work, depth + 1)
    elif old or new:
        yield CHANGED, old, new


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Where the parts stand that occur once in each: the longest row of them that comes in one order in both."""
    once = {part for part, count in Counter(new).items() if count == 1}
    once &= {part for part, count in Counter(old).items() if count == 1}
    place = {part: at for at, part in enumerate(new) if part in once}
    return _rising([(at, place[part]) for at, part in enumerate(old) if part in once])


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs whose second places rise as the first ones do."""
    ends: list[int] = []  # the second place that a row of each length ends on, as low as can be
    last: list[int] = []  # and the pair that it ends with
    before: list[int] = []
    for at, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [at]
    found, at = [], last[-1] if last else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _longest(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest common row of parts, by the table of all pairs."""
    table = [[0] * (len(new) + 1)]
    for part in reversed(old):
        below, row = table[-1], [0]
        for at in range(len(new) - 1, -1, -1):
            best = below[at + 1] + 1 if part == new[at] else max(row[-1], below[at])
            row.append(best)
        table.append(row[::-1])
    table.reverse()
    found, one, other = [], 0, 0
    while one < len(old) and other < len(new):
        if old[one] == new[other]:
            found.append((one, other))
            one, other = one + 1, other + 1
        elif table[one + 1][other] >= table[one][other + 1]:
            one += 1
        else:
            other += 1
    return found


def _runs(stretches: Iterable[tuple[str, str, str]]) -> list[Run]:
    """Runs of one kind that touch become one, and islands of a few letters go with the changes around them."""
    merged: list[list[str]] = []
    for kind, before, after in stretches:
        if merged and merged[-1][0] == kind:
            merged[-1][1] += before
            merged[-1][2] += after
        elif len(merged) > 1 and kind == CHANGED and len(merged[-1][1].strip()) <= _ISLAND:
            _, kept, same = merged.pop()
            merged[-1][1] += kept + before
            merged[-1][2] += same + after
        else:
            merged.append([kind, before, after])
    return [
        Run(name, text)
        for kind, before, after in merged
        for name, text in ([(KEPT, before)] if kind == KEPT else [(REMOVED, before), (ADDED, after)])
        if text
    ]
