"""Who may use which route of meetings, answers, terms and bodies: rows of the table in access.py."""

Row = tuple[str, str, frozenset[str], int]
NO_ONE: frozenset[str] = frozenset()
DFO = frozenset({"dfo", "alternate-dfo"})
DESK = DFO | {"liaison"}
MINUTES = DFO | {"chair"}
MEETING = "2026-01-15"  # in session, with a motion that is open
MINUTED = "2026-01-14"  # adjourned, with minutes that await the chair
HERE, THERE = f"/office/meetings/{MEETING}", f"/office/meetings/{MINUTED}"
ANSWERS = "/liaison/answers"
ROWS: tuple[Row, ...] = (
    ("GET", "/office/settings", DFO, 200),
    ("POST", "/office/settings", DFO, 400),  # no setting was named
    ("GET", "/office/meetings/", DFO, 200),
    ("GET", "/office/meetings/plan", DFO, 200),
    ("POST", "/office/meetings/plan", DFO, 400),  # no day was typed
    ("GET", HERE, DFO, 200),
    ("POST", HERE, DFO, 400),  # nothing was asked for
    ("GET", f"{HERE}/plan", DFO, 200),
    ("POST", f"{HERE}/plan", DFO, 409),  # it is in session
    ("GET", f"{HERE}/notice", DFO, 200),
    ("GET", f"{HERE}/notice.txt", DFO, 200),
    ("GET", f"{HERE}/comments", DFO, 200),
    ("POST", f"{HERE}/comments", DFO, 400),  # nothing was asked for
    ("GET", f"{HERE}/actions", DFO, 200),
    ("POST", f"{HERE}/actions", DFO, 400),  # nothing was asked for
    ("GET", f"{HERE}/session", DFO, 200),
    ("POST", f"{HERE}/session", DFO, 400),  # nothing was asked for
    ("GET", f"{HERE}/motions/1", DFO, 200),
    ("POST", f"{HERE}/motions/1", DFO, 400),  # nothing was asked for
    ("GET", f"{HERE}/motions/9", NO_ONE, 200),
    ("GET", f"{HERE}/screen?motion=1", DFO, 200),
    ("GET", f"{HERE}/outcomes", DFO, 200),
    ("POST", f"{HERE}/outcomes", DFO, 400),  # the key was not typed
    ("GET", f"{HERE}/sheets", DFO, 200),
    ("GET", f"{HERE}/sheets/votes", DFO, 200),
    ("GET", f"{HERE}/sheets/roll-call.docx", DFO, 200),
    ("GET", f"{HERE}/sheets/votes.pdf", DFO, 200),
    ("GET", f"{HERE}/sheets/draft-minutes.md", DFO, 200),
    ("GET", f"{HERE}/sheets/nothing", NO_ONE, 200),
    ("GET", f"{HERE}/minutes", DFO, 200),  # none that the chair could read
    ("POST", f"{HERE}/minutes", DFO, 400),  # nothing was asked for
    ("GET", "/office/minutes", MINUTES, 200),
    ("GET", "/office/duties", DFO, 200),
    ("POST", "/office/duties", DFO, 400),  # nothing was asked for
    ("GET", f"{THERE}/minutes", MINUTES, 200),
    ("POST", f"{THERE}/minutes", MINUTES, 400),
    ("GET", f"{THERE}/minutes/1.docx", MINUTES, 200),
    ("GET", f"{THERE}/minutes/1.md", MINUTES, 200),
    ("GET", f"{THERE}/minutes/2.md", NO_ONE, 200),
    ("GET", f"{THERE}/minutes/1/signed", NO_ONE, 200),  # it is not certified
    ("GET", "/office/meetings/2020-12-17", NO_ONE, 200),
    ("GET", "/office/bodies", DFO, 200),
    ("POST", "/office/bodies", DFO, 400),  # nothing was typed
    ("GET", "/office/bodies/new", DFO, 200),
    ("POST", "/office/bodies/new", DFO, 400),  # nothing was typed
    ("GET", "/office/bodies/office/dfo", DFO, 200),
    ("POST", "/office/bodies/office/dfo", DFO, 400),  # nothing was typed
    ("GET", "/office/bodies/office/xyz", NO_ONE, 200),
    ("GET", "/office/record/2020-12/old/1/relate", DFO, 200),
    ("POST", "/office/record/2020-12/old/1/relate", DFO, 400),  # nothing was typed
    ("GET", "/office/terms/", DFO, 200),
    ("POST", "/office/terms/", DFO, 400),  # without its number
    ("GET", "/office/terms/16/end", DFO, 200),
    ("POST", "/office/terms/16/end", DFO, 400),  # nothing was asked for
    ("GET", "/liaison/", DESK, 200),
    ("POST", "/liaison/", DESK, 400),  # nothing was ticked
    ("GET", f"{ANSWERS}/new?item=021001", DESK, 200),
    ("POST", f"{ANSWERS}/new", DESK, 400),  # nothing was chosen
    ("GET", f"{ANSWERS}/answer-dfo-1", DESK, 200),  # of the liaison's own office
    ("POST", f"{ANSWERS}/answer-dfo-1", DESK, 400),  # nothing was asked for
    ("GET", f"{ANSWERS}/answer-other-2/clearances/1.docx", DESK, 200),
    ("GET", f"{ANSWERS}/answer-dfo-1/clearances/1.docx", NO_ONE, 200),  # it was sent to nobody
    ("GET", f"{ANSWERS}/answer-other-2/returned/1", DESK, 200),
    ("GET", f"{ANSWERS}/answer-dfo-1/returned/1", NO_ONE, 200),
    ("GET", f"{ANSWERS}/answer-dfo-1/clearances/1", NO_ONE, 200),  # none came on paper
    ("GET", f"{ANSWERS}/answer-dfo-1/evidence/1", DESK, 200),
    ("GET", f"{ANSWERS}/answer-dfo-1/evidence/9", NO_ONE, 200),
    *(
        ("GET", f"{ANSWERS}/answer-dfo-1/{name}.{form}", DESK, 200)
        for name in ("2012", "clearance")
        for form in ("docx", "pdf", "md")
    ),
    ("GET", f"{ANSWERS}/answer-other-1", DFO, 200),  # of another office
    ("POST", f"{ANSWERS}/answer-other-1", DFO, 400),
    ("GET", f"{ANSWERS}/answer-other-2", DESK, 200),  # of another, to be cleared by the liaison's own
    *(
        ("GET", f"{ANSWERS}/answer-other-3{part}", DFO, 200)  # that office returned it
        for part in ("", "/clearances/1.docx", "/clearance.md")
    ),
    ("GET", f"{ANSWERS}/answer-9", NO_ONE, 200),
)
