"""What kind of thing the words ask for: "who answered", "which group". Pure."""

from tracker.search.query import Any, Node, Term
from tracker.search.words import parts, words

# Kind -> words that people use for it, whatever else they say.
SAID = {
    "meeting": "meeting session agenda",
    "group": "group subcommittee taskforce body",
    "office": "office branch division bureau who",
    "programme": "program pilot trial scheme",
    "response": "response answer reply respond feedback",
    "update": "implement progress status update result",
    "outcome": "vote motion ballot",
    "recommendation": "recommendation recommend advice advise",
    "paper": "paper minutes document report transcript criteria summary",
    "notice": "notice announcement",
    "erratum": "erratum misprint correction",
    "event": "renamed rename formed dissolved concluded hiatus successor takeover took over",
    "term": "term",
    "comment": "comment commenter",
    **dict.fromkeys(("criteria", "criteria edition", "criteria change"), "criteria criterion requirement"),
}
# Kind -> words that are its name, so that whatever is of the kind answers to them.
NAMES = {
    "meeting": "meeting", "group": "group", "office": "office", "programme": "program pilot trial",
    "response": "response answer reply", "update": "update", "outcome": "vote outcome motion",
    "recommendation": "recommendation", "notice": "notice", "erratum": "erratum misprint", "term": "term",
}  # fmt: skip
# Pages that words lead to which few things of the record have: address -> what it holds, the words.
PLACES = {
    "/figures/faca": ("percentages for the FACA database, by fiscal year", "faca percent percentage rate fiscal"),
    "/figures/answers": ("how long CBP took to answer", "unanswered overdue late slow delay"),
    "/figures": ("numbers, with the lists that they count", "figure statistic statistics chart dashboard"),
    "/api/": ("this record as data, for programs", "api openapi json developer"),
}
_PLACES = {path: (holds, frozenset(parts(said))) for path, (holds, said) in PLACES.items()}
_NAMES = {kind: frozenset(parts(said)) for kind, said in NAMES.items()}
_KINDS = {kind: frozenset(parts(said)) for kind, said in SAID.items()}


def asked_for(typed: str) -> frozenset[str]:
    """The kinds that the words name."""
    said = set(parts(typed)) | {surface for word in words(typed) for surface in word.surfaces}
    return frozenset(kind for kind, named in _KINDS.items() if named & said)


def places(typed: str) -> list[tuple[str, str]]:
    """Pages that the words may be after: address, and what it holds."""
    said = set(parts(typed))
    return [(path, holds) for path, (holds, named) in _PLACES.items() if named & said]


def kinds_named(part: Node) -> list[str]:
    """The kinds whose name a part of the query is."""
    literal = part.parts[0] if isinstance(part, Any) else part
    return [kind for kind, named in _NAMES.items() if isinstance(literal, Term) and literal.form in named]
