"""From the documents an engine found to the things that count on the day, in the order in which they are shown."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from sqlalchemy import Connection

from tracker.published import bitmaps
from tracker.published.beside import steps
from tracker.published.bitmaps import MANY, Bitmaps, Filters
from tracker.published.facets import LISTED
from tracker.published.find import head
from tracker.published.thing import Thing
from tracker.search.engine import KEY, Document, Engine, Found, among, key_of
from tracker.search.feedback import ADDED, ALIKE, Echo
from tracker.search.feedback import LEADING as ECHOED
from tracker.search.filling import SIZE, Partly, held_by, including, leading, partly, respelt
from tracker.search.intent import asked_for
from tracker.search.language import read
from tracker.search.marks import Marker
from tracker.search.query import Everything, Query, all_of, any_of
from tracker.search.ranking import RERANKED, WEIGHED, Candidate, best_first, best_of, lent, weighed
from tracker.search.ranking import kind as kind_weight
from tracker.search.standing import InForce
from tracker.search.stated import Stated, setting, stated, with_all
from tracker.search.suggest import lexicon_of
from tracker.search.texts import texts_of
from tracker.search.words import parts

ASKED = 200  # ranked documents asked of the engine at first
KIND = "kind"
SURE = 25  # things that the record says are what is asked for, weighed beside what the engine ranks best
FIRST = 3  # more than any weight
NAMED = 0.7  # what a group, an office or a programme weighs at least that the words name among others
COUNTED = (*LISTED, "paper_kind")  # the names by whose values what was found is counted
BY_NAME = ("group", "term", "programme")  # kinds that are listed by their names

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a search is narrowed by: kinds of things, values by the name under which the record files them, and the
    first and last day on which a thing may begin."""

    kinds: Collection[str] = ()
    filters: Filters = field(default_factory=dict)
    first: date | None = None
    last: date | None = None

    def within(self, kind: str, filed: Bitmaps) -> int:
        """What of a kind began on these days; a group or a term has no day by which it is listed."""
        if not (self.first or self.last):
            return filed.everything
        return 0 if kind in BY_NAME else filed.between(self.first, self.last)


