"""Citations printed in papers - Federal Register, U.S.C., CFR, Public Laws, dockets, FR document numbers - and whether
each can be right as printed. Nothing is looked up: "sound" says that form and ranges agree, no more."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tracker.text import dates, words

SOUND, DOUBTFUL, UNKNOWN = "sound", "doubtful", "unknown"


@dataclass(frozen=True, slots=True)
class Citation:
    """text[start:end] is what is printed; `standard` is its usual form where that can be told, else empty."""

    printed: str
    system: str
    verdict: str
    note: str
    start: int
    end: int
    standard: str = ""


@dataclass(frozen=True, slots=True)
class _Verdict:
    verdict: str
    note: str
    standard: str = ""


_NEAR = 120
_FORM_ONLY = "form and ranges are right; not looked up"
_FIRST_FR_VOLUME_YEAR = 1936
_FULL_VOLUMES_FROM = 40  # since 1975 a year's volume has held between 44,000 and 110,000 pages
_FEWEST, _MOST, _SLACK = 44_000, 112_000, 2_500


def find(text: str) -> Iterator[Citation]:
    """Each citation of a text, in order of place. One that lies inside another is passed over."""
    found: list[Citation] = []
    starts = [start for start, _ in words.sentences(text)]
    for system, pattern, judge in _SYSTEMS:
        for match in pattern.finditer(text):
            verdict = judge(match, _date_beside(text, starts, match))
            start, end = match.start(), match.start() + len(match.group().rstrip(" ,;"))
            found.append(Citation(text[start:end], system, verdict.verdict, verdict.note, start, end, verdict.standard))
    reach = 0
    for citation in sorted(found, key=lambda each: (each.start, -each.end)):
        if citation.start >= reach:
            yield citation
            reach = citation.end


def _date_beside(text: str, starts: list[int], match: re.Match[str]) -> dates.Dated | None:
    """The day or month printed nearest to a citation in its sentence, after it rather than before."""
    place = bisect_right(starts, match.start())
    low = max(starts[place - 1] if place else 0, match.start() - _NEAR)
    high = min(starts[place] if place < len(starts) else len(text), match.end() + _NEAR)
    near = [
        (
            each.start + low - match.end()
            if each.start + low >= match.end()
            else _NEAR + match.start() - each.end - low,
            each,
        )
        for each in dates.find(text[low:high], since=dates.FIRST_OF_LAWS)
        if each.dated.precision in (dates.DAY, dates.MONTH)
    ]
    return min(near, key=lambda pair: pair[0])[1].dated if near else None


def _federal_register(match: re.Match[str], beside: dates.Dated | None) -> _Verdict:
    volume, page = int(match["volume"]), int(match["page"].replace(",", ""))
    year = _year_of(volume)
    doubts = []
    if match["reporter"].upper() == "FRN":
        doubts.append(
            f'"FRN" (Federal Register notice) is no reporter: a page is cited "{volume} FR ...", and {page} may be the '
            f"second half of a document number ({year}-{match['page']}) instead of a page"
        )
    doubts += _misplaced(volume, year, page, beside)
    if doubts:
        return _Verdict(DOUBTFUL, "; ".join(doubts) + ". Look it up before linking it")
    return _Verdict(SOUND, f"volume {volume} is of {year}; {_FORM_ONLY}", f"{volume} FR {page}")


def _volume_and_document(match: re.Match[str], _: dates.Dated | None) -> _Verdict:
    volume, number = match["volume"], match["number"]
    said = f"{number} is a document number where a page should stand; volume {volume} is of {_year_of(int(volume))}"
    return _Verdict(DOUBTFUL, f"{said}. Look it up before linking it")


def _year_of(volume: int) -> int:
    return volume + _FIRST_FR_VOLUME_YEAR - 1


def _misplaced(volume: int, year: int, page: int, beside: dates.Dated | None) -> list[str]:
    """What the printed date says against the volume (one a year) and the page (they grow through the year)."""
    if not 1 <= volume <= 150 or not 1 <= page <= 120_000:
        return [f"no volume {volume} with a page {page} can exist"]
    if beside is None:
        return []
    if not beside.first.year <= year <= beside.last.year:
        return [f"volume {volume} is of {year}, but {beside.printed} is printed beside it"]
    low, high = _pages_by(beside.first, _FEWEST) - _SLACK, _pages_by(beside.last, _MOST) + _SLACK
    if volume >= _FULL_VOLUMES_FROM and not low <= page <= high:
        return [f"page {page} does not fit {beside.printed}: by then a volume stands between {max(low, 1)} and {high}"]
    return []


def _pages_by(day: date, of_year: int) -> int:
    return day.timetuple().tm_yday * of_year // 366


def _titled(highest: int, reserved: tuple[int, ...], name: str, sign: str) -> Callable[..., _Verdict]:
    def judge(match: re.Match[str], _: dates.Dated | None) -> _Verdict:
        title = int(match["title"])
        if not 1 <= title <= highest or title in reserved:
            return _Verdict(DOUBTFUL, f"{name} has no title {title}")
        return _Verdict(SOUND, _FORM_ONLY, f"{title} {sign} {match['section']}")

    return judge


def _public_law(match: re.Match[str], _: dates.Dated | None) -> _Verdict:
    congress, law = int(match["congress"]), int(match["law"])
    if congress < 57 or law == 0:
        return _Verdict(DOUBTFUL, "public laws are numbered by congress only since the 57th")
    return _Verdict(SOUND, f"a law of the {congress}th Congress; {_FORM_ONLY}", f"Pub. L. {congress}-{law}")


def _docket(match: re.Match[str], _: dates.Dated | None) -> _Verdict:
    if int(match["year"]) < 2000:
        return _Verdict(DOUBTFUL, "electronic dockets begin after 2000")
    return _Verdict(SOUND, _FORM_ONLY, match["docket"])


def _document(match: re.Match[str], beside: dates.Dated | None) -> _Verdict:
    year = int(match["number"][:4]) if match["number"][:4].isdecimal() else 0
    if year and beside is not None and abs(beside.first.year - year) > 1:
        return _Verdict(DOUBTFUL, f"numbered in {year}, but {beside.printed} is printed beside it", match["number"])
    return _Verdict(SOUND, _FORM_ONLY, match["number"])


def _incomplete(_: re.Match[str], __: dates.Dated | None) -> _Verdict:
    return _Verdict(UNKNOWN, "the number is not complete as printed")


_SECTION = r"(?P<section>\d{1,5}[a-z]{0,3}(?:[.–‑-]\d{1,5}[a-z]?){0,3}(?:\([A-Za-z0-9]{1,4}\)){0,5})"
_SIGN = r"(?:(?:§{1,2}|[Ss]ections?|[Ss]ec\.|[Pp]arts?)\s?)?"
_REPORTER = r"\b(?P<volume>\d{1,3})\s(?P<reporter>FRN|FR|F\.\s?R\.|Fed\.\s?Reg\.|Federal\sRegister),?\s"
_SYSTEMS: tuple[tuple[str, re.Pattern[str], Callable[..., _Verdict]], ...] = (
    (
        "FR",
        re.compile(
            rf"{_REPORTER}(?:Doc(?:ument)?\.?\s)?(?:Nos?\.?\s)?(?P<number>(?:19|20)\d\d[-–]\d{{5,6}})\b",
            re.IGNORECASE,
        ),
        _volume_and_document,
    ),
    (
        "FR",
        re.compile(
            rf"{_REPORTER}(?:at\s)?(?:pp?\.\s?|pages?\s)?(?P<page>\d{{1,3}},\d{{3}}|\d{{1,6}})\b",
            re.IGNORECASE,
        ),
        _federal_register,
    ),
    (
        "U.S.C.",
        re.compile(rf"\b(?P<title>\d{{1,3}})\s(?:U\.\s?S\.\s?C\.(?:\s?A\.)?|USC)\s?{_SIGN}{_SECTION}"),
        _titled(54, (53,), "the United States Code", "U.S.C."),
    ),
    ("U.S.C.", re.compile(r"\b\d{1,3}\s(?:U\.\s?S\.\s?C\.|USC\b)(?!\s?(?:§|\d))"), _incomplete),
    (
        "CFR",
        re.compile(rf"\b(?P<title>\d{{1,3}})\s(?:C\.\s?F\.\s?R\.|CFR)\s?{_SIGN}{_SECTION}"),
        _titled(50, (35,), "the Code of Federal Regulations", "CFR"),
    ),
    ("CFR", re.compile(r"\b\d{1,3}\s(?:C\.\s?F\.\s?R\.|CFR\b)(?!\s?(?:§|\d|[Pp]art))"), _incomplete),
    (
        "Pub. L.",
        re.compile(
            r"\b(?:Pub(?:lic)?\.?\s(?:L\.|Law)|P\.\s?L\.)\s?(?:Nos?\.?\s?)?(?P<congress>\d{1,3})\s?[-–]\s?(?P<law>\d{1,4})\b",
            re.IGNORECASE,
        ),
        _public_law,
    ),
    ("docket", re.compile(r"\b(?P<docket>[A-Z][A-Z0-9]{1,9}-(?P<year>\d{4})-\d{4,5}(?:-\d{4,5})?)\b"), _docket),
    (
        "FR Doc",
        re.compile(
            r"\bFR\sDoc(?:ument)?\.?\s?(?:Nos?\.?|Number)?\s?:?\s?(?P<number>\d{4}[-–]\d{4,6}|[A-Z]?\d{1,2}[-–]\d{3,6})\b"
        ),
        _document,
    ),
)
