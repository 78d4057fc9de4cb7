"""A server in a thread, with a builder that is a few lines long."""

import asyncio
import http.client
import queue
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from builder.serve.address import is_local_only, listen, port_of
from builder.serve.model import Rebuilt, ServeOptions
from builder.serve.session import Session
from builder.serve.shown import Shown
from builder.serve.site import Site
from builder.serve.watch import SiteWatcher

SECONDS = 10


class FakeBuilder:
    """Writes `index.html` out of `text.md`; `act` may be replaced by anything else."""

    def __init__(self, output: Path, source: Path) -> None:
        self.output, self.source = output, source
        self.calls: queue.Queue[frozenset[Path]] = queue.Queue()
        self.act: Callable[[frozenset[Path]], Rebuilt] = self.write

    def __call__(self, paths: frozenset[Path], is_waiting: Callable[[], bool]) -> Rebuilt:
        """Build, as the server asks for."""
        self.calls.put(paths)
        return self.act(paths)

    def write(self, paths: frozenset[Path]) -> Rebuilt:
        """Write the page."""
        text = self.source / "text.md"
        page = self.output / "index.html"
        old = page.read_text() if page.exists() else ""
        new = f"<html><head></head><body><p>{text.read_text() if text.exists() else ''}</p></body></html>"
        self.output.mkdir(exist_ok=True)
        page.write_text(new)
        return Rebuilt((), changed=new != old)


class Running:
    """A server that is running, and what one asks of it."""

    def __init__(self, folder: Path, host: str, watch: list[Path] | None, act: Callable | None) -> None:
        self.folder = folder
        self.output, self.source = folder / "public", folder / "site_src"
        self.source.mkdir(exist_ok=True)
        self.builder = FakeBuilder(self.output, self.source)
        if act:
            self.builder.act = act
        self.lines: queue.Queue[str] = queue.Queue()
        opened = listen(ServeOptions(host=host, port=0), str)
        self.port = port_of(opened)
        self.site = Site(self.output, Shown(), str, host, is_local_only(opened))
        self.watcher = SiteWatcher(watch or [self.source], [self.output, self.source / ".xuexi"])
        self.session = Session(self.site, self.watcher, self.builder, self.lines.put)
        begun = threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self.session.run(opened, begun.set)), name="server")
        self.thread.start()
        assert begun.wait(SECONDS)

    def next_line(self) -> str:
        """Wait for the end of a build."""
        return self.lines.get(timeout=SECONDS)

    def next_call(self) -> frozenset[Path]:
        """Wait for the beginning of a build."""
        return self.builder.calls.get(timeout=SECONDS)

    def calls_until(self, path: Path) -> frozenset[Path]:
        """Collect what builds are given, up to the one that is given `path`."""
        seen: frozenset[Path] = frozenset()
        while path not in seen:
            seen |= self.next_call()
        return seen

    def wait_for_page(self, text: str) -> None:
        """Wait for the build after which the page shows `text`; without one more build it never does."""
        while text.encode() not in self.ask("/").body:
            self.next_line()

    def ask(self, path: str, method: str = "GET", **headers: str) -> SimpleNamespace:
        """Ask as a browser does."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
            answer = connection.getresponse()
            return SimpleNamespace(status=answer.status, headers=answer.headers, body=answer.read())
        finally:
            connection.close()

    def ask_raw(self, path: bytes) -> bytes:
        """Ask with a request line that no browser would write."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS) as raw:
            raw.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return b"".join(iter(lambda: raw.recv(65536), b""))

    def close(self) -> None:
        """End the server and see that it has ended."""
        if self.thread.is_alive():
            self.session.stop()
            self.thread.join(SECONDS)
        assert not self.thread.is_alive()


Starter = Callable[..., Running]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Starter]:
    """Start a server that ends with the test; the first build is waited for unless `act` is given."""
    started: list[Running] = []

    def begin(*, host: str = "127.0.0.1", watch: list[Path] | None = None, act: Callable | None = None) -> Running:
        running = Running(tmp_path, host, watch, act)
        started.append(running)
        if not act:
            running.next_line()
            running.next_call()
        return running

    yield begin
    for one in started:
        one.close()


@pytest.fixture
def running(start: Starter) -> Running:
    """A server whose first build is done."""
    return start()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One server for tests that only ask."""
    running = Running(tmp_path_factory.mktemp("site"), "127.0.0.1", None, None)
    running.next_line()
    yield running
    running.close()
