"""A motion at a public meeting: how it is decided, and what may come of it. Nothing reaches the agency but through
one."""

from collections import Counter
from collections.abc import Collection, Mapping

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


def fits(
    outcome: str, method: str | None, votes: Mapping[str, int], *, quorum: bool, voters: Mapping[str, Collection[str]],
    cast: Mapping[str, str],
) -> None:  # fmt: skip
    """Raises BadInput, in words, for an outcome that this vote cannot have had. `voters`: an item -> the names of those
    present who are not recused from it; `cast`: a name -> how they voted, where that is told by name."""
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
    if empty := [item for item, names in voters.items() if not names]:
        remedy = "Take a recusal back, or pull the item out of the motion and leave it for another day."
        raise _refused(f"everybody present is recused from {empty[0]}, so nobody can decide on it.", remedy)
    _complete(method, votes, voters, cast)
    if any(votes.values()):
        _counted(outcome, method, votes)
    for item, names in voters.items() if cast else ():  # who is recused from an item has no vote on it
        _counted(outcome, method, Counter(cast[name] for name in names if name in cast), f" on {item}")


def _complete(
    method: str, votes: Mapping[str, int], voters: Mapping[str, Collection[str]], cast: Mapping[str, str]
) -> None:
    """A roll call tells of everybody who may vote; so does every vote that is told by name."""
    all_of_them = sorted({name for names in voters.values() for name in names})
    silent = [name for name in all_of_them if name not in cast]
    if cast and silent:
        one = len(silent) == 1
        told = silent[0] if one else f"{', '.join(silent[:-1])} and {silent[-1]}"
        words = f"{told} {'is' if one else 'are'} present and no vote of theirs is recorded."
        raise _refused(words, "Record it under the motion's names, or recuse them.")
    if method != ROLL_CALL or cast:
        return
    counted, names = sum(votes.values()), "open the motion and record who voted how"
    if not counted:
        raise _refused("no vote of this roll call is recorded.", f"Type how many voted how, or {names}.")
    if counted != len(all_of_them):
        told = f"{counted} votes of this roll call are told, and {len(all_of_them)} members who may vote are present."
        raise _refused(told, f"Type how many were against and abstained, or {names}.")


def _counted(outcome: str, method: str, votes: Mapping[str, int], item: str = "") -> None:
    if method == UNANIMOUS and votes.get(AGAINST):
        raise _refused("a unanimous vote has none against it.", "Choose another method, or correct the votes.")
    # Whatever is decided is moved; only "not passed" says that the motion failed.
    if carried(votes) == (outcome == REJECTED):
        told = f"{votes.get(FOR, 0)} for and {votes.get(AGAINST, 0)} against{item}"
        apart = "; or pull that item out." if item else "."
        raise _refused(f'with {told} it cannot be "{outcome}".', f"Correct the votes, or the outcome{apart}")


def _refused(words: str, remedy: str) -> BadInput:
    return _FIELDS["outcome"].refused(words, remedy)
