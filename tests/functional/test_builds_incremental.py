"""After any change a build gives what a clean build gives, and touches only what changed."""

import shutil

import pytest

LAMP = "lessons/2018/2018-12-lamp/lesson.md"
THEME = "themes/own/theme.yaml"


@pytest.fixture
def files(lesson, subtitles, picture):
    """A small site without clips, so that a build is quick."""
    return {
        "site_src/site.yaml": "title: 学习在线\nbase_url: https://x.example.com/\ntopics: [安全, 党史]\nper_page: 2\n"
        "menu: [{page: about}]\nhome: {start: [2018-12-lamp]}\n",
        "site_src/campaigns/19da.md": "---\ntitle: 十九大\nstart: 2017-06-01\nend: 2019-12-31\n---\n介绍。\n",
        "site_src/pages/about.md": "---\ntitle: 关于\n---\n见[灯](lesson:2018-12-lamp)。\n",
        "site_src/static/logo.txt": "logo",
        LAMP: lesson("灯", "见[帽](lesson:2018-07-cap)。\n\n![图](图.jpg)\n", speakers=["王红"], branch="综采一队", topic="安全",
                     campaign="十九大", tags=["灯"], award="一等奖", video="https://m.example.org/a.mp4", subtitles="a.srt",
                     aliases=["old.html"], summary="灯的事"),
        "lessons/2018/2018-12-lamp/a.srt": subtitles,
        "lessons/2018/2018-12-lamp/图.jpg": picture,
        "lessons/2018/2018-07-cap/lesson.md": lesson("帽", date="2018-07-01", speakers=["李明"], branch="护理部", topic="安全"),
        "lessons/2018/2018-06-note/lesson.md": lesson("条", date="2018-06-01", makers=["李明@综采一队"], publish="2018-06-01"),
        "lessons/2018/2018-05-end/lesson.md": lesson("期", date="2018-05-01", expires="2020-06-01"),
        "lessons/2018/2018-04-draft/lesson.md": lesson("稿", date="2018-04-01", draft=True),
    }  # fmt: skip


def replaced(files, name, old, new):
    """Return one file of the site with a part of its text exchanged."""
    assert old in files[name]
    return {name: files[name].replace(old, new)}


CHANGES = {
    "a lesson is added": lambda f: {"lessons/2019/new/lesson.md": f[LAMP].replace("old.html", "older.html")},
    "a body is edited": lambda f: replaced(f, LAMP, "见[帽]", "请见[帽]"),
    "a title is edited": lambda f: replaced(f, LAMP, '"灯"\ndate', '"新灯"\ndate'),
    "a folder is renamed": lambda f: {LAMP: None, "lessons/2018/灯/lesson.md": f[LAMP]},
    "a lesson is deleted": lambda _: {"lessons/2018/2018-07-cap/lesson.md": None},
    "a lesson is touched": lambda f: {LAMP: f[LAMP]},
    "a subtitle is edited": lambda f: replaced(f, "lessons/2018/2018-12-lamp/a.srt", "一辈子", "三十年"),
    "a picture is exchanged": lambda f: {"lessons/2018/2018-12-lamp/图.jpg": f["lessons/2018/2018-12-lamp/图.jpg"] + b"1"},
    "a picture is deleted": lambda _: {"lessons/2018/2018-12-lamp/图.jpg": None},
    "a prize is taken back": lambda f: replaced(f, LAMP, 'award: "一等奖"\n', ""),
    "a draft is done": lambda f: replaced(f, "lessons/2018/2018-04-draft/lesson.md", "draft: true\n", ""),
    "an error is made": lambda f: replaced(f, LAMP, 'branch: "综采一队"', 'branch: "没有的队"'),
    "a setting is changed": lambda f: replaced(f, "site_src/site.yaml", "menu", "footer: 新页脚\nmenu"),
    "pages get longer": lambda f: replaced(f, "site_src/site.yaml", "per_page: 2", "per_page: 3"),
    "a topic is removed": lambda f: replaced(f, "site_src/site.yaml", "topics: [安全, 党史]", "topics: [安全]"),
    "the address is taken out": lambda f: replaced(f, "site_src/site.yaml", "base_url: https://x.example.com/\n", ""),
    "the language is changed": lambda f: replaced(f, "site_src/site.yaml", "menu", "language: en\nmenu"),
    "an organization is renamed": lambda _: {"site_src/organizations.yaml": "name: 新公司\nchildren:\n"
        "  - {name: 城郊煤矿党委, children: [{name: 综采新队党支部, aliases: [综采一队]}]}\n"
        "  - {name: 总医院党委, children: [{name: 护理部党支部}]}\n"},
    "a campaign is edited": lambda f: replaced(f, "site_src/campaigns/19da.md", "介绍", "新介绍"),
    "a page is edited": lambda f: replaced(f, "site_src/pages/about.md", "见[灯]", "看[灯]"),
    "a page is deleted": lambda f: {"site_src/pages/about.md": None,
                                    **replaced(f, "site_src/site.yaml", "menu: [{page: about}]\n", "")},
    "a static file is changed": lambda _: {"site_src/static/logo.txt": "other"},
    "the style is overridden": lambda _: {"site_src/static/style.css": "body{color:red}"},
    "a template is overridden": lambda _: {"site_src/templates/404.html": "{% extends 'base.html' %}{% block main %}<h1>无</h1>"
        "{% endblock %}"},
    "a part of templates is overridden": lambda _: {"site_src/templates/partials/pager.html": "{% macro pager(p) %}<i>页</i>"
        "{% endmacro %}"},
    "words of the theme are overridden": lambda _: {"site_src/messages/zh_CN.po": 'msgid "Newest lessons"\nmsgstr "刚上线"\n'},
    "a theme of its own is taken": lambda f: {THEME: "name: own\nextends: default\n", **replaced(
        f, "site_src/site.yaml", "menu", "theme: own\nmenu"), "themes/own/static/site.js": "/* none */"},
    "a lesson is withdrawn": lambda _: {"site_src/withdrawn.yaml": "lessons: [{id: 2018-12-lamp, reason: 应本人要求}]\n"},
    "a person is withdrawn": lambda _: {"site_src/withdrawn.yaml": "people: [{name: 李明}]\n"},
}  # fmt: skip


