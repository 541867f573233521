"""Papers: the list of all, and one with what it prints, what that was understood to mean, and the file itself."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from tracker.formats import coverage as coverage_format
from tracker.formats.coverage import Called
from tracker.pages.public import asked as asking
from tracker.pages.public import charges, history, leaving, listing, load, misprints, printed, programmes
from tracker.pages.public import sections as set_in
from tracker.pages.public.asked import Facet
from tracker.pages.public.leaving import GATHERED, LIST
from tracker.pages.public.load import Shown
from tracker.pages.public.page import ONE, Context, page
from tracker.pages.public.recommendations import source
from tracker.pages.public.retracted import reason_of, when_words
from tracker.published import coverage, errata, find, names, prints
from tracker.published import references as referring
from tracker.published.coverage import Objective
from tracker.published.entry import CORRECT
from tracker.published.standing import Told
from tracker.published.standing import told as every_entry
from tracker.published.thing import Thing, things
from tracker.rules import note
from tracker.rules.erratum import stands_in
from tracker.rules.field import labels
from tracker.rules.objective import RELATIONS
from tracker.rules.own_lists import HOW
from tracker.rules.paper import ABOUT, FIELDS, KINDS, LISTINGS, fields_of

KIND = "paper"
ASIDE = ("set", "recommendation", "erratum")  # of what leads to a paper: shown in places of their own
SHOWN_APART = ("revises", *RELATIONS)
LABELS = labels([*(field for fields in FIELDS.values() for field in fields), *ABOUT])
FACETS = (
    Facet("kind", LABELS["kind"], filed="paper_kind", spoken=lambda kind: KINDS.get(kind, kind)),
    Facet("term", LABELS["term"]),
    Facet("group", LABELS["group"]),
    Facet("year", "Year"),
)


@page("/papers/", takes=asking.takes(FACETS), also=LIST)
def papers(reader: Connection, on: date, asked: asking.Args) -> Context:
    return listing.listed(reader, KIND, FACETS, on, asked, "/papers/", "Papers")


@page("/papers/<slug>", takes=ONE, also=GATHERED)
def paper(reader: Connection, on: date, slug: str, asked: asking.Args = asking.NOTHING) -> Context:
    bare, edition = load.split(slug)
    key = names.filed_under(reader, KIND, "slug", [bare]).get(bare)
    key = key or names.once_at(reader, KIND, bare)
    if key is None:
        raise load.unknown(KIND, bare)
    return told(reader, load.one(reader, KIND, key, on, edition))


def told(reader: Connection, shown: Shown) -> Context:
    """What the page of a paper shows. Nothing of the request is read here: the office's preview asks too."""
    one, on = shown.thing, shown.on
    leading = find.leading_to(reader, one.key, on)
    held = things(reader, list(dict.fromkeys(row.key for row in leading)), on)
    sets = _in_print_order(one, [thing for thing in held.values() if thing.kind == "set"])
    items = things(reader, [key for one in sets for key in one.facts.get("items", ())], on)
    printing = _printing(sets)
    listed = [*(one.facts.get("sets") or ()), *(key for each in sets for key in each.facts.get("items", ()))]
    gone = names.retracted(reader, [key for key in listed if key not in items and key not in held])
    asked = (
        {each.item for each in printing if each.edition} | {key for key in items if items[key].act == CORRECT} | gone
    )
    entries = every_entry(reader, asked)
    reprinted = prints.words_in(entries, printing)
    others = [row for row in leading if row.key in held and held[row.key].kind not in ASIDE]
    past = history.told(reader, shown.life)
    wrong = errata.of(reader, [one, *items.values()], on)
    as_shown = misprints.as_printed(one, sets, items, reprinted, wrong)
    kind = str(one.facts.get("paper_kind"))
    covers = printed.covers(one.facts)
    references = referring.references(reader, one, leading, on)
    linked = [link["to"] for part in (one, *sets) for link in part.links if link.get("to")]
    linked += [*(row.key for row in others), *_revised_by(leading, held), *referring.targets(references), *source(one)]
    objectives = coverage.objectives(one, held)
    linked += [each.item for told in objectives for each in (*told.asked, *told.delivered)]
    called = find.names(reader, linked, on)
    return {
        "title": one.title,
        "thing": one,
        "shown": shown,
        "kind": KINDS.get(kind, "Paper"),
        "labels": LABELS | labels(fields_of(kind)),
        "sets": [(part, _places(part, items, gone)) for part in sets],
        "sets_gone": [key for key in one.facts.get("sets") or () if key in gone],
        "words_printed": reprinted,
        "as_shown": as_shown,
        "retracted": {key: _retraction(entries[key][-1]) for key in gone},
        "corrections": prints.corrections(entries, printing),
        "counted_items": sum(key in items for part in sets for key in part.facts.get("items", ())),
        "is_printed": lambda words: not one.text or stands_in(words, one.text),
        "notes_on_it": [note.for_readers(str(each.get("message") or "")) for each in one.facts.get("notes", ())],
        "versions": charges.versions(reader, one, on),
        "objectives": objectives,
        "sections": set_in.sections(
            printed.unlisted(one.facts, covers),
            _told(items, {**reprinted, **as_shown}, prints.before_correction(entries)),
        ),
        "printed": printed.printed(kind, one.facts),
        "lists": printed.lists(one.facts, covers),
        "how": HOW,
        "listed": printed.listed(one.facts),
        "listed_as": printed.listed_as(kind, covers),
        "columns": printed.columns(kind, one.facts),
        "spoken": LISTINGS,
        "called": called,
        "then": find.names(reader, one.to("group"), one.since.first),
        "programmes": programmes.pages_of(reader, one.facts.get("programme")),
        "revised_by": [key for key in _revised_by(leading, held) if key in called],
        "leading": [row for row in others if row.rel not in SHOWN_APART],
        "references": references,
        "editions": [event for event in past if event.own],
        "notices": history.notices(past, one.key),
        "errata": wrong[one.key],
        "of_items": [
            each
            for item in items.values()
            for each in wrong[item.key]
            if each.of == item.key and each.paper in ("", one.key)
        ],  # of another paper's print it is not wrong
        **leaving.of_thing(one, past, wrong[one.key], more=lambda: _objectives(one, objectives, called)),
    }


