"""Offices of the agency: who answers, clears and signs. Their names change, as those of groups do."""

from tracker.rules.field import DATE, SOURCE, Field
from tracker.rules.group import LONGEST

FIELDS = (
    Field("name", "Name", "The full name: Office of Trade.", required=True, longest=LONGEST),
    Field("acronym", "Acronym", "RAAAS, OFO/CTPAT; empty when it has none.", longest=40),
    Field("parent", "Part of", "The office that it belongs to: its name, acronym or address.", longest=LONGEST),
    Field("since", "Since", "From when on; as exact as the source says. Empty: today.", form=DATE),
    Field("source", "Source", "Where it says so: an address, or a citation. Empty: the office itself says it.", SOURCE,
          longest=2_000),
)  # fmt: skip
