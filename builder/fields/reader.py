"""Read the fields of one mapping; every fault is noted, none stops the others from being found."""

import datetime
import re
from dataclasses import dataclass

from builder.diagnostics import Diagnostic, Problem, Span
from builder.fields import problems
from builder.fields.table import Table
from builder.fields.values import NO, YES, Name, parse_date, parse_seconds
from builder.messages import N_
from builder.source import Mapping, Node, Scalar, Sequence
from builder.source.problems import DUPLICATE_KEY
from builder.text import nfc, plain_digits

_SPACES = re.compile(r"\s+")
_LIST_SIGNS = re.compile(r"\s*[、，,;；]\s*")
_CHINESE_LIST_SIGNS = re.compile(r"\s*[、，；]\s*")
_ONE_TEXT = N_("one text")
_A_LIST = N_("a text or a list of texts")
_FIELDS = N_("a group of fields")


class Reader:
    """Typed access to a mapping's fields. `found` collects what is wrong."""

    def __init__(self, mapping: Mapping, table: Table, path: str, found: list[Diagnostic]) -> None:
        self.path = path
        self.found = found
        self._place = (mapping.line, mapping.column)
        self._keys: dict[str, Scalar] = {}
        self._values: dict[str, Node] = {}
        for key, value in mapping.entries:
            self._take(key, value, table)
        for field in table:
            if field.required and not self.has(field.name):
                written = self._keys.get(field.name)
                problem = problems.EMPTY_KEY if written else problems.MISSING_KEY
                self.found.append(problem.at(self.span(field.name), key=written.text if written else field.name))

    def _take(self, key: Scalar, value: Node, table: Table) -> None:
        name = table.canonical(key.text)
        place = Span(self.path, key.line, key.column)
        if not name:
            self.found.append(problems.UNKNOWN_KEY.about(place, key.text, table.keys))
        elif name in self._keys:
            self.found.append(DUPLICATE_KEY.at(place, key=key.text, first=self._keys[name].line))
        else:
            self._keys[name], self._values[name] = key, value

    def has(self, name: str) -> bool:
        """Tell whether a field is there and not empty."""
        value = self._values.get(name)
        return value is not None and not (isinstance(value, Scalar) and not value.text.strip())

    def span(self, name: str) -> Span:
        """Return where a field's value stands; where the mapping stands if the field is missing."""
        value = self._values.get(name)
        line, column = (value.line, value.column) if value else self._place
        return Span(self.path, line, column)

    def name(self, name: str) -> Name | None:
        """Return a text with its place; None where it is missing."""
        value = self._values.get(name)
        if not self.has(name) or value is None:
            return None
        if not isinstance(value, Scalar):
            self._wrong_type(name, value, _ONE_TEXT, f"{name}: …")
            return None
        return _name(value)

    def text(self, name: str, default: str = "") -> str:
        """Return a text in one line, without outer spaces."""
        found = self.name(name)
        return found.text if found else default

    def names(self, name: str) -> tuple[Name, ...]:
        """Return several texts: a YAML list, or one text with 、 or commas between.

        An item of a list is taken apart only at Chinese signs, which separate nothing in YAML, and not in quotes.
        """
        value = self._values.get(name)
        if value is None or not self.has(name):
            return ()
        items = value.items if isinstance(value, Sequence) else (value,)
        texts: list[Name] = []
        for item in items:
            if not isinstance(item, Scalar):
                self._wrong_type(name, item, _A_LIST, f"{name}: [甲, 乙]")
            elif not isinstance(value, Sequence):
                texts += _split(item, _LIST_SIGNS)
            elif item.quoted:
                texts += [_listed(item)] if item.text.strip() else []
            else:
                texts += _split(item, _CHINESE_LIST_SIGNS)
        return tuple(texts)

    def date(self, name: str) -> datetime.date | None:
        """Return a date; None where it is missing or does not exist."""
        text = self.text(name)
        day = parse_date(text) if text else None
        self._complain_if(bool(text) and day is None, problems.BAD_DATE, name, text)
        return day

    def seconds(self, name: str) -> int:
        """Return a length in seconds; 0 where it is missing or none."""
        text = self.text(name)
        seconds = parse_seconds(text) if text else 0
        self._complain_if(seconds is None, problems.BAD_LENGTH, name, text)
        return seconds or 0

    def yes(self, name: str) -> bool:
        """Return a switch; off where it is missing or unclear."""
        text = self.text(name).lower()
        self._complain_if(bool(text) and text not in YES | NO, problems.BAD_YES_NO, name, text)
        return text in YES

    def whole(self, name: str, default: int, least: int = 0, most: int = 1_000_000) -> int:
        """Return a whole number within bounds; `default` where it is missing or none."""
        text = plain_digits(self.text(name))
        if not text:
            return default
        number = int(text) if re.fullmatch(r"-?\d{1,9}", text) else None
        if number is None or not least <= number <= most:
            wrong = problems.BAD_NUMBER.at(self.span(name), value=text, least=least, most=most, example=max(least, 1))
            self.found.append(wrong)
            return default
        return number

    def group(self, name: str, table: Table) -> "Reader":
        """Return the reader of a mapping inside this one; an empty one where it is missing."""
        value = self._values.get(name)
        if value is not None and self.has(name) and not isinstance(value, Mapping):
            self._wrong_type(name, value, _FIELDS, f"{name}: {{…}}")
        empty = Mapping((), *self._place)
        return Reader(value if isinstance(value, Mapping) else empty, table, self.path, self.found)

    def rows(self, name: str, table: Table, main: str, short: "Short | None" = None) -> list["Reader"]:
        """Return a reader for each item of a list; an item that is only a text is its `main` field, or a short form."""
        value = self._values.get(name)
        if value is None or not self.has(name):
            return []
        items = value.items if isinstance(value, Sequence) else (value,)
        if short:
            items = tuple(part for item in items for part in short.split(item))
        readers: list[Reader] = []
        for item in items:
            if isinstance(item, Scalar):
                item = _in_full(item, main, short)  # noqa: PLW2901 - the long form of the same
            if isinstance(item, Mapping):
                readers.append(Reader(item, table, self.path, self.found))
            else:
                self._wrong_type(name, item, _FIELDS, f"{name}: [{{{main}: …}}]")
        return readers

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return free names with one text each; the names are the user's own."""
        value = self._values.get(name)
        if value is None or not self.has(name):
            return ()
        if not isinstance(value, Mapping):
            self._wrong_type(name, value, _FIELDS, f"{name}: {{…}}")
            return ()
        for key, item in value.entries:
            if not isinstance(item, Scalar):
                self._wrong_type(key.text, item, _ONE_TEXT, f"{key.text}: …")
        return tuple((key.text, _name(item).text) for key, item in value.entries if isinstance(item, Scalar))

    def place(self) -> Name:
        """Return where the mapping itself stands."""
        return Name("", *self._place)

    def _complain_if(self, wrong: bool, problem: Problem, name: str, value: str) -> None:
        if wrong:
            self.found.append(problem.at(self.span(name), key=name, value=value))

    def _wrong_type(self, name: str, value: Node, reason: str, example: str) -> None:
        span = Span(self.path, value.line, value.column)
        self.found.append(problems.WRONG_TYPE.at(span, key=name, reason=reason, example=example))


