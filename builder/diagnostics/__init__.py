"""Problems in the user's files are values: a code, a place, what is wrong, how to mend it."""

from builder.diagnostics.model import Diagnostic, Problem, Severity, Span
from builder.diagnostics.order import in_order
from builder.diagnostics.suggest import nearest

__all__ = ["Diagnostic", "Problem", "Severity", "Span", "in_order", "nearest"]
