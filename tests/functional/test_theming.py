"""A site changes what it wants of its theme, and takes the rest."""

import posixpath
import re

import jinja2
import polib
import pytest

from builder.render.fragments import Fragments
from builder.render.theme import builtin_themes

LESSON = "lessons/2018/a/lesson.md"


@pytest.fixture
def own(site, lesson):
    """Make a site with one lesson and files of its own."""

    def make(files):
        return site({LESSON: lesson("一", "正文。\n"), **files})

    return make


def test_one_template_of_the_site_wins_over_the_themes(own, build):
    """A template in site_src/templates replaces that of the theme on its pages and on no other."""
    root = own(
        {
            "site_src/templates/lesson.html": "{% extends 'base.html' %}{% block main %}<h1>我的{{ page.title }}</h1>{% endblock %}"
        }
    )
    built = build(root)
    assert built.page("lessons/a.html").title == "我的一"
    assert built.page("index.html").kind == "home"
    assert "我的" not in built.read("lessons/index.html")


def test_the_frame_of_all_pages_can_be_changed(own, build):
    """An override of base.html is seen on every page that extends it."""
    root = own(
        {
            "site_src/templates/base.html": "<!doctype html><html lang=zh><title>框</title><body class=own>{% block main %}{% endblock %}"
        }
    )
    built = build(root)
    assert all("<body class=own>" in built.read(address) for address in built.pages)


def test_a_static_file_of_the_site_wins_over_the_themes(own, build):
    """site_src/static/style.css is the style of every page, under an address that changes with it."""
    built = build(own({"site_src/static/style.css": "body{background:#abc}"}))
    (href,) = [one.get("href") for one in built.page("index.html").all("link", rel="stylesheet")]
    assert built.read(href) == "body{background:#abc}"
    assert built.read("style.css") == "body{background:#abc}"


def test_style_sheets_find_the_pictures_beside_them(own, build):
    """A url() in a style sheet is led to the picture's real address, with and without quotes, at any depth."""
    css = "a{background:url(img/a.png)} b{background:url('../pic.png')} c{background:url(\"data:image/png;base64,AA\")}"
    root = own({
        "site_src/site.yaml": "title: 学习在线\ntheme: own\n",
        "themes/own/theme.yaml": "name: own\nextends: default\n",
        "themes/own/static/css/own.css": css,
        "themes/own/static/css/img/a.png": b"a",
        "themes/own/static/pic.png": b"p",
        "site_src/templates/404.html": "{% extends 'base.html' %}{% block main %}<h1>x</h1><link rel=stylesheet href='{{ asset('css/own.css') }}'>"
        "{% endblock %}",
    })  # fmt: skip
    built = build(root)
    assert built.codes == []
    (href,) = [one.get("href") for one in built.page("404.html").all("link") if "own" in one.get("href")]
    style = built.read(href)
    led = {
        posixpath.normpath(posixpath.join(posixpath.dirname(href), url))
        for url in re.findall(r'url\("([^":]+)"\)', style)
    }
    assert led == {name for name in built.files if name.endswith(".png") and "/cover." not in name}
    assert len(led) == 2
    assert "data:image/png;base64,AA" in style


def test_static_files_of_the_site_are_copied_as_they_are(own, build):
    """What lies in site_src/static is in the output under its own name, at any depth, hidden files not."""
    built = build(
        own({"site_src/static/logo/图.png": b"\x00\x01", "site_src/static/CNAME": "x", "site_src/static/.secret": "s"})
    )
    assert built.files["logo/图.png"] == b"\x00\x01"
    assert built.files["CNAME"] == b"x"
    assert b"s" not in [content for name, content in built.files.items() if "secret" in name]


def test_a_theme_takes_what_it_lacks_from_the_one_it_extends(own, build):
    """A chain of three: the first that has a template, a file or a sentence gives it; the site's own comes before all."""
    root = own({
        "site_src/site.yaml": "title: 学习在线\ntheme: one\n",
        "themes/one/theme.yaml": "name: one\nextends: two\n",
        "themes/one/templates/404.html": "<!doctype html><title>一</title><h1>一的</h1>{{ asset('style.css') }}",
        "themes/two/theme.yaml": "name: two\nextends: default\n",
        "themes/two/templates/404.html": "二的",
        "themes/two/templates/gone.html": "二的",
        "themes/two/static/style.css": "two{}",
        "themes/two/messages/zh_CN.po": 'msgid "All lessons"\nmsgstr "二的话"\n',
        "site_src/withdrawn.yaml": "lessons: [b]\n",
        "lessons/2018/b/lesson.md": "---\ntitle: 二\ndate: 2018-01-01\n---\n",
    })  # fmt: skip
    built = build(root)
    assert "一的" in built.read("404.html")
    assert built.read("lessons/b.html") == "二的"
    assert built.page("index.html").kind == "home"
    assert "二的话" in built.read("index.html")
    assert [built.read(name) for name in built.files if name.startswith("assets/style")] == ["two{}"]


@pytest.mark.parametrize(
    ("files", "code", "place"),
    [
        ({"site_src/site.yaml": "title: 学习在线\ntheme: none\n"}, "X701", "site_src/site.yaml"),
        ({"site_src/site.yaml": "title: 学习在线\ntheme: ../../etc\n"}, "X701", "site_src/site.yaml"),
        ({"themes/own/theme.yaml": "name: own\nextends: nobody\n"}, "X701", "themes/own/theme.yaml"),
        (
            {"themes/own/theme.yaml": "extends: other\n", "themes/other/theme.yaml": "extends: own\n"},
            "X702",
            "themes/other/theme.yaml",
        ),
    ],
)
def test_a_theme_that_cannot_be_had_is_said_at_the_file_that_names_it(own, build, files, code, place):
    """No such theme, a path instead of a name, a circle: an error at that file, and nothing is written."""
    built = build(own({"site_src/site.yaml": "title: 学习在线\ntheme: own\n", **files}))
    assert [(one.code, one.span.path) for one in built.report.diagnostics] == [(code, place)]
    assert not built.output.exists()


def test_settings_of_the_theme_reach_its_templates(own, build):
    """What stands under `options` is seen by templates, escaped like everything else."""
    root = own({
        "site_src/site.yaml": "title: 学习在线\noptions: {banner: '<b>节日</b>'}\n",
        "site_src/templates/404.html": "{% extends 'base.html' %}{% block main %}<h1>{{ site.options.banner }}</h1>{% endblock %}",
    })  # fmt: skip
    assert build(root).page("404.html").title == "<b>节日</b>"


def test_the_themes_catalog_says_what_the_templates_say_and_no_more():
    """Each sentence of a template is translated with the same values; none is left over from an older template."""
    folder = builtin_themes() / "default"
    reader = jinja2.Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols", Fragments])
    said = set()
    for template in (folder / "templates").rglob("*.*"):
        for _, _, sentence in reader.extract_translations(template.read_text("utf-8")):
            said |= set(sentence) if isinstance(sentence, tuple) else {sentence}
    catalog = {one.msgid: one.msgstr for one in polib.pofile(str(folder / "messages/zh_CN.po"))}
    assert said - {None} == set(catalog)
    values = re.compile(r"%\(\w+\)s")
    assert [
        one for one, chinese in catalog.items() if sorted(values.findall(one)) != sorted(values.findall(chinese))
    ] == []
