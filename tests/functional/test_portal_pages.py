"""What stands on the pages: lists in order and in pages, rolls of honour, campaigns, people, neighbours."""

import posixpath


def titles(page, **place):
    """Return the titles of the lessons that a page lists, in order."""
    return ["".join(one.itertext()) for card in page.all("li", class_="card", **place) for one in card.iter("a")]


def works(page):
    """Return prize and title of each line of an honour roll, in order."""
    lines = page.all("ol", class_="roll")
    return [
        ("".join(row.find("span[1]").itertext()), "".join(row.find("a[@class='work']").itertext()))
        for roll in lines
        for row in roll.iter("li")
    ]


def test_a_long_list_goes_on_over_pages(portal):
    """Twelve lessons at four a page are three pages: newest first, each lesson once, each page leads to the others."""
    addresses = ["lessons/index.html", "lessons-p2.html", "lessons-p3.html"]
    pages = [portal.page(address) for address in addresses]
    listed = [title for page in pages for title in titles(page)]
    assert listed[:4] == ["一盏矿灯的故事", "上下两集", "安全帽", "只有文字"]
    assert listed[4:] == [f"平常事第{month}讲" for month in range(8, 0, -1)]
    for address, page in zip(addresses, pages, strict=True):
        led = {posixpath.normpath(posixpath.join(posixpath.dirname(address), link)) for link in page.links()}
        assert set(addresses) <= led
    assert [one.get("href") for one in pages[1].all("a", rel="next")] == ["lessons-p3.html"]
    assert [one.get("href") for one in pages[1].all("a", rel="prev")] == ["lessons/index.html"]


def test_lists_hold_what_belongs_to_them(portal):
    """A topic, tag, year, month, branch and committee list their lessons, and a committee those of its branches."""
    assert titles(portal.page("topics/anquan.html")) == ["一盏矿灯的故事", "安全帽"]
    assert titles(portal.page("tags/shitu.html")) == ["一盏矿灯的故事", "安全帽"]
    assert titles(portal.page("years/2018.html")) == ["一盏矿灯的故事", "上下两集", "安全帽", "只有文字"]
    assert titles(portal.page("years/2018-11.html")) == ["上下两集"]
    team = portal.page("organizations/chengjiaomeikuang-zongcaiyidui.html")
    assert titles(team) == ["一盏矿灯的故事", "上下两集"]
    mine = portal.page("organizations/chengjiaomeikuang.html")
    assert titles(mine) == ["一盏矿灯的故事", "上下两集", "只有文字", "平常事第8讲"]
    assert titles(portal.page("organizations/zongyiyuan.html")) == ["安全帽"]


def test_a_topic_without_lessons_says_so(portal):
    """党史学习 has no lesson yet; its page stands all the same and leads on."""
    page = portal.page("topics/dangshixuexi.html")
    assert titles(page) == []
    assert "../lessons/index.html" in page.links()


def test_the_honour_roll_tells_every_prize_by_year_month_and_contest(portal):
    """A contest named for a month counts for that month; a prize without a date for its lesson's day."""
    first = ("一等奖", "一盏矿灯的故事")
    special, fine = ("特等奖", "一盏矿灯的故事"), ("优秀奖", "上下两集")
    assert sorted(works(portal.page("honours/index.html"))) == sorted([first, special, fine])
    assert sorted(works(portal.page("honours/2018.html"))) == sorted([first, special, fine])
    assert sorted(works(portal.page("honours/2018-12.html"))) == sorted([first, special])
    assert works(portal.page("honours/2018-11.html")) == [fine]
    assert works(portal.page("honours/2018-nian-12-yueweidangkepingbi.html")) == [first]


