"""A folder of lessons becomes a whole portal in which every link leads somewhere."""

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
