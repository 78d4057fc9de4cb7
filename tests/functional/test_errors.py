"""What is wrong is left out and named; what is right is shown; what would publish half a site publishes nothing."""

import json

import pytest

GOOD = "lessons/2018/good/lesson.md"
BAD = "lessons/2018/bad/lesson.md"


def test_a_lesson_with_an_error_is_left_out_and_the_rest_is_built(site, build, lesson, walk):
    """The error has code, file, line and column; no page names the lesson, and no link to it is dead."""
    root = site({
        GOOD: lesson("好的", "见[坏的](lesson:bad)。\n", related=["bad"]),
        BAD: lesson("坏的", topic="没有的主题"),
    })  # fmt: skip
    built = build(root)
    (error,) = [one for one in built.report.diagnostics if one.severity == "error"]
    assert (error.code, str(error.span)) == ("X403", f"{BAD}:4:8")
    assert (built.report.lessons, built.report.written) == (1, True)
    assert walk(built, *built.pages).dead == []
    assert not built.has("lessons/bad.html")
    assert "坏的" not in "".join(built.page(address).title for address in built.pages)
    assert [one["id"] for one in json.loads(built.read("lessons.json"))["lessons"]] == ["good"]


def test_the_last_good_page_goes_when_its_lesson_breaks(site, build, write, lesson):
    """An error that comes later takes the page down: a list and a page never tell different things."""
    root = site({GOOD: lesson("好的"), BAD: lesson("坏的")})
    assert build(root).has("lessons/bad.html")
    write(root, {BAD: lesson("坏的", branch="没有的队")})
    assert not build(root).has("lessons/bad.html")


@pytest.mark.parametrize(
    "change",
    [
        {BAD: "no front matter\n"},
        {BAD: "---\ntitle: 无日期\n---\n"},
        {"site_src/pages/p.md": "---\ntitle: 页\nx: 1\n---\n"},
    ],
    ids=["unreadable", "without a date", "only a warning"],
)
def test_strict_writes_nothing_where_anything_is_wrong(site, build, write, lesson, digest, change):
    """With --strict an error or a warning leaves the last good site as it is, byte for byte."""
    root = site({GOOD: lesson("好的")})
    before = build(root, strict=True)
    assert before.report.written
    old = digest(before.output)
    write(root, {GOOD: lesson("好的，新题"), **change})
    built = build(root, strict=True)
    assert not built.report.written
    assert digest(built.output) == old
    assert build(root).page("lessons/good.html").title == "好的，新题"


def test_strict_leaves_the_site_where_a_template_fails(site, build, write, lesson, digest):
    """With --strict a fault that is found only while pages are made leaves the last good site too."""
    root = site({GOOD: lesson("好的")})
    old = digest(build(root).output)
    write(root, {"site_src/templates/404.html": "{{ page.nothing }}", GOOD: lesson("新题")})
    assert not build(root, strict=True).report.written
    assert digest(root / "public") == old


@pytest.mark.parametrize(
    ("template", "line", "detail"),
    [
        ("{% extends 'base.html' %}\n{% block main %}\n{{ page.tittle }}\n{% endblock %}\n", 3, "tittle"),
        ("{% extends 'base.html' %}\n{% block main %}\n", 2, "end of template"),
        ("\n\n{{ page.cards | nofilter }}\n", 3, "nofilter"),
        ("\n{{ 1 // 0 }}\n", 2, "zero"),
    ],
)
def test_a_template_error_names_template_line_and_page(site, build, lesson, template, line, detail):
    """The page is not made, the others are; the message names the template's file and line, the page, and the fault."""
    built = build(
        site({"site_src/templates/list.html": template, "site_src/organizations.yaml": None, GOOD: lesson("好的")})
    )
    faults = [one for one in built.report.diagnostics if one.code == "X703"]
    assert {one.span.path for one in faults} == {"site_src/templates/list.html"}
    assert {one.span.line for one in faults} == {line}
    assert detail in faults[0].values["detail"]
    assert "lessons/index.html" in {one.values["page"] for one in faults}
    assert built.report.written
    assert built.has("lessons/good.html")
    assert not built.has("lessons/index.html")


