"""A paper of each kind that lists something else than recommendations of its own, in our own words."""

from tests.reading import test_criteria_papers as criteria
from tests.reading import test_executive_summaries as summaries
from tests.reading import test_meeting_notices as notices
from tests.reading import test_minutes as minutes
from tests.reading import test_recommendation_statuses as statuses
from tests.reading import test_statements_of_work as charges

MINUTES = minutes.TOP.format(date="May 20, 2020") + minutes.PLAIN
MISDATED_MINUTES = minutes.TOP.format(date="Wednesday, May 20, 2019") + minutes.PLAIN
NOTICE = notices.HEAD + notices.BODY
CRITERIA = criteria.AT_FIRST_LINES_END
SUMMARY = (
    summaries.COVER
    + summaries.MET
    + "Ongoing programs include:\nScanners: two were bought. Staff training: it goes on.\n\n"
    + "Previous Recommendations include:\n\n  1. Take one form.\n  2. Weigh once.\n"
)
CHARGE = charges.COVER + "Purpose\n\nLook at the exam.\n\nObjectives\n\n1. Review the exam.\n2. Ask brokers.\n"
STATUSES = f"{statuses.COVER}{statuses.HEADING}1) {statuses.LONG}\n{statuses.PRINTED}\n\n2) Weigh once\nDone.\n"
KINDS = {
    "minutes": MINUTES,
    "meeting-notice": NOTICE,
    "criteria": CRITERIA,
    "executive-summary": SUMMARY,
    "statement-of-work": CHARGE,
    "issue-paper": STATUSES,
}
