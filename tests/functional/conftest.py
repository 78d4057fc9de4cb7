"""One portal that has everything, and a visitor who follows every link."""

import dataclasses
import posixpath
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

URL_ATTRIBUTES = {
    "href", "src", "poster", "data", "action", "formaction", "background", "cite", "longdesc", "manifest", "ping",
}  # fmt: skip
# The player's own fragments: a moment in a clip is no element of the page.
MOMENT = re.compile(r"^(?:p=\d+&)?t=\d")
CSS_URL = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")


@dataclasses.dataclass
class Walk:
    """What a visitor finds who begins at the home page and follows every link.

    Attributes:
        seen: addresses that were reached.
        dead: (page, url) of links to nothing, out of the site, or to no certain file.
        outside: (page, tag, url) of what lies on other hosts.
        kinds: the kinds of pages that were reached.
    """

    seen: set[str] = dataclasses.field(default_factory=set)
    dead: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    outside: set[tuple[str, str, str]] = dataclasses.field(default_factory=set)
    kinds: dict[str, list[str]] = dataclasses.field(default_factory=dict)


def urls_of(page: Any) -> list[tuple[str, str]]:
    """Return (tag, url) of everything that a page leads to or loads."""
    found = []
    for element in page.all("*"):
        for name, value in element.attrib.items():
            if name in URL_ATTRIBUTES or str(name).endswith("href"):
                found.append((element.tag, value))
            elif name == "srcset":
                found += [(element.tag, one.split()[0]) for one in value.split(",") if one.strip()]
            elif name == "style":
                found += [(element.tag, "".join(one)) for one in CSS_URL.findall(value)]
        if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
            found.append(("refresh", element.get("content").partition("url=")[2]))
        if element.tag == "style":
            found += [("style", "".join(one)) for one in CSS_URL.findall(element.text or "")]
    return found


class Visitor:
    """Reads pages once each and remembers their anchors."""

    def __init__(self, built: Any) -> None:
        self.built = built
        self.walk = Walk()
        self.pages: dict[str, Any] = {}

    def page(self, address: str) -> Any:
        """Return a parsed page."""
        if address not in self.pages:
            self.pages[address] = self.built.page(address)
        return self.pages[address]

    def visit(self, start: list[str]) -> Walk:
        """Follow everything from `start`."""
        waiting = list(start)
        while waiting:
            address = waiting.pop()
            if address in self.walk.seen:
                continue
            self.walk.seen.add(address)
            if address.endswith(".html"):
                page = self.page(address)
                self.walk.kinds.setdefault(page.kind, []).append(address)
                waiting += [target for tag, url in urls_of(page) if (target := self.target(address, tag, url))]
            elif address.endswith(".css"):
                found = CSS_URL.findall(self.built.read(address))
                waiting += [target for one in found if (target := self.target(address, "css", "".join(one)))]
        return self.walk

    def target(self, address: str, tag: str, url: str) -> str:
        """Return the address that a URL on a page means; note what is wrong with it."""
        parts = urlsplit(url)
        if url.startswith("data:image/") and tag == "css":
            return ""
        if parts.scheme or parts.netloc:
            self.walk.outside.add((address, tag, url))
            return ""
        path = unquote(parts.path)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(address), path)) if path else address
        if path.startswith("/") or target.startswith("..") or not self.built.has(target):
            self.walk.dead.append((address, url))
            return ""
        if parts.fragment and target.endswith(".html") and not MOMENT.match(parts.fragment):
            anchors = {one.get("id") for one in self.page(target).all("*")}
            if unquote(parts.fragment) not in anchors:
                self.walk.dead.append((address, url))
        return target


@pytest.fixture(scope="session")
def walk() -> Callable[..., Walk]:
    """Follow every link from the home page, or from the pages that are given."""

    def of(built: Any, *start: str) -> Walk:
        return Visitor(built).visit(list(start) or ["index.html"])

    return of


