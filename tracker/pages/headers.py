"""The headers of every response: nothing from elsewhere is loaded, nothing is framed, and no cache keeps what was
made for one person. The policy has no nonce, so that the bytes of a page stay the same for everybody."""

from flask import Response, request

from tracker.rules.refusal import Refusal

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


def wait(response: Response, refusal: object) -> Response:
    """Says in seconds when to ask again, where the refusal knows it."""
    if isinstance(refusal, Refusal) and refusal.after is not None:
        response.headers["Retry-After"] = str(refusal.after)
    return response


def harden(response: Response) -> Response:
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
    response.headers.setdefault("Cache-Control", "no-store")
    return response
