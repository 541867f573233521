"""A reader with a keyboard alone: every step is a key, and at each stop the focus must be seen and lie uncovered."""

from playwright.sync_api import FilePayload, Page

FAR = 250  # stops after which something that cannot be reached is given up

_STOP = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e);
  const rects = [...e.getClientRects()];
  const box = rects.sort((one, other) => other.width - one.width)[0] || e.getBoundingClientRect();
  const xs = [box.left + 5, (box.left + box.right) / 2, box.right - 5];
  const ys = [box.top + 5, (box.top + box.bottom) / 2, box.bottom - 5];
  const points = ys.flatMap((y) => xs.map((x) => document.elementFromPoint(x, y))).filter(Boolean);
  const own = points.filter((hit) => e === hit || e.contains(hit) || hit.contains(e) || hit.closest("label")?.contains(e));
  const labels = [...(e.labels || [])].map((label) => label.innerText);
  const name = e.getAttribute("aria-label") || labels.join(" ") || e.innerText || e.value || "";
  return {
    name: name.replace(/\\s+/g, " ").trim(),
    tag: e.tagName.toLowerCase(),
    html: e.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    uncovered: own.length > 0 && own.length === points.length,
  };
}"""


class Keyboard:
    """`wrong` are the stops whose focus cannot be seen; `used` is what was done at those between which Tab leads: a link
    or button used, a box ticked, a choice made, words written."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: list[str] = []
        self.used: list[str] = []
        page.on("filechooser", lambda _: None)  # from the start: the browser takes a moment to hand choosers over

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, words: str) -> None:
        """In place of what the field holds."""
        self.press("Control+a", "Delete")
        self.page.keyboard.type(words)

    def on(self) -> str:
        """The name of what has the focus; looked at each time it is asked."""
        stop = self.page.evaluate(_STOP)
        if stop is None:
            return ""
        if stop["tag"] != "main":  # main has it for a moment after the skip link, and is no control
            self.wrong += [f"{what}: {stop['html']}" for what in ("outlined", "uncovered") if not stop[what]]
        return str(stop["name"])

    def to(self, name: str) -> None:
        """Tab onward until something whose name begins so has the focus."""
        for _ in range(FAR):
            self.press("Tab")
            if self.on().startswith(name):
                return
        raise AssertionError(f"{name!r} cannot be reached by Tab on {self.page.url}")

    def tick(self, name: str) -> None:
        self.to(name)
        self.used.append(name)
        self.press("Space")

    def choose(self, name: str, words: str) -> None:
        """Of a list, by typing how it begins."""
        self.to(name)
        self.used.append(name)
        self.page.keyboard.type(words)
        chosen = self.page.evaluate("() => document.activeElement.selectedOptions[0].text")
        assert chosen.startswith(words), f"{name}: {words!r} leads to {chosen!r}"

    def enter(self, name: str, words: str) -> None:
        self.to(name)
        self.used.append(name)
        self.write(words)

    def follow(self, name: str, key: str = "Enter") -> None:
        """To a link or button, and through it to another page."""
        self.to(name)
        self.used.append(name)
        with self.page.expect_navigation():
            self.press(key)

    def choose_file(self, name: str, file: FilePayload) -> None:
        """What the chooser of the system gives; opening it takes a key."""
        self.to(name)
        with self.page.expect_file_chooser() as chooser:
            self.press("Space")
        chooser.value.set_files(file)
