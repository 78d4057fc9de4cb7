"""A site in which nothing has changed is recognised at once; whatever changes is never missed."""

import datetime
import os
import shutil
from typing import ClassVar

import pytest

from builder.pipeline import Request, check, unchanged
from builder.pipeline import build as build_site

A = "lessons/2018/a/lesson.md"


@pytest.fixture
def root(site, lesson, clip, tmp_path):
    """A site with a theme of its own, a static file, and a clip in a media folder."""
    (tmp_path / "videos").mkdir()
    (tmp_path / "videos" / "far.mp4").write_bytes(clip)
    return site({
        "site_src/site.yaml": f"title: 学习在线\ntheme: own\nmedia: {{folders: ['{tmp_path}/videos']}}\n",
        "themes/own/theme.yaml": "name: own\nextends: default\n",
        "themes/own/messages/zh_CN.po": 'msgid "Lessons"\nmsgstr "全部微课"\n',
        "site_src/static/own.txt": "一",
        "site_src/templates/404.html": "<p>{{ page.title }}</p>",
        A: lesson("一", video="far.mp4"),
        "lessons/2018/b/lesson.md": lesson("二", draft="true"),
        "lessons/2018/c/lesson.md": lesson("三", audio="later.mp4"),
    })  # fmt: skip


def looked_only(built):
    """Tell whether a build did nothing but look."""
    return built.report.seconds.keys() == {"look"}


def test_nothing_changed_is_seen_at_once(root, build):
    """The second build says what the first said, and makes nothing."""
    first, second = build(root), build(root)
    assert not looked_only(first)
    assert looked_only(second)
    assert second.report.diagnostics == first.report.diagnostics != []
    assert (second.report.lessons, second.report.made, second.report.written) == (first.report.lessons, 0, True)
    assert second.report.kept == first.report.made + first.report.kept
    assert second.files == first.files


CHANGES = {
    "a lesson": lambda root: (root / A).write_text((root / A).read_text("utf-8").replace("一", "壹"), "utf-8"),
    "a new lesson": lambda root: _write(root / "lessons/2018/d/lesson.md", "---\ntitle: 四\ndate: 2018-01-01\n---\n"),
    "a lesson is gone": lambda root: (root / A).unlink(),
    "a template of the site": lambda root: _write(root / "site_src/templates/404.html", "<p>没有</p>"),
    "a new template of the theme": lambda root: _write(root / "themes/own/templates/people.html", "x"),
    "a sentence of the theme": lambda root: _write(
        root / "themes/own/messages/zh_CN.po", 'msgid "Lessons"\nmsgstr "全部课程"\n'
    ),
    "a static file": lambda root: _write(root / "site_src/static/own.txt", "二"),
    "settings": lambda root: _write(root / "site_src/site.yaml", "title: 新名\n"),
    "organizations": lambda root: _write(root / "site_src/organizations.yaml", "name: 新公司\n"),
    "a withdrawal": lambda root: _write(root / "site_src/withdrawn.yaml", "lessons: [{id: a}]\n"),
    "a clip in a media folder": lambda root: os.truncate(root.parent / "videos/far.mp4", 20),
    "a clip that comes to a media folder": lambda root: _write(root.parent / "videos/later.mp4", "x"),
    "a clip that is gone": lambda root: (root.parent / "videos/far.mp4").unlink(),
    "a page of the output": lambda root: _write(root / "public/index.html", "theirs"),
    "a file missing in the output": lambda root: (root / "public/lessons.json").unlink(),
}


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_never_missed(root, build, change):
    """Whatever changes, in the site, its theme, a media folder or the output: the result is that of a clean build."""
    build(root)
    assert looked_only(build(root))
    CHANGES[change](root)
    again = build(root)
    assert not looked_only(again)
    clean = build(root, root.parent / "clean")
    assert again.files == clean.files
    assert again.report.diagnostics == clean.report.diagnostics


@pytest.mark.parametrize(
    "asked",
    [{"drafts": True}, {"base_url": "https://x.example.com/"}, {"as_of": datetime.date(2017, 1, 1)}, {"strict": True}],
    ids=lambda asked: next(iter(asked)),
)
def test_another_request_is_another_result(root, build, asked):
    """Drafts, address and day are part of what was asked; a check before does not stand for a build."""
    build(root)
    assert not looked_only(build(root, **asked))
    assert not looked_only(build(root))
    assert looked_only(build(root))


