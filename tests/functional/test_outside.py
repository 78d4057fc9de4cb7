"""Nothing from outside the site's folder is read or published, however a lesson asks for it."""

import pytest

SECRET = "秘密 root:x:0:0"
CLIP = b"\x00\x00\x00\x18ftypmp42 secret clip"


@pytest.fixture
def secret(tmp_path, write):
    """Files beside the site that must never come into it."""
    write(tmp_path, {
        "outside/secret.txt": SECRET, "outside/clip.mp4": CLIP, "outside/secret.jpg": SECRET, "outside/secret.srt": SECRET,
        "outside/lesson.md": f"---\ntitle: {SECRET}\ndate: 2018-01-01\n---\n{SECRET}\n",
        "outside/home.html": SECRET, "outside/secret.css": SECRET, "outside/about.md": f"---\ntitle: {SECRET}\n---\n",
        "outside/zh_CN.po": f'msgid "Newest lessons"\nmsgstr "{SECRET}"\n',
    })  # fmt: skip
    return tmp_path / "outside"


def published(built):
    """Return the files of the output that have anything of the secret in them."""
    return [name for name, content in built.files.items() if SECRET.encode() in content or content == CLIP]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("lessons/2018/b", ""),
        ("lessons/2018/b/lesson.md", "lesson.md"),
        ("lessons/2018/a/a.mp4", "clip.mp4"),
        ("lessons/2018/a/a.jpg", "secret.jpg"),
        ("lessons/2018/a/a.srt", "secret.srt"),
        ("lessons/2018/a/a.txt", "secret.txt"),
        ("site_src/static", ""),
        ("site_src/static/own", ""),
        ("site_src/static/own.css", "secret.css"),
        ("site_src/templates", ""),
        ("site_src/templates/home.html", "home.html"),
        ("site_src/messages", ""),
        ("site_src/messages/zh_CN.po", "zh_CN.po"),
        ("site_src/pages", ""),
        ("site_src/pages/about.md", "about.md"),
        ("site_src/campaigns", ""),
    ],
)
def test_a_link_out_of_the_site_is_said_and_not_followed(site, build, lesson, secret, link, target):
    """A symbolic link to a folder or file elsewhere is X113 at its place, and nothing behind it is published."""
    root = site({
        "lessons/2018/a/lesson.md": lesson("一", "![图](a.jpg) [稿](a.txt)\n", video="a.mp4", subtitles="a.srt", attachments=["a.txt"]),
        "lessons/2018/c/lesson.md": lesson("二"),
    })  # fmt: skip
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(secret / target)
    built = build(root)
    assert published(built) == []
    assert ("X113", link) in [(one.code, one.span.path) for one in built.report.diagnostics]
    assert built.has("lessons/c.html")


def test_a_link_inside_the_site_is_followed(site, build, lesson, clip):
    """A link to a file of the same site is as good as a copy."""
    root = site({"lessons/2018/a/lesson.md": lesson("一", video="a.mp4"), "media/clip.mp4": clip})
    (root / "lessons/2018/a/a.mp4").symlink_to("../../../media/clip.mp4")
    built = build(root)
    assert built.codes == []
    assert len(built.page("lessons/a.html").all("video")) == 1


def test_a_linked_folder_of_own_files_is_followed(site, build, lesson, picture):
    """site_src/static/img may be a link to another folder of the site; links in a circle come to an end."""
    root = site(
        {"lessons/2018/a/lesson.md": lesson("一"), "pictures/deep/logo.jpg": picture, "site_src/static/x.txt": "x"}
    )
    (root / "site_src/static/img").symlink_to("../../pictures")
    (root / "pictures/again").symlink_to(".")
    built = build(root)
    assert built.has("img/deep/logo.jpg")
    assert not built.has("img/again/deep/logo.jpg")


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("site_src/static/draft", "lessons/2018/draft"),
        ("site_src/static/draft.txt", "lessons/2018/draft/lesson.md"),
        ("site_src/static/list.yaml", "site_src/withdrawn.yaml"),
        ("site_src/static/all", "site_src"),
        ("site_src/static/top", "."),
        ("site_src/pages/settings.yaml", "site_src/site.yaml"),
        ("lessons/2018/a/settings.txt", "site_src/site.yaml"),
    ],
)
def test_a_link_to_what_is_not_published_is_not_followed(site, build, lesson, link, target):
    """A link inside the site is another name of the same thing, and a draft, a setting, a list has no public name."""
    root = site({
        "lessons/2018/a/lesson.md": lesson("一", attachments=["settings.txt"]),
        "lessons/2018/draft/lesson.md": lesson("稿子里的秘密", draft=True),
        "site_src/pages/p.md": "---\ntitle: 页\n---\n[设置](settings.yaml)\n",
        "site_src/withdrawn.yaml": "people: [{name: 秘密的人, checked: true}]\n",
    })  # fmt: skip
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(root / target)
    built = build(root)
    texts = [root / "site_src/withdrawn.yaml", root / "site_src/site.yaml", root / "lessons/2018/draft/lesson.md"]
    secrets = [path.read_bytes() for path in texts]
    assert [name for name, content in built.files.items() if content in secrets] == []
    assert "X113" in built.codes or target == "."


