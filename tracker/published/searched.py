"""What of a thing's facts and links should find it, beside its title and text: words that are published with it and
stand in neither. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.rules.criteria import STEPS
from tracker.rules.paper import KINDS

Facts = Mapping[str, Any]

SAID = (  # told in words
    "number", "name", "acronym", "pub_number", "docket", "subject", "addressee", "programme", "method",
    "signer", "timetable", "reasons", "event", "stage", "form", "place", "level", "purpose",
)  # fmt: skip
DAYS = ("meeting", "date", "next_update", "charter", "appointed", "first_meeting", "last_meeting")
COVER = ("committee_printed", "subcommittee_printed", "group_printed")
OF_KIND = {
    "erratum": ("printed", "corrected", "note"), "account": ("state", "note"), "event": ("printed",),
    "update": ("evidence", "cleared"), "response": ("cleared",),
    "outcome": ("mover", "seconder", "votes", "recused"),
    "meeting": ("noticed", "officer", "closed", "actions", "reason", "minutes"), "notice": ("noticed",),
    "comment": ("from", "for", "how"), "paper": ("entity_type", "certified_by"),
    "criteria": ("entity_types",),
    "link": ("strength", "evidence", "asserted_by", "confirmed", "relation", "words", "ground"),
}  # fmt: skip
WITHIN = (  # what of a table that stands among the facts is said in words
    "name", "words", "address", "part", "exemption", "what", "who", "citation", "exceptional", "office", "by",
    "certified_by",
)  # fmt: skip
KIND = {
    "erratum": "erratum",
    "update": "implementation update",
    "event": "event",
    "comment": "public comment",
}  # where no title says so
CALLED = {  # a fact that is found by what its page calls it, too
    "recused": "recused",
    "cleared": "cleared by",
    "closed": "closed to the public",
    "new_from": "new applicants",
    "existing_by": "existing partners",
    "certified_by": "certified by",
}
NO_QUORUM = "no quorum"
FILED = ("group", "office", "programme")
SIGNS = re.compile(r"[^a-z0-9]")


def words(kind: str, title: str, text: str, facts: Facts, links: Sequence[Facts]) -> list[str]:
    """In lines, none of them twice; what the title or the text says already is left out."""
    within = f"\n{_plain(title)}\n{_plain(text)}\n"
    found = dict.fromkeys(line for line in _lines(kind, facts, links) if line and _plain(line) not in within)
    filed = [mark(link["to"]) for link in links if link.get("to") and link["rel"] in FILED]
    return [*found, *dict.fromkeys(one for one in filed if one)]


def mark(key: str) -> str:
    """The key of a group, an office or a programme as one word, by which what is filed under it is found under all of
    its names."""
    return SIGNS.sub("", key.lower())


def _lines(kind: str, facts: Facts, links: Sequence[Facts]) -> Iterator[str]:
    for name in (*SAID, *COVER, *OF_KIND.get(kind, ())):
        if said := facts.get(name):
            yield from _several(said)
    for one in facts.get("criteria", ()) if kind in STEPS else ():
        yield from (str(one[name]) for name in ("id", "category", "level", "text", "guidance") if one.get(name))
    for name in DAYS:
        if isinstance(day := facts.get(name) or None, Mapping):
            yield str(day.get("printed") or "")
    yield KINDS.get(str(facts.get("paper_kind")), "") if facts.get("paper_kind") else ""
    yield KIND.get(kind, "")
    yield from (called for name, called in CALLED.items() if facts.get(name))
    quorum = facts.get("quorum")
    yield NO_QUORUM if isinstance(quorum, Mapping) and quorum.get("met") is False else ""
    for link in links:
        if isinstance(sets := link.get("sets") or None, Mapping):
            yield from map(str, sets.values())


def _several(said: Any) -> Iterable[str]:
    if isinstance(said, Mapping):
        return [" ".join(str(said[name]).split()) for name in WITHIN if said.get(name)]
    if isinstance(said, list | tuple):
        return [words for one in said for words in _several(one)]
    return [" ".join(str(said).split())] if isinstance(said, str | int) and said else []


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