def _objectives(one: Thing, some: list[Objective], called: Called) -> dict[str, Any]:
    """In the data of a statement of work alone."""
    return {"objectives": coverage_format.data(one, some, called)} if some else {}


def _revised_by(leading: Sequence[Row[Any]], held: dict[str, Thing]) -> list[str]:
    """The papers that say they revise this one: by a link of their own, or by an entry that says so later."""
    said = [held[row.key] for row in leading if row.rel == "revises" and row.key in held]
    return [key for one in said for key in (one.to("of") if one.kind == referring.LINK else [one.key])]


def _in_print_order(one: Thing, sets: Sequence[Thing]) -> list[Thing]:
    """As the paper has them; one that it does not name, last."""
    place = {key: number for number, key in enumerate(one.facts.get("sets") or ())}
    return sorted(sets, key=lambda each: place.get(each.key, len(place)))


def _places(set_: Thing, items: dict[str, Thing], gone: Collection[str]) -> list[tuple[str, Thing | None]]:
    """Key and item of each place of the set in print order; no item where it was retracted."""
    listed = set_.facts.get("items", ())
    return [(key, items.get(key)) for key in listed if key in items or key in gone]


def _retraction(last: Told) -> tuple[str, str]:
    """When an item or a set was retracted, and why."""
    return when_words(last.row), reason_of(last.facts)


def _printing(sets: Sequence[Thing]) -> list[prints.Print]:
    """What these sets print; of an item that a set only lists it is not said in which edition."""
    linked = prints.of_sets(sets)
    known = {(one.set, one.item) for one in linked}
    listed = [prints.Print(one.key, "", one.day, key) for one in sets for key in one.facts.get("items", ())]
    return [*linked, *(one for one in listed if (one.set, one.item) not in known)]


def _told(items: dict[str, Thing], printed: dict[tuple[str, str], str], before: Sequence[str]) -> list[str]:
    """Every wording that the page shows among its items, and those that were corrected since."""
    return [*printed.values(), *(one.text for one in items.values()), *before]
