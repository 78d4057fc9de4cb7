"""The function itself: how it begins and how it ends."""

import http.client
import os
import queue
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
import webbrowser
from pathlib import Path

import pytest

import builder.serve
from builder.serve import Rebuilt, ServeOptions, serve
from builder.serve.session import Session

PROGRAM = textwrap.dedent(
    """
    import sys, threading
    from pathlib import Path
    from builder.serve import Rebuilt, ServeOptions, serve

    folder, how = Path(sys.argv[1]), sys.argv[2]
    (folder / "public").mkdir()
    with (folder / "public" / "clip.mp4").open("wb") as file:
        file.truncate(1 << 30)

    def rebuild(paths, is_waiting):
        print("building", flush=True)
        if how == "busy":
            threading.Event().wait()
        return Rebuilt((), changed=True)

    serve(
        folder / "public", [folder], [folder / "public"], rebuild, str, ServeOptions(port=0),
        announce=lambda text: print(text, flush=True), started=lambda port: print(port, flush=True),
    )
    print("returned")
    """
)


def test_the_door_is_small():
    """Everything else is the room's own business."""
    assert builder.serve.__all__ == ["Rebuilt", "ServeOptions", "serve"]


def test_a_port_in_use_is_said_before_anything_is_built(tmp_path):
    """In the user's language, and without a number in front."""
    built = []
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(OSError, match=f"^端口 port {port} is in use: "):
            serve(
                tmp_path,
                [tmp_path],
                [],
                built.append,
                lambda text: "端口 " + text,
                ServeOptions(port=port),
                announce=built.append,
            )
    assert not built


def test_an_interrupt_while_it_begins_ends_it(tmp_path):
    """Whatever raises: sockets and threads are cleared away."""
    lines = []

    def interrupt(port):
        raise KeyboardInterrupt

    serve(
        tmp_path,
        [],
        [],
        lambda paths, is_waiting: None,
        str,
        ServeOptions(port=0),
        announce=lines.append,
        started=interrupt,
    )
    assert lines[0].startswith("The site is at http://127.0.0.1:")


def test_the_browser_is_opened_when_asked_for(tmp_path, monkeypatch):
    """In a thread, because some browsers keep whoever calls them waiting until they are closed."""
    asked, closed = queue.Queue(), threading.Event()

    def stay_open(url):
        asked.put(url)
        assert closed.wait(10)

    def end_after_the_build(line):
        if line.startswith("Built"):
            sessions[0].stop()

    sessions = []
    begin = Session.run
    monkeypatch.setattr(webbrowser, "open", stay_open)
    monkeypatch.setattr(Session, "run", lambda self, *rest: sessions.append(self) or begin(self, *rest))
    serve(
        tmp_path / "public",
        [tmp_path],
        [],
        lambda paths, is_waiting: Rebuilt((), changed=False),
        str,
        ServeOptions(port=0, open_browser=True),
        announce=end_after_the_build,
    )
    assert asked.get(timeout=10).startswith("http://127.0.0.1:")
    closed.set()


@pytest.mark.skipif(os.name == "nt", reason="there Ctrl-C goes to the whole console")
@pytest.mark.parametrize("how", ["idle", "busy"])
def test_ctrl_c_ends_it_at_once_and_quietly(tmp_path, how):
    """Also with a clip half sent, a page connected, and a build that never ends."""
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", PROGRAM, str(tmp_path), how],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    try:
        assert process.stdout.readline().startswith("The site is at ")
        port = int(process.stdout.readline())
        assert process.stdout.readline() == "building\n"
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/clip.mp4")
        connection.getresponse().read(10)
        page = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
        page.request("GET", "/livereload", headers={**upgrade, "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="})
        assert page.getresponse().status == 101
        begin = time.perf_counter()
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=10)
        seconds = time.perf_counter() - begin
        connection.close()
        page.close()
    finally:
        process.kill()
        process.communicate()
    assert output.endswith("returned\n")
    assert (process.returncode, errors) == (0, "")
    assert seconds < 3, "a second, and something for a busy machine"
