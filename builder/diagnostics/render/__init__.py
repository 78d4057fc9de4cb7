"""One diagnostic, shown to a person, to a program, or on a page."""

from builder.diagnostics.render.html import as_overlay
from builder.diagnostics.render.json import as_json
from builder.diagnostics.render.text import as_text, counted, sentence

__all__ = ["as_json", "as_overlay", "as_text", "counted", "sentence"]
