"""Proof N8: what is retracted is gone everywhere with the next request. Every address of a site that has shown it is
fetched again, feeds, tables, workbooks and archives opened to the last member; its words stand nowhere, and its own
addresses say that it was retracted, and why."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select

from tests.builders import AT, World
from tests.papers import ISSUE_PAPER, RECOMMENDATIONS
from tests.proceedings.builders_release import out, reviewed
from tests.proofs.addresses import Known, addresses, public
from tests.proofs.canaries import Canaries
from tests.proofs.courses import COURSE
from tests.proofs.deeds import Step, done
from tests.proofs.proof import Counts, Piece, Proof, Told
from tests.proofs.running import Salts, begun
from tests.proofs.two_worlds import replaced
from tracker.pages.public.cache import Cache
from tracker.proceedings import amend
from tracker.published.entry import Entry
from tracker.published.whole import Whole
from tracker.rules.policy import Actor

REASON = "A page held what was not to be published."
PLACES = {  # words of the papers -> what stands there in a world of its own
    RECOMMENDATIONS: ("post a map", "hours of each gate", "drivers", "sign"),
    ISSUE_PAPER: ("survey", "gates", "signs"),
}


def run(folder: Path, seed: int, draw: Mapping[str, int]) -> Counts:
    """`worlds` sites, each with two papers of words that stand nowhere else; `each` says how much is put into each
    address. Then the papers with each mutant, once, where the plainest addresses must show it."""
    counts: Counts = Counter()
    rng = Random(f"{seed} {draw.get('piece', 0)}")
    for place in range(draw["worlds"]):
        counts += _papers(folder / str(place), rng, draw["each"])
        counts += _acts(folder / f"{place} acts", rng, draw["each"])
    for name, mutant in MUTANTS.items():
        with mutant():
            counts[f"caught: {name}"] += _papers(folder / name, rng, 1, enough=1)["words left"] > 0
    return counts


def _papers(folder: Path, rng: Random, each: int, enough: int | None = None) -> Counts:
    world = World(folder)
    dfo = world.person()
    world.client("dfo@example.gov")
    words = _words(rng)
    texts = [_written(text, words) for text in (RECOMMENDATIONS, ISSUE_PAPER)]
    keys = out(world, dfo, *reviewed(world, dfo, *texts))
    papers = [key for key in keys if key.rpartition("/")[2] in ("recommendations", "issue-paper")]
    return _retracted(world, dfo, papers, words, _addresses(world, words, rng, each), enough)


def _acts(folder: Path, rng: Random, each: int) -> Counts:
    """What acts of the office made public, each retracted by itself, the last first: the end of a term, minutes,
    criteria, an update, a response, outcomes, a comment, agendas, meetings."""
    run = begun(folder, Salts())
    run.marks = Canaries(rng)
    with run.world.reading() as reader:
        before = {*public(reader)["keys"]}
    begin = datetime.fromisoformat(AT)
    done(
        run,
        [Step(deed, rng.randrange(2**32), str(begin + timedelta(hours=hours))) for hours, deed in COURSE],
        secrets=False,
    )
    with run.world.reading() as reader:
        kept = list(dict.fromkeys(reader.execute(select(Entry.key).order_by(Entry.id)).scalars()))
    made = [key for key in reversed(kept) if key not in before]
    words = run.marks.given
    counts = _retracted(run.world, run.officer, made, words, _addresses(run.world, words, rng, each))
    counts["not done"] += len(COURSE) - run.done.total()
    return counts


def _retracted(
    world: World, dfo: Actor, keys: Sequence[str], words: list[str], asked: Sequence[str], enough: int | None = None
) -> Counts:
    """All this is asked for, these keys are retracted, and all is asked for again: but for what is left to ask once
    `enough` words were found."""
    counts: Counts = Counter()
    world.site.catch_up()
    client = world.client()
    seen = sum(_hits(client.get(path, buffered=True), words) for path in asked)
    counts["words seen before"] += seen
    with world.inside():
        gone = [also for key in keys for also in amend.retract(dfo, key, world.when, reason=REASON)]
    counts["things retracted"] += len(gone)
    world.site.catch_up()
    for path in asked:
        answer = client.get(path, buffered=True)
        counts["addresses"] += 1
        counts["words left"] += _hits(answer, words)
        counts["failed"] += answer.status_code >= 500
        if enough and counts["words left"] >= enough:
            return counts
    for key in gone:
        answer = client.get(f"/record/{key}", follow_redirects=True)
        counts["own addresses"] += 1
        counts["not said"] += answer.status_code != 410 or REASON not in unescape(answer.text)
    return counts


def _words(rng: Random) -> list[str]:
    letters = "bdfgklmnprtvz"
    return ["".join(rng.choice(letters) + rng.choice("aeiou") for _ in range(5)) + "xq" for _ in range(12)]


def _written(text: str, words: list[str]) -> str:
    """The paper with words of its own among its own ones, in each of its places."""
    left = iter(words if text == RECOMMENDATIONS else reversed(words))
    for place in PLACES[text]:
        text = text.replace(place, f"{place} {next(left)}", 1)
    return text


def _addresses(world: World, words: list[str], rng: Random, each: int) -> list[str]:
    with world.reading() as reader:
        found = public(reader)
        hashes = [row[0] for row in reader.exec_driver_sql("SELECT sha256 FROM published_file")]
    known = Known(found["keys"], found["slugs"], found["numbers"], hashes, [], words)
    asked = addresses(world.app, known, rng, each)
    return [
        path for path in asked if not path.startswith(("/office", "/liaison", "/account", "/sign-in", "/invitation"))
    ]


def _hits(answer: Any, words: list[str]) -> int:
    """How many of the words stand in an answer, whatever form it has; what was asked is said again by some pages."""
    asked = answer.request.query_string.decode() + answer.request.path
    bodies = [unescape(body.decode("utf-8", "replace")).lower() for body in _bodies(answer.data)]
    return sum(word in body for word in words if word not in asked for body in bodies)


def _bodies(data: bytes) -> Iterator[bytes]:
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from _bodies(archive.read(name))
    else:
        yield data


# What must be caught --------------------------------------------------------------------------------------------------


def a_cache_that_never_looks() -> Any:
    return replaced((Cache, "_now", lambda self: ("once",)))


def an_archive_that_forgets_tombstones() -> Any:
    return replaced((Whole, "_is_retracted", lambda self, row: False))


MUTANTS = {"a cache that never looks": a_cache_that_never_looks,
           "an archive that forgets tombstones": an_archive_that_forgets_tombstones}  # fmt: skip


def tell(counts: Counts) -> Told:
    faults = [f"{name}: {counts[name]}" for name in ("words left", "not said", "failed", "not done") if counts[name]]
    faults += ["nothing of it was seen before"] if not counts["words seen before"] else []
    missed = [name for name in MUTANTS if not counts[f"caught: {name}"]]
    faults += [f"the control was not caught: {name}" for name in missed]
    return Told(
        f"{counts['words left']} of {counts['words seen before']:,} sights of its words left at {counts['addresses']:,} "
        f"addresses; {counts['own addresses'] - counts['not said']} of {counts['own addresses']} own addresses say "
        "that it was retracted, and why",
        f"caught: {', '.join(name for name in MUTANTS if name not in missed)}",
        f"{counts['things retracted']} things retracted",
        faults,
    )


PROOF = Proof(
    "N8",
    "Retraction acts everywhere together: with the next request no surface has the words of what was retracted, and its "
    "address answers 410 with the reason. (The purge of a spill comes with its act.)",
    20_201_216,
    (
        "tracker/pages/public",
        "tracker/published",
        "tracker/formats",
        "tracker/search",
        "tests/proofs/retracted.py",
        "tests/proofs/courses.py",
        "tests/proofs/running.py",
    ),
    tuple(Piece(f"piece {piece}", draw={"worlds": 6, "each": 6, "piece": piece}) for piece in range(3)),
    run,
    tell,
)