def test_a_template_error_leaves_the_last_good_page(site, build, write, lesson):
    """A page that cannot be made anew stays as it was, and is made as soon as the template is mended."""
    root = site({GOOD: lesson("好的")})
    old = build(root).files
    write(root, {"site_src/templates/404.html": "{{ page.nothing }}"})
    assert build(root).files["404.html"] == old["404.html"]
    write(root, {"site_src/templates/404.html": None})
    assert build(root).files == old


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("site_src/organizations.yaml", "name: [公司\n"),
        ("site_src/organizations.yaml", "- a list\n"),
        ("site_src/organizations.yaml", b"\xff\xfe\x00\x00\x00"),
        ("site_src/withdrawn.yaml", "lessons: [{id: good}\n"),
        ("site_src/withdrawn.yaml", "lessons: [{reason: 没有编号}]\n"),
        ("site_src/site.yaml", "title: '学习在线\n"),
        ("site_src/site.yaml", "subtitle: 没有标题\n"),
        ("site_src/site.yaml", "title: 学习在线\ntheme: 没有的主题\n"),
        ("themes/own/theme.yaml", "extends: [own\n"),
    ],
)
def test_what_everything_stands_on_must_be_sound(site, build, write, lesson, digest, name, text):
    """Broken settings, organizations, withdrawals or theme: an error at the file, once, and the last good site stays."""
    root = site({"site_src/site.yaml": "title: 学习在线\ntheme: own\nunknown: 1\n", GOOD: lesson("好的"),
                 "themes/own/theme.yaml": "name: own\nextends: default\n"})  # fmt: skip
    old = digest(build(root).output)
    write(root, {name: text, GOOD: lesson("新题")})
    built = build(root)
    assert not built.report.written
    assert digest(built.output) == old
    errors = [one for one in built.report.diagnostics if one.severity == "error"]
    assert [one.span.path for one in errors if one.span.path != name] in ([], ["site_src/site.yaml"])
    assert any(one.severity == "error" for one in errors)
    seen = [(one.code, one.span) for one in built.report.diagnostics]
    assert len(seen) == len(set(seen))


def test_a_site_without_settings_is_no_site(site, build):
    """Nothing is written where site.yaml is missing, and X301 says what to do."""
    built = build(site({"site_src/site.yaml": None}))
    assert built.codes == ["X301"]
    assert not built.output.exists()
    assert not (built.output.parent / ".xuexi").exists()


def test_a_campaign_without_a_title_does_not_take_its_lessons_along(site, build, lesson):
    """The fault is the campaign's; a lesson that names it by its file stands."""
    root = site({"site_src/campaigns/19da.md": "---\nstart: 2017-06-01\n---\n", GOOD: lesson("好的", campaign="19da")})
    built = build(root)
    assert built.codes == ["X202"]
    assert built.has("lessons/good.html")


def test_every_problem_of_a_site_is_told_at_once(site, build, lesson):
    """Faults in several files, and several in one, are found by one build, in the order of places."""
    root = site({
        "lessons/2018/a/lesson.md": lesson("一", topic="无", branch="无", speakers=["王@无"], video="无.mp4", x=1),
        "lessons/2018/b/lesson.md": "---\ntitle: 二\n---\n",
        "site_src/pages/p.md": "---\nsummary: 无题\n---\n",
    })  # fmt: skip
    report = build(root).report
    assert {one.code for one in report.diagnostics} >= {"X201", "X202", "X401", "X403", "X409"}
    assert {one.span.path for one in report.diagnostics} >= {"lessons/2018/a/lesson.md", "site_src/pages/p.md"}
    assert [one.span for one in report.diagnostics] == sorted(one.span for one in report.diagnostics)
