"""What the Designated Federal Officer owes, and by when: counted anew from what is known, never kept. A duty without a
day is due since something happened, and no rule says by when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.rules import law, minutes, setting
from tracker.rules.field import LONG, Field
from tracker.rules.meeting import ADJOURNED, DRAFTED, IN_SESSION, NOTICED, PLANNED, POSTED

REVIEW = (
    Field("note", "What was found", "What was corrected, or is to be; for the office.", LONG, longest=5_000),
)  # fmt: skip
# Where a duty is done: names of pages, which the page of duties turns into addresses.
PLAN, OUTCOMES, MINUTES, CONTENT, PROPOSALS = "meeting", "outcomes", "minutes", "content", "proposals"


@dataclass(frozen=True, slots=True)
class Duty:
    """`by`: the last day, or None; `since`: what is open without one has been so since then. `place` and `key` say
    where it is done."""

    what: str
    about: str
    by: date | None
    rule: str
    place: str
    key: str = ""
    since: date | None = None

    def days_late(self, on: date) -> int:
        return max((on - self.by).days, 0) if self.by else 0

    @property
    def order(self) -> tuple[date, str, str]:
        return (self.by or self.since or date.max, self.about, self.what)


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting of the committee, as far as duties follow from it. `own`: the office's settings of its days;
    `not_announced`: points of its agenda; `not_published`: motions; `to_number`: adopted items without a number;
    `back`: the chair sent its minutes back."""

    key: str
    words: str
    first: date
    last: date
    state: str
    own: Mapping[str, str]
    not_announced: int = 0
    not_published: int = 0
    to_number: int = 0
    back: bool = False


def owed(held: list[Held], reviewed: date | None, on: date, proposed: Sequence[date] = ()) -> list[Duty]:
    """All of them, the first due first. `reviewed`: when the public content was looked through last; `proposed`: the
    days of what members proposed and nobody has decided on."""
    found = [duty for one in held for of in _OF_A_MEETING for duty in of(one, on)]
    return sorted([*found, *_proposals(proposed), *_content(reviewed)], key=lambda one: one.order)


def late(duties: list[Duty], on: date) -> int:
    return sum(one.days_late(on) > 0 for one in duties)


def _notice(held: Held, on: date) -> Iterator[Duty]:
    if held.state == PLANNED:
        file, appears, _ = law.counted_back(held.first, held.own)
        yield Duty(file.what, held.words, file.by, file.rule, PLAN, held.key)
        yield Duty("Publish the notice", held.words, appears.by, appears.rule, PLAN, held.key)


def _papers(held: Held, on: date) -> Iterator[Duty]:
    """The papers go out together; what came on the agenda after them follows before the meeting."""
    if held.state == NOTICED:
        post = law.counted_back(held.first, held.own)[-1]
        yield Duty("Release the papers together", held.words, post.by, post.rule, PLAN, held.key)
    elif held.state in (POSTED, IN_SESSION) and held.not_announced:
        what = f"Publish what was given to the committee: {held.not_announced} of the agenda not announced"
        yield Duty(what, held.words, held.first, "open to the public (5 U.S.C. 1009(b))", PLAN, held.key)


def _course(held: Held, on: date) -> Iterator[Duty]:
    """A day that passed, and nothing says what became of it."""
    if held.last < on and held.state in (PLANNED, NOTICED, POSTED, IN_SESSION):
        open_ = held.state == IN_SESSION
        what = "Adjourn it" if open_ else "Say what became of it: call it to order, move it, or cancel it"
        yield Duty(what, held.words, None, "its day has passed", PLAN, held.key, held.last)


def _outcomes(held: Held, on: date) -> Iterator[Duty]:
    if held.state in (ADJOURNED, DRAFTED) and held.not_published:
        motions = f"{held.not_published} {'motion' if held.not_published == 1 else 'motions'}"
        what = f"Publish what was decided: {motions}"
        yield Duty(what, held.words, None, "no rule sets a day", OUTCOMES, held.key, held.last)


def _numbers(held: Held, on: date) -> Iterator[Duty]:
    if held.to_number and not held.not_published:
        items = f"{held.to_number} {'recommendation' if held.to_number == 1 else 'recommendations'}"
        what = f"Issue the numbers that were to follow: {items}"
        yield Duty(what, held.words, None, "no rule sets a day", OUTCOMES, held.key, held.last)


def _minutes(held: Held, on: date) -> Iterator[Duty]:
    if held.state not in (ADJOURNED, DRAFTED):
        return
    by, days = minutes.due(held.last, held.own), held.own.get(setting.MINUTES)
    rule = f"{days} days after the meeting ({minutes.SOURCE})" if by else "no day is set"
    draft = "Draft the minutes anew, as the chair asked" if held.back else "Draft the minutes, and have them certified"
    what = draft if held.state == ADJOURNED else "Have the minutes certified"
    yield Duty(what, held.words, by, rule, MINUTES, held.key, held.last)


def _proposals(proposed: Sequence[date]) -> Iterator[Duty]:
    if proposed:
        what = f"Decide on {len(proposed)} {'proposal' if len(proposed) == 1 else 'proposals'}"
        yield Duty(what, "Members and leads", None, "no rule sets a day", PROPOSALS, "", min(proposed))


def _content(reviewed: date | None) -> Iterator[Duty]:
    rule = "each quarter (the office's own rule)"
    what = "Look through what is public"
    by = three_months_after(reviewed) if reviewed else None
    yield Duty(what, "The public record" if reviewed else "No review of it is recorded here", by, rule, CONTENT)


def three_months_after(day: date) -> date:
    """The same day three months later, or the last one of that month."""
    month = day.month + 3
    year, month = (day.year + 1, month - 12) if month > 12 else (day.year, month)
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


_OF_A_MEETING = (_notice, _papers, _course, _outcomes, _numbers, _minutes)
