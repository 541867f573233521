"""What is done to the record once it is out: correct with a notice, retract with a reason, resolve a reference.
Nothing is taken from the chain; what no longer counts stays in it, and the page says so."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from tracker.proceedings import backlog, editions, filed, statements
from tracker.proceedings.act import act
from tracker.proceedings.along import along
from tracker.proceedings.publish import release
from tracker.published import find, thing
from tracker.published import references as referring
from tracker.published.entry import CORRECT, RETRACT, Edition
from tracker.published.thing import Thing
from tracker.records import find as workspace
from tracker.rules import group, paper, programme, recommendation, term
from tracker.rules.field import LONG, Field
from tracker.rules.moment import Moment
from tracker.rules.paper import INTAKE
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Missing, Stale
from tracker.store.database import db
from tracker.text import dates
from tracker.text.dates import Dated

_TITLE, _TEXT = Field("title", "Title", longest=500), Field("text", "Text", form=LONG)
_WHY = Field("why", "Why more", longest=1000)
_REASON = Field("reason", "Reason", longest=1000, required=True)
_MADE_OF_FACTS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "recommendation": lambda facts: editions.item_title(
        facts.get("number"), facts.get("ordinal"), facts.get("group_printed"), _date(facts)
    ),
    "paper": lambda facts: editions.paper_title(
        str(facts["paper_kind"]), facts.get("group_printed") or facts.get("subcommittee_printed"), _date(facts)
    ),
    "group": lambda facts: str(facts["name"]),
    "programme": lambda facts: str(facts["name"]),
}
_NO_FACTS = {  # kind -> fields that are kept as words, as links, or as the day that all counts from
    "recommendation": ("text", "group", "office", "term", "date"),
    "group": ("parent", "since"),
    "programme": ("event", "to", "date"),
    "paper": ("term", "date"),
    "term": ("number",),
}
_PRINTED = ("committee_printed", "subcommittee_printed", "group_printed")


def correct(actor: Actor, key: str, when: Moment, *, reason: str, text: str | None = None,
            title: str | None = None, facts: Mapping[str, str] | None = None,
            entry: int | None = None) -> int:  # fmt: skip
    """Replace the edition that stands today by one with these words, from the same day on; returns the new entry. The
    notice is shown wherever the thing is. `facts` are the fields of its kind as typed; an empty one takes its fact
    away. What is not given stays. `entry` is the one that the person had before them."""
    reason = _reason(reason)
    called, words = _TITLE.understood(title or ""), _TEXT.understood(text or "")
    with act(actor, "correct the record", when, needs="record.correct", subject=key, reason=reason):
        held = held_today(db.session.connection(), key, when)
        _as_seen(held, entry)
        if text is not None and held.text and not words:
            raise BadInput("The text is empty.", remedy="Type the right words, or retract the thing.", field="text")
        right = dict(_understood(held, name, typed) for name, typed in _typed(held, facts or {}, called).items())
        merged = {name: value for name, value in {**held.facts, **right}.items() if value is not None}
        made = Edition(
            key,
            held.kind,
            str(called or _title(held, merged)),
            held.since,
            text=held.text if text is None else str(words or ""),
            facts={**backlog.unmarked(merged), "notice": reason},
            links=held.links,
            act=CORRECT,
            replaces=held.entry,
            day=dates.from_value(held.day).first,
        )
        _changed(held, made)
        return release([made], when)[0]


def _typed(held: Thing, facts: Mapping[str, str], title: Any) -> Mapping[str, str]:
    """The title of what is called by its name is that name: the one is corrected with the other."""
    named = title and held.own_title == held.facts.get("name") and held.kind in ("group", "programme")
    return {"name": str(title), **facts} if named else facts


def _as_seen(held: Thing, entry: int | None) -> None:
    if entry is not None and entry != held.entry:
        raise Stale(
            f"{held.title} has changed since you opened it: entry {held.entry} stands now.",
            remedy="Compare what you typed with what its page says now, then send it again.",
            field="entry",
        )


def _changed(held: Thing, made: Edition) -> None:
    """Raises BadInput for a correction that says what stands already: its notice would tell readers of nothing."""
    said, stands = (
        {name: value for name, value in facts.items() if name != "notice"}
        for facts in (made.facts, backlog.unmarked(held.facts))
    )
    if (made.title, made.text.strip(), said) == (held.own_title, held.text.strip(), stands):
        raise BadInput(
            "This is what stands in the record already.",
            remedy="Change what is wrong, or leave it as it is.",
            field="text",
        )


def _title(held: Thing, facts: Mapping[str, Any]) -> str:
    """The title that it has; made anew from its facts, where it was made of them."""
    made = _MADE_OF_FACTS.get(held.kind)
    return made(facts) if made and held.own_title == made(held.facts) else held.own_title


def _understood(held: Thing, name: str, typed: str) -> tuple[str, Any]:
    """The fact that a field is kept as, and what was typed for it. Raises BadInput for what is no field of its kind."""
    fields = {field.name: field for field in fields_of(held) if field.name not in _NO_FACTS[held.kind]}
    if name not in fields:
        having = f"Facts that it has: {', '.join(sorted(fields))}. " if fields else "Correct its text or its title. "
        anew = "What else is wrong in a paper: retract it, correct it in its review, and publish it anew."
        raise BadInput(f'{held.title} has no fact "{name}" to correct.', remedy=having + anew, field=name)
    value = fields[name].understood(typed)
    fields[name].confirmed(value, "Type the right one.")
    if held.kind == "recommendation" and name == "number" and value:
        other = find.by_number(db.session.connection(), str(value))
        if other not in (None, held.key):
            raise BadInput(f"{value} is the number of {other}.", remedy="Correct that one first.", field=name)
    return (f"{name}_printed" if held.kind == "paper" and f"{name}_printed" in _PRINTED else name), value


def fields_of(held: Thing) -> Sequence[Field]:
    if held.kind == "paper":
        return paper.fields_of(str(held.facts.get("paper_kind")))
    own = {"recommendation": recommendation.FIELDS + recommendation.ABOUT, "group": group.FIELDS, "term": term.FIELDS,
           "programme": programme.FIELDS}  # fmt: skip
    return own.get(held.kind, ())


def _date(facts: Mapping[str, Any]) -> Dated | None:
    said = facts.get("date")
    return dates.from_value(said["value"], said.get("precision")) if said else None


def retract(actor: Actor, key: str, when: Moment, *, reason: str, paper_stays: bool = False) -> list[str]:
    """Take a thing out of the record, with all that goes along; returns their keys. The address answers 410 with the
    reason from now on; the tombstone bears the key alone, none of the words. An item's words stand in its paper as
    well: whoever lets that stay has to say so (`paper_stays`). A retracted paper can be reviewed and published anew."""
    reason = _reason(reason)
    with act(actor, "retract", when, needs="record.retract", subject=key, reason=reason) as door:
        connection = db.session.connection()
        held = held_today(connection, key, when)
        filed.nothing_under(connection, held, when)
        if held.to("paper") and not paper_stays:
            raise BadInput(
                f"The words of {held.title} stand in its paper, {held.to('paper')[0]}, too.",
                remedy="Retract the paper, and all goes; or say that the paper is to stay, with these words in it.",
                field="paper_stays",
            )
        also = along(connection, held, when.day, reason)
        today = dates.on_day(when.dated)
        keys = [held.key, *(one.key for one in also.things)]
        door.facts["papers"] = _back_to_review(keys)
        statements.reopen(set(keys))
        gone = [Edition(one.key, one.kind, one.key, today, facts={"reason": reason}, act=RETRACT)
                for one in (held, *also.things)]  # fmt: skip
        release([*also.instead, *gone], when)
        return keys


def _back_to_review(gone: Sequence[str]) -> list[str]:
    papers = workspace.papers_published(gone)
    for one in papers:  # in whatever state: one whose items were opened stands in the record still
        one.state, one.key = INTAKE.move("retract", paper.PUBLISHED).target, None
        for item in one.items:
            item.decided = item.decided_by = None  # who an item is may be told otherwise by what is held then
    return [one.id for one in papers]


def resolve(actor: Actor, key: str, printed: str, to: str, when: Moment, *, more: bool = False) -> str:
    """Of one that it means: `more`, though as many are found as its words tell."""
    return resolve_all(actor, key, printed, [to], when, more=more)[0]


def resolve_all(
    actor: Actor, key: str, printed: str, to: Sequence[str], when: Moment, *, more: bool = False, why: str = ""
) -> list[str]:
    """Say what a printed reference means, now that it is held: appends a link of its own for each, from the day of
    recording. Of "the three sets of ..." the fourth is refused, unless it is said (`more`; `why`: in words, which the
    entries bear) that there are more than the words tell."""
    with act(actor, "resolve a reference", when, needs="record.correct", subject=key, printed=printed,
             to=" ".join(to)):  # fmt: skip
        connection = db.session.connection()
        held, told = held_today(connection, key, when), str(_WHY.understood(why) or "")
        targets = {one: held_today(connection, one, when) for one in to}
        meant = [one for one in held.facts.get("references", []) if printed in _values(one)]
        if not meant:
            raise BadInput(
                f'{key} prints no reference "{printed}".',
                remedy="Use its words, or one of its values, as its page shows.",
            )
        _as_many(connection, held, meant[0], targets, when, more=more or bool(told))
        made = [
            Edition(f"{key}/refers/{one}", "link", f"{held.title} refers to {target.title}", dates.on_day(when.dated),
                    told, facts={"printed": printed},
                    links=[{"rel": "of", "to": key}, {"rel": "refers to", "to": one}])
            for one, target in targets.items()
        ]  # fmt: skip
        release(made, when)
    return [one.key for one in made]


def _as_many(
    connection: Connection, held: Thing, meant: Mapping[str, Any], to: Mapping[str, Thing], when: Moment, *, more: bool
) -> None:
    """Raises BadInput for none, for what is resolved so already, and for more than the words expect."""
    leading = find.leading_to(connection, held.key, when.day)
    known = next(one for one in referring.references(connection, held, leading, when.day)
                 if one.printed == str(meant.get("printed")))  # fmt: skip
    if not to:
        raise BadInput("It is not said what it means.", remedy="Tick what it means, or type a key.", field="to")
    if again := [one.title for key, one in to.items() if key in known.found]:
        raise BadInput(f"{again[0]} is one that it means already.", remedy="Leave it out.", field="to")
    if len(known.found) + len(to) > known.expected and not more:
        found = f"{len(known.found)} are found: {', '.join(known.found)}" if known.found else "none is found"
        new = f"; with these {len(known.found) + len(to)}" if len(to) > 1 else ""
        words = f'"{known.printed}" means {known.expected}, and {found}{new}.'
        remedy = "Take out what is wrong; or say why it means more than it tells."
        raise BadInput(words, remedy=remedy, field="more")


def _values(reference: Mapping[str, Any]) -> set[str]:
    return {str(reference.get("printed")), *map(str, reference.get("values", []))}


def held_today(connection: Connection, key: str, when: Moment) -> Thing:
    held = thing.one(connection, key, when.day)
    if held is None:
        raise Missing(f"There is no {key} in the public record.", remedy="Look its key up with: tracker search")
    return held


def _reason(typed: str) -> str:
    if len(typed.split()) < 2:
        words = f'"{typed.strip()[:40]}" alone tells readers no reason.' if typed.strip() else "A reason is needed."
        raise BadInput(f"{words} They will see it.", remedy="Say in a sentence what was wrong.", field="reason")
    return str(_REASON.understood(typed))
