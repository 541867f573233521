"""Refusals: the exceptions whose words a person will read. Each says what is wrong and what to do next; `after` is how
many seconds to wait before asking again, where waiting helps."""

from collections.abc import Sequence


class Refusal(Exception):
    """Something was asked that may not, or cannot, be done. Nothing was changed."""

    status = 409
    title = "This cannot be done now"
    after: int | None = None

    def __init__(self, message: str, *, remedy: str = "", field: str = "", after: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.field = field
        self.after = after or self.after

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class BadInput(Refusal):
    """What was typed cannot be understood."""

    status = 400
    title = "This could not be understood"


class Missing(Refusal):
    """There is no such thing, or the reader may not know of it: both look the same."""

    status = 404
    title = "Not found"


class Gone(Refusal):
    """The thing was published here and has been retracted. `about`: what it led to and stands: (kind, title, path)."""

    status = 410
    title = "Retracted"

    def __init__(self, message: str, *, remedy: str = "", about: Sequence[tuple[str, str, str]] = ()) -> None:
        super().__init__(message, remedy=remedy)
        self.about = about


class NotAllowed(Refusal):
    """The person is known and may know of the thing, but may not do this to it."""

    status = 403
    title = "Not allowed"


class NotYet(Refusal):
    """The state of the thing does not allow this move."""


class Stale(Refusal):
    """Somebody else changed the thing meanwhile."""

    title = "Changed meanwhile"


class TooMany(Refusal):
    """A limit against guessing was reached."""

    status = 429
    title = "Too many attempts"


class Busy(Refusal):
    """What was asked for is being made for somebody else."""

    status = 503
    title = "Being made at this moment"
    after = 30
