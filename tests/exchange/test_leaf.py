"""One file of the tree: what is written is read back, and what is written by hand is read as it is meant."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.leaf import ASIDE, Leaf, place, read, written
from tracker.rules.refusal import BadInput

NASTY = [
    "", " ", "---", "---\nkey: x\n---\n", "- a\n- b", "key: value", "# head", "{a: b}", "[a", "'", '"', "a: b: c", "|", ">", "%TAG",
    "null", "~", "yes", "No", "2020-12-16", "010457", "1_000", "1e3", "0x1f", "=", "<<", "!!int 5", "&a", "*a", "? a", "a #b",
    " leading", "trailing ", "trailing\n", "\nleading", "a\r\nb", "a\rb", "a\x85b", "a\u2028b\u2029c", "\ufeffa", "\x00\x1b\x7f",
    "a\tb", "\ta", "a  \n  b", "a\n\n\n b", "x" * 500, "word " * 100, "é—“”…", "𝔸", "\u200b", "a\n---\nb", "...", "a\n...\nb",
]  # fmt: skip
WORDS = st.one_of(st.sampled_from(NASTY), st.text(), st.lists(st.sampled_from(NASTY)).map("\n".join))
VALUES = st.recursive(
    st.one_of(WORDS, st.integers(), st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=6,
)


def there(folder: Path, said: dict[str, Any], text: str) -> Leaf:
    path = folder / "leaf.md"
    path.write_text(written(said, text), encoding="utf-8", newline="\n")
    return read(path)


def head(title: str = "Title", **more: Any) -> dict[str, Any]:
    return {"key": "2020-12/ttwg/5", "kind": "recommendation", "title": title, "since": "2020-12", **more}


@given(WORDS, WORDS, VALUES)
def test_whatever_the_words_they_are_read_back(
    tmp_path_factory: pytest.TempPathFactory, title: str, text: str, value: Any
) -> None:
    said = head(title, facts={"a": value, title: text}, links=[{"rel": text, "to": title}])
    found = there(tmp_path_factory.mktemp("leaf"), said, text)
    assert ({name: found.said[name] for name in said}, found.text) == (said, text)


@pytest.mark.parametrize("text", NASTY)
def test_words_below_stand_as_they_are_where_a_file_keeps_them(tmp_path: Path, text: str) -> None:
    file = written(head(), text)
    assert there(tmp_path, head(), text).text == text
    below = file.partition("\n---\n")[2]
    assert below in ("", f"\n{text}\n")
    assert ("text:" in file.partition("\n---\n")[0]) == (not below and text != "")


def test_several_lines_of_a_fact_are_several_lines_of_the_file() -> None:
    assert written(head(facts={"text": "one\ntwo"}), "Words.") == (
        "---\nkey: 2020-12/ttwg/5\nkind: recommendation\ntitle: Title\nsince: 2020-12\nfacts:\n  text: |-\n    one\n    two\n"
        "---\n\nWords.\n"
    )


BY_HAND = [
    ("---\nkey: a\nkind: paper\ntitle: T\nsince: 2020\n---\nWords.", "Words."),
    ("---\r\nkey: a\r\nkind: paper\r\ntitle: T\r\nsince: 2020\r\n---\r\n\r\nTwo\r\nlines.\r\n\r\n", "Two\nlines."),
    ("\ufeff---   \nkey: a\nkind: paper\ntitle: T\nsince: 2020\n-----\n\n\nA\n\n---\n\nB\n", "A\n\n---\n\nB"),
    ("---\nkey: a\nkind: paper\ntitle: T\nsince: 2020\n---", ""),
]


@pytest.mark.parametrize(("file", "text"), BY_HAND)
def test_what_a_hand_or_another_system_wrote_is_read(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / "a.md").write_bytes(file.encode())
    found = read(tmp_path / "a.md")
    assert (found.key, found.since.value, found.text, found.edition) == ("a", "2020", text, 1)


WRONG = [
    (b"no head at all", "says no key and no kind and no title and no since."),
    (b"---\n- a\n---\n", "says no key and no kind and no title and no since."),
    (b"---\nkey: a\nkind: b\ntitle: c\n---\n", "says no since. Add it to the YAML"),
    (b"---\nkey: [a\n---\n", "cannot be read as Markdown with YAML above it"),
    (b"---\nkey: \xff\n---\n", "cannot be read as Markdown with YAML above it"),
]


@pytest.mark.parametrize(("content", "said"), WRONG)
def test_what_is_no_leaf_is_refused_by_its_name(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "a.md").write_bytes(content)
    with pytest.raises(BadInput, match=r"a\.md: ") as refused:
        read(tmp_path / "a.md")
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("more", "said"),
    [({"since": "soon"}, "is no date"), ({"precision": "about"}, '"about" is no precision. Use one of day, month')],
)
def test_a_date_that_is_none_is_refused_by_its_file(tmp_path: Path, more: dict[str, str], said: str) -> None:
    leaf = there(tmp_path, head() | more, "")
    with pytest.raises(BadInput) as refused:
        _ = leaf.since
    assert said in str(refused.value) and "leaf.md" in str(refused.value)


PLACES = [
    ("2020-12/ttwg/5", 1, "2020-12/ttwg/5.md"),
    ("2020-12/ttwg/5", 2, "2020-12/ttwg/5@2.md"),
    ("files", 1, "files.md"),
    ("files/on-hiatus", 1, "%66iles/on-hiatus.md"),
    ("workspace/on-hiatus", 1, "%77orkspace/on-hiatus.md"),
    ("2020-12/files/5", 1, "2020-12/files/5.md"),
    ("readme", 1, "%72eadme.md"),
    ("con", 3, "%63on@3.md"),
    ("a/con.x/b", 1, "a/%63on.x/b.md"),
    ("../up", 1, "%2e./up.md"),
    ("A/b", 1, "%41/b.md"),
    ("a@2", 1, "a%402.md"),
    ("a//b", 1, "a/%/b.md"),
    ("é0", 1, "%c3%a90.md"),
]


@pytest.mark.parametrize(("key", "edition", "path"), PLACES)
def test_a_file_lies_where_its_key_says(key: str, edition: int, path: str) -> None:
    assert str(place(key, edition)) == path


@given(st.tuples(WORDS, st.integers(1, 3)), st.tuples(WORDS, st.integers(1, 3)))
def test_no_two_editions_share_a_file_and_none_lies_aside(one: tuple[str, int], other: tuple[str, int]) -> None:
    places = [str(place(*each)) for each in (one, other)]
    assert (places[0].lower() == places[1].lower()) == (one == other)
    assert not any(set(path.split("/")) & {".", "..", ""} for path in places)
    assert not any(path.split("/")[0] in ASIDE or path.lower().endswith("readme.md") for path in places)