@pytest.fixture(scope="session")
def portal_files(lesson: Any, clip: bytes, sound: bytes, picture: bytes, subtitles: str) -> dict[str, str | bytes]:
    """A site with every kind of content."""
    lamp = """\
## 一事

那天断了电，见[安全帽](lesson:2018-07-helmet)，也见[怎样拍](page:howto)和[专题](campaign:十九大)。

{{clip 现场.mp4 | 当时的巷道}}

{{gallery 灯.jpg, 师徒.jpg | 两张照片}}

{{quote 王新兴 | 灯亮着，心就亮着。}}

{{lesson 2018-11-parts | 下一课}}

![师徒](师徒.jpg "他们俩")

## 一思

[回到一事](#h-一事)，[原文](https://paper.example.com/lamp)，[同一课](../2018-07-helmet/lesson.md)。[^1]

[^1]: 一条脚注。
"""
    awards = [{"name": "一等奖", "of": "2018年12月微党课评比"}, {"name": "特等奖", "of": "喜迎党的十九大评选"}]
    files: dict[str, str | bytes] = {
        "site_src/site.yaml": """\
title: 学习在线
subtitle: 身边人讲身边事
organization: 城北能源公司党委
base_url: https://xuexi.example.com/portal/
topics: [先进事迹, {name: 安全生产, summary: 平安回家, slug: anquan}, 党史学习]
menu: [{page: about}, {title: 城北能源报, url: "https://paper.example.com/"}]
home: {welcome: 欢迎您, start: [2018-12-lamp]}
footer: 宣传部编
per_page: 4
""",
        "site_src/campaigns/19da.md": "---\ntitle: 喜迎党的十九大\naliases: [十九大]\nstart: 2017-06-01\n"
        "end: 2018-12-31\nsummary: 讲身边事\n---\n专题介绍，[先看这一课](lesson:2018-12-lamp)。\n",
        "site_src/campaigns/anquan.md": "---\ntitle: 安全月\nstart: 2019-06-01\n---\n",
        "site_src/pages/about.md": "---\ntitle: 关于\nsummary: 我们是谁\n---\n## 我们\n\n## 你们\n\n## 他们\n",
        "site_src/pages/howto.md": "---\ntitle: 怎样拍\n---\n去[关于](page:about)，[看灯](lesson:2018-12-lamp#t=3)。\n",
        "site_src/static/CNAME": "xuexi.example.com",
        "lessons/2018/2018-12-lamp/lesson.md": lesson(
            "一盏矿灯的故事", lamp, speakers=["王新兴"], makers=["李明"], branch="城郊煤矿/综采一队", topic="安全生产",
            campaign="十九大", tags=["矿灯", "师徒"], summary="师傅把灯给了徒弟。", video="矿灯.mp4", subtitles="矿灯.srt",
            chapters=[{"at": "00:01", "title": "灯灭了"}], awards=awards, attachments=[{"file": "讲稿.txt"}],
            pictures=[{"file": "灯.jpg", "caption": "那盏灯"}], aliases=["old/lamp.html"], related=["2018-03-text"],
            source={"name": "城北能源报", "url": "https://paper.example.com/2018"}),
        "lessons/2018/2018-12-lamp/矿灯.mp4": clip,
        "lessons/2018/2018-12-lamp/矿灯.srt": subtitles,
        "lessons/2018/2018-12-lamp/现场.mp4": clip + b"\0",
        "lessons/2018/2018-12-lamp/灯.jpg": picture,
        "lessons/2018/2018-12-lamp/师徒.jpg": picture + b"\0",
        "lessons/2018/2018-12-lamp/讲稿.txt": "讲稿",
        "lessons/2018/2018-11-parts/lesson.md": lesson(
            "上下两集", date="2018-11-02", speakers=["李明"], branch="城郊煤矿/综采一队", topic="先进事迹", award="优秀奖",
            parts=[{"title": "上集", "video": "上.mp4", "subtitles": "上.srt"}, {"title": "下集", "video": "下.mp4"}]),
        "lessons/2018/2018-11-parts/上.mp4": clip + b"\1",
        "lessons/2018/2018-11-parts/上.srt": subtitles,
        "lessons/2018/2018-11-parts/下.mp4": clip + b"\2",
        "lessons/2018/2018-07-helmet/lesson.md": lesson(
            "安全帽", date="2018-07-01", speakers=["李明"], branch="总医院/护理部", topic="安全生产", audio="读.m4a",
            subtitles="读.srt", campaign="19da", tags=["师徒"]),
        "lessons/2018/2018-07-helmet/读.m4a": sound,
        "lessons/2018/2018-07-helmet/读.srt": subtitles,
        "lessons/2018/2018-03-text/lesson.md": lesson("只有文字", date="2018-03-05", branch="机电队"),
    }  # fmt: skip
    for month in range(1, 9):
        files[f"lessons/2017/2017-0{month}-plain/lesson.md"] = lesson(
            f"平常事第{month}讲", date=f"2017-0{month}-10", speakers=["赵大海"], branch="机电队", topic="先进事迹",
            video="https://media.example.org/a.mp4", duration="03:05", tags=["平常"])  # fmt: skip
    return files


@pytest.fixture(scope="session")
def portal(
    defaults: dict[str, str],
    portal_files: dict[str, str | bytes],
    tmp_path_factory: pytest.TempPathFactory,
    write: Any,
    build: Any,
) -> Any:
    """The same site, built; tests only read it."""
    root = tmp_path_factory.mktemp("portal")
    write(root, {**defaults, **portal_files})
    return build(root)