@pytest.mark.parametrize(("link", "target"), [("a.mp4", "draft/s.mp4"), ("l", "draft"), ("x.md", "draft/lesson.md")])
def test_a_link_does_not_open_what_belongs_to_a_draft(site, build, lesson, clip, link, target):
    """A lesson may link to another one's files; whether they are shown depends on whose they are."""
    written = {"a.mp4": "a.mp4", "l": "l/s.mp4", "x.md": "x.md"}[link]
    root = site({
        "lessons/2018/a/lesson.md": lesson("一", attachments=[written]),
        "lessons/2018/draft/lesson.md": lesson("稿", draft=True),
        "lessons/2018/draft/s.mp4": clip,
    })  # fmt: skip
    (root / "lessons/2018/a" / link).symlink_to(root / "lessons/2018" / target)
    built = build(root)
    assert {"X411", "X441"} & set(built.codes)
    assert [name for name in built.files if name.startswith("media/")] == []


@pytest.mark.parametrize("folder", ["lessons", "site_src"])
def test_the_folders_of_a_site_lie_in_it(site, build, lesson, secret, folder, tmp_path):
    """A whole folder that is a link out of the site is not followed either."""
    root = site({"lessons/2018/a/lesson.md": lesson("一")})
    (root / folder).rename(tmp_path / "moved")
    (root / folder).symlink_to(tmp_path / "moved")
    built = build(root)
    assert "X113" in built.codes
    assert not built.has("lessons/a.html")


def test_a_link_to_what_is_hidden_in_the_site_is_not_followed(site, build, lesson):
    """What version control and tools keep in hidden folders is no content."""
    root = site({"lessons/2018/a/lesson.md": lesson("一", attachments=["a.txt"]), ".git/config": SECRET})
    (root / "lessons/2018/a/a.txt").symlink_to("../../../.git/config")
    built = build(root)
    assert published(built) == []
    assert sorted(built.codes) == ["X113", "X409"]


@pytest.mark.parametrize("name", ["../../../site_src/site.yaml", "../../../site_src/withdrawn.yaml", "lesson.md", "../b/lesson.md",
                                  "../../../site_src/pages/draft.md", "../../../themes/own/theme.yaml", "../../../site_src/static/../site.yaml"])  # fmt: skip
def test_what_is_not_content_is_not_published(site, build, lesson, name):
    """Settings, the list of withdrawals, drafts and the texts of lessons are never given away as files."""
    root = site({
        "lessons/2018/a/lesson.md": lesson("一", attachments=[name]), "lessons/2018/b/lesson.md": lesson("二", f"[看]({name})\n"),
        "site_src/withdrawn.yaml": "lessons: []\n", "site_src/pages/draft.md": "---\ntitle: 稿\ndraft: true\n---\n",
        "themes/own/theme.yaml": "name: own\n",
    })  # fmt: skip
    built = build(root)
    assert ("X411", "lessons/2018/a/lesson.md") in [(one.code, one.span.path) for one in built.report.diagnostics]
    assert [address for address in built.files if address.startswith("media/")] == []


PATHS = [
    "../../../outside/clip.mp4", "..\\..\\..\\outside\\clip.mp4", "/etc/passwd", "//etc/passwd", "C:\\Windows\\win.ini", "file:///etc/passwd",
    "../../../../../../../../../etc/passwd", "x/../../../../outside/clip.mp4", "~/.ssh/id_rsa", "$HOME/x", "a.mp4\u0000.txt",
    "．．/．．/．．/outside/clip.mp4", "%2e%2e/%2e%2e/%2e%2e/outside/clip.mp4", "concat:/etc/passwd", "x" * 5000, "../" * 400 + "etc/passwd",
]  # fmt: skip


def test_a_name_that_leads_out_of_the_site_is_refused(site, build, lesson, secret):
    """Whatever a lesson writes as clip, poster, subtitles, picture, attachment or link, no file elsewhere is read."""
    files = {"site_src/site.yaml": "title: 学习在线\nmedia: {folders: [media]}\n", "media/x.txt": "x"}
    for number, path in enumerate(PATHS):
        body = f"![图](<{path}>)\n\n[链](<{path}>)\n\n{{{{clip {path}}}}}\n\n{{{{gallery {path}}}}}\n"
        for field in ("video", "audio", "poster", "subtitles", "pictures", "attachments"):
            fields = {"audio": "no.mp3", field: path} if field == "subtitles" else {field: path}
            files[f"lessons/2018/{field}{number}/lesson.md"] = lesson("一", **fields)
        files[f"lessons/2018/body{number}/lesson.md"] = lesson("一", body)
        files[f"site_src/pages/p{number}.md"] = f"---\ntitle: 页\n---\n{body}"
    built = build(site(files))
    assert built.report.written
    assert published(built) == []
    assert [name for name in built.files if name.startswith("media/")] == []
    assert not any(b"root:x:0" in content for content in built.files.values())


