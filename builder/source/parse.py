"""Read YAML into values that know their place, and say what is wrong in words that an editor can do with.

Imported only where a file must be parsed: loading a YAML library takes longer than finding that nothing has changed.
"""

import itertools
import re
from collections.abc import Iterator

import yaml

from builder.diagnostics import Diagnostic, Span
from builder.messages import N_
from builder.source import problems
from builder.source.located import Mapping, Node, Scalar, Sequence
from builder.source.text import without_controls

MOST_NODES = 200_000
DEEPEST = 30
BIG = 100_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE_TAG = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(
    _CORE_TAG + name for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "seq", "map")
)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LEFT_OPEN = N_("a quote or bracket that opens here is not closed")
_WRONG_START = N_("a value may not begin with this sign; put it in quotes")
# libyaml's own words, and what an editor can do with.
_REASONS = {
    "found unexpected end of stream": _LEFT_OPEN,
    "mapping values are not allowed in this context": N_("a second colon; put the whole value in quotes"),
    "could not find expected ':'": N_("the colon after the name is missing"),
    "did not find expected ',' or ']'": N_("a comma or the closing bracket ] is missing"),
    "did not find expected ',' or '}'": N_("a comma or the closing bracket } is missing"),
    "did not find expected key": N_("this line does not begin where the lines above it do, or a quote is misplaced"),
    "did not find expected '-' indicator": N_("a list goes on without “- ”"),
    "found character that cannot start any token": _WRONG_START,
    "did not find expected whitespace or line break": _WRONG_START,
    "did not find expected alphabetic or numeric character": _WRONG_START,
    "found undefined tag handle": _WRONG_START,
    "found undefined alias": N_("a value that begins with * refers to something; put it in quotes"),
    "block sequence entries are not allowed in this context": N_("a list must begin on a line of its own"),
    "found unknown escape character": N_("a backslash inside double quotes; use single quotes"),
}
_QUOTES = frozenset({'"', "'"})
_FIELD = re.compile(r"^[^\s#\-\"'\[\]{}][^:]*:(?:\s|$)")
_OTHER_REASON = N_("a sign stands where YAML does not allow it")
_NO_SPACE = N_("after a name there must be an English colon and a space")
# What libyaml says of these lies behind what must be mended: it begins where the faulty part begins.
_MEND_AT_START = {
    "found unexpected end of stream",
    "could not find expected ':'",
    "did not find expected whitespace or line break",
    "did not find expected alphabetic or numeric character",
    "found undefined tag handle",
}
_TOO_DEEP = "exceeded maximum nesting depth"
_COLON_AHEAD = frozenset({"mapping values are not allowed in this context", "could not find expected ':'"})
_TIGHT_COLON = re.compile(r"^[ \t]*(?:- +)*[^\s:：#\-\[\]{}\"'][^:：]{0,30}?([:：])(?!//)(?=\S|　)")
# A line's end to YAML 1.1 and to no editor: lines would be counted otherwise than people see them.
_NO_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "   ")


class _Refused(Exception):  # noqa: N818 - carries a finding, not a fault of ours
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def parse_yaml(text: str, path: str, *, first_line: int = 1) -> tuple[Node | None, list[Diagnostic]]:
    """Read YAML and return its value with places, and what is wrong with it.

    Args:
        text: the YAML.
        path: of its file, for diagnostics.
        first_line: the number of the text's first line in that file.

    Returns:
        The value (None where nothing stands there or it cannot be read) and the problems.
    """
    text = text.translate(_NO_LINE_ENDS)
    try:
        too_much = _too_much(text)
        if too_much:
            span = Span(path, too_much[0] + first_line, too_much[1] + 1)
            return None, [problems.TOO_MUCH_YAML.at(span, limit=MOST_NODES)]
        root = yaml.compose(text, _LOADER)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax(error, text, path, first_line)]
    except (yaml.YAMLError, RecursionError):
        return None, [problems.YAML_SYNTAX.at(Span(path, first_line), reason=_OTHER_REASON)]
    if root is None:
        return None, []
    walk = _Walk(path, first_line)
    try:
        return walk.node(root, 0), walk.found
    except _Refused as refused:
        return None, [*walk.found, refused.diagnostic]


def _too_much(text: str) -> tuple[int, int] | None:
    """Return line and column (from 0) of the first value too many; to compose megabytes of them takes all memory."""
    if len(text) < BIG:
        return None
    values = (event for event in yaml.parse(text, _LOADER) if isinstance(event, yaml.NodeEvent))
    first_too_many = next(itertools.islice(values, MOST_NODES, None), None)
    mark = first_too_many.start_mark if first_too_many else None
    return (mark.line, mark.column) if mark else None


