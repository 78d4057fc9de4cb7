"""A folder of lessons becomes a whole portal in which every link leads somewhere."""

import urllib.parse

KINDS = {
    "home", "lesson", "lessons", "topics", "topic", "tags", "tag", "years", "year", "month", "campaigns", "campaign",
    "organizations", "organization", "people", "person", "honours", "honours-year", "honours-month",
    "honours-contest", "page",
}  # fmt: skip
UNLINKED = {"404", "redirect"}
LOADING = {"script", "img", "video", "audio", "source", "track", "iframe", "embed", "object", "css", "style", "refresh"}


def test_a_sound_site_has_no_problems(portal):
    """The site that the other tests look at gives nothing to complain of."""
    assert [(one.code, str(one.span)) for one in portal.report.diagnostics] == []


def test_every_kind_of_page_is_reached_from_the_home_page(portal, walk):
    """A visitor who only clicks comes to every kind of page, and to every page but the error page and old addresses."""
    walked = walk(portal)
    assert walked.kinds.keys() == KINDS
    left = {address for address in portal.pages if address not in walked.seen}
    assert {portal.page(address).kind for address in left} == UNLINKED


def test_no_link_is_dead(portal, walk):
    """Every link, picture, clip, subtitle, style and fragment on every page leads to a file of the site."""
    assert walk(portal, *portal.pages).dead == []


def test_every_file_of_a_lesson_is_shown_or_offered(portal, walk):
    """No clip, picture, subtitle file or attachment is published that no page leads to."""
    files = {name for name in portal.files if name.startswith("media/")}
    assert files - walk(portal, *portal.pages).seen == set()
    assert any(name.endswith(".vtt") for name in files)


def test_chapters_and_lines_lead_into_the_clip_without_a_script(portal):
    """Each leads to a second of the clip of its part, and tells the script the same place of the page."""
    found = []
    for address in (one for one in portal.pages if portal.page(one).kind == "lesson"):
        page = portal.page(address)
        clips = [one.get("src") for figure in page.all("figure", class_="js-part") for one in figure.iter()
                 if one.tag in {"video", "audio"}]  # fmt: skip
        for link in (one for box in page.all("*", class_="js-jumps") for one in box.iter("a")):
            file, _, moment = link.get("href").partition("#")
            place = urllib.parse.parse_qs(link.get("data-at"))
            assert [moment] == [f"t={second}" for second in place["t"]]
            assert file == clips[int(place.get("p", ["1"])[0]) - 1]
            found.append((address, moment))
    lamp, parts, helmet = (f"lessons/{name}.html" for name in ("2018-12-lamp", "2018-11-parts", "2018-07-helmet"))
    assert {(one, moment) for one, moment in found} == {
        (one, f"t={n}") for one in (lamp, parts, helmet) for n in (1, 3)
    }


def test_a_moment_of_a_part_leads_into_that_part(site, build, lesson, clip, subtitles):
    """Also where an earlier part has neither lines nor chapters, and where a clip is on another host."""
    remote = "https://media.example.org/b.mp4"
    built = build(site({
        "lessons/2018/a/lesson.md": lesson(
            "A", parts=[{"video": "a.mp4"}, {"video": remote, "subtitles": "b.srt"}],
            chapters=[{"at": "00:02", "part": 2, "title": "下集的一章"}]),
        "lessons/2018/a/a.mp4": clip,
        "lessons/2018/a/b.srt": subtitles,
    }))  # fmt: skip
    jumps = [one for box in built.page("lessons/a.html").all("*", class_="js-jumps") for one in box.iter("a")]
    assert [one.get("href") for one in jumps] == [f"{remote}#t={n}" for n in (2, 1, 3)]
    assert [one.get("data-at") for one in jumps] == [f"p=2&t={n}" for n in (2, 1, 3)]


def test_other_hosts_are_only_linked_to_as_declared(portal, walk):
    """No page loads anything from another host but a clip that a lesson names; links lead where the editors said."""
    outside = walk(portal, *portal.pages).outside
    assert {(tag, url) for _, tag, url in outside if tag in LOADING} == {("video", "https://media.example.org/a.mp4")}
    links = {url for _, tag, url in outside if tag == "a"} - {"https://media.example.org/a.mp4"}
    assert links == {"https://paper.example.com/", "https://paper.example.com/2018", "https://paper.example.com/lamp"}
    heads = {url for _, tag, url in outside if tag == "link"}
    assert all(url.startswith("https://xuexi.example.com/portal/") for url in heads)


def test_every_page_is_well_formed(portal):
    """An HTML parser finds no fault in any page."""
    assert [(address, fault) for address in portal.pages for fault in portal.page(address).faults] == []


