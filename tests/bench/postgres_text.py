"""The reference on PostgreSQL: tsvector with its own stemmer, ts_rank and ts_headline, in a schema beside the record."""

from dataclasses import dataclass

import psycopg
from sqlalchemy import make_url

from tests.bench.fill import Say
from tests.bench.home import Home
from tests.bench.reference import FACETS, documents

SCHEMA = """
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;
CREATE TABLE bench.doc(id integer PRIMARY KEY, kind text, title text, text text, stands boolean, forms tsvector
    GENERATED ALWAYS AS (setweight(to_tsvector('english', title), 'A') || to_tsvector('english', text)) STORED);
CREATE TABLE bench.filed(doc integer, name text, value text, PRIMARY KEY (doc, name, value));
"""
FULL = """
CREATE INDEX ON bench.doc USING gin(forms) WITH (fastupdate = off);
CREATE TABLE bench.whole AS SELECT true;
"""
RANKED = 1_000  # candidates, the newest of more: to rank one, all its words are unpacked
FROM = "FROM bench.doc"
MATCHING = "WHERE forms @@ plainto_tsquery('english', %(asked)s) AND stands"
COUNTING = (
    f"SELECT kind, count(*) {FROM} {MATCHING} GROUP BY kind",
    *(f"SELECT value, count(*) {FROM} JOIN bench.filed ON filed.doc = doc.id {MATCHING} AND name = '{name}' GROUP BY value"
      for name in FACETS),
)  # fmt: skip
PAGE = f"""
WITH held AS (SELECT id, kind, title, text, forms {FROM} {MATCHING} ORDER BY id DESC LIMIT {RANKED}),
best AS (SELECT *, plainto_tsquery('english', %(asked)s) AS asked FROM held
         ORDER BY ts_rank(forms, plainto_tsquery('english', %(asked)s), 1) DESC LIMIT %(size)s)
SELECT id, kind, ts_headline('english', title, asked, 'HighlightAll=true'),
       ts_headline('english', text, asked, 'MaxWords=40, MinWords=20') FROM best
"""


@dataclass(frozen=True)
class PostgresText:
    connection: psycopg.Connection

    def look(self, words: str, size: int) -> int:
        asked = {"asked": words, "size": size}
        row = self.connection.execute(f"SELECT count(*) {FROM} {MATCHING}", asked).fetchone()
        for statement in (*COUNTING, PAGE):
            self.connection.execute(statement, asked).fetchall()
        return int(row[0]) if row else 0


def postgres_text(home: Home, say: Say = print) -> PostgresText:
    """Made once for a database: a record that is entered anew has another."""
    url = make_url(home.database).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = psycopg.connect(url, autocommit=True)
    if connection.execute("SELECT to_regclass('bench.whole')").fetchone() == (None,):
        say(f"full text reference of {home.size}")
        connection.execute(SCHEMA)
        for rows, filed in documents(home):
            with connection.cursor() as cursor:
                cursor.executemany(
                    "INSERT INTO bench.doc(id, kind, title, text, stands) VALUES (%s, %s, %s, %s, %s)", rows
                )
                cursor.executemany("INSERT INTO bench.filed VALUES (%s, %s, %s)", filed)
        connection.execute(FULL)
        connection.execute("VACUUM ANALYZE bench.doc")
        connection.execute("VACUUM ANALYZE bench.filed")
    return PostgresText(connection)
