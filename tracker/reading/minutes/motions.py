"""Motions and what came of them, gathered from the sentences of minutes: who moved and seconded, how it was voted, who
recused themselves. A remand, a tabling or a missing quorum is an outcome without a motion too. What is unclear stays
open and is said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.reading.layout.blocks import Block
from tracker.reading.mentions import bodies, people
from tracker.reading.mentions.bodies import Body
from tracker.reading.mentions.named import Json
from tracker.reading.minutes import motion_words, outcomes
from tracker.reading.result import Warned
from tracker.text import dates, words

_PATIENCE = 8  # sentences of discussion between a motion and its outcome
_MOST = 40  # sentences of one motion
_NEAR = 800  # characters before a motion in which its group is named
_SUPPOSED = re.compile(r"(?:if|whether|once|when)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stand:
    """A paragraph and the section in which it stands."""

    block: Block
    section: int
    subcommittee: str | None
    group: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """text[start:end] of the whole text is `text`. `speaker` is who says it, in a transcript."""

    text: str
    start: int
    end: int
    stand: Stand
    speaker: str = ""


@dataclass(slots=True)
class _Motion:
    """A motion that is still growing; `formal` if somebody moved it. `idle`: sentences since the last of its own.
    `amends`: it is to amend the one that was open, which is `amended` if it passes."""

    sentences: list[Sentence]
    formal: bool
    mover: str | None = None
    seconder: str | None = None
    idle: int = 0
    amends: bool = False
    amended: bool = False

    @property
    def said(self) -> str:
        return " ".join(each.text for each in self.sentences)

    def outcome(self) -> outcomes.Outcome:
        said = [each.text for each in self.sentences]
        return outcomes.told(said, formal=self.formal, amends=self.amends, amended=self.amended)

    def take(self, sentence: Sentence) -> None:
        self.sentences.append(sentence)
        self.idle = 0
        self.mover = self.mover or _who(motion_words.MOVER, sentence) or _spoken(motion_words.SPOKEN_MOVE, sentence)
        self.seconder = self.seconder or _who(motion_words.SECONDER, sentence)
        if self.seconder is None and self.formal:
            self.seconder = _spoken(motion_words.SPOKEN_SECOND, sentence)


@dataclass(slots=True)
class Gathering:
    """One walk through the sentences. `days`: the days that the meeting may have been held on."""

    days: frozenset[str]
    motions: list[Json] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    _open: _Motion | None = None
    _held: list[_Motion] = field(default_factory=list)  # those that wait until an amendment to them is voted on
    _asked: Sentence | None = None
    _unquorate: Sentence | None = None
    _quorum: Sentence | None = None
    _recused: list[Sentence] = field(default_factory=list)
    _section: int = -1

    def walk(self, stands: Sequence[Stand]) -> None:
        for stand in stands:
            if stand.section != self._section:
                self._close_all()
                self._asked, self._unquorate, self._recused = None, None, []
                self._section = stand.section
            for sentence in _sentences(stand):
                self._take(sentence)
        self._close_all()
        self._say_no_quorum()

    def _say_no_quorum(self) -> None:
        """That there was none, where no item is told to have been presented without a vote."""
        if self._quorum is None or any(each["outcome"] == outcomes.NOT_VOTED for each in self.motions):
            return
        said = f'no quorum is told; say which items were presented without a vote: "{_opening(self._quorum.text)}"'
        span = (self._quorum.start, self._quorum.end)
        self.warnings.append(Warned("missing-field", said, span, self._quorum.stand.block.page))

    def _take(self, sentence: Sentence) -> None:
        if self._held and self._returns(sentence):
            self._close()
        if self._opens(sentence):
            self._begin(sentence, formal=True)
        elif self._is_informal(sentence):
            self._take_informal(sentence)
        elif self._open is not None and self._goes_on(self._open, sentence):
            self._open.take(sentence)
        else:
            self._pass_over(sentence)

    def _opens(self, sentence: Sentence) -> bool:
        """Whether somebody moves something; a second line of the same motion ("Moved by: ...") opens none."""
        moved = motion_words.OPENS.search(sentence.text) or _spoken(motion_words.SPOKEN_MOVE, sentence)
        told = motion_words.PASSED.match(sentence.text) or motion_words.NOT_PASSED.match(sentence.text)
        if not moved or told or _SUPPOSED.match(sentence.text):
            return False
        current = self._open
        again = current is not None and current.formal and current.mover is None and not current.outcome().is_told
        return not (again and _who(motion_words.MOVER, sentence))

    def _returns(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks of the motion that an amendment interrupted."""
        if self._open is None or motion_words.OF_MAIN.search(sentence.text):
            return True
        if not self._open.outcome().is_told:
            return False
        again = motion_words.PASSED.search(sentence.text) or motion_words.NOT_PASSED.search(sentence.text)
        anew = motion_words.OPENS.search(sentence.text) is not None
        return anew or (again is not None and motion_words.AMENDMENT.search(sentence.text) is None)

    def _begin(self, sentence: Sentence, *, formal: bool) -> None:
        current, amends = self._open, formal and outcomes.is_amending(sentence.text)
        if current is not None and current.formal and amends and not current.outcome().is_told:
            self._held.append(current)
        else:
            amends = False
            self._close_all()
        self._open = _Motion([], formal, amends=amends)
        for before in (self._asked, self._unquorate, *self._recused):
            if before is not None:
                self._open.sentences.append(before)
        self._open.sentences.sort(key=lambda each: each.start)
        self._open.take(sentence)
        self._asked, self._unquorate, self._recused = None, None, []

    def _is_informal(self, sentence: Sentence) -> bool:
        """Whether the sentence by itself says what became of a recommendation, at this meeting."""
        match = outcomes.without_motion(sentence.text)
        if match is None and self._unquorate is not None:
            match = motion_words.OF_ITEMS.search(sentence.text)
        if match is None or motion_words.MAYBE.search(sentence.text):
            return False
        before = dates.find(sentence.text[: match.end()])
        return all(each.dated.value in self.days for each in before)

    def _take_informal(self, sentence: Sentence) -> None:
        """It closes the open motion that waits for its outcome, unless it speaks of another group."""
        current = self._open
        if current is not None and _waits(current, sentence):
            current.take(sentence)
        else:
            self._begin(sentence, formal=False)

    def _goes_on(self, current: _Motion, sentence: Sentence) -> bool:
        if motion_words.MAYBE.search(sentence.text):
            return False
        related = motion_words.RELATED.search(sentence.text) or motion_words.SECONDED.search(sentence.text)
        again = _who(motion_words.MOVER, sentence) or _spoken(motion_words.SPOKEN_SECOND, sentence)
        if not (related or again) or len(current.sentences) >= _MOST:
            return False
        return current.idle == 0 or not current.outcome().is_told

    def _pass_over(self, sentence: Sentence) -> None:
        if motion_words.RECUSED[0].search(sentence.text):
            self._recused.append(sentence)
        self._asked = sentence if motion_words.ASKED.search(sentence.text) else None
        if motion_words.NO_QUORUM.search(sentence.text) and not motion_words.MAYBE.search(sentence.text):
            self._unquorate = self._quorum = sentence
        if self._open is not None:
            self._open.idle += 1
            if self._open.idle > _PATIENCE or self._open.outcome().is_told:
                self._close()

    def _close_all(self) -> None:
        while self._open is not None or self._held:
            self._close()

    def _close(self) -> None:
        """Tell the open motion; the one that it interrupted is open again."""
        closed, self._open = self._open, self._held.pop() if self._held else None
        if closed is not None:
            self._tell(closed)
        if closed is not None and closed.amends and self._open is not None:
            self._open.amended = self._open.amended or closed.outcome().word == outcomes.PASSED
            self._open.idle = 0

    def _tell(self, motion: _Motion) -> None:
        outcome = motion.outcome()
        span = (motion.sentences[0].start, motion.sentences[-1].end)
        for doubt in outcome.doubts:
            said = f'{doubt}: "{_opening(motion.said)}"'
            self.warnings.append(Warned("missing-field", said, span, motion.sentences[0].stand.block.page))
        if motion.formal and motion.mover is None:
            said = f'nobody is named who made this motion: "{_opening(motion.said)}"'
            self.warnings.append(Warned("missing-field", said, span, motion.sentences[0].stand.block.page))
        group, subcommittee = _whose(motion.sentences)
        if motion.formal and outcomes.is_of_other(motion.said):
            group = None
        told: Json = {"text": motion.said, "mover": motion.mover, "seconder": motion.seconder}
        told |= {"outcome": outcome.word, "method": outcomes.method(motion.said)}
        told |= {"counts": outcomes.counts(motion.said)}
        told |= {"recused": _recused(motion.sentences), "group": group, "subcommittee": subcommittee}
        told |= {"amends": True} if motion.amends else {}
        self.motions.append(told | {"span": list(span)})