def times(folder):
    """Return when each file was last written."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()
    }


def clean(root):
    """Forget everything that was built."""
    shutil.rmtree(root / ".xuexi")
    shutil.rmtree(root / "public")


@pytest.mark.parametrize("change", CHANGES)
def test_a_build_after_a_change_is_as_good_as_a_clean_one(site, files, build, write, change):
    """Every file is what a clean build makes; files whose bytes are the same are not written; back again is as before."""
    root = site(files)
    before = build(root)
    old, written = before.files, times(before.output)
    changed = CHANGES[change](files)
    write(root, changed)
    after = build(root)
    new, rewritten = after.files, times(after.output)
    same = {name for name in old.keys() & new.keys() if old[name] == new[name]}
    assert {name for name in same if written[name] != rewritten[name]} == set()
    clean(root)
    assert build(root).files == new
    write(root, {name: files.get(name) for name in changed})
    if "site_src/organizations.yaml" not in changed:
        assert build(root).files == old


def test_another_day_is_as_good_as_a_clean_build(site, files, build):
    """As of a day on which a lesson begins, another ends and a campaign is over, all pages tell of that day."""
    import datetime

    root = site(files)
    days = [datetime.date(2018, 6, 15), datetime.date(2020, 7, 1), datetime.date(2017, 1, 1)]
    built = [build(root, as_of=day).files for day in days]
    for day, expected in zip(days, built, strict=True):
        clean(root)
        assert build(root, as_of=day).files == expected


def test_drafts_and_another_address_leave_no_trace(site, files, build):
    """A build with --drafts and --base-url, then one without: the second is what a clean build makes."""
    root = site(files)
    expected = build(root).files
    other = build(root, drafts=True, base_url="https://other.example.com/x").files
    assert "lessons/2018-04-draft.html" in other
    assert build(root).files == expected


def test_little_is_made_for_a_small_change(site, files, build, write):
    """A touched lesson makes nothing, a corrected sentence one page and its list of files."""
    root = site(files)
    build(root)
    write(root, {LAMP: files[LAMP]})
    touched = build(root).report
    assert (touched.parsed, touched.made) == (1, 0)
    write(root, replaced(files, LAMP, "见[帽]", "请见[帽]"))
    before = times(root / "public")
    build(root)
    after = times(root / "public")
    made = {name for name in before.keys() & after.keys() if before[name] != after[name]}
    assert made == {"lessons/2018-12-lamp.html", "xuexi-manifest.json"}


def test_what_a_stranger_did_in_the_output_is_made_good(site, files, build, tree):
    """A page that was edited or deleted in the output is made again; files that are not ours stay."""
    root = site(files)
    built = build(root)
    expected = built.files
    (built.output / "index.html").write_text("hacked")
    (built.output / "lessons/2018-12-lamp.html").unlink()
    (built.output / "google-verification.html").write_text("theirs")
    again = build(root)
    assert again.files == {**expected, "google-verification.html": b"theirs"}
