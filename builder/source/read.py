"""One file to text, with what was wrong on the way."""

from pathlib import Path

from builder.diagnostics import Diagnostic, Span
from builder.source import problems
from builder.source.text import NotTextError, decode


def read_text(disk: Path, path: str) -> tuple[str | None, list[Diagnostic]]:
    """Read a text file of the site.

    Args:
        disk: where it lies.
        path: how the site calls it, for diagnostics.

    Returns:
        The text, or None where it cannot be had, and the problems.
    """
    try:
        decoded = decode(disk.read_bytes())
    except OSError as error:
        return None, [problems.UNREADABLE.at(Span(path), name=disk.name, reason=error.strerror or str(error))]
    except NotTextError:
        return None, [problems.BINARY_TEXT.at(Span(path))]
    if decoded.encoding:
        return decoded.text, [problems.GUESSED_ENCODING.at(Span(path, 1), encoding=decoded.encoding)]
    return decoded.text, []
