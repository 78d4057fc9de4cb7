"""Files as they are: found, decoded, and parsed into values that know their place."""

from builder.source.front_matter import Document, parse_document, parse_fields
from builder.source.located import Mapping, Node, Scalar, Sequence
from builder.source.read import read_text
from builder.source.text import without_controls
from builder.source.walk import (
    SETTINGS_PATH,
    FoundFile,
    Tree,
    is_ignored,
    may_lead,
    misnamed,
    misnamed_file,
    plain_name,
    walk,
)

__all__ = [
    "SETTINGS_PATH",
    "Document",
    "FoundFile",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Tree",
    "is_ignored",
    "may_lead",
    "misnamed",
    "misnamed_file",
    "parse_document",
    "parse_fields",
    "plain_name",
    "read_text",
    "walk",
    "without_controls",
]
