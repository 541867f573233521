"""What a thing is filed under: from its facts, its links and its status to the rows that lists, counts and addresses
read. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tracker.rules import completeness, faca, meeting, sentence
from tracker.rules.adoption import Adoption, time_of
from tracker.rules.criteria import STEPS
from tracker.rules.fold import Set, Span
from tracker.rules.outcome import RESPONSE
from tracker.rules.paper import KINDS
from tracker.rules.recommendation import ACTION, AXES, EARLIER_WORDS, NOT_RECORDED
from tracker.rules.sentence import ALONE, Beside

EARLIER = "past_action"  # what the committee did with an item before what it did last
FISCAL_YEAR, ANSWER_TIME = "fiscal_year", "answer_time"
LISTED = (
    "term", "group", "year", "subject", "addressee", "office", "programme", *(axis.name for axis in AXES),
    EARLIER, FISCAL_YEAR, ANSWER_TIME,
)  # fmt: skip
ADOPTED, VERDICT = "adopted", "verdict"  # the days, for figures
# Under what the things of a kind are to be filed: what is filed under no value of it is counted as not recorded. Where
# nothing is said on an axis, that is filed.
AWAITED: Mapping[str, tuple[str, ...]] = {
    "recommendation": ("term", "group", "subject", "addressee", "office", "programme"),
    "paper": ("term", "group"),
    "meeting": ("term",),
}
CRITERION = "criterion"  # the ID of one that an edition or a change of criteria speaks of
Facts = Mapping[str, Any]
Status = Mapping[str, Set]


def title(kind: str, printed: str, status: Status) -> str:
    """A recommendation is called by its number once it has one; every other thing by the title of its edition."""
    number = status.get("number")
    return f"Recommendation {number.value}" if kind == "recommendation" and number else printed


def label(kind: str, facts: Facts, status: Mapping[str, Facts | None], beside: Beside = ALONE) -> str:
    """One line that says where a thing stands. `status`: axis -> {value, words (its day's)} or None. Said whenever it
    is asked for and kept nowhere, so that other words for it hold for the whole record at once."""
    if kind == "recommendation":
        said = ((axis.name, status.get(axis.name)) for axis in AXES)
        spoken = {name: (one["value"], one["words"]) if one else None for name, one in said}
        return sentence.status_sentence(spoken, beside)
    if kind == RESPONSE:
        return sentence.revision(beside)
    if kind in ("group", "programme"):
        level = str(facts.get("level", kind)).capitalize()
        return f"{level}, {facts['stage']}." if facts.get("stage") else f"{level}."
    if kind == "paper":
        return KINDS.get(str(facts.get("paper_kind")), "Paper") + "."
    if kind == "meeting":
        return f"{meeting.spoken(facts.get('stage'))}."
    return ""


def of(
    kind: str,
    key: str,
    facts: Facts,
    links: Sequence[Facts],
    status: Status,
    since: str,
    adoption: Adoption | None = None,
) -> set[tuple[str, str]]:
    """The (name, value) pairs of a thing over one span. Groups are filed by key; pages show today's slug."""
    found = {("slug", slug) for slug in _slugs(kind, key, facts)}
    found |= {("file", file["sha256"]) for file in facts.get("files", ())}
    found |= {
        (link["rel"], link["to"]) for link in links if link.get("to") and link["rel"] in ("group", "term", "office")
    }
    for name in ("subject", "addressee", "programme"):
        found |= {(name, value) for value in _several(facts.get(name))}
    if kind in ("recommendation", "paper", "set", "meeting"):
        found.add(("year", str(facts.get("date", {}).get("value") or since)[:4].removeprefix("FY") or since[:4]))
    if kind == "paper":
        found.add(("paper_kind", str(facts.get("paper_kind"))))
    if kind in ("paper", "notice", "outcome", "comment", "recommendation"):
        found |= {("names", value) for value in completeness.names(kind, key, facts)}
        held = completeness.meeting_of(kind, key, facts) if kind != "recommendation" else None
        found |= {("meeting", held)} if held else set()
    if kind in STEPS:
        found |= {(CRITERION, str(one["id"])) for one in facts.get("criteria", ())}
    if kind == "recommendation":
        found |= _of_recommendation(facts, status) | (_of_adopted(adoption, status) if adoption else set())
    return found


def earlier(spans: Sequence[Span]) -> list[set[tuple[str, str]]]:
    """Of each span of a recommendation: what the committee had done with it before what it did last. That it stood on
    an agenda is true of all."""
    found: list[set[tuple[str, str]]] = []
    been: set[Set] = set()
    last = None
    for span in spans:
        said = span.status.get(ACTION.name)
        if last is not None and said != last and last.value in EARLIER_WORDS:
            been = been | {last}
        last = said
        found.append({(EARLIER, one.value) for one in been if one != said})  # an agenda may have been called off
    return found


def _of_recommendation(facts: Facts, status: Status) -> set[tuple[str, str]]:
    found = {(axis.name, status[axis.name].value if axis.name in status else NOT_RECORDED) for axis in AXES}
    number = status["number"].value if "number" in status else facts.get("number")
    if number:
        found.add(("number", str(number)))
    if facts.get("ordinal") is not None:
        found.add(("ordinal", str(facts["ordinal"])))
    return found


def _of_adopted(one: Adoption, status: Status) -> set[tuple[str, str]]:
    said = status["feedback"].value if "feedback" in status else None
    found = {(FISCAL_YEAR, value) for value in faca.filed_under(date.fromisoformat(one.day))}
    found |= {(ANSWER_TIME, time_of(one, said)), (ADOPTED, one.day)}
    return found | ({(VERDICT, one.answered)} if one.answered else set())


def _slugs(kind: str, key: str, facts: Facts) -> list[str]:
    if kind in ("group", "programme"):
        return [str(facts.get("slug") or key.removeprefix("programme/"))]
    return [key.replace("/", "-")] if kind == "paper" else []


def _several(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


def sort(kind: str, key: str, first: str, facts: Facts) -> str:
    """Ascending, this puts the newest set first and keeps the printed order within it."""
    if kind in ("group", "term", "programme"):
        return key.rjust(6, "0") if kind == "term" else str(facts.get("name", key)).lower()
    if kind == "meeting":
        return inverted(key)  # by its own day: it may have been announced long before
    stem, _, last = key.rpartition("/")
    place = last.rjust(5, "0") if last.isdigit() else last
    return f"{inverted(first)} {stem} {place}"


def inverted(day: str) -> str:
    """A day as things are sorted by it, so that the newest come first."""
    return "".join(chr(ord("9") - int(digit)) if digit.isdigit() else digit for digit in day)
