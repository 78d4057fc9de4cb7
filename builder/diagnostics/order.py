"""The order in which problems are told."""

from collections.abc import Iterable

from builder.diagnostics.model import Diagnostic


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics by place, each once."""
    unique = {(one.span, one.code, tuple(sorted(one.values.items()))): one for one in found}
    return [unique[key] for key in sorted(unique)]
