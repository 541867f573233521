"""A person at a browser of their own: fills in forms by what their fields are called, presses buttons by their words."""

from typing import Any, Literal

from playwright.sync_api import Browser, FilePayload, Locator, Page

from tests.builders import World

READ: Literal["domcontentloaded"] = "domcontentloaded"
OPENED = "() => { for (const fold of document.querySelectorAll('main details')) fold.open = true; }"
BOXES = "boxes => boxes.map(box => [box.value, box.checked])"
KINDS = "form => Object.fromEntries([...form.elements].reverse().map(field => [field.name, field.tagName]))"


class Hand:
    """Signed in anew whenever the day has changed: sessions do not last through the years of a story. What is asked of a
    page is asked at once, for each question takes the browser a moment."""

    def __init__(self, browser: Browser, origin: str, email: str) -> None:
        self.email, self.origin = email, origin
        self.context = browser.new_context(
            base_url=origin, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
        )
        self.context.set_default_timeout(5_000)
        self.page: Page = self.context.new_page()

    def sign_in(self, world: World) -> "Hand":
        """By a form that was sent beside: by hand it is signed in where that is what is looked at."""
        client = world.app.test_client()
        world.sign_in(client, self.email)
        session = client.get_cookie(world.app.config["SESSION_COOKIE_NAME"])
        assert session is not None
        self.context.clear_cookies()
        self.context.add_cookies([{"name": session.key, "value": session.value, "url": self.origin}])
        return self

    def go(self, path: str) -> "Hand":
        answer = self.page.goto(path, wait_until=READ)
        assert answer is not None and answer.status == 200, f"{self.email} at {path}: {answer and answer.status}"
        self.page.evaluate(OPENED)
        return self

    def field(self, name: str) -> Locator:
        return self.page.locator(f'main [name="{name}"]')

    def tick(self, name: str, *values: str) -> "Hand":
        """Of the boxes of this name those with these values, and no other."""
        boxes = self.page.locator(f'main [type="checkbox"][name="{name}"]')
        held = boxes.evaluate_all(BOXES)
        assert set(values) <= {value for value, _ in held}, (values, held)
        for place, (value, checked) in enumerate(held):
            if checked != (value in values):
                boxes.nth(place).set_checked(not checked)
        return self

    def attach(self, name: str, file: FilePayload) -> "Hand":
        self.field(name).first.set_input_files([file])
        return self

    def press(self, words: str, answer: int = 200, /, **values: str) -> "Hand":
        """Fill the form that has the button in, then press it; `answer` is the status of the page that follows. Names
        with a dash are given with two underscores."""
        button = self.page.locator("main").get_by_role("button", name=words, exact=True).first
        form = self.page.locator("main form").filter(has=self.page.get_by_role("button", name=words, exact=True)).first
        kinds = form.evaluate(KINDS) if values else {}
        for name, value in ((name.replace("__", "-"), value) for name, value in values.items()):
            field = form.locator(f'[name="{name}"]').first
            if kinds.get(name) == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        with self.page.expect_navigation(wait_until=READ) as followed:
            button.click()
        got: Any = followed.value
        assert got is not None and got.status == answer, f"{words}: {got and got.status}\n{self.told()}"
        self.page.evaluate(OPENED)
        return self

    def told(self) -> str:
        return self.page.locator("main").inner_text()[:1500]
