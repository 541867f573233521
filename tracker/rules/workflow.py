"""A workflow is a table of moves, read alike by guards, buttons, forms, the command line and the documentation."""

from dataclasses import dataclass

from tracker.rules.refusal import NotYet


@dataclass(frozen=True, slots=True)
class Word:
    """One value of an axis: the official word, and what it means in plain words."""

    value: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The values that one status axis of a thing can have, in the order of a usual life."""

    name: str
    label: str
    about: str
    words: tuple[Word, ...]

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(word.value for word in self.words)


@dataclass(frozen=True, slots=True)
class Move:
    """An act that takes a thing from one state to another. `needs` names the grant; `asks` the facts to be given."""

    act: str
    done: str
    sources: frozenset[str]
    target: str
    needs: str
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workflow:
    name: str
    start: str
    states: tuple[Word, ...]
    moves: tuple[Move, ...]

    def move(self, act: str, state: str) -> Move:
        """The move that this act makes from here; NotYet, in words, when the table has none."""
        for move in self.moves:
            if move.act == act and state in move.sources:
                return move
        allowed = sorted({source for move in self.moves if move.act == act for source in move.sources})
        wanted = " or ".join(f'"{word}"' for word in allowed)
        raise NotYet(f'The {self.name} is "{state}"; to {act} it must be {wanted}.', remedy=self._next(state))

    def open(self, state: str) -> tuple[Move, ...]:
        return tuple(move for move in self.moves if state in move.sources)

    def _next(self, state: str) -> str:
        acts = [move.act for move in self.open(state)]
        return f"What can be done now: {', '.join(acts)}." if acts else "Nothing further can be done with it."
