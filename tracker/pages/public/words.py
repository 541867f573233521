"""How values of the record are put into words on a page: dates, moments, tags, file sizes."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from tracker.pages.public import asked, misprints
from tracker.pages.site import site
from tracker.rules import convened, meeting
from tracker.rules.recommendation import NOT_RECORDED
from tracker.text import dates, markup
from tracker.text.dates import Dated

# The tone of a tag; its words always say the same.
TONES = {
    "adopted": "good",
    "passed": "good",
    "passed as amended": "good",
    "agreed": "good",
    "fully implemented": "good",
    "agreed in part": "part",
    "partially implemented": "part",
    "remanded to group": "part",
    "refining": "part",
    "tabled": "part",
    "not agreed": "no",
    "not passed": "no",
    "withdrawn": "no",
    "will not be implemented": "no",
    "awaiting": "info",
    "under review": "info",
    "proposed": "info",
    "on agenda": "info",
    "will be implemented": "info",
}
KINDS = {
    "recommendation": ("Recommendation", "recommendations"),
    "set": ("Set of recommendations", "sets of recommendations"),
    "paper": ("Paper", "papers"),
    "group": ("Group", "groups"),
    "term": ("Term", "terms"),
    "meeting": ("Meeting", "meetings"),
    "office": ("Office", "offices"),
    "outcome": ("Outcome", "outcomes"),
    "response": ("CBP response", "CBP responses"),
    "update": ("Implementation update", "implementation updates"),
    "event": ("Event", "events"),
    "notice": ("Notice", "notices"),
    "link": ("Reference", "references"),
    "erratum": ("Erratum", "errata"),
    "account": ("Account", "accounts"),
    "programme": ("Programme", "programmes"),
    "criteria": ("Criteria", "documents of criteria"),
    "criteria edition": ("Edition of criteria", "editions of criteria"),
    "criteria change": ("Change of criteria", "changes of criteria"),
    "vocabulary": ("Vocabulary", "vocabularies"),
    "comment": ("Public comment", "public comments"),
}
RELATIONS = {
    "decides": "decides on",
    "takes off": "takes off its agenda",
    "answers": "answers",
    "updates": "updates",
    "of": "is about",
    "continues": "continues the work of",
    "parent": "is part of",
    "group": "group",
    "term": "term",
    "set": "set",
    "paper": "paper",
    "office": "office",
    "prints": "prints",
    "part of": "is part of",
    "refers to": "refers to",
    "source": "has its source here",
    "said in": "has its source here",
    "to": "moved to",
    "by": "is published by",
    "revises": "revises",
    "about": "is about",
    "materials": "has among its papers",
    "led to": "led to",
    "programme": "programme",
    "delivers": "delivers an objective of it",
    "asked for by": "is asked for by an objective of it",
    "becomes of": "says what became of",
}
# The same of what refers to a thing, where it is not the word with "it" behind it.
OF_IT = {
    **{rel: f"names it as its {rel}" for rel in ("group", "term", "set", "paper", "office", "programme")},
    **dict.fromkeys(("source", "said in"), "has its source here"),
    "continues": "continues its work",
    "materials": "has it among its papers",
    "leaves open": "leaves it open",
    **{rel: RELATIONS[rel] for rel in ("delivers", "asked for by")},
}
LABELS = {  # of facts whose names alone would not tell a reader what they are
    "new_from": "New applicants from",
    "existing_by": "Existing partners by",
    "for": "On behalf of",
    "how": "How it came",
    "signer": "Signed by",
    "left_open": "Recommendations left open",
    "not_recorded": "Recommendations of which nothing is recorded",
    "roles_ended": "Roles that ended",
}
DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
ZONES = {"America/New_York": "Eastern time"}


def tone(value: str | None) -> str:
    return TONES.get(value or "", "quiet")


def kind_word(kind: str) -> str:
    return KINDS[kind][0] if kind in KINDS else kind.replace("-", " ").capitalize()


def kind_words(kind: str, number: int) -> str:
    """2, recommendation -> "2 recommendations"."""
    one, more = KINDS.get(kind, (kind, f"{kind}s"))
    one = "Document of criteria" if kind == "criteria" else one
    return f"{number:,} {(one[0].lower() + one[1:] if one[1:2].islower() else one) if number == 1 else more}"


def counted(number: int, one: str, more: str = "") -> str:
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def day_of(value: str | date) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value[:10])


def dated(value: Any) -> Dated | None:
    """A fact's date, {printed, value, precision}, or a day, as a Dated; None where nothing is understood."""
    if isinstance(value, Dated):
        return value
    return dates.on_day(value) if isinstance(value, date) else dates.understood(value)


def since_words(value: Dated) -> str:
    """From when on: since December 2020; from some day between two; from by a day at the latest."""
    spoken = {dates.RANGE: f"from some day {value.words}", dates.BY: f"{value.words} at the latest"}
    return spoken.get(value.precision, f"since {value.words}")


