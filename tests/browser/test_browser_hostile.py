"""Whatever members, editors and file names say, a page runs nothing of it and asks nobody else for anything."""

import functools
import http.server
import json
import re
import threading

import pytest

from builder.render.theme import builtin_themes

TRAP = "window.pwned=(window.pwned||0)+1"
EVIL = "http://evil.example/x"
TEXTS = [
    f"<script>{TRAP}</script>",
    f"</script><script>{TRAP}</script>",
    f"</title><script>{TRAP}</script>",
    f"'\"><img src=x onerror={TRAP}>",
    f"\" onmouseover=\"{TRAP}\" autofocus onfocus=\"{TRAP}\" x=\"",
    f"<svg onload={TRAP}><style>*{{background:url({EVIL})}}</style></svg>",
    f"]]>--><iframe srcdoc='<script>parent.{TRAP}</script>'></iframe>",
    f"{{{{ 7*7 }}}} {{% for x in () %}} {{{{ ''.__class__.__mro__ }}}} ${{{TRAP}}} <%= 1 %>",
    f"\u202e\u2066反的\u2069 \u2028{TRAP}\u2029 \u200b\ufeff 零",
    f"javascript:{TRAP}",
    f"<base href='{EVIL}/'><meta http-equiv=refresh content='0;url={EVIL}'><link rel=stylesheet href={EVIL}>",
    f"<form action={EVIL}><input autofocus onfocus={TRAP}><button formaction=javascript:{TRAP}>x</button></form>",
]  # fmt: skip
BODY = "\n\n".join(
    [
        *TEXTS,
        f"[脚本](javascript:{TRAP}) [数据](data:text/html,<script>{TRAP}</script>) [控制](java&#10;script:{TRAP}) [旧](vbscript:x)",
        f"<a href='&#x6A;avascript:{TRAP}'>a</a> <a href=' javascript:{TRAP}'>b</a> <a href='{EVIL}' ping='{EVIL}'>c</a>",
        f"![图]({EVIL}.png) ![图](http:evil) <img src='{EVIL}' srcset='{EVIL} 2x' onerror={TRAP}>",
        f"<video src='{EVIL}' poster='{EVIL}' autoplay onloadstart={TRAP}></video><audio src={EVIL}></audio><object data={EVIL}></object>",
        f"<details open ontoggle={TRAP}><summary>x</summary></details><marquee onstart={TRAP}>x</marquee>",
        f"<div style='background:url({EVIL})' class='js-player js-copy' id='content' data-lesson='x'>x</div><style>body{{background:url({EVIL})}}</style>",
        f"文字{{: onclick={TRAP} style=background:url({EVIL}) .js-large #player }}",
        f"<math><mtext><table><mglyph><style><img src=x onerror={TRAP}></style></mglyph></table></mtext></math>",
        f"<noscript><p title='</noscript><img src=x onerror={TRAP}>'></noscript><template><script>{TRAP}</script></template>",
        f"{{{{quote {TEXTS[3]} | {TEXTS[1]}}}}}",
        f"{{{{gallery 图.jpg | {TEXTS[4]}}}}}",
        f"{{{{lesson l0 | {TEXTS[0]}}}}}",
        f"{{{{clip 片.mp4 | {TEXTS[3]}}}}}",
        f"## {TEXTS[0]}\n\n| {TEXTS[3]} | b |\n|---|---|\n| {TEXTS[4]} | c |",
        f"[^1] 词\n\n[^1]: {TEXTS[3]}\n\n*[词]: {TEXTS[4]}\n\n```{TEXTS[4]}\n{TEXTS[1]}\n```",
    ]
)  # fmt: skip
PAGE = BODY.replace("clip 片.mp4", "quote 某人")
CUES = "\n".join(f"{n}\n00:00:0{n % 5},000 --> 00:00:0{n % 5 + 1},000\n{text}\n" for n, text in enumerate(TEXTS, 1))
LOOK = """own => {
  const found = [];
  for (const one of document.querySelectorAll('*')) {
    for (const name of ['mouseover', 'mouseenter', 'focus', 'blur', 'error', 'load', 'toggle', 'start', 'beforetoggle', 'animationstart', 'pointerdown'])
      one.dispatchEvent(new Event(name));
    for (const {name, value} of one.attributes) {
      if (name.startsWith('on') || name === 'srcdoc' || name === 'ping' || name === 'formaction') found.push(one.tagName + ' ' + name);
      if (/^\\s*(javascript|data|vbscript):/i.test(value) && /^(href|src|action|poster|data)$/.test(name)) found.push(one.tagName + ' ' + value);
      if (name === 'style') found.push(one.tagName + ' style');
    }
    if (/^(IFRAME|OBJECT|EMBED|FORM|STYLE|SVG|MATH|TEMPLATE|MARQUEE)$/i.test(one.tagName)) found.push(one.tagName);
    if (one.tagName === 'BASE' && one.getAttribute('href') !== '/') found.push(one.outerHTML);
    if (one.tagName === 'SCRIPT' && !own.includes(one.textContent) && one.type !== 'application/ld+json' && !/assets\\/site\\.[0-9a-f]+\\.js$/.test(one.src)) found.push(one.outerHTML);
  }
  if (window.pwned) found.push('pwned');
  return found;
}"""


