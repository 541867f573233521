"""How a motion was voted on, as the facts of an outcome tell it: who moved and seconded it, the method, how many were
for and against, who voted how, who took no part. All that shows or lists a vote reads it here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tracker.rules.outcome import NUMBERS, PRESENTED, WITHDRAWN, deed

FOR, AGAINST, ABSTAINED, RECUSED = "for", "against", "abstained", "recused"
COUNTED = (FOR, AGAINST, ABSTAINED)  # in the order in which they are called out
UNANIMOUS = "unanimous"
METHODS = {"voice": "voice vote"}  # a shorter word of papers -> the record's
FACTS = ("mover", "seconder", "method", "counts", "votes", "recused")
HOW_UNKNOWN = "Who voted how is not recorded here."
COUNT_UNKNOWN = "How many voted is not recorded here."
COUNT_AND_HOW_UNKNOWN = "How many voted, and how, is not recorded here."
VOTE_UNKNOWN = "The vote is not recorded here."
NO_VOTE = (NUMBERS, PRESENTED, WITHDRAWN)  # where nothing is said of a vote, none was taken

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Recusal:
    """`item` is the key of what a member took no part in, `what` that as printed; of the whole motion where neither."""

    name: str
    item: str = ""
    what: str = ""

    @property
    def words(self) -> str:
        return f"{self.name} ({self.item or self.what})" if self.item or self.what else self.name


@dataclass(frozen=True, slots=True)
class Voting:
    """`counts` has what is known of COUNTED; `votes` are (name, vote)."""

    mover: str = ""
    seconder: str = ""
    method: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    votes: Sequence[tuple[str, str]] = ()
    recused: Sequence[Recusal] = ()
    unvoted: bool = False

    @property
    def score(self) -> str:
        """8 to 1, 0 abstaining; of what is known alone."""
        said = [self.counts.get(name) for name in COUNTED]
        for_, against, abstained = said
        if for_ is not None and against is not None:
            found = [f"{for_} to {against}"]
        else:
            found = [f"{number} {name}" for name, number in zip(COUNTED, said[:2], strict=False) if number is not None]
        return ", ".join([*found, *([f"{abstained} abstaining"] if abstained is not None else [])])

    @property
    def words(self) -> str:
        """roll call, 8 to 1, 0 abstaining"""
        return ", ".join(part for part in (self.method, self.score) if part)

    @property
    def said(self) -> str:
        """roll call, 8 to 1, 0 abstaining; recused: Mr. Teal"""
        names = [one.name if one.item else one.words for one in self.recused]
        return "; ".join(part for part in (self.words, f"recused: {', '.join(names)}" if names else "") if part)

    @property
    def moved(self) -> str:
        """Moved by Mr. Wren, seconded by Ms. Mallard"""
        said = (("moved by", self.mover), ("seconded by", self.seconder))
        words = ", ".join(f"{how} {who}" for how, who in said if who)
        return words[:1].upper() + words[1:]

    @property
    def unknown(self) -> str:
        """A sentence for what is not known of the vote; nothing where all is, or no vote was taken."""
        if self.votes:
            return ""
        if self.counts:
            return HOW_UNKNOWN
        if self.method:
            return COUNT_UNKNOWN if UNANIMOUS in self.method else COUNT_AND_HOW_UNKNOWN
        return "" if self.unvoted else VOTE_UNKNOWN

    @property
    def by_vote(self) -> list[tuple[str, list[str]]]:
        """Each vote with those who cast it, in the order in which they are called out."""
        found: dict[str, list[str]] = {vote: [] for vote in COUNTED}
        for name, vote in self.votes:
            found.setdefault(vote, []).append(name)
        return [(vote, names) for vote, names in found.items() if names]

    def of(self, item: str) -> "Voting":
        """The vote on this item: those who took no part in another one did in this."""
        return replace(self, recused=[one for one in self.recused if one.item in ("", item)])


def told(facts: Facts, links: Sequence[Facts] = ()) -> Voting:
    """What an outcome's facts tell; `links` are its own, which say whether anything was put to a vote."""
    cast = [(str(one["name"]), str(one.get("vote") or "")) for one in _rows(facts.get("votes"))]
    done = deed(links) if links else ""
    method = "" if done == PRESENTED else str(facts.get("method") or "")  # what was not voted on has none
    return Voting(
        mover=str(facts.get("mover") or ""),
        seconder=str(facts.get("seconder") or ""),
        method=METHODS.get(method, method),
        counts=_counts(facts.get("counts")) or _tally(cast),
        votes=[(name, vote) for name, vote in cast if vote and vote != RECUSED],
        recused=[_recusal(one) for one in _rows(facts.get("recused"))],
        unvoted=done in NO_VOTE,
    )


def kept(motion: Facts) -> dict[str, Any]:
    """What minutes tell of a motion, as the facts of its outcome keep it: `votes` of minutes are names by vote."""
    found = {name: motion[name] for name in FACTS if motion.get(name)}
    if "method" in found:
        found["method"] = METHODS.get(found["method"], found["method"])
    found["counts"] = _counts(found.get("counts"))
    by_vote = found.get("votes")
    if isinstance(by_vote, Mapping):
        found["votes"] = [{"name": name, "vote": vote} for vote in COUNTED for name in by_vote.get(vote) or ()]
    return {name: value for name, value in found.items() if value}


def _rows(said: Any) -> Iterator[Facts]:
    """Each as {"name", ...}; a name may stand alone."""
    for one in said if isinstance(said, list | tuple) else [said] if isinstance(said, str) and said else ():
        if isinstance(one, Mapping):
            yield from [one] if one.get("name") else []
        elif one:
            yield {"name": str(one)}


def _recusal(one: Facts) -> Recusal:
    return Recusal(str(one["name"]), str(one.get("item") or ""), str(one.get("what") or ""))


def _counts(said: Any) -> dict[str, int]:
    held = said if isinstance(said, Mapping) else {}
    return {name: held[name] for name in COUNTED if isinstance(held.get(name), int)}


def _tally(cast: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Counted from the names, where each says one of the three."""
    voted = [vote for _, vote in cast if vote != RECUSED]
    if not voted or not set(voted) <= set(COUNTED):
        return {}
    return {name: voted.count(name) for name in COUNTED}
