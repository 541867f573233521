"""A document of criteria as the record has it: an edition, a change, and the recommendation that led to it."""

from tracker.published.entry import Edition
from tracker.text.dates import from_value

SIGNS = "criteria/sign-criteria"
FIRST = [
    {"id": "3.2", "category": "Signs", "level": "Should", "text": "A sign stands at each gate.",
     "guidance": "In two languages."},
    {"id": "3.10", "category": "Signs", "level": "Must", "text": "A sign is lit.", "entity_types": ["seaport"]},
]  # fmt: skip
DATES = {"announced": "2022-06-01", "effective": "2022-08-01", "new_from": "2022-08-01", "existing_by": "2023-08-01"}


def document(name: str = "Sign Criteria", since: str = "2019-01-01") -> Edition:
    key = f"criteria/{name.lower().replace(' ', '-')}"
    facts = {"name": name, "slug": key.partition("/")[2], "entity_types": ["importer", "seaport"]}
    return Edition(key, "criteria", name, from_value(since), facts=facts)


def criteria_of(item: str) -> list[Edition]:
    """Edition 1 of 2019; in 2022 criterion 3.2 becomes a Must, because of the recommendation of this key."""
    of = [{"rel": "of", "to": SIGNS}]
    first = {"announced": "2019-01-01", "effective": "2019-01-01", "stage": "announced", "criteria": FIRST}
    changed = {**DATES, "stage": "announced", "criteria": [{"id": "3.2", "level": "Must"}]}
    led = {"strength": "adopted", "evidence": "The announcement names it.", "asserted_by": "Ada Officer",
           "confirmed": {"by": "Rosa Example", "on": "2022-06-02"}}  # fmt: skip
    return [
        document(),
        Edition(f"{SIGNS}/edition/1", "criteria edition", "Sign Criteria, edition 1, January 1, 2019",
                from_value("2019-01-01"), facts=first, links=of),
        Edition(f"{SIGNS}/change/1", "criteria change", "Sign Criteria, change 1, June 1, 2022",
                from_value("2022-06-01"), facts=changed, links=of),
        Edition(f"{SIGNS}/change/1/link/1", "link", "What led to change 1", from_value("2022-06-01"), facts=led,
                links=[{"rel": "of", "to": item}, {"rel": "led to", "to": f"{SIGNS}/change/1"}]),
    ]  # fmt: skip
