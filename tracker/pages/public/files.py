"""The files of published papers, handed out to be saved, never to be run in a page of ours; and the site's own icon
and, where an agency has one, its stylesheet."""

import re
from pathlib import PurePath

from flask import Response, request
from werkzeug.wrappers import Response as BaseResponse

from tracker import paths
from tracker.pages.public.page import other
from tracker.pages.site import site
from tracker.published import find
from tracker.rules.refusal import Missing

SANDBOX = "sandbox; default-src 'none'"
_HASH = re.compile(r"[0-9a-f]{64}")


def file(sha256: str, name: str) -> BaseResponse:
    with site().reader.connect() as reader:
        row = find.file_of(reader, sha256) if _HASH.fullmatch(sha256) else None
    if row is None:
        raise Missing(
            "Nothing that is published has this file.", remedy="Go to the paper's page and take the file from there."
        )
    response = to_be_saved(row.bytes, row.media_type, name)
    response.headers["Cache-Control"] = "public, no-cache"
    response.set_etag(sha256)
    return response.make_conditional(request)


def to_be_saved(content: bytes, media_type: str, name: str) -> Response:
    """A file as it came; always as a download, never shown by this site."""
    response = Response(content, content_type=media_type)
    response.headers.set("Content-Disposition", "attachment", filename=_safe(name))
    response.headers["Content-Security-Policy"] = SANDBOX
    return response


def _safe(name: str) -> str:
    """A name fit for a header: letters and digits of ASCII, dots, hyphens."""
    plain = PurePath(re.sub(r"[^A-Za-z0-9._-]+", "-", name))
    return f"{plain.stem.strip('-.')[:120] or 'file'}{plain.suffix[:20]}".rstrip(".")


def own_stylesheet() -> Response:
    chosen = site().settings.stylesheet
    if chosen is None:
        raise Missing("This site has no stylesheet of an agency's own.")
    return Response(chosen.read_bytes(), mimetype="text/css", headers={"Cache-Control": "no-cache"})


def icon() -> Response:
    content = (paths.STATIC / "icon.svg").read_bytes()
    return Response(content, mimetype="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})


other("/files/<sha256>/<name>", file, "*/*", kept=True)
other("/own.css", own_stylesheet, "text/css", answers=(Missing.status,))
other("/favicon.ico", icon, "image/svg+xml")
