"""Builders of public things, in words of our own."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.builders import World
from tracker.proceedings.publish import release
from tracker.published.entry import Edition
from tracker.rules.policy import OPERATOR
from tracker.store import files, journal
from tracker.store.database import db
from tracker.text import dates
from tracker.text.dates import Dated

NOW = "2026-06-03T15:00:00+00:00"
PDF = b"%PDF-1.4 a made-up file"
DECEMBER = {"printed": "December 2020", "value": "2020-12", "precision": "month"}
WORDS = (
    "COAC recommends that CBP paint the number of each berth on the quay wall, in figures a pilot can read at night.",
    "COAC recognizes that carriers and shippers hold different parts of the same facts. CBP should take each fact only "
    "from the party that holds it first, e.g., the carrier for the time of departure, and not ask the other party to "
    "repeat it.\n\nWhere the law asks both parties for a fact, CBP should ask for a change of the law.",
    "COAC recommends that CBP name in one public table the surveys and audits that a trusted trader may face.",
    "COAC recommends that CBP answer a written question about a port sign within 30 days.",
    "COAC further recommends that CBP test *every* sign with drivers who do not read English <before> it is put up.",
)


def publish(world: World, *editions: Edition, on: str = "2026-06-03", original: bytes | None = None) -> list[int]:
    """One act on that day, with the index brought up to it; and with the bytes of a paper's file."""
    world.at = f"{on}T15:00:00+00:00"
    with world.inside(), journal.signed(OPERATOR, "publish", world.when, subject="a test"):
        if original is not None:
            files.keep(db.session, original, "application/pdf")
        ids = release(editions, world.when)
    world.site.catch_up()
    world.at = NOW
    return ids


def day(value: str) -> Dated:
    return dates.from_value(value)


def link(rel: str, to: str, **more: Any) -> dict[str, Any]:
    return {"rel": rel, "to": to, **more}


def group(key: str, name: str, since: str, parent: str = "", **facts: Any) -> Edition:
    links = [link("parent", parent)] if parent else []
    slug = facts.pop("slug", key)
    return Edition(key, "group", name, day(since), facts={"name": name, "slug": slug, **facts}, links=links)


def term(number: str, since: str, **facts: Any) -> Edition:
    return Edition(number, "term", f"{number}th term", day(since), facts={"number": number, **facts})


def month(value: str) -> dict[str, str]:
    return {"printed": day(value).words, "value": value, "precision": "month"}


def recommendation(set_key: str, ordinal: int, text: str, group_name: str, **facts: Any) -> Edition:
    when, name = set_key.split("/")
    value = when[:7]
    terms = [link("term", facts.pop("term"))] if "term" in facts else []
    return Edition(
        f"{set_key}/{ordinal}",
        "recommendation",
        f"Recommendation {ordinal}, {group_name}, {day(value).words}",
        day(value),
        text=text,
        facts={
            "ordinal": ordinal,
            "number": None,
            "paper": f"{set_key}/recommendations",
            "set": set_key,
            "page": 1,
            "date": month(value),
            "group_printed": group_name,
            "joined_across_break": False,
            "references": [],
            **facts,
        },
        links=[
            link("group", name),
            link("set", set_key),
            link("paper", f"{set_key}/recommendations"),
            *terms,
        ],
    )


def paper_of(set_key: str, texts: Sequence[str], group_name: str, **facts: Any) -> list[Edition]:
    """A recommendations paper with one set: the paper, the set and its items, as one release."""
    value, name = set_key.split("/")
    paper = f"{set_key}/recommendations"
    term_links = [link("term", facts["term"])] if "term" in facts else []
    each = {key: facts.pop(key) for key in ("attested", "term") if key in facts}
    several = facts.pop("items", {})
    items = [
        recommendation(set_key, place, text, group_name, **{**each, **several.get(place, {})})
        for place, text in enumerate(texts, 1)
    ]
    own = {
        "paper_kind": "recommendations",
        "date": month(value),
        "group_printed": group_name,
        "committee_printed": "Commercial Customs Operations Advisory Committee",
        **({"attested": each["attested"]} if "attested" in each else {}),
        **facts,
    }
    title = f"{group_name} Recommendations, {day(value).words}"
    set_facts = {"paper": paper, "items": [one.key for one in items], "heading": group_name}
    links = [link("group", name), *term_links]
    return [
        Edition(paper, "paper", title, day(value), text="\n\n".join(texts), facts=own, links=links),
        Edition(set_key, "set", f"{group_name}, {day(value).words}", day(value), facts=set_facts,
                links=[link("paper", paper), link("group", name)]),
        *items,
    ]  # fmt: skip


def outcome(key: str, since: str, decides: Mapping[str, Mapping[str, str]], title: str, text: str = "") -> Edition:
    links = [link("decides", to, sets=dict(sets)) for to, sets in decides.items()]
    return Edition(key, "outcome", title, day(since), text=text, facts={"method": "voice"}, links=links)


def response(key: str, since: str, about: Mapping[str, Mapping[str, str]], title: str, text: str = "") -> Edition:
    links = [link("answers", to, sets=dict(sets)) for to, sets in about.items()]
    return Edition(key, "response", title, day(since), text=text, facts={"signer": "A director"}, links=links)


def passed(number: str) -> dict[str, str]:
    return {"action": "passed", "text": "adopted", "feedback": "awaiting", "number": number}
