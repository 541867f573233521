"""How one recommendation follows on another: the relations that make a thread across meetings, groups and terms."""

from tracker.rules.field import CHOICE, DATE, LONG, Field
from tracker.rules.outcome import QUOTE, SOURCE_IF_ANY

RELATIONS = {  # as the newer one says it -> what the older one is then
    "continues": "is continued by",
    "refines": "is refined by",
    "restates": "is restated by",
    "supersedes": "is superseded by",
    "merges": "is merged into",
    "splits": "is split into",
    "answers": "is answered by",
}
SUPERSEDED_BY = "superseded by"  # as an update says it of the older one
MOST = 200  # pairs that one statement ties
TIED = (  # what is said of two or more recommendations
    Field("relation", "What it does",
          "What the newer recommendation does to the earlier one. A later one that takes in several "
          "merges them; several later ones split one.", CHOICE, tuple(RELATIONS), required=True),
    Field("older", "The earlier recommendation", "Its number or key; several one a line. The key of a set, as 2019-02/"
          "ttwg, means all of its items.", LONG, longest=4_000, required=True),
    Field("also", "Further newer ones", "Of which the same is said: numbers or keys, one a line.", LONG, longest=4_000),
    Field("word", "On whose word", "Name and office of who says so. Needed where no source does.", longest=300),
    SOURCE_IF_ANY,
    QUOTE,
    Field("date", "Since when", "Empty: since the newer one was made.", DATE),
    Field("note", "Note", "What a reader should know.", LONG, longest=2_000),
)  # fmt: skip


def is_older(key: str, other: str) -> bool:
    """Whether a recommendation was made before another: keys begin with the month, and within one nothing tells."""
    return key[:7] < other[:7]
