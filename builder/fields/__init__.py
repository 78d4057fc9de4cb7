"""Typed values out of located YAML: what a field may be called, what its value means, and what to say otherwise."""

from builder.fields.file import open_fields
from builder.fields.reader import Reader, Short
from builder.fields.table import Field, Table
from builder.fields.values import Name, parse_date, parse_seconds

__all__ = ["Field", "Name", "Reader", "Short", "Table", "open_fields", "parse_date", "parse_seconds"]
