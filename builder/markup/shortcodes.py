"""Shortcodes: a line ``{{clip 矿灯.mp4 | 一次检修}}`` for what Markdown has no sign for.

Editors may use the Chinese names and full-width signs.
"""

import re
from dataclasses import dataclass

from builder.markup.model import Reference, ReferenceKind
from builder.markup.places import Places

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
_OPEN, _CLOSE, _INSIDE = r"(?:\{\{|｛｛)", r"(?:\}\}|｝｝)", r"[^{}｛｝]*?"
_LINE = re.compile(rf"^ {{0,3}}{_OPEN}\s*(?P<name>[\w-]+)(?:[ \t　]+(?P<rest>{_INSIDE}))?\s*{_CLOSE}\s*$")
_IN_TEXT = re.compile(rf"{_OPEN}\s*(?P<name>[\w-]+)\b{_INSIDE}{_CLOSE}", re.IGNORECASE)
_BETWEEN_COMMAS = re.compile(r"[^\s,，、][^,，、]*")
_WHOLE = re.compile(r"\S.*")
_BAR = re.compile(r"\s*[|｜]\s*")


@dataclass(frozen=True, slots=True)
class Shortcode:
    """A parsed line: the reference (None for a name that nobody knows), and the name with its column."""

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
    if kind is ReferenceKind.LESSON:
        subject = subject.removeprefix("lesson:")  # as in a link
    pattern = _BETWEEN_COMMAS if kind is ReferenceKind.GALLERY else _WHOLE
    places = [(one[0].strip(), column + one.start()) for one in pattern.finditer(subject)]
    targets = tuple(target for target, _ in places)
    columns = tuple(place for _, place in places) or (column,)
    return Shortcode(Reference(kind, targets, text.strip(), number, columns), name, column)


def shortcodes_in_text(places: Places) -> list[tuple[str, int, int]]:
    """Return the shortcodes, known or not, that stand between other words of a line: name, line and column."""
    if "{{" not in places.body and "｛｛" not in places.body:
        return []
    return [
        (match["name"], *places.at(match.start()))
        for match in _IN_TEXT.finditer(places.readable)
        if not _LINE.match(places.line_of(match.start()))
    ]
