"""What CBP may say next of a recommendation: which answer follows on which, and which word on what was done. An act
done here obeys these tables; what an older paper tells is attested, and obeys none."""

from collections.abc import Mapping

from tracker.rules.answer import FULLY, IN_PART, MORE_TIME, NOT_AGREED, SUPERSEDED, UNDER_REVIEW, VERDICTS
from tracker.rules.recommendation import ANSWERED, IMPLEMENTATION

NOT_STARTED, WILL, PARTIALLY, WILL_NOT = (
    *("not started", "will be implemented", "partially implemented", "will not be implemented"),
)
OVERTAKEN = "closed: overtaken by events"
DONE = (WILL, PARTIALLY, FULLY)
CLOSED = (SUPERSEDED, OVERTAKEN)
# The word that stands (None: none is recorded) -> what an answer may say then. To go on from a verdict is to revise it.
ANSWERS: Mapping[str | None, tuple[str, ...]] = {
    None: VERDICTS,
    "awaiting": VERDICTS,
    UNDER_REVIEW: (*ANSWERED, MORE_TIME),
    "agreed": ANSWERED,
    IN_PART: ANSWERED,
    NOT_AGREED: ANSWERED,
}
# The word that stands -> what an update may go on to. The same word again is a further report.
ONWARD: Mapping[str | None, tuple[str, ...]] = {
    None: IMPLEMENTATION.values,
    NOT_STARTED: (*DONE, WILL_NOT, *CLOSED),
    WILL: (PARTIALLY, FULLY, *CLOSED),
    PARTIALLY: (FULLY, *CLOSED),
    FULLY: (),
    WILL_NOT: CLOSED,
    SUPERSEDED: (),
    OVERTAKEN: (),
}
# The same, where the public is told why: CBP changes its mind, or what was reported turned out to be less.
BACK: Mapping[str | None, tuple[str, ...]] = {
    WILL: (NOT_STARTED, WILL_NOT),
    PARTIALLY: (WILL, WILL_NOT),
    FULLY: (PARTIALLY,),
    WILL_NOT: (NOT_STARTED, *DONE),
    SUPERSEDED: (WILL, PARTIALLY),
    OVERTAKEN: (WILL, PARTIALLY),
}
AGAINST = {NOT_AGREED: DONE}  # the answer that stands -> what is told with reasons only


def goes_on(standing: str | None, word: str) -> tuple[str, ...]:
    """What an update may say on what stands, where `word` is none of it; empty where it is."""
    if word == standing or word in (*ONWARD[standing], *BACK.get(standing, ())):
        return ()
    return tuple(one for one in IMPLEMENTATION.values if one in (*ONWARD[standing], *BACK.get(standing, ()), standing))


def says_why(standing: str | None, word: str, answer: str | None = None) -> bool:
    """Whether this word on that one, or beside that answer, is published with reasons only."""
    return word in BACK.get(standing, ()) or word in AGAINST.get(answer or "", ())


def leads_to(word: str, later: str) -> bool:
    """Whether what was said later, of which no reasons are asked any more, can stay where this comes before it."""
    return later == word or later in ONWARD[word]
