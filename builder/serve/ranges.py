"""Range requests (RFC 9110, 14): players ask for pieces of a clip."""

import re

_ONE_RANGE = re.compile(r"\s*bytes\s*=\s*(?P<first>[0-9]{0,1000})\s*-\s*(?P<last>[0-9]{0,1000})\s*", re.IGNORECASE)


class UnsatisfiableError(Exception):
    """The range begins behind the end."""


def wanted(header: str, size: int) -> range | None:
    """Return the bytes that a Range header asks for.

    Returns:
        None for everything: there is no header, it is not understood, or it names several ranges.

    Raises:
        UnsatisfiableError: there are no such bytes.
    """
    found = _ONE_RANGE.fullmatch(header)
    if not found or not (found["first"] or found["last"]):
        return None
    if not found["first"]:
        asked = range(max(0, size - int(found["last"])), size)
    else:
        first, last = int(found["first"]), int(found["last"] or size)
        if found["last"] and last < first:
            return None
        asked = range(first, min(last + 1, size))
    if not asked:
        raise UnsatisfiableError
    return asked


def is_same(if_range: str, tag: str, modified: str) -> bool:
    """Return whether what an If-Range header knows is what is there: only then a piece of it is any use."""
    return not if_range or if_range in {tag, modified}