def _sentences(stand: Stand) -> Iterator[Sentence]:
    block, speaker = stand.block, ""
    for start, end in words.sentences(block.text):
        text = block.text[start:end]
        said = motion_words.SPEAKER.fullmatch(text)
        if said and (people.is_person(said["who"]) or (said["who"].isupper() and " " in said["who"])):
            speaker = said["who"]
        yield Sentence(text, block.start + start, block.start + end, stand, speaker)


def _who(patterns: Sequence[re.Pattern[str]], sentence: Sentence) -> str | None:
    for pattern in patterns:
        for found in pattern.finditer(sentence.text):
            name = people.last(found["who"])
            if name is not None:
                return name
    return None


def _spoken(pattern: re.Pattern[str], sentence: Sentence) -> str | None:
    """The speaker of a transcript who says these words."""
    if not sentence.speaker:
        return None
    own = sentence.text.removeprefix(f"{sentence.speaker}: ")
    return sentence.speaker if pattern.search(own) else None


def _waits(motion: _Motion, sentence: Sentence) -> bool:
    if motion.outcome().is_told and not (motion.idle == 0 and outcomes.repeats(motion.outcome(), sentence.text)):
        return False
    named, own = _groups(sentence.text), _whose(motion.sentences)[0]
    return not named or own is None or own in named


