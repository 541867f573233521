"""The way to a thing's office page: by its key, its number as the search takes one, or its address as it was copied."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from flask import redirect, request, url_for
from sqlalchemy import Connection

from tracker.pages.office.room import pages
from tracker.pages.page import actor, now
from tracker.pages.public.load import not_retracted, split
from tracker.pages.site import site
from tracker.published import names
from tracker.published.life import life
from tracker.published.thing import things
from tracker.rules.policy import may
from tracker.rules.refusal import BadInput, Refusal
from tracker.search.jumps import numbered
from tracker.search.numbers import DIGITS, Key, Number, meant

_ADDRESS = re.compile(
    r"(?:https?://[^/]+)?/(?:office/)?(?P<room>[a-z]+)/(?P<name>[^?#]+?)(?:/attest)?(?:\?[^#]*)?(?:#(?P<part>.*))?",
    re.IGNORECASE,
)
_BY_SLUG = {"papers": "paper", "groups": "group", "programmes": "programme"}


@pages.page("/office/record", needs="account.own")
def sought() -> Any:
    """Also where a public page's way to sign in leads: whoever may correct nothing goes on to their own desk."""
    if not may(actor(), "record.correct", None, now().day):
        return redirect("/office/" if may(actor(), "office.enter", None, now().day) else url_for("account.own"), 303)
    typed = request.args.get("key", "").strip()[:500]
    with site().reader.connect() as reader:
        keys = list(dict.fromkeys(_keys(reader, typed)))
        found = list(things(reader, keys, now().day).values())
        for key in keys if not found else ():
            not_retracted(reader, life(reader, key), now().day)
    if len(found) == 1:
        return redirect(url_for("office.amended", key=found[0].key), 303)
    refusal = None if found or "key" not in request.args else _refused(typed)
    return {"typed": typed, "found": found, "refusal": refusal, "status": refusal.status if refusal else 200}


def _keys(reader: Connection, typed: str) -> Iterator[str]:
    """What may be meant, the key itself first."""
    address = _ADDRESS.fullmatch(typed)
    if address:
        yield from _addressed(reader, **address.groupdict(""))
        return
    yield typed
    for one in meant(typed):
        if isinstance(one, Number):
            yield from numbered(reader, one)
        elif isinstance(one, Key):
            yield one.key


def _addressed(reader: Connection, room: str, name: str, part: str) -> Iterator[str]:
    """On a paper's page the part after # names a set, where it is one's address."""
    bare, _ = split(unquote(name).strip("/"))
    kind = _BY_SLUG.get(room)
    if kind is not None:
        held = names.filed_under(reader, kind, "slug", [bare]).get(bare) or names.once_at(reader, kind, bare)
        yield part if "/" in part else held or bare
    elif room in ("recommendations", "r") and bare.isdecimal() and len(bare) <= DIGITS:
        yield from numbered(reader, Number(bare))
    else:
        yield bare


def _refused(typed: str) -> Refusal:
    remedy = "A key stands on each page under “In the record”; an address of a public page does as well."
    if not typed:
        return BadInput("Type a key or a number.", remedy=remedy, field="key")
    return BadInput(f"{typed[:200]} does not stand in the record.", remedy=remedy, field="key")
