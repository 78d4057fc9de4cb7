"""After any sequence of changes an incremental build gives, byte for byte, what a clean build gives."""

import datetime
import json
import os
import re
import shutil
import tempfile
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from builder.output import MANIFEST
from builder.pipeline import Request, build, check, run, steps

NAMES = st.sampled_from(["2018-12-lamp", "灯", "old"])
WORDS = st.sampled_from(["灯", "帽", "A & <b>", "矿灯的故事"])
DAYS = st.sampled_from(["2018-12-06", "2018-01-31", "2019-06-01"])
LINKS = st.sampled_from(
    ["", "[灯](lesson:灯)", "{{lesson old}}", "[没有](lesson:none)", "![图](图.jpg)", "[关于](page:about)"]
)
FIELDS = st.fixed_dictionaries(
    {"title": WORDS, "date": DAYS},
    optional={
        "topic": st.sampled_from(["安全", "安全", "没有的主题"]),
        "branch": st.sampled_from(["一队", "一队", "新名"]),
        "speakers": st.lists(st.sampled_from(["王红", "王红", "李明", "李明@一队"]), max_size=2),
        "tags": st.lists(WORDS, max_size=2),
        "award": st.sampled_from(["一等奖", "三等奖"]),
        "draft": st.just(True),
        "aliases": st.just(["old/lamp.html"]),
        "related": st.lists(NAMES, max_size=1),
        "video": st.just("https://m.example.org/a.mp4"),
        "slug": st.sampled_from(["lamp", "灯"]),
    },
)  # fmt: skip
TEMPLATES = ["404.html", "partials/pager.html", "lesson.html"]
TEXTS = st.sampled_from([None, "<p>{{ page.title }}</p>", "{% macro pager(p) %}{% endmacro %}", "{{ page.nothing }}"])


