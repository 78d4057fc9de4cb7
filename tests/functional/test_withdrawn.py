"""What is withdrawn is gone from everywhere, and its address says so politely."""

import json

import pytest

TITLE = "井下那盏灯"
NAME = "王新兴"


@pytest.fixture
def files(lesson, clip, subtitles):
    """A portal in which one lesson and one person stand wherever they can."""
    return {
        "site_src/site.yaml": "title: 学习在线\nbase_url: https://x.example.com/\ntopics: [安全]\nhome: {start: [lamp]}\n",
        "site_src/campaigns/c.md": "---\ntitle: 活动\n---\n{{lesson lamp}}\n",
        "lessons/2018/lamp/lesson.md": lesson(TITLE, speakers=[NAME], branch="综采一队", topic="安全", campaign="活动", tags=["独有的词"],
                                              awards=[{"name": "一等奖", "of": "独有的评比"}], video="a.mp4", subtitles="a.srt",
                                              makers=["周记录"], aliases=["old.html"]),
        "lessons/2018/lamp/a.mp4": clip,
        "lessons/2018/lamp/a.srt": subtitles,
        "lessons/2018/other/lesson.md": lesson("别的课", "{{lesson lamp}}\n", speakers=["赵大海"], makers=[NAME], branch="综采一队",
                                               topic="安全", campaign="活动", related=["lamp"]),
        "lessons/2018/namesake/lesson.md": lesson("同名的人", speakers=[NAME], branch="护理部"),
    }  # fmt: skip


def told(built, text):
    """Return the addresses of the files in which a text stands, written in any way that we write."""
    forms = [text.encode(), json.dumps(text)[1:-1].encode()]
    return [name for name, content in built.files.items() if any(form in content for form in forms)]


def test_a_withdrawn_lesson_is_gone_from_everywhere(site, files, build, write, walk):
    """No page, feed, sitemap, dump or file has its title, clip, subtitles, tag or contest any more."""
    root = site(files)
    assert told(build(root), TITLE)
    write(root, {"site_src/withdrawn.yaml": "lessons: [{id: lamp, date: 2019-05-04, reason: 应讲课人要求}]\n"})
    built = build(root)
    for text in (TITLE, "师傅把灯给了我", "独有的词", "独有的评比", "周记录", 'lessons/lamp.html"', "old.html"):
        assert told(built, text) in ([], ["xuexi-manifest.json"]), text
    assert [name for name in built.files if name.startswith("media/")] == []
    assert walk(built, *built.pages).dead == []
    assert {one.code for one in built.report.diagnostics} == {"X421"}
    page = built.page("lessons/lamp.html")
    assert page.kind == "gone"
    assert "2019年5月4日" in page.text
    assert "应讲课人要求" in page.text
    assert [one.get("content") for one in page.all("meta", name="robots")] == ["noindex"]


def test_a_withdrawn_person_is_gone_from_everywhere(site, files, build, write, walk):
    """The name stands nowhere: lessons taught are gone, as a maker it is taken off; a namesake elsewhere stays."""
    root = site(files)
    write(root, {"site_src/withdrawn.yaml": f"people: [{{name: {NAME}@综采一队}}]\n"})
    built = build(root)
    namesake = {"lessons/namesake.html", "people/wangxinxing-zongyiyuan-hulibu.html", "people/index.html",
                "organizations/zongyiyuan-hulibu.html"}  # fmt: skip
    assert namesake <= set(told(built, NAME))
    assert built.page("lessons/lamp.html").kind == "gone"
    assert built.page("people/wangxinxing-chengjiaomeikuang-zongcaiyidui.html").kind == "gone"
    assert built.page("lessons/other.html").kind == "lesson"
    assert walk(built, *built.pages).dead == []
    write(root, {"site_src/withdrawn.yaml": f"people: [{NAME}]\n"})
    built = build(root)
    assert told(built, NAME) == []
    assert built.page("lessons/namesake.html").kind == "gone"


