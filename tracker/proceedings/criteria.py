"""Criteria come into the record: a document, its editions, its changes with their dates. An edition or a change may be
out for comment first; it counts once it is announced."""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings import named
from tracker.proceedings.act import act
from tracker.proceedings.publish import Published, released
from tracker.published import criteria, find, names
from tracker.published.criteria import Document
from tracker.published.entry import Edition
from tracker.rules import criteria as rules
from tracker.rules.field import Typed, Values, by_name, one_day, understood
from tracker.rules.keys import slug
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing
from tracker.store.database import db
from tracker.text.dates import day_words, on_day

PUBLISH = "criteria.publish"
Said = Sequence[Mapping[str, Any]]  # of each criterion its fields as typed
Days = Mapping[str, str | None]  # the four dates, as ISO


def found(actor: Actor, when: Moment, typed: Typed) -> Published:
    """A document whose editions and changes follow."""
    values = understood(rules.FOUNDED, typed)
    key = f"criteria/{slug(str(values['name']))}"
    with act(actor, "found criteria", when, needs=PUBLISH, subject=key):
        reader = db.session.connection()
        if find.was_given(reader, key):
            raise BadInput(f"{key} is there already.", remedy="Add an edition or a change to it.", field="name")
        since = date.fromisoformat(str(values["since"]["value"]))
        if since > when.dated:
            raise by_name(rules.FOUNDED)["since"].refused(f"{day_words(since)} lies in the future.", "Wait for it.")
        facts = {"name": values["name"], "slug": key.partition("/")[2], "entity_types": values["entity_types"] or []}
        links = []
        if values["programme"]:
            links.append({"rel": "programme", "to": _programme(reader, str(values["programme"]), when.day)})
        if values["office"]:
            links.append({"rel": "office", "to": named.office(reader, str(values["office"]))})
        return released(
            [Edition(key, rules.DOCUMENT, str(values["name"]), on_day(since), facts=facts, links=links)], when
        )


def _programme(reader: Connection, typed: str, on: date) -> str:
    for one in find.all_of(reader, "programme", on):
        if typed.lower() in (one.key, one.own_title.lower(), str(one.facts.get("acronym")).lower()):
            return one.key
    raise BadInput(
        f'"{typed}" is no programme of the record.', remedy="Leave it empty, or give its name.", field="programme"
    )


def edition(actor: Actor, document: str, when: Moment, typed: Typed, said: Said) -> Published:
    """All criteria anew, from the days typed on. `said`: the fields of a criterion, by name."""
    with act(actor, "publish edition of criteria", when, needs=PUBLISH, subject=document):
        held = known(document, when)
        return released(with_types(held, step(held, typed, said, (), when, whole=True), typed), when)


def change(actor: Actor, document: str, when: Moment, typed: Typed, said: Said, gone: Sequence[str] = ()) -> Published:
    """Some criteria changed, added or (`gone`) taken out; what is not said of one stays as it was."""
    with act(actor, "publish change of criteria", when, needs=PUBLISH, subject=document):
        held = known(document, when)
        return released(with_types(held, step(held, typed, said, gone, when, whole=False), typed), when)


def known(key: str, when: Moment) -> Document:
    held = criteria.document(db.session.connection(), key, when.day)
    if held is None:
        raise Missing(f"There are no criteria {key} in the record.", remedy="Their page lists all that there are.")
    return held


