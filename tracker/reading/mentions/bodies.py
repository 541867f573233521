"""Bodies named in print: committee, subcommittee, working group, task force. A name is the run of capitalised words
before the word for its level, and the acronym in brackets after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tracker.text import words

COMMITTEE, SUBCOMMITTEE, WORKING_GROUP, TASK_FORCE = "committee", "subcommittee", "working group", "task force"
_LEVEL_WORDS = {
    COMMITTEE: "Committee",
    SUBCOMMITTEE: "Subcommittee",
    WORKING_GROUP: "Working Group",
    TASK_FORCE: "Task Force",
}
_LEVEL_ENDS = ("committee", "working group", "work group", "task force")
_SUBCOMMITTEES = frozenset(
    ("subcommittee", "sub-committee", "subcomittee", "subcommitee", "subcommitte", "subcomitee", "sub-comittee")
)
_GROUP_OPENERS = frozenset(("working", "work", "working-"))
_MISSPELT = _SUBCOMMITTEES - {"subcommittee", "sub-committee"}
_CONNECTORS = frozenset(("and", "of", "&", "for", "/", "+", "on", "to"))
_NOT_OF_A_NAME = words.word_set(
    "the a an this that these those under former previous our its their new each all any both new although while when "
    "in at by from with as after before since also coac's under for of and on to under/"
)
_OF_THE_ACT = words.word_set("federal advisory open public notice revised amended meeting of")
_ABOUT_A_BODY = words.word_set(  # "Report of the Bond Subcommittee" names the Bond Subcommittee
    "report reports recommendation recommendations minutes meeting meetings members membership chair chairs chairman "
    "chairperson chairwoman co-chair co-chairs cochairs secretary lead leads statement summary status update updates "
    "work proposal proposals paper papers charter notice agenda response responses remarks views letter activities "
    "findings draft charge tasks objectives presentation discussion overview call session comments establishment "
    "formation creation renewal termination end close all each none most some both many part rest one two three"
)
_TOKEN = re.compile(r"\S+")
_ACRONYM = re.compile(r"[\s,]{0,3}\((?:the\s)?[\"“]?((?=\d{0,3}[A-Z])[A-Z0-9][A-Za-z0-9/&-]{1,11})[\"”]?\)")
_INNER = re.compile(r"\s\(((?=\d{0,3}[A-Z])[A-Z0-9][A-Z0-9/&-]{1,11})\)\s(?=(?:Work|WORK|Task|TASK|Sub|SUB|Comm|COMM))")
_ON = re.compile(  # "Advisory Committee on Commercial Operations of Customs and Border Protection"; no date
    r"\son\s(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b)"
    r"[A-Z][\w/'’-]{1,30}(?:\s(?:(?:and|of|the|&|for)\s){0,2}[A-Z][\w/'’-]{1,30}){0,12}"
)
_BRACKETED = re.compile(r"\(\d{0,3}[A-Z]")
_TAIL = re.compile(
    r"(?:(?:Federal\s)?Advisory\s)?(?:Committee|Sub-?[Cc]omm?itt?ee|(?:Work(?:ing)?\s)?Group|(?:Task\s)?Force)"
    r"(?:\s\([A-Za-z0-9/&-]{2,12}\))?(?:\sRecommendations)?:?|\([A-Z0-9/&-]{2,12}\)",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    r"\b(?:Committee|Sub-?[Cc]omm?itt?ee|Working\sGroup|Task\sForce|Recommendations|Issue\sPaper|Statement\sof\sWork)"
    r"(?:\s\([A-Za-z0-9/&-]{2,12}\))?$",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"(?:Office|Directorate|Bureau|Division|Branch)\s(?:of|for)\s\S")
_CAPITALS = re.compile(r"[A-Z0-9]{2,}")
_LETTERS = re.compile(r"[A-Z]+")
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Body:
    """text[start:end] is the printed name without article and acronym; `name` has its level word spelt right."""

    name: str
    level: str
    acronym: str
    printed: str
    start: int
    end: int
    misspelt: bool = False


def is_tail(text: str) -> bool:
    """Whether a line can only be the end of a name begun on the line before: "Advisory Committee (COAC)", "Group"."""
    return len(text) <= 60 and _TAIL.fullmatch(text) is not None


def find(text: str, committee: str = "") -> Iterator[Body]:
    """Each named body of a text; a name ends with its line. `committee` is the acronym that stands before names
    ("COAC Bond Working Group")."""
    offset = 0
    for line in text.splitlines(keepends=True):
        yield from _in_line(text, offset, offset + len(line), committee)
        offset += len(line)


def _in_line(text: str, start: int, end: int, committee: str) -> Iterator[Body]:
    tokens = list(_TOKEN.finditer(text, start, end))
    begun = {start + first for first, _ in words.sentences(text[start:end])}
    floor = 0
    for place, token in enumerate(tokens):
        if token.start() in begun:
            floor = place
        level = _level(tokens, place)
        if level is None:
            continue
        first = 0 if _is_whole_line(tokens, place) else _first(tokens, place, floor, committee)
        floor = place + 1
        before_level = place - first - (1 if level in (WORKING_GROUP, TASK_FORCE) else 0)
        if before_level >= 1 and not (level == COMMITTEE and _is_no_name(tokens[first:place])):
            yield _body(text, tokens[first].start(), token, level)


def _is_whole_line(tokens: list[re.Match[str]], place: int) -> bool:
    """Whether a line holds a name with an article and nothing else: "Future of the Harbor Subcommittee (FHS)"."""
    spelt = [token.group() for token in tokens]
    of_the = place > 3 and spelt[1:3] == ["of", "the"] and spelt[0].isalpha() and spelt[0][:1].isupper()
    capitals = all(word[:1].isupper() or word in _CONNECTORS for word in spelt[3:place])
    alone = all(word.startswith("(") for word in spelt[place + 1 :])
    return of_the and capitals and alone and spelt[0].lower() not in _ABOUT_A_BODY


def _is_no_name(tokens: list[re.Match[str]]) -> bool:
    """Whether "Federal Advisory Committee" is meant as such: of the Act, of any meeting's notice."""
    spelt = {_bare(token.group()).lower() for token in tokens}
    return "federal" in spelt and spelt <= _OF_THE_ACT


