"""The liaisons' pages, as one room."""

from tracker.pages.page import Pages

pages = Pages("liaison", __name__)
liaison = pages.blueprint
