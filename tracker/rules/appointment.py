"""What is typed of a person who works here: who they are, which role they are given, for what and on which days."""

from tracker.rules.field import CHOICE, COUNT, DAY, Field
from tracker.rules.group import LONGEST
from tracker.rules.policy import ROLES

WHO = (
    Field("email", "E-mail address", "By which they sign in.", longest=254, required=True),
    Field("name", "Name", "Needed for somebody who is not known here yet.", longest=200),
)  # fmt: skip
GIVEN = (
    Field("role", "Role", "", CHOICE, tuple(ROLES.values()), required=True),
    Field("group", "Group", "Of members, leads and experts: its acronym, name or address.", longest=LONGEST),
    Field("term", "Term", "Of members, leads, experts and the chair: its number.", COUNT),
    Field("office", "Office", "Of liaisons and assistants: its name or address. Of officers: empty, their own.",
          longest=LONGEST),
    Field("since", "First day", "As 2026-01-15; empty: today.", DAY),
    Field("until", "Last day", "Empty: open.", DAY),
)  # fmt: skip
ENDED = (
    Field("on", "First day without it", "As 2026-01-15; empty: today. From then on the next request is refused.", DAY),
)  # fmt: skip
HANDED_OVER = (
    Field("successor", "Successor", "Their e-mail address.", longest=254, required=True),
    Field("name", "Their name", "Needed where they are not known here yet.", longest=200),
    Field("on", "From", "The successor's first day; empty: today.", DAY),
)  # fmt: skip
