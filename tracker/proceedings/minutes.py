"""The minutes of a meeting: drafted from what was recorded, kept version by version, certified by the chair or by a
page that the chair signed; from then on they are locked, and public."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from tracker.formats import docx
from tracker.formats.minutes import OPEN, Told, drafted, on, recused, title
from tracker.formats.written import Written, parts_of, plain, said, sections
from tracker.proceedings.act import act
from tracker.proceedings.convene import RUN, opened
from tracker.proceedings.editions import paper_title
from tracker.proceedings.free_keys import counted, first_free
from tracker.proceedings.meeting_entry import of_meeting, quorum, term_of
from tracker.proceedings.publish import Published, released
from tracker.proceedings.vote import tally
from tracker.published import find, names, thing
from tracker.published.entry import Edition
from tracker.published.thing import Thing
from tracker.records import find as people
from tracker.records import minutes as kept
from tracker.records.meeting import Meeting, Motion
from tracker.records.minutes import MinutesVersion
from tracker.rules import keys
from tracker.rules import minutes as rules
from tracker.rules.completeness import MINUTES
from tracker.rules.field import Typed, Values, understood
from tracker.rules.meeting import COURSE
from tracker.rules.moment import Moment
from tracker.rules.policy import CHAIR, Actor
from tracker.rules.refusal import BadInput, Missing, NotYet, Stale
from tracker.store import files
from tracker.store.database import db
from tracker.text.dates import Dated, day_words, from_value, on_day

COMMITTEE = "Commercial Customs Operations Advisory Committee"


def gathered(reader: Connection, held: Meeting) -> Told:
    """What a draft is made of: the workspace, with the names and words that the record had on the day."""
    items = as_posted(reader, held)
    named = find.names(reader, [one.subcommittee for one in held.points if one.subcommittee], held.last)
    called = {key: one["title"] for key, one in named.items()}
    numbers = {motion.number: tally(motion) for motion in held.motions}
    gone = names.retracted(reader, [motion.key for motion in held.motions if motion.key])
    return Told(held, items, called, quorum(held) if held.attendance else None, numbers, gone)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that came with a form."""

    name: str
    content: bytes


def as_posted(reader: Connection, held: Meeting) -> dict[str, Thing]:
    """The recommendations of its agenda, called as they are since the meeting, with the words that came to it: those of
    the day before, where they stood then."""
    keys = [one.item for one in held.points if one.item]
    before = thing.things(reader, keys, held.first - timedelta(days=1))
    return {
        key: replace(one, text=before[key].text) if key in before else one
        for key, one in thing.things(reader, keys, held.last).items()
    }


def begun(reader: Connection, held: Meeting) -> Written:
    """The draft that a first version begins with."""
    return drafted(gathered(reader, held))


def words_of(reading: Mapping[str, Any]) -> str:
    """Of a file that was read as minutes, its words with its headings, as Markdown."""
    told = [(one.get("heading") or "", one.get("text") or "") for one in reading.get("sections") or ()]
    parts = [part for words, text in told for part in (f"## {words}" if words else "", text) if part.strip()]
    return "\n\n".join(parts) or str(reading.get("text") or "")


# Versions -------------------------------------------------------------------------------------------------------------


def draft(
    actor: Actor, key: str, version: int | None, when: Moment, typed: Typed, file: Sent | None = None
) -> MinutesVersion:
    """A further version: the fields of rules/minutes.py, VERSION; `file` is the Word file that its words came in.
    `version` is the meeting's, as the person had it before them."""
    values = understood(rules.VERSION, typed)
    with act(actor, "draft minutes", when, needs=RUN, subject=key, note=values["note"]):
        held = opened(actor, key, version, when)
        held.state = COURSE.move("draft minutes", held.state).target
        before = kept.versions(actor, when.day, key)
        _differs(before[0] if before else None, values)
        made = MinutesVersion(
            meeting_key=key, number=len(before) + 1, words=values["words"], note=values["note"], author=actor.name,
            at=when.stamp, file=_file_of(file, (files.WORD,)) if file else None,
        )  # fmt: skip
        db.session.add(made)
        db.session.flush()
    return made


def _file_of(file: Sent, kinds: tuple[str, ...]) -> str:
    return files.keep(db.session, file.content, files.as_it_says(file.name, file.content, kinds)).sha256


