"""Where a site may be written, and what is said where it may not; the cache, which may be lost or foreign."""

import os
import shutil
import sqlite3
import subprocess
import sys

import pytest

from builder import pipeline
from builder.pipeline import run
from builder.system import Lock


@pytest.fixture
def root(site, lesson):
    """A site with one lesson."""
    return site({"lessons/2018/a/lesson.md": lesson("一", tags=["灯"])})


def test_a_folder_of_somebody_else_is_refused_and_untouched(root, tmp_path, build, write, tree):
    """A folder that is not empty and was not made by a build is left as it is; X801 names it."""
    theirs = tmp_path / "Documents"
    write(theirs, {"thesis.doc": "years of work", "index.html": "a page"})
    built = build(root, theirs)
    assert built.codes == ["X801"]
    assert tree(theirs) == {"thesis.doc": b"years of work", "index.html": b"a page"}


def test_a_list_of_files_that_is_not_ours_does_not_open_a_folder(root, tmp_path, build, write, tree):
    """A xuexi-manifest.json that says nothing sensible proves nothing."""
    for number, text in enumerate(
        ["", "[]", "{}", '{"version": 1}', '{"version": 99, "files": {}}', "null", '{"files": 3}']
    ):
        theirs = tmp_path / f"theirs{number}"
        write(theirs, {"xuexi-manifest.json": text, "a.txt": "a"})
        assert build(root, theirs).codes == ["X801"], text
        assert tree(theirs).keys() == {"xuexi-manifest.json", "a.txt"}


def test_a_list_of_files_that_leads_outside_removes_nothing_there(root, tmp_path, build, write):
    """A list in the output that names files elsewhere (tampered with, or of another disk) reaches nothing outside."""
    victims = {"victim.txt": "mine", "deep/victim.txt": "mine"}
    write(tmp_path, victims)
    names = [
        "../victim.txt",
        "../deep/victim.txt",
        str(tmp_path / "victim.txt"),
        "x/../../victim.txt",
        "",
        ".",
        "..",
        "/",
    ]
    listed = ", ".join(f'"{name}": [4, "0"]' for name in names)
    write(tmp_path / "out", {"xuexi-manifest.json": f'{{"version": 1, "files": {{{listed}}}}}'})
    assert build(root, tmp_path / "out").report.written
    assert {name: (tmp_path / name).read_text() for name in victims} == victims


@pytest.mark.parametrize("place", [".", "..", "lessons", "lessons/2018/out", "site_src/static", "themes", ".xuexi"])
def test_a_site_is_never_written_among_its_sources(root, build, tree, place):
    """The site's own folder, one above it, and every folder of sources are refused; nothing changes there."""
    build(root)
    before = {name: content for name, content in tree(root).items() if not name.startswith(".xuexi")}
    assert build(root, root / place).codes == ["X803"]
    assert {name: content for name, content in tree(root).items() if not name.startswith(".xuexi")} == before


def test_a_link_into_the_sources_is_seen_through(root, tmp_path, build):
    """An output folder that is only another name of the sources is refused too."""
    (tmp_path / "link").symlink_to(root / "lessons", target_is_directory=True)
    assert build(root, tmp_path / "link").codes == ["X803"]


@pytest.mark.parametrize("name", ["学习 在线", "a b/c d", "🎬/出", "x" * 200, "-o", "%20", "a#b?c"])
def test_an_output_folder_may_have_any_name(root, tmp_path, build, name):
    """Spaces, Chinese, emoji, long names and signs: the same bytes are written there."""
    assert build(root, tmp_path / name).files == build(root).files


def test_an_empty_folder_and_one_with_hidden_files_are_taken(root, tmp_path, build, write):
    """A fresh folder, or the work tree of a Pages branch with only .git in it, may be written; .git stays."""
    write(tmp_path / "pages", {".git/HEAD": "ref"})
    built = build(root, tmp_path / "pages")
    assert built.codes == []
    assert built.files[".git/HEAD"] == b"ref"