class Site(RuleBasedStateMachine):
    """A site that somebody works on."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.day = datetime.date(2019, 12, 31)
        self.drafts = False
        self.states: list[dict[str, str]] = []
        self.settings = {"title": "学习在线", "topics": ["安全"], "per_page": 2}
        self.patch = pytest.MonkeyPatch()

    @initialize()
    def begin(self) -> None:
        """Start with a site that has nothing but its frame."""
        self.put("site_src/organizations.yaml", "name: 公司\nchildren: [{name: 甲矿, children: [{name: 一队}]}]\n")
        self.put("site_src/pages/about.md", "---\ntitle: 关于\n---\n[灯](lesson:灯)\n")
        self.set_up()

    def put(self, name: str, text: str | None) -> None:
        """Write a file; None removes it."""
        path = self.root / name
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def set_up(self) -> None:
        """Write the settings."""
        self.put("site_src/site.yaml", json.dumps(self.settings, ensure_ascii=False))

    def lesson(self, name: str) -> Path:
        """Return where a lesson is written."""
        return self.root / "lessons" / "2018" / name / "lesson.md"

    @rule(name=NAMES, fields=FIELDS, link=LINKS)
    def write(self, name: str, fields: dict[str, object], link: str) -> None:
        """A lesson is written or changed."""
        rows = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
        self.put(f"lessons/2018/{name}/lesson.md", f"---\n{rows}---\n## 一事\n\n正文。{link}\n\n{link}\n")

    @rule(name=NAMES, text=WORDS)
    def add_a_sentence(self, name: str, text: str) -> None:
        """Only a body changes."""
        if self.lesson(name).is_file():
            self.lesson(name).write_text(self.lesson(name).read_text("utf-8") + f"\n{text}\n", "utf-8")

    @rule()
    def check(self) -> None:
        """Somebody only looks: what is read then must not be taken for what was built."""
        if (self.root / "site_src/site.yaml").is_file():
            check(Request(root=self.root, as_of=self.day, drafts=self.drafts, jobs=1), lambda *_: None)

    @rule(name=NAMES, text=WORDS, word=WORDS)
    def change_twice_and_check_between(self, name: str, text: str, word: str) -> None:
        """A title changes, somebody checks, then a sentence changes."""
        if self.lesson(name).is_file():
            old = self.lesson(name).read_text("utf-8")
            title = f"title: {json.dumps(text, ensure_ascii=False)}"
            self.lesson(name).write_text(re.sub("(?m)^title: .*$", lambda _: title, old, count=1), "utf-8")
            self.check()
            self.add_a_sentence(name, word)

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        """A lesson is deleted."""
        shutil.rmtree(self.lesson(name).parent, ignore_errors=True)

    @rule(name=NAMES, new=NAMES)
    def rename(self, name: str, new: str) -> None:
        """A folder gets another name."""
        if self.lesson(name).is_file() and not self.lesson(new).parent.exists():
            self.lesson(name).parent.rename(self.lesson(new).parent)

    @rule(name=NAMES)
    def touch(self, name: str) -> None:
        """A file gets another time and keeps its text."""
        if self.lesson(name).is_file():
            os.utime(self.lesson(name))

    @rule(template=st.sampled_from(TEMPLATES), text=TEXTS)
    def override(self, template: str, text: str | None) -> None:
        """A template of the site comes, changes or goes, right or wrong."""
        self.put(f"site_src/templates/{template}", text)

    @rule(key=st.sampled_from(["footer", "base_url", "language", "per_page"]), on=st.booleans())
    def set(self, key: str, on: bool) -> None:
        """A setting changes."""
        values = {"footer": "页脚", "base_url": "https://x.example.com/", "language": "en", "per_page": 3}
        self.settings = (
            {**self.settings, key: values[key]} if on else {k: v for k, v in self.settings.items() if k != key}
        )
        self.set_up()

    @rule(name=st.sampled_from(["一队", "新名"]))
    def call_a_branch(self, name: str) -> None:
        """An organization is renamed."""
        self.put(
            "site_src/organizations.yaml", f"name: 公司\nchildren: [{{name: 甲矿, children: [{{name: {name}}}]}}]\n"
        )

    @rule(id=st.none() | NAMES)
    def withdraw(self, id: str | None) -> None:
        """A lesson is withdrawn, or nothing is any more."""
        self.put("site_src/withdrawn.yaml", f"lessons: [{{id: {id}}}]\n" if id else None)

    @rule(day=st.dates(datetime.date(2018, 6, 1), datetime.date(2020, 1, 1)))
    def ask_for_a_day(self, day: datetime.date) -> None:
        """The site is built for another day."""
        self.day = day

    @rule(drafts=st.booleans())
    def ask_for_drafts(self, drafts: bool) -> None:
        """Drafts are shown, or not."""
        self.drafts = drafts

    @rule(version=st.sampled_from("12"))
    def update_the_program(self, version: str) -> None:
        """Another version of the program."""
        for module in (run, steps):
            self.patch.setattr(module, "program_version", lambda: version)

    @rule(lost=st.booleans())
    def meddle(self, lost: bool) -> None:
        """The cache is lost, or somebody writes into a page."""
        if lost:
            shutil.rmtree(self.root / ".xuexi", ignore_errors=True)
        else:
            self.put("public/index.html", "theirs")

    @rule()
    def save_a_state(self) -> None:
        """Remember everything as it is."""
        files = [path for name in ("lessons", "site_src") for path in (self.root / name).rglob("*") if path.is_file()]
        self.states.append({path.relative_to(self.root).as_posix(): path.read_text("utf-8") for path in files})

    @rule(data=st.data())
    def revert(self, data: st.DataObject) -> None:
        """Go back to what was remembered."""
        if self.states:
            for name in ("lessons", "site_src"):
                shutil.rmtree(self.root / name, ignore_errors=True)
            for name, text in data.draw(st.sampled_from(self.states)).items():
                self.put(name, text)

    def build(self, output: Path) -> dict[str, bytes]:
        """Build, and return every file of the output."""
        request = Request(root=self.root, output=output, as_of=self.day, drafts=self.drafts, jobs=1)
        self.report = build(request, lambda *_: None)
        assert self.report.written
        return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}

    @invariant()
    def incremental_is_clean(self) -> None:
        """The same files and the same problems as without cache and output."""
        if not (self.root / "site_src/site.yaml").is_file():
            return
        clean, aside = self.root.with_name(self.root.name + "-clean"), self.root / "aside"
        shutil.rmtree(clean, ignore_errors=True)
        before = self.build(self.root / "public")
        said = self.report.diagnostics
        (self.root / ".xuexi").rename(aside)
        try:
            expected = self.build(clean)
            if any(one.code in {"X703", "X705"} for one in said):
                # A page whose template fails keeps the last good one, which a clean build does not have.
                expected = {name: content for name, content in expected.items() if name != MANIFEST}
                before = {name: before[name] for name in expected}
            assert before == expected
            assert said == self.report.diagnostics
        finally:
            shutil.rmtree(self.root / ".xuexi", ignore_errors=True)
            aside.rename(self.root / ".xuexi")

    def teardown(self) -> None:
        """Clean up."""
        self.patch.undo()
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.rmtree(self.root.with_name(self.root.name + "-clean"), ignore_errors=True)


TestAnySequence = Site.TestCase
TestAnySequence.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
