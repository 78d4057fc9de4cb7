"""Text files with fields on top: ``---``, YAML, ``---``, body."""

import dataclasses
import re
from collections.abc import Collection
from dataclasses import dataclass

import msgspec

from builder.diagnostics import Diagnostic, Span
from builder.source import problems
from builder.source.colons import narrow_colons
from builder.source.located import Mapping, Node, Scalar, Sequence

_FENCE = re.compile(r"^(?:-{3,}|—{1,2}-*|－{3})[ \t]*$")


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
        keys: the names of fields, at any depth, after which a full-width colon is understood.

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
    from builder.source.parse import parse_yaml

    text, widened, found = narrow_colons(text, path, keys, first_line)
    node, problems_in_yaml = parse_yaml(text, path, first_line=first_line)
    found += [dataclasses.replace(one, span=_as_written(one.span, widened)) for one in problems_in_yaml]
    if node is None and not problems_in_yaml:
        node = Mapping((), first_line, 1)
    if node is not None and not isinstance(node, Mapping):
        found.append(problems.NOT_A_MAPPING.at(Span(path, node.line, node.column)))
        node = None
    return (_shift(node, widened) if node and widened else node), found


def _as_written(span: Span, widened: dict[int, int]) -> Span:
    """Return a place in a text with narrowed colons as it is in the file."""
    behind = span.column > widened.get(span.line, span.column)
    return Span(span.path, span.line, span.column - 1) if behind else span


def _shift(node: Mapping, widened: dict[int, int]) -> Mapping:
    """Give values in lines that grew the column at which they really stand."""

    def column(value: Node) -> int:
        return value.column - 1 if value.column > widened.get(value.line, value.column) else value.column

    def scalar(value: Scalar) -> Scalar:
        place = column(value)
        text_column = value.text_column and value.text_column + place - value.column
        return msgspec.structs.replace(value, column=place, text_column=text_column)

    def shifted(value: Node) -> Node:
        if isinstance(value, Scalar):
            return scalar(value)
        if isinstance(value, Sequence):
            return Sequence(tuple(map(shifted, value.items)), value.line, column(value))
        return mapping(value)

    def mapping(value: Mapping) -> Mapping:
        entries = tuple((scalar(key), shifted(item)) for key, item in value.entries)
        return Mapping(entries, value.line, column(value))

    return mapping(node)
