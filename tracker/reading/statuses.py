"""The older form of the government issue paper: each recommendation of the committee, and under it, beside it or on its
own line, what the agency says of where it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.reading import answers, cover, headings, listed
from tracker.reading.headings import Heading
from tracker.reading.layout.blocks import Block, together
from tracker.reading.layout.lines import BLANK, PAGE
from tracker.reading.listed import Entry
from tracker.reading.result import Item, Warned
from tracker.text import words

_TITLE = re.compile(
    r"(?:.{0,60}\s)?status\s(?:\S+\s){0,6}recommendations?(?:\s.{0,40})?|"
    r"(?:.{0,60}\s)?recommendations?\s(?:\S+\s){0,4}status(?:\s.{0,40})?",
    re.IGNORECASE,
)
_LONGEST, _LONGEST_PLAIN = 16, 9  # words of a heading, and of one that neither a colon nor its type shows
_RUN_ON = re.compile(r"(?::|\s[-–—])\s(?=[\"“(]?[A-Z0-9])")

Cut = tuple[int, int]  # where the recommendation ends in its line, and where the status begins


def heading(block: Block) -> Heading | None:
    """The heading of such a list, in whatever words: "Status of COAC Recommendations:"."""
    text = block.text
    longest = _LONGEST if text.endswith(":") or block.heading else _LONGEST_PLAIN
    ended = block.is_listed or text.endswith((".", ";", ",")) or len(text.split()) > longest
    if ended or not _TITLE.fullmatch(text.rstrip(": ")):
        return None
    return Heading(text.rstrip(": "), len(text))


@dataclass(frozen=True, slots=True)
class Answered:
    """The blocks under such a heading; `heads` are the places of the lines that part them, `begins` is its own."""

    begins: int = -1
    blocks: Sequence[Block] = ()
    heads: frozenset[int] = frozenset()

    def __contains__(self, block: Block) -> bool:
        return bool(self.blocks) and self.blocks[0].start <= block.start <= self.blocks[-1].start

    def is_head(self, block: Block) -> bool:
        return block.start in self.heads

    def entries(self) -> list[Entry]:
        """One for each recommendation. Where no number or bullet tells them, the rows of a table do, or the lines
        that are set as headings."""
        return listed.entries(self.blocks, self.is_head) or listed.unmarked(self.blocks, _is_set_apart)


def among(blocks: Sequence[Block], titles: Sequence[Block]) -> Answered:
    """What stands under the heading, up to a section of another name; nothing in a paper of the newer form. A title of
    the same words is none, if the heading follows."""
    headed = [place for place, block in enumerate(blocks) if heading(block)]
    if not headed:
        return Answered()
    at = next((place for place in headed if blocks[place] not in titles), headed[-1])
    end = next((place for place in range(at + 1, len(blocks)) if _ends(blocks, at + 1, place)), len(blocks))
    around = zip(blocks[at : end - 1], blocks[at + 1 : end], blocks[at + 2 : end], strict=False)
    heads = {block.start for before, block, after in around if heading(block) or _parts(before, block, after)}
    return Answered(blocks[at].start, blocks[at + 1 : end], frozenset(heads))


def _parts(before: Block, block: Block, after: Block) -> bool:
    """Whether a line heads a part of the list. Right under a recommendation it is all that is said of it."""
    if not after.is_listed or (before.is_listed and not _is_answered(before)):
        return False
    return _is_set_apart(block) or bool(cover.bodies_in_title(block, cover.COMMITTEE))


def _is_answered(block: Block) -> bool:
    """Whether a recommendation has its status on its own line."""
    return (_label_within(block) or _bold_before(block) or _guessed(block)[0]) is not None


def _is_set_apart(block: Block) -> bool:
    short = len(block.text.split()) <= _LONGEST
    return block.heading and short and not (answers.opens(block) or listed.is_column_head(block))


def _ends(blocks: Sequence[Block], start: int, place: int) -> bool:
    """Whether a section of another name begins. A heading by its words, unless the list goes on after it."""
    block = blocks[place]
    if block.is_listed or listed.is_column_head(block) or answers.opens(block):
        return False
    if headings.of(replace(block, heading=False, lead="")) is None:
        return False
    before = next((each.label for each in reversed(blocks[start:place]) if each.label and each.label.value), None)
    after = (each.label for each in blocks[place:] if before and each.label and each.label.style == before.style)
    goes_on = next(after, None)
    return before is None or goes_on is None or goes_on.value != before.value + 1


# What is the recommendation, and what its status ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    asked: Sequence[Block]
    answer: Sequence[Block]
    guessed: bool = False


def items(found: Sequence[Entry], subcommittee: str | None, group: str | None) -> Iterator[tuple[Item, list[Warned]]]:
    """Each recommendation with what is said of it, quoted, and what a person should look at."""
    for place, entry in enumerate(found, 1):
        told = _told(entry)
        status = _quoted(told.answer)
        asked = [told.asked[0].body, *(listed.inner(block) for block in told.asked[1:])]
        item = replace(
            entry.item(subcommittee, group),
            text="\n".join(asked),
            status=status or None,
            joined_across_break=any(block.joined for block in told.asked),
            span=((entry.number_at or entry.first).start, [entry.first, *entry.rest][-1].end),
        )
        yield item, list(_doubts(item, told, item.ordinal or place))


def _doubts(item: Item, told: _Told, called: int) -> Iterator[Warned]:
    if item.status is None:
        said = f"no status stands with recommendation {called}; look at the paper"
        yield Warned("missing-field", said, item.span, item.page)
    elif told.guessed:
        said = f"where recommendation {called} ends and its status begins is not plain in print; look at both"
        yield Warned("doubtful-status", said, item.span, item.page)


def _told(entry: Entry) -> _Told:
    if entry.beside:
        return _Told(entry.own, entry.beside)
    named = next((place for place, block in enumerate(entry.rest) if answers.opens(block)), None)
    if named is not None:
        asked = entry.rest[:named]
        return _Told([entry.first, *asked], entry.rest[named:], guessed=any(block.label is None for block in asked))
    cut = _label_within(entry.first) or _blank_within(entry.first)
    if cut is not None or not entry.rest:
        return _on_its_line(entry, cut)
    place = _after_list(entry)
    return _Told([entry.first, *entry.rest[:place]], entry.rest[place:])


def _after_list(entry: Entry) -> int:
    """A list that a recommendation opens with a colon is its own; the status comes after it."""
    if not entry.first.text.endswith(":"):
        return 0
    return next((place for place, block in enumerate(entry.rest) if block.label is None), len(entry.rest))


def _on_its_line(entry: Entry, cut: Cut | None) -> _Told:
    guessed = False
    if cut is None:
        cut = _bold_before(entry.first)
    if cut is None:
        cut, guessed = _guessed(entry.first)
    if cut is None:
        return _Told([entry.first], ())
    first = entry.first
    asked, answer = first.body[: cut[0]].strip(), first.body[cut[1] :].lstrip(" :-–—")
    joined = tuple(gap for at, gap, _ in first.joints if gap and at < cut[0])  # of the recommendation alone
    own = replace(first, text=answer, body=answer, label=None)
    return _Told([replace(first, body=asked, joined=joined)], [own, *entry.rest], guessed)


def _label_within(first: Block) -> Cut | None:
    found = (match for match in answers.LABEL.finditer(first.body) if match.start() and match[0][0].isupper())
    label = next((match for match in found if first.body[match.start() - 1] == " "), None)
    return (label.start(), label.start()) if label else None


def _blank_within(first: Block) -> Cut | None:
    """The blank line, or the turn of the page, between a recommendation and what reads on as one sentence with it."""
    apart = (at for at, gap, fits in first.joints if gap == BLANK or (gap == PAGE and fits))
    return next(((at, at) for at in apart if _begins_anew(first.body, at)), None)


def _bold_before(first: Block) -> Cut | None:
    """A recommendation in bold, before its status in plain type."""
    label = first.text[: len(first.text) - len(first.body)]
    lead = first.lead.removeprefix(label)
    whole = not lead or not first.body.startswith(lead) or len(lead) == len(first.body)
    return None if whole else (len(lead.rstrip(":-–— ")), len(lead))


def _guessed(first: Block) -> tuple[Cut | None, bool]:
    """The first colon or dash before a capital; else the first line that may have ended by itself or ends a sentence.
    True with it if it may be elsewhere."""
    anew = [(at, fits) for at, _, fits in first.joints if _begins_anew(first.body, at)]
    signs = list(_RUN_ON.finditer(first.body))
    if signs:
        cut = signs[0].span()
        return cut, len(signs) > 1 or any(fits for _, fits in anew) or not words.finished(first.body[cut[1] :])
    line = next((at for at, fits in anew if fits or words.finished(first.body[:at])), None)
    return ((line, line) if line else None), True


def _begins_anew(text: str, at: int) -> bool:
    return text[at:].lstrip('"“(')[:1].isupper() and not words.hanging(text[:at])


def _quoted(blocks: Sequence[Block]) -> str:
    """The words as printed, without the bare label that announces them; a label that says more is kept."""
    kept = [block for block in blocks if not answers.ALONE.fullmatch(block.text.rstrip(": "))]
    return answers.quoted(together(kept))