def _differs(last: MinutesVersion | None, values: Values) -> None:
    """Raises BadInput for the words of the last version; of one sent back they may stay, if the note says why."""
    if last is None or last.words != values["words"] or (last.back_at and values["note"]):
        return
    remedy = "Change them, or say in the note why they stay." if last.back_at else "Change them, or have it certified."
    raise BadInput(f"These are the words of version {last.number}.", remedy=remedy, field="words")


def version_of(actor: Actor, key: str, number: int, when: Moment) -> MinutesVersion:
    found = [one for one in kept.versions(actor, when.day, key) if one.number == number]
    if not found:
        raise Missing(f"There is no version {number} of these minutes.", remedy="Load the page again.")
    return found[0]


def on_paper(held: Meeting, one: MinutesVersion) -> Written:
    """A version as it is signed: its words, and where the chair puts their name, or did."""
    sign = f"Certified by: {'_' * 30}   Date: {'_' * 20}"
    if one.certified_on:
        sign = f"Certified by {one.certified_by}, {day_words(date.fromisoformat(one.certified_on))}."
    formula = "I certify that, to the best of my knowledge, these minutes are accurate and complete."
    return Written(title(held), (*parts_of(one.words), said(f"{formula}\n\n{sign}")))


# Certified ------------------------------------------------------------------------------------------------------------


def certify(actor: Actor, key: str, number: int, when: Moment) -> Published:
    """The chair certifies the latest version by their own account; it is published at once."""
    with act(actor, "certify", when, needs="minutes.certify", subject=key, number=number):
        one = _latest(actor, key, number, when)
        one.way, one.certified_by, one.certified_on = rules.OWN, actor.name, str(when.dated)
        return _certified(actor, key, one, when)


def send_back(actor: Actor, key: str, number: int, when: Moment, typed: Typed) -> MinutesVersion:
    """The chair does not certify the latest version, and says what is to be changed; a further one follows."""
    values = understood(rules.BACK, typed)
    with act(actor, "send minutes back", when, needs="minutes.certify", subject=key, number=number):
        one, held = _latest(actor, key, number, when), kept.meeting(actor, when.day, key)
        assert held is not None  # it has minutes, and who reads those reads its name
        held.state = COURSE.move("send minutes back", held.state).target
        held.touch()
        one.back_by, one.back_at, one.back_why = actor.name, when.stamp, str(values["reason"])
    return one


def record_signed(actor: Actor, key: str, number: int, when: Moment, typed: Typed, page: Sent | None) -> Published:
    """The chair signed on paper: who, when, and the page that shows it, which is kept and not published."""
    values = understood(rules.SIGNED, typed)
    with act(actor, "record certified minutes", when, needs=RUN, subject=key, number=number,
             **{name: said for name, said in typed.items() if said}):  # fmt: skip
        one = _latest(actor, key, number, when)
        day = date.fromisoformat(values["certified_on"]["value"])
        if page is None or not page.content:
            raise BadInput("The signed page is missing.", remedy="Attach a scan of it.", field="file")
        _signable(one, day, when)
        one.way, one.certified_by, one.certified_on = rules.ON_PAPER, _signer(values, day), str(day)
        one.page = _file_of(page, files.SIGNED)
        return _certified(actor, key, one, when)


def _signable(one: MinutesVersion, day: date, when: Moment) -> None:
    """Raises BadInput for a day on which nobody can have signed this version."""
    field, drafted = rules.SIGNED_FIELDS["certified_on"], when.day_of(one.at)
    if day > when.day:
        raise field.refused(f"{day_words(day)} lies in the future.", "Record it when it is signed.")
    if day < drafted:
        words = f"version {one.number} was drafted on {day_words(drafted)}; nobody can have signed it before."
        raise field.refused(words, "Check the day, or draft the words that were signed as a further version.")


def _signer(values: Values, day: date) -> str:
    """The chair of that day who signed; or somebody else, with the words that say who it is."""
    name, other = str(values["certified_by"]), values["signed_as"]
    chairs = [one.name for one in people.holders(CHAIR, day)]
    if other:
        return f"{name}, {other}"
    if name.partition(",")[0].strip().casefold() not in [one.casefold() for one in chairs]:
        known = (
            f"Chair on {day_words(day)}: {', '.join(chairs)}" if chairs else f"No chair on {day_words(day)} is known"
        )
        remedy = f'{known}. Of somebody else say under "{rules.SIGNED_FIELDS["signed_as"].label}" who it is.'
        raise rules.SIGNED_FIELDS["certified_by"].refused(f"{name} was no chair on that day.", remedy)
    return name


