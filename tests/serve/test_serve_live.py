"""Who is told to reload, and when."""

import asyncio
import json
import re
import socket

import pytest
from tornado.websocket import websocket_connect

from builder.diagnostics import Diagnostic, Severity, Span
from builder.serve.address import listen, means_this_machine, url_of
from builder.serve.model import Rebuilt, ServeOptions

HELLO = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
SECONDS = 10


class Page:
    """A page as livereload.js speaks for it."""

    def __init__(self, port: int) -> None:
        self.url = f"ws://127.0.0.1:{port}/livereload"

    async def open(self, stamp: str) -> "Page":
        """Say hello as a page does that was answered with `stamp`."""
        self.connection = await websocket_connect(self.url)
        await self.connection.write_message(json.dumps({**HELLO, "snipver": stamp}))
        assert await self.read() == "hello"
        await self.connection.write_message(json.dumps({"command": "info", "url": "http://x/", "plugins": {}}))
        return self

    async def read(self) -> str:
        """Return the next command."""
        message = await asyncio.wait_for(self.connection.read_message(), SECONDS)
        return json.loads(message)["command"]

    async def next_but_hello(self) -> list[str]:
        """Return what was sent up to now: a greeting is answered after it."""
        await self.connection.write_message(json.dumps(HELLO))
        seen = []
        while (command := await self.read()) != "hello":
            seen.append(command)
        return seen

    async def close(self) -> None:
        """Close the connection and see it closed: one that the loop's end finds open is a leak."""
        self.connection.close()
        while await asyncio.wait_for(self.connection.read_message(), SECONDS) is not None:
            pass


def stamp_of(running) -> str:
    """Return what a page is told of its state."""
    return re.search(rb"snipver=([\w-]+)", running.ask("/").body)[1].decode()


def save(running, text: str) -> None:
    """Save the text that the page is made of."""
    (running.source / "text.md").write_text(text)


def test_a_page_is_reloaded_after_a_build(running):
    """What is loaded then is the new page."""

    async def scenario():
        page = await Page(running.port).open(stamp_of(running))
        assert await page.next_but_hello() == []
        save(running, "new")
        assert await page.read() == "reload"
        await page.close()

    asyncio.run(scenario())
    assert b"new" in running.ask("/").body


def test_a_page_is_reloaded_when_only_the_problems_change(running):
    """The overlay is part of what is shown."""
    said = (Diagnostic("X1", Severity.ERROR, Span("a.md"), "bad"),)
    running.builder.act = lambda paths: Rebuilt(said, changed=False)

    async def scenario():
        page = await Page(running.port).open(stamp_of(running))
        save(running, "1")
        assert await page.read() == "reload"
        await page.close()

    asyncio.run(scenario())
    assert b"xuexi-problems" in running.ask("/").body


def test_a_build_that_changes_nothing_reloads_nothing(running):
    """Nobody loses the place in a clip for nothing."""
    running.builder.act = lambda paths: Rebuilt((), changed=False)

    async def scenario():
        page = await Page(running.port).open(stamp_of(running))
        assert await page.next_but_hello() == []
        save(running, "1")
        running.next_line()
        assert await page.next_but_hello() == []
        await page.close()

    asyncio.run(scenario())


def test_a_page_from_before_the_build_is_reloaded_when_it_connects(running):
    """A build may end between the answer and the connection, or the server was started anew."""

    async def scenario():
        old = await Page(running.port).open("s1-0")
        assert await old.read() == "reload"
        await old.close()

    asyncio.run(scenario())


def test_quick_builds_all_reload(running):
    """By itself livereload drops what comes within three seconds."""

    async def scenario():
        page = await Page(running.port).open(stamp_of(running))
        assert await page.next_but_hello() == []
        for text in "abc":
            save(running, text)
            assert await page.read() == "reload"
        await page.close()

    asyncio.run(scenario())


@pytest.mark.parametrize("message", ["no json", "[]", "{}", '{"command": 3}', "\x00", '"x"'])
def test_nonsense_is_no_matter(running, caplog, message):
    """Whatever is sent, the connection goes on and nothing is logged."""

    async def scenario():
        page = await Page(running.port).open(stamp_of(running))
        await page.connection.write_message(message)
        assert await page.next_but_hello() == []
        await page.close()

    asyncio.run(scenario())
    assert not caplog.records


