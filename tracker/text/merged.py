"""Two wordings that began as one put together, where they were changed in different places."""

from collections.abc import Iterator
from itertools import pairwise

from tracker.text.redline import ADDED, REMOVED, compare

_Edit = tuple[int, int, str]  # from and to where in the base, and what stands there instead


def merged(base: str, one: str, other: str) -> str | None:
    """The changes of both in one wording; None where they touch the same place."""
    edits = sorted({*_edits(base, one), *_edits(base, other)})
    if any(after[0] <= before[1] for before, after in pairwise(edits)):
        return None
    found, at = "", 0
    for start, end, words in edits:
        found += base[at:start] + words
        at = end
    return found + base[at:]


def _edits(base: str, changed: str) -> Iterator[_Edit]:
    at, start, words = 0, 0, ""
    open_ = False
    for run in compare(base, changed):
        if run.kind in (REMOVED, ADDED):
            start, open_ = start if open_ else at, True
            words += run.text if run.kind == ADDED else ""
            at += len(run.text) if run.kind == REMOVED else 0
            continue
        if open_:
            yield start, at, words
        at, words, open_ = at + len(run.text), "", False
    if open_:
        yield start, at, words
