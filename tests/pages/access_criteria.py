"""The lines of tests/pages/access.py for criteria: method, path, who may, and what they are answered."""

OF = "/office/criteria"
LINES = (
    ("GET", "/criteria/", "everybody", 200),
    *(("GET", f"/criteria/.{form}", "everybody", 200) for form in ("json", "csv", "xlsx", "atom", "bib", "ris")),
    ("GET", "/criteria/sign-criteria", "everybody", 200),
    *(("GET", f"/criteria/sign-criteria.{form}", "everybody", 200) for form in ("json", "csv", "xlsx", "atom")),
    ("GET", f"{OF}/", "desk", 200),
    ("POST", f"{OF}/", "desk", 400),  # nothing was typed
    ("GET", f"{OF}/sign-criteria", "desk", 200),
    ("POST", f"{OF}/sign-criteria", "desk", 400),  # nothing was asked for
    ("GET", f"{OF}/nothing", "nobody", 404),
    ("GET", f"{OF}/drafts/criteria-dfo-1", "desk", 200),  # of the liaison's own office
    ("POST", f"{OF}/drafts/criteria-dfo-1", "desk", 400),  # nothing was asked for
    ("GET", f"{OF}/drafts/criteria-other-1", "dfo", 200),  # of another office
    ("POST", f"{OF}/drafts/criteria-other-1", "dfo", 400),
    ("GET", f"{OF}/drafts/criteria-9", "nobody", 404),
)
