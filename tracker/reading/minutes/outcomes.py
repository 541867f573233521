"""What came of a motion, in the committee's words, and how it was voted. Words that could mean two things, or belong to
another question than the one moved, give no outcome but a doubt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.reading.mentions.named import Json
from tracker.reading.minutes import motion_words
from tracker.text import words

PASSED, AMENDED, NOT_PASSED = "passed", "passed as amended", "not passed"
REMANDED, TABLED, WITHDRAWN = "remanded to group", "tabled", "withdrawn"
NOT_VOTED = "presented, not voted (no quorum)"
_AIM = re.compile(r"\b(?:move[ds]?|motion(?:ed)?) (?:to|that|for)? ?(?P<aim>[^.;]{0,200})", re.IGNORECASE)
_AIMS = (  # what a vote for the motion does
    (
        re.compile(
            r"(?:table|postpone|defer|hold over|lay\b.{0,120}\bon the table)\b|"
            r".*\bbe (?:tabled|postponed|deferred|laid (?:up)?on the table)\b",
            re.I,
        ),
        TABLED,
    ),
    (
        re.compile(r"(?:remand|refer|return|send)\b|.*\bbe (?:remanded|referred|returned|sent) (?:back )?to\b", re.I),
        REMANDED,
    ),
    (re.compile(r"withdraw\b|.*\bbe withdrawn\b", re.I), WITHDRAWN),
    (re.compile(r"(?:\S{1,30} ){0,2}?amend\b|.*\bbe amended\b", re.I), ""),
    (
        re.compile(
            r"(?:strike|insert|add|delete|replace|substitute|reword|change)\b"
            r".*\b(?:words?|sentences?|phrases?|clauses?|paragraphs?|text|language)\b",
            re.I,
        ),
        "",
    ),
)
_MOVED = re.compile(r"\b(?:move[ds]?|motion(?:ed)?) (?:to|that) (?P<what>[^.;]{3,300})", re.IGNORECASE)
_OF_ITEMS = re.compile(
    r"\b(?:recommend\w*|items?|papers?|reports?|proposals?|drafts?|resolutions?|documents?|slate|package|\d{6}|"
    r"them|they|it|these|those|all|both|each|adopt\w*|approv\w*|accept\w*|pass(?:ed)?|endors\w*|ratif\w*|"
    r"table[d]?|lay|laid|postpone[d]?|defer\w*|remand\w*|refer\w*|return\w*|sen[dt]|amend\w*|withdr\w*)\b",
    re.IGNORECASE,
)
_AMENDS = re.compile(r"\bamend", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`word` is None where nothing is told or nothing is sure; `doubts` say why, for a person."""

    word: str | None
    doubts: tuple[str, ...] = ()
    is_told: bool = False


def told(sentences: Sequence[str], *, formal: bool, amends: bool = False, amended: bool = False) -> Outcome:
    """`amends`: it is to amend another motion, which is told apart; `amended`: by such a one."""
    text = " ".join(sentences)
    apart = motion_words.AMENDMENT_WITHDRAWN.search(text) if amends else None
    if apart or (formal and (amends or is_of_other(text)) and motion_words.MOTION_WITHDRAWN.search(text)):
        return Outcome(WITHDRAWN, is_told=True)
    aim = _aim(text) if formal else PASSED
    said = _said(sentences, aim, amended)
    lost = said == [NOT_PASSED] and (aim == PASSED or amends)  # in plain words, whatever it was lost for
    doubts = [doubt for pattern, doubt in _DOUBTS if pattern.search(text) and not lost]
    if aim == "" and PASSED in said and not amends:
        doubts.append("a motion to amend passed; say what became of the recommendation itself")
    if aim not in ("", PASSED) and NOT_PASSED in said:
        doubts.append(f'a motion that would have made it "{aim}" did not pass; say what became of it')
    if PASSED in said and _AMENDS.search(text) and aim != "":
        doubts.append("an amendment is spoken of; say whether it passed as amended")
    if len(said) > 1:
        doubts.append(f"more than one outcome is told ({', '.join(said)}); say which item has which")
    if not said and not doubts:
        return Outcome(None, ("no outcome is told for this; say what came of it",))
    return Outcome(None if doubts else said[0], tuple(doubts), is_told=True)


