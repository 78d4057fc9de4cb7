"""Addresses last: they come from folders and slugs, and old ones lead on."""

import posixpath


def test_an_address_stays_when_a_title_changes(site, build, write, lesson):
    """A lesson's page, campaign and free page are where they were after an editor has renamed what they show."""
    root = site({
        "lessons/2018/2018-12-灯/lesson.md": lesson("旧题目", campaign="旧活动"),
        "site_src/campaigns/hd.md": "---\ntitle: 旧活动\n---\n",
        "site_src/pages/about.md": "---\ntitle: 旧页面\n---\n",
    })  # fmt: skip
    old = build(root).pages
    write(root, {
        "lessons/2018/2018-12-灯/lesson.md": lesson("新题目", campaign="新活动"),
        "site_src/campaigns/hd.md": "---\ntitle: 新活动\n---\n",
        "site_src/pages/about.md": "---\ntitle: 新页面\n---\n",
    })  # fmt: skip
    built = build(root)
    assert built.pages == old
    assert built.page("lessons/2018-12-deng.html").title == "新题目"


def test_an_old_address_leads_to_the_lesson(site, build, lesson):
    """An alias is a page that sends on at once, also without a script, and that search engines leave out."""
    root = site({
        "site_src/site.yaml": "title: 学习在线\nbase_url: https://x.example.com/p/\n",
        "lessons/2018/a/lesson.md": lesson("一盏灯", aliases=["2012/old/lamp.html", "deng.htm"]),
    })  # fmt: skip
    built = build(root)
    page = built.page("2012/old/lamp.html")
    refresh = next(one.get("content") for one in page.all("meta") if one.get("http-equiv") == "refresh")
    assert refresh == "0; url=../../lessons/a.html"
    assert page.links() == ["../../lessons/a.html"]
    assert [one.get("content") for one in page.all("meta", name="robots")] == ["noindex"]
    assert built.has("deng.htm")
    assert "old/lamp" not in built.read("sitemap.xml")


def test_a_slug_of_its_own_is_the_address(site, build, lesson):
    """`slug` in a lesson, campaign, page, topic and organization is the last part of the address."""
    root = site({
        "site_src/site.yaml": "title: 学习在线\ntopics: [{name: 安全, slug: safety}]\n",
        "site_src/organizations.yaml": "name: 公司\nslug: hq\nchildren: [{name: 一矿党委, slug: mine-1}]\n",
        "lessons/2018/a/lesson.md": lesson("一", slug="lamp", topic="安全", branch="一矿党委"),
        "site_src/campaigns/x.md": "---\ntitle: 活动\nslug: call\n---\n",
        "site_src/pages/y.md": "---\ntitle: 页\nslug: why\n---\n",
    })  # fmt: skip
    built = build(root)
    addresses = {"lessons/lamp.html", "topics/safety.html", "organizations/hq.html", "organizations/mine-1.html",
                 "campaigns/call.html", "why.html"}  # fmt: skip
    assert addresses <= set(built.pages)


def test_names_that_are_spelled_alike_keep_apart(site, build, lesson, walk):
    """工事 and 公式 are the same pinyin: each tag, topic, contest and person has a page with its own name."""
    root = site({
        "site_src/site.yaml": "title: 学习在线\ntopics: [工事, 公式]\n",
        "lessons/2018/a/lesson.md": lesson("一", speakers=["王红"], branch="机电队", topic="工事", tags=["工事"],
                                           awards=[{"name": "一等奖", "of": "工事"}]),
        "lessons/2018/b/lesson.md": lesson("二", speakers=["王宏"], branch="机电队", topic="公式", tags=["公式", "index"],
                                           awards=[{"name": "一等奖", "of": "公式"}]),
    })  # fmt: skip
    built = build(root)
    assert built.codes == []
    titles = [(posixpath.dirname(address), built.page(address).title) for address in built.pages]
    for folder, names in {
        "tags": ["工事", "公式", "index"],
        "topics": ["工事", "公式"],
        "people": ["王红", "王宏"],
    }.items():
        assert [titles.count((folder, name)) for name in names] == [1] * len(names)
    assert walk(built, *built.pages).dead == []


