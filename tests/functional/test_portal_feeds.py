"""What other programs read: feeds, sitemap, the dump of all lessons, structured data."""

import datetime
import email.utils
import json
import struct
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


def test_a_lesson_is_new_on_the_day_it_is_shown(site, build, lesson):
    """One that was held back comes first in the feed on the day of `publish`, whatever its own date."""
    root = site({
        "site_src/site.yaml": "title: 学习在线\nbase_url: https://xuexi.example.com/\n",
        "lessons/2018/a/lesson.md": lesson("早的", date="2018-01-05", publish="2018-06-01"),
        "lessons/2018/b/lesson.md": lesson("晚的", date="2018-03-05"),
    })  # fmt: skip
    feed = ET.fromstring(build(root).read("feed.xml"))
    entries = feed.findall("a:entry", ATOM)
    assert [one.find("a:title", ATOM).text for one in entries] == ["早的", "晚的"]
    days = [one.find("a:updated", ATOM).text[:10] for one in (feed, *entries)]
    assert days == ["2018-06-01", "2018-06-01", "2018-03-05"]


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
    assert [one.find("title").text for one in items] == [
        "一盏矿灯的故事",
        "上下两集 · 上集",
        "上下两集 · 下集",
        "安全帽",
    ]
    assert [one.find("i:duration", ATOM).text for one in items] == ["6", "6", "6", "4"]
    assert email.utils.parsedate_to_datetime(items[0].find("pubDate").text).date() == datetime.date(2018, 12, 6)
    assert channel.find("language").text == "zh-cn"


def test_every_clip_of_the_site_is_in_the_podcast_once(portal):
    """Each part of each lesson is an item: its own file, id and place, which its lesson's page goes to."""
    items = ET.fromstring(portal.read("podcast.xml")).findall("channel/item")
    clips = [one.find("enclosure").get("url").removeprefix(BASE) for one in items]
    shown = {
        f"media/{one.get('src').rpartition('../media/')[2]}"
        for address in portal.pages
        if address.startswith("lessons/")
        for figure in portal.page(address).all("figure", class_="js-part")
        for one in figure.iter()
        if one.tag in {"video", "audio"} and "://" not in one.get("src")
    }
    assert sorted(clips) == sorted(shown)
    ids = [one.find("guid").text for one in items]
    assert len(ids) == len(set(ids))
    assert ids == [one.find("link").text for one in items]
    assert all(portal.has(one.removeprefix(BASE).partition("#")[0]) for one in ids)
    assert [one.partition("#")[2] for one in ids] == ["", "", "p=2&t=0", ""]


def test_the_podcast_has_a_picture_as_directories_want_it(portal):
    """A square PNG of 1400 to 3000 pixels, a file of the site."""
    picture = ET.fromstring(portal.read("podcast.xml")).find("channel/i:image", ATOM).get("href")
    content = portal.files[picture.removeprefix(BASE)]
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    assert 1400 <= width == height <= 3000
    assert len(content) < 20_000


def test_a_picture_of_the_sites_own_is_the_podcasts(site, build, picture):
    """`site_src/static/cover.png` takes the place of the theme's."""
    built = build(
        site(
            {
                "site_src/site.yaml": f"title: 学习在线\nbase_url: {BASE}\n",
                "site_src/static/cover.png": picture,
            }
        )
    )
    shown = ET.fromstring(built.read("podcast.xml")).find("channel/i:image", ATOM).get("href")
    assert built.files[shown.removeprefix(BASE)] == picture


def test_every_moment_has_the_sites_time_zone(site, build, lesson, clip):
    """A day begins where the site is, in summer and in winter: in both feeds and in structured data."""
    root = site(
        {
            "site_src/site.yaml": f"title: 学习在线\nbase_url: {BASE}\ntimezone: America/New_York\n",
            **{
                f"lessons/2018/{name}/{file}": content
                for name, day in (("summer", "2018-07-01"), ("winter", "2018-01-01"))
                for file, content in (("lesson.md", lesson(name, date=day, video="a.mp4")), ("a.mp4", clip))
            },
        }
    )
    built = build(root)
    expected = ["2018-07-01T00:00:00-04:00", "2018-01-01T00:00:00-05:00"]
    entries = ET.fromstring(built.read("feed.xml")).findall("a:entry", ATOM)
    assert [one.find("a:updated", ATOM).text for one in entries] == expected
    items = ET.fromstring(built.read("podcast.xml")).findall("channel/item")
    days = [email.utils.parsedate_to_datetime(one.find("pubDate").text).isoformat() for one in items]
    assert days == expected
    told = [structured(built.page(f"lessons/{name}.html")) for name in ("summer", "winter")]
    assert [one["uploadDate"] for one in told] == expected
    assert [one["datePublished"] for one in told] == expected


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


def test_structured_data_of_parts_tells_the_file_of_each(portal):
    """The whole has the whole length and no file; each part has a name, a file, a length and words of its own."""
    data = structured(portal.page("lessons/2018-11-parts.html"))
    assert (data["@type"], data["name"], data["duration"]) == ("VideoObject", "上下两集", "PT12S")
    assert "contentUrl" not in data
    parts = data["hasPart"]
    assert [one["@type"] for one in parts] == ["VideoObject", "VideoObject"]
    assert [one["name"] for one in parts] == ["上下两集 上集", "上下两集 下集"]
    assert [one["duration"] for one in parts] == ["PT6S", "PT6S"]
    assert [one.get("transcript", "") for one in parts] == ["师傅把灯给了我。 我记了一辈子。", ""]
    figures = portal.page("lessons/2018-11-parts.html").all("figure", class_="js-part")
    sources = [BASE + one.find(".//video").get("src").removeprefix("../") for one in figures]
    assert [one["contentUrl"] for one in parts] == sources
    # What search engines ask of every video.
    assert all({"name", "thumbnailUrl", "uploadDate", "url"} <= one.keys() for one in parts)


def test_structured_data_of_one_clip_has_no_parts(portal):
    """There the lesson is the clip."""
    told = [structured(portal.page(one)) for one in portal.pages if portal.page(one).kind == "lesson"]
    assert [one["name"] for one in told if "hasPart" in one] == ["上下两集"]
    assert all("contentUrl" in one for one in told if one["@type"] != "Article" and "hasPart" not in one)


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