def step(
    held: Document, typed: Typed, said: Said, gone: Sequence[str], when: Moment, *, whole: bool, key: str | None = None
) -> Edition:
    """The entry that an edition or a change becomes; `key` of one that was out for comment."""
    reader = db.session.connection()
    values = understood((*rules.SAID, rules.STAGE), typed)
    days = dated(values, when)
    facts: dict[str, Any] = {
        "stage": values["stage"] or rules.ANNOUNCED,
        **{name: day for name, day in days.items() if day},
    }
    filled = {name: day or days["effective"] for name, day in days.items()}
    new = possible(held, values, filled, said, gone, key, whole=whole, on=str(days["effective"] or days["announced"]))
    _something(said, new, gone)
    facts |= {"criteria": new} | ({"gone": list(gone)} if gone else {})
    facts |= {"source": values["source"]} if values["source"] else {}
    stem = f"{held.thing.key}/{'edition' if whole else 'change'}"
    key = key or f"{stem}/{names.given_under(reader, stem) + 1}"
    on = on_day(date.fromisoformat(str(facts["announced"])))
    called = f"{'edition' if whole else 'change'} {key.rpartition('/')[2]}"
    title = str(values["title"] or f"{held.thing.own_title}, {called}, {on.words}")
    kind = rules.EDITION if whole else rules.CHANGE
    links = [{"rel": rules.OF, "to": held.thing.key}]
    links += [{"rel": "source", "to": values["source"]}] if _is_paper(reader, values["source"], when) else []
    return Edition(key, kind, title, on, str(values["notes"] or ""), facts, links)


def _is_paper(reader: Connection, source: Any, when: Moment) -> bool:
    return bool(source) and find.names(reader, [str(source)], when.day).get(str(source), {}).get("kind") == "paper"


def dated(values: Values, when: Moment) -> Days:
    """The days of what is published now. A day to come is a fact of the change, not of the entry."""
    fields, days = by_name(rules.SAID), said_days(values)
    announced = days["announced"] or str(when.dated)
    if announced > str(when.dated):
        raise fields["announced"].refused(f"{announced} lies in the future.", "Publish it on its day.")
    if (values["stage"] or rules.ANNOUNCED) == rules.ANNOUNCED and not days["effective"]:
        raise fields["effective"].refused("the day is missing.", "Say from when on the text stands.")
    return {**days, "announced": announced}


def said_days(values: Values) -> Days:
    return {field.name: one_day(values[field.name]) for field in rules.DATES}


def _something(said: Said, new: Said, gone: Sequence[str]) -> None:
    if not (said or gone):
        raise BadInput("No criterion is said.", remedy="Give at least one with its ID.", field="id")
    if not (new or gone):
        raise BadInput("Nothing of it is new.", remedy="Say what changes, or which criteria are taken out.", field="id")


def possible(
    held: Document,
    values: Values,
    days: Days,
    said: Said,
    gone: Sequence[str],
    own: str | None,
    *,
    whole: bool,
    on: str,
) -> list[dict[str, Any]]:
    """Of each criterion what the record is to keep: of an edition all; of a change what is new to the text that stands
    `on` a day (a table of all may be given), and a criterion that was not there before whole. Raises BadInput for what
    cannot be, whatever is filled in later: `days` as far as they are known."""
    _in_order(held, days)
    told = [named_criterion(one) for one in said]
    ids = [str(one["id"]) for one in told]
    if twice := [id for id in (*ids, *gone) if (*ids, *gone).count(id) > 1]:
        raise BadInput(f"{twice[0]} is said twice.", remedy="Say each once.", field="id")
    earlier = [] if whole else [one for one in held.steps if one.key != own and one.effective <= on]
    before = {one.id: one for one in rules.on(earlier, on)}
    if lost := [id for id in gone if id not in before]:
        raise BadInput(f"There is no {lost[0]} to take out.", remedy="Check the ID.", field="gone")
    new = [one for one in (_news(one, before.get(str(one["id"]))) for one in told) if len(one) > 1]
    of_known_types(held, new, values["new_types"] or [])
    _binding(earlier, {str(one["id"]) for one in new} & before.keys(), days)
    return new


