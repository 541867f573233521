"""What the data that leaves looks like, as JSON Schema: the words are those of the rules, and a test holds every answer
of the site to it."""

from collections.abc import Mapping
from typing import Any

from tracker.published.entry import CORRECT, PUBLISH, REDACT, RETRACT
from tracker.rules import completeness as account
from tracker.rules.criteria import AUDIENCES, STRENGTHS
from tracker.rules.recommendation import AXES
from tracker.rules.term import FATES, SINCE
from tracker.rules.thread import RELATIONS
from tracker.text.dates import BY, DAY, FISCAL_YEAR, MONTH, RANGE, YEAR

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
PATH: Schema = {"type": "string", "pattern": "^/", "description": "A path from the root of this site."}
HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
STAMP: Schema = {"type": "string", "format": "date-time"}
FACTS: Schema = {"type": "object"}
PRECISIONS = (DAY, MONTH, YEAR, FISCAL_YEAR, RANGE, BY)
NEXT: Schema = {"type": ["string", "null"], "description": "The address of the rest; null where there is none."}


def words(values: Any, description: str = "") -> Schema:
    return {"type": "string", "enum": list(values), **({"description": description} if description else {})}


def parts(description: str = "", /, **properties: Schema) -> Schema:
    """An object that has exactly these parts. A name that Python keeps for itself is written with a _ behind it."""
    named = {name.removesuffix("_"): schema for name, schema in properties.items()}
    told = {"description": description} if description else {}
    return {"type": "object", "required": list(named), "additionalProperties": False, "properties": named, **told}


def widened(schema: Schema, description: str, /, **properties: Schema) -> Schema:
    """An object with these parts beside its own."""
    said = {"required": [*schema["required"], *properties], "properties": {**schema["properties"], **properties}}
    return {**schema, **said, "description": description}


def listed(of: Schema, description: str = "") -> Schema:
    return {"type": "array", "items": of, **({"description": description} if description else {})}


def by_name(of: Schema, description: str = "") -> Schema:
    return {"type": "object", "additionalProperties": of, **({"description": description} if description else {})}


def or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def more(schema: Schema, **properties: Schema) -> Schema:
    """The same with further parts."""
    named = {**schema["properties"], **properties}
    return {**schema, "required": [*schema["required"], *properties], "properties": named}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


DATED = parts("A date, no more exact than it is known.", value=TEXT, precision=words(PRECISIONS))
STATUS = parts(
    "Where it stands on each axis, computed from what outcomes, responses and updates say; null: not recorded here.",
    **{
        axis.name: or_null(
            parts(axis.about, value=words(axis.values), since=TEXT, by={**TEXT, "description": "A key."})
        )
        for axis in AXES
    },
)
LINK: Schema = {
    "type": "object",
    "required": ["rel"],
    "properties": {"rel": TEXT, "to": {"type": ["string", "null"], "description": "A key."}},
}
THING: Schema = {
    **parts(
        "A thing of the record: a recommendation, a paper, a meeting, a group ...",
        key={**TEXT, "description": "By which it is known for good."},
        kind=TEXT,
        url=PATH,
        edition={"type": "integer", "minimum": 1},
        act=words((PUBLISH, CORRECT, RETRACT, REDACT), "What made this edition."),
        since=DATED,
        recorded=STAMP,
        title=TEXT,
        text=TEXT,
        html=TEXT,
        label={**TEXT, "description": "Where it stands, in a sentence."},
        facts={**FACTS, "description": "What is known of it, by name; each kind has its own."},
        links=listed(LINK, "What it leads to."),
        errata=listed(ref("Erratum"), "What is misprinted in it, and what is right."),
        sha256={**HASH, "description": "The hash of its entry; it covers neither the status nor the errata."},
    ),
    "if": {"properties": {"kind": {"const": "recommendation"}}},
    "then": {
        "properties": {
            "facts": {
                "type": "object",
                "required": ["status", "number"],
                "properties": {
                    "status": STATUS,
                    "number": {"type": ["string", "null"], "description": "Six figures, once they are issued."},
                },
            }
        }
    },
}
FACETS = by_name(by_name(COUNT), "Parameter -> value, as an address takes it -> how many the list would have with it.")
FILED = parts(key=TEXT, title=TEXT, url=PATH)
NAMED = {"date": TEXT, "by": FILED}
SAID = parts(key=TEXT, kind=TEXT, state=TEXT, source=TEXT, note=TEXT)
CELL = {
    "state": words(account.STATES, "; ".join(f"{state}: {means}" for state, means in account.STATES.items())),
    "held": listed(FILED),
    "named": listed(parts(**NAMED), "What names such a paper."),
    "account": or_null(SAID),
}
FOLLOWED = parts(key=TEXT, url=PATH, title=TEXT)
TIE = parts(newer=TEXT, relation=words(RELATIONS), older=TEXT, by={**TEXT, "description": "The entry that says so."})
THREAD = {"key": TEXT, "kind": words(["thread"]), "url": PATH, "title": TEXT, "label": TEXT, "ties": listed(TIE)}
ENDED = parts(
    "What a term left open when it ended, and what became of its groups.",
    key=TEXT, url=PATH, date=DATED, note=TEXT, not_recorded=COUNT,
    left_open=listed(parts(
        key=TEXT, url=PATH, title=TEXT, why={**words(SINCE), "description": "Why it was open when the term ended."},
        since={**TEXT, "description": "What came of that since; empty where it is open still."}, label=TEXT,
    )),
    counts=by_name(parts(left_open=COUNT, over=COUNT), "Why -> how many were, and of how many it is over."),
    groups=listed(parts("A group by its name then, what became of it, its name now, and who goes on with its work.",
                        key=TEXT, url=PATH, then=TEXT, fate=words(FATES), title=TEXT, continued_by=listed(FILED))),
)  # fmt: skip
CONFIRMED = parts(by=TEXT, on={**TEXT, "format": "date"})
LED = parts(
    "A recommendation that led to an edition or a change of criteria.",
    recommendation={**TEXT, "description": "A key."},
    change={**TEXT, "description": "The key of the edition or change."},
    strength=words(STRENGTHS),
    evidence=TEXT,
    asserted_by={**TEXT, "description": "On whose word."},
    confirmed={**or_null(CONFIRMED), "description": "Who confirmed it for CBP; null where nobody has."},
    criteria=listed(TEXT, "The IDs that it is said of; none: all of the change."),
    url=PATH,
)
CRITERION = parts(
    "A criterion; `by` is the edition or change whose words it has.",
    id=TEXT,
    category=TEXT,
    level=TEXT,
    text=TEXT,
    guidance=TEXT,
    entity_types=listed(TEXT),
    by=TEXT,
    applies_from=TEXT,
)
READ_BY = ("text", *AUDIENCES)
OF_RECOMMENDATION = {
    "days_to_answer": {
        "type": ["integer", "null"],
        "description": "From the adoption to CBP's first verdict, on its own page. Null where a day is not known.",
    },
    "led_to": listed(ref("Led"), "The changes of criteria that it led to; on its own page, where there are any."),
}
COVERED = parts(
    recommendation={**TEXT, "description": "A key."}, url={"type": ["string", "null"]},
    title={"type": ["string", "null"]}, ground={**TEXT, "description": "What tells it."},
    by={**TEXT, "description": "The key of the entry that says so."},
)  # fmt: skip
OBJECTIVE = parts(
    "An objective of a statement of work, and what covers it as the office says.",
    number=COUNT, text=TEXT, url=PATH, asked_for=listed(COVERED), delivered_by=listed(COVERED),
)  # fmt: skip
OF_PAPER = {"objectives": listed(ref("Objective"), "Of a statement of work, on its own page.")}
TOLD = parts(
    "A number and the list of exactly what it counts, on its day; null where none can be told, or nothing is listed.",
    value={"type": ["number", "string", "null"]}, url={"type": ["string", "null"]},
)  # fmt: skip
HEAD = parts("The newest entry: it seals all before it.", entry=COUNT, sha256=HASH)

