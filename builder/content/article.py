"""Texts with a body that are not lessons: campaigns and free pages."""

import datetime
import posixpath
from dataclasses import dataclass
from typing import TypedDict

import msgspec

from builder.content import problems
from builder.content.lesson import LessonText
from builder.content.paths import CAMPAIGNS_FOLDER, PAGES_FOLDER
from builder.content.placeholders import check_placeholders
from builder.diagnostics import Diagnostic
from builder.fields import Field, Name, Reader, Table
from builder.markup import Reference, convert
from builder.messages import N_
from builder.source import Tree, misnamed_file, parse_document, plain_name, read_text
from builder.system import digest_bytes
from builder.text import slug

CAMPAIGN_FIELDS = Table(
    Field("title", N_("The campaign's name."), "标题", required=True),
    Field("start", N_("Its first day."), "开始"),
    Field("end", N_("Its last day."), "结束"),
    Field("aliases", N_("Other names by which lessons may call it."), "别名"),
    Field("summary", N_("One sentence for lists."), "摘要"),
    Field("slug", N_("Its address in ASCII; the file's name if missing."), "网址"),
)
PAGE_FIELDS = Table(
    Field("title", N_("The page's title."), "标题", required=True),
    Field("summary", N_("One sentence for search engines."), "摘要"),
    Field("weight", N_("Pages with a smaller number come first."), "权重"),
    Field("slug", N_("Its address in ASCII; the file's name if missing."), "网址"),
    Field("draft", N_("true keeps it out of the site."), "草稿"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What campaigns and free pages share.

    Attributes:
        id: the file's name without ``.md``.
        path: of the file, relative to the site.
        text_key: the digest under which its body is kept.
        slug_place: where its address is written; where its title stands if it is not.
    """

    id: str
    path: str
    place: Name
    slug_place: Name
    title: str
    summary: str
    slug: str
    references: tuple[Reference, ...]
    text_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(Article):
    """A themed call for works; its body is the introduction."""

    start: datetime.date | None
    end: datetime.date | None
    aliases: tuple[Name, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which a lesson or a link may call it."""
        return (self.title, self.id, *(alias.text for alias in self.aliases))


@dataclass(frozen=True, slots=True, kw_only=True)
class FreePage(Article):
    """A page of the editors' own."""

    weight: int
    draft: bool


Bodies = dict[str, LessonText]


class _Common(TypedDict):
    id: str
    path: str
    place: Name
    slug_place: Name
    title: str
    summary: str
    slug: str
    references: tuple[Reference, ...]
    text_key: str


def read_campaigns(tree: Tree, texts: Bodies) -> tuple[tuple[Campaign, ...], list[Diagnostic]]:
    """Return the campaigns in the order of their files; their bodies are added to `texts`."""
    found: list[Diagnostic] = []
    campaigns = []
    for path in _files(tree, CAMPAIGNS_FOLDER, found):
        article = _read(tree, path, CAMPAIGN_FIELDS, texts, found)
        if article is None:
            continue
        reader, common = article
        start, end = reader.date("start"), reader.date("end")
        if start and end and end < start:
            found.append(problems.BAD_PERIOD.at(reader.span("end")))
        campaigns.append(Campaign(**common, start=start, end=end, aliases=reader.names("aliases")))
    return tuple(campaigns), found


def read_pages(tree: Tree, texts: Bodies) -> tuple[tuple[FreePage, ...], list[Diagnostic]]:
    """Return the free pages, by weight; their bodies are added to `texts`."""
    found: list[Diagnostic] = []
    pages = []
    for path in _files(tree, PAGES_FOLDER, found):
        article = _read(tree, path, PAGE_FIELDS, texts, found)
        if article is not None:
            reader, common = article
            weight = reader.whole("weight", 0, -1_000_000)
            pages.append(FreePage(**common, weight=weight, draft=reader.yes("draft")))
    return tuple(sorted(pages, key=lambda page: (page.weight, page.id))), found


def _files(tree: Tree, folder: str, found: list[Diagnostic]) -> list[str]:
    paths = []
    for file in tree.below(folder):
        if file.path.endswith(".md"):
            paths.append(file.path)
        elif plain_name(file.name).endswith(".md"):
            found.append(misnamed_file(file, plain_name(file.name)))
    return paths


def _read(tree: Tree, path: str, table: Table, texts: Bodies, found: list[Diagnostic]) -> tuple[Reader, _Common] | None:
    text, problems_in_file = read_text(tree.on_disk(tree.files[path]), path)
    found += problems_in_file
    document, problems_in_text = parse_document(text, path, table.keys) if text is not None else (None, [])
    found += problems_in_text
    if document is None:
        return None
    reader = Reader(document.fields, table, path, found)
    markup, problems_in_body = convert(document.body, path, document.body_line)
    found += problems_in_body
    is_draft = bool(table.canonical("draft")) and reader.yes("draft")
    found += [] if is_draft else check_placeholders(document.body, path, document.body_line)
    body = LessonText(markup)
    key = digest_bytes(msgspec.msgpack.encode(body))
    texts[key] = body
    place = reader.name("title") or reader.place()
    stem = posixpath.basename(path).removesuffix(".md")
    return reader, {
        "id": stem,
        "path": path,
        "place": place,
        "slug_place": reader.name("slug") or place,
        # Without a title it keeps its file's name: the lessons that name it are not to blame.
        "title": reader.text("title") or stem,
        "summary": reader.text("summary"),
        "slug": slug(reader.text("slug") or stem),
        "references": markup.references,
        "text_key": key,
    }
