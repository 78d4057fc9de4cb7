"""What our Markdown adds to Python-Markdown: shortcodes, captions, safe headings, lists after a paragraph."""

import html
import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from builder.markup.model import BLOCK_TAG, Reference
from builder.markup.shortcodes import Shortcode, parse_shortcode

_CODE_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
# Without one of these (the first stands for stashed HTML) no inline pattern matches: each needs at least one.
_INLINE_SIGN = re.compile(r"[\x02\x03`\\\[\]!<>&*_]|  \n")
_LIST_ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d{1,3}\.)[ \t]+\S")


class Lessons(Extension):
    """The extension; after a conversion it holds the shortcodes met in it."""

    def __init__(self) -> None:
        super().__init__()
        self.first_line = 1
        self.references: list[Reference] = []
        self.unknown: list[tuple[Shortcode, int]] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the processors."""
        md.preprocessors.register(_Shortcodes(md, self), "xuexi-shortcodes", 26)
        md.preprocessors.register(_ListsAfterText(md), "xuexi-lists", 24)
        md.treeprocessors.register(_PlainText(md), "xuexi-plain", 21)
        md.treeprocessors.register(_Figures(md), "xuexi-figures", 4)
        md.treeprocessors.register(_DemoteHeadings(md), "xuexi-headings", 6)

    def restart(self, first_line: int) -> None:
        """Forget the last body; the next one begins on `first_line` of its file."""
        self.first_line = first_line
        self.references = []
        self.unknown = []


class _Shortcodes(Preprocessor):
    """Runs before fenced code is taken out (25), so it must pass over fences itself; lines still have numbers."""

    def __init__(self, md: Markdown, owner: Lessons) -> None:
        super().__init__(md)
        self.owner = owner

    def run(self, lines: list[str]) -> list[str]:
        fence, made = "", []
        for number, line in enumerate(lines, self.owner.first_line):
            mark = _CODE_FENCE.match(line)
            if mark and (not fence or mark[1].startswith(fence)):
                fence = "" if fence else mark[1][:3]
            made += [line] if fence or mark else self._line(line, number)
        return made

    def _line(self, line: str, number: int) -> list[str]:
        found = parse_shortcode(line, number) if "{{" in line or "｛｛" in line else None
        if found is None:
            return [line]
        if found.reference is None:
            self.owner.unknown.append((found, number))
            return [line]
        self.owner.references.append(found.reference)
        block = f'<{BLOCK_TAG} data-n="{len(self.owner.references) - 1}"></{BLOCK_TAG}>'
        return ["", self.md.htmlStash.store(block), ""]


class _ListsAfterText(Preprocessor):
    """In Word and WeChat a list may follow a paragraph at once; Markdown wants an empty line between them."""

    def run(self, lines: list[str]) -> list[str]:
        made: list[str] = []
        for line in lines:
            before = made[-1] if made else ""
            if _LIST_ITEM.match(line) and before.strip() and not _continues_list(before):
                made.append("")
            made.append(line)
        return made


def _continues_list(line: str) -> bool:
    return bool(_LIST_ITEM.match(line)) or line.startswith((" ", "\t", ">", "|", ":", "#", "\x02"))


class _PlainText(Treeprocessor):
    """Runs right before the inline patterns and marks text without any of their signs as done.

    Every pattern would be tried on every paragraph, and most paragraphs of prose have no sign in them: this halves the
    time of a whole conversion.
    """

    def run(self, root: ET.Element) -> None:
        if self.md.treeprocessors["abbr"].abbrs:  # type: ignore[attr-defined]
            return  # an abbreviation may be any word
        for element in root.iter():
            if element.text and not _INLINE_SIGN.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not _INLINE_SIGN.search(element.tail):
                element.tail = AtomicString(element.tail)


class _DemoteHeadings(Treeprocessor):
    """The page's title is its only first-level heading; a body that has one too moves down by a level."""

    def run(self, root: ET.Element) -> None:
        if any(element.tag == "h1" for element in root.iter()):
            for element in root.iter():
                if re.fullmatch(r"h[1-5]", str(element.tag)):
                    element.tag = f"h{int(element.tag[1]) + 1}"


class _Figures(Treeprocessor):
    """A picture alone in its paragraph becomes a figure; its title is the caption."""

    def run(self, root: ET.Element) -> None:
        for parent in list(root.iter()):
            for position, child in enumerate(list(parent)):
                picture = _lone_picture(child)
                if picture is not None:
                    parent[position] = _figure(picture)


def _lone_picture(element: ET.Element) -> ET.Element | None:
    if element.tag != "p" or len(element) != 1 or (element.text or "").strip():
        return None
    picture = element[0]
    return picture if picture.tag == "img" and not (picture.tail or "").strip() else None


def _figure(picture: ET.Element) -> ET.Element:
    figure = ET.Element("figure")
    caption = picture.attrib.pop("title", "")
    picture.tail = None
    figure.append(picture)
    if caption:
        ET.SubElement(figure, "figcaption").text = html.unescape(caption)
    return figure