def _in_order(held: Document, days: Days) -> None:
    fields, announced, effective = by_name(rules.SAID), days["announced"], days["effective"]
    first = names.first_day(db.session.connection(), held.thing.key)
    if announced and first and announced < first:
        words = f"{announced} is before the first day of {held.thing.own_title} here, {first}."
        raise fields["announced"].refused(words, "Check the day.")
    if announced and effective and announced > effective:
        words = f"{_words(announced)} is after it is effective, {_words(effective)}."
        raise fields["announced"].refused(
            words, "Say when it was made public, or a later day on which it is effective."
        )
    for name in rules.APPLIES.values():
        day = days[name]
        if day and effective and day < effective:
            raise fields[name].refused(
                f"{_words(day)} is before it is effective.", "Give it no day, or one after that."
            )


def _binding(earlier: Sequence[rules.Step], changed: Set[str], days: Days) -> None:
    """Raises BadInput for a day on which a criterion that is changed does not bind its audience yet: the change would
    say nothing to them."""
    for audience, name in rules.APPLIES.items():
        day = days[name]
        if day and (early := changed - {one.id for one in rules.on(earlier, day, audience)}):
            id = min(early, key=rules.in_order)
            first = _words(rules.binds_from(earlier, id, audience))
            words = f"{id} binds {rules.AUDIENCES[audience]} only from {first} on, not on {_words(day)}."
            remedy = f"Name that day or a later one; or say nothing of {id} here, and change it apart."
            raise by_name(rules.SAID)[name].refused(words, remedy)


def _words(day: str) -> str:
    return day_words(date.fromisoformat(day))


def criterion(typed: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of it. Raises BadInput, naming its ID."""
    try:
        return {name: value for name, value in understood(rules.CRITERION, typed).items() if value}
    except BadInput as wrong:
        id = str(typed.get("id", "")).strip()
        raise BadInput(
            f"{id}: {wrong.message}" if id else wrong.message, remedy=wrong.remedy, field=wrong.field
        ) from None


def named_criterion(typed: Mapping[str, Any]) -> dict[str, Any]:
    """The same, of an ID that can be one."""
    told = criterion(typed)
    if not rules.ID.fullmatch(str(told["id"])):
        words = f'"{told["id"]}" is no ID: it has letters, digits, dots and hyphens only.'
        raise by_name(rules.CRITERION)["id"].refused(words, "Type it as printed: 7.37.")
    return told


def of_known_types(held: Document, told: Sequence[Mapping[str, Any]], new: Sequence[str]) -> None:
    """Raises BadInput for an entity type that the document does not know, unless it is named as new."""
    said = {str(one) for step in held.steps for each in step.says for one in each.get("entity_types") or ()}
    allowed = [*dict.fromkeys([*held.entity_types, *sorted(said), *new])]
    for one in told if held.entity_types else ():
        if strange := [each for each in one.get("entity_types") or () if each not in allowed]:
            raise BadInput(
                f'{one["id"]}: {held.thing.own_title} knows no "{strange[0]}"; it knows {", ".join(allowed)}.',
                remedy='Check it; a type that is to be new is named under "New entity types" first.',
                field="entity_types",
            )


def with_types(held: Document, made: Edition, typed: Typed) -> list[Edition]:
    """An edition or a change; and the document, where entity types become its own by the announcement."""
    named = by_name(rules.SAID)["new_types"].understood(typed.get("new_types", ""))
    new = [str(one) for one in (named if isinstance(named, list) else ()) if one not in held.entity_types]
    if not new or made.facts["stage"] != rules.ANNOUNCED:
        return [made]
    own = held.thing
    facts = {**own.facts, "entity_types": [*held.entity_types, *new]}
    since = on_day(max(made.since.first, date.fromisoformat(own.day)))
    return [made, Edition(own.key, own.kind, own.own_title, since, own.text, facts, own.links)]


def _news(one: dict[str, Any], before: rules.Criterion | None) -> dict[str, Any]:
    if before is None:
        if not one.get("text"):
            remedy = "Give its text, and Must or Should where that is printed."
            raise BadInput(f"{one['id']} is new, and is not said whole.", remedy=remedy, field="text")
        return one
    return rules.news(one, before)
