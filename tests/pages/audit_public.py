"""A reader of pages that audits each one it opens: what must hold of every page, whatever it says."""

import re
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient

VOID = {"meta", "link", "input", "br", "hr", "img"}
APART = {"p", "li", "dt", "dd", "div", "td", "th", "h1", "h2", "h3", "section", "br", "small", "time"}
NEED_LABEL = {"select", "textarea"}


class Page(HTMLParser):
    """What of a page the tests look at: texts by tag, ids, links, and what must not be there."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.ids: list[str] = []
        self.links: list[str] = []
        self.labelled: set[str] = set()
        self.controls: list[tuple[bool, str]] = []
        self.wrong: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in APART:
            self.handle_data(" ")
        self.wrong += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.wrong.append(f"inline {tag}")
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag == "label" and "for" in given:
            self.labelled.add(given["for"])
        if tag in NEED_LABEL or (tag == "input" and given.get("type") not in ("hidden", "submit")):
            self.controls.append(("label" in self.open, given.get("id", "")))
        if tag not in VOID:
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.texts[tag][-1] += data

    def text(self, tag: str) -> list[str]:
        return [" ".join(text.split()) for text in self.texts.get(tag, [])]

    @property
    def words(self) -> str:
        return " ".join(self.text("main"))

    def faults(self) -> list[str]:
        headings, titles = self.text("h1"), self.text("title")[:1]  # a drawing has one of its own
        found = [*self.wrong, *(f"left open: {tag}" for tag in self.open)]
        if [f"{heading} - COAC record" for heading in headings] != titles:
            found.append(f"title {titles} of h1 {headings}")
        found += [f"twice: {one}" for one in set(self.ids) if self.ids.count(one) > 1]
        found += [f"no label: {id}" for within, id in self.controls if not within and id not in self.labelled]
        return found


def opened(client: FlaskClient, path: str, status: int = 200, *, fresh: bool = False) -> Page:
    """The page at an address, audited; `fresh`: made anew, not as it is held."""
    answer = client.get(path, headers={"Cache-Control": "no-cache"} if fresh else {})
    assert answer.status_code == status, f"{path}: {answer.status_code} {answer.get_data(as_text=True)[:300]}"
    page = Page(answer.get_data(as_text=True))
    assert page.faults() == [], path
    assert "Set-Cookie" not in answer.headers, path
    return page


def data(client: FlaskClient, path: str, status: int = 200) -> Any:
    answer = client.get(path)
    assert answer.status_code == status, f"{path}: {answer.status_code} {answer.get_data(as_text=True)[:300]}"
    wanted = "application/json" if status == 200 else "application/problem+json"
    assert answer.mimetype == wanted, path
    return answer.get_json()


def sent_to(client: FlaskClient, path: str) -> tuple[int, str]:
    answer = client.get(path)
    return answer.status_code, re.sub(r"^https?://[^/]+", "", answer.headers.get("Location", ""))