def test_a_check_is_remembered_by_itself(root):
    """Its second time says the same; a change is seen."""
    request = Request(root=root, as_of=datetime.date(2020, 1, 1), jobs=1)

    def once():
        return check(request, lambda _step, _done, _total: None)

    first, second = once(), once()
    assert second.diagnostics == first.diagnostics
    assert second.seconds.keys() == {"look"}
    (root / A).write_text("---\ntitle: 一\n---\n", "utf-8")
    assert "X202" in {one.code for one in once().diagnostics}


def test_what_could_not_be_read_is_tried_again(root, build, write):
    """A clip that no player knows may have been locked or half copied: nobody has to change it for another look."""
    write(root.parent, {"videos/far.mp4": "not a clip"})
    assert "X502" in build(root).codes
    assert not looked_only(build(root))


def test_a_theme_that_is_a_link_to_a_shared_folder_is_looked_at(root, build, write):
    """What changes behind a linked theme is seen too."""
    (root / "themes" / "own").rename(root.parent / "shared")
    (root / "themes" / "own").symlink_to(root.parent / "shared")
    build(root)
    assert looked_only(build(root))
    write(root, {"site_src/templates/404.html": None})
    build(root)
    write(root.parent, {"shared/templates/404.html": "<p>shared</p>"})
    assert build(root).read("404.html") == "<p>shared</p>"


def test_a_copy_of_a_site_is_looked_at_anew(root, build):
    """Its media folder may be another one there, or none."""
    (root / "site_src/site.yaml").write_text("title: 学习在线\nmedia: {folders: [../videos]}\n", "utf-8")
    assert "X409" in build(root).codes
    elsewhere = root.parent / "far" / "site"
    shutil.copytree(root, elsewhere)
    built = build(elsewhere)
    assert not looked_only(built)
    assert not built.has("lessons/a.html")


def test_midnight_during_a_build_does_not_count(root, build, monkeypatch, write, lesson):
    """What was built for a day is not taken for the next one's."""
    write(root, {A: lesson("一", expires="2019-06-02")})
    request = Request(root=root, jobs=1)

    class Clock(datetime.datetime):
        moments: ClassVar = [datetime.datetime(2019, 6, 1, 15, 59, 59, tzinfo=datetime.UTC)]

        @classmethod
        def now(cls, tz=None):
            del tz
            return cls.moments.pop(0) if len(cls.moments) > 1 else cls.moments[0]

    monkeypatch.setattr(unchanged.datetime, "datetime", Clock)
    Clock.moments.append(datetime.datetime(2019, 6, 1, 16, 0, 1, tzinfo=datetime.UTC))
    build_site(request, lambda *_: None)
    assert (root / "public/lessons/a.html").is_file()
    build_site(request, lambda *_: None)
    assert not (root / "public/lessons/a.html").exists()


@pytest.mark.parametrize("text", [None, ""])
def test_a_folder_whose_list_of_files_is_lost_is_known_by_the_journal(root, build, write, text):
    """A power cut may leave an empty list; the next build makes it anew."""
    old = build(root).files
    write(root, {"public/xuexi-manifest.json": text})
    assert build(root).files == old


def test_litter_among_static_files_is_not_published(root, build, write):
    """Neither hidden folders nor what systems and editors leave behind."""
    names = [".git/config", "Thumbs.db", "~$x.docx", "x.tmp", "node_modules/p/a.js"]
    write(root, {f"site_src/static/{name}": "x" for name in names})
    files = build(root).files
    assert [name for name in names if name in files] == []
    assert "own.txt" in files


def test_subtitles_in_a_media_folder_are_said_to_be_unread(root, build, write, lesson, subtitles):
    """They belong beside the lesson; an empty track would be shown in their place."""
    write(root, {A: lesson("一", video="far.mp4", subtitles="far.srt")})
    write(root.parent, {"videos/far.srt": subtitles})
    assert "X434" in build(root).codes
