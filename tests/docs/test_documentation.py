"""The documentation tells everything that the program has, and nothing that it does not have."""

import datetime
import importlib
import json
import pkgutil
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import jinja2
import msgspec
import pytest

import builder
from builder.cli.codes import all_problems
from builder.cli.main import COMMANDS, cli
from builder.config.read import setting_tables
from builder.content import article, lesson, organization, withdrawn
from builder.diagnostics import Problem
from builder.diagnostics.render import as_text
from builder.fields import Field, Table
from builder.markup import Heading
from builder.messages import translator
from builder.pages import views
from builder.pipeline import Request, build, check
from builder.render import Assets, load_theme
from builder.render.environment import make_environment
from builder.render.text_view import TextView
from builder.render.theme import THEME_FIELDS, builtin_themes
from builder.scaffold import new_site
from builder.subtitles import Cue
from builder.system import Value

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
MANUAL = "manual.zh-CN.md"
TABLES: dict[str, Table] = {
    "lesson": lesson.LESSON_FIELDS,
    "part": lesson.PART_FIELDS,
    "chapter": lesson.CHAPTER_FIELDS,
    "picture": lesson.PICTURE_FIELDS,
    "attachment": lesson.ATTACHMENT_FIELDS,
    "award": lesson.AWARD_FIELDS,
    "source": lesson.SOURCE_FIELDS,
    "campaign": article.CAMPAIGN_FIELDS,
    "page": article.PAGE_FIELDS,
    "organization": organization.ORGANIZATION_FIELDS,
    "withdrawn": withdrawn.WITHDRAWN_FIELDS,
    "withdrawn-lesson": withdrawn.WITHDRAWN_LESSON_FIELDS,
    "withdrawn-person": withdrawn.WITHDRAWN_PERSON_FIELDS,
    "theme": THEME_FIELDS,
    **{f"site-{place}" if place else "site": table for place, table in setting_tables().items()},
}
_CODE = re.compile(r"`([^`]+)`")
_CELL = re.compile(r"(?<!\\)\|")


def read(name: str) -> str:
    """Return a page of the documentation."""
    return (DOCS / name).read_text("utf-8")


def between(text: str, kind: str, name: str = "") -> str:
    """Return what stands between two markers; fails where they are missing."""
    opening = f"<!-- {kind}: {name} -->" if name else f"<!-- {kind} -->"
    found = re.search(re.escape(opening) + r"\n(.*?)<!-- /" + kind + " -->", text, re.DOTALL)
    assert found, f"{opening} … <!-- /{kind} --> is missing"
    return found[1]


def rows(table: str) -> list[list[str]]:
    """Return the cells of a Markdown table, without its heading."""
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return [[cell.strip().replace(r"\|", "|") for cell in _CELL.split(line)[1:-1]] for line in lines[2:]]


def first_code(row: list[str]) -> str:
    """Return the first name in a row."""
    found = _CODE.search(row[0])
    assert found, row
    return found[1]


def names(table: str) -> list[str]:
    """Return the name at the beginning of each row."""
    return [first_code(row) for row in rows(table)]


# ---- fields ----


def as_row(field: Field) -> str:
    """Return how a field stands in docs/formats.md, but for its example."""
    return f"| `{field.name}` | `{field.chinese}` | {'yes' if field.required else ''} | {field.meaning} |"


def every_table() -> set[int]:
    """Return the tables of all modules, so that a new one cannot be forgotten here."""
    modules = (importlib.import_module(info.name) for info in pkgutil.walk_packages(builder.__path__, "builder."))
    return {id(one) for module in modules for one in vars(module).values() if isinstance(one, Table)}


def test_no_table_of_fields_is_forgotten() -> None:
    """A new kind of file or group gets its place on the pages below."""
    assert every_table() == {id(table) for table in TABLES.values()}


@pytest.mark.parametrize("name", TABLES)
def test_formats_tell_every_field_as_the_code_tells_it(name: str) -> None:
    """Key, Chinese key, whether it is required, and its sentence are those of the table."""
    told = between(read("formats.md"), "fields", name)
    missing = [as_row(field) for field in TABLES[name] if as_row(field) not in told]
    assert not missing, "docs/formats.md needs:\n" + "\n".join(missing)
    assert names(told) == [field.name for field in TABLES[name]]


