"""Bodies: Markdown with shortcodes to clean HTML that knows what it refers to."""

from builder.markup.convert import convert, plain_text
from builder.markup.model import Heading, Markup, Reference, ReferenceKind
from builder.markup.resolve import resolve

__all__ = ["Heading", "Markup", "Reference", "ReferenceKind", "convert", "plain_text", "resolve"]
