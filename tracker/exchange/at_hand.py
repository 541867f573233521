"""What is at hand in the rooms of a demonstration: workspace/at-hand.yaml, a list of acts, each done by the person whom
it names, as they would do it, at the moment of the loading. Days are told from then, so that whoever loads it has a
meeting before them and one behind: `week+4` is the Wednesday four weeks after this week's."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from tracker.formats.written import markdown
from tracker.proceedings import (
    actions,
    agenda,
    announce,
    answer,
    clearance,
    comments,
    convene,
    convened,
    criteria_drafts,
    minutes,
    outcomes,
    vote,
)
from tracker.records import calendar
from tracker.records import find as workspace
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, Refusal
from tracker.store.database import db

Said = Mapping[str, Any]
Say = Callable[[str], None]
_WEEK = re.compile(r"\bweek([+-]\d+)\b")
WEDNESDAY = 2


def done(path: Path, when: Moment, say: Say) -> None:
    """Do what the file lists. Raises BadInput, in words, naming it and the act."""
    try:
        listed = yaml.safe_load(path.read_text(encoding="utf-8"))
        acts = [(str(one["by"]), str(one["do"]), _told(one, when.day)) for one in listed]
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError) as wrong:
        raise BadInput(f"{path}: cannot be read as a list of acts ({wrong}).") from None
    for place, (email, name, said) in enumerate(acts, 1):
        person = workspace.person(email)
        if person is None or name not in ACTS:
            raise BadInput(f"{path}: act {place} is of somebody or something unknown: {email}, {name}.")
        try:
            ACTS[name](person.actor, when, said)
        except (Refusal, KeyError) as wrong:
            raise BadInput(f"{path}: act {place}, {name}: {wrong}") from None
        say(f"{email}: {name}")


def _told(value: Any, today: date) -> Any:
    """With the days that its weeks are."""
    if isinstance(value, Mapping):
        return {name: _told(one, today) for name, one in value.items()}
    if isinstance(value, list):
        return [_told(one, today) for one in value]
    if not isinstance(value, str):
        return value
    wednesday = today + timedelta(days=WEDNESDAY - today.weekday())
    return _WEEK.sub(lambda found: str(wednesday + timedelta(weeks=int(found[1]))), value)


def _attend(who: Actor, when: Moment, said: Said) -> None:
    """All who are seated on the day but the absent."""
    seated = calendar.seated(date.fromisoformat(said["meeting"]))
    present = [one.id for one in seated if one.name not in said.get("absent", ())]
    convened.attend(who, said["meeting"], None, when, present, said.get("others", ""))


def _publish_outcomes(who: Actor, when: Moment, said: Said) -> None:
    held = convene.known(who, said["meeting"], when)
    numbers = outcomes.proposed_numbers(db.session.connection(), held)
    outcomes.publish(who, said["meeting"], None, when, numbers)


def _draft_minutes(who: Actor, when: Moment, said: Said) -> None:
    words = markdown(minutes.begun(db.session.connection(), convene.known(who, said["meeting"], when)))
    minutes.draft(who, said["meeting"], None, when, {**said["typed"], "words": words})


def _draft_criteria(who: Actor, when: Moment, said: Said) -> None:
    made = criteria_drafts.draft(who, said["document"], said["office"], when, whole=False)
    criteria_drafts.say(who, made.id, None, when, said["typed"], said["criteria"])


ACTS: Mapping[str, Callable[[Actor, Moment, Said], Any]] = {
    "plan meeting": lambda who, when, said: convene.plan(who, when, said["typed"]),
    "put on agenda": lambda who, when, said: agenda.put_on(who, said["meeting"], None, when, said["typed"]),
    "notice": lambda who, when, said: announce.notice(who, said["meeting"], None, when, said["typed"]),
    "post papers": lambda who, when, said: announce.post(who, said["meeting"], None, when, said["papers"]),
    "record comment": lambda who, when, said: comments.record(who, said["meeting"], None, when, said["typed"]),
    "call to order": lambda who, when, said: convened.call_to_order(who, said["meeting"], None, when, said["officer"]),
    "record attendance": _attend,
    "move": lambda who, when, said: vote.move(who, said["meeting"], None, when, said["items"], said["typed"]),
    "add action item": lambda who, when, said: actions.add(who, said["meeting"], None, when, said["typed"]),
    "adjourn": lambda who, when, said: convened.adjourn(who, said["meeting"], None, when),
    "publish outcomes": _publish_outcomes,
    "draft minutes": _draft_minutes,
    "draft answer": lambda who, when, said: answer.draft(
        who, said["kind"], said["office"], said["items"], when, said["typed"]
    ),
    "send for clearance": lambda who, when, said: clearance.send(who, said["answer"], None, when, said["offices"]),
    "clear": lambda who, when, said: clearance.clear(who, said["answer"], said["place"], None, when),
    "return": lambda who, when, said: clearance.give_back(
        who, said["answer"], said["place"], None, when, said["comments"]
    ),
    "draft criteria": _draft_criteria,
}