def test_it_is_gone_from_a_site_that_was_built_before(site, files, build, write):
    """Withdrawing after many builds leaves nothing of it in the output, exactly as in a fresh folder."""
    root = site(files)
    build(root)
    write(root, {"site_src/withdrawn.yaml": "lessons: [lamp]\npeople: [王新兴]\n"})
    later = build(root)
    fresh = build(root, root.parent / "fresh")
    assert later.files == fresh.files


def test_withdrawing_one_of_two_names_spelled_alike_leaves_the_other_its_address(site, build, write, lesson, walk):
    """王红 goes, 王宏 of the same branch stays where she was, and the page of each tells the right thing."""
    root = site({
        "lessons/2018/a/lesson.md": lesson("一", speakers=["王红"], branch="机电队"),
        "lessons/2018/b/lesson.md": lesson("二", speakers=["王宏"], branch="机电队"),
    })  # fmt: skip
    built = build(root)
    of = {built.page(address).title: address for address in built.pages if address.startswith("people/wang")}
    write(root, {"site_src/withdrawn.yaml": "people: [王红]\n"})
    built = build(root)
    assert built.codes == []
    assert built.page(of["王宏"]).title == "王宏"
    assert built.page(of["王红"]).kind == "gone"
    assert walk(built, *built.pages).dead == []


def test_a_slip_in_the_list_builds_nothing(site, files, build, write):
    """A name that is almost another one would leave on the site what must be gone, so the last good site stays."""
    root = site(files)
    before = build(root).files
    for text in ("lessons: [lampe]\n", "people: [王新星]\n", "lessons: [{id: lamp, adresses: [x.html]}]\n"):
        write(root, {"site_src/withdrawn.yaml": text})
        built = build(root)
        assert not built.report.written, text
        assert built.report.has_errors
        assert built.files == before
    write(
        root,
        {"site_src/withdrawn.yaml": "lessons: [{id: lampe, checked: true}]\npeople: [{name: 王新星, checked: true}]\n"},
    )
    built = build(root)
    assert built.codes == []
    assert built.page("lessons/lampe.html").kind == "gone"


@pytest.mark.parametrize(
    "text",
    ["lessons: [井下那盏灯]", "lessons: [lessons/lamp.html]", "lessons: [old.html]", "lessons: [lessons/2018/lamp]",
     "lessons: [lessons/2018/lamp/lesson.md]", "lessons: [王新兴]", "people: [lamp]", "people: [王新兴@综采一对]", "people: [井下那盏灯]"],
)  # fmt: skip
def test_an_entry_by_another_name_builds_nothing(site, files, build, text):
    """Whoever writes a title, an address or a path means something, so it is asked which; so is a branch that is not there."""
    built = build(site({**files, "site_src/withdrawn.yaml": text + "\n"}))
    assert not built.report.written
    assert "X439" in built.codes


def test_an_address_in_the_list_takes_the_place_of_no_page(site, files, build):
    """The home page, the 404 page and living lessons stay, also where only capital letters differ; the line is told."""
    addresses = ["index.html", "404.html", "Lessons/Other.html", "free.html"]
    root = site(
        {**files, "site_src/withdrawn.yaml": f"lessons:\n  - id: zzz\n    checked: true\n    addresses: {addresses}\n"}
    )
    built = build(root)
    assert [built.page(one).kind for one in ("index.html", "404.html", "lessons/other.html")] == [
        "home",
        "404",
        "lesson",
    ]
    assert built.page("free.html").kind == "gone"
    told = [one.span for one in built.report.diagnostics if one.code == "X601"]
    assert [(span.path, span.line) for span in told] == [("site_src/withdrawn.yaml", 4)] * 3


