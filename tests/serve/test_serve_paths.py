"""Nothing outside the output is ever served."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.serve.locate import locate

SECRET = b"not for anybody"

PARTS = st.sampled_from(
    [
        *(
            "..",
            ".",
            "",
            "%2e%2e",
            "%2E.",
            "..%2f",
            "%2f",
            "%5c",
            "..%5c",
            "\\",
            "%00",
            "C:",
            "c%3a",
            "~",
            "%ff",
        ),
        *(
            "%252e%252e",
            "secret.txt",
            "inner",
            "index.html",
            "out",
            "loop",
            "file",
            "public",
            "public2",
            "a" * 300,
        ),
    ]
)
PATHS = st.lists(PARTS | st.text(max_size=5), max_size=7).map("/".join)


@pytest.fixture(scope="module")
def guarded(shared):
    """A site with its secrets beside it and links that lead to them."""
    (shared.folder / "secret.txt").write_bytes(SECRET)
    (shared.folder / "public2").mkdir()
    (shared.folder / "public2" / "secret.txt").write_bytes(SECRET)
    (shared.output / "inner").mkdir()
    (shared.output / "inner" / "index.html").write_text("inner")
    (shared.output / "out").symlink_to(shared.folder)
    (shared.output / "file").symlink_to(shared.folder / "secret.txt")
    (shared.output / "loop").symlink_to(shared.output / "loop")
    (shared.output / "alias").symlink_to(shared.output / "inner")
    return shared


@pytest.mark.parametrize(
    "path",
    [
        b"/../secret.txt",
        b"/%2e%2e/secret.txt",
        b"/..%2fsecret.txt",
        b"/..%5csecret.txt",
        b"/..\\secret.txt",
        b"/inner/../../secret.txt",
        b"//secret.txt",
        b"/out/secret.txt",
        b"/file",
        b"/loop",
        b"/C:/Windows/win.ini",
        b"/index.html%00.png",
        b"/%ff",
        b"/../public2/secret.txt",
        b"http://localhost/../secret.txt",
        b"*",
        b"/" + b"a" * 5000,
        b"/" + b"a/" * 3000,
    ],
)
def test_a_path_that_leads_out_finds_nothing(guarded, path):
    """The known ways to write such a path."""
    answer = guarded.ask_raw(path)
    assert answer.startswith(b"HTTP/1.1 404")
    assert SECRET not in answer


def test_a_redirection_never_leads_to_another_site(guarded):
    """`//name` would be one for the browser."""
    for path in (b"//inner", b"/%2Finner", b"/\\inner", b"/%5Cinner", b"///inner"):
        assert b"Location" not in guarded.ask_raw(path)
    assert b"Location: /inner/\r\n" in guarded.ask_raw(b"/inner")


def test_a_link_within_the_output_is_followed(guarded):
    """Only links that lead out are not."""
    assert b"inner" in guarded.ask("/alias/").body


@given(PATHS)
def test_no_path_leads_out(guarded, path):
    """Whatever it is made of."""
    found = locate(guarded.output, "/" + path)
    assert found is None or found.is_relative_to(guarded.output.resolve())


@given(PATHS)
def test_no_request_gets_a_secret(guarded, path):
    """The same over a socket."""
    line = "".join(char for char in path if char.isprintable() and char != " ")
    assert SECRET not in guarded.ask_raw(b"/" + line.encode("utf-8", "replace"))


def test_an_output_that_is_itself_a_link_is_served(tmp_path):
    """What is compared are real paths."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.html").touch()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert locate(tmp_path / "link", "/a.html") == (tmp_path / "real" / "a.html").resolve()
    assert locate(tmp_path / "none", "/a.html") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_not_opened(guarded):
    """Opening a pipe would stop the server."""
    os.mkfifo(guarded.output / "pipe.html")
    assert guarded.ask("/pipe.html").status == 404


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_missing(guarded):
    """It is no reason for a broken answer."""
    path: Path = guarded.output / "closed.mp4"
    path.touch(mode=0o000)
    assert guarded.ask("/closed.mp4").status == 404
