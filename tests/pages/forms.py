"""What a browser would send of a form: its boxes, texts, ticks and choices as they stand."""

import re
from html.parser import HTMLParser

Attributes = dict[str, str | None]


class _Form(HTMLParser):
    """The controls of one form, inside it or bound to it by its id."""

    def __init__(self, id: str) -> None:
        super().__init__()
        self.id = id
        self.sent: dict[str, str] = {}
        self._inside = False
        self._text: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._inside = given.get("id") == self.id
        if not (self._inside or given.get("form") == self.id or tag == "option"):
            return
        name = given.get("name") or ""
        if tag == "input":
            self._input(name, given)
        elif tag == "textarea":
            self._text, self.sent[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in given or self._select not in self.sent):
            self.sent[self._select] = given.get("value") or ""

    def _input(self, name: str, given: Attributes) -> None:
        if given.get("type") not in ("checkbox", "radio") or "checked" in given:
            self.sent[name] = (given.get("value") or "").replace("\n", "")  # as every browser does

    def handle_data(self, words: str) -> None:
        if self._text is not None:
            self.sent[self._text] += words

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea":
            self._text = None
        elif tag == "select":
            self._select = None


def sent(html: str, id: str = "review") -> dict[str, str]:
    form = _Form(id)
    form.feed(html)
    return form.sent


def hidden(html: str) -> dict[str, str]:
    """What a page's forms send unseen."""
    return dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', html))


def looked(form: dict[str, str]) -> dict[str, str]:
    """With every warning ticked, as by somebody who has looked at each."""
    shown = (name.removesuffix("-shown") for name in form if name.startswith("warning-") and name.endswith("-shown"))
    return form | {f"{name}-looked": "yes" for name in shown}