def test_many_names_spelled_alike_all_keep_apart(site, build, lesson):
    """Three hundred tags that differ only in signs have three hundred pages."""
    tags = [f"灯{'！' * (n % 20)}{'？' * (n // 20)}" for n in range(300)]
    built = build(site({"lessons/2018/a/lesson.md": lesson("一", tags=tags)}))
    assert built.codes == []
    assert len([address for address in built.pages if address.startswith("tags/")]) == 301


def test_a_contest_named_by_a_year_or_month_alone_has_its_own_page(site, build, lesson, walk):
    """A contest that is called 2018 does not push out the honour roll of that year, nor the other way round."""
    awards = [{"name": "一等奖", "of": "2018"}, {"name": "二等奖", "of": "2018-12"}, {"name": "三等奖", "of": "index"}]
    built = build(site({"lessons/2018/a/lesson.md": lesson("一", awards=awards)}))
    assert built.codes == []
    assert walk(built, *built.pages).dead == []
    kinds = [built.page(address).kind for address in built.pages if address.startswith("honours/")]
    assert sorted(kinds) == ["honours", *["honours-contest"] * 3, "honours-month", "honours-year"]


def test_the_second_page_of_a_list_does_not_collide(site, build, lesson, walk):
    """A tag that is spelled like the second page of another tag's list has a page of its own."""
    files = {f"lessons/2018/l{n}/lesson.md": lesson(f"课{n}", tags=["lamp", "lamp-p2"]) for n in range(5)}
    built = build(site({**files, "site_src/site.yaml": "title: 学习在线\nper_page: 2\n"}))
    assert built.codes == []
    assert walk(built, *built.pages).dead == []
    titles = [built.page(address).title for address in built.pages if address.startswith("tags/lamp")]
    assert sorted(titles) == ["lamp"] * 3 + ["lamp-p2"] * 3


def test_a_page_that_wants_a_place_of_the_program_is_refused(site, build, lesson):
    """Names such as index belong to the program: a page is left out with an error, a lesson gets a longer name."""
    root = site({
        "site_src/pages/index.md": "---\ntitle: 我的首页\n---\n",
        "lessons/2018/a/lesson.md": lesson("一", aliases=["index.html"]),
        "lessons/2018/index/lesson.md": lesson("二"),
    })  # fmt: skip
    built = build(root)
    taken = [one.span.path for one in built.report.diagnostics if one.code == "X601"]
    assert sorted(taken) == ["lessons/2018/a/lesson.md", "site_src/pages/index.md"]
    assert built.page("lessons/index-lesson.html").title == "二"
    assert built.page("index.html").kind == "home"
    assert built.page("lessons/index.html").kind == "lessons"


def test_own_files_do_not_push_out_pages(site, build, lesson):
    """A static file at the address of a page is refused by name; two builds in a row give the same site."""
    root = site({
        "site_src/static/index.html": "mine",
        "site_src/static/lessons/a.html": "mine",
        "site_src/static/robots.txt": "mine",
        "lessons/2018/a/lesson.md": lesson("一"),
    })  # fmt: skip
    first = build(root)
    taken = {one.span.path for one in first.report.diagnostics if one.code == "X601"}
    assert taken == {"site_src/static/index.html", "site_src/static/lessons/a.html"}
    assert first.page("index.html").kind == "home"
    assert first.read("robots.txt") == "mine"
    files = first.files
    for _ in range(2):
        again = build(root)
        assert again.files == files
        assert again.report.made == 0


def test_a_file_where_a_folder_must_be_is_refused(site, build, lesson):
    """An alias or static file named like a folder of the site is an error at its place, and the rest is built."""
    root = site({
        "site_src/static/topics": "a file",
        "lessons/2018/a/lesson.md": lesson("一", aliases=["x.html", "x.html/y.html", "people/index.html/z.html"]),
    })  # fmt: skip
    built = build(root)
    taken = [one.span.path for one in built.report.diagnostics if one.code == "X601"]
    assert sorted(taken) == ["lessons/2018/a/lesson.md", "lessons/2018/a/lesson.md", "site_src/static/topics"]
    assert built.report.written
    assert built.page("lessons/a.html").title == "一"
    assert built.has("topics/index.html")
