"""Small whole sites: written from a few strings, built in a folder of their own, read again as visitors read them."""

import dataclasses
import datetime
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import html5lib
import hypothesis
import pytest

from builder.pipeline import Report, Request
from builder.pipeline import build as build_site

hypothesis.settings.register_profile("same every time", deadline=None, derandomize=True)
hypothesis.settings.register_profile("search", deadline=None, max_examples=3000)
hypothesis.settings.load_profile("same every time")
TESTS = Path(__file__).parent
MEDIA = TESTS / "functional" / "media"
DAY = datetime.date(2019, 12, 31)
SETTINGS = "site_src/site.yaml"
ORGANIZATIONS = "site_src/organizations.yaml"
DEFAULTS = {
    SETTINGS: "title: 学习在线\ntopics: [先进事迹, 安全生产]\n",
    ORGANIZATIONS: """\
name: 城北能源公司党委
level: company
children:
  - name: 城郊煤矿党委
    level: committee
    children:
      - {name: 综采一队党支部, level: branch, aliases: [综采一队], members: 36}
      - {name: 机电队党支部, level: branch}
  - name: 总医院党委
    level: committee
    children:
      - {name: 护理部党支部, level: branch}
""",
}
Files = Mapping[str, str | bytes | None]


@dataclasses.dataclass(frozen=True)
class Page:
    """One page as an HTML parser sees it."""

    address: str
    source: str

    def __post_init__(self) -> None:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        object.__setattr__(self, "root", parser.parse(self.source))
        object.__setattr__(self, "faults", [(place, fault) for place, fault, _ in parser.errors])

    @property
    def kind(self) -> str:
        """The kind of page: what `body` says."""
        words = self.all("body")[0].get("class", "").split()
        return next((word[2:] for word in words if word.startswith("k-")), "")

    @property
    def text(self) -> str:
        """What is read on the page, without what is in its head."""
        body = self.all("body")[0]
        return " ".join(" ".join(body.itertext()).split())

    @property
    def title(self) -> str:
        """The text of its heading."""
        return "".join(self.all("h1")[0].itertext()).strip()

    def all(self, tag: str, **attributes: str) -> list[Any]:
        """Return the elements with this tag (`*`: any) whose attributes have these words among theirs."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            one
            for one in self.root.iter(None if tag == "*" else tag)
            if isinstance(one.tag, str) and all(value in one.get(name, "").split() for name, value in wanted.items())
        ]

    def links(self, **attributes: str) -> list[str]:
        """Return where the links of the page lead, as they are written."""
        return [one.get("href") for one in self.all("a", **attributes) if one.get("href") is not None]


@dataclasses.dataclass(frozen=True)
class Built:
    """What a build reported and what it left."""

    report: Report
    output: Path

    @property
    def codes(self) -> list[str]:
        """The codes of the problems, in their order."""
        return [one.code for one in self.report.diagnostics]

    @property
    def files(self) -> dict[str, bytes]:
        """Every file of the output by its address."""
        return tree_of(self.output)

    @property
    def pages(self) -> list[str]:
        """The addresses of the HTML pages."""
        return sorted(address for address in self.files if address.endswith(".html"))

    def read(self, address: str) -> str:
        """Return a text file of the output."""
        return (self.output / address).read_text("utf-8")

    def page(self, address: str) -> Page:
        """Return a page of the output, parsed."""
        return Page(address, self.read(address))

    def has(self, address: str) -> bool:
        """Tell whether there is such a file."""
        return (self.output / address).is_file()


def tree_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file in a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="session")
def tree() -> Callable[[Path], dict[str, bytes]]:
    """Read a whole folder, to compare it with another."""
    return tree_of


def write_files(root: Path, files: Files) -> None:
    """Write files; None removes one."""
    for name, content in files.items():
        path = root / name
        if content is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))


@pytest.fixture(scope="session")
def write() -> Callable[[Path, Files], None]:
    """Write or remove (None) files of a site that is there already."""
    return write_files


@pytest.fixture(scope="session")
def defaults() -> dict[str, str]:
    """What every site needs: settings and organizations."""
    return dict(DEFAULTS)


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Path]:
    """Write a site and return its folder; what every site needs is there unless it is given (None: left out)."""

    def make(files: Files, folder: str = "site") -> Path:
        root = tmp_path / folder
        root.mkdir(parents=True, exist_ok=True)
        write_files(root, {**DEFAULTS, **files})
        return root

    return make


def build_quietly(root: Path, output: Path | None = None, **options: Any) -> Built:
    """Build a site for one certain day in one process."""
    request = Request(root=root, output=output, **{"as_of": DAY, "jobs": 1, **options})
    return Built(build_site(request, lambda _step, _done, _total: None), output or root / "public")


@pytest.fixture(scope="session")
def build() -> Callable[..., Built]:
    """Build a site."""
    return build_quietly


def write_lesson(title: str, body: str = "## 一事\n\n正文。\n", **fields: Any) -> str:
    """Return the text of a `lesson.md`; values are written as JSON, which is YAML."""
    fields = {"title": title, "date": "2018-12-06", **fields}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items() if value is not None]
    return "---\n" + "".join(lines) + "---\n" + body


@pytest.fixture(scope="session")
def lesson() -> Callable[..., str]:
    """Return the text of a lesson."""
    return write_lesson


@pytest.fixture(scope="session")
def ffmpeg() -> str:
    """The program that looks into clips."""
    return shutil.which("ffmpeg") or pytest.skip("ffmpeg is not installed")


@pytest.fixture(scope="session")
def clip(ffmpeg: str) -> bytes:
    """A video of six seconds."""
    return (MEDIA / "clip.mp4").read_bytes()


@pytest.fixture(scope="session")
def sound(ffmpeg: str) -> bytes:
    """A sound of four seconds."""
    return (MEDIA / "sound.m4a").read_bytes()


@pytest.fixture(scope="session")
def picture() -> bytes:
    """A picture of 64 by 36 pixels."""
    return (MEDIA / "picture.jpg").read_bytes()


@pytest.fixture(scope="session")
def subtitles() -> str:
    """Two lines in a video of six seconds."""
    return "1\n00:00:01,000 --> 00:00:02,500\n师傅把灯给了我。\n\n2\n00:00:03,000 --> 00:00:05,000\n我记了一辈子。\n"


@pytest.fixture(scope="session")
def digest() -> Callable[[Path], str]:
    """Return one digest of a whole folder: names and bytes."""

    def of(folder: Path) -> str:
        found = hashlib.sha256()
        for name, content in tree_of(folder).items():
            found.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
        return found.hexdigest()

    return of


def run_xuexi(
    *arguments: object, cwd: Path, answers: str | None = None, **environment: str | None
) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a plain environment; None takes a variable away."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "XUEXI_LANG"))}
    variables = {**plain, "LANG": "C.UTF-8", "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        [sys.executable, "-m", "builder", *map(str, arguments)],
        cwd=cwd,
        env={key: value for key, value in variables.items() if value is not None},
        input=answers,
        stdin=subprocess.DEVNULL if answers is None else None,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="session")
def xuexi() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `xuexi`."""
    return run_xuexi
