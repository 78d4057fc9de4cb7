"""Values out of YAML in which every one knows its place.

Scalars stay text: what a text means (a date, a length, yes or no) is the business of whoever asks for it, so that no
YAML rule turns ``00:10`` into 10 or stumbles over 2024-02-30.
"""

import msgspec


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """One text.

    Attributes:
        empty: what YAML calls null: nothing was written.
        quoted: whether it stands in quotes (or is a block of text), so that every sign in it is meant.
        text_column: where its first character stands, behind a quote; 0 where it is not written as it is read
            (over several lines, or with a backslash).
    """

    text: str
    line: int
    column: int
    empty: bool = False
    text_column: int = 0
    quoted: bool = False


class Sequence(msgspec.Struct, frozen=True):
    """A list of values."""

    items: tuple["Node", ...]
    line: int
    column: int


class Mapping(msgspec.Struct, frozen=True):
    """Names with values, in the order written; a name appears once."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping
