"""How a thing of the record is cited: in the manner of U.S. legal writing, as BibTeX and as RIS. A citation names the
edition, the day and the entry's hash, so that it is found in any copy of the record, whatever becomes of the site."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from tracker.formats.characters import visible
from tracker.published.thing import Thing
from tracker.rules import sentence
from tracker.text import dates
from tracker.text.dates import Dated

COMMITTEE, AGENCY = "Commercial Customs Operations Advisory Committee", "U.S. Customs and Border Protection"
REPORTS = ("recommendation", "paper", "set")  # what is a report to a library; all else is a document of its own
ANSWERS = ("response", "update")  # what the agency says, not the committee
ITS_PAPERS = ("recommendations", "executive-summary", "minutes")  # of the committee's; the agency writes all others
SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
BIBTEX, RIS = "application/x-bibtex; charset=utf-8", "application/x-research-info-systems; charset=utf-8"
CRITERIA = "criteria"  # a kind of paper whose title tells nothing of the programme
AMENDED = "amended by"  # from an edition to the motion that changed the words
MOST = 1_000  # of a list that are cited at once
HASH = 12  # digits of a hash by which it is told from every other


@dataclass(frozen=True, slots=True)
class Cited:
    """`title` is what it is called without its group and date; `group` its group or office as printed; `paper` what
    prints it, and `page` and `item` where; `dated` is its date. `amended` is the day on which the committee changed
    what the paper prints; `standing` says of advice whether it was adopted; `revised` when and by what an answer was
    revised; `number` the official one. `address` is absolute and names the edition."""

    kind: str
    key: str
    title: str
    address: str
    edition: int
    entry: int
    sha256: str
    site: str
    on: date
    said: bool = False
    body: str = COMMITTEE
    group: str = ""
    dated: Dated | None = None
    number: str = ""
    item: int | None = None
    paper: str = ""
    page: int | None = None
    amended: Dated | None = None
    standing: str = ""
    revised: Sequence[tuple[Dated, str]] = ()


@dataclass(frozen=True, slots=True)
class Several:
    """The first of a list, at most MOST; `total` is how many the list has."""

    cited: Sequence[Cited]
    total: int

    @property
    def note(self) -> str:
        """What is lacking, where something is."""
        left = f"These are the first {len(self.cited):,} of {self.total:,}. Narrow the list to have the others."
        return left if len(self.cited) < self.total else ""


def of(one: Thing, site: str, address: str, on: date, *, paper: Thing | None = None, said: bool = False) -> Cited:
    """A thing, of the site of this name at this address, as of a day or as `said` there on it. `paper` is the one that
    prints this edition, or what became this edition by amendment."""
    body, group = _author(one)
    dated = _dated(one)
    placed = _dated(paper) if paper else dated
    item = one.facts.get("ordinal_printed") or one.facts.get("ordinal")
    amended = one.since if paper and one.to(AMENDED) else None
    return Cited(
        kind=one.kind,
        key=one.key,
        title=_called(one, group, dated),
        address=f"{address}{one.url}" + ("" if "#" in one.url else f"@v{one.edition}"),
        edition=one.edition,
        entry=one.entry,
        sha256=one.sha256,
        site=site,
        on=on,
        said=said,
        body=body,
        group=group,
        dated=placed,
        number=str(one.number or one.facts.get("pub_number") or ""),
        item=item if one.kind == "recommendation" else None,
        paper=_called(paper, _author(paper)[1], placed) if paper else "",
        page=one.facts.get("page"),
        amended=amended,
        standing=_standing(one, amended),
        revised=[(day, title) for day, _, title in one.beside.revised],
    )


def _standing(one: Thing, amended: Dated | None) -> str:
    """Of a recommendation, as of the day; that it was amended is said once, and with the day that it was."""
    if one.kind != "recommendation":
        return ""
    said = {axis: (told["value"], _day_of(told)) for axis, told in (one.status or {}).items() if told}
    if amended and said.get("action", ("",))[0] == "passed as amended":
        said["action"] = ("passed", said["action"][1])
    return sentence.cited(said)


def _day_of(told: Mapping[str, str]) -> str:
    by = dates.BY if told["words"].startswith("by ") else None
    return date_words(dates.from_value(told["since"], by))


def _author(one: Thing) -> tuple[str, str]:
    """The body that says it, and its group or office as printed."""
    group = str(one.facts.get("group_printed") or one.facts.get("subcommittee_printed") or "")
    agency = one.kind in ANSWERS or (one.kind == "paper" and one.facts.get("paper_kind") not in ITS_PAPERS)
    return (AGENCY, str(one.facts.get("office") or group)) if agency else (COMMITTEE, group)


def _dated(one: Thing) -> Dated:
    said = one.facts.get("date") or one.facts.get("meeting")
    known = isinstance(said, dict) and said.get("value")
    return dates.from_value(said["value"], said.get("precision")) if said and known else one.since


def _called(one: Thing, group: str, dated: Dated) -> str:
    """The title without what a citation says beside it; with the programme that criteria are of."""
    title = one.title.removesuffix(f", {dated.words}").removesuffix(f", {group}" if group else "")
    programme = str(one.facts.get("programme") or "") if one.facts.get("paper_kind") == CRITERIA else ""
    return title if not programme or programme in title else f"{programme}, {title}"


# In words -------------------------------------------------------------------------------------------------------------


def plain(one: Cited) -> str:
    """Body, group, what it is, where it stands (date), address (what was seen)."""
    named = [one.body, one.group, _title(one), f"in {one.paper}" if one.paper else ""]
    at = f", at {one.page}" if one.page else ""
    said = ", ".join(part for part in named if part)
    return _line(f"{said}{at} ({date_words(one.dated)}){_became(one)}, {_address(one)} ({seen(one)}).")


def _became(one: Cited) -> str:
    """What became of what the paper prints: amended by the committee, adopted or not; of an answer, revised."""
    amended = f", as amended {date_words(one.amended)}" if one.amended else ""
    standing = f" ({one.standing})" if one.standing else ""
    return amended + standing + "".join(f", revised {date_words(day)} by {title}" for day, title in one.revised)


def _title(one: Cited) -> str:
    """With the official number and the place in its list, unless it is called by that alone."""
    if one.kind == "paper":
        return f"{one.title}, Pub. No. {one.number}" if one.number else one.title
    numbered = bool(one.number) and one.title == f"Recommendation {one.number}"
    called = f"Recommendation No. {one.number}" if numbered else one.title
    more = f"item {one.item}" if one.item and one.title != f"Recommendation {one.item}" else ""
    return ", ".join(part for part in (called, more) if part)


def seen(one: Cited) -> str:
    """What was seen: which edition, of which day, and by what it is found in any copy."""
    how = "as published here on" if one.said else "as of"
    return f"{one.site}, edition {one.edition}, {how} {short(one.on)}; entry {one.entry}, {one.sha256[:HASH]}"


def short(day: date) -> str:
    return f"{SHORT[day.month - 1]} {day.day}, {day.year}"


def date_words(dated: Dated | None) -> str:
    if dated is None:
        return "n.d."
    if dated.precision == dates.MONTH:
        return f"{SHORT[dated.first.month - 1]} {dated.first.year}"
    if dated.precision == dates.YEAR:
        return str(dated.first.year)
    if dated.precision == dates.FISCAL_YEAR:
        return f"FY {dated.last.year}"
    if dated.precision == dates.RANGE:
        return f"{short(dated.first)}–{short(dated.last)}"
    return f"by {short(dated.last)}" if dated.precision == dates.BY else short(dated.last)


def _line(words: str) -> str:
    return visible(" ".join(words.split()))


def _address(one: Cited) -> str:
    """With nothing that could end it, or stand for something else, in any of the forms."""
    return quote(one.address, safe=":/?#@!$&'()*+,;=%-._~")


# For programs ---------------------------------------------------------------------------------------------------------

Pairs = Iterator[tuple[str, str]]
_TEX = {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}", **{mark: f"\\{mark}" for mark in "#$%&_"}}  # fmt: skip


def bibtex(one: Cited) -> str:
    """An entry of BibTeX. What the title says in capitals stays so; an address is left as it is."""
    kind = "techreport" if one.kind in REPORTS else "misc"
    fields = [f"  {name} = {value}" for name, value in _bibtex(one)]
    return f"@{kind}{{{_id(one)},\n" + ",\n".join(fields) + "\n}\n"


def _bibtex(one: Cited) -> Pairs:
    yield "author", f"{{{{{_tex(one.body)}}}}}"
    yield "title", f"{{{{{_tex(_title(one))}}}}}"
    yield ("institution" if one.kind in REPORTS else "howpublished"), f"{{{_tex(one.group or one.body)}}}"
    if one.number:
        yield "number", f"{{{_tex(one.number)}}}"
    if one.page:
        yield "pages", f"{{{one.page}}}"
    if one.dated:
        yield "year", f"{{{one.dated.last.year}}}"
        if one.dated.precision in (dates.DAY, dates.MONTH):
            yield "month", dates.MONTHS[one.dated.first.month - 1][:3].lower()
    yield "url", f"{{{_address(one)}}}"
    yield "urldate", f"{{{one.on}}}"
    yield "note", f"{{{_tex(_note(one))}}}"


def _tex(words: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in _line(words))


def _note(one: Cited) -> str:
    printed = f"{one.paper}, " if one.paper else ""
    return f"{printed}{date_words(one.dated)}{_became(one)}; {seen(one)}; sha256 {one.sha256}; key {one.key}"


def _id(one: Cited) -> str:
    return f"coac-{re.sub(r'[^A-Za-z0-9]+', '-', one.number or one.key).strip('-')}-v{one.edition}"


def ris(one: Cited) -> str:
    """A record of RIS: a tag, two spaces, a hyphen and the words on each line."""
    return "".join(f"{tag}  - {_line(words)}\r\n" for tag, words in _ris(one)) + "ER  - \r\n"


def _ris(one: Cited) -> Pairs:
    yield "TY", "GOVDOC"
    yield "ID", _id(one)
    yield "AU", f"{one.body},"  # the comma says that it is no person's name to be turned round
    yield "TI", _title(one)
    pairs: Sequence[tuple[str, Any]] = (("A2", one.group), ("T2", one.paper), ("M1", one.number), ("SP", one.page))
    yield from ((tag, str(words)) for tag, words in pairs if words)
    if one.dated:
        yield "PY", str(one.dated.last.year)
        yield "DA", _ris_day(one.dated)
    yield "PB", one.body
    yield "ET", str(one.edition)
    yield "UR", _address(one)
    yield "Y2", f"{one.on:%Y/%m/%d}/"
    yield "N1", _note(one)


def _ris_day(dated: Dated) -> str:
    """Year, month and day as far as they are known, and what else there is to say: 2020/12//, 2022///FY 2022."""
    exact = dated.precision == dates.DAY
    month = f"{dated.first:%m}" if exact or dated.precision == dates.MONTH else ""
    known = exact or dated.precision in (dates.MONTH, dates.YEAR)
    return f"{dated.last.year}/{month}/{f'{dated.last:%d}' if exact else ''}/{'' if known else date_words(dated)}"


# Several --------------------------------------------------------------------------------------------------------------


def bibtex_of(several: Several) -> str:
    """The entries one after the other; what stands outside of them is read by people alone."""
    note = f"% {several.note}\n\n" if several.note else ""
    return note + "\n".join(map(bibtex, several.cited))


def ris_of(several: Several) -> str:
    """The records one after the other. The grammar has no place outside of them: a note stands in the first."""
    note = f"N1  - {several.note}\r\nER  -" if several.note else "ER  -"
    return "".join(map(ris, several.cited)).replace("ER  -", note, 1)