def _latest(actor: Actor, key: str, number: int, when: Moment) -> MinutesVersion:
    """The version that the person had before them, if it is the latest still."""
    found = kept.versions(actor, when.day, key)
    if not found:
        raise NotYet("No minutes of this meeting are drafted.", remedy="The officer drafts them first.")
    if found[0].number != number:
        words = f"Version {found[0].number} was drafted since."
        raise Stale(words, remedy="Read that one, then certify it.", field="number")
    return found[0]


def _certified(actor: Actor, key: str, one: MinutesVersion, when: Moment) -> Published:
    held = kept.meeting(actor, when.day, key)
    assert held is not None  # it has minutes, and who reads those reads its name
    held.state = COURSE.move("certify", held.state).target
    held.touch()
    if wanting := unfit(held, one, when):
        raise wanting
    if str(one.certified_on) < str(held.last):
        field = rules.SIGNED_FIELDS["certified_on"]
        raise field.refused(f"{one.certified_on} is before the end of the meeting.", "Check the day.")
    reader, day = db.session.connection(), date.fromisoformat(str(one.certified_on))
    one.key = first_free(reader, counted(keys.paper_key(held.day[:7], keys.COMMITTEE, MINUTES)))
    db.session.flush()
    return released([of_meeting(reader, held, day), _paper(reader, held, one, day)], when)


def unfit(held: Meeting, one: MinutesVersion, when: Moment) -> NotYet | None:
    """Why these minutes cannot be certified yet; pages offer it to nobody before."""
    if OPEN in one.words:
        left = one.words.count(OPEN)
        words = f"{left} {'place is' if left == 1 else 'places are'} still to be written."
        return NotYet(words, remedy=f'Look for "{OPEN.strip()}" in the words, and draft a further version.')
    if any(motion.key is None for motion in held.motions):
        return NotYet("What the meeting decided is not published yet.", remedy="Publish its outcomes first.")
    if when.dated < held.last:
        return NotYet(f"The meeting ends on {day_words(held.last)}.", remedy="Certify its minutes then, or after.")
    return None


def _paper(reader: Connection, held: Meeting, one: MinutesVersion, day: date) -> Edition:
    """The minutes as a paper of the record, from the day on which they were certified."""
    dated, parts = from_value(f"{held.day}..{held.until}" if held.until else held.day), parts_of(one.words)
    told = gathered(reader, held)
    facts: dict[str, Any] = {
        "paper_kind": MINUTES,
        "committee_printed": COMMITTEE,
        "date": _said(dated),
        "meeting": _said(dated),
        "certified_by": one.certified_by,
        "certified_on": _said(on_day(day)),
        "attendance": _attendance(held),
        "motions": [_motion(told, motion) for motion in held.motions if motion.key not in told.gone],
        "sections": sections(parts),
        "files": [_file(held, one)],
    }
    links = [{"rel": "group", "to": held.group_key}, *term_of(reader, held)]
    name = paper_title(MINUTES, None, dated)
    return Edition(str(one.key), "paper", name, on_day(day), text=plain(parts), facts=facts, links=links)


def _attendance(held: Meeting) -> dict[str, list[dict[str, str]]]:
    how = {"present": True, "absent": False}
    return {
        name: [{"name": one.name, "printed": one.name} for one in held.attendance if one.present is here]
        for name, here in how.items()
    }


def _motion(told: Told, motion: Motion) -> dict[str, Any]:
    facts = {
        "outcome": motion.outcome, "mover": motion.mover, "seconder": motion.seconder, "method": motion.method,
        "text": motion.words or on(told, motion), "recused": recused(told, motion),
        "counts": tally(motion) if any(tally(motion).values()) else None,
    }  # fmt: skip
    return {name: value for name, value in facts.items() if value}


def _file(held: Meeting, one: MinutesVersion) -> dict[str, Any]:
    """The Word file that was certified: the one that the words came in, else one made of them."""
    made = db.session.get(files.File, one.file) if one.file else None
    made = made or files.keep(db.session, docx.of(on_paper(held, one)), docx.MEDIA_TYPE)
    name = f"{held.day}-minutes.docx"
    return {"sha256": made.sha256, "name": name, "media_type": made.media_type, "size": made.size}


def _said(dated: Dated) -> dict[str, str]:
    return {"printed": dated.words, "value": dated.value, "precision": dated.precision}
