"""Diagnostics for programs."""

from builder.diagnostics.model import Diagnostic
from builder.diagnostics.render.text import sentence
from builder.messages import Translator


def as_json(diagnostic: Diagnostic, say: Translator) -> dict[str, str | int]:
    """Return the public shape: code, severity, path, line, column, message, hint."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "path": diagnostic.span.path,
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "message": sentence(diagnostic.message, diagnostic.values, say),
        "hint": sentence(diagnostic.hint, diagnostic.values, say),
    }
