"""The lines of tests/pages/access.py for the officers' pages of meetings: (method, address, what an officer is answered;
0 where there is nothing for anybody)."""

MEETING = "2026-01-15"  # in session, with a motion that is open
HERE = f"/office/meetings/{MEETING}"
LINES = (
    ("GET", "/office/settings", 200),
    ("POST", "/office/settings", 400),  # no setting was named
    ("GET", "/office/meetings/", 200),
    ("GET", "/office/meetings/plan", 200),
    ("POST", "/office/meetings/plan", 400),  # no day was typed
    ("GET", HERE, 200),
    ("POST", HERE, 400),  # nothing was asked for
    ("GET", f"{HERE}/plan", 200),
    ("POST", f"{HERE}/plan", 409),  # it is in session
    ("GET", f"{HERE}/notice", 200),
    ("GET", f"{HERE}/notice.txt", 200),
    ("GET", f"{HERE}/comments", 200),
    ("POST", f"{HERE}/comments", 400),  # nothing was asked for
    ("GET", f"{HERE}/actions", 200),
    ("POST", f"{HERE}/actions", 400),  # nothing was asked for
    ("GET", f"{HERE}/session", 200),
    ("POST", f"{HERE}/session", 400),  # nothing was asked for
    ("GET", f"{HERE}/motions/1", 200),
    ("POST", f"{HERE}/motions/1", 400),  # nothing was asked for
    ("GET", f"{HERE}/motions/9", 0),
    ("GET", f"{HERE}/screen?motion=1", 200),
    ("GET", f"{HERE}/outcomes", 200),
    ("POST", f"{HERE}/outcomes", 400),  # the key was not typed
    ("GET", "/office/meetings/2020-12-17", 0),
"""Who may use which route of the office's meetings: rows of the table in access.py."""

Row = tuple[str, str, frozenset[str], int]
NO_ONE: frozenset[str] = frozenset()
DFO = frozenset({"dfo", "alternate-dfo"})
MINUTES = DFO | {"chair"}
MEETING = "2026-01-15"  # in session, with a motion that is open
MINUTED = "2026-01-14"  # adjourned, with minutes that await the chair
ROWS: tuple[Row, ...] = (
    ("GET", "/office/meetings/", DFO, 200),
    ("GET", "/office/meetings/plan", DFO, 200),
    ("POST", "/office/meetings/plan", DFO, 400),  # no day was typed
    ("GET", f"/office/meetings/{MEETING}", DFO, 200),
    ("POST", f"/office/meetings/{MEETING}", DFO, 400),  # nothing was asked for
    ("GET", f"/office/meetings/{MEETING}/plan", DFO, 200),
    ("POST", f"/office/meetings/{MEETING}/plan", DFO, 409),  # it is in session
    ("GET", f"/office/meetings/{MEETING}/session", DFO, 200),
    ("POST", f"/office/meetings/{MEETING}/session", DFO, 400),  # nothing was asked for
    ("GET", f"/office/meetings/{MEETING}/motions/1", DFO, 200),
    ("POST", f"/office/meetings/{MEETING}/motions/1", DFO, 400),  # nothing was asked for
    ("GET", f"/office/meetings/{MEETING}/motions/9", NO_ONE, 200),
    ("GET", f"/office/meetings/{MEETING}/screen?motion=1", DFO, 200),
    ("GET", f"/office/meetings/{MEETING}/outcomes", DFO, 200),
    ("POST", f"/office/meetings/{MEETING}/outcomes", DFO, 400),  # the key was not typed
    ("GET", f"/office/meetings/{MEETING}/sheets", DFO, 200),
    ("GET", f"/office/meetings/{MEETING}/sheets/votes", DFO, 200),
    ("GET", f"/office/meetings/{MEETING}/sheets/roll-call.docx", DFO, 200),
    ("GET", f"/office/meetings/{MEETING}/sheets/minutes.md", DFO, 200),
    ("GET", f"/office/meetings/{MEETING}/sheets/nothing", NO_ONE, 200),
    ("GET", f"/office/meetings/{MEETING}/minutes", DFO, 200),  # none that the chair could read
    ("POST", f"/office/meetings/{MEETING}/minutes", DFO, 400),  # nothing was asked for
    ("GET", "/office/minutes", MINUTES, 200),
    ("GET", "/office/duties", DFO, 200),
    ("POST", "/office/duties", DFO, 400),  # nothing was asked for
    ("GET", f"/office/meetings/{MINUTED}/minutes", MINUTES, 200),
    ("POST", f"/office/meetings/{MINUTED}/minutes", MINUTES, 400),
    ("GET", f"/office/meetings/{MINUTED}/minutes/1.docx", MINUTES, 200),
    ("GET", f"/office/meetings/{MINUTED}/minutes/1.md", MINUTES, 200),
    ("GET", f"/office/meetings/{MINUTED}/minutes/2.md", NO_ONE, 200),
    ("GET", f"/office/meetings/{MINUTED}/minutes/1/signed", NO_ONE, 200),  # it is not certified
    ("GET", "/office/meetings/2020-12-17", NO_ONE, 200),
)
