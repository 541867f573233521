"""A meeting in session, fast enough to be kept up with live: who is there, what is moved, how it is decided; then what
is published of it, with the numbers."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from flask import redirect, request, url_for
from werkzeug.datastructures import MultiDict

from tracker.pages.account.sign_in import beside, fresh, freshly
from tracker.pages.form import tried
from tracker.pages.office.meetings import fresh_meeting, status_of
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import convened, outcomes, vote
from tracker.proceedings.meeting_entry import quorum
from tracker.published import names, thing
from tracker.published.thing import Thing
from tracker.records import calendar
from tracker.records.meeting import Meeting, Motion
from tracker.rules import motion as rules
from tracker.rules.field import by_name, whole
from tracker.rules.meeting import IN_SESSION, OPEN
from tracker.rules.refusal import BadInput, Missing, Refusal
from tracker.text import redline

Sent = MultiDict[str, str]
COMPARE = "compare"
NAMES = tuple(field.name for field in rules.FIELDS if field.name != "outcome")


@pages.page("/office/meetings/<path:key>/session", needs="meeting.vote", of=calendar.meeting, methods=["GET", "POST"])
def session(record: Meeting) -> Any:
    key = record.key
    done = tried(lambda: _done(key, request.form)) if request.method == "POST" else None
    if isinstance(done, str):
        return redirect(done, 303)
    held = fresh_meeting(key)
    open_ = vote.not_moved(held)
    return {
        **_shown(held, done),
        "seated": calendar.seated(held.first),
        "present": {one.person_id for one in held.present()},
        "open": open_,
        "ticked": request.form.getlist("items") or (open_ if "all" in request.args else []),
        "outcomes": _possible(held),
    }


def _shown(held: Meeting, done: object) -> dict[str, Any]:
    return {
        "held": held,
        "items": _items(held),
        "typed": request.form.to_dict(),
        "refusal": done if isinstance(done, Refusal) else None,
        "fields": by_name(rules.FIELDS),
        "members": [one.name for one in held.present()],
        "quorum": quorum(held) if held.attendance else None,
        "votes": {one.number: {word: n for word, n in vote.tally(one).items() if n} for one in held.motions},
        "live": held.state == IN_SESSION,
        "ahead": held.state in OPEN,
        "recorded": held.being_recorded,
        "gone": _gone(held),
        **status_of(done),
    }


def _gone(held: Meeting) -> set[str]:
    """The published outcomes of its motions that were retracted since."""
    with site().reader.connect() as reader:
        return names.retracted(reader, [one.key for one in held.motions if one.key])


def _items(held: Meeting) -> dict[str, Thing]:
    """The recommendations of its agenda, as they stood when it was held."""
    with site().reader.connect() as reader:
        return thing.things(reader, [str(one.item) for one in held.points if one.item], now().day)


def _possible(held: Meeting) -> tuple[str, ...]:
    """What can be decided now: without a quorum nothing, by a vote."""
    met = bool(held.attendance) and bool(quorum(held)["met"])
    return (*rules.DECIDED, rules.WITHDRAWN) if met else (rules.PRESENTED, rules.WITHDRAWN)


def _done(key: str, sent: Sent) -> str:
    word, _, rest = sent.get("do", "").partition(" ")
    if word not in _DEEDS:
        raise BadInput("The form asked for nothing that this page does.", remedy="Use one of its buttons.", field="do")
    version = whole(sent.get("version", ""))
    if version is None:
        raise BadInput("The form did not say what it was made from.", remedy="Load the page again.", field="version")
    return _DEEDS[word](key, version, sent, rest)


def _here(key: str, anchor: str) -> str:
    return url_for("office.session", key=key, _anchor=anchor)


def _attend(key: str, version: int, sent: Sent, rest: str) -> str:
    present = [int(id) for id in sent.getlist("present") if whole(id) is not None]
    convened.attend(actor(), key, version, now(), present, sent.get("others", ""))
    return _here(key, "items")


def _move(key: str, version: int, sent: Sent, outcome: str) -> str:
    """With an outcome it is decided at once; without one the motion is opened, for names, recusals and words."""
    typed = {name: sent.get(name, "") for name in NAMES} | {"outcome": outcome}
    made = vote.move(actor(), key, version, now(), sent.getlist("items"), typed)
    return _here(key, f"motion-{made.number}") if outcome else url_for("office.motion", key=key, number=made.number)


def _pull(key: str, version: int, sent: Sent, rest: str) -> str:
    number, _, item = rest.partition(" ")
    made = vote.pull(actor(), key, whole(number) or 0, item, version, now())
    return _here(key, f"motion-{made.number}")


def _undo(key: str, version: int, sent: Sent, rest: str) -> str:
    vote.undo(actor(), key, whole(rest) or 0, version, now())
    return _here(key, "motions")


def _adjourn(key: str, version: int, sent: Sent, rest: str) -> str:
    convened.adjourn(actor(), key, version, now())
    return url_for("office.decided", key=key)


_DEEDS: dict[str, Callable[[str, int, Sent, str], str]] = {
    "attend": _attend,
    "move": _move,
    "pull": _pull,
    "undo": _undo,
    "adjourn": _adjourn,
}


# One motion: who voted how, who is recused, which words ---------------------------------------------------------------


@pages.page(
    "/office/meetings/<path:key>/motions/<int:number>", needs="meeting.vote", of=calendar.meeting,
    methods=["GET", "POST"],
)  # fmt: skip
def motion(record: Meeting, number: int) -> Any:
    """With the button "compare" nothing is recorded: the form comes back with what was typed beside what was posted."""
    key = record.key
    decides = request.method == "POST" and request.form.get("do") != COMPARE
    done = tried(lambda: _decided(key, number, request.form)) if decides else None
    if decides and not isinstance(done, Refusal):
        return redirect(_here(key, f"motion-{done or number}"), 303)
    held = fresh_meeting(key)
    made = vote.motion_of(held, number)
    shown, told = _shown(held, done), _told(made, request.form)
    return {
        **shown,
        "motion": made,
        "told": told,
        "amended": {
            one.item: amended
            for one in made.items
            if (amended := _amended(shown["items"].get(one.item), told[f"wording-{one.item}"]))
        },
        "outcomes": _possible(held),
        "choices": rules.VOTES,
        "changes": redline.changes,
    }


def _amended(posted: Thing | None, wording: str | None) -> list[redline.Run] | None:
    """How the words under vote differ from those posted; None where they are to be voted on as posted."""
    if posted is None or not (wording or "").strip():
        return None
    return redline.compare(*map(redline.unwrapped, (posted.text, str(wording).strip())))


def _told(made: Motion, sent: Sent) -> dict[str, Any]:
    """What the form shows: what was sent and refused, else what is held; with ?all=for as if all had said so."""
    if sent:
        worded = {f"wording-{one.item}": "" for one in made.items}
        return {
            **worded,
            **sent.to_dict(),
            **{name: sent.getlist(name) for name in sent if name.startswith("recused-")},
        }
    told: dict[str, Any] = {name: getattr(made, name) or "" for name in ("words", "mover", "seconder", "method")}
    counted = (made.counted_for, made.counted_against, made.counted_abstained)
    told |= {name: "" if number is None else str(number) for name, number in zip(rules.VOTES, counted, strict=True)}
    recused: dict[str, list[str]] = defaultdict(list)
    for one in made.ballots:
        if one.item:
            recused[f"recused-{one.item}"].append(str(one.person_id))
        else:
            told[f"vote-{one.person_id}"] = one.vote
    if request.args.get("all") in rules.VOTES:
        told |= {f"vote-{one.person_id}": request.args["all"] for one in fresh_meeting(made.meeting_key).present()}
    return {**told, **recused, **{f"wording-{one.item}": one.wording or "" for one in made.items}}


def _decided(key: str, number: int, sent: Sent) -> int | None:
    """Of an item that is pulled out the number of its own motion; what else was typed is kept of this one."""
    word, _, outcome = sent.get("do", "").partition(" ")
    if word == "pull":
        _told_of(key, number, sent, "")
        return vote.pull(actor(), key, number, outcome, None, now()).number
    if word != "decide":
        raise BadInput("The form asked for nothing that this page does.", remedy="Use one of its buttons.", field="do")
    _told_of(key, number, sent, outcome)
    return None


def _told_of(key: str, number: int, sent: Sent, outcome: str) -> None:
    typed = {name: sent.get(name, "") for name in NAMES} | {"outcome": outcome}
    votes = {
        int(name[5:]): said for name, said in sent.items() if name.startswith("vote-") and whole(name[5:]) is not None
    }
    items = [name[8:] for name in sent if name.startswith("wording-")]
    recused = {item: [int(id) for id in sent.getlist(f"recused-{item}") if whole(id) is not None] for item in items}
    wordings = {item: sent.get(f"wording-{item}", "") for item in items}
    vote.decide(
        actor(),
        key,
        number,
        whole(sent.get("version", "")),
        now(),
        typed,
        votes=votes,
        recused=recused,
        wordings=wordings,
    )


@pages.page("/office/meetings/<path:key>/screen", needs="meeting.vote", of=calendar.meeting)
def screen(record: Meeting) -> dict[str, Any]:
    """For the room: the words under vote, of one motion or of the first item that none is about."""
    number = whole(request.args.get("motion", ""))
    if number is not None:
        made = vote.motion_of(record, number)
        wanted = {one.item: one.wording for one in made.items}
    else:
        wanted = dict.fromkeys(vote.not_moved(record)[:1])
    items = _items(record)
    if not wanted:
        raise Missing("Nothing is left to be voted on.", remedy="Go back to the meeting.")
    shown = [(items[key], wording, _amended(items[key], wording)) for key, wording in wanted.items() if key in items]
    return {"held": record, "shown": shown, "moved": number is not None}


# What is published ----------------------------------------------------------------------------------------------------


@pages.page("/office/meetings/<path:key>/outcomes", needs="meeting.vote", of=calendar.meeting, methods=["GET", "POST"])
def decided(record: Meeting) -> Any:
    """The numbers are proposed, and issued when they are published; ?first= counts them from another one on."""
    key, posted = record.key, request.method == "POST"
    done = tried(lambda: _published(key, request.form)) if posted else None
    if posted and not isinstance(done, Refusal):
        site().catch_up()
        return redirect(f"/meetings/{key}", 303)
    held = fresh_meeting(key)
    with site().reader.connect() as reader:
        numbers = outcomes.proposed_numbers(reader, held, whole(request.args.get("first", "")))
    typed = {item: request.form.get(f"number-{item}", number) for item, number in numbers.items()}
    return {**_shown(held, done), "numbers": typed, "later": request.form.get("later"), "fresh": fresh(now()),
            "stale": beside(now())}  # fmt: skip


def _published(key: str, sent: Sent) -> None:
    freshly(now())
    if sent.get("confirmed", "").strip() != key:
        raise BadInput(f"Type {key} to publish it.", remedy="It guards against a slip.", field="confirmed")
    numbers = {name[7:]: typed.strip() for name, typed in sent.items() if name.startswith("number-")}
    _in_series([str(outcomes.NUMBER.understood(typed)) for typed in numbers.values() if typed], sent)
    outcomes.publish(actor(), key, whole(sent.get("version", "")), now(), numbers, later=sent.get("later") == "yes")


def _in_series(numbers: Sequence[str], sent: Sent) -> None:
    """A number that is not the next one is asked about; another one than that which was confirmed is asked anew."""
    with site().reader.connect() as reader:
        gap = outcomes.out_of_series(reader, numbers)
    if gap and sent.get("gap") != gap:
        raise BadInput(gap, remedy="Correct it; or tick below that the series goes on so.", field="gap")
