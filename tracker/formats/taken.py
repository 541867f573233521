"""When and from what something was taken: said in every form that leaves, so that it can be checked years later."""

from dataclasses import dataclass
from datetime import date

from tracker.store.chain import Head
from tracker.text.dates import day_words


@dataclass(frozen=True, slots=True)
class Taken:
    """`on` is the day that it is true on. `head` is the record's newest entry, `journal` the hash of the journal's line
    that signed it; `address` is absolute, or empty where it was taken at a terminal; `filters` are those of a list, in
    words."""

    on: date
    head: Head
    journal: str = ""
    address: str = ""
    filters: str = ""

    def told(self) -> list[tuple[str, str]]:
        """What it is, and the words."""
        said = [("As of", f"{day_words(self.on)} ({self.on})"), ("Filters", self.filters), ("Address", self.address)]
        said += self.heads()
        return [(what, words) for what, words in said if words]

    def heads(self) -> list[tuple[str, str]]:
        return [
            ("Head of the public record", f"entry {self.head.id}, {self.head.sha256}"),
            ("Line of the journal that signed it", self.journal),
        ]