def test_an_honour_roll_is_in_the_order_of_ranks(site, build, lesson):
    """First prizes come before second ones, whatever the order of the lessons' dates and folders."""
    of = "2018年5月评比"
    names = {"c": "三等奖", "a": "二等奖", "b": "一等奖", "d": "优秀奖"}
    files = {
        f"lessons/2018/{folder}/lesson.md": lesson(folder, awards=[{"name": name, "of": of}])
        for folder, name in names.items()
    }
    page = build(site(files)).page("honours/2018-nian-5-yuepingbi.html")
    assert works(page) == [("一等奖", "b"), ("二等奖", "a"), ("三等奖", "c"), ("优秀奖", "d")]


def numbered(lesson, awards_of):
    """Return lessons a, b, c … with the prizes given: (name, contest) each."""
    return {
        f"lessons/2018/{name}/lesson.md": lesson(name, awards=[{"name": prize, "of": of} for prize, of in awards])
        for name, awards in awards_of.items()
    }


def headings(page):
    """Return the headings of an honour roll's groups, in order."""
    return ["".join(one.itertext()) for one in page.all("article", class_="scroll")[0].iter("h2")]


def test_every_honour_roll_goes_back_in_time(site, build, lesson):
    """Newest year first; in each year what is for the whole year, then December to January; so with the contests."""
    ordered = [f"2019{of}评比" for of in ("年度", "年12月", "年2月", "年1月")]
    ordered += [f"2018{of}评比" for of in ("年度", "年12月", "年11月")]
    names = dict(zip("cagebfd", ordered, strict=True))
    built = build(site(numbered(lesson, {name: [("一等奖", of)] for name, of in names.items()})))
    index = built.page("honours/index.html")
    assert headings(index) == ordered
    assert ["".join(one.find("b").itertext()) for one in index.all("ul", class_="lines")[0].iter("a")] == ordered
    assert headings(built.page("honours/2018.html")) == ordered[4:]
    assert headings(built.page("honours/2019-12.html")) == ordered[:2]


def test_every_prize_that_is_counted_can_be_reached(site, build, lesson):
    """The index shows the newest dozen of contests; to the others it leads, and only to them."""
    contests = [f"{year}年{month}月评比" for year in (2016, 2017, 2018) for month in range(1, 9)]
    built = build(site(numbered(lesson, {f"l{n}": [("一等奖", of)] for n, of in enumerate(contests)})))
    index = built.page("honours/index.html")
    counted = sum(int(one.text) for one in index.all("p", class_="sums")[0].iter("b"))
    (rest,) = index.all("section", class_="rest")
    more = [f"honours/{one.get('href').rpartition('/')[2]}" for one in rest.iter("a")]
    assert more == ["honours/2017.html", "honours/2016.html"]
    shown = {works(index)[n] for n in range(12)}.union(*(works(built.page(one)) for one in more))
    assert len(shown) == counted == len(contests)
    assert built.page("honours/2018.html").all("section", class_="rest") == []


def test_the_ways_to_other_rolls_are_called_what_they_are(portal):
    """Years stand under “years” and months under “months”, on every roll."""
    for address in (one for one in portal.pages if one.startswith("honours/")):
        navs = {
            one.get("aria-label"): [a.get("href") for a in one.iter("a")] for one in portal.page(address).all("nav")
        }
        assert all(len(link.rpartition("/")[2]) == len("2018.html") for link in navs["历年光荣榜"]), address
        months = navs.get("按月份看光荣榜", [])
        assert all(len(link.rpartition("/")[2]) == len("2018-12.html") for link in months), address
        of_year = portal.page(address).kind in {"honours-year", "honours-month"}
        assert bool(months) == of_year, address


def prizes_of(cards):
    """Return title and prize of each card."""
    found = []
    for card in cards:
        prize = next((one for one in card.iter("span") if "prize" in one.get("class", "").split()), None)
        title = next(one for one in card.iter("a"))
        found.append(("".join(title.itertext()), prize is not None and "".join(prize.itertext())))
    return found


