"""Markdown to :class:`Markup`."""

import functools
import html
import itertools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from builder.diagnostics import Diagnostic, Problem, Span
from builder.markup import problems
from builder.markup.clean import clean, removed_tags
from builder.markup.model import REFERENCE_SCHEME, Heading, Markup, Reference, ReferenceKind
from builder.markup.places import Places
from builder.markup.shortcodes import NAMES, shortcodes_in_text
from builder.source import without_controls

if TYPE_CHECKING:
    from markdown import Markdown

    from builder.markup.extensions import Lessons

MOST_OPEN = 200
_PAIRS = (("[", "]"), ("](", ")"), ("<", ">"))
_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(?:p|h[2-6]|li|tr|dd|dt|figcaption|blockquote|pre|div)>|<br>")
_SPACES = re.compile(r"[ \t\n]+")


def convert(body: str, path: str, first_line: int) -> tuple[Markup, list[Diagnostic]]:
    """Convert a body.

    Args:
        body: Markdown.
        path: of its file, for diagnostics.
        first_line: the line of the file on which the body begins.
    """
    if not body.strip():
        return Markup(), []
    too_deep = [problems.UNREADABLE_BODY.at(Span(path, first_line, 1))]
    if any(_open_at_once(body, sign, end) > MOST_OPEN for sign, end in _PAIRS):
        return Markup(), too_deep
    md, lessons = _converter()
    md.reset()
    lessons.restart(first_line)
    try:
        raw = md.convert(body)
    except RecursionError:
        _converter.cache_clear()  # it broke off in the middle and would spoil every text after this one
        return Markup(), too_deep
    places = Places(body, first_line)
    references = list(lessons.references)

    def address(name: str, value: str) -> str:
        if value.startswith("#"):
            return value
        kind = ReferenceKind.IMAGE if name == "src" else ReferenceKind.LINK
        line, column = places.find(value)
        references.append(Reference(kind, (value,), "", line, (column,)))
        return f"{REFERENCE_SCHEME}:{len(references) - 1}"

    cleaned = without_controls(clean(raw, address))
    headings = tuple(_headings(md.toc_tokens))  # type: ignore[attr-defined]
    return Markup(cleaned, plain_text(cleaned), headings, tuple(references)), _faults(lessons, places, path)


def _open_at_once(body: str, sign: str, end: str) -> int:
    """Return how many brackets are open at once: Markdown looks from each of them for its end, so many take minutes."""
    if body.count(sign) <= MOST_OPEN:
        return 0
    steps = (1 if one[0] == sign else -1 for one in re.finditer(f"{re.escape(sign)}|{re.escape(end)}", body))
    return max(itertools.accumulate(steps, lambda depth, step: max(0, depth + step)), default=0)


def plain_text(cleaned: str) -> str:
    """Return clean HTML as text: a space between blocks, no tags."""
    spaced = _BLOCK_END.sub(" ", cleaned)
    return _SPACES.sub(" ", html.unescape(_TAG.sub("", spaced))).strip()


@functools.cache
def _converter() -> "tuple[Markdown, Lessons]":
    """Make the converter once a process: it takes longer than a short body, and loading Markdown longer still."""
    from markdown import Markdown
    from markdown.extensions.toc import TocExtension

    from builder.markup.extensions import Lessons

    lessons = Lessons()
    md = Markdown(
        extensions=[
            "tables",
            "footnotes",
            "attr_list",
            "def_list",
            "admonition",
            "abbr",
            "sane_lists",
            "fenced_code",
            TocExtension(slugify=_anchor, permalink=False),
            lessons,
        ],
        extension_configs={"footnotes": {"BACKLINK_TITLE": "↩ {}"}},
        output_format="html",
    )
    return md, lessons


def _anchor(text: str, separator: str) -> str:
    """Return an anchor from a heading; never one that the theme uses, never an empty one."""
    from markdown.extensions.toc import slugify_unicode

    return f"h-{slugify_unicode(text, separator) or 'x'}"


def _headings(tokens: list[dict[str, object]]) -> list[Heading]:
    found: list[Heading] = []
    for token in tokens:
        level, anchor, name = token["level"], token["id"], token["name"]
        children = token["children"]
        assert isinstance(level, int)
        assert isinstance(children, list)
        found.append(Heading(level, str(anchor), html.unescape(str(name))))
        found += _headings(children)
    return found


def _faults(lessons: "Lessons", places: Places, path: str) -> list[Diagnostic]:
    found = [
        problems.UNKNOWN_SHORTCODE.at(Span(path, line, code.column), name=code.name) for code, line in lessons.unknown
    ]
    found += [
        problems.EMPTY_SHORTCODE.at(Span(path, one.line, one.columns[0]), name=one.kind.value)
        for one in lessons.references
        if not one.targets
    ]
    for name, line, column in shortcodes_in_text(places):
        problem = problems.SHORTCODE_IN_TEXT if name.lower() in NAMES else problems.UNKNOWN_SHORTCODE
        found.append(problem.at(Span(path, line, column), name=name))
    return found + _found_in_text(problems.REMOVED_HTML, removed_tags(places), path)


def _found_in_text(problem: Problem, places: Iterable[tuple[str, int, int]], path: str) -> list[Diagnostic]:
    return [problem.at(Span(path, line, column), name=name) for name, line, column in places]