@dataclass(frozen=True, slots=True)
class Short:
    """How several fields may be written as one text.

    Attributes:
        form: a pattern whose named groups are the fields.
        sign: what stands between two such texts that were written as one.
    """

    form: re.Pattern[str]
    sign: re.Pattern[str]

    def split(self, node: Node) -> tuple[Node, ...]:
        """Return the texts that a node holds; a node that is no text stays as it is."""
        if not isinstance(node, Scalar) or node.quoted:
            return (node,)
        return tuple(_part(node, text) for text in self.sign.split(node.text))


def _in_full(scalar: Scalar, main: str, short: Short | None) -> Mapping:
    """Return the fields that a text stands for."""
    match = short.form.fullmatch(scalar.text.strip()) if short else None
    values = match.groupdict() if match else {main: scalar.text}
    entries = tuple((Scalar(key, scalar.line, scalar.column), _part(scalar, text)) for key, text in values.items())
    return Mapping(entries, scalar.line, scalar.column)


def _part(scalar: Scalar, text: str) -> Scalar:
    """Return a part of a text with its own place; the text itself where it is all of it."""
    if text == scalar.text:
        return scalar
    at = scalar.text_column and scalar.text_column + scalar.text.index(text)
    return Scalar(text, scalar.line, at, text_column=at)


def _name(scalar: Scalar) -> Name:
    return Name(nfc(_SPACES.sub(" ", scalar.text).strip()), scalar.line, scalar.column)


def _listed(scalar: Scalar) -> Name:
    """Return one name of a list; its column is that of its first letter, so that a part of it can be found."""
    begin = len(scalar.text) - len(scalar.text.lstrip())
    return Name(_name(scalar).text, scalar.line, scalar.text_column and scalar.text_column + begin)


def _split(scalar: Scalar, signs: re.Pattern[str]) -> list[Name]:
    """Split ``甲、乙`` into names, each with the column at which it stands (0 where nobody knows)."""
    names, start = [], 0
    for part in signs.split(scalar.text):
        at = scalar.text.find(part, start)
        start = at + len(part)
        if part.strip():
            begin = at + len(part) - len(part.lstrip())
            names.append(
                Name(
                    nfc(_SPACES.sub(" ", part.strip())), scalar.line, scalar.text_column and scalar.text_column + begin
                )
            )
    return names
