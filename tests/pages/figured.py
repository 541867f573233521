"""Random small records for figures: items of several terms and groups, adopted, sent back, answered and carried out."""

import random
from dataclasses import replace
from datetime import date, timedelta

from tests.builders import World, recommendation
from tests.pages.builders_public import group, link, publish, response, term
from tracker.published.entry import Edition
from tracker.rules.recommendation import ACTION, FEEDBACK, IMPLEMENTATION
from tracker.text.dates import on_day

TERMS = (("14", "2015-10-01"), ("15", "2018-11-01"), ("16", "2022-02-10"))
FIRST, LAST = date(2016, 1, 1), date(2025, 12, 31)


def drawn(world: World, seed: int, items: int = 12) -> World:
    """Some items are adopted before the committee had its number, some twice, some never; of some nothing more is
    recorded. Papers may bear a later date than what was decided on them."""
    chance = random.Random(seed)
    office = Edition(
        "office/quays", "office", "Office of Quays", on_day(date(2015, 1, 1)), facts={"name": "Office of Quays"}
    )
    publish(world, *(term(number, since) for number, since in TERMS), office,
            *(group(name, f"{name.title()} Working Group", "2015-01-01", "coac") for name in ("signs", "locks")))  # fmt: skip
    for place in range(items):
        printed = _day(chance, FIRST, date(2024, 12, 31))
        name = chance.choice(("signs", "locks"))
        item = recommendation(f"{str(printed)[:7]}/{name}{place}/1", since=str(printed), group=name)
        links = [*item.links, link("term", chance.choice(TERMS)[0])]
        links += [link("office", "office/quays")] if chance.random() < 0.5 else []
        publish(world, replace(item, links=links), *_fate(chance, item.key, printed, f"said/{place}"))
    return world


def _day(chance: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=chance.randrange(max(1, (last - first).days)))


def _fate(chance: random.Random, key: str, printed: date, name: str) -> list[Edition]:
    day, found = _day(chance, printed - timedelta(days=40), printed + timedelta(days=200)), []
    for turn in range(chance.choice((0, 1, 1, 1, 1, 3))):
        adopts = turn % 2 == 0
        feedback = {"feedback": "awaiting"} if chance.random() < 0.7 else {}
        sets = (
            {"action": "passed", "text": "adopted", **feedback}
            if adopts
            else {"action": ACTION.values[4], "text": "refining"}
        )
        found.append(response(f"{name}/{turn}", str(min(day, LAST)), {key: sets}, f"Outcome {turn} of {name}"))
        day = _day(chance, day, day + timedelta(days=300))
    for turn in range(chance.randrange(4) if found else 0):
        day = _day(chance, day, day + timedelta(days=400))
        axis = chance.choice((FEEDBACK, IMPLEMENTATION))
        sets = {key: {axis.name: chance.choice(axis.values)}}
        found.append(response(f"{name}/said-{turn}", str(min(day, LAST)), sets, f"Word {turn} on {name}"))
    return found
