"""From the path in an address to a file of the output, and to nothing else."""

import re
import urllib.parse
from pathlib import Path

# No name holds a NUL; backslashes and drives lead elsewhere on Windows.
_FORBIDDEN = re.compile(r"[\0\\]|/[A-Za-z]:")


def locate(output: Path, address: str) -> Path | None:
    """Return the file or folder below `output` that a percent-encoded path names, without links in its name.

    Returns:
        None where there is nothing, or where it lies outside; `output` itself for ``/``.
    """
    parts = _parts(address)
    if parts is None:
        return None
    try:
        root = output.resolve(strict=True)
        found = root.joinpath(*parts).resolve(strict=True)
    except (OSError, ValueError, RuntimeError):  # nothing there, a name that cannot be, links in a circle
        return None
    return found if found.is_relative_to(root) else None


def _parts(address: str) -> list[str] | None:
    try:
        path = urllib.parse.unquote(address, errors="strict")
    except UnicodeDecodeError:
        return None
    if not path.startswith("/") or _FORBIDDEN.search(path):
        return None
    parts = path[1:].removesuffix("/").split("/") if path != "/" else []
    return None if any(part in {"", ".", ".."} for part in parts) else parts
