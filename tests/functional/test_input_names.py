"""Folders and files may be named as people name them."""

import os
import unicodedata

NAMES = [
    "2018-11 一盏 灯", "2018-12 🎬 一盏 灯", "🎬🎬", "灯" * 66, "-i", "a'b\"c", "100%", "#1", "a&b=c+d", "CON", "a.b.html", "Ärger",
    "灯（一）", "ＡＢＣ", "file:x", "[2]", "%d",
]  # fmt: skip


def test_a_lesson_and_its_clip_may_have_any_name(site, build, lesson, clip, walk):
    """Each is shown at an address in ASCII; its clip is found, published, measured and has a picture of its own."""
    files = {}
    for name in NAMES:
        files |= {
            f"lessons/2018/{name}/lesson.md": lesson(name, video=f"{name}.mp4", attachments=[f"{name}.txt"]),
            f"lessons/2018/{name}/{name}.mp4": clip,
            f"lessons/2018/{name}/{name}.txt": name,
        }
    built = build(site(files), jobs=4)
    assert built.codes == []
    assert walk(built, *built.pages).dead == []
    pages = [page for page in map(built.page, built.pages) if page.kind == "lesson"]
    assert sorted(page.title for page in pages) == sorted(NAMES)
    assert all(page.address.isascii() for page in pages)
    players = [page.all("video") for page in pages]
    assert [len(videos) for videos in players] == [1] * len(NAMES)
    assert [page.title for page, (video,) in zip(pages, players, strict=True) if not video.get("poster")] == []


def test_a_name_that_macos_decomposed_is_the_same_name(site, build, lesson, picture):
    """A file whose name is stored decomposed (NFD) is found by the name that people type (NFC), and the reverse."""
    typed, stored = unicodedata.normalize("NFC", "Ä图é.jpg"), unicodedata.normalize("NFD", "Ä图é.jpg")
    root = site({
        f"lessons/2018/{unicodedata.normalize('NFD', 'é')}/lesson.md": lesson("一", f"![图]({typed})\n", poster=typed),
        f"lessons/2018/{unicodedata.normalize('NFD', 'é')}/{stored}": picture,
        "lessons/2018/b/lesson.md": lesson("二", "[一](lesson:é)\n", pictures=[stored], related=["é"]),
        f"lessons/2018/b/{typed}": picture,
    })  # fmt: skip
    built = build(root)
    assert built.codes == []
    assert len(built.page("lessons/e.html").all("img", alt="图")) == 1
    assert "../lessons/e.html" in built.page("lessons/b.html").links()


def test_a_long_name_is_cut_and_stays_its_own(site, build, lesson):
    """Two folders whose names differ only after eighty letters have two short addresses, always the same ones."""
    files = {f"lessons/2018/{'lamp-' * 20}{end}/lesson.md": lesson(end) for end in ("a", "b")}
    built = build(site(files))
    addresses = [address for address in built.pages if address.startswith("lessons/lamp")]
    assert len(addresses) == 2
    assert all(len(address) <= len("lessons/.html") + 80 for address in addresses)
    assert [one for one in build(site(files, "again")).pages if one.startswith("lessons/lamp")] == addresses


def test_a_site_may_lie_in_any_folder(site, build, lesson, clip, tmp_path, portal_files):
    """Spaces, Chinese, quotes and signs above the site make no difference, to ffmpeg neither."""
    root = site(
        {"lessons/2018/a/lesson.md": lesson("一", video="a.mp4"), "lessons/2018/a/a.mp4": clip},
        '宣传部 \'s "网站" %20#🎬',
    )
    built = build(root)
    assert built.codes == []
    assert built.page("lessons/a.html").all("video")[0].get("poster")


def test_a_name_that_is_no_unicode_is_said_and_stops_nothing(site, build, lesson):
    """A zip from an old Windows leaves names in GBK; what cannot be read is named, and the rest is built."""
    root = site({"lessons/2018/a/lesson.md": lesson("一"), "lessons/2018/b/lesson.md": lesson("二")})
    for folder, name in ((b"\xb5\xc6", b"lesson.md"), (b"b", b"\xb5\xc6.jpg")):
        where = os.fsencode(root / "lessons" / "2018") + b"/" + folder
        os.makedirs(where, exist_ok=True)
        with open(where + b"/" + name, "wb") as file:
            file.write(lesson("二").encode())
    built = build(root)
    assert built.report.written
    assert [built.has(f"lessons/{name}.html") for name in "ab"] == [True, False]
    assert [(one.code, one.values["nearest"]) for one in built.report.diagnostics] == [
        ("X101", "灯.jpg"),
        ("X101", "灯"),
    ]


def test_what_systems_and_editors_leave_behind_is_no_content(site, build, lesson):
    """Hidden files, lock files of Word, thumbnails and half downloads are neither read nor complained of."""
    names = [
        ".DS_Store",
        "~$讲稿.docx",
        "Thumbs.db",
        "desktop.ini",
        "a.mp4.crdownload",
        "b.part",
        ".hidden/lesson.md",
        "x.swp",
    ]
    root = site({"lessons/2018/a/lesson.md": lesson("一"), **{f"lessons/2018/a/{name}": "x" for name in names}})
    assert build(root).codes == []


def test_many_links_that_lead_in_circles_end(site, build, lesson):
    """Folders that link to each other and to those above them are walked once, not for ever."""
    root = site({f"lessons/2018/{name}/lesson.md": lesson(name) for name in "abc"})
    for one in "abc":
        for other in ("a", "b", "c", "../2018", "../../lessons"):
            (root / f"lessons/2018/{one}/to-{other.replace('/', '-').strip('.-')}").symlink_to(f"../{other}")
    built = build(root)
    assert built.report.written
    assert len(built.report.diagnostics) < 1000


def test_what_is_taken_away_may_have_any_ending_or_none(site, build, lesson, walk):
    """Files without an ending, with a long or a Chinese one are published at addresses in ASCII, and found."""
    names = [
        "README",
        "稿.文档",
        "a.tar.gz",
        "b.X Y",
        "c.",
        "d.<b>",
        "e" + ".x" * 20,
        "第1.2节",
        "f." + "y" * 150,
        "g.DOCX",
    ]
    root = site({
        "lessons/2018.12/a.b/lesson.md": lesson("一", "[稿](<README>)\n", attachments=names),
        **{f"lessons/2018.12/a.b/{name}": name for name in names},
    })  # fmt: skip
    built = build(root)
    assert built.codes == []
    published = {name: content.decode() for name, content in built.files.items() if name.startswith("media/")}
    assert sorted(published.values()) == sorted(names)
    assert all(address.isascii() and address.count("/") == 2 and len(address) < 200 for address in published)
    assert not set("".join(published)) & set(" <>\"'?#%:*|")
    walked = walk(built, *built.pages)
    assert walked.dead == []
    assert published.keys() <= walked.seen
