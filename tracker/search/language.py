"""Reads what a person types into a Query. It forgives everything: unclosed quotes and brackets, stray operators,
control characters and any length; only a query without a searchable word is refused, in plain words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.search.query import All, Node, Phrase, Prefix, Query, Unsearchable, all_of, any_of
from tracker.search.synonyms import Synonyms, literally
from tracker.search.words import IDLE, Word, lower, words

MOST_CHARACTERS = 2000  # of a query; the rest is not read
MOST_WORDS = 32
DEEPEST = 16  # brackets within brackets; deeper ones are passed over
SHORTEST_PREFIX = 2  # letters before the star; with fewer the star is passed over

_PIECES = re.compile(r'[()]|-+(?=\()|(?P<minus>-+(?=["\w]))?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s()"]+))')
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_OPERATORS = {"AND", "OR", "NOT"}
_NOTHING = ("There is no word to search for.", "Type at least one word or number, for example: forced labor")
_ONLY_SMALL = ("These words are too small to search for: {}.", "Add a word that says what it is about.")
_ONLY_NOT = ("This only says what to leave out.", "Add at least one word that must be found.")


@dataclass(slots=True)
class _Reading:
    """Where the reader stands in the pieces of a query, and what it has gathered on the way."""

    pieces: list[str | tuple[str, str]]
    synonyms: Synonyms
    at: int = 0
    depth: int = 0
    taken: int = 0
    plain: bool = True
    bare: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    idle: list[Node] = field(default_factory=list)
    added: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    states: dict[Node, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    excluded: bool = False

    @property
    def next(self) -> str | tuple[str, str] | None:
        return self.pieces[self.at] if self.at < len(self.pieces) else None


def read(typed: str, synonyms: Synonyms) -> Query:
    """Words are joined by AND; "phrases", AND, OR, NOT, -word, begin* and brackets mean what they mean elsewhere."""
    reading = _Reading(list(_pieces(clean(typed)[:MOST_CHARACTERS])), synonyms)
    parts = []
    while reading.next is not None:
        part = _either(reading)
        if part is not None:
            parts.append(part)
        reading.at += 1  # a bracket closed once too often
    if not parts:
        message, remedy = _why_not(reading)
        raise Unsearchable(message, remedy=remedy, field="q")
    plain = reading.plain and len(parts) == 1
    return Query(
        printed=clean(typed)[:MOST_CHARACTERS],
        wanted=_telling(parts[0], reading.idle) if plain else all_of(tuple(parts)),
        words=tuple(word for word in reading.bare if word not in IDLE),
        synonyms=tuple(reading.added),
        notes=tuple(_notes(typed, reading)),
        plain=plain,
        states=reading.states if plain else {},
    )


def _telling(wanted: Node, idle: Sequence[Node]) -> Node:
    """Of plain words those that say what is looked for; all of them when none does."""
    kept = tuple(part for part in wanted.parts if part not in idle) if isinstance(wanted, All) else ()
    return all_of(kept) if kept else wanted


def clean(typed: str) -> str:
    """One line without control characters, marks of direction and unpaired surrogates."""
    kept = "".join(" " if c.isspace() or unicodedata.category(c) == "Cc" else c for c in typed[: 4 * MOST_CHARACTERS])
    return " ".join("".join(c for c in kept if unicodedata.category(c) not in {"Cf", "Cs", "Co"}).split())


def _notes(typed: str, reading: _Reading) -> Iterator[str]:
    if len(typed) > MOST_CHARACTERS:
        yield f"Only the first {MOST_CHARACTERS} characters were read."
    if reading.taken > MOST_WORDS:
        yield f"Only the first {MOST_WORDS} words were searched."


def _why_not(reading: _Reading) -> tuple[str, str]:
    if reading.excluded:
        return _ONLY_NOT
    if not reading.small:
        return _NOTHING
    return _ONLY_SMALL[0].format(", ".join(reading.small[:5])), _ONLY_SMALL[1]


def _pieces(line: str) -> Iterator[str | tuple[str, str]]:
    """Operators and brackets as they are; ("quoted" or "bare", words) for the rest."""
    for match in _PIECES.finditer(line.translate(_QUOTES)):
        if match["minus"]:
            yield "NOT"
        if match["quoted"] is not None:
            yield "quoted", match["quoted"]
        elif match["bare"] is None:
            yield match.group() if match.group() in "()" else "NOT"
        elif match["bare"] in _OPERATORS:
            yield match["bare"]
        else:
            yield "bare", match["bare"]


def _either(reading: _Reading) -> Node | None:
    """One or more runs of AND, parted by OR."""
    found = [_together(reading)]
    while reading.next == "OR":
        reading.at += 1
        reading.plain = False
        found.append(_together(reading))
    nodes = tuple(node for node in found if node is not None)
    return any_of(nodes) if nodes else None


def _together(reading: _Reading) -> Node | None:
    """What must all be found, and what must not; neighbouring bare words are looked up as names."""
    nodes: list[Node] = []
    without: list[Node] = []
    run: list[Word] = []
    while reading.next not in (None, "OR", ")"):
        if reading.next in ("AND", "NOT"):
            without.extend(_operator(reading))
            continue
        piece = reading.next
        if isinstance(piece, tuple) and piece[0] == "bare" and not piece[1].endswith("*"):
            reading.at += 1
            run.extend(_taken(reading, piece[1], bare=True))
            continue
        nodes.extend(_named(reading, run))
        run = []
        nodes.extend(_single(reading))
    nodes.extend(_named(reading, run))
    reading.excluded = reading.excluded or bool(without)
    return all_of(tuple(nodes), tuple(without)) if nodes else None


def _operator(reading: _Reading) -> list[Node]:
    """AND says nothing new; what follows NOT is left out, a NOT of a NOT too. A NOT before an operator is idle."""
    reading.plain = False
    negative = False
    while reading.next in ("AND", "NOT"):
        negative = negative or reading.next == "NOT"
        reading.at += 1
    if not negative or reading.next in (None, "OR", ")"):
        return []
    piece = reading.next
    if isinstance(piece, tuple) and piece[0] == "bare" and not piece[1].endswith("*"):
        reading.at += 1
        found = tuple(literally(word) for word in _taken(reading, piece[1], bare=False))
        return [all_of(found)] if found else []
    return _single(reading)


def _single(reading: _Reading) -> list[Node]:
    """A bracket, a phrase or the beginning of a word."""
    piece = reading.next
    reading.at += 1
    reading.plain = False
    if piece == "(":
        return _bracket(reading)
    if not isinstance(piece, tuple):
        return []
    if piece[0] == "quoted":
        return _phrase(_taken(reading, piece[1], bare=False))
    return _beginning(reading, piece[1])


def _bracket(reading: _Reading) -> list[Node]:
    if reading.depth >= DEEPEST:
        return []
    reading.depth += 1
    inner = _either(reading)
    reading.depth -= 1
    if reading.next == ")":
        reading.at += 1
    return [] if inner is None else [inner]


def _phrase(found: list[Word]) -> list[Node]:
    """The words in this order, small ones aside; a compound in it may be printed joined or as parts."""
    if len(found) == 1:
        return [literally(found[0])]
    apart = tuple(part for word in found for part in word.parts)
    joined = tuple((word.also[0] if len(word.parts) > 1 else word.parts[0]) for word in found)
    return [any_of(tuple(Phrase(forms) for forms in dict.fromkeys((apart, joined))))] if found else []


def _beginning(reading: _Reading, typed: str) -> list[Node]:
    """`valid*`; of `self-assess*` the hyphen is passed over, as in the lexicon."""
    start = re.sub(r"[\W_]", "", lower(typed))
    if len(start) < SHORTEST_PREFIX:
        return [literally(word) for word in _taken(reading, typed, bare=False)]
    reading.taken += 1
    return [Prefix(start)] if reading.taken <= MOST_WORDS else []


def _named(reading: _Reading, run: list[Word]) -> list[Node]:
    found = reading.synonyms.expand(run)
    reading.idle.extend(found.idle)
    reading.added.extend(found.added)
    reading.states.update(found.states)
    return list(found.nodes)


def _taken(reading: _Reading, typed: str, *, bare: bool) -> list[Word]:
    """The words that count, up to the most that are searched; bare ones are kept for did-you-mean."""
    found = []
    for word in words(typed):
        if word.small:
            reading.small.append(word.surfaces[0])
            continue
        reading.taken += 1
        if reading.taken <= MOST_WORDS:
            found.append(word)
            reading.bare.extend([word.surfaces[0]] if bare else [])
    return found
