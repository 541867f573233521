"""A field is declared once: form, page, export, index and journal all read this declaration."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.rules.refusal import BadInput
from tracker.text import dates

WORDS, LONG, DATE, CHOICE = "words", "long", "date", "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """One value that a kind of thing carries. `form` says how it is typed; `public` whether an entry carries it."""

    name: str
    label: str
    help: str = ""
    form: str = WORDS
    choices: tuple[str, ...] = ()
    required: bool = False
    public: bool = True

    def understood(self, typed: str) -> object:
        """What a person typed, as the record keeps it: None when empty. Raises BadInput in plain words."""
        words = " ".join(typed.split()) if self.form != LONG else typed.strip()
        if not words:
            return None
        if self.form == DATE:
            return self._date(words)
        if self.form == CHOICE and words not in self.choices:
            raise BadInput(
                f'{self.label}: "{words}" is none of the choices.',
                remedy=f"Choose one of: {', '.join(self.choices)}.",
                field=self.name,
            )
        return words

    def _date(self, words: str) -> dict[str, str]:
        dated = dates.parse(words)
        if dated is None:
            try:
                dated = dates.from_value(words)
            except ValueError as wrong:
                raise BadInput(
                    f"{self.label}: {wrong}.",
                    remedy='Write it as printed ("December 2020", "November 3, 2023") or as 2020-12.',
                    field=self.name,
                ) from None
        return {"printed": words, "value": dated.value, "precision": dated.precision}


def by_name(fields: Iterable[Field]) -> dict[str, Field]:
    return {field.name: field for field in fields}
