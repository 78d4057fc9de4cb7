"""A picture that is not there leaves nothing behind."""

import pytest

MISSING = {
    "alone": '![灯](没有.jpg "标题")',
    "in words": "前面 ![灯](没有.jpg) 后面",
    "two in a paragraph": "![一](没有.jpg) ![二](没有.jpg)",
    "in a link": "[![灯](没有.jpg)](https://a.example/)",
    "in emphasis": "**![灯](没有.jpg)**",
    "in a list": "- ![灯](没有.jpg)",
    "in a quotation": "> ![灯](没有.jpg)",
    "raw, without a source": "<img alt='原样'>",
    "raw": "<img src='没有.jpg' alt='a &gt; \"b\" > c'>",
    "raw, in a paragraph": "<p class='x'><img src='没有.jpg'></p>",
    "raw, in a figure with a caption": "<figure class='x'><img src='没有.jpg'><figcaption>说明</figcaption></figure>",
    "in a table": "| a | b |\n|---|---|\n| ![格](没有.jpg) | c |",
    "on another host": "![别处](https://b.example/x.png)",
    "a place of the page": "![井](#x)",
    "a gallery": "{{gallery 没有.jpg, 也没有.jpg | 图说}}",
}
EMPTY_CELLS = {"td", "th"}


def traces(page):
    """Return pictures without a file, and elements that hold nothing, of a body."""
    (body,) = page.all("div", class_="prose")
    inside = [one for one in body.iter() if one is not body]
    pictures = [one.tag for one in inside if one.tag == "img" and not one.get("src", "").startswith("../media/")]
    shown = {"img", "video", "audio", "br", "hr"}
    return pictures + [
        one.tag
        for one in inside
        if not {below.tag for below in one.iter()} & shown
        and (one.tag == "figure" or not "".join(one.itertext()).strip())
        and one.tag not in EMPTY_CELLS
    ]


@pytest.mark.parametrize("how", MISSING)
def test_a_missing_picture_leaves_no_trace(site, build, lesson, how):
    """No picture without a file, no figure without a picture, no paragraph or link without a word."""
    page = build(site({"lessons/2018/a/lesson.md": lesson("A", f"开头。\n\n{MISSING[how]}\n\n末尾。\n")})).page(
        "lessons/a.html"
    )
    assert page.faults == []
    assert traces(page) == []
    (body,) = page.all("div", class_="prose")
    paragraphs = ["".join(one.itertext()) for one in body.iter("p") if one.get("class") != "lead"]
    assert (paragraphs[0], paragraphs[-1]) == ("开头。", "末尾。")
    assert "图说" not in "".join(paragraphs)


def test_what_stands_beside_a_missing_picture_stays(site, build, lesson, picture):
    """Another picture, its caption, a row of a table, words; and what an editor left empty on purpose."""
    body = """\
![在](灯.jpg "说明")

![不在](没有.jpg) ![在](灯.jpg)

<figure><img src="没有.jpg"><img src="灯.jpg"><figcaption>两张之一</figcaption></figure>

| a | b |
|---|---|
| ![格](没有.jpg) | c |

<a id="h-here"></a>

{{gallery 灯.jpg, 没有.jpg | 图说}}
"""
    built = build(site({"lessons/2018/a/lesson.md": lesson("A", body), "lessons/2018/a/灯.jpg": picture}))
    page = built.page("lessons/a.html")
    (prose,) = page.all("div", class_="prose")
    assert len(list(prose.iter("img"))) == 4
    assert ["".join(one.itertext()) for one in prose.iter("figcaption")] == ["说明", "两张之一", "图说"]
    assert ["".join(one.itertext()) for one in prose.iter("td")] == ["", "c"]
    assert [one.get("id") for one in prose.iter("a") if one.get("id")] == ["h-here"]


def test_free_pages_and_campaigns_are_no_other(site, build):
    """Their bodies go the same way."""
    body = "开头。\n\n" + "\n\n".join(MISSING.values()) + "\n\n末尾。\n"
    built = build(site({
        "site_src/pages/p.md": f"---\ntitle: P\n---\n{body}",
        "site_src/campaigns/c.md": f"---\ntitle: C\n---\n{body}",
    }))  # fmt: skip
    for address in ("p.html", "campaigns/c.html"):
        assert traces(built.page(address)) == [], address
