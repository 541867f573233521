"""What is said of a recommendation, and by what kind of entry: which axis an outcome, a response or an update sets,
what an outcome does to the text, and what is asked of whoever attests one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from tracker.rules import recommendation
from tracker.rules.field import CHOICE, DATE, LONG, SOURCE, Field, by_name
from tracker.rules.workflow import Axis

OUTCOME, RESPONSE, UPDATE = "outcome", "response", "update"
SAID_BY = {  # what is set -> the kind of entry that says so
    "text": OUTCOME,
    "action": OUTCOME,
    "number": OUTCOME,
    "feedback": RESPONSE,
    "implementation": UPDATE,
}
RELATIONS = {OUTCOME: "decides", RESPONSE: "answers", UPDATE: "updates"}
NAMES = {OUTCOME: "Outcome", RESPONSE: "CBP response", UPDATE: "Implementation update"}
TEXT_AFTER = {  # what an outcome does to the text; a word that is not here leaves it as it is
    "passed": "adopted",
    "passed as amended": "adopted",
    "remanded to group": "refining",
    "tabled": "proposed",
    "presented, not voted (no quorum)": "proposed",
    "not passed": "proposed",
    "withdrawn": "withdrawn",
}
DECIDED, PRESENTED, WITHDRAWN, NUMBERS = (  # what an outcome does, as it is counted
    *("motion", "presented, not voted (no quorum)", "withdrawn", "number"),
)


def _axis(axis: Axis) -> Field:
    return Field(axis.name, axis.label, "Leave it where the source does not say it.", CHOICE, axis.values)


AXES = tuple(_axis(axis) for axis in recommendation.AXES)
_DATE = "The day that it happened or was said, as exact as the source has it: December 16, 2020 or 2020-12."
ATTESTED = (
    *AXES,
    by_name(recommendation.FIELDS)["number"],
    Field("date", "Date", _DATE, form=DATE, required=True),
    Field(
        "source",
        "Source",
        "The key of a published paper, as 2020-12/coac/minutes; else a public address, or a citation.",
        form=SOURCE,
        longest=2000,
        required=True,
    ),
    Field("quote", "Words of the source", "Copied as printed; of a published paper they are looked up.", LONG,
          longest=20_000),
    Field("span", "Place",
          "Of a published paper, instead of the words or with them: from which to which character, as 412-1390."),
    Field("reasons", "Reasons or report", "What was said for it, as printed: shown with the response.", LONG,
          longest=100_000),
    Field("office", "Office", "Who answered: the name, acronym or address of a published office."),
    Field(
        "shortfall",
        "Shortfall",
        "A rule of law that was not kept then, as short notice, no quorum or no officer present. It is stated, no bar.",
        longest=2000,
    ),
)  # fmt: skip
SOURCE_IF_ANY, QUOTE = replace(by_name(ATTESTED)["source"], required=False), by_name(ATTESTED)["quote"]
PROPOSED = (  # what a person confirms of a statement that was read from a paper
    Field("about", "Which recommendations", "Keys or six-figure numbers, with commas between them.", longest=4000),
    *(field for field in AXES if field.name != "text"),
    Field("date", "Date", "Empty: the day of the meeting, or the paper's own, said as such.", form=DATE),
    *(field for field in ATTESTED if field.name in ("office", "shortfall")),
)


def completed(sets: Mapping[str, str]) -> dict[str, str]:
    """With what an outcome does to the text, where nothing else is said of it."""
    text = TEXT_AFTER.get(sets.get("action", ""))
    return {"text": text, **sets} if text else dict(sets)


def deed(links: Iterable[Mapping[str, Any]]) -> str:
    """What an outcome with these links does: it presents items without a vote, or tells that they were withdrawn, or
    gives a number to what was decided before; everything else is counted as a motion."""
    said = [link.get("sets") or {} for link in links if link.get("rel") == RELATIONS[OUTCOME] and link.get("to")]
    if said and all(sets.keys() == {"number"} for sets in said):
        return NUMBERS
    actions = {sets.get("action") for sets in said}
    return next((word for word in (PRESENTED, WITHDRAWN) if actions == {word}), DECIDED)
