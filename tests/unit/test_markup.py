"""Bodies: whatever a member writes, harmless HTML comes out."""

import re

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.diagnostics import Span
from builder.markup import convert
from builder.source import without_controls
from builder.subtitles import as_webvtt, read_cues

PIECES = [
    "<script>", "</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "<a href=' java\nscript:x'>", "<svg onload=x>",
    "<style>*{}</style>", "{{clip a.mp4}}", "{{lesson b | c}}", "```\n", "> ", "- ", "1. ", "# ", "**", "_", "`", "|a|b|\n|-|-|\n", "[^1]",
    "[^1]: x", "![图](a.jpg \"题\")", "<iframe src=//x>", "<math><mi//xlink:href='data:x,<script>'>", "<!--", "-->", "]]>", "&#106;&#97;",
    "{: onclick=x .js-part #player }", "<div style='position:fixed' id=content class='js-copy x-y'>", "<form action=//x>", "<base href=//x>",
    "<meta http-equiv=refresh content='0;url=//x'>", "<xuexi-block data-n=\"7\">", "<a href='xuexi-reference:3'>", "\x02", "灯", "\n", "\n\n", " ",
    "<b>", "</p>", "<details open ontoggle=x>", "*[灯]: x", "<object data=x>", "<template><script>x</script></template>", "!!! note\n    x",
]  # fmt: skip
BODIES = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=200)
ATTRIBUTES = {
    "id", "class", "title", "lang", "dir", "href", "src", "alt", "width", "height", "start", "type", "value", "colspan", "rowspan", "scope",
    "align", "span", "data-n",
}  # fmt: skip


@settings(max_examples=300)
@given(BODIES)
@example("<noscript><p title='</noscript><img src=x onerror=alert(1)>'>")
@example("<a href=&#x6A;avascript:alert(1)>x</a>")
@example("[x](<javascript:alert(1)>) [y](data:text/html,x) [z](//evil.example)")
@example("<div class='a js-part'>{: .js-lines}</div>")
def test_no_body_has_anything_that_runs_or_loads(body):
    """No script, style, frame, form or event attribute; each link and picture is a numbered reference or an anchor."""
    markup, _ = convert(body, "lesson.md", 1)
    root = html5lib.parseFragment(markup.html, namespaceHTMLElements=False)
    for element in root.iter():
        if element is root or not isinstance(element.tag, str):
            continue
        assert element.tag not in {
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "base",
            "meta",
            "link",
            "svg",
            "math",
            "template",
            "input",
        }
        assert set(element.attrib) <= ATTRIBUTES
        for name in ("href", "src"):
            address = element.get(name)
            assert address is None or re.fullmatch(r"xuexi-reference:\d+|#.*", address, re.DOTALL)
            if address and not address.startswith("#"):
                assert int(address.partition(":")[2]) < len(markup.references)
        words = (element.get("class", "") + " " + element.get("id", "")).split()
        assert not [
            word
            for word in words
            if word.startswith(("js-", "x-")) or word in {"player", "transcript", "content", "nav"}
        ]


@given(BODIES)
def test_a_body_is_converted_the_same_way_every_time(body):
    """Nothing of an earlier body is left in the converter."""
    first = convert(body, "a.md", 1)
    convert("{{clip x.mp4}}\n\n[^1]\n\n[^1]: y\n\n*[灯]: z\n\n# 题\n", "b.md", 1)
    assert convert(body, "a.md", 1) == first


@given(BODIES)
def test_the_plain_text_of_a_body_can_stand_anywhere(body):
    """It is one line without signs that feeds may not hold."""
    text = convert(body, "a.md", 1)[0].text
    assert text == without_controls(text)
    assert "\n" not in text


SUBTITLES = st.lists(
    st.sampled_from(["1\n", "00:00:01,000 --> 00:00:02,000\n", "WEBVTT\n\n", "灯\n", "\n", "<tt>", "[Script Info]\n", "{1}{2}x\n", "-->", "00:", "&lt;",
                     "Dialogue: 0,0:00:01.00,0:00:02.00,,,,,,,灯\\N<b>\n", "[Events]\nFormat: Start, End, Text\n", "<SAMI>", "<p begin='1s' end='2s'>x</p>",
                     '<tt xmlns="http://www.w3.org/ns/ttml"><body>', "</body></tt>", "{\\b1}", "[1][20]x\n", "99:99:99,999"]),
    max_size=10,
).map("".join)  # fmt: skip


@settings(max_examples=300)
@given(SUBTITLES | st.text(max_size=200))
def test_any_file_has_subtitles_or_says_that_it_has_none(text):
    """Cues are in order, have a length and a text; as WebVTT no text of theirs opens a tag or ends a cue."""
    cues, found = read_cues(text, "a.srt", Span("lesson.md"))
    assert bool(cues) != bool(found)
    assert list(cues) == sorted(cues, key=lambda cue: (cue.start, cue.end, cue.text))
    assert all(cue.end > cue.start and cue.text.strip() for cue in cues)
    blocks = as_webvtt(cues).split("\n\n")
    assert len([block for block in blocks if " --> " in block]) == len(cues)
    assert "<" not in "".join(block.partition("\n")[2] for block in blocks[1:])


@pytest.mark.parametrize("sign", ["[", "![", "[a](", "<a ", "[x][a"])
def test_thousands_of_open_brackets_are_refused_at_once(sign):
    """They would keep Markdown busy for minutes; ordinary texts with as many closed ones are converted."""
    markup, found = convert(f"开头\n\n{sign * 50_000}", "a.md", 1)
    assert markup.html == ""
    assert [one.code for one in found] == ["X153"]
    assert convert("[x](https://example.com/) <b>y</b>\n\n" * 500, "a.md", 1)[1] == []
