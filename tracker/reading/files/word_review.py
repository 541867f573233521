"""What a Word file still holds of its drafting: tracked changes and comments in its margin. Their words are none of the
paper's, so they stand neither in its text nor in its account, which are published; whoever reviews it is told them, in
a warning of its own that is not."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_CHANGED = "the Word file holds tracked changes; it was read as if all were accepted"
_MOST = 3000  # characters that are quoted
Element = Any  # lxml ships no types


def notices(document: Element, comments: Element | None) -> Iterator[tuple[str, str, int | None]]:
    deleted = [text for each in document.iter(qn("w:p")) for text in _deleted(each)]
    told = [text for each in _comments(comments) if (text := _comment(each))]
    if any(document.find(f".//{qn(tag)}") is not None for tag in ("w:ins", "w:del", "w:moveFrom")):
        yield "tracked-changes", "the Word file holds tracked changes; it was read as if all were accepted", None
    if told:
        held = "a comment in its margin" if len(told) == 1 else f"{len(told)} comments in its margin"
        yield "margin-comments", f"the Word file holds {held}; no comment was read as text", None
    quoted = [f"{name}: {_quoted(texts)}" for name, texts in (("deleted", deleted), ("comments", told)) if texts]
    if quoted:
        left_out = f"left out, though whoever has the file can read it: {'. '.join(quoted)}"
        yield "drafting-words", f"{left_out}. (Nobody but the reviewers is shown this.)", None


def _deleted(paragraph: Element) -> Iterator[str]:
    """The deleted words of a paragraph, those that stand side by side together."""
    run = ""
    for child in paragraph:
        if child.tag == qn("w:del"):
            run += "".join(each.text or "" for each in child.iter(qn("w:delText")))
        elif run.strip() and any(each.text for each in child.iter(qn("w:t"))):
            yield " ".join(run.split())
            run = ""
    if run.strip():
        yield " ".join(run.split())


def _comments(part: Element | None) -> list[Element]:
    return list(part.findall(qn("w:comment"))) if part is not None else []


def _comment(comment: Element) -> str:
    """Its words, after the name of who wrote it."""
    words = " ".join("".join(text.text or "" for text in each.iter(qn("w:t"))) for each in comment.iter(qn("w:p")))
    author, said = str(comment.get(qn("w:author")) or "").strip(), " ".join(words.split())
    return f"{author}: {said}" if author and said else said


def _quoted(texts: list[str]) -> str:
    shown: list[str] = []
    for text in texts:
        left = _MOST - sum(len(each) for each in shown)
        if left <= 0:
            return f"{'; '.join(shown)}; and {len(texts) - len(shown)} more: look at the file"
        shown.append(f'"{text}"' if len(text) <= left else f'"{text[:left]}..."')
    return "; ".join(shown)
