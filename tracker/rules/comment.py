"""What is recorded of a comment by the public, and of what is to be done after a meeting."""

from tracker.rules.field import CHOICE, DAY, LONG, Field

KIND = "comment"
WRITTEN, ORAL, READ = "written", "oral", "read into the record"
COMMENT = (
    Field("name", "From", "Who comments, as the name was given; it is published.", longest=300),
    Field("organisation", "For", "The organisation, as it was given.", longest=300),
    Field("how", "How", "Oral and read into the record: at the meeting.", CHOICE, (WRITTEN, ORAL, READ), required=True),
    Field("received", "Received", "The day that it came or was made.", DAY, required=True),
    Field("words", "Words", "As they were sent or said. May stay empty where a file says them.", LONG, longest=100_000),
    Field("items", "About", "The recommendations that it is about: keys or numbers, with commas between.",
          longest=2_000),
)  # fmt: skip
ACTION = (
    Field("words", "What is to be done", "As it was agreed.", LONG, longest=2_000, required=True),
    Field("who", "Who does it", "An office, a group or a person, as it was said.", longest=300),
    Field("due", "By", "The day, as 2021-03-01.", DAY),
)  # fmt: skip
DONE = (Field("done_on", "Done on", "Empty while it is open.", DAY),)


def told_by(name: str | None, organisation: str | None) -> str:
    """Who comments, in words."""
    return ", ".join(one for one in (name, organisation) if one) or "Somebody who gave no name"
