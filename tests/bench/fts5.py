"""The reference on SQLite: FTS5 with its own stemmer, ranking and snippets, in a file beside the index."""

import sqlite3
from dataclasses import dataclass

from tests.bench.fill import Say
from tests.bench.home import Home
from tests.bench.reference import FACETS, documents

SCHEMA = """
CREATE TABLE doc(id INTEGER PRIMARY KEY, kind TEXT, title TEXT, text TEXT, stands INTEGER);
CREATE TABLE filed(doc INTEGER, name TEXT, value TEXT, PRIMARY KEY (doc, name, value)) WITHOUT ROWID;
CREATE VIRTUAL TABLE found USING fts5(title, text, content='doc', content_rowid='id', tokenize='porter unicode61');
"""
FULL = """
INSERT INTO found(rowid, title, text) SELECT id, title, text FROM doc;
INSERT INTO found(found) VALUES ('optimize');
ANALYZE;
"""
FROM = "FROM found JOIN doc ON doc.id = found.rowid"
MATCHING = "WHERE found MATCH :asked AND doc.stands"
COUNTING = (
    f"SELECT kind, count(*) {FROM} {MATCHING} GROUP BY kind",
    *(f"SELECT value, count(*) {FROM} JOIN filed ON filed.doc = doc.id {MATCHING} AND name = '{name}' GROUP BY value"
      for name in FACETS),
)  # fmt: skip
PAGE = (
    "SELECT doc.id, doc.kind, highlight(found, 0, '<', '>'), snippet(found, 1, '<', '>', '…', 40) "
    f"{FROM} {MATCHING} ORDER BY bm25(found, 2.0, 1.0) LIMIT :size"
)


@dataclass(frozen=True)
class Fts5:
    connection: sqlite3.Connection

    def look(self, words: str, size: int) -> int:
        asked = {"asked": " AND ".join(f'"{word}"' for word in words.split()), "size": size}
        (total,) = self.connection.execute(f"SELECT count(*) {FROM} {MATCHING}", asked).fetchone()
        for statement in (*COUNTING, PAGE):
            self.connection.execute(statement, asked).fetchall()
        return int(total)


def fts5(home: Home, say: Say = print) -> Fts5:
    """Made anew whenever the index is."""
    path = home.folder / "fts5.sqlite"
    if not path.is_file() or path.stat().st_mtime < (home.folder / "index.made").stat().st_mtime:
        say(f"full text reference of {home.size}")
        making = path.with_suffix(".making")
        making.unlink(missing_ok=True)
        connection = sqlite3.connect(making)
        connection.executescript(SCHEMA)
        for rows, filed in documents(home):
            connection.executemany("INSERT INTO doc VALUES (?, ?, ?, ?, ?)", rows)
            connection.executemany("INSERT INTO filed VALUES (?, ?, ?)", filed)
        connection.commit()
        connection.executescript(FULL)
        connection.close()
        making.rename(path)
    return Fts5(sqlite3.connect(f"file:{path}?mode=ro", uri=True))