def test_addresses_are_ascii_and_short(portal):
    """Every address can be typed, burned on a disc, and put into a mail."""
    assert all(address.isascii() and " " not in address and len(address) < 200 for address in portal.files)


def test_every_page_says_what_it_is(portal):
    """Each page has a title, one heading of the first level, its language, and a place for the skip link."""
    for address in portal.pages:
        page = portal.page(address)
        assert page.all("html")[0].get("lang") == "zh-CN", address
        assert len(page.all("h1")) == 1, address
        assert page.all("title")[0].text.strip(), address
        assert page.kind == "redirect" or [one.tag for one in page.all("*", id_="content")] == ["main"], address


def test_without_a_base_url_there_is_no_feed_no_sitemap_and_no_canonical_link(site, build, lesson, clip, walk):
    """What needs the site's whole address is not written where nobody told it, and nothing leads to it."""
    root = site({
        "lessons/2018/a/lesson.md": lesson("一", video="a.mp4"),
        "lessons/2018/a/a.mp4": clip,
    })  # fmt: skip
    built = build(root)
    assert not any(built.has(name) for name in ("feed.xml", "podcast.xml", "sitemap.xml", "robots.txt"))
    walked = walk(built, *built.pages)
    assert walked.dead == []
    assert walked.outside == set()
    assert "canonical" not in "".join(built.read(address) for address in built.pages)


def test_an_empty_site_is_a_portal_too(site, build, walk):
    """Settings alone give a home page and lists that say that nothing is there yet."""
    built = build(site({"site_src/organizations.yaml": None, "site_src/site.yaml": "title: 学习在线\n"}))
    assert built.codes == []
    assert walk(built, *built.pages).dead == []


def test_a_portal_can_speak_english(site, build, lesson, walk):
    """With `language: en` the program's own words are English on every page."""
    root = site({
        "site_src/site.yaml": "title: Lessons\nlanguage: en\nbase_url: https://x.example.com/\n",
        "site_src/organizations.yaml": None,
        "lessons/2018/a/lesson.md": lesson("A lamp", "Text.\n", award="First", tags=["lamp"], speakers=["Wang"]),
    })  # fmt: skip
    built = build(root)
    assert walk(built, *built.pages).dead == []
    for address in built.pages:
        assert built.page(address).all("html")[0].get("lang") == "en"
        assert not [char for char in built.read(address) if "\u4e00" <= char <= "\u9fff"], address


def test_a_link_by_the_path_of_a_text_leads_to_its_page(site, build, lesson, walk):
    """Editors complete paths of files; a lesson, a page and a campaign are meant by the path of their text too."""
    body = (
        "[课](../b%20c/lesson.md) [课二](../b%20c/lesson.md#t=5) [页](../../../site_src/pages/about.md#h-x) "
        "[活动](../../../site_src/campaigns/19da.md) [页二](page:about#h-x) [稿](讲稿.md)\n"
    )
    root = site({
        "lessons/2018/a/lesson.md": lesson("一", body), "lessons/2018/a/讲稿.md": "# 讲稿\n",
        "lessons/2018/b c/lesson.md": lesson("二"),
        "site_src/pages/about.md": "---\ntitle: 关于\n---\n## x\n[课](../../lessons/2018/a/lesson.md)\n",
        "site_src/campaigns/19da.md": "---\ntitle: 喜迎\n---\n[页](../pages/about.md)\n",
    })  # fmt: skip
    built = build(root)
    assert built.codes == []
    assert walk(built, *built.pages).dead == []
    links = built.page("lessons/a.html").links()
    for address in ("lessons/b-c.html", "lessons/b-c.html#t=5", "about.html#h-x", "campaigns/19da.html"):
        assert f"../{address}" in links
    assert any(link.startswith("../media/a/") and link.endswith(".md") for link in links)
    assert "lessons/a.html" in built.page("about.html").links()


def test_a_picture_that_is_not_there_leaves_nothing(site, build, lesson):
    """Neither a broken picture nor an empty figure with its caption; what stands around it stays."""
    body = (
        '![灯](没有.jpg "说明")\n\n前![a > b](https://x.example.com/a.jpg)后\n\n'
        '<figure><img src="没有.png" alt="q"><figcaption>说明</figcaption></figure>\n\n![""](../../x.jpg)\n'
    )
    page = build(site({"lessons/2018/a/lesson.md": lesson("一", body)})).page("lessons/a.html")
    main = page.all("main")[0]
    assert [one for one in main.iter("img") if not one.get("src")] == []
    assert not list(main.iter("figure"))
    assert "说明" not in page.text
    assert "前后" in page.text
