"""A build that is killed, stopped or out of disk at any moment leaves whole pages, and the next one makes all good."""

import contextlib
import errno
import itertools
import multiprocessing
import os
import shutil
import signal
from pathlib import Path

import pytest

from builder.output import MANIFEST, Staging
from builder.output.staging import STAGING
from builder.system import Cache

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that can be copied is needed"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]
STEPS = [
    (os, "replace"),
    (shutil, "copyfile"),
    (Path, "write_bytes"),
    (Staging, "put"),
    (os, "makedirs"),
    (Path, "unlink"),
    (Path, "rmdir"),
    (Path, "mkdir"),
    (Cache, "put"),
]
FEW = 8


@contextlib.contextmanager
def at_step(number, act, steps=STEPS):
    """Do `act` instead of the step `number` of those that change something on the disk; yield the counter."""
    count = itertools.count()
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in steps:
            patch.setattr(owner, name, counted(getattr(owner, name), count, number, act))
        yield count


def counted(real, count, number, act):
    """Return a step that counts itself."""

    def step(*arguments, **options):
        if next(count) == number:
            act()
        return real(*arguments, **options)

    return step


def steps_of(build, root):
    """Return how many steps a build takes."""
    with at_step(-1, None) as count:
        build(root)
        return next(count)


def killed_at(build, root, number, steps=STEPS):
    """Build in a copy of this process that is killed at a step; return whether it was."""

    def run():
        with at_step(number, lambda: os.kill(os.getpid(), signal.SIGKILL), steps):
            build(root)

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


def shown(files):
    """Return what visitors can see: neither the workshop nor the list of files."""
    return {name: content for name, content in files.items() if not name.startswith(STAGING) and name != MANIFEST}


@pytest.fixture
def two_states(site, write, build, lesson, subtitles, picture):
    """A site in its old state, its built old pages, a way to the new state, and the pages of that."""
    files = {
        "site_src/site.yaml": "title: 学习在线\nbase_url: https://x.example.com/\ntopics: [安全]\n",
        "lessons/2018/a/lesson.md": lesson("旧题", topic="安全", tags=["旧"], video="https://m.example.org/a.mp4", subtitles="a.srt"),
        "lessons/2018/a/a.srt": subtitles,
        "lessons/2018/b/lesson.md": lesson("去掉的", tags=["去"], poster="b.jpg", speakers=["走了的人"]),
        "lessons/2018/b/b.jpg": picture,
    }  # fmt: skip
    root = site(files)
    changes = {
        "lessons/2018/a/lesson.md": files["lessons/2018/a/lesson.md"].replace("旧题", "新题"),
        "lessons/2018/a/a.srt": subtitles.replace("师傅", "班长"),
        "lessons/2018/b/lesson.md": None,
        "lessons/2018/b/b.jpg": None,
        "lessons/2018/c/lesson.md": lesson("添上的", tags=["新"]),
    }
    write(root, changes)
    new = build(root).files
    for name in ("public", ".xuexi"):
        shutil.rmtree(root / name)
    write(root, {**dict.fromkeys(changes), **files})
    old = build(root).files
    kept = root.with_name("kept")
    for name in ("public", ".xuexi"):
        shutil.copytree(root / name, kept / name)
    write(root, changes)

    def restore():
        write(root, changes)
        for name in ("public", ".xuexi"):
            shutil.rmtree(root / name, ignore_errors=True)
            shutil.copytree(kept / name, root / name)

    def revert():
        write(root, {**dict.fromkeys(changes), **files})

    return root, old, new, restore, revert


def assert_whole(files, old, new):
    """Every file that visitors see is the old one or the new one."""
    assert [name for name, content in shown(files).items() if content not in {old.get(name), new.get(name)}] == []


def test_a_build_that_is_killed_leaves_whole_pages(two_states, build, tree):
    """Killed at each step in turn, also between the renames: every page is old or new, and the next build is clean."""
    root, old, new, restore, _ = two_states
    number = 0
    while True:
        restore()
        if not killed_at(build, root, number):
            break
        assert_whole(tree(root / "public"), old, new)
        after = build(root)
        assert after.codes == []
        assert after.files == new, f"after step {number}"
        number += 1
    assert number > 50


