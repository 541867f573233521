"""Proof N1: whoever may not read drafts cannot tell a world with drafts from one without.

The same sequence is done in two worlds, in one without its secret deeds; then everything that can be fetched is fetched
in both, and must be the same to the byte and the header."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from io import BytesIO
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

from flask import current_app
from sqlalchemy import func, select

from tests import builders
from tests.proofs import drafting
from tests.proofs.addresses import Known, addresses, public
from tests.proofs.courses import COURSE
from tests.proofs.deeds import SALTED, done, sequence
from tests.proofs.proof import Counts, Piece, Proof, Told
from tests.proofs.running import Run, Salts, begun
from tests.proofs.visitors import NOBODY, visitor
from tracker.exchange import intake
from tracker.formats import ics
from tracker.pages.public import faca, page
from tracker.proceedings import answer, convene, publish
from tracker.published.whole import signature
from tracker.records import desk, find
from tracker.records.meeting import Meeting
from tracker.rules.policy import ROLES, Actor, Role, may
from tracker.search.engine import Change, Document
from tracker.store.database import db
from tracker.text.dates import from_value

OWN = re.compile(rb'(name="csrf_token" value=")[^"]*')
COOKIE = re.compile(r"(tracker=)[^;]*")
TODAY = from_value("2026-03-01").first
LOWER = (
    "former dfo",
    *(name for name in ROLES if not may(Actor(name, 1, "", (Role(name, TODAY),)), "paper.read", None, TODAY)),
)
ALL = {*drafting.KINDS, *(deed for _, deed in COURSE)}  # what has to have been done once at least
BEHIND = ("/account", "/office", "/liaison", "/sign-in", "/invitation")
BESIDE = 24  # public addresses that a signed-in reader asks for too

Answer = tuple[int, tuple[tuple[str, str], ...], bytes]


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """`pairs` pairs of worlds; then `controls` pairs with each mutant. Nobody in particular and people of `roles` roles
    ask; `each` says how much is put into each address."""
    counts: Counts = Counter()
    rng = Random(f"{seed} {draw.get('piece', 0)}")
    for place in range(draw["pairs"]):
        different = _pair(folder / str(place), rng, draw, counts, whole=place == 0)
        counts["pairs"] += 1
        counts["different pairs"] += bool(different)
        for one in different[:3]:
            print(f"pair {place}: {one}")
    for name, mutant in MUTANTS.items():
        for place in range(draw["controls"]):
            with mutant():
                counts[f"caught: {name}"] += bool(
                    _pair(folder / f"{name} {place}", rng, draw, Counter(), 1, whole=True)
                )
    return counts


def _pair(
    folder: Path, rng: Random, draw: Mapping[str, int], counts: Counts, enough: int | None = None, *, whole: bool
) -> list[str]:
    """Where two worlds differ; asked no further once they were told apart `enough` times."""
    roles = rng.sample(LOWER, draw["roles"])
    steps = sequence(rng, 12, roles, whole=whole)
    choice = Random(rng.randrange(2**32))
    with replaced(*((module, "secrets", Salts()) for module in SALTED)) as (salts, *_):
        for module in SALTED:
            module.secrets = salts  # one for all
        run = done(begun(folder / "with", salts, roles), steps, secrets=True)
        other = done(begun(folder / "without", salts, roles), steps, secrets=False)
        asked = _asked(addresses(run.world.app, _known(run), choice, draw["each"]), roles, choice)
        if enough:
            choice.shuffle(asked)
        found = list(islice(_differing(_Eyes(run, roles), _Eyes(other, roles), asked), enough))
    counts.update({f"done: {deed}": number for deed, number in run.done.items()})
    counts["secret deeds"] += sum(step.secret for step in steps)
    counts["answers"] += len(asked)
    builders.close_all()
    return found


def _differing(eyes: "_Eyes", others: "_Eyes", asked: Sequence[tuple[str, str]]) -> Iterator[str]:
    for who, path in asked:
        one, other = eyes.see(who, path), others.see(who, path)
        if one != other:
            yield f"{who} {path}: {difference(one, other)}"


def _known(run: Run) -> Known:
    words = [*run.words.given]
    secret = [*run.ids, *run.keys, *run.hashes, *run.groups, *words]
    secret += [f"{month}/{group}{rest}" for month in ("2021-03", "2021-06") for group in run.groups
               for rest in ("", "/1", "/recommendations")]  # fmt: skip
    secret += [f"2021-03-{group}-recommendations" for group in run.groups]
    with run.world.reading() as reader:
        found = public(reader)
    published = [sha for sha in _hashes(run) if sha not in run.hashes]
    return Known(found["keys"], found["slugs"], found["numbers"], published, secret, words)


def _hashes(run: Run) -> list[str]:
    with run.world.inside():
        papers = [find.paper(run.officer, TODAY, id) for id in (f"intake-{n}" for n in range(1, find.last_paper() + 1))]
        return [form.sha256 for paper in papers if paper is not None and paper.key for form in paper.forms]


def _asked(paths: Sequence[str], roles: Sequence[str], rng: Random) -> list[tuple[str, str]]:
    """(who, address): nobody in particular asks for all; people for what stands behind the sign-in, and some beside."""
    behind = [path for path in paths if path.startswith(BEHIND)]
    return [
        *((NOBODY, path) for path in paths),
        *((role, path) for role in roles for path in (*behind, *rng.sample(paths, min(BESIDE, len(paths))))),
    ]


class _Eyes:
    """What each of these people sees of a world."""

    def __init__(self, run: Run, roles: Sequence[str]) -> None:
        run.salts.start(3)
        self._clients = {NOBODY: run.world.client(), **{role: visitor(run.world, role) for role in roles}}
        with run.world.reading() as reader:
            self._signed = signature(reader).encode()

    def see(self, who: str, path: str) -> Answer:
        """With one thing made the same: the hash of the journal's line that signed the record's head. It stands upon
        all that was done before it, the office's part included, as it must to bear witness; and tells of that part
        nothing that could be told from chance. The lines written since then do not change it."""
        status, headers, body = bare(self._clients[who].get(path, buffered=True))
        return status, headers, _unpacked(body).replace(self._signed, b"SIGNED")


def _unpacked(body: bytes) -> bytes:
    """A ZIP, and what is packed within it, as its members: packed, two that differ in that hash differ in much."""
    if not body.startswith(b"PK\3\4"):
        return body
    with ZipFile(BytesIO(body)) as packed:
        return b"\n".join(one.filename.encode() + b"\n" + _unpacked(packed.read(one)) for one in packed.infolist())


def bare(answer: Any) -> Answer:
    """Without what is random or of the hour in any answer: the date, the cookie's value, the proof in a form."""
    headers = [
        (name, COOKIE.sub(r"\1", value)) for name, value in answer.headers if name not in ("Date", "Content-Length")
    ]
    return answer.status_code, tuple(sorted(headers)), OWN.sub(rb"\1", answer.get_data())


