"""What is moved at a meeting in session, and how it is decided: one item or many, by a vote that is counted or called
by name, with words amended live. All of it can be taken back until it is published."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from tracker.proceedings.act import act
from tracker.proceedings.agenda import undecided
from tracker.proceedings.convene import opened
from tracker.proceedings.meeting_entry import quorum
from tracker.published import names, thing
from tracker.records.meeting import Ballot, Meeting, Motion, MotionItem
from tracker.rules import motion as rules
from tracker.rules.field import Typed, Values, understood
from tracker.rules.meeting import ADJOURNED, DRAFTED
from tracker.rules.moment import Moment
from tracker.rules.policy import Actor
from tracker.rules.recommendation import PASSED
from tracker.rules.refusal import BadInput, Missing, NotYet
from tracker.store.database import db

VOTE = "meeting.vote"
Named = Mapping[int, str]  # a member -> how they voted
Recused = Mapping[str, Collection[int]]  # an item -> who takes no part in its vote


def move(
    actor: Actor, key: str, version: int | None, when: Moment, items: Sequence[str], typed: Typed, *,
    votes: Named | None = None, recused: Recused | None = None, wordings: Mapping[str, str] | None = None,
) -> Motion:  # fmt: skip
    """A motion on these items of the agenda, `typed` as the fields of rules/motion.py; decided at once where its
    outcome is typed. `wordings`: item -> the words that are voted on instead of the posted ones."""
    values = understood(rules.FIELDS, typed)
    with act(actor, "move", when, needs=VOTE, subject=key, items=list(items), **{k: v for k, v in typed.items() if v}):
        held = _being_recorded(actor, key, version, when)
        _free(held, items)
        made = Motion(number=max((one.number for one in held.motions), default=0) + 1)
        standing = thing.things(db.session.connection(), items, when.day)
        for place, item in enumerate(items, 1):
            if item not in standing:
                raise Missing(f"{item} does not stand in the record.", remedy="Load the page again.")
            made.items.append(MotionItem(place=place, item=item, entry=standing[item].entry))
        held.motions.append(made)
        for item, words in (wordings or {}).items():
            _amended(made, item, words, when)
        _told(held, made, values, votes or {}, recused or {})
        if values["outcome"]:
            _decided(held, made, str(values["outcome"]), when)
        db.session.flush()
    return made


def decide(
    actor: Actor, key: str, number: int, version: int | None, when: Moment, typed: Typed, *,
    votes: Named | None = None, recused: Recused | None = None, wordings: Mapping[str, str] | None = None,
) -> Motion:  # fmt: skip
    """What is typed takes the place of what was told of an open motion, or of one that is decided and not published;
    what is left out stands: each member's vote (an empty one takes it back), the recusals, the words of each item."""
    values = understood(rules.FIELDS, typed)
    with act(
        actor, "decide motion", when, needs=VOTE, subject=f"{key}/{number}", **{k: v for k, v in typed.items() if v}
    ):
        held = _being_recorded(actor, key, version, when)
        made = _unpublished(motion_of(held, number))
        for item, words in (wordings or {}).items():
            _amended(made, item, words, when)
        _told(held, made, values, votes, recused)
        if values["outcome"]:
            _decided(held, made, str(values["outcome"]), when)
        db.session.flush()
    return made


def ballot(actor: Actor, key: str, number: int, when: Moment, who: int, said: str, item: str = "") -> Motion:
    """One member's vote in a roll call, or (with an `item`) that they are recused from that one of it. Several clerks
    may record at once: each ballot is by itself, and nobody's takes another's place."""
    with act(actor, "record ballot", when, needs=VOTE, subject=f"{key}/{number}", member=who, vote=said, item=item):
        held = _being_recorded(actor, key, None, when)
        made = _unpublished(motion_of(held, number))
        if made.outcome is not None:
            raise NotYet(f'Motion {number} is decided: "{made.outcome}".', remedy="Undo the decision first.")
        named = {one.person_id: one.vote for one in made.ballots if not one.item}
        apart: dict[str, list[int]] = {}
        for one in made.ballots:
            if one.item:
                apart.setdefault(one.item, []).append(one.person_id)
        if item:
            apart.setdefault(item, []).append(who)
        else:
            named[who] = said
        _named(held, made, named, apart)
        _moved_by_who_takes_part(held, made)
    return made


