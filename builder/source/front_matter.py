"""Text files with fields on top: ``---``, YAML, ``---``, body."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from builder.diagnostics import Diagnostic, Span
from builder.source import problems
from builder.source.located import Mapping, Node, Scalar, Sequence, parse_yaml

_FENCE = re.compile(r"^(?:-{3,}|—{1,2}-*|－{3})[ \t]*$")
_FULL_WIDTH = re.compile(r"^([^\s:：#\-\[\]{}][^:：#]{0,30}?)[ \t]*：[ \t]*")


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: its fields, its body, and the line on which the body begins (from 1)."""

    fields: Mapping
    body: str
    body_line: int


def parse_document(text: str, path: str, keys: Collection[str]) -> tuple[Document | None, list[Diagnostic]]:
    """Split a text into fields and body.

    Args:
        text: the whole file.
        path: of it, for diagnostics.
        keys: the names of fields after which a full-width colon is understood.

    Returns:
        The document, or None where the fields cannot be read, and the problems.
    """
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines) or not _FENCE.match(lines[start]):
        return None, [problems.NO_FRONT_MATTER.at(Span(path, min(start, len(lines) - 1) + 1, 1))]
    end = next((n for n in range(start + 1, len(lines)) if _FENCE.match(lines[n])), None)
    if end is None:
        return None, [problems.UNCLOSED_FRONT_MATTER.at(Span(path, start + 1, 1))]
    fields, found = parse_fields("\n".join(lines[start + 1 : end]), path, keys, first_line=start + 2)
    if fields is None:
        return None, found
    return Document(fields, "\n".join(lines[end + 1 :]), end + 2), found


def parse_fields(
    text: str, path: str, keys: Collection[str], *, first_line: int = 1
) -> tuple[Mapping | None, list[Diagnostic]]:
    """Read YAML that must be a mapping, understanding a full-width colon after any of `keys`."""
    text, widened, found = _narrow_colons(text, path, keys, first_line)
    node, problems_in_yaml = parse_yaml(text, path, first_line=first_line)
    found += problems_in_yaml
    if node is None and not problems_in_yaml:
        node = Mapping((), first_line, 1)
    if node is not None and not isinstance(node, Mapping):
        found.append(problems.NOT_A_MAPPING.at(Span(path, node.line, node.column)))
        node = None
    return (_shift(node, widened) if node and widened else node), found


def _narrow_colons(
    text: str, path: str, keys: Collection[str], first_line: int
) -> tuple[str, frozenset[int], list[Diagnostic]]:
    """Put ``: `` for ``：`` after a known key; return the lines that grew by a character too."""
    if "：" not in text:
        return text, frozenset(), []
    lines, widened, found = text.split("\n"), set(), []
    for number, line in enumerate(lines):
        match = _FULL_WIDTH.match(line)
        if match and match[1] in keys:
            key, place = match[1], first_line + number
            colon = line.index("：")
            spaced = line[colon + 1 : colon + 2] in {" ", "\t"}
            lines[number] = line[:colon] + (":" if spaced else ": ") + line[colon + 1 :]
            found.append(problems.FULL_WIDTH_COLON.at(Span(path, place, colon + 1), key=key))
            if not spaced:
                widened.add(place)
    return "\n".join(lines), frozenset(widened), found


def _shift(node: Mapping, widened: frozenset[int]) -> Mapping:
    """Give values in lines that grew the column at which they really stand."""

    def shifted(value: Node) -> Node:
        column = value.column - 1 if value.line in widened and value.column > 1 else value.column
        if isinstance(value, Scalar):
            return Scalar(value.text, value.line, column, value.empty)
        if isinstance(value, Sequence):
            return Sequence(tuple(map(shifted, value.items)), value.line, column)
        return Mapping(tuple((key, shifted(item)) for key, item in value.entries), value.line, column)

    return Mapping(tuple((key, shifted(item)) for key, item in node.entries), node.line, node.column)
