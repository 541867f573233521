"""From a reviewed paper to the entries it becomes: the paper, its sets, its items. Only the paper's own rows are read;
what the record says of the groups meanwhile comes in as keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tracker.proceedings import added_words, own_lists, warned
from tracker.published.entry import Edition
from tracker.published.prints import PRINTS
from tracker.records.paper import Paper, PaperBlock, PaperWarning
from tracker.rules import keys, note
from tracker.rules import paper as rules
from tracker.rules.own_lists import OWN
from tracker.store.files import File
from tracker.text.dates import Dated, from_value

_UNSAID = "drafting-words"  # deleted words and comments are told to the reviewer, and are no part of the paper
Links = list[dict[str, Any]]
Print = tuple[str, int, PaperBlock]  # the item's key, the edition, the block


@dataclass(frozen=True, slots=True)
class SetOfItems:
    """The items under one heading of a paper, with the group they are of."""

    key: str
    group: str
    heading: str
    items: Sequence[PaperBlock]
    references: Sequence[Mapping[str, Any]] = ()  # of the whole paper


def date_of(paper: Paper) -> Dated:
    value = paper.value("date")
    return from_value(value["value"], value.get("precision"))


def month_of(paper: Paper) -> str:
    """The month that keys are made of: of the meeting the paper went to, if it prints one, else of its cover."""
    value = paper.value("meeting") or paper.value("date")
    return str(from_value(value["value"]).first)[:7]


def references_of(paper: Paper) -> list[dict[str, Any]]:
    return list(own_lists.corrected(paper).get("references", []))


def headings(paper: Paper) -> list[tuple[str, list[PaperBlock]]]:
    """The items by the group heading they stand under; an item without one belongs to the paper's own group."""
    own = str(paper.value("group") or "")
    return [(name, list(blocks)) for name, blocks in groupby(paper.items, key=lambda block: block.group or own)]


def paper_edition(paper: Paper, key: str, group: str, sets: Sequence[SetOfItems], term: str | None, *, attested: bool,
                  files: Mapping[str, File]) -> Edition:  # fmt: skip
    reading = own_lists.corrected(paper)
    facts: dict[str, Any] = {
        "paper_kind": paper.kind,
        "group_printed": paper.value("group"),
        "subcommittee_printed": paper.value("subcommittee"),
        "committee_printed": paper.value("committee"),
        "whole": paper.whole or None,  # its items are not in the record one by one yet
        "sections": [] if paper.whole else [_section(block) for block in paper.sections],
        "sets": [one.key for one in sets],
        "items": [] if sets or paper.whole else [_listed(block) for block in paper.items],
        "revised": reading.get("revised"),
        **{name: reading.get(name) for name in OWN},
        "files": [_file(form.name, files[form.sha256]) for form in paper.forms],
        "dated_facts": reading.get("dated_facts", []),
        "notes": [
            {"code": one.code, "message": note.for_readers(one.message)}
            for one in paper.warnings
            if _is_told(paper, one, reading)
        ],
        "words": {**(reading.get("words") or {}), "added": 0 if paper.whole else added_words.counted(paper)},
        "obtained": _given({"from": paper.obtained_from, "on": paper.obtained_on}),
    }
    kept_as_printed = ("committee", "subcommittee", "group", "term")
    facts |= {
        field.name: paper.value(field.name)
        for field in rules.fields_of(paper.kind)
        if field.public and field.name not in kept_as_printed
    }
    links: Links = [{"rel": "group", "to": group}, *_term(term)]
    return Edition(key, "paper", paper.title, date_of(paper), text=paper.text, links=links,
                   facts=_given(facts) | _attested(attested, key))  # fmt: skip


def set_edition(paper: Paper, one: SetOfItems, prints: Sequence[Print], paper_key: str, term: str | None, *,
                attested: bool) -> Edition:  # fmt: skip
    dated = date_of(paper)
    facts = {"paper": paper_key, "heading": one.heading, "date": paper.value("date"),
             "items": list(dict.fromkeys(key for key, _, _ in prints))}  # fmt: skip
    links: Links = [{"rel": "paper", "to": paper_key}, {"rel": "group", "to": one.group}, *_term(term)]
    links += [
        _given({"rel": PRINTS, "to": key, "edition": edition, "page": block.page, "ordinal": block.ordinal})
        for key, edition, block in prints
    ]
    title = f"Recommendations of the {one.heading or 'committee'}, {dated.words}"
    return Edition(one.key, "set", title, dated, facts=facts | _attested(attested, paper_key), links=links)