def test_a_winner_stands_with_the_prize_that_put_it_there(site, build, lesson):
    """On the home page the newest prize, on a campaign's page that of the campaign; elsewhere the best one."""
    files = numbered(lesson, {
        "old": [("一等奖", "2018年3月评比"), ("优秀奖", "2018年度评比")],
        "new": [("三等奖", "2018年11月评比"), ("二等奖", "安全月评选"), ("特等奖", "2017年评比")],
    })  # fmt: skip
    files = {name: text.replace("date: ", "campaign: 安全月\ndate: ") for name, text in files.items()}
    built = build(site({**files, "site_src/campaigns/c.md": "---\ntitle: 安全月\n---\n"}))
    (section,) = built.page("index.html").all("section", aria_labelledby="x-winners")
    first, *others = [one for one in section.iter() if one.tag in {"article", "li"}]
    assert prizes_of([first]) == [("old", "优秀奖")]
    assert "2018年度评比" in "".join(first.itertext())
    assert prizes_of(others) == [("new", "二等奖")]  # given on the lesson's own day, in December
    campaign = built.page("campaigns/c.html")
    (winners,) = campaign.all("section", aria_labelledby="x-winners")
    assert prizes_of(winners.iter("li")) == [("new", "二等奖")]
    assert prizes_of(built.page("lessons/index.html").all("li", class_="card")) == [
        ("new", "特等奖"),
        ("old", "一等奖"),
    ]


def test_a_campaign_lists_each_work_once(site, build, lesson):
    """Winners first, best first; then over all pages the others, newest first, and no winner again."""
    files = {
        "site_src/site.yaml": "title: 学习在线\nper_page: 3\n",
        "site_src/campaigns/c.md": "---\ntitle: 安全月\n---\n",
    }
    for n in range(1, 10):
        award = {2: "三等奖", 5: "一等奖", 9: "二等奖"}.get(n)
        awards = [{"name": award, "of": "安全月评选"}] if award else None
        files[f"lessons/2018/l{n}/lesson.md"] = lesson(f"第{n}", date=f"2018-01-0{n}", campaign="安全月", awards=awards)
    built = build(site(files))
    pages = [built.page("campaigns/c.html"), built.page("campaigns/c-p2.html")]
    assert [titles(page) for page in pages] == [["第5", "第9", "第2", "第8", "第7", "第6"], ["第4", "第3", "第1"]]
    heads = [["".join(one.itertext()) for one in page.all("h2")] for page in pages]
    assert heads == [["获奖作品", "更多作品"], ["更多作品"]]


def test_a_campaign_of_winners_only_has_no_list_of_others(site, build, lesson):
    """Nor does it say that no work was handed in."""
    built = build(site({
        "site_src/campaigns/c.md": "---\ntitle: 安全月\n---\n",
        "lessons/2018/a/lesson.md": lesson("A", campaign="安全月", awards=[{"name": "一等奖", "of": "安全月评选"}]),
    }))  # fmt: skip
    page = built.page("campaigns/c.html")
    assert titles(page) == ["A"]
    assert page.all("section", aria_labelledby="x-works") == page.all("div", class_="empty") == []


def test_a_campaign_shows_its_introduction_its_winners_and_its_works(portal):
    """The winners of the campaign's own contest come first; every work that names it by any alias is there."""
    page = portal.page("campaigns/19da.html")
    assert "专题介绍" in page.text
    winners = page.all("section", aria_labelledby="x-winners")[0]
    assert ["".join(one.itertext()) for one in winners.iter("h3")] == ["一盏矿灯的故事"]
    assert titles(page) == ["一盏矿灯的故事", "安全帽"]
    assert "../organizations/zongyiyuan-hulibu.html" in page.links()