def files_of(lesson, clip, picture):
    """Return a site in which every text, name and setting is hostile."""
    yaml = [json.dumps(text) for text in TEXTS]
    listed = "[" + ", ".join(yaml) + "]"
    branches = "".join(
        f'  - {{name: {text}, slug: s{n}, aliases: [队{n}, {text[:-1]}{n}"]}}\n' for n, text in enumerate(yaml)
    )
    files = {
        "site_src/site.yaml": f"title: {yaml[1]}\nsubtitle: {yaml[3]}\norganization: {yaml[4]}\nfooter: {yaml[0]}\ntopics: {listed}\n"
        f"base_url: https://x.example.com/\nhome: {{welcome: {yaml[5]}, start: [l0]}}\noptions: {{a: {yaml[0]}}}\n"
        f"menu: [{{title: {yaml[3]}, page: p}}, {{title: {yaml[4]}, url: 'https://ok.example/'}}]\n",
        "site_src/organizations.yaml": f"name: {yaml[2]}\nchildren:\n{branches}",
        "site_src/campaigns/c.md": f"---\ntitle: {yaml[6]}\nsummary: {yaml[3]}\naliases: [活动]\n---\n{PAGE}",
        "site_src/pages/p.md": f"---\ntitle: {yaml[1]}\nsummary: {yaml[4]}\n---\n{PAGE}",
        "site_src/withdrawn.yaml": f"lessons: [{{id: gone, reason: {yaml[3]}}}]\n",
        "lessons/2018/gone/lesson.md": lesson("走"),
    }  # fmt: skip
    for n, text in enumerate(TEXTS):
        folder = f"lessons/2018/l{n}"
        odd = " ".join(text.replace("/", "").replace("\\", "").split())[:60].strip()
        files |= {
            f"{folder}/lesson.md": lesson(
                text, BODY if n == 0 else text, speakers=[text], makers=[f"{text}二"], branch=f"队{n}", topic=text, campaign="活动", tags=[text],
                summary=None if n % 2 else text, award={"name": text, "of": text}, video="片.mp4", subtitles="字.srt",
                chapters=[{"at": "00:01", "title": text}], pictures=[{"file": "图.jpg", "caption": text}],
                attachments=[f"{odd}.txt", {"file": "稿.txt", "title": text}], source={"name": text, "url": "https://ok.example/"}),
            f"{folder}/片.mp4": clip, f"{folder}/字.srt": CUES, f"{folder}/图.jpg": picture, f"{folder}/稿.txt": text, f"{folder}/{odd}.txt": text,
        }  # fmt: skip
    return files


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, write, build, lesson, clip, picture):
    """The site, built: with warnings, but without one error, so that every page is there."""
    root = tmp_path_factory.mktemp("hostile")
    write(root, files_of(lesson, clip, picture))
    built = build(root)
    assert [one for one in built.report.diagnostics if one.severity == "error"] == []
    assert built.report.lessons == len(TEXTS)
    return built


class SilentHandler(http.server.SimpleHTTPRequestHandler):
    """Answers, and says nothing of it."""

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def address(hostile):
    """A plain server, so that the browser takes every file for what its name says."""
    handler = functools.partial(SilentHandler, directory=hostile.output)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def some_of_each_kind(files, most):
    """Return a few pages and dumps of each folder, and of all lessons as many as there are texts."""
    names = [name for name in files if name.endswith((".html", ".xml", ".json", ".vtt"))]
    by_folder = {}
    for name in names:
        by_folder.setdefault(name.rpartition("/")[0], []).append(name)
    few = {folder: most if folder in {"", "lessons"} else 3 for folder in by_folder}
    return [name for folder, found in by_folder.items() for name in found[: few[folder]]]


@pytest.mark.parametrize("way", ["http", "file"])
def test_nothing_that_anybody_wrote_runs(hostile, address, browser, way):
    """Every page, feed and dump is opened and every element teased: no script, no dialog, no request to others."""
    base = address if way == "http" else hostile.output.as_uri() + "/"
    page = browser.new_page()
    faults: list[str] = []
    templates = (builtin_themes() / "default" / "templates").glob("*.html")
    own = [script for one in templates for script in re.findall(r"<script>(.+?)</script>", one.read_text("utf-8"))]
    own = [script.replace('{{ "" | rooted }}', "/") for script in own]
    page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda asked: asked.url.startswith((base, "data:image/")) or faults.append(asked.url))
    for name in some_of_each_kind(hostile.files, 16 if way == "http" else 1):
        page.goto(base + name, wait_until="load" if name.endswith(".html") else "commit")
        if name.endswith(".html"):
            found = page.evaluate(LOOK, own)
            assert found == [], name
        assert page.evaluate("window.pwned") is None, name
    page.close()
    assert faults == []


def test_every_text_is_still_to_be_read(hostile):
    """Nothing is lost by being harmless: a title with tags is shown with its tags, and templates stay text."""
    for n, text in enumerate(TEXTS):
        assert hostile.page(f"lessons/l{n}.html").title == " ".join(text.split()), n
    assert "{{ 7*7 }}" in hostile.page("lessons/l7.html").text
    assert "49 {" not in hostile.page("lessons/l7.html").text