SCHEMAS: Mapping[str, Schema] = {
    "Problem": {
        **parts(
            "What is wrong and what to do next (RFC 9457).",
            type=words(["about:blank"]), title=TEXT, status={"type": "integer"}, detail=TEXT, remedy=TEXT,
            field={**TEXT, "description": "The parameter that is meant."},
        ),
        "required": ["type", "title", "status", "detail", "remedy"],
    },
    "Erratum": parts(key=TEXT, of=TEXT, field=TEXT, printed=TEXT, corrected=TEXT, source=TEXT, note=TEXT),
    "Thing": THING,
    "Recommendation": more(
        {**THING, "properties": THING["properties"] | OF_RECOMMENDATION},
        history=listed(
            parts(key=TEXT, kind=TEXT, url=PATH, title=TEXT, what=TEXT, date=DATED, sets=by_name(TEXT, "Axis -> word."),
                  struck={**TEXT, "description": "Why it no longer counts; empty where it does."}, recorded=STAMP),
            "What happened to it, the oldest first: at each meeting, each answer, each edition.",
        ),
        thread=or_null(parts("What it follows on and what follows on it.", url=PATH, ties=listed(TIE))),
    ),
    "Term": more(THING, ended=or_null(ENDED)),
    "Paper": {**THING, "properties": THING["properties"] | OF_PAPER},
    "Objective": OBJECTIVE,
    "Objectives": parts(
        "Every statement of work with its objectives, the newest first; `total` counts the objectives.",
        items=listed(parts(key=TEXT, title=TEXT, url=PATH, groups=listed(TEXT), objectives=listed(ref("Objective")))),
        total=COUNT,
    ),
    "Led": LED,
    "Criteria": widened(
        THING, "A document of criteria on a day: the text that stands, and what applies to whom.",
        as_of={**TEXT, "format": "date"}, applies=parts(**dict.fromkeys(READ_BY, listed(CRITERION))),
        steps=listed(widened(THING, "An edition or a change.", led_by=listed(ref("Led")))),
    ),
    "Things": parts("A page of a list.", items=listed(ref("Thing")), total=COUNT, facets=FACETS, next=NEXT),
    "Hits": parts(
        "What a search found, the best first.",
        query=TEXT, total=COUNT, facets=FACETS, suggestion={"type": ["string", "null"]}, next=NEXT, notes=listed(TEXT),
        hits=listed(parts(key=TEXT, url=PATH, kind=TEXT, title=TEXT, label=TEXT, snippet=TEXT, found_in=TEXT,
                          why=TEXT, match=words(["all", "some"], "What it has of the words."))),
    ),
    "Thread": parts("A thread, its items in the order of time.", **THREAD, items=listed(ref("Thing"))),
    "Threads": parts(
        items=listed(parts(**THREAD, items=listed(FOLLOWED))), total=COUNT, facets={"type": "object"}, next=NEXT
    ),
    "Figures": parts(
        title=TEXT, total=COUNT,
        figures=listed(parts(name=TEXT, label=TEXT, finding=TEXT,
                             rows=listed(parts(value=TEXT, words=TEXT, count=COUNT, url=PATH)))),
        announced=listed(parts(recommendation=FILED, date=DATED, by=FILED),
                         "Dates for which CBP announced more and that have passed, with nothing later recorded here."),
    ),
    "Tallies": parts(
        title=TEXT, as_of={**TEXT, "format": "date"},
        figures=listed(parts(name=TEXT, label=TEXT, finding=TEXT,
                             rows=listed(parts(value=TEXT, words=TEXT, numbers=by_name(TOLD))))),
    ),
    "StatusWords": parts(
        null=TEXT, axes=listed(parts(name=words(axis.name for axis in AXES), label=TEXT, about=TEXT,
                                     words=listed(parts(value=TEXT, meaning=TEXT)))),
    ),
    "Completeness": parts(
        "What is held of each meeting, what is known to exist and is not, and what nobody knows.",
        items=listed(parts(meeting=TEXT, title=TEXT, term={"type": ["string", "null"]}, papers=by_name(parts(**CELL)),
                           others=listed(parts(kind=TEXT, **NAMED)))),
        total=COUNT,
        terms=listed(parts(term={"type": ["string", "null"]}, title=TEXT, url={"type": ["string", "null"]},
                           meetings=listed(TEXT), counts=by_name(COUNT), accounts=listed(SAID),
                           statements_of_work=listed(parts(group=TEXT, url=TEXT, **CELL)))),
        not_found=listed(parts(printed=TEXT, kind={"type": ["string", "null"]}, expected=COUNT, found=listed(FILED),
                               by=FILED), "What papers name and this record does not hold, in their words."),
        next=NEXT,
    ),
    "Home": parts(
        title=TEXT, numbers=listed(parts(label=TEXT, count=COUNT, url=PATH)), papers=listed(ref("Thing")),
        next_meeting=or_null(FILED),
        changes=listed(parts(
            date=DATED, day={**TEXT, "format": "date", "description": "When it was recorded here."},
            act=TEXT, kind=TEXT, title=TEXT, url=PATH, with_=TEXT,
        )),
    ),
    "Record": parts(
        "The record as a whole, with both heads: keep them, and any later change of what is before them shows.",
        title=TEXT, as_of={**TEXT, "format": "date"}, head=HEAD,
        journal={"type": ["string", "null"], "description": "The hash of the journal's line that signed the head."},
        demonstration={"type": "boolean"}, archive=PATH, dictionary=PATH,
        kinds=listed(parts(kind=TEXT, name=TEXT, total=COUNT, url={"type": ["string", "null"]})), files=COUNT, use=TEXT,
        retracted=listed(parts(key=TEXT, kind=TEXT, url=PATH, reason=TEXT, recorded=STAMP, since=DATED),
                         "What was taken back, the newest first, at most 500: entries.jsonl has all."),
    ),
    "Comparison": parts(
        "Two wordings compared word by word, paragraphs first; null and empty where none was asked for.",
        title=TEXT, old=or_null(ref("Wording")), new=or_null(ref("Wording")),
        runs=listed(parts(op=words(("kept", "removed", "added")), words=TEXT),
                    "Kept and removed ones joined are the old words, kept and added ones the new."),
        changes=listed(parts(number=COUNT, removed=TEXT, added=TEXT, after={**TEXT, "description": "Words before."})),
        counts=parts("In words.", changes=COUNT, kept=COUNT, removed=COUNT, added=COUNT),
        note={**TEXT, "description": "Why there are no runs, where there are none."},
    ),
    "Wording": parts(
        "An edition whose words are compared.",
        key=TEXT, kind=TEXT, url=PATH, title=TEXT, edition={"type": "integer", "minimum": 1}, since=DATED,
        recorded=STAMP, stands={"type": "boolean", "description": "False where it was corrected since."}, sha256=HASH,
    ),
    "Health": {"type": "object", "required": ["status"], "properties": {"status": TEXT}},
    "Document": {"type": "object", "required": ["openapi", "info", "paths"]},
}  # fmt: skip
