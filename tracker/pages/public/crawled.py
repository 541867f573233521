"""For programs that look at every page: which pages there are, when each last changed, and where they need not look."""

import re
from datetime import date

from flask import Response
from sqlalchemy import Connection

from tracker.formats import sitemap as sitemaps
from tracker.formats.sitemap import MOST, absolute
from tracker.pages.public import forms
from tracker.pages.public.page import page
from tracker.pages.site import address, site
from tracker.published import addresses, find
from tracker.rules.refusal import Missing

PAGES = (  # that are of no one thing
    "/", "/recommendations/", "/papers/", "/meetings/", "/groups/", "/terms/", "/programmes/", "/criteria/",
    "/threads/", "/objectives/",
    "/figures", "/figures/faca", "/figures/over-time", "/figures/answers", "/figures/implementation",
    "/about/status-words", "/record/", "/record/completeness",
)  # fmt: skip
# A list asked for differently is no news.
APART = ("/office", "/liaison", "/account", "/sign-in", "/invitation/", "/search", "/*?")


@page("/sitemap.xml", also=(), dated=False, media=sitemaps.MEDIA_TYPE)
def sitemap(reader: Connection, on: date) -> Response:
    parts = 1 + -(-addresses.number(reader, on) // MOST)
    last = find.last_recorded(reader)
    return forms.written(
        sitemaps.index((_here(f"/sitemap-{part}.xml"), last) for part in range(1, parts + 1)), sitemaps.MEDIA_TYPE
    )


@page("/sitemap-<page>.xml", also=(), dated=False, media=sitemaps.MEDIA_TYPE)
def sitemap_part(reader: Connection, on: date, page: str) -> Response:
    """The first part has the pages that are of no one thing; each other one the next things, in an order that only
    changes where something is added."""
    if not re.fullmatch(r"[1-9][0-9]{0,4}", page) or int(page) > 1 + -(-addresses.number(reader, on) // MOST):
        raise Missing("There is no such part of the sitemap.", remedy="Its parts are listed in /sitemap.xml.")
    if page == "1":
        last = find.last_recorded(reader)
        return forms.written(sitemaps.part((_here(path), last) for path in PAGES), sitemaps.MEDIA_TYPE)
    held = addresses.places(reader, on, (int(page) - 2) * MOST, MOST)
    return forms.written(sitemaps.part((_here(path), stamp) for path, stamp in held), sitemaps.MEDIA_TYPE)


def _here(path: str) -> str:
    return absolute(address(), path)


@page("/robots.txt", also=(), dated=False, media="text/plain")
def robots(reader: Connection, on: date) -> Response:
    """A demonstration is nothing that a search of the web should find and take for a record."""
    made_up = site().demonstration(reader, find.head(reader))
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in (["/"] if made_up else APART))]
    lines += [] if made_up else [f"Sitemap: {_here('/sitemap.xml')}"]
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
