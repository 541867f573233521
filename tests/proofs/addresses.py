"""Every address that a site has, from its own list of rules: with what is public in their places, with what is secret,
and with what nobody ever heard of; with questions behind them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import Connection, select
from werkzeug.routing import Rule

from tests.proofs.canaries import slipped
from tracker.pages.public.listing import NAMED
from tracker.published.entry import Entry
from tracker.published.standing import StandingFacet

NOBODYS = ("zzz", "nothing-here", "999999", "2021-03/zzz/1", "0" * 64, "intake-77")
DAYS = ("2020-12-31", "2021-06-01", "2026-01-20", "2026-02-10", "2026-03-01", "2030-01-01", "yesterday")


COUNTED = ("1", "2", "99")  # where an address takes a whole number alone
FORMS = ("docx", "pdf", "md")  # where it takes one of these alone


@dataclass(frozen=True, slots=True)
class Known:
    """What may stand in an address. `secret` are strings that only the office could know; `words` those of drafts."""

    keys: Sequence[str]
    slugs: Sequence[str]
    numbers: Sequence[str]
    hashes: Sequence[str]
    secret: Sequence[str]
    words: Sequence[str]


def public(reader: Connection) -> dict[str, list[str]]:
    keys = sorted(set(reader.execute(select(Entry.key)).scalars()))
    filed = [tuple(row) for row in reader.execute(select(StandingFacet.name, StandingFacet.value).distinct())]
    slugs = [value for name, value in filed if name == "slug"] + [key.replace("/", "-") for key in keys]
    return {
        "keys": keys,
        "slugs": sorted(set(slugs)),
        "numbers": sorted(value for name, value in filed if name == "number"),
    }


def rules(app: Flask, method: str = "GET") -> list[Rule]:
    return sorted(
        (rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())),
        key=lambda rule: (rule.rule, rule.endpoint),
    )


def addresses(app: Flask, known: Known, rng: Random, each: int) -> list[str]:
    """For each rule that answers GET, `each` of each sort of what may stand in it, and as many questions."""
    build = app.url_map.bind("localhost").build
    found = []
    for rule in rules(app):
        for parts in _parts(rule, known, rng, each):
            path = build(rule.endpoint, parts)
            found += [path, *(f"{path}?{urlencode(query)}" for query in _queries(rule, known, rng, each))]
    found += [f"/nothing/{word}" for word in known.secret[:each]]
    return list(dict.fromkeys(found))


# What stands in it --------------------------------------------------------------------------------------------------


def _parts(rule: Rule, known: Known, rng: Random, each: int) -> list[dict[str, str]]:
    if not rule.arguments:
        return [{}]
    held = {
        name: FORMS if name == "form" else COUNTED if f"<int:{name}>" in rule.rule else _held(name, known)
        for name in sorted(rule.arguments)
    }
    sorts = [
        [*values]
        if values is COUNTED or values is FORMS
        else [*_some(rng, values, each), *_some(rng, known.secret, each), *_some(rng, NOBODYS, 1)]
        for values in held.values()
    ]
    most = max(map(len, sorts))
    return [{name: values[at % len(values)] for name, values in zip(held, sorts, strict=True)} for at in range(most)]


def _held(name: str, known: Known) -> Sequence[str]:
    """What is public of that part. A part that this does not know stops the proof: say here what stands in it."""
    return {
        "slug": known.slugs,
        "name": [*known.keys, *known.numbers, *(f"{key}@v1" for key in known.keys)],
        "number": known.numbers,
        "sha256": known.hashes,
        "filename": ["site.css", "icon.svg"],
        "secret": ["0" * 64],
        "id": ["intake-1", "answer-dfo-1", "criteria-dfo-1"],
        "email": ["office@example.gov", "nobody@example.gov"],
        "page": ["1"],
        "block": ["1"],
        "key": known.keys,
    }[name]


def _some(rng: Random, values: Sequence[str], count: int) -> list[str]:
    return rng.sample(list(values), min(count, len(values)))


# What is asked ------------------------------------------------------------------------------------------------------


def _queries(rule: Rule, known: Known, rng: Random, each: int) -> Iterable[Mapping[str, str]]:
    if rule.endpoint.startswith("public.search"):
        yield from _searches(known, rng, each)
    elif rule.endpoint.startswith("public.comparison"):
        for key in (*_some(rng, known.keys, each), *_some(rng, known.secret, each)):
            yield from ({"new": key}, {"old": rng.choice([*known.keys]), "new": key})
    elif rule.endpoint.startswith("public.one_document"):
        yield {"compare": rng.choice(DAYS), "with": rng.choice(DAYS), "audience": rng.choice(("new", "existing"))}
    elif rule.rule.removesuffix(rule.endpoint.rpartition("_")[2]).rstrip(".").endswith("/"):
        yield from _listings(known, rng, each)
    elif rule.arguments and rng.random() < 0.5:
        yield {rng.choice(("as_of", "published_on")): rng.choice(DAYS)}


def _searches(known: Known, rng: Random, each: int) -> Iterable[Mapping[str, str]]:
    """A word of a draft as it is, with a slip, begun, beside public words; and public words, whose scores tell."""
    for word in _some(rng, known.words, each):
        yield from ({"q": word}, {"q": f"{word[:5]}*"}, {"q": f"sign OR {word}", "page": "1"})
    for word in _some(rng, known.words, 10 * each):  # many: not every word of a draft would come to stand in an index
        yield {"q": slipped(word)}
    for text in (
        "sign",
        "COAC recommends",
        "sign*",
        "gate lane -berth",
        '"once a year"',
        *known.numbers[:1],
        *known.secret[:each],
    ):
        yield {"q": text}
    yield {"q": "COAC", "page": "2"}
    yield {"q": "COAC", "kind": rng.choice(("paper", "recommendation", "group")), "as_of": rng.choice(DAYS)}


def _listings(known: Known, rng: Random, each: int) -> Iterable[Mapping[str, str]]:
    for name in (*NAMED, "year", "kind", "feedback"):
        yield {name: rng.choice([*known.secret, *known.slugs, "2021", "agreed"])}
    for day in _some(rng, DAYS, each):
        yield {"as_of": day, "sort": "oldest"}
    yield {"page": "2"}
