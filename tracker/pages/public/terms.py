"""Terms of the committee: first meeting, last meeting, appointments and charter are four separate facts."""

from datetime import date

from sqlalchemy import Connection

from tracker.pages.public import asked as asking
from tracker.pages.public import ended as ending
from tracker.pages.public import history, leaving, load, people
from tracker.pages.public.leaving import LIST, THING
from tracker.pages.public.load import Shown
from tracker.pages.public.page import ONE, Context, page
from tracker.pages.public.words import kind_words
from tracker.published import errata, find, term_days
from tracker.published.thing import things
from tracker.rules.field import labels
from tracker.rules.recommendation import AXES, NOT_RECORDED
from tracker.rules.term import FIELDS, SINCE

KIND = "term"
SHOWN = 10
FURTHER = 100  # named, of those that no list can be filtered by
LABELS = labels(FIELDS)
DATES = tuple(field for field in FIELDS if field.name != "number")


@page("/terms/", takes=("page",), also=LIST)
def terms(reader: Connection, on: date, asked: asking.Args) -> Context:
    held = sorted(find.all_of(reader, KIND, on), key=lambda one: one.key.rjust(6, "0"), reverse=True)
    asking.within(asking.page_number(asked), 1)
    return {
        "title": "Terms",
        "counted": kind_words(KIND, len(held)),
        "total": len(held),
        "terms": held,
        "dates": DATES,
        "counts": find.counts(reader, "recommendation", {}, on, ["term"])["term"],
        "paper_counts": find.counts(reader, "paper", {}, on, ["term"])["term"],
        **leaving.of_all("Terms", KIND, "/terms/", held, lambda: errata.of(reader, held, on)),
    }


@page("/terms/<name>", takes=ONE, also=THING)
def term(reader: Connection, on: date, name: str, asked: asking.Args = asking.NOTHING) -> Context:
    key, edition = load.split(name)
    return told(reader, load.one(reader, KIND, key, on, edition))


def told(reader: Connection, shown: Shown) -> Context:
    one, on = shown.thing, shown.on
    mine = {"term": [one.key]}
    wrong = errata.of(reader, [one], on)[one.key]
    past = history.told(reader, shown.life)
    recommendations, total = find.listing(reader, "recommendation", mine, on, limit=SHOWN)
    papers, paper_total = find.listing(reader, "paper", mine, on, limit=SHOWN)
    ended = None if shown.edition else ending.of_term(reader, one.key, on)
    _, meetings = find.listing(reader, "meeting", mine, on, limit=0)
    further = term_days.further(reader, one, on)
    named, linked = further[SHOWN:FURTHER], [link["to"] for link in one.links if link.get("to")]
    counts = find.counts(reader, "recommendation", mine, on, ["group", *(axis.name for axis in AXES)])
    return {
        "title": one.title,
        "thing": one,
        "shown": shown,
        "labels": LABELS,
        "dates": DATES,
        "ended": ended,
        "since_words": SINCE,
        "recommendations": recommendations,
        "total": total,
        "further": list(things(reader, further[:SHOWN], on).values()),
        "further_named": named,
        "further_total": len(further),
        "last_met": term_days.last_met(reader, one, on),
        "papers": papers,
        "paper_total": paper_total,
        "meetings": meetings,
        "counts": counts,
        "axes": [(axis, [(word, counts[axis.name][word]) for word in (*axis.values, NOT_RECORDED)
                         if counts[axis.name].get(word)]) for axis in AXES],
        "co_chairs": people.co_chairs(reader, mine, on),
        "called": find.names(reader, [*counts["group"], *named, *linked], on),
        "editions": [event for event in past if event.own],
        "notices": history.notices(past, one.key),
        "errata": wrong,
        **leaving.of_thing(one, past, wrong, more=lambda: {"ended": ending.data(reader, ended, on)}),
    }  # fmt: skip