def test_a_media_folder_gives_no_more_than_is_in_it(site, build, lesson, secret, clip, tmp_path):
    """Clips are found in media.folders, wherever that is; a name that leads out of it, or a link there, is not."""
    folder = tmp_path / "videos"
    folder.mkdir()
    (folder / "good.mp4").write_bytes(clip)
    (folder / "link.mp4").symlink_to(secret / "clip.mp4")
    root = site({
        "site_src/site.yaml": f"title: 学习在线\nmedia: {{folders: ['{folder}', ../videos]}}\n",
        "lessons/2018/a/lesson.md": lesson("一", video="good.mp4"),
        "lessons/2018/b/lesson.md": lesson("二", video="link.mp4"),
        "lessons/2018/c/lesson.md": lesson("三", video="../outside/clip.mp4"),
    })  # fmt: skip
    built = build(root)
    assert published(built) == []
    assert [built.has(f"lessons/{name}.html") for name in "abc"] == [True, False, False]


ACTIVE = [
    "htm",
    "html",
    "XHTML",
    "xht",
    "shtml",
    "mhtml",
    "svg",
    "svgz",
    "xml",
    "xsl",
    "xslt",
    "js",
    "mjs",
    "swf",
    "hta",
    "htc",
]


def test_what_a_browser_would_run_is_not_published(site, build, lesson):
    """A page, a script or a drawing with scripts beside a lesson is refused, as a file to take away and as a link."""
    files = {}
    for ending in ACTIVE:
        files[f"lessons/2018/{ending}/lesson.md"] = lesson("一", attachments=[f"a.{ending}"])
        files[f"lessons/2018/{ending}/a.{ending}"] = SECRET
        files[f"lessons/2018/link-{ending}/lesson.md"] = lesson("二", f"[稿](a.{ending})\n")
        files[f"lessons/2018/link-{ending}/a.{ending}"] = SECRET
    built = build(site(files))
    assert published(built) == []
    assert {one.code for one in built.report.diagnostics if one.severity == "error"} == {"X433"}
    assert built.codes.count("X433") == 2 * len(ACTIVE)


def test_a_body_cannot_make_up_references(site, build, lesson, walk):
    """The marks by which links and blocks are found again mean nothing where a member writes them."""
    body = "".join(
        f'<xuexi-block data-n="{n}"></xuexi-block><a href="xuexi-reference:{n}">x</a>'
        for n in ("0", "7", "٣", "9" * 5000, "-1")
    )
    built = build(site({"lessons/2018/a/lesson.md": lesson("一", body + "\n\n![图](xuexi-reference:0)\n")}))
    assert built.report.written
    assert walk(built, *built.pages).dead == []
    assert "xuexi-reference" not in built.read("lessons/a.html")


def test_a_subtitle_file_cannot_make_its_reader_read_others(site, build, lesson, secret):
    """Entities in TTML stay unread, an entity bomb stays small, and broken XML is no crash."""
    xml = '<?xml version="1.0"?><!DOCTYPE tt [{}]><tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="2s">{}</p></div></body></tt>'
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)).replace("&e0;", "boom")
    texts = {
        "a": xml.format(f'<!ENTITY x SYSTEM "file://{secret}/secret.txt">', "&x;"),
        "b": xml.format(bomb, "&e11;"),
        "c": xml.format("", "x")[:-20],
        "d": '<tt xmlns="http://www.w3.org/ns/ttml"><p begin="没有" end="-1">x</p><p>y</p></tt>',
        "e": "[Script Info]\nScriptType: v4.00+\n[Events]\nDialogue: \nDialogue: a,b,c,d,e,f,g,h,i,j\n",
        "f": "WEBVTT\n\n99:99:99.999 --> 00:00:00.000\nx\n\n00:00 -->\n",
        "g": "1\n00:00:01,000 --> 99999999:00:00,000\nx\n",
        "h": "<SAMI><BODY><SYNC Start=x><P>y</SAMI>",
        "i": "{1}{x}\n{99999999999999}{999999999999999999}y\n[1][2]z\n",
    }
    files = {}
    for name, text in texts.items():
        files[f"lessons/2018/{name}/lesson.md"] = lesson(name, audio="https://m.example.org/a.mp3", subtitles="s.ttml")
        files[f"lessons/2018/{name}/s.ttml"] = text
    built = build(site(files))
    assert built.report.written
    assert built.report.lessons == len(texts)
    assert published(built) == []
    assert max(map(len, built.files.values())) < 200_000
