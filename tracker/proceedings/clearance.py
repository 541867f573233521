"""The offices that have to agree to the words of an answer before it is published: in order or at once, each by its own
account, or on its behalf with a page that shows it."""

from collections.abc import Sequence
from datetime import date

from tracker.proceedings.act import act, allowed
from tracker.proceedings.answer import DRAFT, opened, standing, values_of
from tracker.proceedings.answer_follows import day_of
from tracker.proceedings.named import office
from tracker.records import find
from tracker.records.answer import Answer, Clearance
from tracker.rules import answer as rules
from tracker.rules.field import Typed, by_name, one_day, understood
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput, NotAllowed, NotYet
from tracker.store import files
from tracker.store.database import db
from tracker.text.dates import day_words

CLEAR, SEND = "answer.clear", "send for clearance"
WROTE = ("change draft", "take words over", "answer one more", "revise response", "attach evidence", "detach evidence")
BY_NAME = by_name(rules.BEHALF)


def send(
    actor: Actor,
    id: str,
    version: int | None,
    when: Moment,
    offices: Sequence[str],
    *,
    in_order: bool = False,
    clear_by: str = "",
) -> Answer:
    """Give these words to the offices that have to clear them, who are asked to answer by a day, or by none. Raises
    BadInput for what the verdict still needs."""
    asked_by = one_day(rules.CLEAR_BY.understood(clear_by))
    with act(actor, SEND, when, needs="desk.enter", subject=id, offices=list(offices)):
        held = opened(actor, id, version, when)
        allowed(actor, DRAFT, when, held)
        target = rules.COURSE.move("send", held.state).target
        reader, values = db.session.connection(), values_of(held)
        day_of(reader, held, values, standing(reader, held, when.day), when)
        wanted = [office(reader, typed) for typed in offices if typed.strip()]
        if not wanted:
            raise BadInput("No office was named.", remedy="Name each office that has to clear it.", field="offices")
        if len(set(wanted)) < len(wanted):
            raise BadInput("An office is named twice.", remedy="Name each once.", field="offices")
        if asked_by and asked_by < str(when.dated):
            words = f"{day_words(date.fromisoformat(asked_by))} has passed."
            raise rules.CLEAR_BY.refused(words, "Name a day that they can still answer by, or leave it out.")
        held.clearances = [Clearance(place=place, office_key=key) for place, key in enumerate(wanted, 1)]
        held.course, held.clear_by = rules.IN_ORDER if in_order else rules.AT_ONCE, asked_by
        held.state = target
        db.session.flush()
    return held


def clear(actor: Actor, id: str, place: int, version: int | None, when: Moment, comments: str = "") -> Answer:
    """The office of that place clears the words, by the account of one of its liaisons."""
    with act(actor, "clear answer", when, needs="desk.enter", subject=id, place=place):
        held = opened(actor, id, version, when)
        one = _turn(held, place)
        allowed(actor, CLEAR, when, one)
        _by_its_own(actor, one)
        if wrote(actor, held):
            raise NotAllowed(
                f"{actor.name} drafted this answer, or changed it last, and does not clear it too.",
                remedy="Let somebody else of that office clear it, or send it to another office.",
            )
        one.way, one.name, one.cleared_on = rules.OWN, actor.name, str(when.dated)
        one.person_id, one.comments = actor.person, comments.strip() or None
        _cleared(held, one)
    return held


def wrote(actor: Actor, held: Answer) -> bool:
    """Whether these words are theirs: they drafted them, or changed them last."""
    return actor.person is not None and (actor.person == held.drafted_by or actor.email == find.last_by(held.id, WROTE))


def _by_its_own(actor: Actor, one: Clearance) -> None:
    """The officer, who may do all else, clears nothing in the name of an office."""
    person = find.person_by_id(actor.person) if actor.person is not None else None
    roles = person.actor.roles if person else ()
    if not any(role.office == one.office_key for role in roles):
        raise NotAllowed(
            "Only an account of that office clears in its name.",
            remedy="Record it on its behalf, with the page that shows who cleared it.",
        )


