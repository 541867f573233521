"""What is said of a recommendation after it was made: further editions, corrections, motions, answers, updates, links
and errata, some eighteen on the average."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from tests.bench.vocabulary import Vocabulary
from tests.bench.world import LAST_DAY, MEETINGS, World, often
from tracker.published.entry import CORRECT, Edition
from tracker.rules.recommendation import FEEDBACK, IMPLEMENTATION
from tracker.text.dates import on_day

BACKLOG = timedelta(days=180)
FATES = ("passed", "passed", "passed", "passed as amended", "not passed", "withdrawn")
BEFORE_THAT = ("on agenda", "tabled", "remanded to group", "presented, not voted (no quorum)")
AFTER = {"passed": "adopted", "passed as amended": "adopted", "not passed": "proposed", "withdrawn": "withdrawn",
         "remanded to group": "refining"}  # fmt: skip
FIRST_NUMBER = 10_000


@dataclass
class Story:
    """The record in the making: what chance has left, how many were told under each stem, and the next entry's
    number."""

    chance: random.Random
    language: Vocabulary
    world: World
    entry: int
    told: Counter[str] = field(default_factory=Counter)
    items: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.offices = [body.key for body in self.world.offices]
        self.often = often(len(self.offices))

    def numbered(self, stem: str, start: int = 0) -> str:
        self.told[stem] += 1
        return f"{stem}/{start + self.told[stem]}"

    def later(self, day: date, most: int) -> date:
        return min(day + timedelta(days=self.chance.randint(1, most)), LAST_DAY)

    def office(self) -> dict[str, str]:
        return {"rel": "office", "to": self.chance.choices(self.offices, cum_weights=self.often)[0]}

    def text(self, fewest: int, most: int, opening: str = "") -> str:
        return self.language.text(self.chance, self.chance.randint(fewest, most), opening)


def attested(source: str, day: date) -> dict[str, Any]:
    return {"attested": {"source": source} | ({"backlog": True} if LAST_DAY - day > BACKLOG else {})}


def around(story: Story, item: Edition, made: date) -> Iterator[Edition]:
    """`item` is the first edition, which stands in the record already, as the entry before story.entry."""
    paper = str(item.facts["paper"])
    entry, words = story.entry - 1, item
    for _ in range(story.chance.choice((0, 1, 2, 2, 3, 4))):
        words = _reworded(story, words, made, entry)
        yield words
        entry = story.entry
        story.entry += 1
    for other in (*_motions(story, item, made, paper), *_answers(story, item, made, paper),
                  *_updates(story, item, made, paper), *_beside(story, item)):  # fmt: skip
        yield other
        story.entry += 1


def _reworded(story: Story, item: Edition, made: date, entry: int) -> Edition:
    if story.chance.random() < 0.2:
        facts = {**item.facts, "notice": story.text(8, 16)}
        return replace(item, act=CORRECT, replaces=entry, facts=facts, text=f"{item.text} {story.text(6, 12)}")
    facts = {name: value for name, value in item.facts.items() if name != "notice"}
    text = f"{item.text} {story.text(6, 20)}"
    return replace(item, act="publish", replaces=None, facts=facts, since=on_day(story.later(made, 700)), text=text)


def _say(story: Story, key: str, kind: str, title: str, day: date, link: Mapping[str, Any], text: str, paper: str,
         **facts: Any) -> Edition:  # fmt: skip
    links = [link] if kind == "outcome" else [link, story.office()]
    return Edition(key, kind, title, on_day(day), text=text, links=links, facts={**facts, **attested(paper, day)})


def _motions(story: Story, item: Edition, made: date, paper: str) -> Iterator[Edition]:
    day = made
    fate = story.chance.choice(FATES)
    for action in (*story.chance.sample(BEFORE_THAT, story.chance.choice((1, 2, 2, 3))), fate):
        sets = {"action": action} | ({"text": AFTER[action]} if action in AFTER else {})
        if AFTER.get(action) == "adopted":
            sets["number"] = f"{FIRST_NUMBER + len(story.items):06d}"
        key = story.numbered(str(day))
        said = {"printed": str(day), "value": str(day), "precision": "day"}
        number = key.rpartition("/")[2]
        yield _say(story, key, "outcome", f"Motion {number}, meeting of {on_day(day).words}", day,
                   {"rel": "decides", "to": item.key, "sets": sets}, story.text(12, 30), paper,
                   meeting=said, motion=int(number), method="voice vote")  # fmt: skip
        day = next_meeting(story, day)


def next_meeting(story: Story, day: date) -> date:
    """One of the next meetings after a day; the last, where there is none."""
    coming = [meeting for meeting in MEETINGS if meeting > day][:3]
    return story.chance.choice(coming) if coming else MEETINGS[-1]


def _answers(story: Story, item: Edition, made: date, paper: str) -> Iterator[Edition]:
    day = made
    for _ in range(story.chance.choice((1, 2, 3, 4, 5))):
        day = story.later(day, 500)
        word = story.chance.choice(FEEDBACK.values)
        key = story.numbered(str(day.year))
        link = {"rel": "answers", "to": item.key, "sets": {"feedback": word}}
        yield _say(story, key, "response", f"Response to {item.title}", day, link, story.text(40, 90), paper)


def _updates(story: Story, item: Edition, made: date, paper: str) -> Iterator[Edition]:
    day = made
    for _ in range(story.chance.randint(4, 12)):
        day = story.later(day, 400)
        word = story.chance.choice(IMPLEMENTATION.values)
        key = story.numbered(str(day), FIRST_NUMBER * 10)
        link = {"rel": "updates", "to": item.key, "sets": {"implementation": word}}
        yield _say(story, key, "update", f"{item.title}: {word}", day, link, story.text(25, 60), paper)


def _beside(story: Story, item: Edition) -> Iterator[Edition]:
    today = on_day(LAST_DAY)
    earlier = story.chance.sample(story.items, min(len(story.items), story.chance.choice((1, 2, 3, 3))))
    for other in earlier:
        links = [{"rel": "of", "to": item.key}, {"rel": "refers to", "to": other}]
        title = f"{item.title} refers to an earlier one"
        yield Edition(f"{item.key}/refers/{other}", "link", title, today, facts={"printed": other}, links=links)
    if story.chance.random() < 0.2:
        word = item.text.split()[4]
        facts = {"printed": word, "corrected": f"{word}s", "source": "The minutes of the meeting."}
        key = f"{item.key}/erratum/1"
        yield Edition(key, "erratum", f"Erratum to {item.title}", item.since, facts=facts,
                      links=[{"rel": "of", "to": item.key}])  # fmt: skip