def period(value: Any) -> str | None:
    """A stretch of days that lasted from the first to the last; None where it is no such."""
    d = dated(value)
    if d is None or d.precision != dates.RANGE:
        return None
    return f"{dates.day_words(d.first)} to {dates.day_words(d.last)}"


def met(value: Any) -> str | None:
    """The date of a meeting of several days; None where it is no such."""
    d = dated(value)
    return meeting.days(d) if d and d.precision == dates.RANGE else None


def iso(value: Dated) -> str | None:
    """The datetime attribute; a range or a fiscal year has none in HTML."""
    return value.value if value.precision in (dates.DAY, dates.MONTH, dates.YEAR, dates.BY) else None


def moment_words(stamp: str) -> str:
    """2026-11-21T18:30:05Z -> November 21, 2026, 1:30 p.m. Eastern time."""
    zone = site().settings.zone
    there = datetime.fromisoformat(stamp.replace("Z", "+00:00")).astimezone(zone)
    half = "a.m." if there.hour < 12 else "p.m."
    clock = f"{(there.hour - 1) % 12 + 1}:{there:%M} {half}"
    return f"{dates.day_words(there.date())}, {clock} {ZONES.get(zone.key, zone.key)}"


def local_day(stamp: str) -> date:
    return datetime.fromisoformat(stamp.replace("Z", "+00:00")).astimezone(site().settings.zone).date()


def size_words(size: int) -> str:
    return f"{max(1, round(size / 1024)):,} kB" if size < 2**20 else f"{size / 2**20:.1f} MB"


def excerpt(text: str, most: int = 280) -> str:
    """The beginning of a text, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: line.rfind(" ", 0, most)].rstrip(" ,;:") + " …"


def sentence(words: str) -> str:
    """With a capital at its beginning."""
    return words[:1].upper() + words[1:]


def anchor(word: str) -> str:
    """The id of a status word on its page: "closed: superseded" -> closed-superseded."""
    return "-".join("".join(c if c.isalnum() else " " for c in word.lower()).split())


def label_of(fact: str) -> str:
    """A fact's name as a label: action_required -> Action required."""
    return LABELS.get(fact) or fact.replace("_", " ").capitalize()


def worded(value: Any) -> Any:
    """A plain fact that is a day, in words; any other as it is."""
    day = isinstance(value, str) and DAY.fullmatch(value)
    return dates.day_words(date.fromisoformat(value)) if day else value


def of_it(rel: str) -> str:
    """What something that refers to a thing does: revises -> "revises it"."""
    return OF_IT.get(rel) or f"{RELATIONS.get(rel, rel)} it"


@pass_context
def at(context: Context, path: str) -> str:
    """A link that stays on the day the reader chose."""
    day = context.get("as_of")
    if not day:
        return path
    bare, sharp, place = path.partition("#")
    return f"{bare}{'&' if '?' in bare else '?'}as_of={day}{sharp}{place}"


def compared(old: Any, new: Any) -> str:
    """Where two editions are compared, each of a thing or told in its history."""
    return f"/compare?old={old.key}@v{old.edition}&new={new.key}@v{new.edition}"


MEDIA = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
    "text/plain": "Plain text",
    "text/markdown": "Markdown",
}


def media_word(media_type: str) -> str:
    return MEDIA.get(media_type.partition(";")[0], media_type)


def web(address: str) -> Markup:
    """An address as a link where it is one of the web, else as it is."""
    if address.startswith(("https://", "http://")):
        return Markup('<a href="{0}" rel="external">{0}</a>').format(address)
    return Markup("{}").format(address)


def naming(words: str, named: Iterable[tuple[str, ...]]) -> Markup:
    """A sentence in which these titles lead to their addresses, (..., title, address), where they first stand in it."""
    said = Markup.escape(words)
    for *_, title, url in named:
        before, found, after = said.partition(Markup.escape(title))
        said = Markup('{}<a href="{}">{}</a>{}').format(before, url, found, after) if found else said
    return said


FILTERS: dict[str, Callable[..., Any]] = {
    "markdown": markup.markdown,
    "paragraphs": markup.paragraphs,
    "media_word": media_word,
    "web": web,
    "marked": misprints.marked,
    "erratum_place": misprints.place,
    "at": at,
    "compared": compared,
    "tone": tone,
    "kind_word": kind_word,
    "dated": dated,
    "iso": iso,
    "placed": dates.placed,
    "since_words": since_words,
    "period": period,
    "met": met,
    "day_words": lambda value: dates.day_words(day_of(value)),
    "moment_words": moment_words,
    "local_day": local_day,
    "size_words": size_words,
    "excerpt": excerpt,
    "sentence": sentence,
    "naming": naming,
    "anchor": anchor,
    "worded": worded,
    "of_it": of_it,
    "relation": lambda rel: RELATIONS.get(rel, rel),
    "counted": counted,
    "label_of": label_of,
    "noticed": convened.notice,
    "tidy": asked.plain,
}
NOTHING = NOT_RECORDED
