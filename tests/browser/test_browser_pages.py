"""Every kind of page, as members see it."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

KINDS = {
    "home": "index.html",
    "lessons": "lessons/index.html",
    "lesson": "lessons/2018-12-kuangdeng.html",
    "lesson in parts": "lessons/2018-08-jiuyuan.html",
    "lesson to hear": "lessons/2017-05-dudangzhang.html",
    "topics": "topics/index.html",
    "topic": "topics/anquan.html",
    "campaigns": "campaigns/index.html",
    "campaign": "campaigns/anquan.html",
    "organizations": "organizations/index.html",
    "branch": "organizations/chengjiaomeikuang-zongcaiyidui.html",
    "people": "people/index.html",
    "person": "people/wangxinxing-chengjiaomeikuang-zongcaiyidui.html",
    "years": "years/index.html",
    "year": "years/2018.html",
    "month": "years/2018-12.html",
    "tags": "tags/index.html",
    "honours": "honours/index.html",
    "honours of a year": "honours/2018.html",
    "page": "howto.html",
    "gone": "lessons/2017-04-houcheyi.html",
    "404": "404.html",
}
SERIOUS = {"serious", "critical"}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_opens_without_a_fault(base: str, watch: Any, kind: str, width: int) -> None:
    """No console error, no failed request, nothing from another host, nothing wider than the screen."""
    seen = watch(width)
    seen.page.goto(base + KINDS[kind])
    assert seen.faults == []
    assert seen.page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    assert len(seen.page.query_selector_all("h1")) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_everybody_can_use_a_page(served: str, watch: Any, kind: str, scheme: str) -> None:
    """axe-core finds no serious fault, by day and by night."""
    page = watch(360, color_scheme=scheme).page
    page.goto(served + KINDS[kind])
    rules = {"runOnly": ["color-contrast"]} if scheme == "dark" else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in SERIOUS] == []


@pytest.mark.parametrize("kind", ["home", "lesson", "lessons", "honours", "organizations"])
def test_large_type_is_usable_too(served: str, watch: Any, kind: str) -> None:
    """With letters a third larger nothing is cut off, and the choice is remembered on the next page."""
    seen = watch(360)
    seen.page.goto(served)
    before = seen.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    seen.page.click(".js-large")
    seen.page.goto(served + KINDS[kind])
    assert seen.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > before * 1.2
    assert seen.page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    found = Axe().run(seen.page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in SERIOUS] == []
    assert seen.faults == []


ROWS = """() => {
  const links = [...document.querySelectorAll('#nav a')].map(link => link.getBoundingClientRect());
  return [new Set(links.map(box => Math.round(box.top))).size, Math.min(...links.map(box => Math.min(box.height, box.width)))];
}"""


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("width", [320, 360, 414, 768])
def test_the_sections_are_never_a_wall(base: str, watch: Any, width: int, large: bool) -> None:
    """Two rows at most, each wide and high enough for a thumb; English words are one row that moves sideways."""
    page = watch(width).page
    page.goto(base + KINDS["lesson"])
    if large:
        page.click(".js-large")
    rows, least = page.evaluate(ROWS)
    assert rows <= 2
    assert least >= 44
    names = ["Home", "Lessons", "Honour roll", "Campaigns", "Topics", "Branches", "People"]
    page.evaluate(
        "names => { document.documentElement.lang = 'en';"
        " document.querySelectorAll('#nav a').forEach((link, n) => { link.textContent = names[n]; }); }",
        names,
    )
    rows, least = page.evaluate(ROWS)
    assert rows == 1
    assert least >= 44
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("kind", KINDS)
def test_a_way_ends_with_a_page(served: str, watch: Any, kind: str) -> None:
    """Between the pages above stands a sign, before the first and after the last one none."""
    page = watch(1280).page
    page.goto(served + KINDS[kind])
    signs = page.evaluate(
        "[...document.querySelectorAll('.trail li')].map(one => ['::before', '::after'].map("
        "side => getComputedStyle(one, side).content).map(said => said === 'none' ? '' : said))"
    )
    between = [sign for before, after in signs for sign in (before, after)]
    assert between[:1] + between[-1:] in ([], ["", ""])
    assert sum(bool(sign) for sign in between) == max(0, len(signs) - 1)


def test_the_keyboard_leads_everywhere(base: str, watch: Any) -> None:
    """The first key leads to the content; what has the focus can be seen."""
    page = watch(1280).page
    page.goto(base + KINDS["lesson"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.tagName + '.' + document.activeElement.className"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none" or page.evaluate("['VIDEO', 'BODY'].includes(document.activeElement.tagName)")
    assert any(one.startswith("VIDEO") for one in reached)
    assert any(one.startswith("BUTTON") for one in reached)


def test_pages_are_there_at_once(portal: Path) -> None:
    """HTML and CSS of a list are under 14 KB as a server sends them; the style sheet is one file under 30 KB."""
    styles = list(portal.glob("assets/*.css"))
    assert len(styles) == 1
    assert styles[0].stat().st_size < 30_000
    for kind in ("lessons", "topic", "year", "organizations"):
        page = portal / KINDS[kind]
        assert len(gzip.compress(page.read_bytes())) + len(gzip.compress(styles[0].read_bytes())) < 14_000, kind


def test_old_browsers_are_told_which_engine_to_use(portal: Path) -> None:
    """Dual-engine browsers show a blank page in their old engine."""
    for kind, address in KINDS.items():
        assert '<meta name="renderer" content="webkit">' in (portal / address).read_text("utf-8"), kind


def test_a_page_prints_without_its_frame(served: str, watch: Any) -> None:
    """On paper there is the roll, and no navigation."""
    page = watch(1280).page
    page.goto(served + KINDS["honours"])
    page.emulate_media(media="print")
    assert not page.is_visible("#nav")
    assert page.is_visible("h1")


def test_an_old_address_leads_to_the_lesson(base: str, watch: Any) -> None:
    """Without a server that knows of it."""
    seen = watch()
    seen.page.goto(base + "old/lamp.html")
    seen.page.wait_for_url(re.compile(r"/lessons/2018-12-kuangdeng\.html$"))
    assert seen.faults == []
