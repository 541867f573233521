"""A field is declared once: form, page, export, index and journal all read this declaration. What may stand in it is
asked here, of what a person typed and of what was read from a paper alike."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.rules.refusal import BadInput
from tracker.text import dates

Typed = Mapping[str, str]  # field -> as a person typed it
Values = Mapping[str, Any]  # field -> as the record keeps it
WORDS, LONG, DATE, DAY, CHOICE = "words", "long", "date", "day", "choice"
COUNT, DIGITS = "count", "digits"  # a whole number; so many digits, kept with their zeros
LINES = "lines"  # several, one a line
SOURCE = "source"  # where something is from, in words; an address is a whole one of the web
LONGEST = {LONG: 400_000, LINES: 20_000}  # characters, where a field says nothing of its own
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # for scripts read from the right; else they hide what is said
_WHOLE = re.compile("[0-9]{1,9}")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:(?://|\S+$)", re.IGNORECASE)  # what is meant as one
_OF_THE_WEB = re.compile(r"https?://[^\s/?#@:]+\.[a-z0-9-]+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)


def whole(typed: str) -> int | None:
    """A whole number in plain digits that any column holds; None for all else."""
    return int(typed) if _WHOLE.fullmatch(typed.strip()) else None


def is_address(words: str) -> bool:
    return _ADDRESS.match(words) is not None


@dataclass(frozen=True, slots=True)
class Field:
    """One value that a kind of thing carries. `form` says how it is typed; `public` whether an entry carries it;
    `longest` how many characters it has at most (digits: exactly); `span` the least and the most of a count."""

    name: str
    label: str
    help: str = ""
    form: str = WORDS
    choices: tuple[str, ...] = ()
    required: bool = False
    public: bool = True
    longest: int | None = None
    span: tuple[int, int] = (1, 9999)

    def understood(self, typed: str) -> object:
        """What a person typed, as the record keeps it: None when empty. Raises BadInput in plain words."""
        words = typed.replace("\r\n", "\n").strip() if self.form in LONGEST else " ".join(typed.split())
        if not words:
            return None
        if "\0" in words:  # PostgreSQL keeps none
            raise self.refused("this holds a character that stands in no text (NUL).", "Take it out.")
        if turning := _TURNING.search(words):
            said = f"this holds a character that turns the words after it around (U+{ord(turning[0]):04X})."
            raise self.refused(said, "Take it out: paste the words as plain text, or type them.")
        most = self.longest or LONGEST.get(self.form, 200)
        if len(words) > most and self.form != DIGITS:
            raise self.refused(f"this has {len(words):,} characters; at most {most:,} are kept.", "Shorten it.")
        return _READ[self.form](self, words)

    def confirmed(self, value: object, remedy: str = "Type it in.") -> None:
        """Raises BadInput for a value that may not go on: missing where it is needed, or none that could be typed."""
        said = value.get("value") if isinstance(value, dict) else value
        if said not in (None, ""):
            self.understood(str(said))
        elif self.required:
            raise BadInput(f"{self.label} is missing.", remedy=remedy, field=self.name)

    def refused(self, words: str, remedy: str) -> BadInput:
        return BadInput(f"{self.label}: {words}", remedy=remedy, field=self.name)


def _chosen(field: Field, words: str) -> str:
    if words not in field.choices:
        raise field.refused(f'"{words[:40]}" is none of the choices.', f"Choose one of: {', '.join(field.choices)}.")
    return words


def _counted(field: Field, words: str) -> int:
    number, (least, most) = whole(words), field.span
    if number is None or not least <= number <= most:
        raise field.refused(f'"{words[:40]}" is no number from {least} to {most}.', f"Write it in digits, as {least}.")
    return number


def _digits(field: Field, words: str) -> str:
    if not re.fullmatch(f"[0-9]{{{field.longest}}}", words):
        raise field.refused(f'"{words[:40]}" is not {field.longest} digits.', field.help)
    if not words.strip("0"):
        raise field.refused(f"{words} numbers nothing.", "The series begins with 000001.")
    return words


def _dated(field: Field, words: str) -> dict[str, str]:
    try:
        dated = dates.parse(words) or dates.as_printed(words) or dates.from_value(words)
    except dates.NoSuchDay as wrong:
        raise field.refused(f"{wrong}.", "Check the day and the month.") from None
    except ValueError as wrong:
        forms = "2020-12-16" if field.form == DAY else dates.FORMS
        raise field.refused(f"{wrong}.", f'Write it as printed ("November 3, 2023"), or as {forms}.') from None
    if not dates.is_of_the_record(dated):
        said = f'"{words}" does not lie between {dates.FIRST_YEAR} and {dates.LAST_YEAR}.'
        raise field.refused(said, "Check the year.")
    if field.form == DAY and dated.precision != dates.DAY:
        raise field.refused(f'"{words}" is not one day.', "Write the day, as 2020-12-16.")
    return {"printed": words, "value": dated.value, "precision": dated.precision}


def _sourced(field: Field, words: str) -> str:
    if is_address(words) and not _OF_THE_WEB.fullmatch(words):
        remedy = "Copy it whole, as https://www.example.gov/paper; or say in words where it is from."
        raise field.refused(f'"{words[:80]}" is no address of the web.', remedy)
    return words


_READ: dict[str, Callable[[Field, str], object]] = {
    WORDS: lambda field, words: words,
    LONG: lambda field, words: words,
    LINES: lambda field, words: [" ".join(line.split()) for line in words.splitlines() if line.strip()],
    SOURCE: _sourced,
    DATE: _dated,
    DAY: _dated,
    CHOICE: _chosen,
    COUNT: _counted,
    DIGITS: _digits,
}


def by_name(fields: Iterable[Field]) -> dict[str, Field]:
    return {field.name: field for field in fields}


def labels(fields: Iterable[Field]) -> dict[str, str]:
    """What pages call each of these fields."""
    return {field.name: field.label for field in fields}


def understood(fields: Iterable[Field], typed: Typed) -> dict[str, Any]:
    """Each field as the record keeps it. Raises BadInput, in words, for what cannot be and for what is missing."""
    fields = tuple(fields)
    values = {field.name: field.understood(typed.get(field.name, "")) for field in fields}
    for field in fields:
        field.confirmed(values[field.name])
    return values


def one_day(value: Any) -> str | None:
    """The day of a field's value, as ISO."""
    return str(value["value"]) if value else None
