"""A query as PostgreSQL is asked it: which documents match, and what of it counts how much for their order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker.search.postgres_vector import in_stretch, of_print, quoted
from tracker.search.query import All, Any, Everything, Leaf, Node, Phrase, Prefix, Term, leaves

NOTHING = quoted("!")  # no form is called so
EVERYTHING = f"!{NOTHING}"

Beginning = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """What counts for the order: a document that matches `gate` has its rank for `counted`, `weight` times. `concept`
    numbers what is asked for; a name and its other names are one."""

    gate: str
    counted: str
    weight: float
    concept: int


@dataclass(frozen=True, slots=True)
class Translator:
    """`beginning(start)` gives the printed words a prefix stands for; `stretches` are those that any document has
    beyond its first."""

    beginning: Beginning
    stretches: int

    def wanted(self, node: Node) -> str:
        match node:
            case Term(form):
                return quoted(form)
            case Phrase(forms):
                return _either(_phrase(forms, number) for number in range(self.stretches + 1))
            case Prefix(start):
                return _either(map(_printed, self.beginning(start)))
            case Any(parts):
                return _either(map(self.wanted, parts))
            case All(parts, without):
                return _each([*map(self.wanted, parts), *(f"!{self.wanted(part)}" for part in without)])
            case Everything():
                return EVERYTHING

    def parts(self, node: Node) -> list[Part]:
        """PostgreSQL knows weights of a document's words, not of a query's: so each is ranked by itself. A rank by
        several forms is the mean of theirs: a phrase counts as one name, however many words it has, and only where
        they stand side by side."""
        return [
            self._part(leaf, number)
            for number, concept in enumerate(concepts_of(node))
            for leaf in dict.fromkeys(leaves(concept))
        ]

    def _part(self, leaf: Leaf, concept: int) -> Part:
        match leaf:
            case Term(form, weight):
                return Part(quoted(form), quoted(form), weight, concept)
            case Phrase(forms, weight):
                return Part(self.wanted(leaf), _either(map(quoted, forms)), weight, concept)
            case Prefix(start):
                return Part(self.wanted(leaf), self.wanted(leaf), float(len(self.beginning(start))), concept)


def concepts_of(node: Node) -> Iterator[Node]:
    """What is asked for, apart: a name and its other names are one."""
    if isinstance(node, All | Any) and not _is_name(node):
        for part in node.parts:
            yield from concepts_of(part)
    else:
        yield node


def some_suffice(node: Node) -> bool:
    """Whether a document can match that has not all that is asked for."""
    if isinstance(node, Any):
        return not _is_name(node)
    return isinstance(node, All) and any(map(some_suffice, node.parts))


def _is_name(node: All | Any) -> bool:
    """Whether it is what was typed, and other names of it, which weigh less."""
    others = node.parts[1:] if isinstance(node, Any) else ()
    return bool(others) and all(isinstance(one, Term | Phrase) and one.weight < 1 for one in others)


def _phrase(forms: Sequence[str], stretch: int) -> str:
    return f"({' <-> '.join(quoted(in_stretch(stretch, form)) for form in forms)})"


def _printed(word: str) -> str:
    return quoted(of_print(word))


def _either(parts: Iterable[str]) -> str:
    return f"({' | '.join(parts) or NOTHING})"


def _each(parts: Sequence[str]) -> str:
    return f"({' & '.join(parts) or EVERYTHING})"
