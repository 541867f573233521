"""The agenda of a meeting as its notice prints it: a part for each subcommittee, with the groups named in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.reading.layout.blocks import Block, together
from tracker.reading.mentions import bodies, changed
from tracker.reading.mentions.named import Json
from tracker.text import words

_BEGINS = re.compile(
    r"^agenda\b|\bagenda\b[^.]{0,80}:?$|\bwill (?:hear|receive)\b|\btopics?\b[^.]{0,40}\bbelow\b|"
    r"\bwill (?:review|discuss|consider|address)\b[^.]{0,60}\bfollowing\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:The |Next, the |Then the )?", re.IGNORECASE)


@dataclass(slots=True)
class _Part:
    blocks: list[Block]
    subcommittee: str | None


def found(blocks: Sequence[Block]) -> list[Json]:
    """Its parts. They end with the first paragraph that belongs to none: where the meeting's papers are, who signed."""
    parts: list[_Part] = []
    begun = False
    for block in blocks:
        named = _subcommittee(block)
        if begun and (block.label is not None or named):
            parts.append(_Part([block], named))
        elif parts and _goes_on(block):
            parts[-1].blocks.append(block)
        elif parts:
            break
        begun = begun or _BEGINS.search(block.text) is not None
    return [_told(part) for part in parts]


def _subcommittee(block: Block) -> str | None:
    """The subcommittee that the first sentence names, if a paragraph without a number begins with it."""
    first = next(words.sentences(block.body), (0, 0))
    named = [body for body in bodies.find(block.body[slice(*first)]) if body.level == bodies.SUBCOMMITTEE]
    opening = _OPENS.match(block.body)
    begins = named and opening and named[0].start <= opening.end()
    return named[0].name if named and (block.label is not None or begins) else None


def _goes_on(block: Block) -> bool:
    """Whether a paragraph goes on with the part above: it begins with a group."""
    opening = _OPENS.match(block.body)
    first = next(bodies.find(block.body), None)
    return first is not None and opening is not None and first.start <= opening.end()


def _told(part: _Part) -> Json:
    first = part.blocks[0]
    text = "\n".join([first.body, *(block.text for block in part.blocks[1:])])
    return {
        "ordinal": first.label.value if first.label is not None and not first.label.is_bullet else None,
        "subcommittee": part.subcommittee,
        "groups": _groups(together(part.blocks)),
        "text": text,
        "span": [first.start, part.blocks[-1].end],
    }


def _groups(text: str) -> list[str]:
    """The working groups and task forces named, each once; not by the names that they had before."""
    former = [match.end() for match in changed.FORMERLY.finditer(text)]
    named = [body for body in bodies.find(text) if body.level in (bodies.WORKING_GROUP, bodies.TASK_FORCE)]
    return list(dict.fromkeys(body.name for body in named if body.start not in former))
