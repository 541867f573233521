"""The act of saying where a statement of work stands: attested, with its day and its source. Without one, what its
versions say of each other tells."""

from collections.abc import Mapping

from tracker.proceedings import attest
from tracker.proceedings.act import act
from tracker.proceedings.amend import held_today
from tracker.proceedings.publish import release
from tracker.proceedings.said import Keys
from tracker.proceedings.sourced import sourced
from tracker.published.entry import Edition
from tracker.rules.charge import SAID, STATE
from tracker.rules.completeness import CHARGE
from tracker.rules.moment import Moment
from tracker.rules.paper import is_backlog
from tracker.rules.policy import Actor
from tracker.rules.refusal import BadInput
from tracker.store.database import db


def stands(actor: Actor, key: str, when: Moment, typed: Mapping[str, str]) -> str:
    """Record where the statement of work `key` stood from a day on. `typed`: the fields of rules/charge.py by name.
    Returns the key of the entry."""
    with act(actor, "state", when, needs="record.attest", subject=key, said=dict(typed)):
        connection = db.session.connection()
        paper = held_today(connection, key, when)
        if paper.facts.get("paper_kind") != CHARGE:
            raise BadInput(f"{paper.title} is no statement of work.", remedy="Give the key of one.", field=STATE.name)
        values = {field.name: field.understood(typed.get(field.name, "")) for field in SAID}
        for field in SAID:
            field.confirmed(values[field.name])
        dated = attest.happened(values["date"], when)
        if dated.last < paper.since.first:
            raise attest.FIELDS["date"].refused(f"it is of {paper.since.words}.", "Give a day from then on.")
        source, links = sourced(connection, values, when)
        source |= {"shortfall": values["shortfall"]} if values["shortfall"] else {}
        source |= {"backlog": True} if is_backlog(dated.last, when.dated) else {}
        made = Edition(Keys(connection).next(f"{key}/state"), "event", f"{paper.title}: {values['state']}", dated,
                       facts={"state": values["state"], "attested": source},
                       links=[{"rel": "of", "to": key}, *links])  # fmt: skip
        release([made], when)
    return made.key
