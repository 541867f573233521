"""Sitemaps as they leave (sitemaps.org 0.9): which pages there are and when anything was last said there. The index
names parts of so many addresses that no part is large."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote
from xml.sax.saxutils import escape

from tracker.formats.characters import visible

MEDIA_TYPE = "application/xml; charset=utf-8"
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 10_000  # addresses of a part; the format takes five times as many
Place = tuple[str, str]  # an absolute address, and the stamp of the last that was said there, or nothing


def index(parts: Iterable[Place]) -> Iterator[bytes]:
    return _told("sitemapindex", "sitemap", parts)


def part(places: Iterable[Place]) -> Iterator[bytes]:
    return _told("urlset", "url", places)


def _told(root: str, name: str, places: Iterable[Place]) -> Iterator[bytes]:
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="{SPACE}">\n'.encode()
    for address, stamp in places:
        last = f"<lastmod>{escape(stamp)}</lastmod>" if stamp else ""
        yield f"<{name}><loc>{escape(visible(address))}</loc>{last}</{name}>\n".encode()
    yield f"</{root}>\n".encode()


def absolute(site: str, path: str) -> str:
    """`site` as https://...; the path with nothing in it that could end or change an address."""
    return f"{site}{quote(path, safe='/@:')}"