def test_pages_that_are_gone_are_forgotten(running, caplog):
    """Closing a page leaves neither memory nor messages."""

    async def scenario():
        pages = [await Page(running.port).open(stamp_of(running)) for _ in range(5)]
        for page in pages:
            await page.next_but_hello()
        for page in pages[1:]:
            await page.close()
        save(running, "1")
        assert await pages[0].read() == "reload"
        await pages[0].close()

    asyncio.run(scenario())
    running.close()
    assert not running.session._live.waiters
    assert not caplog.records


def test_two_servers_do_not_share_pages(start):
    """Livereload keeps one list for the whole process."""
    one, two = start(), start()
    assert one.session._live.waiters is not two.session._live.waiters


UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def knock(running, **headers: str) -> int:
    """Return the status that a connection is answered with."""
    headers = {name.replace("_", "-"): value for name, value in {**UPGRADE, **headers}.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    with socket.create_connection(("127.0.0.1", running.port), timeout=SECONDS) as raw:
        raw.sendall(f"GET /livereload HTTP/1.1\r\n{lines}\r\n".encode())
        return int(raw.recv(4096).split()[1])


def test_only_own_pages_may_connect(shared):
    """Neither another site nor a name that was made to resolve to this machine."""
    own = f"127.0.0.1:{shared.port}"
    assert knock(shared, Host=own) == 101
    assert knock(shared, Host=own, Origin=f"http://{own}") == 101
    for origin in (
        "https://evil.example",
        "null",
        "http://localhost:3000",
        f"http://localhost:{shared.port}",
    ):
        assert knock(shared, Host=own, Origin=origin) == 403
    rebound = f"evil.example:{shared.port}"
    assert knock(shared, Host=rebound, Origin=f"http://{rebound}") == 403
    assert knock(shared, Host=rebound, Origin=f"http://{rebound}", Sec_Fetch_Site="same-origin") == 403


def test_a_page_is_not_shown_under_another_name(shared):
    """A rebound name cannot read drafts either."""
    answer = shared.ask("/", Host="evil.example")
    assert answer.status == 403
    assert b"evil.example" in answer.body
    assert b"<p>" not in answer.body
    for host in ("localhost", "localhost:1", "[::1]:80", "127.0.0.1", "site.localhost"):
        assert shared.ask("/", Host=host).status == 200


def test_bound_to_the_network_every_name_is_answered(start):
    """Nobody knows the names there, but other sites are still kept out."""
    running = start(host="0.0.0.0")
    assert running.ask("/", Host="lessons.example").status == 200
    assert knock(running, Host="lessons.example", Origin="http://lessons.example") == 101
    assert knock(running, Host="lessons.example", Origin="http://evil.example") == 403


@pytest.mark.parametrize(
    "host", ["", "evil.example", "127.0.0.1.evil.example", "[", "[::2]", "localhost.evil", "10.0.0.1"]
)
def test_other_names_are_other_machines(host):
    """Also names that only look like this machine."""
    assert not means_this_machine(host, "my-computer")


def test_a_name_that_was_asked_for_is_answered():
    """Some systems give a computer's own name the address 127.0.1.1."""
    assert means_this_machine("my-computer:5500", "My-Computer")


def test_the_address_shown_can_be_opened():
    """An address to listen at is not always one to open."""
    assert url_of("127.0.0.1", 5500) == "http://127.0.0.1:5500/"
    assert url_of("::1", 1) == "http://[::1]:1/"
    assert url_of("0.0.0.0", 1) == "http://127.0.0.1:1/"


def test_an_address_that_cannot_be_is_said_in_words():
    """Bad hosts and ports are OSErrors with a text, as a port in use."""
    for options in (ServeOptions(host="no such host.invalid"), ServeOptions(port=99999)):
        with pytest.raises(OSError, match="cannot listen at"):
            listen(options, str)


def test_no_thread_is_left(start):
    """After a stop nothing watches or builds."""
    running = start()
    running.close()
    assert not running.watcher.is_alive()
    assert not running.session._rebuilder.is_alive()