def test_one_name_in_two_branches_is_two_people(portal):
    """李明 of the mine and 李明 of the hospital have a page each, which names the other."""
    mine = portal.page("people/liming-chengjiaomeikuang-zongcaiyidui.html")
    hospital = portal.page("people/liming-zongyiyuan-hulibu.html")
    assert (mine.title, hospital.title) == ("李明", "李明")
    assert titles(mine) == ["上下两集", "一盏矿灯的故事"]
    assert titles(hospital) == ["安全帽"]
    assert "../people/liming-zongyiyuan-hulibu.html" in mine.links()
    assert "../people/liming-chengjiaomeikuang-zongcaiyidui.html" in hospital.links()


def test_neighbours_are_the_next_newer_and_older_lesson(portal):
    """From the newest lesson one comes to the oldest by “older”, and back by “newer”, and passes every lesson."""
    address, way = "lessons/2018-12-lamp.html", []
    while address:
        way.append(address)
        older = [one.get("href") for one in portal.page(address).all("a", rel="next")]
        address = f"lessons/{posixpath.basename(older[0])}" if older else ""
    assert len(way) == 12
    back, address = [], way[-1]
    while address:
        back.append(address)
        newer = [one.get("href") for one in portal.page(address).all("a", rel="prev")]
        address = f"lessons/{posixpath.basename(newer[0])}" if newer else ""
    assert back == way[::-1]


def test_related_lessons_are_the_named_ones_then_those_with_most_in_common(site, build, lesson):
    """What a lesson names comes first, then the same speaker, then the same topic; never the lesson itself."""
    root = site({
        "lessons/2018/a/lesson.md": lesson("A", speakers=["王红"], branch="机电队", topic="安全生产", related=["named"]),
        "lessons/2018/topic/lesson.md": lesson("同主题", topic="安全生产"),
        "lessons/2018/speaker/lesson.md": lesson("同一人", date="2011-01-01", speakers=["王红"], branch="机电队"),
        "lessons/2018/named/lesson.md": lesson("点名", date="2010-01-01"),
        "lessons/2018/none/lesson.md": lesson("无关", topic="先进事迹"),
    })  # fmt: skip
    assert titles(build(root).page("lessons/a.html")) == ["点名", "同一人", "同主题"]


def test_the_home_page_begins_with_winners_and_leads_on(portal):
    """Welcome, newest winners, where to begin, newest lessons, then campaigns, topics, branches and years."""
    page = portal.page("index.html")
    assert "欢迎您" in page.text
    first = page.all("article", class_="first")[0]
    assert "一盏矿灯的故事" in "".join(first.itertext())
    links = set(page.links())
    assert {"campaigns/19da.html", "topics/anquan.html", "organizations/zongyiyuan.html", "years/2017.html"} <= links


def test_a_lesson_without_a_speaker_branch_topic_or_clip_is_a_page(site, build, lesson, walk):
    """Only title and date are needed; what is missing leaves no empty label, no dead link."""
    built = build(site({"lessons/2018/a/lesson.md": lesson("只有题目", "")}))
    assert built.codes == []
    assert walk(built, *built.pages).dead == []
    page = built.page("lessons/a.html")
    assert page.title == "只有题目"
    assert page.all("video") == page.all("audio") == []
    assert all("".join(one.itertext()).strip() for one in page.all("dd"))


def test_a_lesson_page_has_everything_of_its_folder(portal):
    """Clip with size and subtitles, transcript, chapters, body with its blocks, pictures, files, source, tags."""
    page = portal.page("lessons/2018-12-lamp.html")
    assert len(page.all("video")) == 2
    assert [one.get("kind") for one in page.all("track")] == ["subtitles"]
    for said in (
        "师傅把灯给了我。",
        "灯灭了",
        "当时的巷道",
        "两张照片",
        "灯亮着，心就亮着。",
        "他们俩",
        "那盏灯",
        "讲稿",
        "一条脚注",
    ):
        assert said in page.text, said
    assert "https://paper.example.com/2018" in page.links()
    assert [one.get("href") for one in page.all("a") if one.get("download") is not None]
    assert {"../howto.html", "../campaigns/19da.html"} <= set(page.links())