def item_edition(paper: Paper, one: SetOfItems, block: PaperBlock, paper_key: str, term: str | None, *,
                 attested: bool) -> Edition:  # fmt: skip
    """The first edition of an item, as if no other paper had printed it before."""
    dated = date_of(paper)
    facts = {
        "ordinal": block.ordinal,
        "number": block.number,
        "paper": paper_key,
        "set": one.key,
        "page": block.page,
        "span": _span(block),
        "date": paper.value("date"),
        "group_printed": one.heading or None,
        "joined_across_break": block.joined or None,
        "references": [found for found in one.references if within(str(found.get("printed")), block.text)],
    }
    links: Links = [{"rel": "group", "to": one.group}, {"rel": "set", "to": one.key}, {"rel": "paper", "to": paper_key}]
    return Edition(
        item_key(one, block),
        "recommendation",
        item_title(block.number, block.ordinal, one.heading, dated),
        dated,
        text=block.text,
        facts=_given(facts) | _attested(attested, paper_key, _span(block)),
        links=[*links, *_term(term)],
    )


def item_key(one: SetOfItems, block: PaperBlock) -> str:
    """By its ordinal; the items without one are counted on from the highest."""
    if block.ordinal:
        return keys.item_key(one.key, block.ordinal)
    without = [each for each in one.items if not each.ordinal]
    return keys.item_key(one.key, max(each.ordinal or 0 for each in one.items) + without.index(block) + 1)


def item_title(number: str | None, ordinal: int | None, heading: str | None, dated: Dated | None) -> str:
    if number:
        return f"Recommendation {number}"
    called = "Recommendation" + (f" {ordinal}" if ordinal else "")
    return ", ".join(part for part in (called, heading, dated.words if dated else None) if part)


def title_of(paper: Paper) -> str:
    known = (paper.value("date") or {}).get("value")
    body = paper.value("group") or paper.value("subcommittee")
    return paper_title(paper.kind, body, date_of(paper) if known else None)


def paper_title(kind: str, body: str | None, dated: Dated | None) -> str:
    """`body`: the group that the paper is of; its subcommittee where it names no group."""
    parts = (rules.KINDS.get(kind, "Paper"), body, dated.words if dated else "no date")
    return ", ".join(part for part in parts if part)


def _is_told(paper: Paper, one: PaperWarning, reading: Mapping[str, Any]) -> bool:
    """Whether readers are told of a warning: not of what is no part of the paper that is published."""
    unsaid = (_UNSAID, added_words.CODE) if paper.whole else (_UNSAID,)
    return one.code not in unsaid and not warned.is_filled(paper, one, reading)


def _section(block: PaperBlock) -> dict[str, Any]:
    return _given({"heading": block.heading, "text": block.text, "points": block.point_list or None,
                   "span": _span(block), "page": block.page})  # fmt: skip


def _listed(block: PaperBlock) -> dict[str, Any]:
    """What a paper lists that is no recommendation made by it: objectives, earlier recommendations, criteria."""
    names = ("ordinal", "number", "subcommittee", "group", "text", "listed_as", "status", "level", "guidance", "page")
    return _given({name: getattr(block, name) for name in names} | {"span": _span(block)})


def _file(name: str, file: File) -> dict[str, Any]:
    return {"sha256": file.sha256, "name": name, "media_type": file.media_type, "size": file.size}


def _span(block: PaperBlock) -> list[int] | None:
    return [block.start, block.end] if block.start is not None and block.end is not None else None


def within(printed: str, words: str) -> bool:
    """A reference belongs to the item in whose words it is printed."""
    return " ".join(printed.split()) in " ".join(words.split())


def _attested(attested: bool, source: str, span: list[int] | None = None) -> dict[str, Any]:
    """An attested entry says so: "this happened, and this source says so" (rule 5 of the record)."""
    return {"attested": _given({"source": source, "span": span})} if attested else {}


def _term(term: str | None) -> Links:
    return [{"rel": "term", "to": term}] if term else []


def _given(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value not in (None, [], {})}
