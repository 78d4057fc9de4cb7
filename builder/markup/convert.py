"""Markdown to :class:`Markup`."""

import functools
import html
import re

from markdown import Markdown
from markdown.extensions.toc import TocExtension, slugify_unicode

from builder.diagnostics import Diagnostic, Span
from builder.markup import problems
from builder.markup.clean import clean
from builder.markup.extensions import Lessons
from builder.markup.model import REFERENCE_SCHEME, Heading, Markup, Reference, ReferenceKind
from builder.source import without_controls

_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(?:p|h[2-6]|li|tr|dd|dt|figcaption|blockquote|pre|div)>|<br>")
_CODE = re.compile(
    r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)"  # a fenced block
    r"|(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\2(?!`)",  # or a few words of code in a paragraph
    re.MULTILINE | re.DOTALL,
)
_NOT_LINE_END = re.compile(r"[^\n]")
_BEFORE_ADDRESS = r"(?:\]\(\s*<?|=\s*[\"']?|^ {0,3}\[[^\]\n]+\]:\s*<?|<)"
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
    md, lessons = _converter()
    md.reset()
    lessons.restart(first_line)
    try:
        raw = md.convert(body)
    except RecursionError:
        _converter.cache_clear()  # it broke off in the middle and would spoil every text after this one
        return Markup(), [problems.UNREADABLE_BODY.at(Span(path, first_line, 1))]
    places = _Places(body, first_line)
    references = list(lessons.references)

    def address(name: str, value: str) -> str:
        if value.startswith("#"):
            return value
        kind = ReferenceKind.IMAGE if name == "src" else ReferenceKind.LINK
        line, column = places.find(value)
        references.append(Reference(kind, (value,), "", line, column))
        return f"{REFERENCE_SCHEME}:{len(references) - 1}"

    cleaned = without_controls(clean(raw, address))
    headings = tuple(_headings(md.toc_tokens))  # type: ignore[attr-defined]
    return Markup(cleaned, plain_text(cleaned), headings, tuple(references)), _faults(lessons, path)


def plain_text(cleaned: str) -> str:
    """Return clean HTML as text: a space between blocks, no tags."""
    spaced = _BLOCK_END.sub(" ", cleaned)
    return _SPACES.sub(" ", html.unescape(_TAG.sub("", spaced))).strip()


@functools.cache
def _converter() -> tuple[Markdown, Lessons]:
    """Make the converter once a process: it takes longer than a short body."""
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


def _faults(lessons: Lessons, path: str) -> list[Diagnostic]:
    found = [
        problems.UNKNOWN_SHORTCODE.at(Span(path, line, code.column), name=code.name) for code, line in lessons.unknown
    ]
    found += [
        problems.EMPTY_SHORTCODE.at(Span(path, one.line, one.column), name=one.kind.value)
        for one in lessons.references
        if not one.targets
    ]
    return found


class _Places:
    """Finds where an address stands in the body: the first time it is asked for, its first place, and so on."""

    def __init__(self, body: str, first_line: int) -> None:
        self.body = body
        self.first_line = first_line
        self._left: dict[str, list[int]] = {}

    @functools.cached_property
    def _readable(self) -> str:
        """The body without what stands in it as code, each sign in its place; made only where a body has links."""
        return _CODE.sub(lambda match: _NOT_LINE_END.sub(" ", match[0]), self.body)

    def find(self, address: str) -> tuple[int, int]:
        """Return line and column of the next place of `address`, from 1; the body's start if there is none."""
        if address not in self._left:
            self._left[address] = self._all(address)
        places = self._left[address]
        position = places.pop(0) if len(places) > 1 else places[0]
        line = self.body.count("\n", 0, position)
        return self.first_line + line, position - self.body.rfind("\n", 0, position)

    def _all(self, address: str) -> list[int]:
        written = "|".join(re.escape(one) for one in dict.fromkeys((address, html.escape(address, quote=False))))
        links = re.compile(rf"{_BEFORE_ADDRESS}({written})(?=[\s)\"'>]|$)", re.MULTILINE)
        found = [match.start(1) for match in links.finditer(self._readable)]
        return found or [max(0, self._readable.find(address))]
