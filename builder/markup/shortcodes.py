"""Shortcodes: a line ``{{clip 矿灯.mp4 | 一次检修}}`` for what Markdown has no sign for.

Editors may use the Chinese names and full-width signs.
"""

import re
from dataclasses import dataclass

from builder.markup.model import Reference, ReferenceKind

NAMES = {
    "clip": ReferenceKind.CLIP,
    "视频": ReferenceKind.CLIP,
    "gallery": ReferenceKind.GALLERY,
    "图集": ReferenceKind.GALLERY,
    "quote": ReferenceKind.QUOTE,
    "引语": ReferenceKind.QUOTE,
    "lesson": ReferenceKind.LESSON,
    "作品": ReferenceKind.LESSON,
}
_LINE = re.compile(r"^ {0,3}(?:\{\{|｛｛)\s*(?P<name>[\w-]+)(?:[ \t　]+(?P<rest>.*?))?\s*(?:\}\}|｝｝)\s*$")
_COMMA = re.compile(r"\s*[,，、]\s*")
_BAR = re.compile(r"\s*[|｜]\s*")


@dataclass(frozen=True, slots=True)
class Shortcode:
    """A parsed line: the reference, or the unknown name."""

    reference: Reference | None
    name: str
    column: int


def parse_shortcode(line: str, number: int) -> Shortcode | None:
    """Return what a line says, or None where it is no shortcode."""
    match = _LINE.match(line)
    if not match:
        return None
    name, rest = match["name"].lower(), match["rest"] or ""
    column = (match.start("rest") if match["rest"] else match.start("name")) + 1
    kind = NAMES.get(name)
    if kind is None:
        return Shortcode(None, match["name"], match.start("name") + 1)
    subject, text = (*_BAR.split(rest, maxsplit=1), "")[:2]
    targets = _COMMA.split(subject.strip()) if kind is ReferenceKind.GALLERY else [subject.strip()]
    named = tuple(target for target in targets if target)
    return Shortcode(Reference(kind, named, text.strip(), number, column), name, column)
