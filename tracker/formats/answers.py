"""Tables of what is asked of the record rather than kept in it: hits of a search, the history of a thing, and the
account of what papers are held."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.formats.table import Column, Table, address
from tracker.published.completeness import Cell, Meeting, OfTerm
from tracker.published.named import Named
from tracker.published.references import Unresolved
from tracker.rules import completeness as rules

LONG, TEXT = 40, 80
Hit = Mapping[str, Any]  # as the JSON of a search has it


def _said(name: str, means: str, width: int = 18) -> Column[Hit]:
    return Column(name, means, lambda hit: hit.get(name), width)


HITS: Table[Hit] = Table(
    "hits",
    "What a search found, the best first.",
    (
        _said("key", "The permanent key of what was found.", 26),
        _said("kind", "What kind of thing it is."),
        address("url", "Its address.", lambda hit: hit.get("url")),
        _said("title", "What it is called.", LONG),
        _said("label", "Where it stands, in a sentence.", LONG),
        _said("snippet", "The stretch of its text around what was found.", TEXT),
        _said(
            "found_in",
            "Where it was found: title, text, number or name, status or kind, former name, or beside another.",
        ),
        _said("why", "Why it was found, where that is not plain to see.", LONG),
        _said(
            "match", "Whether it has all of the words, or some: then it fills up a short list. match=all leaves it out."
        ),
    ),
)


# Histories ------------------------------------------------------------------------------------------------------------


Happened = Any  # an entry as pages/public/history.Event tells it; `sets` are (axis label, word, axis)


def _text(one: Happened) -> str:
    """What no longer counts is not told again in its words; why it does not, is."""
    return "" if one.struck else one.text


HISTORY: Table[Happened] = Table(
    "history",
    "An entry that is about a thing, in the order of the days that they are about.",
    (
        Column("key", "The permanent key of the entry's thing.", lambda one: one.key, 26),
        address("url", "Its address.", lambda one: one.url),
        Column("title", "What it is called; empty for what was retracted.", lambda one: one.title, LONG),
        Column("label", "What happened, in a word or two.", lambda one: one.what),
        Column("kind", "What kind of thing it is.", lambda one: one.kind),
        Column("date", "The date that it is about, as exact as it is known.", lambda one: one.day.value),
        Column("date_precision", "How exact date is.", lambda one: one.day.precision),
        Column("since", "The day from which it counts.", lambda one: one.since),
        Column("sets", "What it says of the thing: axis=word.", lambda one: [f"{a}={v}" for _, v, a in one.sets], LONG),
        Column("notice", "The reason that it gives for itself.", lambda one: one.notice, LONG),
        Column("struck", "Why it no longer counts; empty where it does.", lambda one: one.struck, LONG),
        Column("edition", "Which edition of its thing it is.", lambda one: one.edition, 8),
        Column("act", "publish, correct, retract or redact.", lambda one: one.act, 10),
        Column("recorded", "The moment at which it was recorded here, in UTC.", lambda one: one.recorded, 22),
        Column("sha256", "Its hash, by which it is found in the chain.", lambda one: one.sha256, 20),
        Column("text", "Its words; empty where it no longer counts.", _text, TEXT),
    ),
)


# Threads and figures --------------------------------------------------------------------------------------------------

Followed = Any  # a recommendation of a thread: (the thread's address, its title, the thing, its ties to older ones)


def _follows(row: Followed) -> list[str]:
    return [f"{tie.relation} {tie.older}" for tie in row.thread.ties if tie.newer == row.thing.key]


THREADS: Table[Followed] = Table(
    "threads",
    "A recommendation that is part of a thread, with what it follows on.",
    (
        Column("key", "The key of the thread: that of its first item.", lambda row: row.thread.slug, 26),
        address("url", "The address of the thread.", lambda row: row.thread.url),
        Column("title", "What the thread is called.", lambda row: row.title, LONG),
        Column("recommendation", "The recommendation, by its key.", lambda row: row.thing.key, 26),
        Column("number", "Its number, if it was given one.", lambda row: row.thing.number, 10),
        Column("recommendation_title", "What it is called.", lambda row: row.thing.title, LONG),
        Column("label", "Where it stands, in a sentence.", lambda row: row.thing.label, LONG),
        Column("follows", "What it follows on: relation and key.",
               _follows, LONG),
    ),
)  # fmt: skip
Counted = Any  # a number of a figure: (figure, row)
FIGURES: Table[Counted] = Table(
    "figures",
    "How many recommendations there are of one value.",
    (
        Column("key", "What is counted by, and the value.", lambda pair: f"{pair[0].name}={pair[1].value}", 30),
        Column("figure", "What is counted by, in words.", lambda pair: pair[0].label),
        Column(
            "value",
            "The value as addresses have it; not adopted: where no word is owed.",
            lambda pair: pair[1].value,
            26,
        ),
        Column("words", "The value in words.", lambda pair: pair[1].words, LONG),
        Column("recommendations", "How many recommendations have it.", lambda pair: pair[1].count, 16),
        address("url", "The list of exactly these.", lambda pair: pair[1].url, LONG),
        Column("finding", "What the figure says, in a sentence.", lambda pair: pair[0].finding, TEXT),
    ),
)
Meaning = Any  # (axis, word)
WORDS: Table[Meaning] = Table(
    "status-words",
    "A word for where a recommendation stands, and what it means.",
    (
        Column("key", "The axis and the word.", lambda pair: f"{pair[0].name}={pair[1].value}", 30),
        Column("axis", "What the word is about.", lambda pair: pair[0].label),
        Column("word", "The official word.", lambda pair: pair[1].value, 26),
        Column("meaning", "What it means.", lambda pair: pair[1].meaning, TEXT),
    ),
)


# What is held ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Expected:
    """One kind of paper of one meeting."""

    meeting: Meeting
    cell: Cell
    named: int | None = None  # how many the words of another expect, where these are told of


def expected(shown: Iterable[OfTerm], unresolved: Iterable[Unresolved] = ()) -> Iterator[Expected]:
    """The rows of the account, meeting by meeting; then what papers name and is not found, in their words."""
    yield from (Expected(meeting, cell) for term in shown for meeting in term.meetings for cell in meeting.cells)
    for one in unresolved:
        by = Named("", one.kind, one.by)
        cell = Cell(one.kind, "", several=True, held=one.found, named=(by,))
        yield Expected(Meeting("", one.printed, "", (cell,)), cell, one.expected)


def _account(part: str) -> Any:
    return lambda row: getattr(row.cell.said, part) if row.cell.said else None


COMPLETENESS: Table[Expected] = Table(
    "completeness",
    "A kind of paper of a meeting: whether the record holds it.",
    (
        Column("key", "The meeting, by its day, or by month or year where no more is known; empty for words alone.",
               lambda row: row.meeting.key),
        Column("title", "The meeting in words.", lambda row: row.meeting.words, LONG),
        Column("label", "What is known of the paper, in words.", lambda row: rules.STATES[row.cell.state], 26),
        Column("term", "The committee's term, where it is known.", lambda row: row.meeting.term, 8),
        Column("paper_kind", "The kind of paper.", lambda row: row.cell.kind),
        Column("state", f"One of {', '.join(rules.STATES)}.", lambda row: row.cell.state, 10),
        Column("held", "The papers held, by key.", lambda row: [one.key for one in row.cell.held], LONG),
        address("held_urls", "Their addresses.", lambda row: [one.url for one in row.cell.held], LONG),
        Column("named_by", "What names such a paper that is not held, by key.",
               lambda row: [one.by.key for one in row.cell.named], LONG),
        Column("expected", "Of what is named in words alone: how many the words expect; title has the words, held the "
               "found.", lambda row: row.named, 8),
        Column("account", "The key of what a person said of it.", _account("key"), 30),
        Column("account_source", "Who says so.", _account("source"), LONG),
        Column("account_note", "What else a reader should know.", _account("note"), LONG),
    ),
)  # fmt: skip