def on_behalf(
    actor: Actor, id: str, place: int, version: int | None, when: Moment, typed: Typed, name: str, page: bytes
) -> Answer:
    """An office cleared it on paper or by mail: who, when, and the page that shows it."""
    values = understood(rules.BEHALF, {**typed, "page": "given" if page else ""})
    with act(
        actor,
        "clear on behalf",
        when,
        needs="desk.enter",
        subject=id,
        place=place,
        cleared_by=str(values["cleared_by"]),
    ):
        held = opened(actor, id, version, when)
        allowed(actor, DRAFT, when, held)
        one = _turn(held, place)
        if not page:
            raise BadInput("The page that shows it is missing.", remedy="Attach a scan of it.", field="page")
        by, on = str(values["cleared_by"]), date.fromisoformat(values["cleared_on"]["value"])
        _another(actor, held, by)
        _since_it_was_sent(held, on, when)
        one.file = files.keep(db.session, page, files.as_it_says(name, page, files.SIGNED, "page")).sha256
        held.keeps(rules.PAGE, one.file, name[-200:] or f"{held.id}-clearance-{place}")
        one.way, one.name, one.cleared_on = rules.ON_BEHALF, by, str(on)
        one.person_id = None
        _cleared(held, one)
    return held


def _another(actor: Actor, held: Answer, name: str) -> None:
    """Raises BadInput where whoever drafts it, or records it here, would be the one who cleared it."""
    drafter = find.person_by_id(held.drafted_by) if held.drafted_by is not None else None
    own = [actor.name, actor.email, *((drafter.name, drafter.email) if drafter else ())]
    if name.partition(",")[0].strip().casefold() in [str(one).casefold() for one in own]:
        words = f"{name} drafts this answer, or records this, and clears it for no other office."
        raise BY_NAME["cleared_by"].refused(words, "Name who signed the page for that office.")


def _since_it_was_sent(held: Answer, day: date, when: Moment) -> None:
    """Raises BadInput for a day on which nobody had these words to clear."""
    stamp = find.last_of(held.id, SEND)
    sent = when.day_of(stamp) if stamp else when.day
    if day < sent:
        words = f"{day_words(day)} is before these words were sent for clearance ({day_words(sent)})."
        raise BY_NAME["cleared_on"].refused(
            words, "Check the day on the page: what was cleared before was other words."
        )
    if day > when.day:
        raise BY_NAME["cleared_on"].refused(f"{day_words(day)} lies in the future.", "Record it when it is cleared.")


def give_back(actor: Actor, id: str, place: int, version: int | None, when: Moment, comments: str) -> Answer:
    """The office returns the words with what it wants changed: they are a draft again."""
    with act(actor, "return answer", when, needs="desk.enter", subject=id, place=place):
        held = opened(actor, id, version, when)
        one = next((each for each in held.clearances if each.place == place), None)
        if one is None:
            raise NotYet("No such office was asked.", remedy="Load the page again.")
        allowed(actor, CLEAR, when, one)
        if not comments.strip():
            words = "It is not said what should change."
            raise BadInput(words, remedy="Say it: the office that wrote it reads it.", field="comments")
        held.state = rules.COURSE.move("return", held.state).target
        one.state, one.comments, one.name, one.person_id = rules.RETURNED, comments.strip(), actor.name, actor.person
        one.cleared_on, one.way, one.file = str(when.dated), rules.OWN, None
    return held


def _turn(held: Answer, place: int) -> Clearance:
    if held.state != rules.CLEARING:
        raise NotYet(f"The draft is {held.state}.", remedy="It is sent for clearance first.")
    found = [one for one in held.due() if one.place == place]
    if not found:
        raise NotYet("It is not this office's turn, or it has cleared already.", remedy="Load the page again.")
    return found[0]


def _cleared(held: Answer, one: Clearance) -> None:
    one.state = rules.CLEARED
    if all(each.state == rules.CLEARED for each in held.clearances):
        held.state = rules.COURSE.move("clear", held.state).target
