"""What is answered to a browser that looks at the site."""

import threading

import pytest

from builder.serve.inject import inject, script_tag

TYPES = {
    "a.html": "text/html; charset=utf-8",
    "a.css": "text/css; charset=utf-8",
    "a.js": "text/javascript; charset=utf-8",
    "a.mp4": "video/mp4",
    "a.MP4": "video/mp4",
    "a.m4a": "audio/mp4",
    "a.mp3": "audio/mpeg",
    "a.vtt": "text/vtt; charset=utf-8",
    "a.svg": "image/svg+xml",
    "a.json": "application/json",
    "a.xml": "application/xml",
    "a.webp": "image/webp",
    "a.avif": "image/avif",
    "a.tar.gz": "application/gzip",
    "没有类型": "application/octet-stream",
}


@pytest.mark.parametrize(("name", "expected"), TYPES.items())
def test_a_file_has_its_type_on_every_machine(shared, name, expected):
    """The system's own table is not asked."""
    (shared.output / name).write_bytes(b"x")
    answer = shared.ask("/" + "".join(f"%{byte:02x}" for byte in name.encode()))
    assert answer.status == 200
    assert answer.headers["Content-Type"] == expected
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_folder_is_its_index_and_gets_its_slash(shared):
    """Without the slash, relative links in the page would lead elsewhere."""
    folder = shared.output / "课程"
    folder.mkdir()
    (folder / "index.html").write_text("课程表")
    assert "课程表".encode() in shared.ask("/%E8%AF%BE%E7%A8%8B/").body
    moved = shared.ask("/%E8%AF%BE%E7%A8%8B?q=1")
    assert (moved.status, moved.headers["Location"]) == (302, "/%E8%AF%BE%E7%A8%8B/?q=1")
    (shared.output / "empty").mkdir()
    assert shared.ask("/empty/").status == 404
    assert shared.ask("/index.html/").status == 404


def test_the_script_is_in_the_answer_and_not_in_the_file(shared):
    """What is published never knows of this server."""
    answer = shared.ask("/")
    assert answer.body.count(b'src="/livereload.js?') == 1
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    assert b"livereload" not in (shared.output / "index.html").read_bytes()
    script = shared.ask("/livereload.js")
    assert script.status == 200
    assert b"LiveReload" in script.body


def test_head_has_the_headers_of_get_and_no_body(shared):
    """For pages, clips and what is missing."""
    (shared.output / "head.mp4").write_bytes(b"12345")
    for path in ("/", "/head.mp4", "/none"):
        get, head = shared.ask(path), shared.ask(path, "HEAD")
        assert head.status == get.status
        assert head.body == b""
        for name in ("Content-Length", "Content-Type", "ETag", "Accept-Ranges"):
            assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"])
def test_nothing_can_be_sent(shared, method):
    """GET and HEAD are all there is."""
    answer = shared.ask("/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_a_missing_page_is_said_to_be_missing(start):
    """With the site's own page where it has one, always reloading."""
    running = start()
    plain = running.ask("/%3Cscript%3E")
    assert plain.status == 404
    assert b"There is no such page" in plain.body
    assert b"<script>" not in plain.body
    assert b"livereload.js" in plain.body
    (running.output / "404.html").write_text("<BODY>自己的</BODY>")
    own = running.ask("/nowhere", Range="bytes=0-3")
    assert own.status == 404
    assert own.body.startswith("<BODY>自己的<script".encode())
    assert running.ask("/404.html").status == 200


def test_the_last_good_site_is_served_during_the_first_build(start, tmp_path):
    """And whoever asks for a page that is not there yet is told why."""
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "index.html").write_text("last good")
    release = threading.Event()

    def slow(paths):
        assert release.wait(10)
        raise RuntimeError("no matter")

    running = start(act=slow)
    running.next_call()
    try:
        assert b"last good" in running.ask("/").body
        assert b"being built for the first time" in running.ask("/new.html").body
    finally:
        release.set()
    running.next_line()
    assert b"being built for the first time" not in running.ask("/new.html").body


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b"<body>a</body></html>", b"<body>a+</body></html>"),
        (b"<BODY>a</BODY >", b"<BODY>a+</BODY >"),
        (b"a", b"a+"),
        (b"", b"+"),
        (b"<!-- </body> --><body>a</body>", b"<!-- </body> --><body>a+</body>"),
        (b"<body>a</body><!-- </body> -->", b"<body>a+</body><!-- </body> -->"),
        (b"<script>'</body>'</script>b</body>", b"<script>'</body>'</script>b+</body>"),
    ],
)
def test_additions_come_at_the_end_of_the_body(page, expected):
    """In any case of letters, with or without a body, not in a comment."""
    assert inject(page, "+") == expected


def test_the_script_knows_where_it_is_from():
    """livereload.js cannot find out some hosts by itself; hostile ones are left out."""
    assert 'host=[::1]&amp;port=5500&amp;snipver=s1"' in script_tag("[::1]:5500", "s1")
    assert "host=localhost&amp;port=80&amp;" in script_tag("localhost", "s1")
    assert 'livereload.js?snipver=s1"' in script_tag('"><script>', "s1")


def test_what_is_missing_far_below_still_finds_its_styles(shared):
    """The page for what is missing is shown at any depth, so its relative links go out from the root."""
    (shared.output / "404.html").write_text("<!doctype html><HEAD lang=zh><link href=assets/a.css></HEAD><body>none")
    try:
        answer = shared.ask("/a/b/c.html")
        assert answer.status == 404
        assert b'<HEAD lang=zh><base href="/"><link href=assets/a.css>' in answer.body
        assert b"<base" not in shared.ask("/404.html").body
    finally:
        (shared.output / "404.html").unlink()
