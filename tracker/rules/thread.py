"""How one recommendation follows on another: the relations that make a thread across meetings, groups and terms."""

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
