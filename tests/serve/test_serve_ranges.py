"""Clips are asked for in pieces, may be huge, and may be replaced meanwhile."""

import http.client
import os
import socket
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.serve.content import FileContent
from builder.serve.ranges import UnsatisfiableError, wanted

DATA = bytes(range(256)) * 4
BIG = 48 * 1024 * 1024


@pytest.fixture(scope="module")
def clip(shared):
    """A small clip whose bytes tell where they are from."""
    (shared.output / "clip.mp4").write_bytes(DATA)
    return shared


@pytest.mark.parametrize(
    ("header", "first", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=10-19", 10, 20),
        ("bytes=1000-", 1000, 1024),
        ("bytes=1000-99999", 1000, 1024),
        ("bytes=-24", 1000, 1024),
        ("bytes=-99999", 0, 1024),
        ("BYTES = 5 - 6", 5, 7),
    ],
)
def test_a_range_is_answered_with_that_piece(clip, header, first, stop):
    """From, from and to, and the last ones."""
    answer = clip.ask("/clip.mp4", Range=header)
    assert answer.status == 206
    assert answer.body == DATA[first:stop]
    assert answer.headers["Content-Range"] == f"bytes {first}-{stop - 1}/1024"
    assert answer.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("header", ["bytes=1024-", "bytes=5000-6000", "bytes=-0", "bytes=" + "9" * 900 + "-"])
def test_a_range_behind_the_end_cannot_be_satisfied(clip, header):
    """The answer tells the size."""
    answer = clip.ask("/clip.mp4", Range=header)
    assert (answer.status, answer.body) == (416, b"")
    assert answer.headers["Content-Range"] == "bytes */1024"


@pytest.mark.parametrize(
    "header", ["bytes=5-2", "bytes=-", "bytes=0-1,5-6", "lines=0-1", "bytes=a-b", "bytes=٣-٤".encode()]
)
def test_what_is_no_single_range_gets_everything(clip, header):
    """As RFC 9110 allows: the header is as if it were not there."""
    answer = clip.ask("/clip.mp4", Range=header)
    assert (answer.status, answer.body) == (200, DATA)


def test_if_range_gives_a_piece_only_of_the_same_file(clip):
    """A weak tag or another date means another file."""
    whole = clip.ask("/clip.mp4").headers
    for known, status in (
        (whole["ETag"], 206),
        (whole["Last-Modified"], 206),
        ('"other"', 200),
        ("W/" + whole["ETag"], 200),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 200),
    ):
        assert clip.ask("/clip.mp4", Range="bytes=0-3", If_Range=known).status == status


def test_a_page_is_ranged_over_what_is_sent(shared):
    """Including what was added to it."""
    whole = shared.ask("/").body
    assert shared.ask("/", Range="bytes=-9").body == whole[-9:]
    assert shared.ask("/", Range="bytes=-9", If_Range='""').status == 200


def test_an_empty_file_has_no_piece(shared):
    """Not even its first byte."""
    (shared.output / "empty.mp3").touch()
    assert shared.ask("/empty.mp3", Range="bytes=0-").status == 416
    assert shared.ask("/empty.mp3").headers["Content-Length"] == "0"


@given(st.integers(0, 50), st.none() | st.integers(0, 60), st.none() | st.integers(0, 60))
def test_ranges_are_slices(size, first, last):
    """Compared with Python's own slices of the same numbers."""
    data = bytes(range(size))
    header = f"bytes={'' if first is None else first}-{'' if last is None else last}"
    if first is None:
        expected = b"" if not last else data[-last:]
    else:
        expected = data[first:] if last is None else data[first : last + 1]
    ignored = (first is None and last is None) or (first is not None and last is not None and last < first)
    try:
        asked = wanted(header, size)
    except UnsatisfiableError:
        assert not ignored
        assert expected == b""
    else:
        assert (asked is None) == ignored
        if asked is not None:
            assert data[asked.start : asked.stop] == expected != b""


def test_the_end_of_a_file_of_three_gigabytes_comes_at_once(shared):
    """Nothing is read or hashed that is not sent."""
    with (shared.output / "huge.mp4").open("wb") as file:
        file.truncate(3 << 30)
        file.seek(-3, os.SEEK_END)
        file.write(b"end")
    begin = time.perf_counter()
    answer = shared.ask("/huge.mp4", Range="bytes=-100")
    assert time.perf_counter() - begin < 1
    assert (answer.status, len(answer.body), answer.body[-3:]) == (206, 100, b"end")
    assert shared.ask("/huge.mp4", "HEAD").headers["Content-Length"] == str(3 << 30)


def begin_big(running, fill: bytes) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
    """Ask for a clip that does not fit into any buffer, and read only its beginning."""
    (running.output / "big.mp4").write_bytes(fill * BIG)
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
    connection.connect()
    connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
    connection.request("GET", "/big.mp4")
    answer = connection.getresponse()
    assert answer.read(1000) == fill * 1000
    return connection, answer


@pytest.mark.skipif(os.name == "nt", reason="Windows breaks the answer off instead")
def test_an_answer_that_has_begun_is_ended_with_the_old_file(running, caplog):
    """The promised length, from one file."""
    connection, answer = begin_big(running, b"a")
    new = running.output / "new.part"
    new.write_bytes(b"b")
    new.replace(running.output / "big.mp4")
    rest = answer.read()
    connection.close()
    assert len(rest) == BIG - 1000
    assert rest.count(b"a") == len(rest)
    assert running.ask("/big.mp4").body == b"b"
    assert not caplog.records


def test_a_file_cut_off_under_the_answer_breaks_it_off(running, caplog):
    """The browser sees a broken answer, and the server goes on."""
    connection, answer = begin_big(running, b"a")
    os.truncate(running.output / "big.mp4", 10)
    with pytest.raises((http.client.IncompleteRead, ConnectionError)):
        answer.read()
    connection.close()
    assert running.ask("/big.mp4").body == b"a" * 10
    running.close()
    assert not caplog.records


def test_a_browser_that_goes_away_is_no_matter(running, caplog):
    """A reader who jumps within a clip does this all the time."""
    for _ in range(5):
        connection, answer = begin_big(running, b"a")
        answer.close()
        connection.close()
    assert running.ask("/").status == 200
    running.close()
    assert not caplog.records


def test_a_slow_browser_is_waited_for(running):
    """What is not taken is not read into memory: the server's buffer holds a piece, not the file."""
    connection, answer = begin_big(running, b"a")
    running.ask("/")
    streams = [one.stream for one in running.session._http._connections]
    assert streams
    assert all(len(stream._write_buffer) <= 1024 * 1024 for stream in streams)
    answer.close()
    connection.close()


@pytest.mark.parametrize("hold", [True, False])
def test_a_file_is_read_in_pieces(tmp_path, hold):
    """Held open or not, never from another file than the one that was opened."""
    path = tmp_path / "a.mp4"
    path.write_bytes(b"0123456789")
    content = FileContent(path, hold=hold)
    assert (content.size, content.read(8, 5), content.read(10, 5)) == (10, b"89", b"")
    (tmp_path / "b").write_bytes(b"abcdefghij")
    if os.name != "nt":
        (tmp_path / "b").replace(path)
        assert content.read(0, 3) == (b"012" if hold else b"")
        assert FileContent(path, hold=False).tag != content.tag
    content.close()
