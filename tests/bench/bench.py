"""What a bench is: sizes, rounds in which everything is measured in turn, and what the figures of all rounds say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.home import GENERATOR, SQLITE, Home

KEPT, MISSED, REPORTED = "kept", "MISSED", "reported"
SMALL, USUAL, LARGE = 1_000, 10_000, 100_000
# What every figure depends on besides what its bench names.
HARNESS = tuple(f"tests/bench/{name}.py" for name in ("addresses", "bare", "client", "home", "keepalive", "served"))
ALWAYS = (*GENERATOR, *HARNESS, "tracker/__init__.py", "tracker/store", "tracker/published", "tracker/rules")
PAGES = ("tracker/pages", "tracker/cli/serve.py", "tracker/formats", "tracker/text", "templates")
SEARCH = ("tracker/search", "tracker/text")

Figures = dict[str, float]
Rounds = Sequence[Figures]


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the table, as far as the figures say it. `seen` holds what the ratio was made of."""

    what: str
    size: str
    figure: str
    target: str
    verdict: str
    seen: str
    control: str = ""


@dataclass(frozen=True, slots=True)
class Bench:
    """`measure` is one round on a home, in a process of its own; `tell` is given the rounds of each size that was
    measured. `paths` are the sources that the figures depend on: a change there makes a row older than its code."""

    name: str
    sizes: tuple[int, ...]
    rounds: int
    paths: tuple[str, ...]
    measure: Callable[[Home, int], Figures]
    tell: Callable[[Mapping[int, Rounds]], list[Told]]
    database: str = SQLITE


def middle(rounds: Rounds, name: str) -> float:
    return median(figures[name] for figures in rounds)


def ratio(rounds: Rounds, one: str, other: str) -> float:
    """The median of the ratios within each round: what a noisy neighbour does to one does it to both."""
    return median(figures[one] / figures[other] for figures in rounds)


def verdict(holds: bool, size: int = USUAL) -> str:
    """Sizes beyond the usual are reported, not judged."""
    return REPORTED if size == LARGE else KEPT if holds else MISSED


def number(value: float) -> str:
    """Three figures that count: 0.0213, 1.52, 12,400."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def spread(rounds: Rounds, name: str) -> str:
    """The median, and from where to where the rounds went."""
    values = sorted(figures[name] for figures in rounds)
    return f"{number(median(values))} ({number(values[0])} to {number(values[-1])})"
