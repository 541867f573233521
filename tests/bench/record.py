"""A made-up public record of any size, from a seed: meeting by meeting papers, their sets and items, and after each
item what was said of it. The same seed and size give the same editions in the same order."""

import random
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from tests.bench.around import Story, around, attested
from tests.bench.held import held
from tests.bench.vocabulary import vocabulary
from tests.bench.world import ADDRESSEES, MEETINGS, Body, often, term_on, world
from tracker.published.entry import Edition
from tracker.published.prints import PRINTS
from tracker.rules import keys
from tracker.text.dates import Dated, in_month, on_day

LARGEST = 1000  # entries of one release
FEWEST, MOST = 4, 12  # items of a set


def releases(seed: int, size: int, first: int) -> Iterator[list[Edition]]:
    """The editions of a record of `size` recommendations, in releases. `first`: the number that its first entry will
    have."""
    language = vocabulary(seed)
    about = world(seed, language)
    story = Story(random.Random(f"record {seed} {size}"), language, about, first)
    made = list(about.editions())
    story.entry += len(made)
    for place, meeting in enumerate(MEETINGS):
        left = size * (place + 1) // len(MEETINGS) - size * place // len(MEETINGS)
        if left:
            made.append(_notice(story, meeting))
        while left:
            items = min(left, story.chance.randint(FEWEST, MOST))
            told = list(_set(story, meeting, items))  # a set names its items: they go together
            if len(made) + len(told) > LARGEST:
                yield made
                made = []
            made += told
            left -= items
    for one in held(story, size):
        if len(made) == LARGEST:
            yield made
            made = []
        made.append(one)
    yield made


def _notice(story: Story, meeting: date) -> Edition:
    story.entry += 1
    facts = {"meeting": _said(on_day(meeting)), **attested(f"{meeting:%Y-%m}/coac/meeting-notice", meeting)}
    title = f"Notice of the meeting of {on_day(meeting).words}"
    return Edition(f"{meeting:%Y-%m}/coac/meeting-notice", "notice", title, on_day(meeting), facts=facts,
                   text=story.text(30, 60))  # fmt: skip


def _set(story: Story, meeting: date, number: int) -> Iterator[Edition]:
    """A paper of one set, its items, and what was said of each."""
    groups = story.world.groups[6:]
    body = story.chance.choices(groups, cum_weights=often(len(groups)))[0]
    stem = f"{meeting:%Y-%m}/{body.key}"
    story.told[stem] += 1
    set_key = stem if story.told[stem] == 1 else f"{stem}-{story.told[stem]}"
    dated = in_month(meeting.year, meeting.month) if story.chance.random() < 0.25 else on_day(meeting)
    paper = _paper(story, set_key, body, meeting, dated, number)
    items = [_item(story, set_key, paper.key, body, meeting, dated, ordinal) for ordinal in range(1, number + 1)]
    yield paper
    yield _set_edition(set_key, paper, body, meeting, dated, items)
    story.entry += 2
    for item in items:
        yield item
        story.entry += 1
        story.items.append(item.key)
        yield from around(story, item, meeting)


def _paper(story: Story, set_key: str, body: Body, meeting: date, dated: Dated, number: int) -> Edition:
    key, called = f"{set_key}/recommendations", body.called(meeting)
    text = f"{called}\n\n{dated.words}\n\n{story.text(60 * number, 90 * number)}"
    facts: dict[str, Any] = {
        "paper_kind": "recommendations", "group_printed": called, "sets": [set_key], "date": _said(dated),
        "meeting": _said(on_day(meeting)), "sections": [{"heading": called, "text": text}], **attested(key, meeting),
    }  # fmt: skip
    return Edition(key, "paper", f"Recommendations, {called}, {dated.words}", dated, text=text, facts=facts,
                   links=_links(body, meeting))  # fmt: skip


def _set_edition(
    key: str, paper: Edition, body: Body, meeting: date, dated: Dated, items: Sequence[Edition]
) -> Edition:
    called = body.called(meeting)
    facts = {"paper": paper.key, "heading": called, "items": [item.key for item in items], "date": _said(dated),
             **attested(paper.key, meeting)}  # fmt: skip
    prints = [{"rel": PRINTS, "to": item.key, "edition": 1, "page": 1 + place // 4, "ordinal": place + 1}
              for place, item in enumerate(items)]  # fmt: skip
    return Edition(key, "set", f"Recommendations of the {called}, {dated.words}", dated, facts=facts,
                   links=[{"rel": "paper", "to": paper.key}, *_links(body, meeting), *prints])  # fmt: skip


def _item(story: Story, set_key: str, paper: str, body: Body, meeting: date, dated: Dated, ordinal: int) -> Edition:
    chance, about = story.chance, story.world
    called = body.called(meeting)
    facts = {
        "ordinal": ordinal, "paper": paper, "set": set_key, "page": 1 + ordinal // 4, "date": _said(dated),
        "group_printed": called, **attested(paper, meeting),
        "subject": sorted(set(chance.choices(about.subjects, cum_weights=often(len(about.subjects)), k=2))),
        "addressee": chance.choices(ADDRESSEES, cum_weights=often(len(ADDRESSEES)))[0],
    }  # fmt: skip
    if chance.random() < 0.4:
        facts["programme"] = chance.choice(about.programmes).names[0][1]
    if chance.random() < 0.3:
        facts["short_title"] = story.language.name(chance, 3)
    links = [*_links(body, meeting), {"rel": "set", "to": set_key}, {"rel": "paper", "to": paper}, story.office()]
    return Edition(keys.item_key(set_key, ordinal), "recommendation", f"Recommendation {ordinal}, {called}, {dated.words}",
                   dated, text=story.text(45, 110, "COAC recommends that CBP"), facts=facts, links=links)  # fmt: skip


def _links(body: Body, meeting: date) -> list[dict[str, Any]]:
    return [{"rel": "group", "to": body.key}, {"rel": "term", "to": term_on(meeting)}]


def _said(dated: Dated) -> dict[str, str]:
    return {"printed": dated.words, "value": dated.value, "precision": dated.precision}