@pytest.mark.parametrize("steps", [None, [(Cache, "put"), (Cache, "drop"), (os, "replace")]], ids=["files", "cache"])
def test_a_rewrite_of_words_that_is_killed_is_made_good(two_states, build, tree, steps):
    """Only one page is due: killed at each step, also of the cache, the page is old or new and the next build is clean."""
    root, *_, revert = two_states
    revert()
    shutil.rmtree(root / "public")
    shutil.rmtree(root / ".xuexi")
    path = root / "lessons/2018/a/lesson.md"
    before = path.read_text("utf-8")
    path.write_text(before.replace("---\n## ", "summary: 摘要\n---\n## "), "utf-8")
    old = build(root).files
    kept = root.with_name("kept words")
    for name in ("public", ".xuexi"):
        shutil.copytree(root / name, kept / name)
    path.write_text(path.read_text("utf-8") + "\n多一句。\n", "utf-8")
    clean = build(root, root.with_name("clean"))
    new, number = clean.files, 0
    while True:
        for name in ("public", ".xuexi"):
            shutil.rmtree(root / name, ignore_errors=True)
            shutil.copytree(kept / name, root / name)
        if not killed_at(build, root, number, *([steps] if steps else [])):
            break
        assert_whole(tree(root / "public"), old, new)
        after = build(root)
        assert after.codes == []
        assert after.files == new, f"after step {number}"
        number += 1
    assert number > 4
    assert build(root).report.made == 0


def test_what_a_killed_build_has_left_is_known_without_its_cache(two_states, build):
    """With the cache lost and the change taken back, no page of the dead build stays behind."""
    root, old, _, restore, revert = two_states
    number = 0
    while True:
        restore()
        if not killed_at(build, root, number):
            break
        shutil.rmtree(root / ".xuexi")
        revert()
        after = build(root)
        assert after.codes == []
        assert after.files == old, f"after step {number}"
        number += 3


@pytest.mark.parametrize("cache", ["kept", "lost"])
def test_a_first_build_that_is_killed_does_not_lock_its_folder(two_states, build, cache):
    """Killed at each step of the first build of all: the next one knows the folder as its own."""
    root, _, new, restore, _ = two_states
    restore()
    build(root)
    number = 0
    while True:
        for name in ("public", ".xuexi"):
            shutil.rmtree(root / name, ignore_errors=True)
        if not killed_at(build, root, number):
            break
        if cache == "lost":
            shutil.rmtree(root / ".xuexi", ignore_errors=True)
        after = build(root)
        assert after.codes == []
        assert after.files == new, f"after step {number}"
        number += 5


def full():
    """Do as a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_said_and_leaves_whole_pages(two_states, build, tree):
    """Where the disk is full at a step of writing, X802 says why; with room again the next build is clean."""
    root, old, new, restore, _ = two_states
    restore()
    refused = 0
    for number in range(0, steps_of(build, root), 3):
        restore()
        with at_step(number, full):
            report = build(root).report
        refused += not report.written
        assert report.written == (not report.diagnostics)
        assert {one.code for one in report.diagnostics} <= {"X802"}
        assert all(one.values["reason"] == os.strerror(errno.ENOSPC) for one in report.diagnostics)
        assert_whole(tree(root / "public"), old, new)
        assert STAGING not in {path.name for path in (root / "public").iterdir()}
        assert build(root).files == new
    assert refused > FEW


def interrupt():
    """Do as Ctrl-C does."""
    raise KeyboardInterrupt


def test_ctrl_c_leaves_whole_pages(two_states, build, tree):
    """Stopped by Ctrl-C at a step: while pages are made the old site stands, and never is a page half new."""
    root, old, new, restore, _ = two_states
    restore()
    untouched = 0
    for number in range(0, steps_of(build, root), 3):
        restore()
        with at_step(number, interrupt), pytest.raises(KeyboardInterrupt):
            build(root)
        files = tree(root / "public")
        untouched += files == old
        assert_whole(files, old, new)
        assert build(root).files == new
    assert untouched > FEW
