"""The status of a recommendation in a few sentences of plain words, from the four axes and what is said with them."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.rules.recommendation import NOT_RECORDED, PASSED
from tracker.text import dates
from tracker.text.dates import Dated

# {on} is " December 16, 2020" where the day is known, {of} tells which meeting, {later} what took its place, {beside}
# what else is said with it. The official words stand in rules/recommendation.py.
ACTION = {
    "on agenda": "On the agenda of {of}{beside}.",
    "passed": "Adopted{on}.",
    "passed as amended": "Adopted with amendments{on}.",
    "not passed": "Voted on and not adopted{on}{beside}.",
    "remanded to group": "Sent back to its working group{on}{beside}.",
    "tabled": "Tabled{on}{beside}.",
    "withdrawn": "Withdrawn{on}{beside}.",
    "presented, not voted (no quorum)": "Presented{on}; not voted, for want of a quorum{beside}.",
}
FEEDBACK = {
    "awaiting": "No response published{beside}.",
    "under review": "CBP has it under review, as said{on}.",
    "agreed": "CBP agreed{on}.",
    "agreed in part": "CBP agreed in part{on}.",
    "not agreed": "CBP did not agree{on}.",
}
IMPLEMENTATION = {
    "not started": "Implementation not started{on}.",
    "will be implemented": "To be implemented, as said{on}.",
    "partially implemented": "Partially implemented{on}.",
    "fully implemented": "Fully implemented{on}.",
    "will not be implemented": "Will not be implemented, as said{on}.",
    "closed: superseded": "Closed{on}: superseded by {later}.",
    "closed: overtaken by events": "Closed{on}: overtaken by events.",
}
TEXT = {
    "proposed": "Proposed{on}.",
    "adopted": "Adopted{on}.",
    "refining": "Being refined{on}.",
    "withdrawn": "Withdrawn{on}.",
}
EARLIER = {  # what the committee did with it before, on {on}
    "passed": "adopted",
    "passed as amended": "adopted with amendments",
    "remanded to group": "sent back",
    "presented, not voted (no quorum)": "presented and not voted",
}
SPOKE = {"response": "wrote of it", "update": "reported"}  # the kind of a note -> what CBP did in it
CITED = {  # what a citation says of advice, so that none is taken for more than it is
    "action": {
        "on agenda": "proposed",
        "passed": "adopted{on}",
        "passed as amended": "adopted as amended{on}",
        "not passed": "not adopted{on}",
        "remanded to group": "not adopted; sent back to its group{on}",
        "tabled": "not adopted; tabled{on}",
        "withdrawn": "withdrawn{on}",
        "presented, not voted (no quorum)": "not adopted; presented{on}, not voted",
    },
    "text": {
        "adopted": "adopted{on}",
        "withdrawn": "withdrawn{on}",
        "refining": "not adopted; being refined",
        "proposed": "proposed",
    },
}
UNADOPTED = frozenset(ACTION) - {"passed", "passed as amended"}
SPOKEN = (("action", "Committee action", ACTION), ("feedback", "CBP response", FEEDBACK),
          ("implementation", "Implementation", IMPLEMENTATION))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """What CBP published last without saying anything on an axis: `on` is "on February 20, 2024", `until` the day by
    which it announced more, if it did."""

    kind: str
    on: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said with a status. `before` is the committee's last outcome but the one in force, (official word, day in
    words); `meeting` the day in words of the meeting on whose agenda it stands, and whether that is `over`; `days` how
    many have gone by since adoption; `successors` what supersedes it, (key, title); `revised` how an answer was
    revised: (when, the key and the title of what revises it)."""

    before: tuple[str, str] | None = None
    meeting: str = ""
    over: bool = False
    note: Note | None = None
    days: int | None = None
    successors: tuple[tuple[str, str], ...] = ()
    revised: tuple[tuple[Dated, str, str], ...] = ()


ALONE = Beside()


def status_sentence(status: Mapping[str, tuple[str, str] | None], beside: Beside = ALONE) -> str:
    """`status`: axis -> (official word, day in words) or None. An axis on which nothing is recorded is said so.

    >>> status_sentence({"action": ("passed", "December 16, 2020")})
    'Adopted December 16, 2020. CBP response and implementation: not recorded here.'
    """
    said: list[str] = []
    silent: list[str] = []
    decided = (status.get("action") or ("", ""))[0]
    for axis, name, words in SPOKEN:
        value = status.get(axis)
        if value is None and axis != "action" and decided in UNADOPTED:
            continue  # nobody is to answer what the committee has not adopted
        if value is None and axis == "action" and (text := status.get("text")):
            said.append(_say(TEXT, text, beside))
        elif value is None:
            silent.append(
                name if not (said or silent) else name[0].lower() + name[1:] if name != "CBP response" else name
            )
        else:
            said.append(_say(words, value, beside))
    unsaid = [f"{_listed(silent)}: {NOT_RECORDED}."] if silent else []
    return " ".join([*said, *_spoken_last(status, beside), *unsaid])


def revision(beside: Beside) -> str:
    """Of an answer that was revised: when, and by what."""
    return " ".join(f"Revised {dates.placed(day)} by {by}." for day, _, by in beside.revised)


def _say(words: Mapping[str, str], value: tuple[str, str], beside: Beside) -> str:
    word, day = value
    return words.get(word, word[:1].upper() + word[1:] + "{on}.").format(
        on=f" {day}" if day else "",
        of=_of(beside),
        later=" and ".join(title for _, title in beside.successors) or "a later recommendation",
        beside=_awaited(beside) if word == "awaiting" else _before(beside),
    )


def _of(beside: Beside) -> str:
    said = f"the public meeting of {beside.meeting}" if beside.meeting else "a public meeting"
    return f"{said}, with no outcome recorded here" if beside.over else said


def _before(beside: Beside) -> str:
    if beside.before is None:
        return ""
    word, day = beside.before
    return f"; {EARLIER.get(word, word)} {day}"


def _awaited(beside: Beside) -> str:
    """What CBP wrote instead of an answer, and for how long there has been none."""
    waited = f"; {beside.days:,} day{'' if beside.days == 1 else 's'} since adoption" if beside.days is not None else ""
    return (f"; {_spoken(beside.note)}" if beside.note else "") + waited


def _spoken(note: Note) -> str:
    if note.until and note.kind == "response":
        return f"{note.on} CBP wrote that it needs more time (until {note.until})"
    return f"{note.on} CBP {SPOKE[note.kind]} without an answer"


def _spoken_last(status: Mapping[str, tuple[str, str] | None], beside: Beside) -> list[str]:
    note, said = beside.note, (status.get("feedback") or ("", ""))[0]
    return [f"CBP last {SPOKE[note.kind]} {note.on}."] if note and said != "awaiting" else []


def _listed(names: list[str]) -> str:
    names = [names[0][0].upper() + names[0][1:], *names[1:]]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def cited(status: Mapping[str, tuple[str, str] | None]) -> str:
    """Whether it is the committee's advice, as a citation says it; of the same shape as for a sentence.

    >>> cited({"action": ("not passed", "Oct. 27, 2021"), "text": ("proposed", "Oct. 2021")})
    'not adopted Oct. 27, 2021'
    """
    text, action = status.get("text"), status.get("action")
    passed = action is not None and action[0] in PASSED
    by_text = action is None or (not passed and text is not None and text[0] in ("adopted", "withdrawn"))
    said = text if by_text else action
    words = CITED["text" if by_text else "action"].get(said[0]) if said else None
    return words.format(on=f" {said[1]}") if words and said else f"adoption {NOT_RECORDED}"
