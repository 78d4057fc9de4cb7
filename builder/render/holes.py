"""A picture that is not there leaves no trace: not itself, nor what only held it."""

import re
from collections.abc import Callable

_HOLE = "\0"  # no text has one: control characters are taken out when a text is read
_ATTRIBUTES = r'(?: [^\s=>"]+(?:="[^"]*")?)*'
_PICTURE = re.compile(rf"<img({_ATTRIBUTES})>")
_SOURCE = re.compile(r' src="[a-z-]+:(\d+)"')  # in a body that is not resolved yet, every source is a reference
_FIGURE = re.compile(rf"<figure{_ATTRIBUTES}>(?:(?!</?figure\b).)*</figure>", re.DOTALL)
_SHOWN = re.compile(r"<(?:img|xuexi-block|table|pre|blockquote)\b")
# A cell stays: without it those after it would stand in the wrong column.
_EMPTIED = re.compile(rf"<(?!t[dh]\b)(\w+){_ATTRIBUTES}>(?:\s*{_HOLE})+\s*</\1>")


def without_holes(html: str, is_there: Callable[[int], bool]) -> str:
    """Return a body without missing pictures, figures of nothing, and elements left empty by them.

    Args:
        html: of a :class:`~builder.markup.Markup`, not resolved yet.
        is_there: tells whether the picture with this number is shown.
    """

    def picture(match: re.Match[str]) -> str:
        source = _SOURCE.search(match[1])
        return match[0] if source and is_there(int(source[1])) else _HOLE

    left = _PICTURE.sub(picture, html)
    if _HOLE not in left:
        return html
    left, emptied = _FIGURE.sub(_figure, left), 1
    while emptied:
        left, emptied = _EMPTIED.subn(_HOLE, left)
    return left.replace(_HOLE, "")


def _figure(match: re.Match[str]) -> str:
    figure = match[0]
    return figure if _HOLE not in figure or _SHOWN.search(figure) else _HOLE