@pytest.mark.parametrize("text", ["没有开头\n", "---\ntitle: 又一个: x\ndraft: true\n---\n", None])
def test_files_of_an_unreadable_lesson_are_shown_by_nobody(site, files, build, lesson, clip, text):
    """What cannot be read may be a draft, or withdrawn; a lesson in a folder of another's is a lesson of its own."""
    inner = {"lessons/2018/outer/lesson.md": lesson("外", video="inner/a.mp4", attachments=["inner/b.mp4"]),
             "lessons/2018/outer/inner/lesson.md": text or lesson("内", draft=True),
             "lessons/2018/outer/inner/a.mp4": clip, "lessons/2018/outer/inner/b.mp4": clip}  # fmt: skip
    outer = {"lessons/2018/c/lesson.md": text or lesson("外", draft=True), "lessons/2018/c/a.mp4": clip,
             "lessons/2018/c/d/lesson.md": lesson("内", "[片](../a.mp4)\n", video="../a.mp4")}  # fmt: skip
    built = build(site({"site_src/withdrawn.yaml": "lessons: [inner]\n" if text else "", **inner, **outer}))
    assert built.codes.count("X441") == 4
    assert "X431" not in built.codes
    assert [name for name, content in built.files.items() if content == clip] == []


def test_files_of_what_is_gone_are_shown_by_nobody(site, files, build, write, clip, lesson):
    """A clip, picture or attachment of a withdrawn or draft lesson stays hidden, whoever names it."""
    names = "{{clip ../lamp/a.mp4}}\n\n[字幕](../lamp/a.srt)\n\n![图](../lamp/lamp.jpg)\n"
    root = site(
        {
            **files,
            "lessons/2018/lamp/lamp.jpg": b"\xff\xd8\xff",
            "lessons/2018/thief/lesson.md": lesson("别人的片子", names),
        }
    )
    hidden = ["lessons: [lamp]\n", "people: [王新兴]\n"]
    for text in hidden:
        write(root, {"site_src/withdrawn.yaml": text})
        built = build(root)
        assert built.codes.count("X441") == 3
        assert [name for name, content in built.files.items() if content == clip] == []
    write(
        root, {"site_src/withdrawn.yaml": "", "lessons/2018/lamp/lesson.md": lesson(TITLE, video="a.mp4", draft=True)}
    )
    built = build(root)
    assert built.codes.count("X441") == 3
    assert [name for name, content in built.files.items() if content == clip] == []
    assert "X441" not in build(root, drafts=True).codes


def test_a_name_that_is_left_in_the_texts_of_others_is_said(site, files, build, write, lesson):
    """The program changes nobody's words, so it tells file and line; a living namesake's own lesson is not meant."""
    root = site({
        **files,
        "lessons/2018/memory/lesson.md": lesson("回忆", f"第一行\n\n那年，{NAME}来了。\n", summary="写一个人"),
        "site_src/withdrawn.yaml": f"people: [{NAME}@综采一队]\n",
    })  # fmt: skip
    told = [one for one in build(root).report.diagnostics if one.code == "X440"]
    assert [(one.span.path, one.span.column) for one in told] == [("lessons/2018/memory/lesson.md", 4)]
    lines = (root / told[0].span.path).read_text("utf-8").splitlines()
    assert NAME in lines[told[0].span.line - 1]


def test_a_media_folder_in_the_site_opens_nothing(site, build, lesson, clip):
    """Named as a media folder, lessons/ still gives nobody the clip of a draft, nor a lesson's text."""
    root = site({
        "site_src/site.yaml": "title: 学习在线\nmedia: {folders: [lessons, lessons/2018/draft]}\n",
        "lessons/2018/draft/lesson.md": lesson("稿", draft=True),
        "lessons/2018/draft/s.mp4": clip,
        "lessons/2018/a/lesson.md": lesson("一", "[文](2018/draft/lesson.md)\n", video="s.mp4"),
    })  # fmt: skip
    built = build(root)
    assert "X409" in built.codes
    assert [name for name in built.files if name.startswith("media/")] == []


