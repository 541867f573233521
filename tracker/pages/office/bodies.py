"""Groups and offices, as the officer founds and changes them: what stands, and a form for what happened."""

from typing import Any

from flask import redirect, request, url_for

from tracker.pages.account.sign_in import beside, freshly
from tracker.pages.form import tried
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import bodies as acts
from tracker.published import find
from tracker.published.thing import Thing
from tracker.rules import office
from tracker.rules.field import by_name
from tracker.rules.refusal import Missing, Refusal


@pages.page("/office/bodies", needs="bodies.edit", methods=["GET", "POST"])
def bodies() -> Any:
    typed = request.form.to_dict()
    done = tried(lambda: _done(typed)) if request.method == "POST" else None
    if isinstance(done, str):
        site().catch_up()
        return redirect(done, 303)
    when = now()
    with site().reader.connect() as reader:
        groups, offices = (find.all_of(reader, kind, when.day) for kind in ("group", "office"))
        above = [key for one in (*groups, *offices) for key in one.to("parent")]
        called = find.names(reader, above, when.day)
    return {
        "groups": groups,
        "offices": offices,
        "called": called,
        "life": by_name(acts.LIFE),
        "typed": typed,
        **_refused(done),
    }


def _done(typed: dict[str, str]) -> str:
    freshly(now())
    made = acts.befall(actor(), now(), {name: typed.get(name, "") for name in by_name(acts.LIFE)})
    return made[-1]["url"]


def _of_office(typed: dict[str, str]) -> dict[str, str]:
    return {name: typed.get(name, "") for name in by_name(office.FIELDS)}


@pages.page("/office/bodies/new", needs="bodies.edit", methods=["GET", "POST"])
def founded() -> Any:
    typed = request.form.to_dict()
    done = tried(lambda: _founded(typed)) if request.method == "POST" else None
    if isinstance(done, str):
        site().catch_up()
        return redirect(done, 303)
    return {"office": by_name(office.FIELDS), "typed": typed, **_refused(done)}


def _founded(typed: dict[str, str]) -> str:
    freshly(now())
    acts.found_office(actor(), now(), _of_office(typed))
    return url_for("office.bodies")


@pages.page("/office/bodies/<path:key>", needs="bodies.edit", methods=["GET", "POST"])
def body(key: str) -> Any:
    """One office: what it is called from a day on."""
    typed = request.form.to_dict()
    with site().reader.connect() as reader:
        held = next((one for one in find.all_of(reader, "office", now().day) if one.key == key), None)
        above = find.names(reader, held.to("parent"), now().day) if held else {}
    if held is None:
        raise Missing("There is no such office.", remedy="The list of groups and offices has all that there are.")
    done = tried(lambda: _renamed(key, typed)) if request.method == "POST" else None
    if isinstance(done, str):
        site().catch_up()
        return redirect(done, 303)
    stands = _as_it_stands(held, [one["title"] for one in above.values()])
    return {"held": held, "office": by_name(office.FIELDS), "typed": typed or stands, **_refused(done)}


def _renamed(key: str, typed: dict[str, str]) -> str:
    freshly(now())
    acts.rename_office(actor(), key, now(), _of_office(typed))
    return url_for("office.bodies")


def _as_it_stands(held: Thing, above: list[str]) -> dict[str, str]:
    facts = held.facts
    return {"name": str(facts.get("name") or held.own_title), "acronym": str(facts.get("acronym") or ""),
            "parent": "".join(above)}  # fmt: skip


def _refused(done: object) -> dict[str, Any]:
    refusal = done if isinstance(done, Refusal) else None
    return {
        "refusal": refusal,
        "status": refusal.status if refusal else 200,
        "stale": beside(now()) if refusal else None,
    }