def difference(one: Answer, other: Answer) -> str:
    if one[:2] != other[:2]:
        return f"{one[0]} {sorted(set(one[1]) ^ set(other[1]))} {other[0]}"
    lines = [pair for pair in zip(one[2].splitlines(), other[2].splitlines(), strict=False) if pair[0] != pair[1]]
    return str(lines[:1])[:400]


# The controls -------------------------------------------------------------------------------------------------------


@contextmanager
def replaced(*parts: tuple[Any, str, Any]) -> Iterator[list[Any]]:
    """Each (owner, name) is this value while the block lasts."""
    with ExitStack() as stack:
        for owner, name, value in parts:
            stack.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, value)
        yield [value for _, _, value in parts]


def indexing_drafts() -> Any:
    """The one index takes in what is not public."""
    take_in, plan, draft = intake.take_in, convene.plan, answer.draft

    def taken_in(*given: Any) -> Any:
        paper, new = take_in(*given)
        _index(paper.id, paper.title, paper.text)
        return paper, new

    def planned(actor: Actor, when: Any, typed: Mapping[str, str]) -> Any:
        made = plan(actor, when, typed)
        _index(f"plan-{made.key}", "Meeting", " ".join(typed.values()))
        return made

    def drafted(*given: Any) -> Any:
        made = draft(*given)
        _index(made.id, "Answer", " ".join(made.typed.values()))
        return made

    return replaced((intake, "take_in", taken_in), (convene, "plan", planned), (answer, "draft", drafted))


