"""The connection that reloads a page: livereload's, for one server and for this site's own pages only."""

import json
from asyncio import Future
from typing import Any

from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.websocket import WebSocketHandler

from builder.serve.site import Site


class LiveHandler(LiveReloadHandler):  # type: ignore[misc] # livereload has no types
    """Speaks livereload's protocol; a subclass for each server holds its `waiters` and `watcher`."""

    live_css = False
    _seen = ""

    def initialize(self, site: Site) -> None:
        """Take what tornado hands over for each connection."""
        self._site = site

    def prepare(self) -> None:
        """Look at the Host header before anything is answered."""
        self._site.refuse_strangers(self)

    def check_origin(self, origin: str) -> bool:
        """Allow pages of this server only, where livereload allows all."""
        return bool(WebSocketHandler.check_origin(self, origin))

    def on_message(self, message: str | bytes) -> None:
        """Take a page among those to reload, and reload it at once if it is from before the last build."""
        command = _parse(message)
        if command.get("command") == "info":
            self.waiters.add(self)
            if self._seen and self._seen != self._site.shown.stamp:
                self.send_message({"command": "reload", "path": "*", "liveCSS": False})
        elif command.get("command") == "hello":
            self._seen = str(command.get("snipver", ""))
            super().on_message(message)

    def on_close(self) -> None:
        """Forget the page."""
        self.waiters.discard(self)

    def write_message(self, message: Any, binary: bool = False) -> "Future[None]":  # noqa: ANN401
        """Send a message; a page that is gone meanwhile is no fault."""
        sent: Future[None] = super().write_message(message, binary)
        sent.add_done_callback(lambda done: done.cancelled() or done.exception())
        return sent


def live_handler(watcher: Watcher) -> type[LiveHandler]:
    """Return a handler class with its own list of pages: livereload keeps one for the whole process."""
    return type("LiveHandlerOfServer", (LiveHandler,), {"waiters": set(), "watcher": watcher})


def _parse(message: str | bytes) -> dict[str, Any]:
    try:
        found = json.loads(message)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
