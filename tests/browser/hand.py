"""A person at a browser of their own: fills in forms by what their fields are called, presses buttons by their words."""

from typing import Any

from playwright.sync_api import Browser, FilePayload, Locator, Page

from tests.builders import PASSWORD


class Hand:
    """Signed in anew whenever the day has changed: sessions do not last through the years of a story."""

    def __init__(self, browser: Browser, origin: str, email: str) -> None:
        self.email = email
        self.context = browser.new_context(base_url=origin, viewport={"width": 1280, "height": 900})
        self.context.set_default_timeout(5_000)
        self.page: Page = self.context.new_page()

    def sign_in(self) -> "Hand":
        self.context.clear_cookies()
        self.page.goto("/sign-in")
        self.page.get_by_label("E-mail address").fill(self.email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.locator("main").get_by_role("button", name="Sign in").click()
        self.page.get_by_role("button", name="Sign out").first.wait_for()
        return self

    def go(self, path: str) -> "Hand":
        answer = self.page.goto(path)
        assert answer is not None and answer.status == 200, f"{self.email} at {path}: {answer and answer.status}"
        for fold in self.page.locator("main details").all():
            fold.evaluate("fold => { fold.open = true }")
        return self

    def field(self, name: str) -> Locator:
        return self.page.locator(f'main [name="{name}"]')

    def tick(self, name: str, *values: str) -> "Hand":
        """Of the boxes of this name those with these values, and no other."""
        boxes = {
            box.get_attribute("value"): box for box in self.page.locator(f'main [type="checkbox"][name="{name}"]').all()
        }
        assert set(values) <= boxes.keys(), (values, boxes.keys())
        for value, box in boxes.items():
            box.set_checked(value in values)
        return self

    def attach(self, name: str, file: FilePayload) -> "Hand":
        self.field(name).first.set_input_files([file])
        return self

    def press(self, words: str, answer: int = 200, /, **values: str) -> str:
        """Fill the form that has the button in, then press it: the text of the page that follows; `answer` is its
        status. Names with a dash are given with two underscores."""
        button = self.page.locator("main").get_by_role("button", name=words, exact=True).first
        form = self.page.locator("main form").filter(has=self.page.get_by_role("button", name=words, exact=True)).first
        for name, value in values.items():
            field = form.locator(f'[name="{name.replace("__", "-")}"]').first
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        with self.page.expect_navigation() as followed:
            button.click()
        got: Any = followed.value
        told = self.page.locator("main").inner_text()
        assert got is not None and got.status == answer, f"{words}: {got and got.status}\n{told[:1500]}"
        for fold in self.page.locator("main details").all():
            fold.evaluate("fold => { fold.open = true }")
        return told
