"""The office's pages, as one room."""

from tracker.pages.page import Pages

pages = Pages("office", __name__)
office = pages.blueprint
