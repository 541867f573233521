"""What is asked of the index, in the words of the domain: a tree of words, phrases and beginnings of words.
Engines translate it; `language` reads it from what a person types."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tracker.rules.refusal import BadInput


class Unsearchable(BadInput):
    """Nothing in the query can be looked for; the message says so to the person who typed it."""


@dataclass(frozen=True, slots=True)
class Term:
    form: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    forms: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Printed words that begin so; hyphens apart. An engine takes the most frequent `MOST_EXPANSIONS` of them."""

    start: str


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Node", ...]
    without: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document there is: for comparing the index with the record, and for filters without words."""


Leaf = Term | Phrase | Prefix
Node = Leaf | All | Any | Everything

MOST_EXPANSIONS = 64


@dataclass(frozen=True, slots=True)
class Query:
    """`words` are the bare words as typed; `synonyms` says what else was looked for; `notes` what was left out.
    `states`: concept -> the statuses that it is a name of, as (axis, value)."""

    printed: str
    wanted: Node
    words: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    notes: tuple[str, ...] = ()
    plain: bool = False
    states: Mapping["Node", tuple[tuple[str, str], ...]] = field(default_factory=dict, compare=False)

    @property
    def concepts(self) -> tuple[Node, ...]:
        """The parts that a good answer should all hold."""
        return self.wanted.parts if isinstance(self.wanted, All) else (self.wanted,)

    def of(self, wanted: Node) -> "Query":
        return replace(self, wanted=wanted)


def all_of(parts: tuple[Node, ...], without: tuple[Node, ...] = ()) -> Node:
    return parts[0] if len(parts) == 1 and not without else All(parts, without)


def any_of(parts: tuple[Node, ...]) -> Node:
    return parts[0] if len(parts) == 1 else Any(parts)


def leaves(node: Node) -> Iterator[Leaf]:
    """What a hit may show: every word, phrase and beginning that is wanted, not those excluded."""
    if isinstance(node, All | Any):
        for part in node.parts:
            yield from leaves(part)
    elif not isinstance(node, Everything):
        yield node
