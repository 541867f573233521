"""A motion at a public meeting: how it is decided, and what may come of it. Nothing reaches the agency but through
one."""

from collections.abc import Mapping

from tracker.rules.field import CHOICE, COUNT, LONG, Field, by_name
from tracker.rules.refusal import BadInput

UNANIMOUS, VOICE, ROLL_CALL = "unanimous", "voice vote", "roll call"
METHODS = (UNANIMOUS, VOICE, ROLL_CALL)
FOR, AGAINST, ABSTAINED, RECUSED = "for", "against", "abstained", "recused"
VOTES = (FOR, AGAINST, ABSTAINED)
AMENDED, PRESENTED, WITHDRAWN = "passed as amended", "presented, not voted (no quorum)", "withdrawn"
REJECTED = "not passed"
DECIDED = ("passed", AMENDED, REJECTED, "remanded to group", "tabled")  # by a vote, which needs a quorum
OUTCOMES = (*DECIDED, WITHDRAWN, PRESENTED)
FIELDS = (
    Field("words", "Words of the motion", "Where they say more than the outcome.", LONG, longest=5_000),
    Field("mover", "Moved by", "A member who is present.", longest=200),
    Field("seconder", "Seconded by", "Another member who is present.", longest=200),
    Field("method", "Method", "How it was decided.", CHOICE, METHODS),
    Field("outcome", "Outcome", "What the committee did with these items.", CHOICE, OUTCOMES),
    Field("for", "For", "Of a vote that was counted without names.", COUNT, span=(0, 99)),
    Field("against", "Against", "", COUNT, span=(0, 99)),
    Field("abstained", "Abstained", "", COUNT, span=(0, 99)),
)
_FIELDS = by_name(FIELDS)


def carried(votes: Mapping[str, int]) -> bool:
    """By more members for it than against it; who abstains or is recused counts on neither side."""
    return votes.get(FOR, 0) > votes.get(AGAINST, 0)


def fits(outcome: str, method: str | None, votes: Mapping[str, int], *, quorum: bool) -> None:
    """Raises BadInput, in words, for an outcome that this vote cannot have had."""
    if outcome == WITHDRAWN:  # whoever brought it in takes it back, before any vote
        return
    if outcome == PRESENTED:
        if quorum:
            raise _refused("there is a quorum, so the item can be voted on.", "Choose what the vote decided.")
        return
    if not quorum:
        raise _refused(
            f'without a quorum nothing can be "{outcome}".',
            f'Record it as "{PRESENTED}": it can come back to a later meeting.',
        )
    if not method:
        raise BadInput("It is not said how it was decided.", remedy=f"Choose {', '.join(METHODS)}.", field="method")
    if any(votes.values()):
        _counted(outcome, method, votes)


def _counted(outcome: str, method: str, votes: Mapping[str, int]) -> None:
    if method == UNANIMOUS and votes.get(AGAINST):
        raise _refused("a unanimous vote has none against it.", "Choose another method, or correct the votes.")
    # Whatever is decided is moved; only "not passed" says that the motion failed.
    if carried(votes) == (outcome == REJECTED):
        told = f"{votes.get(FOR, 0)} for and {votes.get(AGAINST, 0)} against"
        raise _refused(f'with {told} it cannot be "{outcome}".', "Correct the votes, or the outcome.")


def _refused(words: str, remedy: str) -> BadInput:
    return _FIELDS["outcome"].refused(words, remedy)
