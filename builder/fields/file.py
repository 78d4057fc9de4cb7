"""A file that is nothing but fields."""

from pathlib import Path

from builder.diagnostics import Diagnostic
from builder.fields.reader import Reader
from builder.fields.table import Table
from builder.source import parse_fields, read_text


def open_fields(disk: Path, path: str, table: Table, *nested: Table) -> tuple[Reader | None, list[Diagnostic]]:
    """Open a YAML file.

    Args:
        disk: where it lies.
        path: how the site calls it, for diagnostics.
        table: its fields.
        nested: the fields of groups inside it.

    Returns:
        A reader of its fields (None where they cannot be read), and the problems; the reader adds its own to them.
    """
    text, found = read_text(disk, path)
    if text is None:
        return None, found
    mapping, problems_in_yaml = parse_fields(text, path, table.keys_with(*nested))
    found += problems_in_yaml
    return (None if mapping is None else Reader(mapping, table, path, found)), found
