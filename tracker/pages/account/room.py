"""The account's pages, as one room."""

from tracker.pages.page import Pages

pages = Pages("account", __name__)
account = pages.blueprint
