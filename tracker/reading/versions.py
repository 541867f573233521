"""Which version of itself a paper says it is, and which one it says it replaces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.reading.layout.blocks import Block, Paper
from tracker.reading.result import Field
from tracker.text import words

_NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,2}}|[IVX]{{1,4}}|(?i:{words.NUMBER_WORDS}))\b"
_VERSION = re.compile(
    rf"\b(?i:version|ver\.|revision|rev\.)\s?(?:(?i:no\.|number|#)\s?)?:?\s?{_NUMBER}|"
    rf"\b(?i:{words.ORDINAL_WORDS})\s(?i:version|revision)\b|\b[vV]\.?\s?\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}\b"
)
_VERB = r"(?:replac(?:es|ing)|supersed(?:es|ing)|replacement\s(?:for|of))"
_LABEL = re.compile(rf"[(\[]?{_VERB}(?:\sand\s{_VERB})?\s?(?::\s?|\s|$)", re.IGNORECASE)
_WITHIN = re.compile(rf"[\s(\[;,–—-]{_VERB}(?:\sand\s{_VERB})?:?\s", re.IGNORECASE)
_OF_ITSELF = re.compile(
    r"\b(?:this|the)\s(?:\w+\s){0,3}?(?:statement(?:\sof\swork)?|SOW|version(?:\s[\d.]{1,6})?|document|revision)"
    rf"(?:\s\([^()]{{1,12}}\))?\s{_VERB}(?:\sand\s{_VERB})?\s",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    rf"[(\[]?\b(?:{_VERB}|(?:previous|prior|earlier)\sversion|amend(?:s|ing)|revis(?:es|ing|ion\sof)|updat(?:es|ing))\b",
    re.IGNORECASE,
)
_NOTHING = words.word_set("none n/a na nothing")


def is_said(block: Block) -> bool:
    """Whether a line of the title block gives a version or what is replaced."""
    return not block.is_listed and bool(_VERSION.match(block.text) or _LABEL.match(block.text))


def current(blocks: Sequence[Block]) -> list[Block]:
    """The lines without what they say of earlier versions: a date or number there is not the paper's own."""
    own: list[Block] = []
    awaited = False
    for block in blocks:
        earlier = _EARLIER.search(block.text)
        if not awaited:
            own.append(replace(block, text=block.text[: earlier.start()]) if earlier else block)
        awaited = _is_bare(block)
    return [block for block in own if block.text.strip()]


def _is_bare(block: Block) -> bool:
    label = _LABEL.match(block.text)
    return label is not None and label.end() == len(block.text)


def found(paper: Paper, titles: Sequence[Block]) -> dict[str, Field]:
    """`version` and `replaces`, where the paper prints them."""
    version = next(_versions(paper, titles), None)
    replaced = next(_replaced(paper, titles), None)
    told = {"version": version, "replaces": replaced}
    return {name: field for name, field in told.items() if field is not None}


def _versions(paper: Paper, titles: Sequence[Block]) -> Iterator[Field]:
    """In the title block; else in a line that opens with it; else in a running head or foot."""
    for block in current(titles):
        yield from _version(block, _VERSION.search(block.text))
    for block in paper.blocks:
        if not block.is_listed:
            yield from _version(block, _VERSION.match(block.text))
    for block in paper.dropped:
        earlier = _EARLIER.search(block.text)
        yield from _version(block, _VERSION.search(block.text, 0, earlier.start() if earlier else len(block.text)))


def _version(block: Block, match: re.Match[str] | None) -> Iterator[Field]:
    if match:
        span = (block.start + match.start(), block.start + match.end())
        yield Field(match[0], " ".join(match[0].replace(":", " ").split()), span, block.page)


def _replaced(paper: Paper, titles: Sequence[Block]) -> Iterator[Field]:
    """In a line that opens with it, or in the title block; else where a sentence says it of the paper itself."""
    titled = {block.start for block in titles}
    for block, after in zip(paper.blocks, [*paper.blocks[1:], None], strict=True):
        if block.is_listed:
            continue
        label = _LABEL.match(block.text) or (_WITHIN.search(block.text) if block.start in titled else None)
        label = label or _OF_ITSELF.search(block.text)
        if label and label.end() == len(block.text) and after is not None:
            yield from _named(after, 0)
        elif label:
            yield from _named(block, label.end())


def _named(block: Block, start: int) -> Iterator[Field]:
    rest = block.text[start:]
    _, end = next(words.sentences(rest), (0, 0))
    name = _unclosed(rest[:end]).rstrip(".;, ")
    if name and name.lower() not in _NOTHING:
        place = block.start + start
        yield Field(name, " ".join(name.split()), (place, place + len(name)), block.page)


def _unclosed(text: str) -> str:
    """A text up to the bracket that closes what was opened before it."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if depth < 0:
            return text[:place]
    return text
