"""Things as JSON-LD in the plain terms of schema.org, for programs that gather records of many sites: what each is
called, whose it is, when it was. What the record itself says more exactly is in its own JSON."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from flask import Response

from tracker.formats.citation import AGENCY, COMMITTEE, ITS_PAPERS
from tracker.formats.readme import USE
from tracker.formats.taken import Taken
from tracker.published.thing import Thing
from tracker.text import dates

MEDIA_TYPE = "application/ld+json"
CONTEXT = "https://schema.org"
MADE_UP = "A demonstration: all of it is made up."
DATED = (dates.DAY, dates.MONTH, dates.YEAR)  # how exact a date may be to be one of ISO 8601
Node = dict[str, Any]


def response(node: Mapping[str, Any]) -> Response:
    said = {name: value for name, value in node.items() if value not in (None, "", [])}
    return Response(f"{json.dumps(said, ensure_ascii=False, indent=1)}\n", content_type=f"{MEDIA_TYPE}; charset=utf-8")


def thing(one: Thing, site: str, *, made_up: bool) -> Node:
    """Of a kind that has a word of its own there; any other is a work. `site` stands before its path."""
    return {
        "@context": CONTEXT,
        "@id": f"{site}{one.url}",
        "url": f"{site}{one.url}",
        "name": one.title,
        "identifier": [name for name in (one.number, one.facts.get("pub_number"), one.key) if name],
        "description": one.label,
        "disambiguatingDescription": MADE_UP if made_up else None,
        **KINDS.get(one.kind, _work)(one, site),
    }


def _organization(name: str) -> Node:
    return {"@type": "GovernmentOrganization", "name": name}


def _day(said: Any) -> str | None:
    """A date that is printed no more exactly than to the fiscal year has no form there."""
    known = isinstance(said, Mapping) and said.get("precision") in DATED
    return str(said["value"]) if known else None


def _work(one: Thing, site: str) -> Node:
    return {
        "@type": "CreativeWork",
        "datePublished": _day(one.facts.get("date")),
        "sdDatePublished": one.recorded,
        "version": one.edition,
        "inLanguage": "en",
        "isAccessibleForFree": True,
    }


def _recommendation(one: Thing, site: str) -> Node:
    return {**_work(one, site), "author": _organization(COMMITTEE), "creativeWorkStatus": one.label, "text": one.text,
            "sourceOrganization": _group(one)}  # fmt: skip


def _group(one: Thing) -> Node | None:
    printed = one.facts.get("group_printed")
    return {"@type": "Organization", "name": printed} if printed else None


def _paper(one: Thing, site: str) -> Node:
    its = one.facts.get("paper_kind") in ITS_PAPERS
    return {
        **_work(one, site),
        "@type": "Report",
        "author": _organization(COMMITTEE if its else AGENCY),
        "sourceOrganization": _group(one),
        "encoding": [_file(told, site) for told in one.facts.get("files", ())],
    }


def _file(told: Mapping[str, Any], site: str) -> Node:
    return {"@type": "MediaObject", "name": told["name"], "encodingFormat": told["media_type"],
            "contentSize": str(told["size"]), "sha256": told["sha256"]}  # fmt: skip


def _meeting(one: Thing, site: str) -> Node:
    place = one.facts.get("place")
    return {
        "@type": "Event",
        "startDate": one.key[: len("2020-12-16")],
        "location": {"@type": "Place", "name": place} if place else None,
        "organizer": _organization(COMMITTEE),
    }


def _body(one: Thing, site: str) -> Node:
    return {
        "@type": "Organization",
        "alternateName": one.facts.get("acronym"),
        "parentOrganization": None if one.facts.get("level") == "committee" else _organization(COMMITTEE),
    }


KINDS: Mapping[str, Callable[[Thing, str], Node]] = {
    "recommendation": _recommendation,
    "paper": _paper,
    "meeting": _meeting,
    "group": _body,
}


# The record as a whole ------------------------------------------------------------------------------------------------

Distribution = tuple[str, str, str]  # name, media type, path


def dataset(name: str, about: str, path: str, site: str, taken: Taken, distributions: Iterable[Distribution],
            *, modified: str, made_up: bool) -> Node:  # fmt: skip
    """The record with the forms in which it is to be had."""
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": f"{site}{path}",
        "url": f"{site}{path}",
        "name": name,
        "description": about,
        "disambiguatingDescription": MADE_UP if made_up else None,
        "identifier": [taken.head.sha256],
        "version": str(taken.head.id),
        "dateModified": modified,
        "creator": _organization(COMMITTEE),
        "isAccessibleForFree": True,
        "conditionsOfAccess": USE,
        "distribution": _offered(distributions, site),
    }


def _offered(distributions: Iterable[Distribution], site: str) -> Sequence[Node]:
    return [{"@type": "DataDownload", "name": name, "encodingFormat": media, "contentUrl": f"{site}{path}"}
            for name, media, path in distributions]  # fmt: skip
