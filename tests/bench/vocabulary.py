"""A seeded vocabulary and its texts: words as frequent as those of a language (Zipf), and phrases that keep together,
so that searches have hits of all sizes. Nothing in it comes from a paper."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

SMALL = ("the", "of", "to", "and", "a", "in", "that", "for", "is", "be", "on", "by", "with", "as", "or", "at", "it",
         "from", "not", "its", "which", "should", "an", "are", "when", "each", "this", "no", "has", "their")  # fmt: skip
OF_TRADE = (
    *("port", "importer", "entry", "filer", "cargo", "broker", "notice", "officer", "form", "line", "seal", "vessel"),
    *("carrier", "bond", "duty", "release", "exam", "terminal", "warehouse", "container", "document", "system", "data"),
    *("rule", "week", "office", "member", "program", "list", "record", "answer", "request", "message", "code", "value"),
    *("date", "number", "inspection", "shipment", "seaport", "airport", "border", "rail", "truck", "driver", "gate"),
    *("manifest", "tariff", "classification", "origin", "refund", "protest", "appeal", "statement", "payment", "fee"),
    *("penalty", "audit", "review", "policy", "guidance", "training", "report", "survey", "pilot", "working", "group"),
    *("committee", "agency", "partner", "trade", "industry", "small", "business", "electronic", "portal", "account"),
    *(
        "password",
        "query",
        "status",
        "delay",
        "hour",
        "day",
        "month",
        "year",
        "page",
        "text",
        "word",
        "change",
        "reason",
    ),
    *(
        "publish",
        "allow",
        "require",
        "confirm",
        "extend",
        "correct",
        "return",
        "explain",
        "measure",
        "compare",
        "share",
    ),
    *("weekly", "early", "late", "single", "common", "open", "public", "clear", "plain", "whole", "former", "next"),
)
BEGINNINGS = ("b", "br", "c", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "qu", "r",
              "s", "sh", "sl", "st", "t", "tr", "v", "w", "z")  # fmt: skip
MIDDLES = ("a", "e", "i", "o", "u", "ea", "io", "ou", "ai")
ENDINGS = ("", "b", "ck", "d", "l", "ld", "m", "n", "nd", "nt", "r", "rd", "s", "st", "t", "x")
DISTINCT = 24_000  # words besides the small ones
PHRASES = 240
BEND, SLOPE = 2.7, 1.05  # of the law by which the word of a rank is as frequent as 1 / (rank + BEND) ** SLOPE
SHARE_OF_SMALL = 0.42
SHARE_OF_PHRASES = 0.5  # of the sentences


@dataclass(frozen=True)
class Vocabulary:
    """`words` and `phrases` are ordered by how often they are used, the most frequent first."""

    words: Sequence[str]
    phrases: Sequence[str]

    @cached_property
    def _of_words(self) -> list[float]:
        return _cumulated(len(self.words))

    @cached_property
    def _of_phrases(self) -> list[float]:
        return _cumulated(len(self.phrases))

    @cached_property
    def _of_small(self) -> list[float]:
        return _cumulated(len(SMALL))

    def text(self, chance: random.Random, length: int, opening: str = "") -> str:
        """About so many words, in sentences; the first begins with the opening."""
        sentences: list[str] = []
        while length > 0:
            some = min(length, chance.randint(8, 24))
            words = self._sentence(chance, some)
            words[0] = f"{opening} {words[0]}" if opening and not sentences else words[0].capitalize()
            sentences.append(" ".join(words) + ".")
            length -= some
        return " ".join(sentences)

    def name(self, chance: random.Random, words: int) -> str:
        """For what is called by a name: words that are neither the most frequent nor rare."""
        return " ".join(word.title() for word in chance.sample(self.words[20:400], words))

    def _sentence(self, chance: random.Random, length: int) -> list[str]:
        words = chance.choices(self.words, cum_weights=self._of_words, k=length)
        small = chance.choices(SMALL, cum_weights=self._of_small, k=length)
        mixed = [less if chance.random() < SHARE_OF_SMALL else word for word, less in zip(words, small, strict=True)]
        if chance.random() < SHARE_OF_PHRASES:
            mixed[chance.randrange(length)] = chance.choices(self.phrases, cum_weights=self._of_phrases)[0]
        return mixed


def vocabulary(seed: int) -> Vocabulary:
    chance = random.Random(f"vocabulary {seed}")
    words = list(dict.fromkeys(OF_TRADE))
    taken = {*words, *SMALL}
    chance.shuffle(words)
    while len(words) < DISTINCT:
        word = _made(chance)
        if word not in taken:
            taken.add(word)
            words.append(word)
    phrases = {" ".join(chance.sample(words[5:1500], chance.choice((2, 2, 3)))): None for _ in range(PHRASES)}
    return Vocabulary(tuple(words), tuple(phrases))


def _made(chance: random.Random) -> str:
    syllables = chance.choice((2, 2, 3, 3, 4))
    made = "".join(chance.choice(BEGINNINGS) + chance.choice(MIDDLES) for _ in range(syllables))
    return made + chance.choice(ENDINGS)


def _cumulated(number: int) -> list[float]:
    return list(accumulate(1 / (rank + BEND) ** SLOPE for rank in range(1, number + 1)))
