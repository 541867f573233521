"""Generated lists as the committee prints them: two lists of meetings, and the cumulative list that prints their items
again, a few in other words, a few misprinted, a few of them new; each as a PDF of many pages."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.builders_pdf import Printed, block, centred, pdf


def _words(together: str) -> list[str]:
    return together.split()


GROUPS = ("Port Signs", "Gate Hours", "Rail Yards", "Bonded Stores", "Cargo Seals", "Broker Exams")
VERBS = _words("publish extend review simplify pilot explain automate measure coordinate test")
NOUNS = _words(
    "ledger gate manifest crane seal broker carrier importer tariff bond drawback pier yard scanner voyage protest "
    "container warehouse ruling entry refund invoice pallet locomotive trailer railhead customs consignee inspector "
    "quota portal signal barge ferry lorry depot dock lighter cooper chandler stevedore purser bosun tide lock sluice"
)
SMALL = _words("that with for under across before after within beside among each every its their any all")
LAST = 718  # points from the top: the lowest line of a page


@dataclass(frozen=True)
class Item:
    group: str
    ordinal: int
    number: str
    text: str


@dataclass(frozen=True)
class Lists:
    """`first`, `second`: of two meetings; `all`: what the cumulative list prints. `changed` and `misprinted` are places
    in `all`, as is every place from `new_from` on of an item that is held nowhere."""

    first: Sequence[Item]
    second: Sequence[Item]
    all: Sequence[Item]
    changed: Sequence[int]
    misprinted: Sequence[int]
    new_from: int


def lists(items: int, *, changed: int, misprinted: int, new: int, seed: int = 1) -> Lists:
    draw = random.Random(seed)
    texts = [_sentence(draw) for _ in range(items)]
    held = items - new
    meetings = [texts[: held // 2], texts[held // 2 : held], texts[held:]]
    numbers = iter(f"{number:06d}" for number in range(10100, 10100 + items))
    first, second, fresh = (list(_listed(some, numbers)) for some in meetings)
    printed = [*first, *second, *fresh]
    places = draw.sample(range(held), changed + misprinted)
    for place in places[:changed]:
        printed[place] = replace(printed[place], text=_otherwise(printed[place].text, draw))
    for place in places[changed:]:
        wrong = f"{int(printed[place].number) + 500_000:06d}"
        printed[place] = replace(printed[place], number=wrong)
    return Lists(first, second, printed, places[:changed], places[changed:], held)


def _sentence(draw: random.Random) -> str:
    def some(count: int) -> str:
        return " ".join(f"{draw.choice(SMALL)} {draw.choice(NOUNS)}" for _ in range(count))

    opening = f"COAC recommends that CBP {draw.choice(VERBS)} the {draw.choice(NOUNS)} {some(draw.randint(4, 7))}"
    return f"{opening}, so that the {draw.choice(NOUNS)} may {draw.choice(VERBS)} {some(draw.randint(2, 4))}."


def _otherwise(text: str, draw: random.Random) -> str:
    words = text.split()
    for place in draw.sample(range(5, len(words) - 1), draw.randint(1, 3)):
        words[place] = draw.choice(NOUNS).upper()
    return " ".join(words)


def _listed(texts: Sequence[str], numbers: Iterator[str]) -> Iterator[Item]:
    """By group, with ordinals that begin anew in each."""
    size = -(-len(texts) // len(GROUPS))
    for place, text in enumerate(texts):
        yield Item(GROUPS[place // size], place % size + 1, next(numbers), text)


def paper(items: Sequence[Item], month: str) -> bytes:
    """The list as a PDF: a cover, the groups' headings, a running head, a number on the foot of each page, and items
    that cross from one page to the next."""
    pages: list[list[Printed]] = [[]]
    top = 220.0
    for place, item in enumerate(items):
        heading = place == 0 or items[place - 1].group != item.group
        lines = [Printed(f"{item.group} Working Group", 30, bold=True)] if heading else []
        start = 56 if heading else 14
        lines += [Printed(item.number, start), *block(item.text, start + 13, 72, f"{item.ordinal}.", pitch=13)]
        shift = 0.0
        for line in lines:
            if top + line.top - shift > LAST:
                pages.append([])
                shift, top = line.top, 72.0
            pages[-1].append(replace(line, top=top + line.top - shift))
        top += lines[-1].top - shift
    pages[0] = [*_cover(month), *pages[0]]
    return pdf(*(_framed(page, number, len(pages)) for number, page in enumerate(pages, 1)))


def _cover(month: str) -> list[Printed]:
    said = (
        "Commercial Customs Operations Advisory Committee",
        "Secure Trade Lanes Subcommittee",
        "Recommendations",
        month,
    )
    return [centred(words, 80 + 24 * place, 13, True) for place, words in enumerate(said)]


def _framed(page: list[Printed], number: int, pages: int) -> list[Printed]:
    return [Printed("COAC Public Meeting", 36, size=9), *page, Printed(f"Page {number} of {pages}", 765, 280, 9)]
