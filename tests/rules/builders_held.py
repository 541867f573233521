"""Recommendations as held, and items as printed, in a line each."""

from tracker.rules.held import Held, Holdings, Wording
from tracker.rules.matching import Match, Printed, kinship, matched
from tracker.text.dates import from_value

SIGN = "COAC recommends that CBP post one sign at each gate that names the lane, the hours and the office to call."
MAP = "COAC recommends that CBP publish a map of all the signs of a port and keep it true from month to month."
COUNT = "COAC recommends that CBP count the containers of every vessel and report their number to each terminal."
KIN = kinship({"ttwg": "stl", "flwg": "stl", "stl": "coac", "ie": "coac"})


def wording(text: str, on: str, edition: int = 1, number: str | None = None) -> Wording:
    dated = from_value(on)
    return Wording(edition, str(dated.first), dated, text, facts={"number": number} if number else {})


def held(key: str, *wordings: Wording, numbers: str = "", term: str | None = None) -> Held:
    _, group, ordinal = key.split("/")
    found = {str(one.facts["number"]) for one in wordings if one.facts and "number" in one.facts}
    return Held(key, group, term, int(ordinal), frozenset({*numbers.split(), *found}), wordings,
                max(one.edition for one in wordings))  # fmt: skip


def simple(key: str, text: str, number: str = "", term: str | None = None) -> Held:
    return held(key, wording(text, key.split("/")[0]), numbers=number, term=term)


def item(text: str, on: str = "2020-12", place: int = 1, number: str | None = None, ordinal: int | None = None,
         group: str | None = "ttwg", term: str | None = None) -> Printed:  # fmt: skip
    return Printed(place, text, from_value(on), number, ordinal, group, term)


def match(printed: Printed, *known: Held) -> Match:
    (found,) = matched([printed], Holdings(known), KIN)
    return found


def told(found: Match) -> tuple[str | None, bool, str | None]:
    return found.key, found.sure, found.verdict
