"""What the tables of the index hold, and how they are changed, over a connection that is given, in its transaction."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from tracker.search.engine import FORMAT, OTHER_FORMAT, Change, Document, IndexDamaged
from tracker.search.postgres_vector import Vector, of_print, vector

NO_INDEX = "there is no search index yet"
EMPTIED = "the search index is damaged: one of its tables was emptied"

# Looked up one by one, whatever the planner knows of the tables: an EXISTS was read as all that there is, each time.
STATE = text("""
    SELECT id AS format, position, stretches,
        (document IS NULL OR (SELECT 1 FROM search_document AS one WHERE one.id = state.document) IS NOT NULL)
        AND (word IS NULL OR (SELECT 1 FROM search_word AS one WHERE one.word = state.word) IS NOT NULL) AS whole
    FROM search_state AS state""")
LEXICON = text("SELECT word, documents FROM search_word ORDER BY word")

HELD = text("SELECT id FROM search_document WHERE key = ANY(:keys)")
PRINTED = text("""
    SELECT word, count(*) AS documents FROM (
        SELECT substr(lexeme, 2) AS word FROM search_document, unnest(forms)
        WHERE id = ANY(:ids) AND starts_with(lexeme, :mark)
        UNION ALL SELECT unnest(beyond) FROM search_document WHERE id = ANY(:ids)
    ) AS printed GROUP BY word""")
TAKE_AWAY = text("DELETE FROM search_document WHERE id = ANY(:ids)")
ADD = text("""
    INSERT INTO search_document (id, key, kind, forms, beyond)
    VALUES (:id, :key, :kind, CAST(:forms AS tsvector), :beyond)""")
COUNT = text("""
    INSERT INTO search_word (word, letters, documents)
    SELECT * FROM unnest(CAST(:words AS text[]), CAST(:letters AS text[]), CAST(:documents AS int[]))
    ON CONFLICT (word) DO UPDATE SET documents = search_word.documents + excluded.documents""")
FORGET = text("DELETE FROM search_word WHERE documents <= 0 AND word = ANY(:words)")
STAND = text("""
    INSERT INTO search_state (id, position, stretches, document, word)
    SELECT :format, :position, :stretches,
        coalesce((SELECT one.id FROM search_document AS one JOIN search_state ON one.id = search_state.document),
            (SELECT min(one.id) FROM search_document AS one)),
        coalesce((SELECT one.word FROM search_word AS one JOIN search_state ON one.word = search_state.word),
            (SELECT min(one.word) FROM search_word AS one))
    ON CONFLICT (id) DO UPDATE SET (position, stretches, document, word)
        = (excluded.position, excluded.stretches, excluded.document, excluded.word)""")


@dataclass(frozen=True, slots=True)
class State:
    """`stretches` is the most that any document has beyond its first."""

    position: int
    stretches: int


def state(connection: Connection) -> State:
    row = connection.execute(STATE).one_or_none()
    if row is None:
        raise IndexDamaged(NO_INDEX)
    if row.format != FORMAT:
        raise IndexDamaged(OTHER_FORMAT)
    if not row.whole:
        raise IndexDamaged(EMPTIED)
    return State(row.position, row.stretches)


def lexicon(connection: Connection) -> list[tuple[str, int]]:
    state(connection)
    return [(row.word, row.documents) for row in connection.execute(LEXICON)]


def keep(connection: Connection, changes: Sequence[Change], upto: int) -> Counter[str]:
    """A document that stays is not touched, so a repetition changes nothing. Returns in how many documents more, or
    fewer, each word is now: to be counted."""
    now = state(connection)
    if upto < now.position:
        return Counter()
    wanted = {change.key: {document.id: document for document in change.documents} for change in changes}
    held = set(connection.execute(HELD, {"keys": list(wanted)}).scalars())
    named = {name: document for documents in wanted.values() for name, document in documents.items()}
    gone = sorted(held - named.keys())
    new = {name: vector(document) for name, document in named.items() if name not in held}
    counts = Counter(word for made in new.values() for word in made.printed)
    if gone or new or upto > now.position:
        counts.subtract(_printed(connection, gone))
        _replace(connection, gone, [_row(named[name], made) for name, made in new.items()])
        stretches = max((made.stretches for made in new.values()), default=0)
        stand(connection, State(upto, max(stretches, now.stretches)))
    return counts


def stand(connection: Connection, now: State) -> None:
    connection.execute(STAND, {"format": FORMAT, "position": now.position, "stretches": now.stretches})


def _printed(connection: Connection, names: Sequence[str]) -> Counter[str]:
    """The words of the lexicon that these documents print, and in how many of them."""
    if not names:
        return Counter()
    rows = connection.execute(PRINTED, {"ids": names, "mark": of_print("")})
    return Counter({row.word: row.documents for row in rows})


def count(connection: Connection, counts: Mapping[str, int]) -> None:
    """Put down what `keep` said is to be counted."""
    changed = {word: more for word, more in counts.items() if more}
    if not changed:
        return
    now = state(connection)
    asked = {"words": list(changed), "letters": list(map(letters, changed)), "documents": list(changed.values())}
    connection.execute(COUNT, asked)
    connection.execute(FORGET, {"words": [word for word, more in changed.items() if more < 0]})
    stand(connection, now)  # which names a word, to notice that they were emptied


def _replace(connection: Connection, gone: Sequence[str], new: Sequence[Mapping[str, object]]) -> None:
    connection.execute(TAKE_AWAY, {"ids": gone})
    if new:
        connection.execute(ADD, new)


def _row(document: Document, made: Vector) -> dict[str, object]:
    beyond = list(made.beyond) or None
    return {"id": document.id, "key": document.key, "kind": document.kind, "forms": made.forms, "beyond": beyond}


def letters(word: str) -> str:
    """A prefix passes over hyphens, and so do the words it is compared with."""
    return "".join(filter(str.isalnum, word))
