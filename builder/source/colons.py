"""Full-width colons: Chinese input methods write ``标题：`` where YAML wants ``标题: ``."""

import re
from collections.abc import Collection

from builder.diagnostics import Diagnostic, Span
from builder.source import problems

_FIELD = re.compile(r"^( *(?:- +)*)([^\s:：#\-\[\]{}\"'|>][^:：#]{0,30}?)[ \t]*(?:(：)|:(?=[ \t]|$))[ \t]*")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")


def narrow_colons(
    text: str, path: str, keys: Collection[str], first_line: int
) -> tuple[str, dict[int, int], list[Diagnostic]]:
    """Put ``: `` for ``：`` after a known key, where YAML may have a key.

    Args:
        text: YAML.
        path: of its file, for diagnostics.
        keys: the names of fields, at any depth, after which a full-width colon is understood.
        first_line: the number of the text's first line in that file.

    Returns:
        The new text, the column of the colon in each line that grew by a character, and what to say.
    """
    if "：" not in text:
        return text, {}, []
    lines, widened, found = text.split("\n"), {}, []
    places = _KeyPlaces()
    for number, line in enumerate(lines):
        match = places.key_in(line)
        if match and match[3] and match[2] in keys:
            colon, place = match.start(3), first_line + number
            spaced = line[colon + 1 : colon + 2] in {" ", "\t", ""}
            lines[number] = line[:colon] + (":" if spaced else ": ") + line[colon + 1 :]
            found.append(problems.FULL_WIDTH_COLON.at(Span(path, place, colon + 1), key=match[2]))
            if not spaced:
                widened[place] = colon + 1
    return "\n".join(lines), widened, found


class _KeyPlaces:
    """Tells, line by line, where a key may stand: a text of several lines may hold what only looks like one."""

    def __init__(self) -> None:
        self._columns: list[int] = []
        self._opens = True
        self._text_below = -1

    def key_in(self, line: str) -> re.Match[str] | None:
        """Return key and colon of a line, None where it has none. Lines must come in their order."""
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or (0 <= self._text_below < indent):
            return None
        self._text_below = -1
        match = _FIELD.match(line)
        if match is None or not self._may_stand(match):
            self._opens = False
            self._text_below = indent if _BLOCK_TEXT.fullmatch(line.lstrip(" -")) else -1
            return None
        column, value = len(match[1]), line[match.end() :]
        self._columns = [one for one in self._columns if one < column] + [column]
        self._opens = not value.strip() or value.lstrip().startswith("#")
        self._text_below = column if _BLOCK_TEXT.fullmatch(value) else -1
        return match

    def _may_stand(self, match: re.Match[str]) -> bool:
        column = len(match[1])
        return not match[3] or not column or "-" in match[1] or self._opens or column in self._columns