def ends_name(text: str) -> bool:
    """Whether a title line is a name that has come to its end, so that the next line begins another one."""
    return len(text) <= 160 and _NAME_END.search(text) is not None and _is_titled(text)


def is_office(text: str) -> bool:
    """Whether a title line opens with an office's name ("Office of Trade/..."): a body on the next line is another."""
    return len(text) <= 160 and _OFFICE.match(text) is not None and _is_titled(text)


def _is_titled(text: str) -> bool:
    return all(word in _CONNECTORS or word == "the" or not word[:1].islower() for word in text.split())


def _bare(token: str) -> str:
    """A token without what clings to it: brackets, quotes, commas, a possessive."""
    bare = token.strip('()[]"“”‘,.;:')
    for ending in ("'s", "’s", "'", "’"):
        bare = bare.removesuffix(ending)
    return bare


def _level(tokens: list[re.Match[str]], place: int) -> str | None:
    bare = _bare(tokens[place].group())
    low = bare.lower()
    if not bare[:1].isupper():
        return None
    if low in _SUBCOMMITTEES:
        return SUBCOMMITTEE
    if low == "committee":
        return COMMITTEE
    before = _bare(tokens[place - 1].group()).lower() if place else ""
    if low in ("group", "groups") and before in _GROUP_OPENERS:
        return WORKING_GROUP
    return TASK_FORCE if low == "force" and before == "task" else None


def _first(tokens: list[re.Match[str]], place: int, floor: int, committee: str) -> int:
    """Where the name begins: back over capitalised words and the small words between them, within its sentence."""
    first = place
    for earlier in range(place - 1, max(floor, place - _MOST_WORDS) - 1, -1):
        token = tokens[earlier].group()
        if token.endswith((",", ";", ":", "'s", "’s", ").")) or (token.endswith(")") and not token.startswith("(")):
            break
        if token[:1].isupper() or token[:1].isdigit() or _BRACKETED.match(token):
            first = earlier
        elif token not in _CONNECTORS:
            break
    while first < place and _leads_in(tokens[first].group(), committee):
        first += 1
    return first


def _leads_in(token: str, committee: str) -> bool:
    bare = _bare(token)
    return bare.lower() in _NOT_OF_A_NAME or bare == committee or bare.isdecimal()


def _body(text: str, start: int, token: re.Match[str], level: str) -> Body:
    bare = _bare(token.group())
    end = token.start() + token.group().index(bare) + len(bare)
    on = _ON.match(text, end) if level == COMMITTEE else None
    end = on.end() if on else end
    printed = text[start:end]
    inner = _INNER.search(printed)
    after = _ACRONYM.match(text, end)
    name = printed.replace(inner.group(), " ", 1) if inner else printed
    misspelt = bare.lower() in _MISSPELT
    if misspelt:
        name = name[: len(name) - len(bare)] + _upper_like(bare, "Subcommittee")
    acronym = after[1] if after else inner[1] if inner else ""
    return Body(" ".join(name.split()), level, acronym, printed, start, end, misspelt)


def _upper_like(model: str, word: str) -> str:
    return word.upper() if model.isupper() else word


def with_level(name: str, level: str) -> str:
    """A name with the word for its level, if it has none of any: "Trade" + working group = "Trade Working Group"."""
    return name if name.lower().endswith(_LEVEL_ENDS) else f"{name} {_LEVEL_WORDS[level]}"


def in_title_case(name: str, whole_text: str) -> str:
    """A name printed in capitals as it would be written; a word that the running text prints in capitals stays."""
    if not name.isupper():
        return name
    running = _running_capitals(whole_text)
    parts = []
    for place, word in enumerate(name.split()):
        small = place > 0 and word.lower() in _CONNECTORS
        parts.append(word.lower() if small else word if word in running else _capital(word))
    return " ".join(parts)


@lru_cache(maxsize=2)  # asked again for each heading of the same paper
def _running_capitals(text: str) -> frozenset[str]:
    lines = (line for line in text.splitlines() if not line.isupper())
    return frozenset(word for line in lines for word in _CAPITALS.findall(line))


def _capital(word: str) -> str:
    return _LETTERS.sub(lambda run: run.group().capitalize(), word)
