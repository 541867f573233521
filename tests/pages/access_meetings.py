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
)
