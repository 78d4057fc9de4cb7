"""Which changes are noticed, whatever happens to the folders."""

import os
import shutil

import pytest
import watchfiles
from watchfiles import Change

from builder.serve.noise import Noise

TEMPORARY = [
    "~$报告.docx",
    "text.md~",
    ".text.md.swp",
    "4913",
    "clip.mp4.part",
    ".~lock.a.xlsx#",
    "#text.md#",
    ".#text.md",
    ".DS_Store",
    "x.tmp",
    "a.md.___jb_tmp___",
]


def test_temporary_files_and_ignored_folders_start_no_build(running):
    """Neither what editors leave nor our own output."""
    (running.source / ".xuexi").mkdir()
    (running.source / ".git").mkdir()
    unwanted = [running.source / name for name in [*TEMPORARY, ".xuexi/cache", ".git/index"]]
    for path in [*unwanted, running.output / "new.html"]:
        path.write_text("x")
    last = running.source / "text.md"
    last.write_text("x")
    seen = running.calls_until(last)
    assert seen.isdisjoint(unwanted)
    assert all(path.is_relative_to(running.source) for path in seen)


@pytest.mark.parametrize("name", ["text.md", "一盏矿灯.md", "part.md", "tmp/a.md", "a~b.md", "swp", "#标签.md"])
def test_ordinary_names_count(tmp_path, name):
    """Also those that look a little like temporary ones."""
    assert Noise([tmp_path], []).counts(Change.added, os.path.join(tmp_path, *name.split("/")))


def test_an_ignored_folder_is_not_its_namesake(tmp_path):
    """`public` is not `public2`."""
    noise = Noise([tmp_path], [tmp_path / "public"])
    assert not noise.counts(Change.added, str(tmp_path / "public"))
    assert not noise.counts(Change.added, str(tmp_path / "public" / "a"))
    assert noise.counts(Change.added, str(tmp_path / "public2"))
    assert not noise.counts(Change.added, str(tmp_path.parent / "other"))


def test_a_folder_modified_by_what_is_in_it_does_not_count(tmp_path):
    """On Windows, writing the output would start builds without end."""
    noise = Noise([tmp_path], [])
    assert not noise.counts(Change.modified, str(tmp_path))
    assert noise.counts(Change.deleted, str(tmp_path))


def test_deleting_and_renaming_are_changes(running):
    """A page must vanish with its text."""
    path = running.source / "a.md"
    path.write_text("x")
    running.calls_until(path)
    path.rename(running.source / "b.md")
    running.calls_until(running.source / "b.md")
    (running.source / "b.md").unlink()
    running.calls_until(running.source / "b.md")


def test_a_root_may_appear_vanish_and_appear_again(start, tmp_path):
    """Also with the folders above it."""
    root = tmp_path / "site" / "lessons"
    running = start(watch=[tmp_path / "site_src", root])
    running.builder.source = root
    for round_ in range(3):
        root.mkdir(parents=True)
        for text in (f"first {round_}", f"second {round_}"):
            (root / "text.md").write_text(text)
            running.wait_for_page(text)
        shutil.rmtree(tmp_path / "site")
        running.wait_for_page("<p></p>")


def test_a_root_made_again_at_once_is_still_watched(running):
    """The new folder often has the number of the old one."""
    shutil.rmtree(running.source)
    running.source.mkdir()
    for text in ("first", "second"):
        (running.source / "text.md").write_text(text)
        running.wait_for_page(text)


def test_a_root_swapped_for_another_folder_is_watched(running):
    """The old watch goes away with the old folder."""
    other = running.folder / "other"
    other.mkdir()
    running.source.rename(running.folder / "old")
    other.rename(running.source)
    for text in ("first", "second"):
        (running.source / "text.md").write_text(text)
        running.wait_for_page(text)


def test_a_single_file_may_be_watched_and_replaced(start, tmp_path):
    """Editors replace a file at each save; no save is the last one seen."""
    path = tmp_path / "site.yaml"
    path.write_text("a")
    running = start(watch=[path])
    for text in "bcd":
        (tmp_path / "new").write_text(text)
        (tmp_path / "new").replace(path)
        running.calls_until(path)
        while not running.builder.calls.empty():
            running.next_call()


def test_paths_are_reported_as_they_were_given(start, tmp_path):
    """The system follows links; the caller knows its own names."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    running = start(watch=[tmp_path / "link"])
    (tmp_path / "real" / "a.md").write_text("x")
    assert running.next_call() == {tmp_path / "link" / "a.md"}


def test_polling_works_where_the_system_tells_nothing(start, monkeypatch):
    """As on network drives, by watchfiles' own variable."""
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    monkeypatch.setenv("WATCHFILES_POLL_DELAY_MS", "20")
    running = start()
    path = running.source / "a.md"
    path.write_text("x")
    running.calls_until(path)


def test_without_watches_files_are_polled(start, monkeypatch):
    """The system has only so many watches; when they are used up, watchfiles raises."""
    real = watchfiles.watch
    asked = []

    def exhausted(*paths, force_polling=None, **rest):
        asked.append(force_polling)
        if not force_polling:
            raise RuntimeError("OS file watch limit reached")
        return real(*paths, force_polling=True, poll_delay_ms=20, **rest)

    monkeypatch.setattr(watchfiles, "watch", exhausted)
    running = start()
    running.calls_until(running.source)
    path = running.source / "a.md"
    path.write_text("x")
    running.calls_until(path)
    assert asked == [None, True]