@pytest.mark.parametrize("name", [name for name in TABLES if name != "theme"])
def test_manual_tells_every_field(name: str) -> None:
    """Editors find each field with its Chinese key, and no field that is not there."""
    told = {first_code(row): row for row in rows(between(read(MANUAL), "fields", name))}
    assert set(told) == {field.name for field in TABLES[name]}
    wrong = [field.name for field in TABLES[name] if f"`{field.chinese}`" not in told[field.name]]
    assert not wrong


def test_theme_page_tells_the_fields_of_a_theme() -> None:
    """docs/themes.md has the table of theme.yaml too."""
    assert names(between(read("themes.md"), "fields", "theme")) == [field.name for field in THEME_FIELDS]


# ---- templates ----


def view_classes() -> dict[str, type]:
    """Return all views."""
    return {
        name: one
        for name, one in vars(views).items()
        if isinstance(one, type) and issubclass(one, Value) and one is not Value
    }


def members_of(view: type) -> set[str]:
    """Return the names that a template may use, without those that all pages have."""
    own = {field.name for field in msgspec.structs.fields(view)}
    common = {field.name for field in msgspec.structs.fields(views.PageView)}
    inherited = common if issubclass(view, views.PageView) and view is not views.PageView else set()
    return own - inherited | {name for name, one in vars(view).items() if isinstance(one, property)}


@pytest.mark.parametrize("name", view_classes())
def test_theme_page_tells_every_field_of_every_view(name: str) -> None:
    """What a template may show is on the page, and nothing else is."""
    assert set(names(between(read("themes.md"), "view", name))) == members_of(view_classes()[name])


def test_theme_page_tells_no_view_that_is_gone() -> None:
    """Each table belongs to a view of today."""
    assert set(re.findall(r"<!-- view: (\w+) -->", read("themes.md"))) == set(view_classes())


def test_theme_page_tells_what_text_holds() -> None:
    """The body, the headings and the transcript."""
    told = between(read("themes.md"), "text")
    assert set(names(told)) == set(TextView.__slots__)
    parts = {field.name for one in (Heading, Cue) for field in msgspec.structs.fields(one)}
    assert parts <= set(_CODE.findall(told))


def templates_table() -> dict[str, list[str]]:
    """Return the rows of the page's table of templates."""
    section = read("themes.md").partition("### Templates\n")[2].partition("\n### ")[0]
    return {first_code(row): row for row in rows(section)}


def test_theme_page_names_every_template_of_the_default_theme() -> None:
    """Partials too, and none that is gone."""
    folder = builtin_themes() / "default/templates"
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(templates_table()) == files


def test_theme_page_gives_each_template_its_view() -> None:
    """The table and the first words of each view's docstring name the same templates."""
    told = {name: _CODE.findall(row[1]) for name, row in templates_table().items()}
    pages = [one for one in view_classes().values() if issubclass(one, views.PageView)]
    for view in pages:
        opening = re.match(r"(?:``[\w.]+``(?: and )?)+(?=:)", view.__doc__ or "")
        for template in re.findall(r"``([\w.]+)``", opening[0] if opening else ""):
            assert told[template] == [view.__name__]


def test_theme_page_names_every_block_of_the_frame() -> None:
    """What an override may fill."""
    frame = (builtin_themes() / "default/templates/base.html").read_text("utf-8")
    told = re.search(r"`base.html` has the blocks (.*?)\.\n", read("themes.md"), re.DOTALL)
    assert told
    assert _CODE.findall(told[1]) == re.findall(r"\{% block (\w+) %\}", frame)


def test_theme_page_tells_every_filter_and_function(tmp_path: Path) -> None:
    """What the environment has besides Jinja's own."""
    theme, _ = load_theme(tmp_path, "default", "site.yaml")
    assert theme
    site = views.SiteView("", "", "", "", "zh-CN", "", (), (), feeds=False, generator="")
    environment = make_environment(theme, Assets(), site)
    filters = set(environment.filters) - set(jinja2.defaults.DEFAULT_FILTERS)
    assert set(names(between(read("themes.md"), "filters"))) == filters
    known = {*jinja2.defaults.DEFAULT_NAMESPACE, "_", "gettext", "ngettext", "pgettext", "npgettext"}
    functions = {name.partition("(")[0] for name in names(between(read("themes.md"), "functions"))}
    assert functions == set(environment.globals) - known