def _syntax(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return problems.YAML_SYNTAX.at(Span(path, first_line), reason=_OTHER_REASON)
    lines = text.split("\n")
    written = lines[mark.line] if mark.line < len(lines) else ""
    tab = re.match(r" *\t", written)
    if tab:
        return problems.TAB_INDENT.at(Span(path, mark.line + first_line, tab.end()))
    opened = _left_open(lines[: mark.line + 1])
    if opened is not None:
        line, column = opened
        return problems.YAML_SYNTAX.at(Span(path, line + first_line, column), reason=_LEFT_OPEN)
    problem, began = error.problem or "", error.context_mark
    if began is not None and problem in _MEND_AT_START:
        mark = began
    line, column = mark.line, mark.column + 1
    if problem == _TOO_DEEP:
        return problems.TOO_MUCH_YAML.at(Span(path, line + first_line, column), limit=MOST_NODES)
    reason = _REASONS.get(problem, _OTHER_REASON)
    tight = _tight_colon(lines, line, column) if problem in _COLON_AHEAD else None
    if tight is not None:
        (line, column), reason = tight, _NO_SPACE
    return problems.YAML_SYNTAX.at(Span(path, line + first_line, column), reason=reason)


def _tight_colon(lines: list[str], line: int, column: int) -> tuple[int, int] | None:
    """Return index and column (from 1) of a name's colon that has no space behind it or is a full-width one.

    YAML takes such a line for a text that goes on, and notices only at the next line's colon.
    """
    before = lines[line][: column - 1] if line < len(lines) else ""
    if ":" in before:
        return None
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
    for number in (line, above):
        match = _TIGHT_COLON.match(lines[number]) if number < len(lines) else None
        if match:
            return number, match.start(1) + 1
    return None


def _left_open(lines: list[str]) -> tuple[int, int] | None:
    """Return index and column (from 1) of a quote or bracket that is left open before the next field begins.

    YAML lets a quoted text go on over lines, so it notices a forgotten quote only at the next one, many lines below.
    """
    for number, line in enumerate(lines):
        column = _open_column(line)
        if not column:
            continue
        following = next((one for one in itertools.islice(lines, number + 1, None) if one.strip()), "")
        if not following or _FIELD.match(following):
            return number, column
    return None


def _open_column(line: str) -> int:
    """Return the column of what a line opens and does not close; 0 where it closes everything."""
    opened: list[tuple[str, int]] = []
    before = ""
    for column, sign in enumerate(line, 1):
        inside = opened[-1][0] if opened else ""
        if sign == inside or (sign in "]}" and inside not in _QUOTES):
            del opened[-1:]
        elif inside not in _QUOTES and _opens(sign, before, nested=bool(opened)):
            opened.append((sign, column))
        if not sign.isspace():
            before = sign
    return opened[0][1] if opened else 0


def _opens(sign: str, before: str, *, nested: bool) -> bool:
    """Tell whether a sign begins a quoted text or a list; `before` is the last sign that is no space."""
    if sign in _QUOTES:
        return before in {":", "-", "[", ",", "{"}
    return sign in {"[", "{"} and (nested or before in {":", "-"})


class _Walk:
    """One walk over a composed document; it counts, so that references cannot unfold without end."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.found: list[Diagnostic] = []
        self._count = 0

    def node(self, node: yaml.Node, depth: int) -> Node:
        line, column = node.start_mark.line + self.first_line, node.start_mark.column + 1
        span = Span(self.path, line, column)
        self._count += 1
        if self._count > MOST_NODES or depth > DEEPEST:
            raise _Refused(problems.TOO_MUCH_YAML.at(span, limit=MOST_NODES))
        if node.tag not in _PLAIN_TAGS:
            raise _Refused(problems.FORBIDDEN_TAG.at(span, tag=node.tag.removeprefix(_CORE_TAG)))
        if isinstance(node, yaml.ScalarNode):
            empty = not node.style and node.value in _NULLS
            value = "" if empty else without_controls(node.value)
            return Scalar(value, line, column, empty, _text_column(node), bool(node.style))
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.node(item, depth + 1) for item in node.value), line, column)
        assert isinstance(node, yaml.MappingNode)
        return Mapping(tuple(self._entries(node, depth)), line, column)

    def _entries(self, node: yaml.MappingNode, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = self.node(key_node, depth + 1)
            if not isinstance(key, Scalar):
                raise _Refused(problems.NOT_A_MAPPING.at(Span(self.path, key.line, key.column)))
            if key.text in seen:
                span = Span(self.path, key.line, key.column)
                self.found.append(problems.DUPLICATE_KEY.at(span, key=key.text, first=seen[key.text]))
                continue
            seen[key.text] = key.line
            yield key, self.node(value_node, depth + 1)


def _text_column(node: yaml.ScalarNode) -> int:
    """Return the column of a text's first character if every further one follows in its place; else 0."""
    start, end = node.start_mark, node.end_mark
    quotes = 1 if node.style else 0
    as_read = start.line == end.line and end.column - start.column == len(node.value) + 2 * quotes
    return start.column + quotes + 1 if as_read else 0
