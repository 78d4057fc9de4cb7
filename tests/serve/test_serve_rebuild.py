"""Saves become builds: none lost, none too many, none in the way."""

import html
import threading
import time
from pathlib import Path

from builder.diagnostics import Diagnostic, Severity, Span
from builder.serve.model import Rebuilt
from builder.serve.rebuilder import Rebuilder

HOSTILE = "</section><script>alert('x')</script>{0.__class__}{error}&"


def problem(severity: Severity, what: str) -> Diagnostic:
    """Return a problem with something that a user wrote."""
    return Diagnostic("X999", severity, Span("lessons/a.md", 3), "“{what}” is missing", "", {"what": what})


def test_the_first_build_is_given_nothing_and_a_save_its_path(start):
    """What the builder is told."""
    running = start(act=lambda paths: Rebuilt((), changed=False))
    assert running.next_call() == frozenset()
    running.next_line()
    (running.source / "text.md").write_text("一")
    assert running.next_call() == {running.source / "text.md"}


def test_a_save_shows_on_the_page(running):
    """The shortest way through everything."""
    (running.source / "text.md").write_text("saved")
    line = running.next_line()
    assert line.startswith("Built in ")
    assert b"saved" in running.ask("/").body


def test_a_save_during_a_build_is_built_next(start):
    """And meanwhile pages are served, and no second build begins."""
    inside, release = threading.Event(), threading.Event()

    def slow(paths):
        inside.set()
        assert release.wait(10)
        return Rebuilt((), changed=True)

    running = start(act=slow)
    assert inside.wait(10)
    assert running.next_call() == frozenset()
    saved = running.source / "text.md"
    saved.write_text("while it builds")
    assert running.ask("/none").status == 404, "the server answers meanwhile"
    assert running.builder.calls.empty(), "one build at a time"
    release.set()
    assert saved in running.calls_until(saved)


def test_what_is_saved_during_a_build_is_one_build(start):
    """Deterministic, because the rebuilder is told before it is let go."""
    inside, release = threading.Event(), threading.Event()

    def slow(paths):
        inside.set()
        assert release.wait(10)
        return Rebuilt((), changed=True)

    running = start(act=slow)
    assert inside.wait(10)
    for name in "abc":
        running.session._rebuilder.changed(frozenset({Path(name)}))
    release.set()
    running.next_call()
    assert running.next_call() == {Path("a"), Path("b"), Path("c")}


def test_a_burst_of_saves_is_seen_whole(running):
    """In far fewer builds than files."""
    paths = {running.source / f"{number}.md" for number in range(200)}
    for path in paths:
        path.write_text("x")
    seen: frozenset[Path] = frozenset()
    builds = 0
    while not paths <= seen:
        seen |= running.next_call()
        builds += 1
    assert seen == paths
    assert builds < 50


def test_a_build_that_breaks_off_is_shown_and_tried_again(start, tmp_path):
    """On every page, escaped, over the last good one; its paths come again."""
    failing = threading.Event()
    failing.set()

    def act(paths):
        if failing.is_set():
            raise ValueError(HOSTILE + "\n\x1b[31m second line")
        return Rebuilt((), changed=True)

    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "index.html").write_text("<body>last good</body>")
    running = start(act=act)
    line = running.next_line()
    assert line.startswith("The build broke off: ValueError: ")
    assert line.isprintable()
    assert "test_serve_rebuild.py:" in line
    running.next_call()
    for path in ("/", "/none"):
        page = running.ask(path).body
        assert b"xuexi-problems" in page
        assert b"<script>alert" not in page
        assert b"&lt;script&gt;alert" in page
        assert b"{0.__class__}" in page
    first, second = running.source / "a.md", running.source / "b.md"
    first.write_text("x")
    assert running.next_call() == {first}
    running.next_line()
    failing.clear()
    second.write_text("x")
    assert running.next_call() == {first, second}, "what was not built is given again"
    running.next_line()
    page = running.ask("/").body
    assert b"last good" in page
    assert b"xuexi-problems" not in page


def test_sys_exit_in_a_build_does_not_end_the_builder(start):
    """A thread would end without a word."""

    def act(paths):
        raise SystemExit(3)

    running = start(act=act)
    assert "SystemExit: 3" in running.next_line()
    (running.source / "a.md").write_text("x")
    assert "SystemExit: 3" in running.next_line()


def test_problems_lie_over_the_page_while_one_of_them_is_an_error(start, tmp_path):
    """In the answer only, and gone with the last error."""
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "index.html").write_text("<p>no body")
    said = [problem(Severity.WARNING, HOSTILE), problem(Severity.ERROR, "a clip")]
    running = start(act=lambda paths: Rebuilt(tuple(said), changed=False))
    assert running.next_line().endswith(": errors: 1, warnings: 1")
    page = running.ask("/").body
    assert page.startswith(b"<p>no body<section")
    assert page.index(b"xuexi-problems") < page.index(b"livereload.js")
    assert b"lessons/a.md:3" in page
    assert b"<script>alert" not in page
    assert html.escape(HOSTILE).encode() in page
    assert b"xuexi-problems" in running.ask("/none").body
    assert b"xuexi-problems" not in (running.output / "index.html").read_bytes()
    del said[1]
    (running.source / "a.md").write_text("x")
    running.next_line()
    assert b"xuexi-problems" not in running.ask("/").body


def test_a_name_that_is_not_unicode_can_be_shown(start):
    """Such names exist on Linux."""
    bad = Diagnostic("X1", Severity.ERROR, Span("lessons/\udcff.md"), "bad")
    running = start(act=lambda paths: Rebuilt((bad,), changed=False))
    running.next_line()
    assert b"lessons/?.md" in running.ask("/none").body


def test_a_build_that_is_not_finished_goes_on_by_itself(start, tmp_path):
    """The page that was saved is shown at once; the rest is asked for with no paths, without waiting for another save."""
    left = [True]

    def act(paths):
        return Rebuilt((), changed=True, unfinished=bool(left and left.pop()))

    running = start(act=act)
    assert running.next_call() == frozenset()
    assert running.next_call() == frozenset()
    save = running.source / "text.md"
    save.write_text("x")
    assert save in running.calls_until(save)


def test_a_build_gives_way_to_a_save_and_is_asked_for_again(tmp_path):
    """What is waiting is seen by a build that runs; one that gave way is no result, and the next is given what waited."""
    calls, results, begin = [], [], threading.Event()
    begin.set()
    saved = threading.Event()

    def rebuild(paths, is_waiting):
        calls.append(paths)
        if len(calls) == 2:
            saved.set()
            while not is_waiting():
                time.sleep(0.005)
            return None
        return Rebuilt((), changed=True, unfinished=len(calls) == 1)

    rebuilder = Rebuilder(rebuild, results.append, begin)
    rebuilder.start()
    assert saved.wait(10)
    rebuilder.changed(frozenset({Path("a")}))
    deadline = time.monotonic() + 10
    while len(results) < 2 and time.monotonic() < deadline:
        time.sleep(0.005)
    rebuilder.stop()
    assert calls == [frozenset(), frozenset(), frozenset({Path("a")})]
    assert [one.result.unfinished for one in results] == [True, False]
