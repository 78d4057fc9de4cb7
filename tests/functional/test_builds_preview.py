"""A preview builds at each save: the saved page at once, everything else right behind it, and never anything wrong."""

import datetime
import os
import shutil
from pathlib import Path

import pytest

from builder.pipeline import Preview, Request, build, preview, run

DAY = datetime.date(2019, 12, 31)


def nobody():
    """Say that no save is waiting."""
    return False


@pytest.fixture
def root(site, lesson, subtitles):
    """A few lessons that name each other."""
    return site({
        "site_src/site.yaml": "title: 学习在线\nbase_url: https://x.example.com/\ntopics: [安全]\n",
        "lessons/2018/a/lesson.md": lesson("甲课", "第一句。[乙](lesson:b)\n", summary="甲的摘要", topic="安全", speakers=["王红"], subtitles="a.srt",
                                           video="https://m.example.org/a.mp4"),
        "lessons/2018/a/a.srt": subtitles,
        "lessons/2018/b/lesson.md": lesson("乙课", summary="乙的摘要", topic="安全", date="2018-11-05"),
        "lessons/2018/c/lesson.md": lesson("丙课", draft=True),
    })  # fmt: skip


@pytest.fixture
def shown(root):
    """A preview whose first build is done."""
    one = Preview(Request(root=root, output=root / "preview", as_of=DAY, jobs=1, keep_broken=True))
    assert not one.build(frozenset(), nobody).unfinished
    return one


def save(root, name, old, new):
    """Change a text in a lesson and return its file."""
    path = root / "lessons/2018" / name / "lesson.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return frozenset({path})


def pages(folder: Path):
    """Return every file of an output."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def whole(root):
    """Return what a clean build makes of the site now."""
    clean = root.parent / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns(".xuexi", "preview", "public"))
    build(Request(root=clean, as_of=DAY, jobs=1, keep_broken=True), lambda *_: None)
    return pages(clean / "public")


@pytest.fixture
def builds(monkeypatch):
    """Count whole builds."""
    counted = []
    monkeypatch.setattr(preview, "build", lambda *rest: counted.append(1) or run.build(*rest))
    return counted


def test_words_are_a_matter_of_one_page(root, shown, builds):
    """One sentence, then another: one page is made each time, no whole build follows, and all is as a clean build makes it."""
    for old, new in (("第一句。", "又一句。"), ("又一句。", "再一句。\n\n还有。")):
        report = shown.build(save(root, "a", old, new), nobody)
        assert (report.made, report.unfinished) == (1, False)
        assert pages(root / "preview") == whole(root)
    assert builds == []


def test_a_title_shows_on_its_page_before_the_lists(root, shown, builds):
    """The page of the saved lesson comes first; then lists and neighbours; at the end all is as a clean build makes it."""
    report = shown.build(save(root, "a", "甲课", "新名字"), nobody)
    assert report.unfinished
    assert builds == []
    assert "新名字" in (root / "preview/lessons/a.html").read_text("utf-8")
    assert "新名字" not in (root / "preview/index.html").read_text("utf-8")
    report = shown.build(frozenset(), nobody)
    assert not report.unfinished
    assert pages(root / "preview") == whole(root)


def test_words_after_a_title_wait_for_no_whole_build(root, shown, builds):
    """Saves of two lessons in a row are shown at once, each; the whole build that is owed is not forgotten."""
    assert shown.build(save(root, "a", "甲课", "新名字"), nobody).unfinished
    assert shown.build(save(root, "b", "正文", "新的字"), nobody).unfinished
    assert "新的字" in (root / "preview/lessons/b.html").read_text("utf-8")
    assert builds == []
    assert not shown.build(frozenset(), nobody).unfinished
    assert pages(root / "preview") == whole(root)


def test_a_whole_build_gives_way_to_a_save(root, shown):
    """While lists are made somebody saves again: that page comes first, and then everything."""
    shown.build(save(root, "a", "甲课", "新名字"), nobody)
    changed = save(root, "b", "正文", "新的字")
    assert shown.build(frozenset(), lambda: True) is None
    assert shown.build(changed, nobody).unfinished
    assert "新的字" in (root / "preview/lessons/b.html").read_text("utf-8")
    assert not shown.build(frozenset(), nobody).unfinished
    assert pages(root / "preview") == whole(root)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("a", 'topic: "安全"', "topic: 没有"),
        ("a", "title:", "titel:"),
        ("a", "[乙](lesson:b)", "[乙](lesson:none)"),
        ("a", "[乙](lesson:b)", "{{lesson b}}"),
        ("b", '"2018-11-05"', "2018-12-31"),
        ("c", "draft: true", "draft: false"),
        ("c", "正文", "稿子里的字"),
    ],
)
def test_after_any_save_all_is_as_a_clean_build_makes_it(root, shown, name, old, new):
    """Whatever is saved, once nothing is owed the preview is the site, and says the same of it."""
    changed = save(root, name, old, new)
    report = shown.build(changed, nobody)
    while report.unfinished:
        report = shown.build(frozenset(), nobody)
    clean = build(Request(root=root, output=root.parent / "other", as_of=DAY, jobs=1), lambda *_: None)
    assert report.diagnostics == clean.diagnostics
    if not clean.has_errors:
        assert pages(root / "preview") == whole(root)


def test_a_new_file_or_a_changed_template_takes_a_whole_build(root, shown, builds, write):
    """Only what is known to change one page is done quickly."""
    write(root, {"lessons/2018/d/lesson.md": "---\ntitle: 丁课\ndate: 2018-01-02\n---\n字\n"})
    assert not shown.build(frozenset({root / "lessons/2018/d/lesson.md"}), nobody).unfinished
    write(root, {"site_src/templates/404.html": "<p>没有</p>"})
    assert not shown.build(frozenset({root / "site_src/templates/404.html"}), nobody).unfinished
    assert len(builds) == 2
    assert pages(root / "preview") == whole(root)


def test_another_build_meanwhile_is_noticed(root, shown):
    """Somebody builds or cleans beside the preview: what it knew is not believed."""
    save(root, "b", "正文", "别的字")
    build(Request(root=root, output=root / "public", as_of=DAY, jobs=1), lambda *_: None)
    report = shown.build(save(root, "a", "第一句", "又一句"), nobody)
    while report.unfinished:
        report = shown.build(frozenset(), nobody)
    assert pages(root / "preview") == whole(root)
    for path in sorted((root / ".xuexi").glob("cache*")):
        os.unlink(path)
    report = shown.build(save(root, "a", "又一句", "第三句"), nobody)
    while report.unfinished:
        report = shown.build(frozenset(), nobody)
    assert pages(root / "preview") == whole(root)


def test_a_new_process_believes_no_page_that_was_shown_first(root, shown):
    """Stopped between the first page and the rest, the next build makes everything good."""
    shown.build(save(root, "a", "甲课", "新名字"), nobody)
    other = Preview(Request(root=root, output=root / "preview", as_of=DAY, jobs=1, keep_broken=True))
    assert not other.build(frozenset(), nobody).unfinished
    assert pages(root / "preview") == whole(root)
