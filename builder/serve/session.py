"""One run of the server: answer, watch, build, reload."""

import asyncio
import contextlib
import socket
from collections.abc import Callable

from livereload.handlers import LiveReloadJSHandler
from tornado.httpserver import HTTPServer
from tornado.web import Application

from builder.diagnostics.render import counted
from builder.messages import N_, Translator
from builder.serve.handler import SiteHandler
from builder.serve.live import LiveHandler, live_handler
from builder.serve.rebuilder import Build, Rebuild, Rebuilder
from builder.serve.site import Site
from builder.serve.watch import SiteWatcher

# In seconds. On Windows, Ctrl-C is noticed only when the loop wakes.
HEARTBEAT = 0.25
# How long each of those who end is waited for.
PATIENCE = 0.2
# In bytes: nobody has anything to send here.
LARGEST_BODY = 64 * 1024


class Session:
    """Ties the parts together: the watcher tells the rebuilder, the rebuilder tells the pages."""

    def __init__(self, site: Site, watcher: SiteWatcher, rebuild: Rebuild, announce: Callable[[str], None]) -> None:
        self._site = site
        self._announce = announce
        self._watcher = watcher
        self._rebuilder = Rebuilder(rebuild, self._built, watcher.begun)
        self._live = live_handler(watcher)
        self._http = HTTPServer(_application(site, self._live), max_body_size=LARGEST_BODY)
        self._stop = asyncio.Event()

    async def run(self, opened: socket.socket, begun: Callable[[], None]) -> None:
        """Serve until :meth:`stop` or until it is cancelled; `begun` is called before the first build."""
        self._loop = asyncio.get_running_loop()
        self._http.add_socket(opened)
        try:
            begun()
            self._rebuilder.start()
            self._watcher.start(self._rebuilder.changed)
            while not self._stop.is_set():
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stop.wait(), HEARTBEAT)
        finally:
            await self._end()

    def stop(self) -> None:
        """End :meth:`run`; callable from any thread."""
        self._loop.call_soon_threadsafe(self._stop.set)

    def _built(self, build: Build) -> None:
        """Take a build from the builder's thread to the pages and to the terminal."""
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            self._loop.call_soon_threadsafe(self._show, build)
        if not build.failure:
            self._watcher.also(build.result.outside)
        self._announce(_in_words(build, self._site.say))

    def _show(self, build: Build) -> None:
        if self._site.shown.take(build.result):
            self._live.reload_waiters("*")

    async def _end(self) -> None:
        self._http.stop()
        for page in tuple(self._live.waiters):
            page.close(1001)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._http.close_all_connections(), PATIENCE)
        self._watcher.stop()
        self._rebuilder.stop()
        deadline = self._loop.time() + PATIENCE
        while (self._watcher.is_alive() or self._rebuilder.is_alive()) and self._loop.time() < deadline:
            await asyncio.sleep(0.01)


def _application(site: Site, live: type[LiveHandler]) -> Application:
    return Application(
        [
            (r"/livereload", live, {"site": site}),
            (r"/livereload\.js", LiveReloadJSHandler),
            (r".*", SiteHandler, {"site": site}),
        ],
        log_function=lambda _: None,
    )


def _in_words(build: Build, say: Translator) -> str:
    if build.failure:
        return say(N_("The build broke off: {error}")).format(error=build.failure)
    said = say(N_("Built in {seconds} s")).format(seconds=f"{build.seconds:.2f}")
    counts = counted(build.result.diagnostics, say)
    return f"{said}: {counts}" if counts else said
