"""A rule that the office sets for itself is set anew from a day on: what was done under the old one stays judged by
it."""

from datetime import date

from tracker.proceedings.act import act
from tracker.records import calendar
from tracker.records.meeting import DatedSetting
from tracker.rules import setting as rules
from tracker.rules.field import by_name
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotYet
from tracker.store.database import db
from tracker.text.dates import day_words

NEEDS = "setting.change"
SINCE = by_name(rules.CHANGE)["since"]


def change(actor: Actor, when: Moment, name: str, value: str, since: str = "") -> DatedSetting:
    """The setting `name` is `value` from the day `since` on, today if none is typed; an empty value ends it. Refused
    for days before today, and for the day of a meeting that was called to order: what was judged stays so."""
    field = rules.FIELDS.get(name)
    if field is None:
        raise BadInput(f'No setting is called "{name[:40]}".', remedy=f"They are: {', '.join(rules.FIELDS)}.")
    said, typed = field.understood(value), SINCE.understood(since)
    first = date.fromisoformat(typed["value"]) if isinstance(typed, dict) else when.day
    with act(actor, "change setting", when, needs=NEEDS, subject=name, since=str(first), value=value) as door:
        _ahead(name, first, when)
        if (said is None) and name in rules.NEEDED:
            raise field.refused("a meeting cannot be judged without it.", "Set another value instead.")
        door.facts["before"] = before = calendar.settings(first).get(name, "")
        if before == str(said or ""):
            raise field.refused(f"it is {before or 'without a value'} on that day already.", "Leave it as it is.")
        made = DatedSetting(name=name, since=str(first), value=str(said or ""), set_by=actor.email or actor.name)
        db.session.add(made)
        db.session.flush()
    return made


def _ahead(name: str, first: date, when: Moment) -> None:
    if first < when.day:
        raise SINCE.refused(
            f"{day_words(first)} is past; what was done then stays judged by the rule of its day.",
            f"Choose today, {when.day}, or a later day.",
        )
    if name == rules.QUORUM and (held := calendar.called_to_order(first)):
        raise NotYet(
            f"The meeting {held[0].key} was called to order under the rule of its day.",
            remedy="Let the new quorum count from the day after it.",
        )
