"""Terms of the committee. First meeting, last meeting, appointments and charter are four separate facts."""

from tracker.rules.field import COUNT, DATE, Field

NUMBERS = (1, 99)

FIELDS = (
    Field("number", "Number", "15, 16 ...", form=COUNT, span=NUMBERS, required=True),
    Field("first_meeting", "First meeting", form=DATE),
    Field("last_meeting", "Last meeting", form=DATE),
    Field("appointed", "Members appointed", form=DATE),
    Field("charter", "Charter period", "From the charter's date to its end.", form=DATE),
)


def ordinal_word(number: int) -> str:
    """15 -> 15th, 21 -> 21st, 22 -> 22nd, 112 -> 112th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def title(number: int) -> str:
    return f"{ordinal_word(number)} term"
