"""Lists whose group is named after them: "Submitted by the Bond Working Group", "– Bond Working Group", "(Bond Working
Group)"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tracker.reading import cover
from tracker.reading.layout.blocks import Block
from tracker.reading.mentions import bodies
from tracker.reading.mentions.bodies import Body

_BY = re.compile(r"\(?(?:Respectfully\s)?(?:Submitted|Proposed|Offered|Presented)\sby\s?:?\s(?:the\s)?", re.IGNORECASE)
_DASH = re.compile(r"[-–—]\s?(?:the\s)?")
_BRACKET = re.compile(r"\((?=.*\)\.?$)(?:the\s)?")


def lines(blocks: Sequence[Block], short: str, counts: Callable[[Block], bool]) -> dict[int, tuple[Block, Body]]:
    """By where such a line starts, its name as a block of its own, and the body. A name that no word introduces may as
    well head what follows: it counts where none of the items (`counts`) follows the last such line."""
    found: dict[int, tuple[Block, Body]] = {}
    plain: set[int] = set()
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        name = _name(block)
        body = _body(name, short) if name is not None and not _is_in_list(block, before, after) else None
        if name is not None and body is not None:
            found[block.start] = (name, body)
            plain |= set() if _BY.match(block.text) else {block.start}
    last = max((block.start for block in blocks if counts(block) and block.start not in found), default=-1)
    return (
        found if not plain or max(plain) > last else {start: one for start, one in found.items() if start not in plain}
    )


def _name(block: Block) -> Block | None:
    sign = _BY.match(block.text) or _DASH.match(block.text) or _BRACKET.match(block.text)
    if sign is None or block.number or block.cell is not None:
        return None
    name = block.text[sign.end() :].rstrip(". ")
    if block.text.startswith("("):
        name = name.removesuffix(")")
    start = block.start + sign.end()
    return replace(block, text=name, body=name, start=start, end=start + len(name), label=None, heading=False, lead="")


def _body(name: Block, short: str) -> Body | None:
    """The one group that is named, else the one subcommittee."""
    named = cover.bodies_in_title(name, short)
    groups = [body for body in named if body.level in (bodies.WORKING_GROUP, bodies.TASK_FORCE)]
    found = groups or [body for body in named if body.level == bodies.SUBCOMMITTEE]
    return found[0] if len(found) == 1 else None


def _is_in_list(block: Block, before: Block | None, after: Block | None) -> bool:
    """Whether a name after a dash is one of several, or of those that the text announces."""
    if block.label is None:
        return False
    beside = [each.label.printed for each in (before, after) if each is not None and each.label is not None]
    return block.label.printed in beside or (before is not None and before.text.endswith(":"))
