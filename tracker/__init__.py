"""The COAC tracker: one application, put together here; this module alone knows every part."""

from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from tracker import paths, settings
from tracker.pages import errors, headers, routes
from tracker.pages.account import account, sign_in
from tracker.pages.bodies import Bodies
from tracker.pages.hosts import Hosts
from tracker.pages.liaison import liaison
from tracker.pages.office import office
from tracker.pages.private import PrivateSession
from tracker.pages.public import public
from tracker.pages.public.cache import Cache
from tracker.rules.moment import moment
from tracker.search.choice import engine_for
from tracker.search.site import Site
from tracker.store import database, journal
from tracker.store.database import db


def create_app(given: settings.Settings | None = None) -> Flask:
    """The application over one home. Raises Undeclared if a route says nothing about who may use it."""
    chosen = given or settings.from_environment()
    app = Flask(__name__, template_folder=str(paths.TEMPLATES), static_folder=str(paths.STATIC))
    app.config.update(
        SECRET_KEY=chosen.secret,
        SQLALCHEMY_DATABASE_URI=chosen.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=database.engine_options(chosen.database_url),
        MAX_CONTENT_LENGTH=60 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=8 * 1024 * 1024,  # the review of a long paper sends all its words
        SESSION_COOKIE_NAME="tracker",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=chosen.secure_cookies,
        WTF_CSRF_TIME_LIMIT=None,  # it ends with the session; a form left open over night must still save
    )
    app.jinja_options = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    app.session_interface = PrivateSession()
    db.init_app(app)
    CSRFProtect(app)
    with app.app_context():
        database.guard_writer(db.engine)
        journal.watch(db.engine)
    site = app.extensions["tracker"] = _site(chosen)
    sign_in.join(app)
    for room in (public, account, office, liaison):
        app.register_blueprint(room)
    routes.declare(app.view_functions["static"], "public.read")
    errors.handle(app)
    app.after_request(headers.harden)
    routes.check(app)
    app.wsgi_app = Cache(app.wsgi_app, site)  # type: ignore[assignment, method-assign]
    app.wsgi_app = Bodies(app.wsgi_app, app.config["MAX_CONTENT_LENGTH"])  # type: ignore[assignment, method-assign]
    if chosen.address:
        app.wsgi_app = Hosts(app.wsgi_app, chosen.address)  # type: ignore[assignment, method-assign]
    if chosen.proxies:  # outermost: what is held is held by the address that the reader sees
        app.wsgi_app = ProxyFix(app.wsgi_app, chosen.proxies, chosen.proxies)  # type: ignore[method-assign]
    return app


def _site(chosen: settings.Settings) -> Site:
    apart = chosen.public_database_url != chosen.database_url
    reader = database.make_reader(chosen.public_database_url, own_account=apart)
    source = database.make_reader(chosen.database_url) if apart else reader
    engine = engine_for(chosen, reader)
    return Site(
        settings=chosen,
        reader=reader,
        engine=engine,
        source=source,
        keeper=engine_for(chosen, source) if apart and not chosen.sqlite else engine,
        clock=lambda: moment(datetime.now(UTC), chosen.zone),
        version=_version(),
    )


@cache
def _version() -> str:
    try:
        return version("coac-tracker")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0"
