"""What other programs read: feeds, sitemap, the dump of all lessons, structured data."""

import datetime
import email.utils
import json
import xml.etree.ElementTree as ET

BASE = "https://xuexi.example.com/portal/"
ATOM = {"a": "http://www.w3.org/2005/Atom", "i": "http://www.itunes.com/dtds/podcast-1.0.dtd"}
HOSTILE = "“引号\"'&<b>粗</b></script><script>window.pwned=1</script>]]>--> {{ 7*7 }}\u2028\u202e"


def structured(page):
    """Return the structured data of a page."""
    (script,) = page.all("script", type_="application/ld+json")
    return json.loads(script.text)


def test_the_feed_is_atom_with_lasting_ids(portal):
    """Every entry has an id that is its lesson's address, dates with a time zone, and stands newest first."""
    feed = ET.fromstring(portal.read("feed.xml"))
    assert feed.find("a:id", ATOM).text == BASE + "feed.xml"
    assert {one.get("rel"): one.get("href") for one in feed.findall("a:link", ATOM)} == {
        "self": BASE + "feed.xml",
        "alternate": BASE + "index.html",
    }
    entries = feed.findall("a:entry", ATOM)
    ids = [one.find("a:id", ATOM).text for one in entries]
    assert ids[0] == BASE + "lessons/2018-12-lamp.html"
    assert len(ids) == len(set(ids)) == 12
    dates = [datetime.datetime.fromisoformat(one.find("a:updated", ATOM).text) for one in (feed, *entries)]
    assert all(day.tzinfo for day in dates)
    assert dates[0] == dates[1] == max(dates)
    assert dates[1:] == sorted(dates[1:], reverse=True)


def test_what_a_feed_encloses_is_as_long_as_it_says(portal):
    """Each enclosure of both feeds is a file of the site with exactly that many bytes and that media type."""
    atom = ET.fromstring(portal.read("feed.xml")).findall(".//a:link[@rel='enclosure']", ATOM)
    rss = ET.fromstring(portal.read("podcast.xml")).findall(".//enclosure")
    told = {(one.get("href") or one.get("url"), int(one.get("length")), one.get("type")) for one in (*atom, *rss)}
    assert {kind for _, _, kind in told} == {"video/mp4", "audio/mp4"}
    for url, length, _ in told:
        assert len(portal.files[url.removeprefix(BASE)]) == length


def test_the_podcast_holds_what_can_be_played_from_the_site(portal):
    """Clips on other hosts have no known size and texts have none, so they are left out; lengths are in seconds."""
    channel = ET.fromstring(portal.read("podcast.xml")).find("channel")
    items = channel.findall("item")
    assert [one.find("title").text for one in items] == ["一盏矿灯的故事", "上下两集", "安全帽"]
    assert [one.find("i:duration", ATOM).text for one in items] == ["6", "6", "4"]
    assert email.utils.parsedate_to_datetime(items[0].find("pubDate").text).date() == datetime.date(2018, 12, 6)
    assert channel.find("language").text == "zh-cn"