_DOUBTS = (
    (motion_words.UNSECONDED, "the motion had no second; say what became of the recommendation"),
    (motion_words.MOTION_WITHDRAWN, "the motion was withdrawn; say what became of the recommendation"),
)


def is_of_other(text: str) -> bool:
    """Whether what was moved is plainly no recommendation: thanks, an adjournment."""
    moved = _MOVED.search(text)
    return moved is not None and _OF_ITEMS.search(moved["what"]) is None


def is_amending(text: str) -> bool:
    return _aim(text) == ""


def _aim(text: str) -> str:
    """What a vote in favour does: PASSED if it adopts, "" if it amends something else first."""
    for found in _AIM.finditer(text):
        for pattern, word in _AIMS:
            if pattern.match(found["aim"]):
                return word
    return PASSED


def _said(sentences: Sequence[str], aim: str, amended: bool) -> list[str]:
    """The outcomes told, each once. A vote for a motion has the outcome that was moved."""
    text = " ".join(sentences)
    found = [word for pattern, word in _ALONE if any(pattern.search(each) for each in sentences)]
    voted = any(motion_words.PASSED.search(each) or motion_words.WITH_VOTE.search(each) for each in sentences)
    if any(motion_words.NOT_PASSED.search(each) for each in sentences):
        found.append(NOT_PASSED)
        voted = any(_passes(each) for each in sentences)
    if aim == "" and motion_words.AMENDMENT_FAILED.search(text):
        found.append(NOT_PASSED)
    if voted or (aim == "" and motion_words.AMENDMENT_PASSED.search(text)):
        amended = amended or motion_words.AMENDED.search(text) is not None
        found.append(AMENDED if aim == PASSED and amended else aim or PASSED)
    return list(dict.fromkeys(found))


def _passes(sentence: str) -> bool:
    """Whether a sentence tells a vote in favour beside one that failed; "was not adopted" is none."""
    return motion_words.NOT_PASSED.search(sentence) is None and motion_words.PASSED.search(sentence) is not None


_ALONE = (
    (motion_words.REMANDED, REMANDED),
    (motion_words.TABLED, TABLED),
    (motion_words.WITHDRAWN, WITHDRAWN),
    (motion_words.NO_QUORUM, NOT_VOTED),
)


_BY_ITSELF = (
    motion_words.REMANDED,
    motion_words.TABLED,
    motion_words.WITHDRAWN,
    motion_words.ITEM_PASSED,
    motion_words.ITEM_NOT_PASSED,
    motion_words.MOTION_TOLD,
    motion_words.VOTED_ON,
)


def without_motion(sentence: str) -> re.Match[str] | None:
    """Where a sentence tells an outcome by itself. That nobody could vote is one only where items are spoken of."""
    for pattern in _BY_ITSELF:
        if found := pattern.search(sentence):
            return found
    quorum = motion_words.NO_QUORUM.search(sentence)
    return quorum if quorum and motion_words.OF_ITEMS.search(sentence) else None


def repeats(outcome: Outcome, sentence: str) -> bool:
    """Whether a sentence tells the outcome again that is known: "The motion carried. The items were adopted."."""
    known = motion_words.ITEM_NOT_PASSED if outcome.word == NOT_PASSED else motion_words.ITEM_PASSED
    again = known.search(sentence) or motion_words.MOTION_TOLD.search(sentence)
    return outcome.word in (PASSED, AMENDED, NOT_PASSED, None) and again is not None


def method(text: str) -> str | None:
    """How it was voted; the manner goes before the result, where both are told."""
    for pattern, name in (
        (motion_words.ROLL_CALL, "roll call"),
        (motion_words.VOICE, "voice"),
        (motion_words.UNANIMOUS, "unanimous"),
    ):
        if pattern.search(text):
            return name
    return None


def counts(text: str) -> Json | None:
    """Votes for, against and abstained as printed; None where no figure is."""
    score = next((each for pattern in motion_words.SCORES if (each := pattern.search(text))), None)
    found: Json = {name: _number(score[name]) if score else None for name in motion_words.COUNTS}
    for name, pattern in motion_words.COUNTS.items():
        counted = pattern.search(text) if found[name] is None else None
        if counted:
            found[name] = _number(counted["n"] or counted["after"])
    return found if any(value is not None for value in found.values()) else None


def _number(printed: str | None) -> int | None:
    if not printed:
        return None
    return 0 if printed.lower() in ("no", "none", "zero") else words.spelled_number(printed)
