"""One browser over several served worlds: it opens any state at any width, and notes what went wrong on the way there."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.browser import chromium
from tests.browser.served import served
from tests.browser.state import State
from tests.browser.worlds import WORLDS
from tests.builders import PASSWORD, World
from tracker.proceedings import sign_in_links
from tracker.rules.policy import OPERATOR

WIDTHS = (320, 768, 1280)
HEIGHT = 900
INVITED = "invited@example.gov"


class Visits:
    """Worlds, origins and signed-in contexts are made when first asked for and kept. `wrong` is what the browser said
    since the last page was opened: errors, violations of the policy, requests to elsewhere."""

    def __init__(self, browser: Browser, folder: Path, stack: ExitStack) -> None:
        self.browser, self.folder, self._stack = browser, folder, stack
        self.worlds: dict[str, World] = {}
        self.origins: dict[str, str] = {}
        self._contexts: dict[tuple[str, str], BrowserContext] = {}
        self._pages: dict[tuple[str, str], Page] = {}
        self._invitation = ""
        self.wrong: list[str] = []
        self.status = 0

    def world(self, name: str) -> World:
        if name not in self.worlds:
            self.worlds[name] = WORLDS[name](self.folder / name)
            self.origins[name] = self._stack.enter_context(served(self.worlds[name]))
        return self.worlds[name]

    def origin(self, name: str) -> str:
        self.world(name)
        return self.origins[name]

    def context(self, world: str, by: str = "", **options: Any) -> BrowserContext:
        """A browser of its own, signed in if an address is given."""
        context = self.browser.new_context(base_url=self.origin(world), **options)
        context.set_default_timeout(10_000)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.wrong.append(f"error: {error.error}"))
        context.on("request", lambda request: self._asked(request, self.origins[world]))
        context.on("response", self._answered)
        if by:
            self._sign_in(context, by)
        return context

    def open(self, state: State, width: int = WIDTHS[0]) -> Page:
        """The page in that state, in the window that its reader has; a new one is slow to open."""
        key = (state.world, state.by)
        if key not in self._contexts:
            self._contexts[key] = self.context(*key)
        page = self._pages.get(key)
        if page is None or page.is_closed():
            page = self._pages[key] = self._contexts[key].new_page()
        page.unroute_all()
        page.set_viewport_size({"width": width, "height": HEIGHT})
        self.wrong = []
        page.goto(state.path.replace("SECRET", self._secret() if "SECRET" in state.path else ""))
        if state.then:
            state.then(page)
            page.wait_for_load_state()
        return page

    def _secret(self) -> str:
        if not self._invitation:
            world = self.world("office")
            world.person(INVITED, "assistant", office="dfo")
            with world.inside():
                self._invitation = sign_in_links.invite(OPERATOR, INVITED, world.when)
        return self._invitation

    def _sign_in(self, context: BrowserContext, email: str) -> None:
        page = context.new_page()
        page.goto("/sign-in")
        page.get_by_label("E-mail address").fill(email)
        page.get_by_label("Password").fill(PASSWORD)
        page.locator("main").get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name="Sign out").first.wait_for()
        page.close()

    # What the browser says --------------------------------------------------------------------------------------------

    def _said(self, message: ConsoleMessage) -> None:
        refused_page = message.text.startswith("Failed to load resource") and "/static/" not in message.text
        if message.type in ("error", "warning") and not refused_page:
            self.wrong.append(f"console {message.type}: {message.text}")

    def _asked(self, request: Request, origin: str) -> None:
        if not request.url.startswith((f"{origin}/", "data:")):
            self.wrong.append(f"asked elsewhere: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self.status = response.status
        elif response.status >= 400:
            self.wrong.append(f"{response.status} for {response.url}")


@contextmanager
def visits(folder: Path, bars: bool = True) -> Iterator[Visits]:
    with chromium.browser(bars) as browser, ExitStack() as stack:
        yield Visits(browser, folder, stack)