def pull(actor: Actor, key: str, number: int, item: str, version: int | None, when: Moment) -> Motion:
    """One item is taken out of a motion of several, and is moved by itself."""
    with act(actor, "pull item", when, needs=VOTE, subject=f"{key}/{number}", item=item):
        held = _being_recorded(actor, key, version, when)
        whole = _unpublished(motion_of(held, number))
        found = _item(whole, item)
        if len(whole.items) < 2:
            raise NotYet("The motion is about this item alone.", remedy="Undo the motion, if it is not to be voted on.")
        alone = Motion(number=max(one.number for one in held.motions) + 1, mover=whole.mover, seconder=whole.seconder)
        alone.items.append(MotionItem(place=1, item=item, entry=found.entry, wording=found.wording))
        alone.ballots = [Ballot(person_id=one.person_id, item=item, vote=one.vote) for one in whole.ballots
                         if one.item == item]  # fmt: skip
        whole.items.remove(found)
        whole.ballots = [one for one in whole.ballots if one.item != item]
        held.motions.append(alone)
        db.session.flush()
    return alone


def undo(actor: Actor, key: str, number: int, version: int | None, when: Moment) -> None:
    """Of a decided motion the decision; of an open one the motion itself."""
    with act(actor, "undo motion", when, needs=VOTE, subject=f"{key}/{number}"):
        held = _being_recorded(actor, key, version, when)
        made = _unpublished(motion_of(held, number))
        if made.outcome is not None:
            made.outcome, made.decided_at = None, None
        else:
            held.motions.remove(made)


def tally(made: Motion) -> dict[str, int]:
    """How many voted how: by name where there was a roll call, else as counted."""
    named = [one.vote for one in made.ballots if not one.item]
    if named:
        return {vote: named.count(vote) for vote in rules.VOTES}
    counted = (made.counted_for, made.counted_against, made.counted_abstained)
    return {vote: number or 0 for vote, number in zip(rules.VOTES, counted, strict=True)}


def motion_of(held: Meeting, number: int) -> Motion:
    found = [one for one in held.motions if one.number == number]
    if not found:
        raise Missing(f"There is no motion {number}.", remedy="Load the page again.")
    return found[0]


def not_moved(held: Meeting) -> list[str]:
    """The items of the agenda that no motion is about."""
    moved = {item.item for motion in held.motions for item in motion.items}
    return [point.item for point in held.points if point.item and point.item not in moved]


def _being_recorded(actor: Actor, key: str, version: int | None, when: Moment) -> Meeting:
    held = opened(actor, key, version, when)
    if not held.being_recorded:
        remedy = "It is called to order first, with an officer present; what is published is corrected in the record."
        raise NotYet(f"The meeting is {held.state}.", remedy=remedy)
    if held.state == DRAFTED:  # of something else; they are drafted anew
        held.state = ADJOURNED
    if not held.attendance:
        raise NotYet(
            "Nobody is recorded as present.", remedy="Record the attendance: it says whether there is a quorum."
        )
    return held


def _free(held: Meeting, items: Sequence[str]) -> None:
    if not items:
        raise BadInput("No item was chosen.", remedy="Tick those that the motion is about.", field="items")
    listed, free = {point.item for point in held.points}, not_moved(held)
    for item in items:
        if item not in listed:
            words = f"{item} is not on this meeting's agenda."
            raise BadInput(words, remedy="Put it on the agenda first.", field="items")
        if item not in free:
            raise NotYet(f"{item} is moved already.", remedy="Undo that motion, or pull the item out of it.")


def _told(held: Meeting, made: Motion, values: Values, votes: Named | None, recused: Recused | None) -> None:
    for name in ("words", "mover", "seconder", "method"):
        setattr(made, name, values[name] or getattr(made, name))
    present = {one.name for one in held.present()}
    for name in ("mover", "seconder"):
        said = getattr(made, name)
        if said and said not in present:
            raise BadInput(f"{said} is not recorded as present.", remedy="Choose a member who is.", field=name)
    if made.mover and made.mover == made.seconder:
        raise BadInput("Whoever moves cannot second as well.", remedy="Choose another member.", field="seconder")
    if any(values[name] is not None for name in rules.VOTES):
        made.counted_for, made.counted_against, made.counted_abstained = (values[name] for name in rules.VOTES)
    if votes is not None or recused is not None:
        _named(held, made, votes, recused)
    _moved_by_who_takes_part(held, made)
    no_more_than_present(held, made)


def no_more_than_present(held: Meeting, made: Motion) -> None:
    """Raises BadInput where more votes are told than there are members to cast them."""
    ballots = {(one.person_id, one.item): one.vote for one in made.ballots}
    told, voting = sum(tally(made).values()), len(held.present()) - len(_out_of_all(made, ballots))
    if told > voting:
        raise BadInput(
            f"Motion {made.number} tells of {told} votes, and {voting} members are present who may vote.",
            remedy="Correct the votes, or who is present.",
            field="for",
        )


def _moved_by_who_takes_part(held: Meeting, made: Motion) -> None:
    """Whoever is recused from an item neither moves nor seconds it."""
    called = {one.person_id: one.name for one in held.attendance}
    for one in made.ballots:
        for field, deed in (("mover", "moved"), ("seconder", "seconded")):
            if one.item and called.get(one.person_id) == getattr(made, field):
                words = f"{called[one.person_id]} {deed} the motion, and is recused from {one.item}."
                remedy = "Choose another member, take the recusal back, or pull the item out of the motion."
                raise BadInput(words, remedy=remedy, field=field)