def _index(id: str, title: str, words: str) -> None:
    engine = current_app.extensions["tracker"].engine
    engine.apply([Change(id, (Document(f"{id}@0", id, "paper", title, words),))], engine.position())


def numbering_by_intake() -> Any:
    """A public key is made of the number that the office gave."""
    free = publish._free

    def numbered(key: str, *given: Any) -> str:
        return free(f"{key}-{find.last_paper()}", *given)

    return replaced((publish, "_free", numbered))


def counting_drafts() -> Any:
    """A public page's ETag follows the number of papers held."""
    etag = page._etag
    return replaced((page, "_etag", lambda *given: f"{etag(*given)}{find.last_paper()}"))


def counting_answers() -> Any:
    """A public figure tells how many answers are being written."""
    finding = faca._finding
    return replaced((faca, "_finding", lambda *given: f"{finding(*given)}; {len(desk.answer_ids())} to come"))


def counting_meetings() -> Any:
    """The calendar that anybody takes away tells how many meetings the office has planned."""
    calendar = ics.calendar

    def told(*given: Any) -> bytes:
        planned = db.session.scalar(select(func.count()).select_from(Meeting))
        return calendar(*given) + f"X-MEETINGS:{planned}\r\n".encode()

    return replaced((ics, "calendar", told))


MUTANTS: dict[str, Callable[[], Any]] = {
    "drafts in the index": indexing_drafts,
    "the office's number in a key": numbering_by_intake,
    "papers held in an ETag": counting_drafts,
    "answers in draft in a figure": counting_answers,
    "meetings planned in a calendar": counting_meetings,
}


def tell(counts: Counts) -> Told:
    faults = [f"{counts['different pairs']} pairs of worlds can be told apart"] if counts["different pairs"] else []
    caught = {name: counts[f"caught: {name}"] for name in MUTANTS}
    lacking = sorted({deed.__name__ for deed in ALL} - {name.partition(": ")[2] for name in counts})
    faults += [f"never done: {', '.join(lacking)}"] if lacking else []
    faults += [f"the control was not caught: {name}" for name, number in caught.items() if not number]
    return Told(
        f"{counts['different pairs']} of {counts['pairs']:,} pairs differ, in {counts['answers']:,} answers each",
        "caught: " + ", ".join(f"{name} ({number})" for name, number in caught.items()),
        f"{counts['pairs']:,} pairs of worlds, {counts['secret deeds']:,} secret deeds of {len(drafting.KINDS)} kinds and of papers",
        faults,
    )


PROOF = Proof(
    "N1",
    "Whoever may not read drafts cannot tell a record with drafts behind it from one without: no answer differs by a byte.",
    20_200_101,
    ("tracker", "templates", "tests/proofs/two_worlds.py", "tests/proofs/deeds.py", "tests/proofs/drafting.py",
     "tests/proofs/courses.py", "tests/proofs/running.py", "tests/proofs/addresses.py", "tests/proofs/canaries.py",
     "tests/proofs/visitors.py"),
    (
        *(Piece(f"sqlite {piece}", draw={"pairs": 20, "each": 2, "roles": 2, "controls": 2, "piece": piece}) for piece in range(9)),
        Piece("postgresql", "postgresql", {"pairs": 20, "each": 2, "roles": 2, "controls": 2, "piece": 100}),
    ),
    run,
    tell,
)  # fmt: skip
