"""The work list: the same account that readers see, with the way to bring in what is missing, and the form in which the
officer says what is known of a paper that is not held."""

from typing import Any

from flask import redirect, request, url_for

from tracker.pages.form import tried
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.public import asked as asking
from tracker.pages.public.completeness import FACETS, told
from tracker.pages.site import site
from tracker.proceedings import accounts
from tracker.rules.completeness import FIELDS, KIND, STATES
from tracker.rules.paper import KINDS
from tracker.rules.refusal import Refusal

ABOUT = ("about", "kind")  # what the links of the table fill the form with


@pages.page("/office/completeness", needs="office.enter", methods=["GET", "POST"])
def held() -> Any:
    """What was said is shown in the table at once, and what could not be said stays in the form with the reason."""
    typed = request.form.to_dict() if request.method == "POST" else {name: request.args.get(name, "") for name in ABOUT}
    done = tried(lambda: accounts.say(actor(), now(), typed)) if request.method == "POST" else None
    if isinstance(done, str):
        site().catch_up()
        return redirect(url_for("office.held", said=done.removeprefix(f"{KIND}/")), 303)
    path = url_for("office.held")
    kept = asking.Args(asking.kept(request.args, [facet.name for facet in FACETS]))
    with site().reader.connect() as reader:
        shown = told(reader, now().day, kept, path)
    fields = {field.name: field for field in FIELDS}
    common = {"fields": fields, "kinds": KINDS, "typed": typed, "refusal": done, "said": request.args.get("said", "")}
    return {**shown, **common, "words": STATES, "status": done.status if isinstance(done, Refusal) else 200}