# ---- commands ----


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Yield each command with its full name."""
    context = click.Context(cli)
    yield "xuexi", cli
    for name in cli.list_commands(context):
        one = cli.get_command(context, name)
        assert one
        yield f"xuexi {name}", one
        if isinstance(one, click.Group):
            yield from ((f"xuexi {name} {below}", command) for below, command in one.commands.items())


def command_sections() -> dict[str, str]:
    """Return the sections of the page by the command that they are about."""
    parts = re.split(r"^## (xuexi.*)$", read("commands.md"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def spoken_names(command: click.Command) -> set[str]:
    """Return what may be written on the command's line: options, and the names of arguments."""
    said: set[str] = set()
    for one in command.params:
        said |= set(one.opts) if isinstance(one, click.Option) else {one.make_metavar(click.Context(command))}
    return {name.strip("[].{}") for name in said if name != "--help"}


def test_every_command_has_a_section() -> None:
    """In the order of `xuexi --help`."""
    assert list(command_sections()) == [name for name, _ in every_command()]


@pytest.mark.parametrize("name", [name for name, _ in every_command()])
def test_every_option_is_told(name: str) -> None:
    """Each option and argument has a row, and each row an option or argument."""
    told = {code for row in rows(command_sections()[name]) for code in _CODE.findall(row[0])}
    own = told - {"-h", "--help", "zh|en"}
    assert own == spoken_names(dict(every_command())[name])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_name_commands_that_exist(page: Path) -> None:
    """A command in an example can be typed."""
    used = re.findall(r"(?:^    |`|&& )xuexi ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)
    assert set(used) <= set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_name_targets_of_the_makefile(page: Path) -> None:
    """`make site` and the others are there."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    used = set(re.findall(r"(?:^    |`)make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE))
    assert used <= targets


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_readme_names_the_two_commands(readme: str) -> None:
    """They stand as they are typed, each on its line."""
    text = (ROOT / readme).read_text("utf-8")
    assert re.search(r"^    make site\b", text, re.MULTILINE)
    assert re.search(r"^    make test\b", text, re.MULTILINE)
    assert "pip install ." in text


# ---- codes ----


def blank(template: str) -> str:
    """Return a sentence as `xuexi explain` shows it: dots for values."""
    return re.sub(r"\{\{|\}\}|\{\w+\}", lambda match: match[0][0] if len(match[0]) == 2 else "…", template)


def problems_in_the_code() -> dict[str, Problem]:
    """Return every problem of every room, also of those that `xuexi explain` might not look into."""
    found = dict(all_problems())
    for file in (ROOT / "builder").glob("*/problems.py"):
        module = importlib.import_module(f"builder.{file.parent.name}.problems")
        found |= {one.code: one for one in vars(module).values() if isinstance(one, Problem)}
    return found


def test_every_code_is_told_and_no_other() -> None:
    """In order."""
    assert re.findall(r"^\| `(X\d{3})`", read("codes.md"), re.MULTILINE) == sorted(problems_in_the_code())


def code_row(problem: Problem) -> str:
    """Return how a problem stands in docs/codes.md: each sentence in English and as the catalog has it in Chinese."""
    say = translator("zh_CN")
    message, hint = (f"{blank(one)}<br>{blank(say(one))}" for one in (problem.message, problem.hint))
    cells = (f"`{problem.code}`", problem.severity.value, message, hint)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


@pytest.mark.parametrize("code", sorted(problems_in_the_code()))
def test_a_code_is_told_as_the_program_tells_it(code: str) -> None:
    """Severity, what is wrong and how to mend it, in both languages."""
    row = code_row(problems_in_the_code()[code])
    assert row in read("codes.md").splitlines(), f"docs/codes.md needs:\n{row}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_name_codes_that_exist(page: Path) -> None:
    """A code in a text can be explained."""
    assert set(re.findall(r"\bX\d{3}\b", page.read_text("utf-8"))) <= set(problems_in_the_code())


# ---- lessons.json ----

LESSON = """---
title: 一盏矿灯的故事
date: 2018-12-06
speakers: [王新兴]
makers: [杨帆]
branch: 一支部
awards: [{name: 一等奖, of: 2018年12月微党课评比}]
---
## 一事
"""


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Return lessons.json of a small site."""
    root = tmp_path_factory.mktemp("site")
    new_site(root, "学习在线", "公司党委", datetime.date(2018, 1, 1))
    path = root / "lessons/2018/2018-12-kuangdeng/lesson.md"
    path.parent.mkdir(parents=True)
    path.write_text(LESSON, "utf-8")
    report = build(Request(root=root, as_of=datetime.date(2018, 12, 31), jobs=1), lambda *_: None)
    assert report.written
    told: dict[str, object] = json.loads((root / "public/lessons.json").read_text("utf-8"))
    return told


def shape(value: object) -> object:
    """Return the keys of a value, at every depth."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value and isinstance(value[0], dict) else None


def test_example_has_the_shape_of_a_real_build(dump: dict[str, object]) -> None:
    """All keys, also of people and prizes, are those of the file."""
    found = re.search(r"```json\n(.*?)```", read("lessons-json.md"), re.DOTALL)
    assert found
    assert shape(json.loads(found[1])) == shape(dump)


def test_every_key_is_told(dump: dict[str, object]) -> None:
    """Both tables name the keys in their order."""
    text = read("lessons-json.md")
    assert names(text.partition("## Keys of the file")[2].partition("\n## ")[0]) == list(dump)
    lessons = dump["lessons"]
    assert isinstance(lessons, list)
    assert names(text.partition("## Keys of a lesson")[2].partition("\n## ")[0]) == list(lessons[0])


# ---- the manual's examples ----


def mistakes() -> list[tuple[str, str, list[str]]]:
    """Return the manual's commonest mistakes: heading, what is written, and what the program says."""
    pattern = r"### (.*?)\n.*?```yaml\n(.*?)```.*?```text\n(.*?)```"
    found = re.findall(pattern, between(read(MANUAL), "mistakes"), re.DOTALL)
    return [(heading, written, said.splitlines()) for heading, written, said in found]


def test_manual_has_twelve_mistakes() -> None:
    """Each with an example and a message."""
    assert len(mistakes()) == 12


@pytest.mark.parametrize(("heading", "written", "said"), mistakes(), ids=[one[0] for one in mistakes()])
def test_the_program_says_what_the_manual_says(tmp_path: Path, heading: str, written: str, said: list[str]) -> None:
    """In the example site, each mistake gets the message that stands under it."""
    shutil.copytree(ROOT / "site_src", tmp_path / "site_src")
    folder = tmp_path / "lessons/2018/2018-12-kuangdeng"
    folder.mkdir(parents=True)
    (folder / "lesson.md").write_text(written, "utf-8")
    (folder / "矿灯.mp4").write_bytes(b"\x00")
    report = check(Request(root=tmp_path, as_of=datetime.date(2018, 12, 31), jobs=1), lambda *_: None)
    told = "\n".join(as_text(one, translator("zh_CN")) for one in report.diagnostics)
    missing = [line for line in said if line not in told.splitlines()]
    assert not missing, f"{heading}:\n{told}"


# ---- the rest ----


def test_architecture_names_every_room() -> None:
    """A new room is told, and one that is gone is not."""
    rooms = {path.parent.name for path in (ROOT / "builder").glob("*/__init__.py")}
    section = read("architecture.md").partition("## The rooms")[2].partition("\n## ")[0]
    assert set(names(section)) == rooms


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_relative_links_lead_to_files(page: Path) -> None:
    """Nothing that a page of the documentation links to is missing, headings included."""
    text = re.sub(r"`[^`\n]*`|^    .*$|```.*?```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file), target


def anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).strip().replace(" ", "-") for one in headings}


def test_pictures_of_the_readme_are_small() -> None:
    """Someone on a slow line sees them soon."""
    pictures = list((DOCS / "images").iterdir())
    assert pictures
    assert all(picture.stat().st_size <= 80 * 1024 for picture in pictures)
