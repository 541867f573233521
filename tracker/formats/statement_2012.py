"""What CBP answered or reported, in the form of its issue papers of 2012: "Issue:", then "Current Status of COAC
Recommendations:" with one numbered status paragraph for each recommendation. A plain value first, then its parts, which
leave in Word, as PDF and as Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.formats.written import Part, Written, line, literal, numbered, said
from tracker.rules.field import is_address

HEADING = "Current Status of COAC Recommendations:"
_SIGN = f"Name: {'_' * 20}  Date: {'_' * 12}\n\nSignature: {'_' * 30}"
SAID = {  # the official word, as such a paper says it
    "under review": "This recommendation is under review.",
    "agreed": "CBP agrees.",
    "agreed in part": "CBP agrees in part.",
    "not agreed": "CBP does not agree.",
    "needs more time": "CBP needs more time for an answer.",
    "not started": "Implementation has not started.",
    "will be implemented": "The recommendation will be implemented.",
    "partially implemented": "The recommendation is partially implemented.",
    "fully implemented": "The recommendation is fully implemented.",
    "will not be implemented": "The recommendation will not be implemented.",
    "closed: superseded": "The recommendation was superseded by a later one.",
    "closed: overtaken by events": "The recommendation was overtaken by events.",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A recommendation with the paragraph that tells where it stands. `called` is its number, else its title."""

    called: str
    text: str
    status: str


@dataclass(frozen=True, slots=True)
class Statement:
    """`clearing`: of a draft, (office, what it said so far) of each that clears it: there stand places to sign."""

    office: str
    dated: str
    issue: str
    items: Sequence[Item]
    signer: str = ""
    clearing: Sequence[tuple[str, str]] = ()
    draft: str = ""


def of(
    values: Mapping[str, Any], verdicts: Sequence[str], items: Sequence[tuple[str, str]], office: str, dated: str,
    **more: Any,
) -> Statement:  # fmt: skip
    """`values`: text, reasons, timetable, evidence, signer as facts carry them, next_update in words; `verdicts`: one
    for each of `items`, which are (called, text)."""
    told = [
        Item(called, " ".join(text.split()), " ".join(_status(values, verdict)))
        for (called, text), verdict in zip(items, verdicts, strict=True)
    ]
    many = "recommendation" if len(told) == 1 else f"{len(told)} recommendations"
    issue = f"Report the status of {many} of the COAC: {'; '.join(one.called for one in told)}."
    return Statement(office, dated, issue, told, signer=str(values.get("signer") or ""), **more)


def _status(values: Mapping[str, Any], verdict: str) -> Iterator[str]:
    """One paragraph: the verdict first."""
    yield SAID.get(verdict, _sentence(verdict)) if verdict else ""
    for label, name in (("", "text"), ("Reasons: ", "reasons"), ("Timetable: ", "timetable")):
        if values.get(name):
            yield f"{label}{_sentence(str(values[name]))}"
    shown = [_shown(one) for one in values.get("evidence") or ()]
    if shown:
        yield f"Evidence: {_sentence('; '.join(shown))}"
    if values.get("next_update"):
        yield f"Next update: {_sentence(str(values['next_update']))}"


def _shown(one: Any) -> str:
    if not isinstance(one, Mapping):
        return str(one)
    named = str((one.get("file") or {}).get("name") or "")
    return ": ".join(word for word in (named, str(one.get("address") or one.get("words") or "")) if word)


def _sentence(words: str) -> str:
    """In one line, with an end; an address takes none, for it would belong to it."""
    line = " ".join(words.split())
    return line if line.endswith((".", "!", "?")) or is_address(line.rpartition(" ")[2]) else f"{line}."


def written(one: Statement) -> Written:
    """The words as they are: what would be read as a mark is none. The heading is bold, not a title, so that what is
    under it belongs to it for whoever reads such papers."""
    return Written(one.issue, tuple(_parts(one)))


def _parts(one: Statement) -> Iterator[Part]:
    if one.draft:
        yield line(f"**DRAFT {literal(one.draft)}: not public**")
    yield line(literal(one.office))
    yield line(literal(one.dated))
    yield said(f"**Issue:** {literal(one.issue)}")
    yield said(f"**{HEADING}**")
    for place, item in enumerate(one.items, 1):
        yield numbered(place, literal(f"{item.called}: {item.text}"))
        yield said(literal(item.status))
    if one.signer:
        yield said(f"**Submitted by:** {literal(one.signer)}")
        yield said(f"**Date:** {literal(one.dated)}")
    if one.clearing:
        yield said("**Clearance:**")
        yield from (said(f"{literal(f'{office}: {so_far}')}\n\n{_SIGN}") for office, so_far in one.clearing)
