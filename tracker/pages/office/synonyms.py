"""The list of acronyms and synonyms in the office: every row in boxes of one form, what it would change, and what the
list was before. What was typed stays in the form, whatever is refused."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import redirect, request, url_for
from sqlalchemy import Connection

from tracker.pages.account.sign_in import beside, freshly
from tracker.pages.form import tried
from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.site import site
from tracker.proceedings import synonyms as proceeding
from tracker.proceedings.synonyms import Done, Unfit
from tracker.published import find
from tracker.published.life import Life, life
from tracker.published.standing import Told
from tracker.rules import keys
from tracker.rules import synonyms as rules
from tracker.rules.field import whole
from tracker.rules.refusal import BadInput, Refusal, Stale
from tracker.rules.synonyms import COLUMNS, NOTE, Row, folded, understood

BLANK, MORE = 2, 5  # rows to be filled in that the form ends with, and that it takes on when asked for more
_BOX = re.compile(rf"(?:{'|'.join(COLUMNS)})-([0-9]{{1,4}})")


@dataclass(frozen=True, slots=True)
class Boxes:
    """A row of the form. `was` is what it is known by where it stands already; `gone` is ticked to take it away;
    `named_by` are other rows that say that this one belongs together with them, as it does not say itself."""

    number: int
    typed: Mapping[str, str]
    was: str = ""
    gone: bool = False
    named_by: Sequence[str] = ()

    @property
    def row(self) -> Row:
        return understood(self.typed, self.number)

    @property
    def kept(self) -> bool:
        """A row that is new and empty was not meant; one that stands, and was emptied, is asked about."""
        return not self.gone and (self.was != "" or any(words.strip() for words in self.typed.values()))


@pages.page("/office/synonyms", needs="vocabulary.edit", methods=["GET", "POST"])
def synonyms() -> Any:
    posted = request.method == "POST"
    form = _sent() if posted else []
    done = tried(lambda: _done(form)) if posted else None
    if isinstance(done, Done) and done.entry:
        site().catch_up()
        return redirect(url_for("office.synonyms", published=done.entry), 303)
    with site().reader.connect() as reader:
        held, past = proceeding.held(reader, now()), life(reader, keys.SYNONYMS)
        editions = _editions(reader, past)
    stands = proceeding.rows(held)
    refusal = done if isinstance(done, Refusal) else None
    shown = list(_of(done)) if isinstance(done, list) else form if posted else list(_of(stands))
    return {
        "held": held,
        "number": len(stands),
        "boxes": _with_blanks(shown),
        "columns": COLUMNS,
        "note": NOTE,
        "typed": request.form,
        **_made_from(past, stands, form, done),
        "changes": done.changes if isinstance(done, Done) else None,
        "joined": rules.changes(stands, done) if isinstance(done, list) else None,
        "editions": editions,
        "published": whole(request.args.get("published", "")) == held.entry,
        "refusal": refusal,
        "faults": {f"{one.column}-{one.row}": one for one in refusal.faults} if isinstance(refusal, Unfit) else {},
        "stale": beside(now()) if posted else None,
        "status": refusal.status if refusal else 200,
    }


def _done(form: Sequence[Boxes]) -> Done | list[Row] | None:
    """What publishing would change, or did; the rows of both lists where they are to be joined; else nothing."""
    do, entry, note = request.form.get("do"), whole(request.form.get("entry", "")), request.form.get("note", "")
    if do == "more":
        return None
    if do not in ("try", "publish", "join"):
        raise BadInput("Nothing to be done with the list was asked for.", remedy="Use one of the buttons.")
    if entry is None:
        said = "The form does not say which edition of the list it was made from."
        raise BadInput(said, remedy="Load the page anew, and repeat what you typed.", field="entry")
    if do == "join":
        return _joined(_rows(form))
    done = proceeding.tried(actor(), _rows(form), now(), entry=entry, note=note)
    if do == "try":
        return done
    freshly(now())
    return proceeding.publish(actor(), _rows(form), now(), entry=entry, note=note)


# Where others changed the list meanwhile ------------------------------------------------------------------------------


def _made_from(past: Life, stands: Sequence[Row], form: Sequence[Boxes], done: object) -> dict[str, Any]:
    """The edition that the form is to be sent for; where that is another than it was made from, that one too; and what
    differs, once that was seen."""
    sent = {name: whole(request.form.get(name, "")) for name in ("entry", "made_from")}
    if isinstance(done, Stale):
        apart = rules.changes(_rows_of(past, sent["entry"]), stands), rules.changes(stands, _rows(form))
        return {"entry": None, "made_from": sent["entry"], "apart": apart}
    if isinstance(done, list):
        return {"entry": None, "made_from": None, "apart": None}
    return {**sent, "apart": None}


def _joined(mine: Sequence[Row]) -> list[Row]:
    proceeding.fit(mine)
    with site().reader.connect() as reader:
        stands = proceeding.rows(proceeding.held(reader, now()))
        base = _rows_of(life(reader, keys.SYNONYMS), whole(request.form.get("made_from", "")))
    return rules.joined(base, stands, mine)


def _rows_of(past: Life, entry: int | None) -> list[Row]:
    """As the list stood by this entry; of one that is none of its editions, nothing."""
    found = next((one for one in _own(past) if one.row.id == entry), None)
    return rules.held(found.facts.get("entries", ())) if found else []


# The form -------------------------------------------------------------------------------------------------------------


def _of(rows: Iterable[Row]) -> Iterator[Boxes]:
    for number, row in enumerate(rows, 1):
        yield Boxes(number, row.typed, row.acronym)


def _sent() -> list[Boxes]:
    numbers = sorted({int(box[1]) for name in request.form if (box := _BOX.fullmatch(name))})
    return [
        Boxes(
            number,
            {column: request.form.get(f"{column}-{number}", "") for column in COLUMNS},
            request.form.get(f"was-{number}", ""),
            request.form.get(f"gone-{number}") == "yes",
        )
        for number in numbers
    ]


def _rows(form: Iterable[Boxes]) -> list[Row]:
    return [one.row for one in form if one.kept]


def _with_blanks(form: Sequence[Boxes]) -> list[Boxes]:
    """With rows to be filled in, and beside each what other rows say of it."""
    last = max((one.number for one in form), default=0)
    empty = sum(1 for one in form if not (one.kept or one.gone))
    wanted = MORE if request.form.get("do") == "more" else max(0, BLANK - empty)
    blanks = [Boxes(last + place, dict.fromkeys(COLUMNS, "")) for place in range(1, wanted + 1)]
    said = _named_by(_rows(form))
    return [*(replace(one, named_by=said.get(one.number, ())) for one in form), *blanks]


def _named_by(rows: Sequence[Row]) -> Mapping[int, Sequence[str]]:
    known = {folded(name): row for row in rows for name in row.all_names}
    found: dict[int, list[str]] = {}
    for row in rows:
        own = {folded(name) for name in row.all_names}
        for other in (known.get(folded(name)) for name in row.related):
            if other is not None and own.isdisjoint(map(folded, other.related)):
                found.setdefault(other.number, []).append(row.acronym)
    return found


# What the list was ----------------------------------------------------------------------------------------------------


def _editions(reader: Connection, past: Life) -> list[dict[str, Any]]:
    """Each edition with what it changed, the newest first."""
    found: list[dict[str, Any]] = []
    before: Sequence[Row] | None = None
    offices = find.names(reader, [keys.DFO_OFFICE], now().day)
    for one in _own(past):
        rows = rules.held(one.facts.get("entries", ()))
        by = next((offices[link["to"]]["title"] for link in one.links if link.get("to") in offices), None)
        changed = None if before is None else rules.changes(before, rows)
        found.append({"row": one.row, "by": by, "note": one.facts.get("note"), "changes": changed, "rows": len(rows)})
        before = rows
    return found[::-1]


def _own(past: Life) -> list[Told]:
    return sorted((one for one in past.told if one.row.key == past.key), key=lambda one: one.row.id)