@pytest.mark.parametrize("place", ["taken", "taken/inside"])
def test_a_file_where_the_folder_should_be_is_said(root, tmp_path, build, write, tree, place):
    """Where the output cannot be a folder, X802 names it and the system's reason; the file stays."""
    write(tmp_path, {"taken": "a file"})
    (fault,) = build(root, tmp_path / place).report.diagnostics
    assert fault.code == "X802"
    assert fault.values["folder"] == str(tmp_path / place)
    assert fault.values["reason"]
    assert (tmp_path / "taken").read_text() == "a file"


def test_a_site_where_no_cache_can_be_kept_is_built(root, tmp_path, build, write):
    """On a disc or a drive that nobody may write, a build and a check work, and only the output is written."""
    expected = build(root, tmp_path / "a").files
    shutil.rmtree(root / ".xuexi")
    write(root, {".xuexi": "a file in the cache's place"})
    for _ in range(2):
        built = build(root, tmp_path / "b")
        assert built.codes == []
        assert built.files == expected
    report = pipeline.check(pipeline.Request(root=root), lambda _step, _done, _total: None)
    assert report.diagnostics == []


def test_two_builds_at_a_time_do_not_mix(root, build, monkeypatch, digest):
    """While one build holds the site, another waits for it; when it waits too long it says X804 and writes nothing."""
    old = digest(build(root).output)
    monkeypatch.setattr(run, "LOCK_SECONDS", 0.05)
    with Lock(root / ".xuexi" / "lock", 0):
        built = build(root)
    assert built.codes == ["X804"]
    assert not built.report.written
    assert digest(built.output) == old
    assert build(root).codes == []


def test_a_second_build_waits_for_the_first(root, build):
    """Two builds that are started together both end well, and leave what one leaves."""
    command = [sys.executable, "-m", "builder", "build", "--as-of", "2019-12-31"]
    running = [subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(2)]
    said = [one.communicate(timeout=60)[0] for one in running]
    assert [one.returncode for one in running] == [0, 0], said
    files = build(root).files
    assert build(root, root.parent / "other").files == files


@pytest.mark.parametrize("damage", ["cut", "zeros", "text", "empty", "foreign", "folder"])
def test_a_damaged_or_foreign_cache_is_made_anew(root, build, write, lesson, damage):
    """Cut off, overwritten, somebody else's database: the site is built all the same, as a clean build would."""
    expected = build(root).files
    cache = root / ".xuexi" / "cache.sqlite3"
    size = cache.stat().st_size
    for leftover in root.glob(".xuexi/cache.sqlite3-*"):
        leftover.unlink()
    if damage == "cut":
        os.truncate(cache, size // 2)
    elif damage == "foreign":
        cache.unlink()
        with sqlite3.connect(cache) as theirs:
            theirs.execute("CREATE TABLE item (something INTEGER)")
        theirs.close()
    elif damage == "folder":
        cache.unlink()
        cache.mkdir()
    else:
        content = {"zeros": bytes(size), "text": b"no database at all" * 999, "empty": b""}[damage]
        cache.write_bytes(content)
    built = build(root)
    assert built.codes == []
    assert built.files == expected
    write(root, {"lessons/2018/a/lesson.md": lesson("二")})
    assert build(root).page("lessons/a.html").title == "二"


def test_a_damaged_row_of_the_cache_is_not_believed(root, build, write):
    """Bytes that changed in the cache do not come onto a page."""
    expected = build(root).files
    with sqlite3.connect(root / ".xuexi" / "cache.sqlite3") as cache:
        cache.execute("UPDATE item SET value = CAST(REPLACE(HEX(value), '31', '32') AS BLOB) WHERE shelf != 'version'")
    cache.close()
    assert build(root).files == expected


@pytest.mark.parametrize("content", [b"", b"not a database" * 99])
def test_a_damaged_lock_does_not_lock_the_site_for_ever(root, build, content):
    """Whatever lies at the lock's place, the site can be built."""
    build(root)
    (root / ".xuexi" / "lock").write_bytes(content)
    assert build(root).codes == []
