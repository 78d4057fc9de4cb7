"""The example portal in a real browser, over HTTP and from files."""

import asyncio
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, StaticFileHandler

from builder.pipeline import Request, build
from builder.system import Lock

ROOT = Path(__file__).parent.parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass
class Watched:
    """A page, and everything about it that a visitor would not want.

    Attributes:
        faults: console errors, uncaught exceptions, requests that failed or went to another host.
    """

    page: Page
    faults: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, built once for all workers; its path has a space and Chinese letters."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root = shared / "示例 site"
    with Lock(shared / "browser-lock", 300):
        for name in ("site_src", "lessons"):
            if not (root / name).exists():
                shutil.copytree(ROOT / name, root / name)
        report = build(Request(root=root, output=root / "portal", jobs=2), lambda _step, _done, _total: None)
    assert report.written
    assert not report.has_errors
    return root / "portal"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium. Not for the whole session: in one process there can be only one Playwright at a time."""
    path = os.environ.get("XUEXI_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def served(portal: Path) -> Iterator[str]:
    """The portal on a web server, in the sub-folder of its base URL; the server knows ranges, as all real ones do."""
    (socket,) = bind_sockets(0, "127.0.0.1")
    loop = asyncio.new_event_loop()

    def run() -> None:
        asyncio.set_event_loop(loop)
        files = {"path": str(portal), "default_filename": "index.html"}
        server = HTTPServer(Application([(rf"/{portal.name}/(.*)", StaticFileHandler, files)]))
        server.add_sockets([socket])
        loop.run_forever()
        server.stop()
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    yield f"http://127.0.0.1:{socket.getsockname()[1]}/{portal.name}/"
    loop.call_soon_threadsafe(loop.stop)
    thread.join()


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, portal: Path, served: str) -> str:
    """Where the portal begins: on a web server, and in a folder."""
    return served if request.param == "http" else portal.as_uri() + "/"


@pytest.fixture
def watch(browser: Browser) -> Iterator[Any]:
    """Open pages and note their faults: `watch(width=360, javascript=True)`."""
    contexts = []

    def opened(width: int = 1280, *, javascript: bool = True, **options: Any) -> Watched:
        viewport = {"width": width, "height": 900}
        context = browser.new_context(viewport=viewport, java_script_enabled=javascript, **options)
        contexts.append(context)
        page = context.new_page()
        watched = Watched(page)
        page.on("console", lambda said: watched.faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: watched.faults.append(str(error)))
        page.on("requestfailed", lambda asked: _failed(watched, asked))
        page.on("request", lambda asked: _asked(watched, asked))
        return watched

    yield opened
    for context in contexts:
        context.close()


def _failed(watched: Watched, asked: Any) -> None:
    # A player stops loading when it has enough, and when its page is left.
    if "ERR_ABORTED" not in (asked.failure or ""):
        watched.faults.append(f"{asked.failure} {asked.url}")


def _asked(watched: Watched, asked: Any) -> None:
    if not asked.url.startswith(("http://127.0.0.1:", "file://", "blob:", "data:")):
        watched.faults.append(f"another host: {asked.url}")
