"""Every code has a tiny broken site: what is said of it has this code, this file, this line and this column.

A case that git can keep is a folder here: `CODE` or `CODE-what`, with `site/` and `expect.yaml`. What git cannot keep
(links, other encodings and line ends, decomposed names, big files) is written by a row of BUILT. What `check` cannot
meet (a full disk, a template, a missing program) has a test of its own, named in ELSEWHERE.
"""

import dataclasses
import datetime
import json
import os
import queue
import re
import shutil
import threading
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder import pipeline
from builder.cli.codes import all_problems
from builder.diagnostics import Diagnostic
from builder.media.probe import Tools, find_tools
from builder.pipeline import CACHE_FOLDER, Request, build, steps
from builder.pipeline import run as run_module
from builder.serve.rebuilder import Build, Rebuilder
from builder.system import Lock, run

HERE = Path(__file__).parent
CASES = sorted(folder.name for folder in HERE.iterdir() if (folder / "expect.yaml").is_file())
LESSON = "lessons/2018/2018-12-lamp/lesson.md"
FOLDER = LESSON.rpartition("/")[0]
DAY = datetime.date(2020, 1, 1)
NAMED = re.compile(r"[^\s:：|,，、\[\]{}()'\"]+\.(?:mp4|srt|jpg|pdf|docx|html)")
SETTINGS = {"site_src/site.yaml": "title: 学习在线\ntopics: [先进事迹, 安全生产]\n"}
FIELDS = "title: 一盏矿灯的故事\ndate: 2018-12-06\n"
BODY = "## 一事\n\n师傅把灯给了我。\n"
NFD = unicodedata.normalize("NFD", "café")


def text(fields: str = "", body: str = BODY, base: str = FIELDS) -> str:
    """Return a lesson."""
    return f"---\n{base}{fields}---\n{body}"


def link(name: str, target: str) -> Callable[[Path], None]:
    """Return what makes a symbolic link in a site."""

    def make(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        try:
            (root / name).symlink_to(target)
        except OSError:
            pytest.skip("no symbolic links here")

    return make


def name_of_old_windows(folder: Path, name: str) -> None:
    """Make a file with a name in GBK, as old programs leave them on Linux."""
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name.encode("gb18030"))).touch()
    except OSError:
        pytest.skip("names are Unicode here")


def windows(written: str) -> bytes:
    """Return a text as Notepad saves it: a BOM, CRLF."""
    return b"\xef\xbb\xbf" + written.replace("\n", "\r\n").encode()


def long_clip(root: Path) -> None:
    """Make eleven minutes and forty seconds of darkness."""
    tools = find_tools()
    if not tools.ffmpeg:
        pytest.skip("no ffmpeg: nobody can tell how long a clip is")
    target = str(root / FOLDER / "灯.mp4")
    source = ["-f", "lavfi", "-i", "color=c=black:s=64x64:r=1", "-t", "700"]
    assert run([tools.ffmpeg, "-v", "error", *source, "-pix_fmt", "yuv420p", target]).code == 0


def needs_ffmpeg(_root: Path) -> None:
    """Leave out what only ffmpeg finds."""
    if not find_tools().ffmpeg:
        pytest.skip("no ffmpeg: nobody looks into clips")


def unreadable(root: Path) -> None:
    """Take away the right to read a lesson."""
    (root / LESSON).chmod(0)
    try:
        (root / LESSON).read_bytes()
    except PermissionError:
        return
    pytest.skip("this user may read everything")


@dataclasses.dataclass(frozen=True)
class Made:
    """A site that is written by the test.

    Attributes:
        expect: lines `path:line:column severity code`, in order.
        says: what must be said of the problems of this code, in English.
        make: does what writing files cannot do.
    """

    files: dict[str, str | bytes]
    expect: tuple[str, ...]
    says: tuple[str, ...] = ()
    make: Callable[[Path], object] = lambda _root: None


POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "4d7a" * 16 + "\nsize 93000000\n"
SAID = "1\n00:00:01,000 --> 00:00:02,000\n师傅把灯给了我。\n"
CLIP = "video: https://media.example.com/lamp.mp4\n"
DEEP = "lessons/" + "/".join(f"d{number}" for number in range(30))
BUILT = {
    "X101-permission": Made(
        {LESSON: text()}, (f"{LESSON}:0:0 error X101",), ("“lesson.md” cannot be read",), unreadable
    ),
    "X101-dangling": Made(
        {LESSON: text()},
        ("site_src/withdrawn.yaml:0:0 error X101",),
        ("“withdrawn.yaml” cannot be read: No such file or directory",),
        link("site_src/withdrawn.yaml", "gone.yaml"),
    ),
    "X101-deep": Made(
        {f"{DEEP}/lesson.md": text()},
        ("lessons/" + "/".join(f"d{number}" for number in range(25)) + ":0:0 error X101",),
        ("“d24” cannot be read: it lies too many folders deep", "move it up"),
    ),
    "X101-circle": Made(
        {LESSON: text()},
        (f"{FOLDER}/up:0:0 error X101",),
        ("it is a link to a folder that it lies in itself", "delete the link"),
        link(f"{FOLDER}/up", "../.."),
    ),
    "X101-two-links": Made(
        {LESSON: text(), "lessons/2018/2018-11-a/lesson.md": text()},
        ("lessons/2018/b/c:0:0 error X101",),
        ("it is a link in a folder that is reached by a link itself", "delete the link"),
        lambda root: [
            link("lessons/2018/b", "2018-11-a")(root),
            link("lessons/2018/2018-11-a/c", "../2018-12-lamp")(root),
        ],
    ),
    "X101-old-encoding": Made(
        {LESSON: text()},
        (f"{FOLDER}/\ufffd\ufffd.mp4:0:0 error X101",),
        ("its name is written in an old encoding", "rename it to “灯.mp4”"),
        lambda root: name_of_old_windows(root / FOLDER, "灯.mp4"),
    ),
    "X102": Made(
        {LESSON: text().encode("gb18030")}, (f"{LESSON}:1:0 warning X102",), ("read as GB18030", "encoding UTF-8")
    ),
    "X102-utf16": Made({LESSON: text().encode("utf-16")}, (f"{LESSON}:1:0 warning X102",), ("read as UTF-16",)),
    "X102-settings": Made(
        {"site_src/site.yaml": "title：学习在线\ntopics：[党史]\n".encode("gb18030")},
        (
            "site_src/site.yaml:1:0 warning X102",
            "site_src/site.yaml:1:6 warning X108",
            "site_src/site.yaml:2:7 warning X108",
        ),
    ),
    "X102-subtitles": Made(
        {LESSON: text(f"{CLIP}subtitles: 灯.srt\n"), f"{FOLDER}/灯.srt": SAID.encode("gb18030")},
        (f"{FOLDER}/灯.srt:1:0 warning X102",),
        ("read as GB18030",),
    ),
    "X103": Made(
        {LESSON: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"}, (f"{LESSON}:0:0 error X103",), ("plain text (UTF-8)",)
    ),
    "X103-withdrawn": Made(
        {LESSON: text(), "site_src/withdrawn.yaml": b"PK\x03\x04\x00\x00"}, ("site_src/withdrawn.yaml:0:0 error X103",)
    ),
    "X104-empty-withdrawn": Made({LESSON: text(), "site_src/withdrawn.yaml": ""}, ()),
    "X106-crlf": Made(
        {LESSON: windows(text("topic: 安全生产\ntags: [矿灯, 师徒\nslug: lamp\n"))},
        (f"{LESSON}:5:7 error X106",),
        ("a quote or bracket that opens here is not closed",),
    ),
    "X108-crlf": Made(
        {LESSON: windows(text(base="title：灯\ndate: 2018年12月6日\n"))}, (f"{LESSON}:2:6 warning X108",)
    ),
    "X112-deepest": Made(
        {LESSON: text("tags: " + "[" * 100_000 + "]" * 100_000 + "\n")}, (f"{LESSON}:4:1006 error X112",)
    ),
    "X112-big": Made(
        {LESSON: text("tags: [" + "灯, " * 1_250_000 + "]\n")},
        (f"{LESSON}:4:599987 error X112",),
        ("more than 200000 values",),
    ),
    "X113": Made(
        {LESSON: text()},
        (f"{FOLDER}/灯.mp4:0:0 error X113",),
        ("“灯.mp4” is a link that leads out of the site", "copy the file itself"),
        link(f"{FOLDER}/灯.mp4", "../../../../outside.mp4"),
    ),
    "X113-folder": Made(
        {LESSON: text()}, ("lessons/2019:0:0 error X113",), ("“2019” is a link",), link("lessons/2019", "/")
    ),
    "X113-withdrawn": Made(
        {LESSON: text()},
        ("site_src/withdrawn.yaml:0:0 error X113",),
        ("“withdrawn.yaml” is a link",),
        link("site_src/withdrawn.yaml", "../../withdrawn.yaml"),
    ),
    "X114": Made(
        {LESSON: text("attachments: [café.pdf]\n"), f"{FOLDER}/{NFD}.pdf": ".", f"{FOLDER}/café.pdf": "."},
        (f"{FOLDER}/café.pdf:0:0 warning X114",),
        ("“café.pdf” is here twice, in two Unicode forms", "delete one of the two"),
    ),
    "X114-folder": Made(
        {f"lessons/2018/{NFD}/lesson.md": text(), "lessons/2018/café/lesson.md": text()},
        ("lessons/2018/café:0:0 warning X114",),
        ("“café” is here twice",),
    ),
    "X153": Made(
        {LESSON: text(body="\n" + "- " * 900 + "灯\n")}, (f"{LESSON}:5:1 error X153",), ("nested too deeply",)
    ),
    "X153-then-others": Made(
        {
            "lessons/2018/2018-01-a/lesson.md": text(body="- " * 900 + "灯\n"),
            LESSON: text(body="[讲稿](讲稿.pdf)\n"),
        },
        ("lessons/2018/2018-01-a/lesson.md:5:1 error X153", f"{LESSON}:5:6 warning X415"),
    ),
    "X412": Made(
        {LESSON: text("video: 灯.mp4\n"), f"{FOLDER}/灯.mp4": POINTER},
        (f"{LESSON}:4:8 error X412",),
        ("“灯.mp4” is only a Git LFS pointer", "git lfs pull"),
    ),
    "X412-body": Made(
        {LESSON: text(body="\n{{clip 灯.mp4}}\n\n![灯](灯.jpg) [讲稿](讲稿.pdf)\n")}
        | {f"{FOLDER}/{name}": POINTER for name in ("灯.mp4", "灯.jpg", "讲稿.pdf")},
        (f"{LESSON}:6:8 error X412", f"{LESSON}:8:6 error X412", f"{LESSON}:8:18 error X412"),
    ),
    "X415-crlf": Made(
        {LESSON: windows(text(body="## 一事\n\n见[讲稿](讲稿.pdf)，\n又见[讲稿](讲稿.pdf)。\n"))},
        (f"{LESSON}:7:7 warning X415", f"{LESSON}:8:8 warning X415"),
    ),
    "X418-clip": Made(
        {LESSON: text("video: 灯.mp4\n")},
        (f"{LESSON}:4:8 warning X418",),
        ("lasts 11:40", "under 10 minutes"),
        long_clip,
    ),
    "X502": Made(
        {LESSON: text("video: 灯.mp4\n"), f"{FOLDER}/灯.mp4": b"no clip at all " * 40},
        (f"{LESSON}:4:8 warning X502",),
        ("“灯.mp4” cannot be read as a video or sound", "copy it again"),
        needs_ffmpeg,
    ),
}


SOUND: dict[str, dict[str, str | bytes]] = {
    "a byte order mark": {LESSON: b"\xef\xbb\xbf" + text().encode()},
    "two byte order marks": {LESSON: b"\xef\xbb\xbf\xef\xbb\xbf" + text().encode()},
    "Windows line ends": {LESSON: text().replace("\n", "\r\n")},
    "old Mac line ends": {LESSON: text().replace("\n", "\r")},
    "blank lines first": {LESSON: "\n\n" + text()},
    "full-width digits": {LESSON: text(base="title: 灯\ndate: ２０１８年１２月６日\n")},
    "a Chinese date": {LESSON: text(base="标题: 灯\n日期: 2018年12月6日\n")},
    "slashes": {LESSON: text(base="title: 灯\ndate: 2018/12/6\n")},
    "dots": {LESSON: text(base="title: 灯\ndate: 2018.12.6\n")},
    "capital keys": {LESSON: text(base="Title: 灯\nDATE: 2018-12-06\n")},
    "dashes by Word": {LESSON: text().replace("---", "——-")},
    "nothing is null": {LESSON: text("topic: ~\ncampaign: null\nvideo:\nspeakers: []\n")},
    "separators of other alphabets": {LESSON: text(base="title: 灯\u2028下\u0085井\ndate: 2018-12-06\n")},
    "a decomposed file": {LESSON: text("attachments: [café.pdf]\n"), f"{FOLDER}/{NFD}.pdf": "."},
    "a decomposed name": {LESSON: text(f"attachments: [{NFD}.pdf]\n"), f"{FOLDER}/café.pdf": "."},
    "an encoded link": {LESSON: text(body="\n[讲稿](%E8%AE%B2%E7%A8%BF.pdf#page=2)\n"), f"{FOLDER}/讲稿.pdf": "."},
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_found_where_it_is(case, tmp_path, check, place, words):
    """Code, severity, file, line and column are exactly these, and nothing else is said; the cache says the same."""
    root = tmp_path / "site"
    shutil.copytree(HERE / case / "site", root)
    expect = yaml.safe_load((HERE / case / "expect.yaml").read_text("utf-8"))
    found = check(root)
    wanted = ["{path}:{line}:{column} {severity} {code}".format(**row) for row in expect]
    assert sorted(map(place, found)) == sorted(wanted)
    assert case.partition("-")[0] in {row["code"] for row in expect}
    for where, row in zip(wanted, expect, strict=True):
        told = [words(one) for one in found if place(one) == where]
        assert any(all(word in one for word in row.get("says", ())) for one in told), told
    assert check(root) == found


@pytest.mark.parametrize("case", BUILT)
def test_a_fault_that_git_cannot_keep_is_found_where_it_is(case, tmp_path, check, place, words, write):
    """The same for links, encodings, line ends, decomposed names, pointers and big files."""
    made, root = BUILT[case], tmp_path / "site"
    write(root, {**SETTINGS, **made.files})
    made.make(root)
    found = check(root)
    assert sorted(map(place, found)) == sorted(made.expect)
    for one in found:
        if one.code == case.partition("-")[0]:
            assert all(word in words(one) for word in made.says), words(one)
    assert check(root) == found


@pytest.mark.parametrize("case", SOUND)
def test_what_is_written_a_little_otherwise_is_understood(case, tmp_path, check, write):
    """Encodings, line ends, spellings of dates and forms of names that are right: nothing is said, a lesson is read."""
    root = tmp_path / "site"
    write(root, {**SETTINGS, **SOUND[case]})
    assert check(root) == []
    assert pipeline.check(Request(root=root, as_of=DAY, jobs=1), lambda *_: None).lessons == 1


def build_once(root: Path, **options: Any) -> list[Diagnostic]:
    """Build a site and return what is wrong."""
    return build(Request(root=root, as_of=DAY, jobs=1, **options), lambda _step, _done, _total: None).diagnostics


def test_without_ffmpeg_one_hint_tells_what_is_missing(tmp_path, check, place, words, write, monkeypatch):
    """X501: once for the whole site, and the site is built all the same."""
    monkeypatch.setattr(steps, "find_tools", Tools)
    write(tmp_path, {**SETTINGS, LESSON: text("video: 灯.mp4\n"), f"{FOLDER}/灯.mp4": b"."})
    (one,) = check(tmp_path)
    assert place(one) == ":0:0 hint X501"
    assert "xuexi doctor" in words(one)


def test_a_template_that_fails_is_named_with_its_line(tmp_path, place, words, write):
    """X703: the template's file and line, the page, and what was asked for; `build` finds it, for it makes the pages."""
    template = "{% extends 'base.html' %}\n{% block main %}\n{{ page.tittle }}\n{% endblock %}\n"
    write(tmp_path, {**SETTINGS, "site_src/templates/404.html": template})
    (one,) = build_once(tmp_path)
    assert place(one) == "site_src/templates/404.html:3:0 error X703"
    assert "404.html" in words(one)
    assert "tittle" in words(one)


def test_a_template_that_fails_on_many_pages_is_named_once(tmp_path, place, words, write):
    """X703: nobody scrolls through one fault a page."""
    template = "{% extends 'base.html' %}\n{% block main %}\n{{ page.tittle }}\n{% endblock %}\n"
    lessons = {f"lessons/2018/2018-12-{name}/lesson.md": text() for name in ("lamp", "drill", "pump")}
    write(tmp_path, {**SETTINGS, **lessons, "site_src/templates/lesson.html": template})
    (one,) = build_once(tmp_path)
    assert place(one) == "site_src/templates/lesson.html:3:0 error X703"
    assert "fails on 3 pages, first on lessons/2018-12-" in words(one)


def test_a_template_that_is_not_there_is_named(tmp_path, place, words, write):
    """X705: the name, the line that asks for it, and the one that was meant."""
    write(tmp_path, {**SETTINGS, "site_src/templates/404.html": "\n{% extends 'bsae.html' %}\n"})
    (one,) = build_once(tmp_path)
    assert place(one) == "site_src/templates/404.html:2:0 error X705"
    assert "no template “bsae.html”" in words(one)
    assert "did you mean “base.html”" in words(one)


def test_a_folder_of_others_is_not_written(tmp_path, place, words, write):
    """X801: what is in the folder stays."""
    write(tmp_path, {**SETTINGS, "public/holiday.jpg": "."})
    (one,) = build_once(tmp_path)
    assert place(one) == ":0:0 error X801"
    assert "choose another folder with -o" in words(one)
    assert [path.name for path in (tmp_path / "public").iterdir()] == ["holiday.jpg"]


def test_a_place_that_cannot_be_written_is_told(tmp_path, place, words, write):
    """X802: with the system's reason."""
    write(tmp_path, {**SETTINGS, "a file": "."})
    (one,) = build_once(tmp_path, output=tmp_path / "a file" / "public")
    assert place(one) == ":0:0 error X802"
    assert "Not a directory" in words(one)


@pytest.mark.parametrize("folder", ["site_src", "lessons/2018", "."])
def test_the_sources_are_not_written(folder, tmp_path, place, write):
    """X803: pages never lie among the sources."""
    write(tmp_path, {**SETTINGS, LESSON: text()})
    assert list(map(place, build_once(tmp_path, output=tmp_path / folder))) == [":0:0 error X803"]


def test_a_second_build_says_that_one_is_running(tmp_path, place, write, monkeypatch):
    """X804: after waiting a while."""
    monkeypatch.setattr(run_module, "LOCK_SECONDS", 0)
    write(tmp_path, SETTINGS)
    with Lock(tmp_path / CACHE_FOLDER / "lock", 0):
        assert list(map(place, build_once(tmp_path))) == [":0:0 error X804"]


def test_a_build_that_breaks_off_is_told_on_the_page(place, words):
    """X901: serving goes on and says what the build died of."""
    built: queue.Queue[Build] = queue.Queue()
    begin = threading.Event()

    def fail(*_: object) -> Any:
        raise ZeroDivisionError("a fault of ours")

    rebuilder = Rebuilder(fail, built.put, begin)
    rebuilder.start()
    begin.set()
    (one,) = built.get(timeout=10).result.diagnostics
    rebuilder.stop()
    assert place(one) == ":0:0 error X901"
    assert "a fault of ours" in words(one)


ELSEWHERE = {
    "X501": test_without_ffmpeg_one_hint_tells_what_is_missing,
    "X703": test_a_template_that_fails_is_named_with_its_line,
    "X705": test_a_template_that_is_not_there_is_named,
    "X801": test_a_folder_of_others_is_not_written,
    "X802": test_a_place_that_cannot_be_written_is_told,
    "X803": test_the_sources_are_not_written,
    "X804": test_a_second_build_says_that_one_is_running,
    "X901": test_a_build_that_breaks_off_is_told_on_the_page,
}


def test_every_code_has_a_case():
    """A new Problem without a broken site is not finished."""
    planted = {case.partition("-")[0] for case in (*CASES, *BUILT)} | ELSEWHERE.keys()
    assert planted == all_problems().keys()


@pytest.mark.parametrize("case", ["X201", "X415", "X108", "X301", "X421"])
def test_the_command_says_the_same(case, tmp_path, xuexi):
    """`xuexi check --json` has code, severity, path, line, column, message and hint; its exit code tells of errors."""
    shutil.copytree(HERE / case / "site", tmp_path / "site")
    done = xuexi("--lang", "en", "check", "--json", "-C", tmp_path / "site", "--as-of", "2020-01-01", cwd=tmp_path)
    told = json.loads(done.stdout)["diagnostics"]
    expect = yaml.safe_load((HERE / case / "expect.yaml").read_text("utf-8"))
    keys = ("code", "severity", "path", "line", "column")
    assert sorted([one[key] for key in keys] for one in told) == sorted([row[key] for key in keys] for row in expect)
    for one in told:
        said = [word for row in expect if row["code"] == one["code"] for word in row.get("says", ())]
        assert any(word in one["message"] + one["hint"] for word in said)
        assert one["message"]
        assert one["hint"]
    assert done.returncode == any(row["severity"] == "error" for row in expect)
    assert done.stderr == ""


def test_the_command_says_it_to_people_in_chinese(tmp_path, xuexi):
    """A terminal gets `path:line:column`, the code and the hint, and how many there are."""
    shutil.copytree(HERE / "X403" / "site", tmp_path / "site")
    done = xuexi("check", cwd=tmp_path / "site")
    assert f"{LESSON}:4:8: 错误 X403" in done.stdout
    assert "“安全生产月”" in done.stdout
    assert "“安全生产”" in done.stdout
    assert done.returncode == 1


SUBJECTS = """\
name: 城北能源公司党委
children:
  - {name: 城郊煤矿党委, aliases: [城郊煤矿], children: [{name: 综采一队党支部, aliases: [综采一队]}]}
  - {name: 城西煤矿党委, aliases: [城西煤矿], children: [{name: 综采一队党支部, aliases: [综采一队]}]}
"""
OTHERS = {
    "site_src/site.yaml": "title: 学习在线\ntopics: [党史, 安全生产]\n",
    "site_src/organizations.yaml": SUBJECTS,
    "site_src/campaigns/19da.md": "---\ntitle: 喜迎党的十九大\n---\n",
    "site_src/pages/about.md": "---\ntitle: 关于\n---\n",
    "lessons/2018/2018-12-kuangdeng/lesson.md": text("slug: lamp\nbranch: 城郊煤矿/综采一队\nspeakers: [李明]\n"),
    "lessons/2018/2018-10-draft/lesson.md": text("draft: true\n"),
    "lessons/2018/2018-11-b/lesson.md": text("branch: 城西煤矿/综采一队\nspeakers: [李明]\n"),
}
IN_SETTINGS = {"X302", "X303", "X304", "X305", "X306", "X428", "X701"}
IN_BODY = {"X151", "X152", "X154", "X155", "X415", "X416", "X442"}
IN_WITHDRAWN = {"X431", "X439"}
WHOLE = {"X104", "X105", "X202"}
# Their examples are of other files; that of a YAML bomb would be too long.
NO_FIELDS_OF_A_LESSON = {"X112", "X207", "X426", "X438", "X601", "X703", "X705"}
EXAMPLES = sorted(code for code, one in all_problems().items() if one.good and code not in NO_FIELDS_OF_A_LESSON)


@pytest.mark.parametrize("code", EXAMPLES)
def test_what_explain_shows_is_true(code, tmp_path, check, write, monkeypatch, picture, subtitles):
    """The wrong lines of `xuexi explain CODE` give that code, the mended ones give nothing."""
    monkeypatch.setattr(steps, "find_tools", Tools)
    problem = all_problems()[code]
    for name, shown in (("bad", problem.bad), ("good", problem.good)):
        there = shown if code in {"X432", "X433"} else problem.good
        named = [f"{FOLDER}/{word}" for word in NAMED.findall(there) if "/" not in word]
        files = {path: picture if path.endswith(".jpg") else subtitles for path in named}
        write(tmp_path / name, {**OTHERS, **example(code, shown), **files})
        found = [one for one in check(tmp_path / name) if one.code != "X501"]
        if name == "good":
            assert found == []
        else:
            assert code in {one.code for one in found}


def example(code: str, shown: str) -> dict[str, str]:
    """Return the file that an example is of."""
    if code in IN_SETTINGS:
        title = "" if shown.startswith("title") else "title: 学习在线\n"
        return {"site_src/site.yaml": f"{title}{shown}\n"}
    if code in IN_WITHDRAWN:
        return {"site_src/withdrawn.yaml": f"{shown}\n"}
    if code in IN_BODY:
        return {LESSON: text(body=f"\n{shown}\n")}
    if code in WHOLE:
        day = "" if "date" in shown else "\ndate: 2018-12-06"
        head, dashes, rest = shown.rpartition("\n---") if shown.count("---") > 1 else (shown, "", "")
        return {LESSON: f"{head}{day}{dashes}{rest}\n"}
    keys = {line.split(":")[0].split("：")[0].strip() for line in shown.split("\n")}
    base = "".join(f"{line}\n" for line in FIELDS.splitlines() if line.split(":")[0] not in keys)
    clip = CLIP if "subtitles" in keys else ""
    return {LESSON: text(f"{shown}\n{clip}", base="" if shown.startswith("-") else base)}