ALL = Narrowed()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page of hits is asked of, and for. `named` are the things that a number or citation names; `page` is the
    stretch of the order that is shown; `meant` are those that come first though nothing names them: key -> document.
    With `all_words` a short list is not filled up."""

    reader: Connection
    engine: Engine
    stands: InForce
    on: date
    named: Mapping[str, Thing]
    narrowed: Narrowed
    page: range
    meant: Mapping[str, str] = field(default_factory=dict)
    all_words: bool = False


@dataclass(frozen=True, slots=True)
class Matches:
    """`query` is what was looked for. `documents`: key -> the document by which it counts, None when only its number
    was typed. `counts`: name -> value -> how many there would be with it. `order` holds the keys in order, as far as
    the page asked for needs them. `some` are those that have not all of the words; `beside` says of those that have
    none to what they belong; `stated` are those of which the record says some of what was asked, whatever the words."""

    query: Query
    documents: Mapping[str, str | None]
    counts: Mapping[str, Mapping[str, int]]
    order: Sequence[str]
    some: Set[str] = frozenset()
    beside: Mapping[str, str] = field(default_factory=dict)
    stated: Set[str] = frozenset()


def matches(asked: Asked, query: Query) -> Matches:
    known = stated(asked.reader, query, asked.on)
    found, full = _with_all(asked, query, known)
    if not query.plain or len(full) >= SIZE:
        return _many(asked, query, found, full, known)
    wider = read(query.printed, asked.stands.loose)
    known = stated(asked.reader, wider, asked.on)
    held = held_by(asked.engine, wider)
    better = respelt(asked.engine, wider, held)
    if better is not wider:
        wider, held = better, held_by(asked.engine, better, held)
        full |= _with_all(asked, wider, known)[1]
    names = asked.stands.names
    held = {**held} | {part: held[part] | {names[key] for key in keys if key in names} for part, keys in known.items()}
    within = (names[key] for key in asked.stands.named_within(query))
    return _few(asked, wider, full, including(partly(held, asked.stands.kinds), within), known)


def _with_all(asked: Asked, query: Query, known: Stated) -> tuple[Found, dict[str, str]]:
    """What the engine finds, and which of it counts: key -> document; and what is known to be what some of the words
    say, if it has the others."""
    found = asked.engine.find(query, limit=ASKED, facets=())
    full = _counted(found.ids, asked.stands)
    sure = with_all(known, query)
    rest = tuple(part for part in query.concepts if part not in known)
    if sure and rest:
        ids = asked.engine.find(query.of(all_of(rest)), limit=0, facets=()).ids
        return found, {key: name for key, name in _in_force(ids, asked.stands).items() if key in sure} | full
    names = asked.stands.names
    return found, ({key: names[key] for key in sure if key in names} | full if sure else full)


def _many(asked: Asked, query: Query, found: Found, full: Mapping[str, str], known: Stated) -> Matches:
    documents: dict[str, str | None] = {**dict.fromkeys(asked.named), **full, **asked.meant}
    kept, counts = _narrowed(asked, documents)
    held = documents if len(kept) == len(documents) else {key: documents[key] for key in documents if key in kept}
    first = [key for key in asked.named if key in kept]
    if isinstance(query.wanted, Everything):
        return Matches(query, held, counts, _listed(asked, held))
    named = {key: name for key, name in held.items() if name is not None}
    ranked = _ranked(found.ranked, named)
    if len(ranked) < min(max(asked.page.stop, RERANKED), len(named)):
        ranked = _ranked(asked.engine.find(query, limit=found.total, facets=()).ranked, named)
    rest = {key: score for key, score in ranked if key not in first}
    certain = with_all(known, query)
    sure = _listed(asked, {key: name for key, name in named.items() if key in certain}) if certain else []
    sought = [key for key in (*asked.meant, *asked.stands.named_within(query)) if key in named]
    scores = {key: rest.get(key, 0.0) for key in (*sought, *sure[:SURE])} | rest
    chosen = dict(islice(scores.items(), RERANKED))
    own = _weights(asked, query, known, Marker.of(query), chosen, named, _texts(asked, chosen, named))
    beside = [step for step in steps(asked.reader, best_of(own), asked.on) if step.end in own]
    weights = _raised(asked, query, lent(own, beside))
    order = list(dict.fromkeys([*first, *best_first(weights), *sure, *rest]))
    return Matches(query, held, counts, order, stated=frozenset(sure))


def _few(asked: Asked, query: Query, full: Mapping[str, str], some: Partly, known: Stated) -> Matches:
    """What has the words, by how many of them and where; what stands beside the best, and what says the same as they in
    other words. None of it depends on the filters, so that the counts of each agree."""
    worded = {**{key_of(name): name for name in some.shares}, **full, **asked.meant}
    telling = query.of(any_of(some.telling))
    scores = dict(asked.engine.find(telling, limit=ASKED, facets=()).ranked) if some.telling else {}

    def place(key: str) -> tuple[bool, float, float, str]:
        name = worded[key]
        return key not in full, -some.shares.get(name, 0.0), -scores.get(name, 0.0), key

    ordered = sorted(worded, key=place)
    sought = (*asked.meant, *asked.stands.named_within(query))
    chosen = {key: scores.get(worded[key], 0.0) for key in (*ordered[: RERANKED - ADDED], *sought)}
    texts = _texts(asked, chosen, worded)
    own = _weights(asked, query, known, Marker.of(query, some.weights), chosen, worded, texts)
    like, echoed = _alike(asked, query, own, worded, texts)
    first = steps(asked.reader, leading(some.shares, set(full.values())), asked.on)
    ends = {step.end for step in first if step.near}
    every = {**{key: asked.stands.names[key] for key in ends & asked.stands.names.keys()}, **echoed, **worded}
    near = [step for step in (*first, *steps(asked.reader, best_of(own), asked.on)) if step.end in every]
    weights = _raised(asked, query, lent(own, near, like))
    documents = {**dict.fromkeys(asked.named), **(full if asked.all_words else every)}
    kept, counts = _narrowed(asked, documents)
    order = [key for key in dict.fromkeys([*asked.named, *best_first(weights), *ordered]) if key in kept]
    return Matches(
        query,
        {key: documents[key] for key in order},
        counts,
        order,
        frozenset(key for key in order if key not in full and key not in asked.named),
        {step.end: step.start for step in first if step.near and step.end in every.keys() - worded - echoed.keys()},
        frozenset(key for key in order if any(key in keys for keys in known.values())),
    )


def _alike(
    asked: Asked, query: Query, own: Mapping[str, float], worded: Mapping[str, str], texts: Mapping[str, Document]
) -> tuple[dict[str, float], dict[str, str]]:
    """How much these have of the telling words of the best of them; and others that have much: key -> document."""
    best = {texts[worded[key]]: own[key] ** 2 for key in best_first(own)[:ECHOED]}
    echo = Echo.of(best, lexicon_of(asked.engine).counts)
    if echo is None:
        return {}, {}
    ranked = asked.engine.find(echo.query, limit=ASKED, facets=()).ranked
    names = [name for name, _ in ranked if name in asked.stands.kinds and key_of(name) not in worded][:ADDED]
    texts = {**texts, **texts_of(asked.reader, names, asked.on)}
    kinds = asked_for(query.printed)
    held = {key_of(name): texts[name] for name in (*(worded[key] for key in own), *names) if name in texts}
    shares = {key: echo.share(one.title, one.text[:WEIGHED]) for key, one in held.items()}
    echoed = {key_of(name): name for name in names if shares.get(key_of(name), 0.0) >= ALIKE}
    return {key: share * kind_weight(held[key].kind, kinds) for key, share in shares.items()
            if key in own or key in echoed}, echoed  # fmt: skip


def _raised(asked: Asked, query: Query, weights: Mapping[str, float]) -> dict[str, float]:
    """What bears the name that was typed, or is meant without it, comes first, in the order in which it is meant."""
    first = {**dict.fromkeys(asked.stands.called.get(parts(query.printed), ()), 1), **_places(asked.meant)}
    return {key: weight + FIRST * first.get(key, 0) for key, weight in weights.items()}


def _places(meant: Collection[str]) -> dict[str, int]:
    return {key: len(meant) - place for place, key in enumerate(meant)}


def _narrowed(asked: Asked, documents: Mapping[str, str | None]) -> tuple[Set[str], Counts]:
    """Of these keys those that the filters leave, and the counts."""
    left: list[tuple[Bitmaps, int]] = []
    counts: dict[str, Counter[str]] = {name: Counter() for name in (KIND, *COUNTED)}
    narrowed = asked.narrowed
    for kind, found in _by_kind(asked, documents).items():
        filed = bitmaps.of(asked.reader, kind, asked.on, head(asked.reader))
        base = filed.of(found) & narrowed.within(kind, filed)
        wanted = filed.within(narrowed.filters, base)
        counts[KIND].update({kind: wanted.bit_count()} if wanted else {})
        if not narrowed.kinds or kind in narrowed.kinds:
            for name, numbers in filed.counts(narrowed.filters, COUNTED, base).items():
                counts[name].update(numbers)
            left.append((filed, wanted))
    met = {name: dict(sorted(numbers.items())) for name, numbers in counts.items() if numbers or name == KIND}
    if sum(wanted.bit_count() for _, wanted in left) == len(documents):
        return documents.keys(), met
    return set().union(*(filed.keys_of(wanted) for filed, wanted in left)), met


def _by_kind(asked: Asked, documents: Mapping[str, str | None]) -> Mapping[str, Set[str]]:
    """The keys of each kind; where they are many, all of them for each, of which it knows its own."""
    kinds = asked.stands.kinds
    if len(documents) * MANY > len(kinds):
        return dict.fromkeys({*kinds.values(), *(one.kind for one in asked.named.values())}, documents.keys())
    found: dict[str, set[str]] = defaultdict(set)
    for key, name in documents.items():
        found[asked.stands.kind(name) if name else asked.named[key].kind].add(key)
    return found


def _listed(asked: Asked, documents: Mapping[str, str | None]) -> list[str]:
    """These keys in the order of lists, whatever their kinds."""
    places: list[tuple[str, str]] = []
    for kind, keys in _by_kind(asked, documents).items():
        filed = bitmaps.of(asked.reader, kind, asked.on, head(asked.reader))
        places += [filed.places[filed.at[key]] for key in keys if key in filed.at]
    return [key for _, key in sorted(places)]


def _texts(asked: Asked, keys: Iterable[str], documents: Mapping[str, str]) -> dict[str, Document]:
    return texts_of(asked.reader, [documents[key] for key in keys], asked.on)


def _counted(names: Set[str], stands: InForce) -> dict[str, str]:
    """One document a thing: that in force, else an earlier name."""
    former = {key_of(name): name for name in sorted(stands.former) if name in names}
    return former | _in_force(names, stands)


def _in_force(names: Set[str], stands: InForce) -> dict[str, str]:
    return {name[:KEY]: name for name in among(names, stands.kinds)}


def _ranked(ranked: Sequence[tuple[str, float]], documents: Mapping[str, str]) -> list[tuple[str, float]]:
    found = ((key_of(name), name, score) for name, score in ranked)
    return [(key, score) for key, name, score in found if documents.get(key) == name]


def _weights(
    asked: Asked,
    query: Query,
    known: Stated,
    marker: Marker,
    scores: Mapping[str, float],
    documents: Mapping[str, str],
    texts: Mapping[str, Document],
) -> dict[str, float]:
    """Of these keys, with the engine's scores, the weight of their documents."""
    held = [(key, score, texts[documents[key]]) for key, score in scores.items() if documents[key] in texts]
    kinds = asked_for(query.printed)
    sets = setting(asked.reader, scores, query, asked.on)
    true = {key: [concept for part, span in marker.spans.items() for concept in span
                  if key in known.get(part, ()) or key in sets.get(part, ())] for key in scores}  # fmt: skip
    candidates = [
        Candidate(key, one.kind, score, one.title, one.text, true[key], key in set().union(*sets.values()))
        for key, score, one in held
    ]
    within = asked.stands.named_within(query)
    return {key: max(NAMED, weight) if key in within else weight
            for key, weight in weighed(marker, candidates, kinds).items()}  # fmt: skip