def _named(held: Meeting, made: Motion, votes: Named | None, recused: Recused | None) -> None:
    present = {one.person_id for one in held.present()}
    kept = {(one.person_id, one.item): one.vote for one in made.ballots}
    if votes is not None:
        kept = {place: vote for place, vote in kept.items() if place[1] or place[0] not in votes}
        kept |= {(who, ""): vote for who, vote in votes.items() if vote}
    if recused is not None:
        kept = {place: vote for place, vote in kept.items() if place[1] not in recused}
        kept |= {(who, _item(made, item).item): rules.RECUSED for item, people in recused.items() for who in people}
    if {who for who, _ in kept} - present:
        raise BadInput(
            "Somebody who is not present can neither vote nor be recused.", remedy="Load the page again.", field="votes"
        )
    if wrong := [vote for (_, item), vote in kept.items() if vote not in ((rules.RECUSED,) if item else rules.VOTES)]:
        raise BadInput(f'"{wrong[0][:40]}" is no vote.', remedy=f"Choose {', '.join(rules.VOTES)}.", field="votes")
    if both := _out_of_all(made, kept) & {who for who, item in kept if not item}:
        name = next(one.name for one in held.attendance if one.person_id in both)
        raise BadInput(
            f"{name} is recused from all of it, and voted.", remedy="Take the vote or the recusal back.", field="votes"
        )
    held_already = {(one.person_id, one.item): one for one in made.ballots}
    made.ballots = [held_already.get(place) or Ballot(person_id=place[0], item=place[1]) for place in kept]
    for one in made.ballots:
        one.vote = kept[one.person_id, one.item]
    db.session.flush()


def _out_of_all(made: Motion, kept: Mapping[tuple[int, str], str]) -> set[int]:
    """Who is recused from every item of the motion, and so has no vote on it."""
    recused = [who for who, item in kept if item]
    return {who for who in recused if recused.count(who) == len(made.items)}


def _amended(made: Motion, item: str, wording: str, when: Moment) -> None:
    """None take an amendment back."""
    found = _item(made, item)
    words = wording.replace("\r\n", "\n").strip()
    posted = thing.one(db.session.connection(), item, when.day)
    found.wording = None if not words or (posted is not None and words == posted.text.strip()) else words


def nothing_later(made: Motion, day: date) -> None:
    """Raises NotYet where the record has a later decision on one of its items: what became of it would be told twice,
    and out of order."""
    if later := names.decided_after(db.session.connection(), [one.item for one in made.items], day):
        words = f"{later.item} was decided later, on {later.since} ({later.outcome}), so it is not decided on {day}."
        remedy = "Undo this motion, or pull that item out of it and undo that; what an earlier meeting did with it is "
        remedy += "attested, with its source."
        raise NotYet(words, remedy=remedy)


def _decided(held: Meeting, made: Motion, outcome: str, when: Moment) -> None:
    nothing_later(made, min(held.last, when.dated))
    items = thing.things(db.session.connection(), [one.item for one in made.items], when.day)
    undecided(held, list(items.values()))
    present = {one.person_id: one.name for one in held.present()}
    recused = {(one.person_id, one.item) for one in made.ballots if one.item}
    voters = {one.item: [name for who, name in present.items() if (who, one.item) not in recused] for one in made.items}
    cast = {present[one.person_id]: one.vote for one in made.ballots if not one.item and one.person_id in present}
    rules.fits(outcome, made.method, tally(made), quorum=bool(quorum(held)["met"]), voters=voters, cast=cast)
    amended = [one.item for one in made.items if one.wording is not None]
    if outcome == rules.AMENDED and not amended:
        raise BadInput("No words were amended.", remedy="Enter the words that were adopted first.", field="outcome")
    if outcome in PASSED and outcome != rules.AMENDED and amended:
        remedy = f'Choose "{rules.AMENDED}", or take the amendment back.'
        raise BadInput(f"{amended[0]} was amended.", remedy=remedy, field="outcome")
    if outcome not in rules.DECIDED:  # there was no vote, and so no method of one
        made.method = None
    made.outcome, made.decided_at = outcome, when.stamp


def _unpublished(made: Motion) -> Motion:
    if made.key is not None:
        raise NotYet(
            f"Motion {made.number} is published as {made.key}.", remedy="Correct it in the record, with a notice."
        )
    return made


def _item(made: Motion, item: str) -> MotionItem:
    found = [one for one in made.items if one.item == item]
    if not found:
        raise Missing(f"{item} is not under this motion.", remedy="Load the page again.")
    return found[0]