def test_a_name_is_looked_for_wherever_it_may_be_shown(site, files, build, lesson):
    """Also where nobody is called so any more, with spaces in it, in settings, prizes and names of files."""
    root = site({
        "site_src/site.yaml": "title: 学习在线\n# 王 新兴\nfooter: 联系人 王新兴\n",
        "lessons/2018/a/lesson.md": lesson("一", "那天，王 新 兴来了。\n"),
        "lessons/2018/b/lesson.md": lesson("二", awards=[{"name": "一等奖", "of": "王新兴杯"}]),
        "lessons/2018/c/lesson.md": lesson("三", attachments=["王新兴的稿子.pdf"]),
        "lessons/2018/c/王新兴的稿子.pdf": "稿",
        "lessons/2018/d/lesson.md": lesson("四", "王**新**兴\n"),
        "site_src/withdrawn.yaml": "people: [{name: 王新兴, checked: true}]\n",
    })  # fmt: skip
    told = {one.span.path: one.span.line for one in build(root).report.diagnostics if one.code == "X440"}
    assert told.keys() == {"site_src/site.yaml", *(f"lessons/2018/{name}/lesson.md" for name in "abcd")}
    assert told["site_src/site.yaml"] == 3


def test_old_addresses_of_what_is_gone_say_so_too(site, files, build, write, lesson):
    """Aliases and a slug of a withdrawn lesson answer politely; when its folder is deleted, those that the list names."""
    root = site(files)
    write(root, {
        "lessons/2018/lamp/lesson.md": lesson(TITLE, slug="light", aliases=["old.html", "other-old.html"]),
        "lessons/2018/other/lesson.md": lesson("别的课", aliases=["taken.html"]),
        "site_src/withdrawn.yaml": "lessons: [lamp]\n",
    })  # fmt: skip
    built = build(root)
    for address in ("lessons/light.html", "old.html", "other-old.html"):
        assert built.page(address).kind == "gone", address
    listed = "[lessons/light.html, old.html, taken.html]"
    write(root, {name: None for name in files if name.startswith("lessons/2018/lamp/")})
    write(root, {"site_src/withdrawn.yaml": f"lessons: [{{id: lamp, checked: true, addresses: {listed}}}]\n"})
    built = build(root)
    for address in ("lessons/lamp.html", "lessons/light.html", "old.html"):
        assert built.page(address).kind == "gone", address
    assert built.page("taken.html").kind == "redirect"
    told = [one.span for one in built.report.diagnostics if one.code == "X601"]
    assert [(span.path, span.line) for span in told] == [("site_src/withdrawn.yaml", 1)]


def test_a_withdrawn_draft_and_a_lesson_with_an_error_are_gone_too(site, build, lesson):
    """What is withdrawn is not shown by --drafts, nor when its error is mended."""
    root = site({
        "lessons/2018/a/lesson.md": lesson("稿", draft=True),
        "lessons/2018/b/lesson.md": lesson("错", topic="无"),
        "site_src/withdrawn.yaml": "lessons: [a, b]\n",
    })  # fmt: skip
    built = build(root, drafts=True)
    assert [built.page(f"lessons/{name}.html").kind for name in "ab"] == ["gone", "gone"]


def test_a_withdrawn_lesson_whose_folder_is_deleted_still_says_so(site, files, build, write):
    """Old links are answered politely as long as the list names it; a lesson that has taken the address comes first."""
    root = site(
        {**files, "site_src/withdrawn.yaml": "lessons: [{id: lamp, date: 2019-05-04}, {id: Other, checked: true}]\n"}
    )
    write(root, {name: None for name in files if name.startswith("lessons/2018/lamp/")})
    built = build(root)
    assert built.page("lessons/lamp.html").kind == "gone"
    assert built.page("lessons/other.html").kind == "lesson"
    assert "X601" not in built.codes