def _groups(text: str) -> list[str]:
    return _named(text, (bodies.WORKING_GROUP, bodies.TASK_FORCE))


def _named(text: str, levels: Sequence[str]) -> list[str]:
    found: list[Body] = [body for body in bodies.find(text) if body.level in levels]
    return list(dict.fromkeys(bodies.in_title_case(body.name, text) for body in found))


def _whose(sentences: Sequence[Sentence]) -> tuple[str | None, str | None]:
    """The group and subcommittee that the motion itself names, else those of its paragraph before it, else of its
    section. Two groups named are none: nobody can tell which is meant."""
    stand = sentences[0].stand
    own = " ".join(each.text for each in sentences)
    place = sentences[0].start - stand.block.start
    before = stand.block.text[max(0, place - _NEAR) : place]
    group = _one(_groups(own), _groups(before), stand.group)
    levels = (bodies.SUBCOMMITTEE,)
    return group, stand.subcommittee or _one(_named(own, levels), _named(before, levels), None)


def _one(own: Sequence[str], before: Sequence[str], else_: str | None) -> str | None:
    named = own or before
    return named[0] if len(named) == 1 else None if named else else_


def _recused(sentences: Sequence[Sentence]) -> list[Json]:
    found: list[Json] = []
    for sentence in sentences:
        for pattern in motion_words.RECUSED:
            for match in pattern.finditer(sentence.text):
                what = (match["what"] or "").strip(" ,") or None
                labelled = ":" in match.group()
                told = people.listed(match["who"], labelled=labelled).people
                found += [{"name": each.printed, "what": what} for each in told]
    return found


def _opening(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:90]}..."