def test_the_sitemap_names_every_page_that_wants_to_be_found(portal):
    """Each listed page once, with the date of its newest content; no redirect, no error page."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    urls = ET.fromstring(portal.read("sitemap.xml")).findall("s:url", names)
    addresses = [one.find("s:loc", names).text.removeprefix(BASE) for one in urls]
    hidden = {"404.html", "old/lamp.html"}
    assert sorted(addresses) == sorted(set(portal.pages) - hidden)
    days = {one.find("s:loc", names).text.removeprefix(BASE): one.findtext("s:lastmod", None, names) for one in urls}
    assert days["lessons/2018-12-lamp.html"] == days["index.html"] == "2018-12-06"
    assert days["lessons/2017-01-plain.html"] == "2017-01-10"
    assert f"Sitemap: {BASE}sitemap.xml" in portal.read("robots.txt")


def test_canonical_addresses_are_the_pages_own(portal):
    """A page that is listed names its own whole address; others name none (a redirect that of its target)."""
    for address in portal.pages:
        page = portal.page(address)
        found = [one.get("href") for one in page.all("link", rel="canonical")]
        expected = {"404": [], "redirect": [BASE + "lessons/2018-12-lamp.html"]}.get(page.kind, [BASE + address])
        assert found == expected, address


def test_the_dump_tells_every_lesson(portal):
    """lessons.json has every lesson with the same fields, and its addresses are files of the site."""
    dump = json.loads(portal.read("lessons.json"))
    assert dump["version"] == 1
    assert dump["site"]["title"] == "学习在线"
    fields = {"id", "title", "url", "date", "kind", "seconds", "speakers", "makers", "branch", "topic", "campaign",
              "tags", "summary", "awards", "clips", "poster"}  # fmt: skip
    assert all(one.keys() == fields for one in dump["lessons"])
    assert len(dump["lessons"]) == 12
    lamp = dump["lessons"][0]
    assert lamp["id"] == "2018-12-lamp"
    assert lamp["speakers"] == [{"name": "王新兴", "branch": "城郊煤矿/综采一队"}]
    assert lamp["awards"][0] == {"name": "一等奖", "of": "2018年12月微党课评比", "rank": 1, "date": "2018-12-31"}
    for one in dump["lessons"]:
        assert all(portal.has(address) for address in (one["url"], *one["clips"], *filter(None, [one["poster"]])))


def test_structured_data_tells_length_and_transcript(portal):
    """A video page is a VideoObject with an ISO duration, whole addresses, and what is said."""
    data = structured(portal.page("lessons/2018-12-lamp.html"))
    assert data["@type"] == "VideoObject"
    assert data["duration"] == "PT6S"
    assert data["transcript"] == "师傅把灯给了我。 我记了一辈子。"
    assert data["url"] == BASE + "lessons/2018-12-lamp.html"
    for key in ("contentUrl", "thumbnailUrl"):
        assert portal.has(data[key].removeprefix(BASE))
    assert structured(portal.page("lessons/2018-07-helmet.html"))["@type"] == "AudioObject"
    assert structured(portal.page("lessons/2018-03-text.html"))["@type"] == "Article"
    assert structured(portal.page("lessons/2017-01-plain.html"))["duration"] == "PT3M5S"


def test_structured_data_has_no_half_addresses(site, build, lesson, clip):
    """Without the site's address, structured data names no file: from another page it would lead nowhere."""
    built = build(site({"lessons/2018/a/lesson.md": lesson("一", video="a.mp4"), "lessons/2018/a/a.mp4": clip}))
    data = structured(built.page("lessons/a.html"))
    assert [key for key in data if key.lower().endswith("url")] == []


def test_titles_with_any_signs_keep_feeds_and_data_whole(site, build, lesson):
    """Quotes, tags, `</script>`, line separators and control signs in titles come back as they are, and run nowhere."""
    root = site({
        "site_src/site.yaml": f"title: {json.dumps(HOSTILE)}\nbase_url: https://x.example.com/\n",
        "lessons/2018/a/lesson.md": lesson(HOSTILE, "正文&#27;&#xFFFE;。\n", tags=[HOSTILE], video="https://m.example.org/a.mp4")
        .replace('"title"', "title").replace("“引号", "“引号\\0\\x1b\\uFFFE"),
    })  # fmt: skip
    built = build(root)
    expected = " ".join(HOSTILE.split())
    assert structured(built.page("lessons/a.html"))["name"] == expected
    assert json.loads(built.read("lessons.json"))["lessons"][0]["title"] == expected
    feed = ET.fromstring(built.read("feed.xml"))
    assert feed.find("a:entry/a:title", ATOM).text == expected
    assert ET.fromstring(built.read("podcast.xml")).find("channel") is not None
    for address in built.pages:
        page = built.page(address)
        assert not [one for one in page.all("script") if "pwned" in (one.text or "") and one.get("type") is None]
        assert page.faults == []
