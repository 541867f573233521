"""Every named query of the workspace. Each that is made for a page starts from the scope of its reader: the SQL twin of
the grant that guards the page (rules/policy.py)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, String, cast, false, func, literal, or_, select
from sqlalchemy.orm import defaultload

from tracker.records.listed import HeldList
from tracker.records.paper import STATEMENT, Paper, PaperForm, PaperProposal
from tracker.records.person import HeldRole, Person, Session, Token
from tracker.rules.policy import ALTERNATE, ASSISTANT, DFO, Actor
from tracker.store.database import db
from tracker.store.journal import JournalLine


def reads_papers(actor: Actor, on: date) -> bool:
    return actor.holds(on, DFO, ALTERNATE, ASSISTANT)


def readable_papers(actor: Actor, on: date) -> Select[Paper]:
    """The twin of "paper.read"."""
    query = select(Paper)
    return query if reads_papers(actor, on) else query.where(false())


def paper(actor: Actor, on: date, id: str) -> Paper | None:
    return db.session.scalars(readable_papers(actor, on).where(Paper.id == id)).one_or_none()


def papers(actor: Actor, on: date, states: Sequence[str] = ()) -> list[Paper]:
    query = readable_papers(actor, on).order_by(Paper.place.desc())
    return list(db.session.scalars(query.where(Paper.state.in_(states)) if states else query))


def last_of(subject: str, act: str) -> str | None:
    """The stamp of the last such act on this subject."""
    lines = select(func.max(JournalLine.at)).where(JournalLine.subject == subject, JournalLine.act == act)
    return db.session.scalar(lines)


def last_by(subject: str, acts: Sequence[str]) -> str | None:
    """Who did the last of these acts on this subject, by address, or by name where they have none."""
    lines = select(JournalLine.actor).where(JournalLine.subject == subject, JournalLine.act.in_(acts))
    return db.session.scalar(lines.order_by(JournalLine.id.desc()).limit(1))


def corrected_at(held: Paper, act: str = "correct") -> str | None:
    """The stamp of the act that last changed what was read, or decided."""
    return last_of(held.id, act)


def acts_on(held: Paper) -> list[JournalLine]:
    """The lines of the journal that name this paper as their subject, alone or among others, oldest first."""
    subjects = literal(" ") + JournalLine.subject + literal(" ")
    lines = select(JournalLine).where(subjects.contains(f" {held.id} ", autoescape=True)).order_by(JournalLine.id)
    return list(db.session.scalars(lines))


def paper_with_file(sha256: str) -> Paper | None:
    return db.session.scalars(select(Paper).join(PaperForm).where(PaperForm.sha256 == sha256)).first()


def paper_with_words(digest: str) -> Paper | None:
    return db.session.scalars(select(Paper).where(Paper.words_digest == digest)).first()


def papers_published(keys: Sequence[str]) -> list[Paper]:
    """Those that stand in the public record under one of these keys."""
    return list(db.session.scalars(select(Paper).where(Paper.key.in_(keys)).order_by(Paper.place)))


def papers_with_open_statements() -> list[Paper]:
    """Those that say something of a recommendation that was not in the record when they came."""
    of_none = or_(*(PaperProposal.facts.contains(words) for words in ('"about":null', '"about": null')))
    query = select(Paper).join(PaperProposal).where(PaperProposal.kind == STATEMENT, of_none)
    return list(db.session.scalars(query.distinct().order_by(Paper.place)))


def statements() -> list[PaperProposal]:
    """All that papers say of recommendations."""
    query = select(PaperProposal).where(PaperProposal.kind == STATEMENT)
    return list(db.session.scalars(query.order_by(PaperProposal.paper_id, PaperProposal.place)))


def last_paper() -> int:
    return db.session.scalar(select(func.max(Paper.place))) or 0


def readable_lists(actor: Actor, on: date) -> Select[HeldList]:
    """Whoever may bring a list in may look at all that came."""
    query = select(HeldList)
    return query if actor.holds(on, DFO, ALTERNATE, ASSISTANT) else query.where(false())


def held_list(actor: Actor, on: date, id: int) -> HeldList | None:
    return db.session.scalars(readable_lists(actor, on).where(HeldList.id == id)).one_or_none()


def held_lists(actor: Actor, on: date) -> list[HeldList]:
    return list(db.session.scalars(readable_lists(actor, on).order_by(HeldList.id.desc())))


def list_with_file(sha256: str) -> HeldList | None:
    return db.session.scalars(select(HeldList).where(HeldList.sha256 == sha256)).first()


def last_list() -> int:
    return db.session.scalar(select(func.max(HeldList.id))) or 0


def person(email: str) -> Person | None:
    return db.session.scalars(select(Person).where(Person.email == email.strip().lower())).one_or_none()


def person_by_id(id: int) -> Person | None:
    return db.session.get(Person, id)


def people() -> list[Person]:
    return list(db.session.scalars(select(Person).order_by(Person.name, Person.id)))


def holders(role: str, on: date) -> list[Person]:
    """Those who held this role on that day."""
    rows = select(Person).join(HeldRole).where(HeldRole.name == role).order_by(Person.name, Person.id).distinct()
    return [one for one in db.session.scalars(rows) if one.actor.holds(on, role)]


def people_of(kind: str, key: str, on: date) -> list[str]:
    """The addresses of those who hold a role in this group, office or term, or will."""
    column = {"group": HeldRole.group_key, "office": HeldRole.office_key, "term": cast(HeldRole.term, String)}.get(kind)
    if column is None:
        return []
    lasting = or_(HeldRole.until.is_(None), HeldRole.until >= str(on))
    return list(db.session.scalars(select(Person.email).join(HeldRole).where(column == key, lasting).distinct()))


def session(token_hash: str) -> Session | None:
    return db.session.get(Session, token_hash)


def sessions_of(person: Person) -> list[Session]:
    return list(db.session.scalars(select(Session).where(Session.person_id == person.id, Session.ended.is_(None))))


def token(token_hash: str, purpose: str) -> Token | None:
    """Its person's roles are read when they are asked for: a link that is used up costs no more than an unknown one."""
    query = select(Token).where(Token.token_hash == token_hash, Token.purpose == purpose)
    return db.session.scalars(query.options(defaultload(Token.person).lazyload(Person.roles))).one_or_none()
