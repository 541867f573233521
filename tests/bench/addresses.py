"""Addresses to ask a site of a made-up record for, drawn from a seed: pages of recommendations, lists narrowed by what
things are really filed under, and words to search for. None twice."""

import random
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from urllib.parse import urlencode

from sqlalchemy import Connection, select

from tests.bench.fill import SEED
from tests.bench.home import Home
from tests.bench.vocabulary import SMALL, vocabulary
from tracker import create_app
from tracker.published import find
from tracker.published.entry import Content, Entry
from tracker.published.standing import Standing
from tracker.rules.fold import FOREVER
from tracker.search.site import Site
from tracker.settings import from_environment

AXES = ("action", "feedback", "implementation")
BROAD = ("term", "subject", "addressee", "year")
MOST_WORDS = 3


class Addresses:
    """Two of the same home and turn give the same addresses in the same order; other turns give others."""

    def __init__(self, home: Home, turn: int) -> None:
        self.home = home
        self.chance = random.Random(f"addresses {turn}")
        self.site: Site = create_app(from_environment(home.environment)).extensions["tracker"]

    @cached_property
    def _keys(self) -> list[str]:
        query = select(Standing.key).where(Standing.kind == "recommendation", Standing.until == FOREVER)
        with self.site.reader.connect() as reader:
            keys = list(reader.execute(query.order_by(Standing.key)).scalars())
        self.chance.shuffle(keys)
        return keys

    def recommendations(self, number: int) -> list[str]:
        with self.site.reader.connect() as reader:
            wanted = self._keys[:number]
            called = find.names(reader, wanted, self.site.clock().day)
        return [called[key]["url"] for key in wanted]

    def lists(self, number: int) -> list[str]:
        """Lists of recommendations, each narrowed by one thing or two that some of them are filed under."""
        found: dict[str, None] = {}
        with self.site.reader.connect() as reader:
            offered = find.counts(reader, "recommendation", {}, self.site.clock().day, (*BROAD, *AXES))
        while len(found) < number:
            chosen = [(name, self.chance.choice(list(offered[name]))) for name in self._names()]
            found["/recommendations/?" + urlencode(chosen)] = None
        return list(found)

    def _names(self) -> list[str]:
        return [self.chance.choice(BROAD), *self.chance.sample(AXES, self.chance.choice((0, 1, 1)))]

    def searches(self, number: int) -> list[str]:
        """One to three words each: most from one text, so that something has them all; some at random."""
        with self.site.reader.connect() as reader:
            asked = self._words(reader)
            return list(islice(dict.fromkeys(islice(asked, 3 * number)), number))

    def _words(self, reader: Connection) -> Iterator[str]:
        last = find.head(reader).id
        language = vocabulary(SEED).words
        while True:
            some = self.chance.sample(range(1, last), min(500, last - 1))
            query = select(Content.text).join(Entry, Entry.content == Content.hash).where(Entry.id.in_(some))
            for text in reader.execute(query.order_by(Entry.id)).scalars():
                words = sorted(
                    {word for word in (text or "").lower().replace(".", "").split() if word.isalpha()} - {*SMALL}
                )
                if self.chance.random() < 0.2 or len(words) < MOST_WORDS:
                    words = [language[int(len(language) ** self.chance.random()) - 1] for _ in range(MOST_WORDS)]
                yield " ".join(self.chance.sample(words, self.chance.choice((1, 2, 3))))


def searching(words: str, form: str = "") -> str:
    return f"/search{form}?" + urlencode({"q": words})
