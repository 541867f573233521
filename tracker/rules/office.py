"""Offices of the agency: who answers, clears and signs. Their names change, as those of groups do."""

from dataclasses import replace

from tracker.rules.field import DATE, Field
from tracker.rules.group import LONGEST
from tracker.rules.outcome import QUOTE, SOURCE_IF_ANY

FIELDS = (
    Field("name", "Name", "The full name: Office of Trade.", required=True, longest=LONGEST),
    Field("acronym", "Acronym", "RAAAS, OFO/CTPAT; empty when it has none.", longest=40),
    Field("parent", "Part of", "The office that it belongs to: its name, acronym or address.", longest=LONGEST),
    Field("since", "Since", "From when on; as exact as the source says. Empty: today.", form=DATE),
    replace(SOURCE_IF_ANY, help=f"{SOURCE_IF_ANY.help} Empty: the office itself says it."),
    QUOTE,
)  # fmt: skip
