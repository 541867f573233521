"""Whether an answer or an update may follow on what CBP said before of the same recommendations: asked when it is sent
for clearance, and again when it is published."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings.answer import may_be_answered, revises_what_stands
from tracker.proceedings.named import recommendation
from tracker.published.life import life
from tracker.published.thing import Thing
from tracker.records.answer import Answer
from tracker.rules import answer as rules
from tracker.rules import progress
from tracker.rules.field import Field, Values, by_name
from tracker.rules.fold import Set
from tracker.rules.moment import Moment
from tracker.rules.recommendation import unadopted
from tracker.rules.thread import is_older
from tracker.text import dates
from tracker.text.dates import day_words


def day_of(reader: Connection, held: Answer, values: Values, items: Sequence[Thing], when: Moment) -> date:
    """The day that it is of. Raises a refusal, in words, where it cannot be said then, or not after what stands."""
    typed, field = values["date"], by_name(rules.FIELDS[held.kind])["date"]
    on = date.fromisoformat(typed["value"]) if typed else when.dated
    if on > when.dated:
        raise field.refused(f"{day_words(on)} lies in the future.", "Publish it on its day.")
    for item in items:
        may_be_answered(held.kind, item)
        adopted = str(_said(item, "action")["since"])
        if str(on) < adopted:
            told = _words(adopted)
            raise field.refused(f"{day_words(on)} is before {item.title} was adopted ({told}).", "Check the day.")
    _announces_what_comes(held, values, on)
    follow = _answer_follows if held.kind == rules.RESPONSE else _update_follows
    for item in items:
        follow(reader, held, values, item, on)
    return on


def _announces_what_comes(held: Answer, values: Values, on: date) -> None:
    more = dates.understood(values["next_update"])
    if more and more.last < on:
        words = f"{more.words} is before this is said ({day_words(on)})."
        raise by_name(rules.FIELDS[held.kind])["next_update"].refused(words, "Name a day to come, or leave it out.")


def _said(item: Thing, axis: str) -> Mapping[str, Any]:
    return (item.status or {}).get(axis) or {}


def _answer_follows(reader: Connection, held: Answer, values: Values, item: Thing, on: date) -> None:
    said, verdict, fields = _said(item, "feedback"), str(values["verdict"]), by_name(rules.FIELDS[held.kind])
    standing = said.get("value")
    revises_what_stands(held.revises, item)
    if verdict not in progress.ANSWERS[standing]:
        after = ", ".join(f'"{one}"' for one in progress.ANSWERS[standing])
        raise fields["verdict"].refused(
            f'of {item.title} "{standing}" is published ({said["by"]}); "{verdict}" does not follow on that.',
            f"What follows is {after}; more of what was done is told by an update.",
        )
    if said and str(on) < str(said["since"]):
        told = _words(str(said["since"]))
        raise fields["date"].refused(
            f'{day_words(on)} is before "{standing}" was said of {item.title} ({told}).',
            "Check the day; an answer that an older paper holds is attested.",
        )


def _update_follows(reader: Connection, held: Answer, values: Values, item: Thing, on: date) -> None:
    fields, word = by_name(rules.FIELDS[held.kind]), str(values["verdict"])
    if values.get("successor"):
        _takes_its_place(fields["successor"], recommendation(reader, str(values["successor"]), on), item, on)
    before, after = _beside(reader, item, on)
    standing = before.value if before else None
    if before and (onward := progress.goes_on(standing, word)):
        raise fields["verdict"].refused(
            f'of {item.title} "{standing}" is published as of {_words(before.since)}; '
            f'"{word}" does not follow on that.',
            f"What follows is: {', '.join(onward)}. A wrong entry is corrected or retracted by the office.",
        )
    if after and not progress.leads_to(word, after.value):
        raise fields["verdict"].refused(
            f'of {item.title} "{after.value}" is published as of {_words(after.since)}; that does not follow on '
            f'"{word}" of {day_words(on)}.',
            "Check the day and the word.",
        )
    answer = _said(item, "feedback").get("value")
    if progress.says_why(standing, word, answer) and not values["reasons"]:
        stands = f'"{standing}"' if progress.says_why(standing, word) else f'the answer "{answer}"'
        raise fields["reasons"].refused(
            f'"{word}" goes against {stands}, which stands of {item.title}.', "Say why; the public reads it."
        )


def _takes_its_place(field: Field, successor: Thing, item: Thing, on: date) -> None:
    if successor.key == item.key:
        raise field.refused(f"{item.title} cannot take its own place.", "Name the later one.")
    if is_older(successor.key, item.key):
        raise field.refused(f"{successor.title} was made before {item.title}.", "Name a later one.")
    if told := unadopted(successor.status or {}):
        raise field.refused(
            f"{successor.title} was not adopted by the committee by {day_words(on)} ({told}), and took no place.",
            "Name one that it adopted; or record first, with its source, that the committee adopted this one.",
        )


def _words(day: str) -> str:
    return day_words(date.fromisoformat(day))


def _beside(reader: Connection, item: Thing, on: date) -> tuple[Set | None, Set | None]:
    """What was said last of the implementation up to this day, and what is said first after it."""
    sets = [span.status["implementation"] for span in life(reader, item.key).spans if "implementation" in span.status]
    before = [one for one in sets if one.since <= str(on)]
    after = [one for one in sets if one.since > str(on)]
    return (before[-1] if before else None), (after[0] if after else None)
