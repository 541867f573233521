"""Worlds behind a real server on a port of their own: a thread of this process, so that a test can build and look."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from werkzeug.serving import WSGIRequestHandler, make_server

from tests.builders import World
from tracker.store.database import db


class Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        """Requests are the browser's to tell."""


@contextmanager
def served(world: World) -> Iterator[str]:
    """The origin under which the world's site answers."""
    server = make_server("127.0.0.1", 0, world.app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        with world.app.app_context():
            db.engine.dispose()
        world.site.reader.dispose()
