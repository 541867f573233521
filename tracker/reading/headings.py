"""What is a heading: set as one, or known as one by its words, alone on its line or before text ("Background: ...")."""

import re
from dataclasses import dataclass

from tracker.reading.layout.blocks import Block
from tracker.text import numbering

FIELDS = {
    "action required": "action_required",
    "action requested": "action_required",
    "requested action": "action_required",
    "submitted by": "submitted_by",
    "prepared by": "submitted_by",
    "date": "signed_on",
    "date submitted": "signed_on",
    "date signed": "signed_on",
    "date prepared": "signed_on",
}
_SECTIONS = frozenset(
    (
        "background", "current status", "status", "issue", "issues", "purpose", "summary", "discussion", "next steps",
        "conclusion", "conclusions", "introduction", "overview", "objective", "objectives", "scope", "recommendation",
        "recommendations", "proposed recommendations", "executive summary", "key points", "attachments", "attachment",
        "membership", "agenda", "previous recommendations", "accomplishments", "challenges", "timeline", "focus areas",
        "current status of coac recommendations", "co-chairs", "replaces", "supplementary information", "dates",
        "agency", "action", "adjournment", "public comment", "references", "definitions", "deliverables",
    )
)  # fmt: skip
_RUN_IN = re.compile(r"([A-Z][A-Za-z/&'’ -]{2,48}?)\s?:(?:\s|$)")
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed, without its colon; the block's text from `after` on stands under it."""

    printed: str
    after: int
    field: str | None = None


def of(block: Block) -> Heading | None:
    """The heading that a block is or opens with; None for one that is running text or an item of a list."""
    if block.is_listed:
        return marked(block) or _lettered(block)
    return _run_in(block) or _alone(block)


def marked(block: Block) -> Heading | None:
    """ "### 4. Not within the charge": numbered, and marked as a heading by the form of file."""
    label, name = block.label, block.body.rstrip(": ")
    if label is None or block.number or not block.titled or not label.style.startswith(("#", "(#")):
        return None
    short = 0 < len(name.split()) <= _LONGEST and name[-1] not in ".;,"
    return Heading(f"{label.printed} {name}", len(block.text), FIELDS.get(_plain(name))) if short else None


def _lettered(block: Block) -> Heading | None:
    """ "A. Evasion", "II. Bonds" above numbered items: short, without an end, every word with a capital."""
    label = block.label
    if label is None or block.number or label.kind not in (numbering.ALPHA, numbering.ROMAN):
        return None
    spelt = block.body.split()
    short = 0 < len(spelt) <= 8 and block.text[-1] not in ".;,:"
    titled = label.printed[:1].isupper() and is_titled(block.body)
    return Heading(block.text, len(block.text)) if short and titled else None


def is_titled(text: str) -> bool:
    """Whether every word of weight has a capital."""
    return all(word[:1].isupper() or word in ("and", "of", "for", "the", "&") for word in text.split())


def _run_in(block: Block) -> Heading | None:
    text = block.text
    found = _RUN_IN.match(text)
    if found and _known(found[1]):
        return Heading(found[1].strip(), found.end(), FIELDS.get(_plain(found[1])))
    lead = block.lead
    if not lead or not text.startswith(lead) or len(lead.split()) > 10 or len(lead) == len(text):
        return None
    if lead.endswith(":") or text[len(lead) :].startswith(":"):
        name = lead.rstrip(": ")
        return Heading(name, len(lead) + (0 if lead.endswith(":") else 1), FIELDS.get(_plain(name)))
    field = FIELDS.get(_plain(lead))  # a label set apart from its value by its type or its cell alone
    return Heading(lead, len(lead) + 1, field) if field else None


def _alone(block: Block) -> Heading | None:
    text = block.text
    name = text.rstrip(": ")
    short = len(text.split()) <= _LONGEST
    if short and (_known(name) or (block.heading and not text.endswith((".", ";", ",")))):
        return Heading(name, len(text), FIELDS.get(_plain(name)))
    return None


def _known(name: str) -> bool:
    return _plain(name) in FIELDS or _plain(name) in _SECTIONS


def _plain(name: str) -> str:
    return " ".join(name.lower().split())
